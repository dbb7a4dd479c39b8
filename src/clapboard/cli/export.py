"""`clapboard export`: the record in the forms that other tools read."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clapboard.cli.desk import AsOf, Db, day, ledger, note
from clapboard.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from clapboard.publishing.twins import Sheet
    from clapboard.record.ledger import Ledger
    from clapboard.record.view import Record


class Form(StrEnum):
    """The forms: those of the data twins, and Parquet."""

    JSON = "json"
    JSONLD = "jsonld"
    CSV = "csv"
    ICS = "ics"
    ATOM = "atom"
    MD = "md"
    WIKI = "wiki"
    PARQUET = "parquet"


Title = Annotated[str | None, typer.Argument(metavar="[TITLE]", help="The show (default: all shows on record, a file for each).")]
As = Annotated[Form, typer.Option("--as", help="The form.")]
Into = Annotated[
    Path | None,
    typer.Option("--into", metavar="PATH", help="A file for one show (default: standard output), a folder for all, and for Parquet."),
]
Base = Annotated[str, typer.Option("--base", metavar="URL", help="Where `clapboard serve` answers: links lead there.")]
_MOST_CHANGES = 100


def run(
    title: Title = None, form: As = Form.CSV, into: Into = None, db: Db = None, as_of: AsOf = None, base: Base = "http://127.0.0.1:8000"
) -> None:
    """Write a show, or the whole record: as JSON, JSON-LD, CSV, calendar, Atom feed, Markdown, wiki text, or Parquet."""
    from clapboard.record.view import Record

    if into is None and (title is None or form is Form.PARQUET):
        msg = "several files need a folder"
        raise UsageError(msg, hint="--into FOLDER")
    on = day(as_of)
    with ledger(db) as opened:
        record = Record.of(opened, as_of=on)
        shows = (record.find(title),) if title else record.titles()
        if form is Form.PARQUET and into is not None:
            _parquet(record, shows, into)
            return
        for name, content in _texts(opened, record, shows, form=form, base=base.rstrip("/"), on=on):
            if title is None and into is not None:
                into.mkdir(parents=True, exist_ok=True)
                (into / name).write_bytes(content)
            elif into is not None:
                into.write_bytes(content)
            else:
                sys.stdout.buffer.write(content)
    if title is None:
        note(f"{len(shows)} files in {into}")


def _parquet(record: "Record", shows: tuple[str, ...], into: Path) -> None:
    from clapboard.publishing.frames import write_parquet

    written = write_parquet((record.slice(show) for show in shows), into)
    note(", ".join(f"{count} {name}" for name, count in written.items()) + f" in {into}")


def _texts(
    opened: "Ledger", record: "Record", shows: tuple[str, ...], *, form: Form, base: str, on: "date | None"
) -> Iterator[tuple[str, bytes]]:
    """Yield each show's file: its name and its content. Shows whose titles share a part of an address are numbered."""
    from clapboard.publishing.twins import TWINS
    from clapboard.publishing.views.wording import slugs

    names = {show: name for name, show in slugs(record.titles()).items()}
    for show in shows:
        sheet = _sheet(opened, record, show, address=f"/shows/{names[show]}", base=base, on=on)
        yield f"{names[show]}.{form.value}", TWINS[form.value].write(sheet)


def _sheet(opened: "Ledger", record: "Record", show: str, *, address: str, base: str, on: "date | None") -> "Sheet":
    from clapboard.publishing.twins.pages import Context, Place, judged, sheet_of_show
    from clapboard.publishing.views.changes import changes_view
    from clapboard.publishing.views.show import show_view
    from clapboard.record.changes import Holdings, changes

    held = record.slice(show)
    holdings = Holdings.of(opened, show)
    found = changes(holdings, show=holdings.called(show), newest=_MOST_CHANGES)
    lines = changes_view(found, {source.id: source for source in holdings.sources}, show=show).lines
    context = Context(changes=lines, judged=judged(opened.judgements.all(), held))
    return sheet_of_show(show_view(held, at=on, most=None), held, Place(address=address, base=base, at=on), context)
