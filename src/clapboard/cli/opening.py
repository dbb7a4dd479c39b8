"""Opening the record for a reading command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from clapboard.cli.desk import day, ledger

if TYPE_CHECKING:
    from clapboard.record.view import Record


@contextmanager
def record(db: Path | None, *, as_of: str | None = None) -> Iterator["Record"]:
    """Give the record as of a day (text of an option); raise UsageError for no day, LedgerError where the file cannot be used."""
    from clapboard.record.view import Record

    chosen = day(as_of)
    with ledger(db) as opened:
        yield Record.of(opened, as_of=chosen)
