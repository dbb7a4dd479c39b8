"""Opening the record for a command, and finding a claim in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from clapboard.cli.desk import day, ledger, settings
from clapboard.errors import AmbiguousError, NotFoundError

if TYPE_CHECKING:
    from clapboard.record.ledger import Kept, Ledger
    from clapboard.record.view import Record
    from clapboard.storage.following import Following


@contextmanager
def record(db: Path | None, *, as_of: str | None = None) -> Iterator["Record"]:
    """Give the record as of a day (text of an option); raise UsageError for no day, LedgerError where the file cannot be used."""
    from clapboard.record.view import Record

    chosen = day(as_of)
    with ledger(db) as opened:
        yield Record.of(opened, as_of=chosen)


@contextmanager
def books(db: Path | None, *, read_only: bool = True) -> Iterator["Following"]:
    """Give the books on what is followed; raise NotFoundError where there is no record to read them from."""
    from clapboard.storage import open_following

    chosen = settings(db)
    if read_only and not chosen.db.exists():
        msg = f"there is no record at {chosen.db}"
        raise NotFoundError(msg, hint="clapboard follow ADDRESS… makes one")
    opened = open_following(chosen.db, settings=chosen, read_only=read_only)
    try:
        yield opened
    finally:
        opened.close()


def claim_of(prefix: str, opened: "Ledger") -> "Kept":
    """Return the claim whose id begins with `prefix`; raise NotFoundError or AmbiguousError where that is not one."""
    found = {kept.claim.id: kept for kept in opened.claims.find(prefix)}
    if not found:
        msg = f"no claim {prefix} on record"
        raise NotFoundError(msg, hint="clapboard show TITLE prints the ids")
    if len(found) > 1:
        msg = f"{prefix} begins several ids: {', '.join(sorted(found))}"
        raise AmbiguousError(msg, hint="give more of it")
    return next(iter(found.values()))
