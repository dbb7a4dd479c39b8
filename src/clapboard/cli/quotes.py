"""`clapboard quotes`: who said what."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from clapboard.cli.desk import AsOf, Db, Json, console, print_json
from clapboard.cli.opening import record

if TYPE_CHECKING:
    from clapboard.record.view import Record

Title = Annotated[str | None, typer.Argument(help="The show (default: all shows on record).")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Only what this person said (any part of the name).")]

First = Annotated[bool, typer.Option("--first", help="Each saying once, as first seen, with who reprinted it.")]


def run(title: Title = None, by: By = None, first: First = False, db: Db = None, as_of: AsOf = None, as_json: Json = False) -> None:
    """List what was said, in the order of report: words, speaker, venue, outlet."""
    from clapboard.publishing import answers

    with record(db, as_of=as_of) as held:
        titles = (held.find(title),) if title else held.titles()
        rows = _sayings(held, titles[0] if title else None, by) if first else list(answers.statements_of(held, titles, by=by))
    if as_json:
        print_json(rows)
        return
    from clapboard.cli import findings, layout

    if first:
        findings.recycled(console(), rows)
    else:
        layout.statements(console(), rows)


def _sayings(held: "Record", title: str | None, by: str | None) -> list[dict[str, Any]]:
    from clapboard.checking import answers, reprinted

    rows = [answers.told(item) for item in reprinted(held, title)]
    return [row for row in rows if by is None or by.casefold() in (row["speaker"] or "").casefold()]
