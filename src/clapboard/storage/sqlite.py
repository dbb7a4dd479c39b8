"""The ledger in a file: SQLite in WAL mode, through SQLAlchemy Core. Processes and threads may share it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from clapboard.errors import LedgerError
from clapboard.model.capture import Capture
from clapboard.model.claim import Claim
from clapboard.record.habits import Standing
from clapboard.record.ledger import Entry, Settled, Written
from clapboard.storage import derived
from clapboard.storage import sqlite_writing as writing
from clapboard.storage.connections import Connections
from clapboard.storage.failures import read_only
from clapboard.storage.filling import bring_up_to_date, outdate, read_now
from clapboard.storage.given import Given
from clapboard.storage.sqlite_archive import SqliteArchive
from clapboard.storage.sqlite_claims import SqliteClaims
from clapboard.storage.sqlite_judgements import SqliteJudgements
from clapboard.storage.sqlite_sayings import SqlitePassages, SqliteSayings
from clapboard.storage.sqlite_search import SqliteSearch
from clapboard.storage.sqlite_shows import SqliteShows
from clapboard.storage.sqlite_standings import SqliteStandings

if TYPE_CHECKING:
    from sqlalchemy import Connection

_LOADED_AT_ONCE: Final = 200


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
        self.sayings = SqliteSayings(self._connections, claims=self.claims)
        self.passages = SqlitePassages(self._connections)
        self.search = SqliteSearch(self._connections, claims=self.claims)
        self.shows = SqliteShows(self._connections, claims=self._claims_of, judgements=self.judgements.all)
        self._standings = SqliteStandings(self._connections, self)
        try:
            bring_up_to_date(self._connections)
        except BaseException:
            self._connections.close()
            raise

    def standings(self, platforms: Iterable[str]) -> Iterable[Standing]:
        """Return where the shows stand that are made by one of `platforms`, in the order of titles."""
        return self._standings.of(sorted(set(platforms)), unsettled=self.shows.unsettled())

    def stood(self, shows: Iterable[str]) -> Mapping[str, Standing]:
        """Return what is kept of where shows stand; nothing where titles and documents may mean others by now."""
        return self._standings.kept(shows) if self.shows.is_settled() else {}

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
            if held is not None and writing.is_forgotten(connection, held.number):
                return Settled(capture=held.settled(capture), extractor=held.extractor)
            held, new = writing.note(connection, capture)
        return Settled(capture=held.settled(capture), extractor=held.extractor, new=new)

    def write(self, entry: Entry) -> Written:
        """Put down one document in one transaction; writing the same entry again adds nothing."""
        with suppress(LedgerError):  # readers then work out themselves what titles and documents mean
            if not self._connections.read_only:
                self.shows.get_ready()
        try:
            with self._connections.writing() as connection:
                written = self._write(connection, entry)
                is_settled = self.shows.follow(connection)
        except BaseException:
            self.shows.forget()
            raise
        if not is_settled:
            with suppress(LedgerError):  # it is written; what is not kept now is worked out when it is asked for
                self.shows.settle()
        return written

    def _write(self, connection: "Connection", entry: Entry) -> Written:
        given = Given.of(entry.capture)
        held, new = writing.held(connection, entry.capture.document), False
        if held is not None and writing.is_forgotten(connection, held.number):
            return Written(new_capture=False, new_claims=0)
        if held is None or held.given != given:
            held, new = writing.note(connection, entry.capture)
        if held.given != given:
            settled = Settled(capture=held.settled(entry.capture), extractor=held.extractor)
            return Written(new_capture=new, new_claims=0, settled=settled)
        if writing.is_read(connection, entry, number=held.number):
            return Written(new_capture=new, new_claims=0)
        if held.run is not None:
            for before in read_now(connection, [held.number]):
                derived.drop(connection, before)
        return Written(new_capture=new, new_claims=writing.put(connection, entry, number=held.number, now=self._clock()))

    def load(self, entries: Iterable[Entry]) -> int:
        """Put down many documents that are not held yet and return how many; as `write` each, in far less time.

        They are written some hundred in one transaction, and what is derived from all documents is filled once at the end. Who is
        interrupted finds whole documents, and the rest is filled when the file is opened next. What is held already is left alone.
        """
        loaded = 0
        waiting = iter(entries)
        while batch := list(islice(waiting, _LOADED_AT_ONCE)):
            with self._connections.writing() as connection:
                outdate(connection)
                for entry in batch:
                    if writing.held(connection, entry.capture.document) is None:
                        held, _ = writing.note(connection, entry.capture)
                        writing.put(connection, entry, number=held.number, now=self._clock(), with_derived=False)
                        loaded += 1
        bring_up_to_date(self._connections)
        self.settle()
        return loaded

    def get_ready(self) -> None:
        """Do beforehand what the first write takes long for: work out what titles and documents mean, which each write then follows up."""
        if self._connections.read_only:
            raise read_only(self._connections.path)
        self.shows.get_ready()

    def settle(self) -> None:
        """Work out anew what hangs on all documents together, and keep it, if anything was written since."""
        if not self._connections.read_only:
            self.shows.settle()
            self._standings.settle()

    def close(self) -> None:
        """Settle, and let go of the file; the last one to do so folds the log into it."""
        with suppress(LedgerError):  # what is not kept now is worked out when it is asked for
            self.settle()
        self._connections.close()

    def _claims_of(self, documents: Iterable[str]) -> Iterator[Claim]:
        return (kept.claim for kept in self.claims.current(documents=documents))
