"""`clapboard restore`: the record as it was in a backup."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from clapboard.cli.desk import Db, settings

Source = Annotated[Path, typer.Argument(metavar="FILE", help="What `clapboard backup` wrote.")]
Replace = Annotated[bool, typer.Option("--replace", help="Put it in the place of the record there, which is kept beside it.")]


def run(source: Source, replace: Replace = False, db: Db = None) -> None:
    """Make the record what it was in a backup; what was forgotten since stays forgotten."""
    from clapboard.storage.backup import restore

    chosen = settings(db)
    kept, again = restore(source, chosen, now=datetime.now(UTC), replace=replace)
    print(f"{chosen.db}: restored from {source}")
    if kept:
        print(f"the record that was there: {kept}")
    if again:
        print(f"{again} takedowns carried out again")
