"""`clapboard check`: a draft against the record."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from clapboard.cli.desk import FINDINGS, SOURCE_ERROR, Db, Json, console, ledger, note, print_json, settings
from clapboard.errors import SourceError

Drafts = Annotated[list[str], typer.Argument(metavar="DRAFT…", help="Files, folders, - for standard input, or addresses.")]


def run(drafts: Drafts, db: Db = None, as_json: Json = False) -> None:
    """Say what a draft adds to the record: new, on record, recycled, conflicting, no source found. Nothing is written.

    Exit code 1 when there is something to look at before publishing: altered words, a new frame for old ones, a conflict.
    """
    from clapboard.checking import answers, check, read_draft
    from clapboard.pipeline import Reader
    from clapboard.sources import collect

    reader = Reader()
    rows, failed = [], False
    with ledger(db) as opened:
        for capture in collect(drafts, settings=settings(db), now=datetime.now(UTC)):
            try:
                if isinstance(capture, SourceError):
                    raise capture
                rows.append(answers.check(check(read_draft(capture, reader), opened)))
            except SourceError as error:
                failed = True
                note(f"clapboard: {error}" + (f" ({error.hint})" if error.hint else ""))
    if as_json:
        print_json(rows)
    else:
        from clapboard.cli import findings

        screen = console()
        for at, row in enumerate(rows):
            screen.print("\n" if at else "", end="")
            findings.check(screen, row)
    if failed:
        raise typer.Exit(SOURCE_ERROR)
    if any(row["needs_a_look"] for row in rows):
        raise typer.Exit(FINDINGS)
