"""`clapboard conflicts`: where documents disagree."""

from typing import Annotated

import typer

from clapboard.cli.desk import AsOf, Db, Json, console, print_json
from clapboard.cli.opening import record

Title = Annotated[str | None, typer.Argument(help="The show (default: all shows on record).")]


def run(title: Title = None, db: Db = None, as_of: AsOf = None, as_json: Json = False) -> None:
    """List where documents disagree, with the words of every side and which is right where a better source settles it."""
    from clapboard.publishing import answers

    with record(db, as_of=as_of) as held:
        parts = [held.slice(name) for name in ((held.find(title),) if title else held.titles())]
        rows = [answers.conflict(item, part) for part in parts for item in part.conflicts()]
    if as_json:
        print_json(rows)
        return
    from clapboard.cli import layout

    layout.conflicts(console(), rows)
    if not rows:
        print("No two documents disagree, so far as the record holds.")
