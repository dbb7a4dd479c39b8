"""The file of the record: opened, made where there is none, brought up to date; connections that read and that write."""

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import quote
from uuid import uuid4

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, QueuePool

from clapboard.errors import LedgerError, LedgerVersionError
from clapboard.storage import schema
from clapboard.storage.failures import cannot_make, is_busy, told
from clapboard.storage.failures import read_only as may_not_write

WRITES = "clapboard_writes"
"""The execution option of a connection whose transactions write: they begin IMMEDIATE."""

_LOOK_EVERY: Final = 0.002

_PRAGMAS: Final = (
    "foreign_keys = ON",
    "recursive_triggers = ON",  # else INSERT OR REPLACE would delete past the triggers
    "cache_size = -16000",
    "synchronous = NORMAL",  # with a log: a power cut may lose the last documents, never tear one
)


def open_file(path: Path, *, busy_timeout: float, read_only: bool) -> tuple[Engine, bool]:
    """Return an engine on the record in `path`, and whether it may only be read; errors as `clapboard.storage.open_ledger` says."""
    path = path.resolve()  # SQLite's side files lie beside the file itself, not beside a link to it
    if not read_only:
        _make_room(path, busy_timeout=busy_timeout)
    elif not path.is_file():
        msg = f"{path}: there is no record"
        raise LedgerError(msg, hint="read something first (clapboard read …), or give another file with --db")
    read_only = read_only or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK)
    engine = _engine(path, busy_timeout=busy_timeout, read_only=read_only)
    try:
        with told(path):
            _bring_up_to_date(engine, path=path, read_only=read_only)
            if not read_only:
                _use_log(engine, busy_timeout=busy_timeout)
    except BaseException:
        engine.dispose()
        raise
    return engine, read_only


def revision(connection: Connection, *, path: Path) -> str | None:
    """Return the version of the record's tables, None for an empty file; raise LedgerError where it is a database of something else."""
    tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    if "alembic_version" in tables and connection.exec_driver_sql("PRAGMA application_id").scalar() == schema.APPLICATION_ID:
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())
    if tables:
        msg = f"{path}: a database, but no record of Clapboard's"
        raise LedgerError(msg, hint="give another file with --db")
    return None


def _make_room(path: Path, *, busy_timeout: float) -> None:
    """Make folder and file where there are none. The file appears whole or not at all, and of two processes one is first."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size:
            return
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            raise may_not_write(path)
        with told(path):
            if path.exists():
                _fill(path, busy_timeout=busy_timeout)
            else:
                _place(path, busy_timeout=busy_timeout)
    except OSError as error:
        raise cannot_make(error, path=path) from error


def _place(path: Path, *, busy_timeout: float) -> None:
    new = path.with_name(f".{path.name}.{uuid4().hex}.new")
    try:
        new.touch(mode=0o666, exist_ok=False)
        _fill(new, busy_timeout=busy_timeout)
        try:
            os.link(new, path)  # unlike a rename, never over another process's file
        except FileExistsError:
            pass
        except OSError:  # no hard links on this file system
            if not path.exists():
                new.rename(path)
    finally:
        new.unlink(missing_ok=True)
        for suffix in ("-wal", "-shm", "-journal"):
            with suppress(FileNotFoundError):
                new.with_name(new.name + suffix).unlink()


def _fill(path: Path, *, busy_timeout: float) -> None:
    """Make the tables in an empty file, unless another process has done so meanwhile."""
    engine = _engine(path, busy_timeout=busy_timeout, read_only=False)
    try:
        with engine.execution_options(**{WRITES: True}).begin() as connection:
            if revision(connection, path=path) is None:
                schema.create(connection)
        _use_log(
            engine, busy_timeout=busy_timeout
        )  # only now: the tables are then in the file itself, which is whole without a log beside it
    finally:
        engine.dispose()


def _use_log(engine: Engine, *, busy_timeout: float) -> None:
    """See to it that writers append to a log (WAL), so that nobody who reads ever waits; backups may come without.

    SQLite does not wait for others when it changes the mode, as it does when it writes: we do.
    """
    last = time.monotonic() + busy_timeout
    while True:
        try:
            with engine.connect() as connection:
                if connection.exec_driver_sql("PRAGMA journal_mode").scalar() != "wal":
                    connection.exec_driver_sql("PRAGMA journal_mode = WAL")
                return
        except DBAPIError as error:
            if not is_busy(error) or time.monotonic() > last:
                raise
            time.sleep(_LOOK_EVERY)


def _bring_up_to_date(engine: Engine, *, path: Path, read_only: bool) -> None:
    with engine.connect() as connection:
        held = revision(connection, path=path)
    if held == schema.HEAD:
        return
    if held is None:
        msg = f"{path}: an empty file, no record yet"
        raise LedgerError(msg, hint="read something first (clapboard read …)")
    from clapboard.storage import migrations  # noqa: PLC0415 - alembic is needed for older files alone

    if held not in migrations.known():
        msg = f"{path}: written by a newer Clapboard (its version of the record is {held}, ours {schema.HEAD})"
        raise LedgerVersionError(msg, hint="bring Clapboard up to date: pip install --upgrade clapboard")
    if read_only:
        raise may_not_write(path)
    migrations.upgrade(engine.execution_options(**{WRITES: True}))


def _engine(path: Path, *, busy_timeout: float, read_only: bool) -> Engine:
    def connect() -> sqlite3.Connection:
        return _connect(path, busy_timeout=busy_timeout, read_only=read_only)

    # who may not write beside the file looks at each use whether somebody who may is at work; see _connect
    pool = QueuePool if os.access(path.parent, os.W_OK) else NullPool
    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=pool)
    event.listen(engine, "begin", _begin)
    return engine


def _connect(path: Path, *, busy_timeout: float, read_only: bool) -> sqlite3.Connection:
    beside = os.access(path.parent, os.W_OK)
    mode = "rw" if beside and os.access(path, os.W_OK) else "ro"
    if not beside and not path.with_name(path.name + "-wal").exists():
        mode = "ro&immutable=1"  # SQLite cannot put its side files there, and with no log beside it the file is whole
    address = f"file:{quote(str(path))}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=busy_timeout, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if read_only:
            connection.execute("PRAGMA query_only = ON")  # though the file may be opened to write: the last to leave tidies up
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    """Begin for writing at once, so that nobody waits in the middle; readers begin nothing and hold nothing between statements."""
    if connection.get_execution_options().get(WRITES):
        _take_turn(connection)


def _take_turn(connection: Connection) -> None:
    """Begin to write as soon as nobody else does, looking every other millisecond.

    SQLite itself looks more and more seldom (after 1, 2, 5, 10 and up to 100 ms): an editor's click would wait for as long though writers
    are done after a few milliseconds each. Somebody who holds the record for longer than the connection's own time limit is an error.
    """
    allowed = int(connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one())
    until = time.monotonic() + allowed / 1000
    connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            except DBAPIError as error:
                if not is_busy(error) or time.monotonic() >= until:
                    raise
            else:
                return
            time.sleep(_LOOK_EVERY)
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {allowed}")
