"""The transport of httpx2 with the guard in it: connects only to the addresses that were checked, and keeps one time limit.

Imported where something is fetched, never at start.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from ssl import SSLContext

import httpcore2
import httpx2  # noqa: TID253 (this module is itself imported lazily, by `collect`)

from clapboard.config import Settings
from clapboard.sources.guard import checked_addresses

_IDLE = 30.0
"""Seconds after which a connection that nobody uses is let go."""


def trusted() -> SSLContext:
    """Return the certificates that are trusted: the system's."""
    return httpcore2.default_ssl_context()


class Deadline(threading.local):
    """One time limit for everything: resolving, connecting, redirects, reading. Each thread has a clock of its own."""

    def __init__(self, seconds: float) -> None:
        """Start the clock (of each thread, when it first asks)."""
        self._seconds = seconds
        self.start()

    def start(self) -> None:
        """Start this thread's clock anew: what it does from now on is another fetch."""
        self._end = time.monotonic() + self._seconds

    def left(self) -> float:
        """Return the seconds left; raise ReadTimeout where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            msg = "out of time"
            raise httpcore2.ReadTimeout(msg)
        return left


class _TimedStream(httpcore2.NetworkStream):
    """A connection each of whose waits is bounded by what is left of the whole time."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 (ours is shorter)
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class _PinnedBackend(httpcore2.NetworkBackend):
    """Connects to the checked addresses of a host; Host header and server name of TLS stay the name's, which httpcore2 sets."""

    def __init__(self, settings: Settings, deadline: Deadline) -> None:
        self._settings = settings
        self._deadline = deadline
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        addresses = checked_addresses(host, port, allow_private=self._settings.allow_private, seconds=self._deadline.left())
        for address in addresses[:-1]:
            try:
                stream = self._plain.connect_tcp(address, port, self._deadline.left() / 2, local_address, socket_options)
                return _TimedStream(stream, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        stream = self._plain.connect_tcp(addresses[-1], port, self._deadline.left(), local_address, socket_options)
        return _TimedStream(stream, self._deadline)


class _Body(httpx2.SyncByteStream):
    """The bytes of an answer as they come."""

    def __init__(self, stream: Iterable[bytes], count: Callable[[bytes], None]) -> None:
        self._stream = stream
        self._count = count

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            self._count(chunk)
            yield chunk

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close:
            close()


class GuardedTransport(httpx2.BaseTransport):
    """The transport of one run; threads may share it. Errors are those of httpcore2, and of the guard.

    `requests` and `received` count what was asked and how many bytes of bodies came back, as they went over the wire.
    """

    def __init__(self, settings: Settings, deadline: Deadline) -> None:
        """Make the pool; no proxy is used, since a proxy would connect for us, unchecked."""
        self.requests = self.received = 0
        self._counting = threading.Lock()
        self._pool = httpcore2.ConnectionPool(
            ssl_context=trusted(),
            network_backend=_PinnedBackend(settings, deadline),
            max_connections=4 * settings.workers,
            max_keepalive_connections=2 * settings.workers,
            keepalive_expiry=_IDLE,
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request and return its answer, the body unread."""
        url = httpcore2.URL(scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path)
        # `no-cache` is said to our own cache, so that it asks; the outlet's caches may answer
        headers = [(name, value) for name, value in request.headers.raw if name.lower() != b"cache-control"]
        answer = self._pool.handle_request(httpcore2.Request(request.method, url, headers=headers, content=b""))
        with self._counting:
            self.requests += 1
        assert isinstance(answer.stream, Iterable)  # noqa: S101 (for the type checker: the pool is a synchronous one)
        body = _Body(answer.stream, self._count)
        return httpx2.Response(answer.status, headers=answer.headers, stream=body, extensions=answer.extensions)

    def _count(self, chunk: bytes) -> None:
        with self._counting:
            self.received += len(chunk)

    def close(self) -> None:
        """Let go of the connections."""
        self._pool.close()
