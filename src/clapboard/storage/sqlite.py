"""The ledger in a file: SQLite in WAL mode, through SQLAlchemy Core. Processes and threads may share it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from clapboard.model.capture import Capture
from clapboard.record.ledger import Entry, Settled, Written
from clapboard.storage import sqlite_writing as writing
from clapboard.storage.connections import Connections
from clapboard.storage.given import Given
from clapboard.storage.sqlite_archive import SqliteArchive
from clapboard.storage.sqlite_claims import SqliteClaims
from clapboard.storage.sqlite_judgements import SqliteJudgements


class SqliteLedger:
    """The whole store in one file; see `clapboard.record.ledger.Ledger`."""

    def __init__(
        self, path: Path, *, busy_timeout: float = 5.0, read_only: bool = False, clock: Callable[[], datetime] | None = None
    ) -> None:
        """Open or make the file; `clock` tells the time of recording (UTC now, if not given). Errors as `open_ledger` says."""
        self._connections = Connections(path, busy_timeout=busy_timeout, read_only=read_only)
        self._clock = clock or (lambda: datetime.now(UTC))
        self.archive = SqliteArchive(self._connections)
        self.claims = SqliteClaims(self._connections)
        self.judgements = SqliteJudgements(self._connections)

    def stamp(self) -> str:
        """Return a text that changes whenever something is written."""
        with self._connections.reading() as connection:
            return writing.stamp(connection)

    def keep(self, capture: Capture) -> Settled:
        """Put down a capture and what was given beside it, and return what is to be read; keeping the same again writes nothing."""
        with self._connections.reading() as connection:
            held = writing.held(connection, capture.document)
        if held is not None and held.knows(capture):
            return Settled(capture=held.settled(capture), extractor=held.extractor)
        with self._connections.writing() as connection:
            held, new = writing.note(connection, capture)
        return Settled(capture=held.settled(capture), extractor=held.extractor, new=new)

    def write(self, entry: Entry) -> Written:
        """Put down one document in one transaction; writing the same entry again adds nothing."""
        given = Given.of(entry.capture)
        with self._connections.writing() as connection:
            held, new = writing.held(connection, entry.capture.document), False
            if held is None or held.given != given:
                held, new = writing.note(connection, entry.capture)
            if held.given != given:
                settled = Settled(capture=held.settled(entry.capture), extractor=held.extractor)
                return Written(new_capture=new, new_claims=0, settled=settled)
            if writing.is_read(connection, entry, number=held.number):
                return Written(new_capture=new, new_claims=0)
            return Written(new_capture=new, new_claims=writing.put(connection, entry, number=held.number, now=self._clock()))

    def close(self) -> None:
        """Let go of the file; the last one to do so folds the log into it."""
        self._connections.close()
