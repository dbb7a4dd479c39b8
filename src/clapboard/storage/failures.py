"""What SQLite complains of, in our words."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from clapboard.errors import LedgerBusyError, LedgerError, LedgerFullError, LedgerReadOnlyError

_TAKEN: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_NEXT_TO_NOTHING: Final = 1_000_000
"""Bytes free at and below which an input/output error is taken for a full device."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into LedgerErrors that name `path` and say what to do; programming errors pass as they are."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error) and (ours := failure(error.orig, path=path)):
            raise ours from error
        raise
    except sqlite3.Error as error:
        if ours := failure(error, path=path):
            raise ours from error
        raise


def is_busy(error: DBAPIError) -> bool:
    """Tell whether the trouble is only that another process is writing just now."""
    return isinstance(error.orig, sqlite3.OperationalError) and (error.orig.sqlite_errorcode & 0xFF) in _TAKEN


def failure(error: sqlite3.Error, *, path: Path) -> LedgerError | None:
    """Return what to raise for `error`, None where it is no trouble with the file."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF  # the low byte is the kind, the rest says more
    if code in _TAKEN:
        return LedgerBusyError(
            f"{path}: another process is writing to the record", hint="wait until it is done, or raise CLAPBOARD_BUSY_TIMEOUT (seconds)"
        )
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}:
        return read_only(path)
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _is_full(path)):
        return _full(path)
    if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
        return LedgerError(f"{path}: no record of Clapboard's, or damaged ({error})", hint="give another file with --db, or a backup")
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR}:
        return LedgerError(f"{path}: the record cannot be opened or read ({error})", hint="check the path and its permissions")
    return None


def read_only(path: Path) -> LedgerReadOnlyError:
    """Return the error that says that we may not write to `path`."""
    return LedgerReadOnlyError(
        f"{path}: the record may be read but not written", hint="check its permissions, or give another file with --db"
    )


def cannot_make(error: OSError, *, path: Path) -> LedgerError:
    """Return what to raise where the operating system lets no file be made at `path`."""
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return read_only(path)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return _full(path)
    return LedgerError(f"{path}: the record cannot be made there ({error.strerror})", hint="give another file with --db")


def _full(path: Path) -> LedgerFullError:
    return LedgerFullError(f"{path}: no room left for the record", hint="free some space and read it again; nothing was half written")


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free <= _NEXT_TO_NOTHING
    except OSError:
        return False
