"""Backups of the record: one file, whole, taken while others read and write; and the way back."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from clapboard.config import Settings
from clapboard.errors import LedgerError, NotFoundError, UsageError
from clapboard.storage.connections import Connections
from clapboard.storage.failures import cannot_make, told
from clapboard.storage.takedown import Takedowns

_PAGES_AT_ONCE = 2_000


def damage(path: Path) -> tuple[str, ...]:
    """Return what SQLite finds wrong with the file of a record, nothing where it is sound; raise LedgerError where it is no database."""
    with told(path), closing(_open(path)) as connection:
        found = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(20)")]
        loose = [f"a row of {table} that leads nowhere" for table, *_ in connection.execute("PRAGMA foreign_key_check")]
    return tuple(line for line in (*found, *loose[:20]) if line != "ok")


def backup(db: Path, target: Path) -> int:
    """Write the whole record in `db` to a new file, as of one moment, and return its size in bytes; nobody who writes has to wait.

    The file appears whole or not at all. Raises UsageError where there is something at `target` already, LedgerError where `db` is
    damaged or `target` cannot be written.
    """
    if not db.is_file():
        msg = f"there is no record at {db}"
        raise NotFoundError(msg, hint="give the record's file with --db")
    if target.exists():
        msg = f"{target} exists already"
        raise UsageError(msg, hint="name a file that does not exist")
    with _appearing(target) as new:
        _copy(db, new)
        _refuse_damaged(new, named=db)
    return target.stat().st_size


def restore(source: Path, settings: Settings, *, now: datetime, replace: bool = False) -> tuple[Path | None, int]:
    """Make the record what it was in a backup; return where the record that was there is kept, and how much was forgotten since.

    Raises UsageError where there is a record and `replace` is not set, LedgerError where the backup is damaged, none of ours, or of a
    newer Clapboard. What was forgotten in the record that is there is forgotten in the restored one too.
    """
    db = settings.db
    if not source.is_file():
        msg = f"there is no backup at {source}"
        raise NotFoundError(msg, hint="give the file that clapboard backup wrote")
    if db.exists() and db.stat().st_size and not replace:
        msg = f"there is a record at {db}"
        raise UsageError(msg, hint="--replace puts the backup in its place and keeps it beside under another name")
    _refuse_damaged(source, named=source)
    if not (db.exists() and db.stat().st_size):
        with suppress(FileNotFoundError):
            db.unlink()
        db.parent.mkdir(parents=True, exist_ok=True)
        with _appearing(db) as new:
            _prepare(source, new, settings, forgotten=[])
        return None, 0
    kept = db.with_name(f"{db.name}.before-{now:%Y%m%dT%H%M%S}")
    backup(db, kept)
    held = _takedowns(db, settings).all()
    with _appearing(db, moved=False) as new:
        again = _prepare(source, new, settings, forgotten=held)
        with told(db), closing(_open(new)) as copy, closing(sqlite3.connect(db, timeout=settings.busy_timeout)) as there:
            copy.backup(there)  # one transaction: whoever reads sees the old record or the new one, also after a kill
    return kept, again


def _prepare(source: Path, new: Path, settings: Settings, *, forgotten: list) -> int:  # type: ignore[type-arg] # as Takedowns.all gives them
    _copy(source, new)
    books = _takedowns(new, settings)
    again = books.again(forgotten)
    books.close()
    with closing(sqlite3.connect(new)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return again


class _Books(Takedowns):
    def close(self) -> None:
        self._connections.close()


def _takedowns(path: Path, settings: Settings) -> _Books:
    return _Books(Connections(path, busy_timeout=settings.busy_timeout, read_only=False))


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True, timeout=10)


def _copy(source: Path, target: Path) -> None:
    with told(source), closing(_open(source)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there, pages=_PAGES_AT_ONCE, sleep=0.001)
        there.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it


def _refuse_damaged(path: Path, *, named: Path) -> None:
    found = damage(path)
    if found:
        msg = f"{named}: damaged: {found[0]}"
        raise LedgerError(msg, hint="clapboard record rebuild derives the record anew from its captures; or take another backup")
    with told(named), closing(_open(path)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "alembic_version" not in tables or "captures" not in tables:
        msg = f"{named}: a database, but no record of Clapboard's"
        raise LedgerError(msg, hint="give the file that clapboard backup wrote")


@contextmanager
def _appearing(path: Path, *, moved: bool = True) -> Iterator[Path]:
    """Give a file beside `path` to be filled; at the end it is put there, whole and on the disk, or goes away."""
    new = path.with_name(f".{path.name}.{uuid4().hex}.new")
    try:
        yield new
        if moved:
            with new.open("rb+") as file:
                os.fsync(file.fileno())
            new.rename(path)
    except OSError as error:
        raise cannot_make(error, path=path) from error
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                new.with_name(new.name + suffix).unlink()
