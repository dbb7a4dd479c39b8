"""`clapboard show`: a show's record, every line with the words that prove it."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from clapboard.cli import desk
from clapboard.cli.desk import AsOf, Db, Json, console, print_json

if TYPE_CHECKING:
    from rich.console import Console

Title = Annotated[str, typer.Argument(help="The show, or enough of its title to tell it from the others.")]


def run(title: Title, db: Db = None, as_of: AsOf = None, as_json: Json = False) -> None:
    """Print where every season of a show stands and all else on record of it, each line with its evidence."""
    from clapboard.publishing import answers
    from clapboard.publishing.charts import says
    from clapboard.record.charts import Charts
    from clapboard.record.view import Record

    chosen = desk.day(as_of)
    with desk.ledger(db) as ledger:
        held, show = Record.of_show(ledger, title, as_of=chosen)
        charts = Charts.meaning(ledger, show)
        answer = {"as_of": as_of, **answers.show(held.slice(show)), "charts": says(charts, day=chosen) if charts.runs(chosen) else None}
    if as_json:
        print_json(answer)
    else:
        print_show(answer, console())


def print_show(answer: dict[str, Any], screen: "Console") -> None:
    """Print the answer of `publishing.answers.show` for people."""
    from clapboard.cli import layout

    layout.heading(screen, answer)
    layout.seasons(screen, answer["seasons"])
    layout.timeline(screen, answer["timeline"])
    layout.people(screen, answer["people"], answer["characters"])
    layout.sayings(screen, answer["statements"])
    layout.conflicts(screen, answer["conflicts"])
    layout.synopses(screen, answer["synopses"])
    layout.signals(screen, answer["audience"], answer["habits"], charts=answer.get("charts"))
    layout.undated(screen, answer["documents"])
