"""What was derived from the record, kept until something is written that it hangs on.

A patient reader may be given what was true some seconds ago, while it is made anew in the background: a writer at work must not make
every reader wait. What was written through this server is never told late (`written`).
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar, cast

T = TypeVar("T")
GRACE = 20.0
"""Seconds for which a patient reader is given what was good then: as a rule it is made anew long before."""


@dataclass(slots=True)
class _Kept:
    """A thing, the state of the record at which it was last known to be good and when that was, and the stamp of what it hangs on."""

    thing: Any
    seen: str
    stamp: str
    epoch: int
    good_at: float
    is_doubted: bool = False


class Keeping:
    """At most `most` things; the one that was longest not asked for goes first. Threads may share it."""

    def __init__(self, state: Callable[[], str], *, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin empty; `state` tells the state of the whole record."""
        self._state = state
        self._most = most
        self._clock = clock
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._lock = Lock()
        self._epoch = 0
        self._making: set[Hashable] = set()
        self._turns: dict[Hashable, tuple[Lock, int]] = {}
        self._workers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="clapboard-keeping")
        self._idle = ThreadPoolExecutor(max_workers=1, thread_name_prefix="clapboard-later")

    def written(self) -> None:
        """Note that something was written here: nobody is given what is older."""
        with self._lock:
            self._epoch += 1

    def vouch(self, at: float, *, doubted: Callable[[Hashable], bool]) -> None:
        """Note that all was good at a moment (of the clock) that was good before, but what something was written about since: `doubted`."""
        with self._lock:
            for key, held in self._kept.items():
                held.is_doubted = held.is_doubted or doubted(key)
                if not held.is_doubted:
                    held.good_at = max(held.good_at, at)

    def get(self, key: Hashable, make: Callable[[], T], *, stamp: Callable[[], str] | None = None, is_patient: bool = False) -> T:
        """Return the thing of `key`: as it is kept, if nothing that it hangs on was written since (`stamp`, else anything), else anew."""
        state = self._state()
        with self._lock:
            held = self._kept.get(key)
            if held is not None:
                self._kept.move_to_end(key)
        now = self._clock()
        if held is not None and held.seen == state:
            held.good_at = now
            return cast("T", held.thing)
        own = stamp() if stamp else state
        if held is not None and held.stamp == own:
            held.seen, held.good_at, held.is_doubted = state, now, False
            return cast("T", held.thing)
        if held is not None and is_patient and self._is_good_enough(held):
            self._refresh(key, make, stamp)
            return cast("T", held.thing)
        with self._turn(key):
            fresh = self._kept.get(key)  # whoever had the turn before may have made it
            if fresh is not None and fresh is not held and fresh.stamp == own and fresh.epoch == self._epoch:
                return cast("T", fresh.thing)
            return self._make(key, make, state, own)

    def peek(self, key: Hashable, *, stamp: Callable[[], str]) -> Any | None:  # noqa: ANN401 - whatever is kept
        """Return the thing of `key` if it is kept and nothing that it hangs on was written since, else None."""
        state = self._state()
        with self._lock:
            held = self._kept.get(key)
        if held is None or (held.seen != state and held.stamp != stamp()):
            return None
        held.seen, held.good_at, held.is_doubted = state, self._clock(), False
        return held.thing

    def later(self, key: Hashable, work: Callable[[], object]) -> None:
        """Have something done in the background, however long it takes, unless it waits for its turn or is being done already."""
        self._begin(key, work, self._idle)

    def _begin(self, key: Hashable, work: Callable[[], object], worker: ThreadPoolExecutor) -> None:
        with self._lock:
            if key in self._making:
                return
            self._making.add(key)

        def done() -> None:
            try:
                work()
            finally:
                with self._lock:
                    self._making.discard(key)

        worker.submit(done)

    @contextmanager
    def _turn(self, key: Hashable) -> Iterator[None]:
        """Let one thread at a time make a thing: the others wait for it and need not make it again."""
        with self._lock:
            lock, waiting = self._turns.get(key, (Lock(), 0))
            self._turns[key] = lock, waiting + 1
        try:
            with lock:
                yield
        finally:
            with self._lock:
                lock, waiting = self._turns.pop(key)
                if waiting > 1:
                    self._turns[key] = lock, waiting - 1

    def _is_good_enough(self, held: _Kept) -> bool:
        return held.epoch == self._epoch and self._clock() - held.good_at < GRACE

    def _refresh(self, key: Hashable, make: Callable[[], Any], stamp: Callable[[], str] | None) -> None:
        def work() -> None:
            state = self._state()
            self._make(key, make, state, stamp() if stamp else state)

        self._begin(key, work, self._workers)

    def _make(self, key: Hashable, make: Callable[[], T], state: str, stamp: str) -> T:
        epoch, begun = self._epoch, self._clock()
        made = make()
        with self._lock:
            self._kept[key] = _Kept(thing=made, seen=state, stamp=stamp, epoch=epoch, good_at=begun)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made

    def close(self) -> None:
        """Leave what is not begun unmade."""
        for worker in (self._workers, self._idle):
            worker.shutdown(wait=False, cancel_futures=True)
