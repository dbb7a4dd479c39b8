"""What readers will ask for, made before they do: shows' pages, the most recently read of first, and again when something was written.

Pages are made as they are asked for under the address that the server prints, in a process that leaves the core to whoever waits.
"""

import logging
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from threading import Event, Thread
from typing import TYPE_CHECKING

from fastapi import FastAPI, HTTPException, Request

from clapboard.errors import ClapboardError
from clapboard.web.lanes import DRAFTERS
from clapboard.web.pages.check import reader
from clapboard.web.pages.desk import cards_of_desk
from clapboard.web.pages.show import page_of_show

if TYPE_CHECKING:
    from clapboard.web.opening import Shelf

PAUSE = 1.0
"""Seconds between two looks at whether something was written."""
DESK = 60.0
"""Seconds after which the desk is looked to again, where somebody writes all the time: whoever asks meanwhile waits for what is new."""
_log = logging.getLogger(__name__)


@contextmanager
def ready(app: FastAPI) -> Iterator[None]:
    """Keep an app's pages warm while the block lasts, if it has processes that can make them."""
    if not app.state.serving.processes:
        yield
        return
    warming = Warming(app)
    warming.begin()
    try:
        yield
    finally:
        warming.end()


def get_ready(app: FastAPI) -> None:
    """Load what every draft needs."""
    shelf: Shelf = app.state.shelf
    shelf.titles()
    reader()


def get_pages_ready(app: FastAPI) -> None:
    """Load what every page of a show needs."""
    app.state.shelf.titles()


def get_desk_ready(app: FastAPI) -> int:
    """Begin to work out what the desk shows, and return how many shows are left: the process goes on with them when nobody waits."""
    return cards_of_desk(app.state.shelf, datetime.now(UTC).date()).pending


def changed(app: FastAPI, since: str | None) -> tuple[bool, tuple[str, ...]]:
    """Return the shows on which something was written since the record had a stamp, and whether that is known: else all, newest first."""
    shelf: Shelf = app.state.shelf
    touched = shelf.touched(since) if since is not None else None
    return (True, touched) if touched is not None else (False, tuple(dict.fromkeys([*shelf.newest(), *shelf.titles()])))


class Warming:
    """One thread that asks for pages as a reader would."""

    def __init__(self, app: FastAPI) -> None:
        """Look after the pages of `app`."""
        self._app = app
        self._ended = Event()
        self._thread = Thread(target=self._run, daemon=True, name="clapboard-warming")
        self._seen: tuple[str, date] | None = None
        self._desk_at = time.monotonic()

    def begin(self) -> None:
        """Start."""
        self._thread.start()

    def end(self) -> None:
        """Stop before the next page."""
        self._ended.set()

    def _begin_lanes(self) -> None:
        """Begin the processes one after another, the one for the desk first: all at once would be ready at once, and late."""
        while self._app.state.lanes.lists.ask(get_desk_ready).result() and not self._ended.wait(PAUSE):
            pass
        self._app.state.lanes.pages.ask(get_pages_ready)
        for _ in range(DRAFTERS):
            self._app.state.lanes.drafts.ask(get_ready)
        self._app.state.shelf.get_ready_to_write()

    def _run(self) -> None:
        with suppress(ClapboardError, HTTPException, RuntimeError, CancelledError):  # whoever asks begins what is not begun
            self._begin_lanes()
        while True:
            try:
                for name in self._due():
                    if self._ended.is_set():
                        return
                    self._make(name)
            except (ClapboardError, HTTPException, RuntimeError) as error:
                _log.info("pages are not warmed for now: %s", error)
            if self._ended.wait(PAUSE):
                return

    def _due(self) -> tuple[str, ...]:
        """Return the shows whose pages may have changed since it was looked last: all of them at first, and on a new day."""
        shelf: Shelf = self._app.state.shelf
        at, before, now = time.monotonic(), self._seen, (shelf.stamp(), datetime.now(UTC).date())
        since = before[0] if before is not None and before[1] == now[1] else None
        told: tuple[bool, tuple[str, ...]] = (True, ()) if before == now else self._app.state.lanes.warm.ask(changed, since).result()
        is_known, found = told
        if is_known:
            shelf.vouch(at, found)
        if before is not None and before != now and at - self._desk_at > DESK:
            self._desk_at = at
            self._app.state.lanes.lists.ask(get_desk_ready)
        self._seen = now
        return found

    def _make(self, name: str) -> None:
        try:
            page_of_show(self._request(name), name, lane=self._app.state.lanes.warm)
        except ClapboardError as error:  # a title that has no page, or a record that is held by somebody for too long
            _log.debug("%s: %s", name, error)

    def _request(self, name: str) -> Request:
        """Return the request of a reader who goes where the server said that it is."""
        serving = self._app.state.serving
        host = f"[{serving.host}]" if ":" in serving.host else serving.host
        scope = {
            "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": f"/shows/{name}", "query_string": b"",
            "root_path": "", "headers": [(b"host", f"{host}:{serving.port}".encode())], "server": (serving.host, serving.port),
            "app": self._app,
        }  # fmt: skip
        return Request(scope)
