"""What the commands share: options, opening the record, and printing for people or for programs."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clapboard.config import Settings
from clapboard.errors import LedgerReadOnlyError, NotFoundError, UsageError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from clapboard.record.ledger import Ledger

Db = Annotated[Path | None, typer.Option("--db", metavar="PATH", help="The record's file (default: CLAPBOARD_DB, else the data folder).")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of a table.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Answer with what had been published by then (YYYY-MM-DD).")]

FINDINGS = 1
SOURCE_ERROR = 3


def settings(db: Path | None = None) -> Settings:
    """Return the settings, with the record's file from the command line over all else."""
    loaded = Settings.load()
    return replace(loaded, db=db.expanduser()) if db else loaded


@contextmanager
def ledger(db: Path | None, *, read_only: bool = True) -> Iterator["Ledger"]:
    """Open the record for one command; raise NotFoundError where there is none to read."""
    from clapboard.storage import open_ledger

    chosen = settings(db)
    if read_only and not chosen.db.exists():
        msg = f"there is no record at {chosen.db}"
        raise NotFoundError(msg, hint="clapboard read SOURCE… makes one; clapboard demo shows one")
    try:
        opened = open_ledger(chosen.db, settings=chosen, read_only=read_only)
    except LedgerReadOnlyError:  # a file of an earlier version is brought up to date by whoever may write it
        open_ledger(chosen.db, settings=chosen).close()
        opened = open_ledger(chosen.db, settings=chosen, read_only=read_only)
    try:
        yield opened
    finally:
        opened.close()


def day(text: str | None) -> date | None:
    """Return the day that an option names; raise UsageError for what is no day."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        msg = f"{text!r} is no day"
        raise UsageError(msg, hint="give YYYY-MM-DD, for instance 2025-03-14") from error


def console(*, stderr: bool = False) -> "Console":
    """Return the console for people: as wide as the terminal, 100 columns where there is none; NO_COLOR is kept."""
    from rich.console import Console

    wide = Console(highlight=False, stderr=stderr)
    return wide if wide.is_terminal else Console(highlight=False, stderr=stderr, width=100)


def table(*columns: str, title: str | None = None) -> "Table":
    """Return an empty table with the house's look: rules, no boxes."""
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", show_edge=False, pad_edge=False)
    for column in columns:
        made.add_column(column, overflow="fold")
    return made


def print_json(answer: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
    """Print one JSON value; lone surrogates of a damaged text are escaped, so it is always valid UTF-8."""
    text = json.dumps(answer, ensure_ascii=False, indent=2)
    sys.stdout.write(text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")


def note(message: str) -> None:
    """Say something about the run, on standard error."""
    print(message, file=sys.stderr)
