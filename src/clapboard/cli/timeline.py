"""`clapboard timeline`: what happened, in order."""

from typing import Annotated

import typer

from clapboard.cli.desk import AsOf, Db, Json, console, print_json
from clapboard.cli.opening import record

Title = Annotated[str, typer.Argument(help="The show, or enough of its title to tell it from the others.")]


def run(title: Title, db: Db = None, as_of: AsOf = None, as_json: Json = False) -> None:
    """Print what happened to a show, in order, each event with who reported it first."""
    from clapboard.publishing import answers

    with record(db, as_of=as_of) as held:
        part = held.slice(held.find(title))
        rows = [answers.event(item, part) for item in part.timeline()]
    if as_json:
        print_json(rows)
        return
    from clapboard.cli import layout, plot

    screen = console()
    plot.timeline(screen, rows)
    layout.timeline(screen, rows)
