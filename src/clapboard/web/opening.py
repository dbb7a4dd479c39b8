"""The record, opened for requests: one ledger for all of them, and what was derived from it (see `keeping`)."""

import time
import zlib
from collections.abc import Callable, Container, Hashable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from threading import Lock
from typing import TypeVar

from clapboard.config import Settings
from clapboard.errors import LedgerError, NotFoundError
from clapboard.publishing.views.wording import slugs
from clapboard.record.changes import Asking, Step, steps
from clapboard.record.ledger import Ledger
from clapboard.record.view import Record, Slice
from clapboard.storage import open_ledger
from clapboard.web.keeping import Keeping

T = TypeVar("T")
MOST_KEPT = 150
"""Derived things that are kept at most: shows, of some megabytes each, and views."""
MOST_CARDS = 300
LOOK = 0.02
"""Seconds between two looks at whether somebody waits still."""
MOST_PAGES = 4000
"""Finished pages that are kept at most, packed: some 20 KB each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One show of the record as of a day, and the stamp of the record that it was derived from."""

    record: Record
    held: Slice
    stamp: str


class Shelf:
    """The record for requests. Threads may share it. Where there is no file yet, it is empty until there is one."""

    def __init__(self, settings: Settings) -> None:
        """Take the settings; nothing is opened before it is asked for."""
        self.settings = settings
        self._ledger: Ledger | None = None
        self._open_writer: Ledger | None = None
        self._lock = Lock()
        self._turn = Lock()
        self._waiting = 0
        self._is_closed = False
        self._things = Keeping(self.stamp, most=MOST_KEPT)
        self._cards = Keeping(self.stamp, most=MOST_CARDS)
        self._pages = Keeping(self.stamp, most=MOST_PAGES)
        self.epoch = 0
        """How often something was written through this shelf."""

    @property
    def ledger(self) -> Ledger:
        """Return the record to read; raise LedgerError where its file cannot be used."""
        if self._ledger is None:
            if not self.settings.db.exists():
                return open_ledger(":memory:", settings=self.settings)
            with self._lock:
                if self._ledger is None:
                    self._ledger = open_ledger(self.settings.db, settings=self.settings, read_only=True)
        return self._ledger

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """Give the record to write in, for one judgement or one reading; errors as `open_ledger` says. One at a time is given it."""
        with self._turn:
            try:
                yield self._writer()
                self._writer().settle()
            finally:
                self.written()

    def get_ready_to_write(self) -> None:
        """Do beforehand what the first write takes seconds for on a large record, where it may be written at all."""
        if self.settings.db.exists():
            with self._turn, suppress(LedgerError):
                self._writer().get_ready()

    def _writer(self) -> Ledger:
        if self._open_writer is None:
            self._open_writer = open_ledger(self.settings.db, settings=self.settings)
        return self._open_writer

    def written(self) -> None:
        """Note that something was written here: nobody is given what is older."""
        self.epoch += 1
        for kept in (self._things, self._cards, self._pages):
            kept.written()

    def stamp(self) -> str:
        """Return a text that changes whenever something is written."""
        return self.ledger.stamp()

    def titles(self) -> Mapping[str, str]:
        """Return the shows on record: for each part of an address the title that stands for it, in the order of titles."""
        return self._things.get("titles", self._titles, is_patient=True)

    def _titles(self) -> Mapping[str, str]:
        return slugs(self.printed().values())

    def printed(self) -> Mapping[str, str]:
        """Return for each printed title the one that stands for it."""
        return self._things.get("printed", self.ledger.shows.titles, is_patient=True)

    def show(self, name: str, at: date | None = None) -> Opened:
        """Return the show whose part of an address is `name`, as of a day; raise NotFoundError where there is none."""
        return self._things.get(("show", name, at), lambda: self._show(name, at), stamp=lambda: self.show_stamp(name))

    def show_stamp(self, name: str) -> str:
        """Return a text that changes whenever something is written that bears on a show."""
        title = self.titles().get(name, name)
        return self.ledger.shows.stamp(title, [printed for printed, show in self.printed().items() if show == title] or [title])

    def _show(self, name: str, at: date | None) -> Opened:
        stamp = self.stamp()
        title = self.titles().get(name)
        if title is None:
            msg = f"no show called {name!r} on record"
            raise NotFoundError(msg, hint="`clapboard shows` lists the shows on record")
        record, show = Record.of_show(self.ledger, title, as_of=at)
        if show not in record.by_show:
            msg = f"nothing of {title} had been published by {at}"
            raise NotFoundError(msg, hint="ask for a later day")
        return Opened(record=record, held=record.slice(show), stamp=stamp)

    def has(self, name: str) -> bool:
        """Tell whether the page of a show can be told: its title may stand on record in places that are about something else."""
        try:
            self.show(name)
        except NotFoundError:
            return False
        return True

    def touched(self, since: str) -> tuple[str, ...] | None:
        """Return the shows on which something was written since the record had the stamp `since`; None: it may be any."""
        found = self.ledger.shows.touched(since)
        return None if found is None else tuple(name for name, title in self.titles().items() if title in found)

    def captured(self) -> Mapping[str, datetime]:
        """Return when each document was first captured, by its id."""
        return self._things.get("captured", lambda: dict(self.ledger.archive.captured()), is_patient=True)

    def newest(self) -> tuple[str, ...]:
        """Return the shows of which something was read, as parts of addresses, the most recently read of first."""
        return self.lately("newest", self._newest)

    def _newest(self) -> tuple[str, ...]:
        names = {title: name for name, title in self.titles().items()}
        return tuple(names[title] for title in self.ledger.shows.newest() if title in names)

    def steps(self, asked: Asking) -> tuple[Step, ...]:
        """Return the moments of the record's past that changes are told of."""
        return self.kept(("steps", asked), lambda: steps(self.ledger, asked))

    def record(self, at: date | None = None) -> Record:
        """Return the whole record as of a day, in time and room in proportion to all that is held: ask for one show where one will do."""
        return self.kept(("record", at), lambda: Record.of(self.ledger, as_of=at))

    def kept(self, key: Hashable, make: Callable[[], T], *, show: str | None = None) -> T:
        """Return what `make` gives, made anew only when something was written (about `show`, where it hangs on one alone) since."""
        return self._things.get(key, make, stamp=(lambda: self.show_stamp(show)) if show is not None else None)

    def card(self, key: Hashable, make: Callable[[], T], *, show: str, only_kept: bool = False) -> T | None:
        """Return what `make` gives, made anew only when something about `show` was written since; None for `only_kept` and nothing kept."""
        stamp = partial(self.show_stamp, show)
        if only_kept:
            found: T | None = self._cards.peek((show, key), stamp=stamp)
            return found
        return self._cards.get((show, key), make, stamp=stamp)

    def later(self, key: Hashable, work: Callable[[], object]) -> None:
        """Have something done when nobody waits, unless it waits for that already."""

        def when_idle() -> None:
            while self._waiting and not self._is_closed:
                time.sleep(LOOK)
            work()

        self._cards.later(key, when_idle)

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Let what may be done later wait while the block lasts: two threads that compute share a core, and both are late."""
        with self._lock:
            self._waiting += 1
        try:
            yield
        finally:
            with self._lock:
                self._waiting -= 1

    def lately(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` gives; what another process wrote may count some seconds later."""
        return self._things.get(key, make, is_patient=True)

    def page(self, key: Hashable, make: Callable[[], str], *, show: str) -> str:
        """Return a finished page about `show`, kept packed. What another process wrote may show some seconds later."""
        stamp = partial(self.show_stamp, show)
        packed = self._pages.get((show, key), lambda: zlib.compress(make().encode(), 1), stamp=stamp, is_patient=True)
        return zlib.decompress(packed).decode()

    def vouch(self, at: float, touched: Container[str]) -> None:
        """Note that at a moment of the monotonic clock pages were as good as before, but those about the shows `touched`."""
        self._pages.vouch(at, doubted=lambda key: isinstance(key, tuple) and key[0] in touched)

    def close(self) -> None:
        """Let go of the file."""
        self._is_closed = True
        for kept in (self._things, self._cards, self._pages):
            kept.close()
        for opened in (self._ledger, self._open_writer):
            if opened is not None:
                opened.close()
        self._ledger = self._open_writer = None
