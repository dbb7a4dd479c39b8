"""`clapboard backup`: the whole record in one file."""

from pathlib import Path
from typing import Annotated

import typer

from clapboard.cli.desk import Db, settings

Target = Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it; there must be nothing yet.")]


def run(target: Target, db: Db = None) -> None:
    """Write the whole record to a file, as of one moment, while others may read and write; `restore` brings it back."""
    from clapboard.storage.backup import backup

    size = backup(settings(db).db, target)
    print(f"{target}: {size:,} bytes, checked")
