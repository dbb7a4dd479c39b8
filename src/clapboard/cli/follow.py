"""`clapboard follow`: addresses to be asked again and again."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from clapboard.cli.desk import SOURCE_ERROR, Db, note, settings
from clapboard.cli.opening import books
from clapboard.errors import SourceError

Addresses = Annotated[list[str], typer.Argument(metavar="ADDRESS|OPML…", help="Feeds, news sitemaps, pages; or files of OPML.")]


def run(addresses: Addresses, db: Db = None) -> None:
    """Follow feeds, news sitemaps and pages from now on; `clapboard watch` asks them what is new."""
    from clapboard.sources.following import addresses_in

    new, wrong = 0, 0
    now = datetime.now(UTC)
    with books(db, read_only=False) as held:
        gone = {item.address: item for item in held.follows.all() if item.gone}
        for named in addresses:
            try:
                found = addresses_in(named, is_file=Path(named).is_file(), settings=settings(db))
            except SourceError as error:
                note(f"clapboard: {error} ({error.hint})")
                wrong += 1
                continue
            for address in found:
                if address in gone:
                    held.follows.note(replace(gone[address], gone=False, error=None))
                new += held.follows.add(address, at=now)
        total = len(held.follows.all())
    print(f"{total} followed ({new} new)")
    if wrong:
        raise typer.Exit(SOURCE_ERROR)
