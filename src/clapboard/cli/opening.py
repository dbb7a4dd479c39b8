"""Opening the record for a command, and finding a claim in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from clapboard.cli.desk import day, ledger
from clapboard.errors import AmbiguousError, NotFoundError

if TYPE_CHECKING:
    from clapboard.record.ledger import Kept, Ledger
    from clapboard.record.view import Record


@contextmanager
def record(db: Path | None, *, as_of: str | None = None) -> Iterator["Record"]:
    """Give the record as of a day (text of an option); raise UsageError for no day, LedgerError where the file cannot be used."""
    from clapboard.record.view import Record

    chosen = day(as_of)
    with ledger(db) as opened:
        yield Record.of(opened, as_of=chosen)


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
