"""One run at a time: two would ask every host twice."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clapboard.errors import LedgerBusyError


@contextmanager
def only_one(db: Path) -> Iterator[None]:
    """Hold the right to watch for the record in `db`; raise LedgerBusyError where another process has it.

    The system lets go of it when the process ends, however it ends. Where the system has no such locks, nothing is held.
    """
    try:
        import fcntl  # noqa: PLC0415 (not on every system)
    except ImportError:
        yield
        return
    db.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(db.with_name(f".{db.name}.watch"), os.O_CREAT | os.O_RDWR, 0o666)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            msg = f"{db}: another watch is at work on this record"
            raise LedgerBusyError(msg, hint="end it first, or give another file with --db") from error
        yield
    finally:
        os.close(handle)
