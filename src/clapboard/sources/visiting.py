"""Visits: one address asked for with manners, and asked again where that may help.

Imported where something is followed, never at start.
"""

import logging
from pathlib import Path
from urllib.parse import urlsplit

import stamina  # noqa: TID253 (this module is itself imported lazily)
import stamina.instrumentation  # noqa: TID253 (likewise)

from clapboard.config import Settings
from clapboard.errors import UnreachableError
from clapboard.sources.client import PAGES, Answer, Client
from clapboard.sources.manners import Buckets, Robots

_PASSING = frozenset({None, 408, 425, 429, 500, 502, 503, 504})
"""What may be over in a moment; None is no answer at all."""


class Visitor:
    """Asks hosts for addresses; threads may share it. `cache` is the file in which answers are kept between runs."""

    def __init__(self, settings: Settings, *, cache: Path | None = None) -> None:
        """Ask nothing yet."""
        stamina.instrumentation.set_on_retry_hooks([])  # a retry is no line of ours
        logging.getLogger("protego").addHandler(logging.NullHandler())
        self._settings = settings
        self._client = Client(settings, cache=cache)
        self._buckets = Buckets(rate=settings.requests_per_second, burst=settings.burst)
        agent = settings.user_agent.split("/")[0].split()[0] if settings.user_agent.strip() else "clapboard"
        self._robots = Robots(self._bytes, agent=agent, buckets=self._buckets)

    @property
    def requests(self) -> int:
        """How many requests have been made."""
        return self._client.transport.requests

    @property
    def received(self) -> int:
        """How many bytes of bodies have come over the wire."""
        return self._client.transport.received

    def close(self) -> None:
        """Let go of connections and cache."""
        self._client.close()

    def visit(self, address: str, *, accept: str = PAGES, limit: int | None = None) -> Answer:
        """Return the answer of an address; raise a SourceError, in one line, as `Client.get` and `Robots.check`.

        Where a host has trouble or asks for patience it is asked again, `settings.attempts` times in all: after a pause that doubles
        from `settings.retry_wait`, or after as long as it asked for, if that is not above `settings.longest_wait`.
        """
        settings = self._settings
        self._robots.check(address)
        for attempt in stamina.retry_context(
            on=self._pause,
            attempts=settings.attempts,
            timeout=None,
            wait_initial=settings.retry_wait,
            wait_max=settings.longest_wait,
            wait_jitter=settings.retry_wait / 2,
        ):
            with attempt:
                return self._asked(address, accept, limit)
        raise AssertionError(address)

    def _pause(self, error: Exception) -> bool | float:
        """Tell whether, or after how many seconds, to ask again after an error."""
        if not isinstance(error, UnreachableError) or error.status not in _PASSING:
            return False
        if error.wait is None:
            return True
        return max(error.wait, self._settings.retry_wait) if error.wait <= self._settings.longest_wait else False

    def _asked(self, address: str, accept: str, limit: int | None) -> Answer:
        self._buckets.wait(urlsplit(address).netloc)
        return self._client.get(address, accept=accept, limit=limit)

    def _bytes(self, address: str, limit: int) -> bytes:
        return self._asked(address, "text/plain, */*;q=0.1", limit).content
