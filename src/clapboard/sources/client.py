"""What fetches: guarded addresses, bounded time, size and redirects; with a cache, conditional requests.

Imported where something is fetched, never at start.
"""

import logging
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from time import time
from urllib.parse import urldefrag, urljoin

import httpcore2
import httpx2  # noqa: TID253 (this module is itself imported lazily)

from clapboard.config import Settings
from clapboard.errors import RefusedError, SourceError, UnreachableError, UnreadableError
from clapboard.sources.guard import check_spelling
from clapboard.sources.kinds import too_large
from clapboard.sources.names import printed
from clapboard.sources.transport import Deadline, GuardedTransport

PAGES = "text/html, application/xhtml+xml, text/plain;q=0.8, text/markdown;q=0.8"
_HEADERS = {"Accept-Language": "en", "Accept-Encoding": "gzip, deflate, br"}
_ENCODINGS = frozenset({"identity", "gzip", "deflate", "br", ""})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_FIRST_ERROR = 400
_ADVICE = {
    401: "it asks for a password: save the page and give the file",
    402: "it stands behind a paywall: save the page and give the file",
    403: "the site refuses programs: save the page and give the file",
    404: "check the address, or look for the page in a web archive",
    410: "it was taken down: look for the page in a web archive",
    429: "the site asks for patience: try again later",
    451: "it may not be shown where you are",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a host answered in the end: the body inflated, and where it was found.

    `moved` is the address to ask from now on, where every redirect on the way there was one for good. `is_same` says that the host
    had nothing newer than what our cache holds. `media_type` is as declared, `charset` None where none is.
    """

    found: str
    content: bytes
    media_type: str
    charset: str | None = None
    moved: str | None = None
    is_same: bool = False
    fresh_for: float = 0.0


class Client:
    """Fetches for one run; threads may share it. `cache` is the file of answers that later runs ask about (`If-None-Match`)."""

    def __init__(self, settings: Settings, *, cache: Path | None = None) -> None:
        """Connect to nothing yet."""
        self._settings = settings
        self._deadline = Deadline(settings.timeout)
        self.transport = GuardedTransport(settings, self._deadline)
        headers = {**_HEADERS, "User-Agent": settings.user_agent}
        # no proxy and no credentials from the environment: a proxy would connect for us, unchecked
        self._client = httpx2.Client(transport=_cached(self.transport, settings, cache), headers=headers, trust_env=False)

    def close(self) -> None:
        """Let go of connections and cache."""
        self._client.close()

    def get(self, address: str, *, accept: str = PAGES, limit: int | None = None) -> Answer:
        """Return the answer of one http(s) address; raise a SourceError that says what went wrong and what to do.

        Each redirect is followed by hand and checked like the first address (`settings.max_redirects`); `settings.timeout` is the
        limit for all of it; `limit` (`settings.max_source_bytes`) counts what the body is after decompression. With a cache the host
        is always asked, unless the answer is `robots.txt`'s kind of thing that says itself how long it holds.
        """
        settings = self._settings
        self._deadline.start()
        try:
            return self._get(address, {"Accept": accept, "Cache-Control": "no-cache"}, limit=limit or settings.max_source_bytes)
        except SourceError as error:
            raise _named(error, address) from error
        except (httpcore2.TimeoutException, httpx2.TimeoutException) as error:
            hint = "try again later, or raise the setting timeout (CLAPBOARD_TIMEOUT)"
            raise UnreachableError(printed(address), f"no whole answer within {settings.timeout:g} seconds", hint=hint) from error
        except httpx2.DecodingError as error:
            raise UnreadableError(printed(address), "its compression is damaged", hint="save the page and give the file") from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
            raise UnreachableError(printed(address), _reason(error), hint="check the address and the network") from error

    def _get(self, address: str, headers: Mapping[str, str], *, limit: int) -> Answer:
        here, moved, for_good = urldefrag(address.strip())[0], None, True
        for _ in range(self._settings.max_redirects + 1):
            check_spelling(here)
            with self._client.stream("GET", here, headers=headers, follow_redirects=False) as response:
                if response.status_code not in _REDIRECTS:
                    return _answer(response, origin=printed(address), limit=limit, moved=moved)
                here = _next(here, response)
                for_good = for_good and response.status_code in _FOR_GOOD
                moved = here if for_good else moved
        msg = f"more than {self._settings.max_redirects} redirects"
        raise RefusedError(here, msg, hint="open it in a browser and give the address where it ends")


def _cached(transport: GuardedTransport, settings: Settings, cache: Path | None) -> httpx2.BaseTransport:
    if cache is None:
        return transport
    from hishel import CacheOptions, SqliteStorage
    from hishel.httpx2 import CacheTransport

    logging.getLogger("hishel").addHandler(logging.NullHandler())  # what goes wrong in a cache is no line of ours: we ask again
    storage = SqliteStorage(database_path=cache, max_stream_size=settings.max_source_bytes, max_size=settings.cache_bytes)
    # by default it would serve what it holds for ever, whatever the headers say; the rules of RFC 9111 have to be asked for
    return CacheTransport(next_transport=transport, storage=storage, rfc=CacheOptions(shared=False))


def _named(error: SourceError, address: str) -> SourceError:
    """Return the error with the address as the user gave it before whatever host or hop it happened at."""
    said = error.reason if error.source in printed(address) else str(error)
    if isinstance(error, UnreachableError):
        return UnreachableError(printed(address), said, hint=error.hint, status=error.status, wait=error.wait)
    return type(error)(printed(address), said, hint=error.hint)


def _reason(error: Exception) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate is not valid ({cause.verify_message})"
        cause = cause.__cause__ or cause.__context__
    words = " ".join(str(error).split())
    return f"no answer ({words})" if words else "no answer"


def _next(here: str, response: httpx2.Response) -> str:
    location = response.headers.get("location", "")
    if not location:
        raise UnreachableError(here, "a redirect that leads nowhere", hint="open it in a browser and give the address where it ends")
    return urldefrag(urljoin(here, location))[0]


def _answer(response: httpx2.Response, *, origin: str, limit: int, moved: str | None) -> Answer:
    status = response.status_code
    if status >= _FIRST_ERROR:
        said = f"the server answered {status} {printed(response.reason_phrase)[:60]}".rstrip()
        raise UnreachableError(origin, said, hint=_ADVICE.get(status, "try again later"), status=status, wait=_wait(response))
    caching = response.extensions.get("caching") or {}
    found = str(response.url)
    return Answer(
        found=found,
        content=_body(response, origin=origin, limit=limit),
        media_type=response.headers.get("content-type", ""),
        charset=response.charset_encoding,
        moved=moved if moved == found else None,
        is_same=bool(caching.get("from_cache")),
        fresh_for=_fresh_for(response),
    )


def _wait(response: httpx2.Response) -> float | None:
    """Return the seconds that a `Retry-After` asks for, written as a number or as a date."""
    said = response.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time())
    except (ValueError, TypeError, OverflowError):
        return None


def _fresh_for(response: httpx2.Response) -> float:
    """Return the seconds for which the host says that asking again is of no use."""
    for part in response.headers.get("cache-control", "").split(","):
        name, _, value = part.strip().partition("=")
        if name.lower() == "max-age" and value.isascii() and value.isdigit():
            return float(value[:9])
    return 0.0


def _body(response: httpx2.Response, *, origin: str, limit: int) -> bytes:
    """Return the body, inflated; raise TooLargeError as soon as it is above the limit."""
    encodings = {name.strip().lower() for name in response.headers.get("content-encoding", "").split(",")}
    if not encodings <= _ENCODINGS:
        raise UnreadableError(origin, "compressed in a way that nobody asked for", hint="save the page and give the file")
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > limit:
        raise too_large(origin, limit)
    chunks: list[bytes] = []
    size = 0
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > limit:
            raise too_large(origin, limit)
        chunks.append(chunk)
    return b"".join(chunks)
