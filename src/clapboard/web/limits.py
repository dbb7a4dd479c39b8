"""How often one client may ask for what takes time."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

MOST_CLIENTS = 10_000
BURST = 20
"""What a client may ask for at once, after a pause."""


@dataclass(slots=True, kw_only=True)
class Limit:
    """A bucket for each client: it holds `BURST` and fills at `per_second`. Threads may share it."""

    per_second: float
    clock: Callable[[], float] = time.monotonic
    _buckets: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, client: str) -> float:
        """Take one from the client's bucket and return 0, or leave it and return the seconds until there is one."""
        now = self.clock()
        with self._lock:
            held, since = self._buckets.pop(client, (float(BURST), now))
            held = min(float(BURST), held + (now - since) * self.per_second)
            waits = 0.0 if held >= 1 else (1 - held) / self.per_second
            self._buckets[client] = (held - 1 if held >= 1 else held, now)
            while len(self._buckets) > MOST_CLIENTS:
                self._buckets.popitem(last=False)
        return waits
