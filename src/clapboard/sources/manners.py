"""Manners towards a host: how often we ask, and what its robots.txt lets us read."""

import time
from collections.abc import Callable
from threading import Lock
from typing import Protocol
from urllib.parse import urlsplit

from clapboard.errors import RefusedError, SourceError, UnreachableError

_ROBOTS_BYTES = 500_000
_SLOWEST = 60.0
"""Seconds between two requests beyond which a host's `Crawl-delay` is not believed."""

_SERVER_ERROR = 500


class Buckets:
    """A token bucket for each host: `burst` requests at once, then `rate` a second. Threads may share it."""

    def __init__(
        self, *, rate: float, burst: int, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        """Start with every bucket full."""
        self._rate, self._burst = rate, burst
        self._clock, self._sleep = clock, sleep
        self._lock = Lock()
        self._due: dict[str, float] = {}
        self._pace: dict[str, float] = {}

    def slow_down(self, host: str, seconds: float) -> None:
        """Ask a host at most once in so many seconds from now on, and never in bursts; faster than `rate` it does not become."""
        with self._lock:
            self._pace[host] = max(1 / self._rate, min(seconds, _SLOWEST))

    def wait(self, host: str) -> None:
        """Wait until the host may be asked again; whoever comes first goes first.

        The generic cell rate algorithm (ITU-T I.371): one moment for each host, at which its bucket would be full again.
        """
        with self._lock:
            pace = self._pace.get(host)
            step, slack = (pace, 0.0) if pace else (1 / self._rate, (self._burst - 1) / self._rate)
            now = self._clock()
            full = max(self._due.get(host, now), now)
            self._due[host] = full + step
            pause = full - slack - now
        if pause > 0:
            self._sleep(pause)


class _Rules(Protocol):
    def can_fetch(self, url: str, user_agent: str) -> bool: ...

    def crawl_delay(self, user_agent: str) -> float | None: ...


class Robots:
    """What each host's robots.txt says (RFC 9309), asked once a run. Threads may share it.

    `get` returns the bytes of an address, or raises a SourceError.
    """

    def __init__(self, get: Callable[[str, int], bytes], *, agent: str, buckets: Buckets) -> None:
        """Know nothing yet."""
        self._get, self._agent, self._buckets = get, agent, buckets
        self._lock = Lock()
        self._locks: dict[str, Lock] = {}
        self._known: dict[str, _Rules | RefusedError | None] = {}

    def check(self, address: str) -> None:
        """Raise RefusedError where the host does not want the address read by programs (or cannot say); pass where it may be.

        No robots.txt (any 4xx) lets everything be read; one that cannot be had (5xx) nothing, as the standard has it. Where there is
        no answer at all, the address itself will say so.
        """
        parts = urlsplit(address)
        host = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            lock = self._locks.setdefault(host, Lock())
        with lock:
            if host not in self._known:
                self._known[host] = self._ask(host, parts.netloc)
        rules = self._known[host]
        if isinstance(rules, RefusedError):
            raise RefusedError(address, rules.reason, hint=rules.hint)
        if rules is not None and not rules.can_fetch(address, self._agent):
            raise RefusedError(address, "its robots.txt asks programs not to read it", hint="open it in a browser, or give a saved page")

    def _ask(self, host: str, name: str) -> _Rules | RefusedError | None:
        try:
            content = self._get(f"{host}/robots.txt", _ROBOTS_BYTES)
        except UnreachableError as error:
            if error.status is not None and error.status >= _SERVER_ERROR:
                return RefusedError(host, f"its robots.txt cannot be had ({error.status})", hint="try again later")
            return None
        except SourceError:
            return None
        from protego import Protego

        rules = Protego.parse(content.decode("utf-8", "replace"))
        if delay := rules.crawl_delay(self._agent):
            self._buckets.slow_down(name, float(delay))
        return rules
