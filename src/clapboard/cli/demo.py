"""`clapboard demo`: the sample coverage, read and printed."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from clapboard.cli.desk import Json, console, print_json, settings
from clapboard.cli.show import print_show


def coverage() -> Path:
    """Return the folder of the sample coverage: in the package where it was installed, at the top of a checkout."""
    packaged = Path(__file__).resolve().parent.parent / "examples" / "coverage"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "examples" / "coverage"


def run(as_json: Json = False) -> None:
    """Read the sample coverage (invented articles on an invented series) and print its record. Nothing is kept."""
    from clapboard.pipeline import Reader, read
    from clapboard.publishing import answers
    from clapboard.record.view import Record
    from clapboard.sources import collect
    from clapboard.storage import open_ledger

    opened = open_ledger(":memory:", settings=settings())
    captures = collect([str(coverage())], settings=settings(), now=datetime.now(UTC))
    documents = sum(outcome.error is None for outcome in read(captures, opened, reader=Reader(strict="--debug" in sys.argv)))
    record = Record.of(opened)
    held = [record.slice(title) for title in record.titles()]
    answer = {"as_of": None, **answers.show(max(held, key=lambda part: len(part.claims)))}
    if as_json:
        print_json(answer)
        return
    screen = console()
    screen.print(f"[dim]Read {documents} invented articles from examples/coverage. Here is the record of the series they are about.[/]\n")
    print_show(answer, screen)
    screen.print("\n[dim]Now with articles of your own: clapboard read ARTICLES…, then clapboard show TITLE, clapboard why ID[/]")
