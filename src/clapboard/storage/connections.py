"""Connections to one file: to read (nothing held between statements), to write (one transaction)."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Select

from clapboard.errors import LedgerError
from clapboard.storage.codec import AnyRow
from clapboard.storage.failures import read_only as may_not_write
from clapboard.storage.failures import told
from clapboard.storage.file import WRITES, open_file


class Connections:
    """What the rooms of the SQLite ledger share. Threads may share it too; each use is a connection of its own."""

    def __init__(self, path: Path, *, busy_timeout: float, read_only: bool) -> None:
        """Open or make the file; errors as `clapboard.storage.open_ledger` says."""
        self.path = path
        self._engine, self.read_only = open_file(path, busy_timeout=busy_timeout, read_only=read_only)
        self._writes: Engine = self._engine.execution_options(**{WRITES: True})

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection on which each statement sees what is written by then."""
        with told(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a transaction that is the only one to write; it ends, whole or not at all, with the block."""
        if self.read_only:
            raise may_not_write(self.path)
        with told(self.path), self._writes.begin() as connection:
            yield connection

    def rows(self, query: Select[*tuple[Any, ...]]) -> Sequence[AnyRow]:
        """Return all that `query` finds; no statement outlives the call."""
        with self.reading() as connection, self.intact("a row"):
            return connection.execute(query).all()

    def ask(self, statement: str, values: tuple[Any, ...] = ()) -> Sequence[AnyRow]:
        """Return all rows that a statement of our own finds; as `rows`, without the cost of making the statement."""
        with self.reading() as connection, self.intact("a row"):
            return connection.exec_driver_sql(statement, values).all()

    @contextmanager
    def intact(self, what: str | Callable[[], str]) -> Iterator[None]:
        """Turn whatever goes wrong while a row is made into one of our types into a LedgerError: the row was damaged.

        `what` names the row, or tells its name once it is asked.
        """
        try:
            yield
        except (ValueError, TypeError, KeyError, zlib.error) as error:
            name = what if isinstance(what, str) else what()
            msg = f"{self.path}: damaged: {name} cannot be read ({error})"
            raise LedgerError(msg, hint="clapboard record rebuild derives the record anew from its captures; or take a backup") from error

    def close(self) -> None:
        """Let go of the file; the last process to do so folds the log into it."""
        self._engine.dispose()
