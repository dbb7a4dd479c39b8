"""Processes beside the server for what takes a core for long: drafts, pages, lists. The server itself only answers.

Each process does one piece of work after another, so that a list of a thousand shows keeps no page waiting, and no draft holds up a
reader. It is started anew where it died, and ends with the server, however that ends.
"""

import logging
import os
import pickle
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection
from threading import BoundedSemaphore, Lock, Thread
from typing import TYPE_CHECKING, Any, Protocol, Self

from fastapi import FastAPI, HTTPException

from clapboard.collector import look_seldom
from clapboard.web.serving import Serving

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

MOST_DRAFTS, MOST_PAGES, MOST_LISTS = 8, 60, 20
"""Pieces of work that wait in a lane at most: whoever comes then is told to come again."""
DRAFTERS = 2
"""Drafts that are worked on at once: one alone is no faster, but two editors need not wait for each other."""
PATIENCE = 10
"""How far pages that nobody waits for stand back behind everything else, as of nice(2)."""
AFTER = {"retry-after": "3"}
"""What an answer says that is none for now: when to ask again, in seconds."""
_LONGEST_END = 2.0
"""Seconds that a process is given to end before it is ended."""
_log = logging.getLogger(__name__)


class Lane(Protocol):
    """Where work is done: here or in another process. Work is a function of a module, what it is given and returns can be pickled."""

    def ask(self, work: Callable[..., Any], *values: object) -> Future[Any]:
        """Have `work(app, *values)` done when its turn comes; raise HTTPException (503) where too much waits already."""

    @property
    def waiting(self) -> int:
        """Return how many pieces of work are not done yet."""

    def close(self) -> None:
        """Leave undone what waits."""


class Here:
    """Work that is done by whoever asks: where a server has no other processes, and in those processes. `most` at a time ask."""

    waiting = 0

    def __init__(self, app: FastAPI, *, most: int) -> None:
        """Work on the shelf of `app`."""
        self._app = app
        self._turn = BoundedSemaphore(1)  # two at once would share a core, and both be late
        self._room = BoundedSemaphore(most)

    def ask(self, work: Callable[..., Any], *values: object) -> Future[Any]:
        """Do it now, or as soon as others are done."""
        if not self._room.acquire(blocking=False):
            raise busy()
        done: Future[Any] = Future()
        try:
            with self._turn:
                done.set_result(work(self._app, *values))
        except Exception as error:  # noqa: BLE001 - whoever asks is told, as from another process
            done.set_exception(error)
        finally:
            self._room.release()
        return done

    def close(self) -> None:
        """Do nothing: nothing waits."""


class Beside:
    """A process of its own, begun when it is first asked; `epoch` tells how often something was written through the server."""

    def __init__(self, name: str, serving: Serving, *, most: int, epoch: Callable[[], int], patience: int = 0) -> None:
        """Let at most `most` pieces of work wait; with `patience` (as of nice(2)) they leave the core to others."""
        self._begin = _Beginning(name=name, serving=replace(serving, processes=False), patience=patience)
        self._most = most
        self._epoch = epoch
        self._lock = Lock()
        self._waiting = 0
        self._is_closed = False
        self._worker: _Worker | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"clapboard-{name}")

    @property
    def waiting(self) -> int:
        """Return how many pieces of work are not done yet."""
        return self._waiting

    def ask(self, work: Callable[..., Any], *values: object) -> Future[Any]:
        """Have it done when its turn comes."""
        with self._lock:
            if self._is_closed or self._waiting >= self._most:
                raise busy()
            self._waiting += 1
        done = self._thread.submit(self._done, work, values)
        done.add_done_callback(self._left)
        return done

    def _left(self, _: Future[Any]) -> None:
        with self._lock:
            self._waiting -= 1

    def _done(self, work: Callable[..., Any], values: tuple[object, ...]) -> Any:  # noqa: ANN401 - whatever the work returns
        for _ in range(2):  # a process that died may have been ended by somebody else: its work is asked for once more
            worker = self._ready()
            try:
                return worker.do(self._epoch(), work, values)
            except (EOFError, OSError):
                worker.end()
                if not self._is_closed:
                    _log.warning("the process for %s ended; it is begun anew", self._begin.name)
        raise HTTPException(503, "What works this out ended before it was done: ask again in a moment.", headers=AFTER)

    def _ready(self) -> "_Worker":
        with self._lock:
            if self._is_closed:
                raise busy()
            if self._worker is None or not self._worker.is_alive:
                self._worker = _Worker(self._begin)
            return self._worker

    def close(self) -> None:
        """End the process, and leave undone what waits."""
        with self._lock:
            self._is_closed = True
        self._thread.shutdown(wait=False, cancel_futures=True)
        if self._worker is not None:
            self._worker.end()


class Several:
    """Lanes side by side for one sort of work: it is done where least waits."""

    def __init__(self, *lanes: Lane) -> None:
        """Share the work out among `lanes`."""
        self._lanes = lanes

    @property
    def waiting(self) -> int:
        """Return how many pieces of work are not done yet."""
        return sum(lane.waiting for lane in self._lanes)

    def ask(self, work: Callable[..., Any], *values: object) -> Future[Any]:
        """Have it done in the lane where least waits."""
        return min(self._lanes, key=lambda lane: lane.waiting).ask(work, *values)

    def close(self) -> None:
        """End them all."""
        for lane in self._lanes:
            lane.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """The lanes of a server: for drafts, for pages of one show, for what may be of many shows, and for pages that nobody waits for yet."""

    drafts: Lane
    pages: Lane
    lists: Lane
    warm: Lane

    @classmethod
    def here(cls, app: FastAPI) -> Self:
        """Return lanes without processes."""
        pages = Here(app, most=MOST_PAGES)
        return cls(drafts=Here(app, most=MOST_DRAFTS), pages=pages, lists=Here(app, most=MOST_LISTS), warm=pages)

    @classmethod
    def beside(cls, serving: Serving, *, epoch: Callable[[], int]) -> Self:
        """Return lanes with a process each, drafts with one for each that may be read at once."""
        return cls(
            drafts=Several(*(Beside(f"drafts {at}", serving, most=MOST_DRAFTS // DRAFTERS, epoch=epoch) for at in range(DRAFTERS))),
            pages=Beside("pages", serving, most=MOST_PAGES, epoch=epoch),
            lists=Beside("lists", serving, most=MOST_LISTS, epoch=epoch),
            warm=Beside("warm", serving, most=MOST_PAGES, epoch=epoch, patience=PATIENCE),
        )

    def close(self) -> None:
        """End them all."""
        for lane in (self.drafts, self.pages, self.lists, self.warm):
            lane.close()


def busy() -> HTTPException:
    """Return the answer where too much waits already."""
    return HTTPException(503, "Too much is being worked out at once: ask again in a moment.", headers=AFTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beginning:
    """What a process is begun with."""

    name: str
    serving: Serving
    patience: int


class _Worker:
    """One process and the line to it; one thread at a time speaks to it."""

    def __init__(self, begin: _Beginning) -> None:
        context = get_context("spawn")  # a fork would share the file's connections, and threads' locks
        self._line, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(target=work, args=(theirs, begin), name=f"clapboard-{begin.name}", daemon=True)
        with _without_interrupts():
            self._process.start()
        self._lock = Lock()
        theirs.close()  # ours alone is left: when it closes, the process knows

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    def do(self, epoch: int, work: Callable[..., Any], values: tuple[object, ...]) -> Any:  # noqa: ANN401 - whatever the work returns
        """Have it done, and return or raise what came of it; raise EOFError or OSError where the process ended."""
        self._line.send((epoch, work, values))
        is_good, outcome = self._line.recv()
        if not is_good:
            raise outcome
        return outcome

    def end(self) -> None:
        """End it, whatever it is doing: nothing is written there."""
        with self._lock:
            self._process.terminate()
            self._process.join(_LONGEST_END)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
            if not self._line.closed:
                self._line.close()


def work(line: Connection, begin: _Beginning) -> None:
    """Do what is asked for on `line` until the server is gone: the whole of such a process."""
    os.nice(begin.patience)
    look_seldom()
    Thread(target=_follow, daemon=True).start()
    from clapboard.web.app import create_app  # noqa: PLC0415 - the app knows of lanes

    app, seen = create_app(begin.serving), 0
    while True:
        try:
            epoch, asked, values = line.recv()
        except (EOFError, OSError):
            return
        if epoch != seen:
            seen = epoch
            app.state.shelf.written()
        line.send_bytes(_outcome(app, asked, values))


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Let a process that begins in the block never see Ctrl-C, which is meant for the server: it inherits what this thread lets in."""
    resource_tracker.ensure_running()  # begun inside, it would let the signal in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _outcome(app: FastAPI, asked: Callable[..., Any], values: tuple[object, ...]) -> bytes:
    """Return what came of it, packed: whether it is good, and the answer or the error."""
    try:
        return pickle.dumps((True, asked(app, *values)), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 - whoever asks is told, and the next is served
        foreseen = isinstance(error, HTTPException) or type(error).__module__ == "clapboard.errors"
        if not foreseen:
            _log.exception("a defect of ours")
        told = error if foreseen else RuntimeError(f"{type(error).__name__}: {error}")
        return pickle.dumps((False, told), pickle.HIGHEST_PROTOCOL)


def _follow() -> None:
    """End this process when the server's has ended, however that came about."""
    server = parent_process()
    if server is not None:
        server.join()
    signal.raise_signal(signal.SIGTERM)
