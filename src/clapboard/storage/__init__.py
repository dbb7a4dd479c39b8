"""Ledgers: where the record is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clapboard.config import Settings
    from clapboard.record.ledger import Ledger
    from clapboard.storage.following import Following

__all__ = ["open_following", "open_ledger"]


def open_ledger(path: Path | str, *, settings: Settings, read_only: bool = False) -> Ledger:
    """Open the ledger in the file at `path`, made where there is none; `":memory:"` gives one that ends with the process.

    With `read_only`, or where the file may not be written, reading works and writing raises LedgerReadOnlyError.
    Raises LedgerError where the file is none of ours, damaged or (with `read_only`) missing, LedgerVersionError where a newer
    Clapboard wrote it, LedgerReadOnlyError where it would have to be made or brought up to date and cannot be, LedgerBusyError and
    LedgerFullError as their names say.
    """
    # imported here: SQLAlchemy takes longer to load than `clapboard --help` may last
    if str(path) == ":memory:":
        from clapboard.storage.memory import MemoryLedger  # noqa: PLC0415 - see above

        return MemoryLedger()
    from clapboard.storage.sqlite import SqliteLedger  # noqa: PLC0415 - see above

    return SqliteLedger(Path(path), busy_timeout=settings.busy_timeout, read_only=read_only)


def open_following(path: Path | str, *, settings: Settings, read_only: bool = False) -> Following:
    """Open the books on what is followed, which lie in the record's file; as `open_ledger`, which may have the same file open."""
    from clapboard.storage.following import Following  # noqa: PLC0415 - as above

    return Following(Path(path), busy_timeout=settings.busy_timeout, read_only=read_only)
