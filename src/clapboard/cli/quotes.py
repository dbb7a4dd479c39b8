"""`clapboard quotes`: who said what."""

from typing import Annotated

import typer

from clapboard.cli.desk import AsOf, Db, Json, console, print_json
from clapboard.cli.opening import record

Title = Annotated[str | None, typer.Argument(help="The show (default: all shows on record).")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Only what this person said (any part of the name).")]


def run(title: Title = None, by: By = None, db: Db = None, as_of: AsOf = None, as_json: Json = False) -> None:
    """List what was said, in the order of report: words, speaker, venue, outlet."""
    from clapboard.publishing import answers

    with record(db, as_of=as_of) as held:
        titles = (held.find(title),) if title else held.titles()
        rows = list(answers.statements_of(held, titles, by=by))
    if as_json:
        print_json(rows)
        return
    from clapboard.cli import layout

    layout.statements(console(), rows)
