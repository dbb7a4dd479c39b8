"""One page from the web, fetched with care: guarded addresses, bounded time, size and redirects.

Imported where something is fetched, never at start.
"""

import ssl
from datetime import datetime
from urllib.parse import urldefrag, urljoin

import httpcore2
import httpx2  # noqa: TID253 (this module is itself imported lazily, by `collect`)

from clapboard.config import Settings
from clapboard.errors import RefusedError, SourceError, UnreachableError, UnreadableError
from clapboard.model.capture import Capture
from clapboard.sources.guard import check_spelling
from clapboard.sources.kinds import HTML, MARKDOWN, TEXT, media_type, too_large
from clapboard.sources.names import printed
from clapboard.sources.transport import Deadline, GuardedTransport
from clapboard.text.addresses import canonical

_READ_AS = {"text/html": HTML, "application/xhtml+xml": HTML, "text/plain": TEXT, "text/markdown": MARKDOWN, "": TEXT}
_SUFFIX = {HTML: ".html", MARKDOWN: ".md", TEXT: ""}
_ENCODINGS = frozenset({"identity", "gzip", "deflate", "br", ""})
_HEADERS = {
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8, text/markdown;q=0.8",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, deflate, br",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
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


def fetch(address: str, *, settings: Settings, now: datetime) -> Capture:
    """Return the capture of one http(s) address; raise a SourceError that says what went wrong and what to do.

    Each redirect is followed by hand and checked like the first address (`settings.max_redirects`); `settings.timeout` is the limit
    for all of it; `settings.max_source_bytes` counts what the body is after decompression. The capture's address is the canonical
    form of where the page was found in the end.
    """
    try:
        return _fetch(address, settings=settings, now=now)
    except SourceError as error:
        raise _named(error, address) from error
    except (httpcore2.TimeoutException, httpx2.TimeoutException) as error:
        hint = "try again later, or raise the setting timeout (CLAPBOARD_TIMEOUT)"
        raise UnreachableError(printed(address), f"no whole answer within {settings.timeout:g} seconds", hint=hint) from error
    except httpx2.DecodingError as error:
        raise UnreadableError(printed(address), "its compression is damaged", hint="save the page and give the file") from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
        raise UnreachableError(printed(address), _reason(error), hint="check the address and the network") from error


def _named(error: SourceError, address: str) -> SourceError:
    """Return the error with the address as the user gave it before whatever host or hop it happened at."""
    said = error.reason if error.source in printed(address) else str(error)
    return type(error)(printed(address), said, hint=error.hint)


def _reason(error: Exception) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate is not valid ({cause.verify_message})"
        cause = cause.__cause__ or cause.__context__
    words = " ".join(str(error).split())
    return f"no answer ({words})" if words else "no answer"


def _fetch(address: str, *, settings: Settings, now: datetime) -> Capture:
    deadline = Deadline(settings.timeout)
    headers = {**_HEADERS, "User-Agent": settings.user_agent}
    here = urldefrag(address.strip())[0]
    with httpx2.Client(transport=GuardedTransport(settings, deadline), headers=headers, trust_env=False) as client:
        for _ in range(settings.max_redirects + 1):
            check_spelling(here)
            with client.stream("GET", here, follow_redirects=False) as response:
                if response.status_code not in _REDIRECTS:
                    return _capture(address, response, settings=settings, now=now)
                here = _next(here, response)
    msg = f"more than {settings.max_redirects} redirects"
    raise RefusedError(here, msg, hint="open it in a browser and give the address where it ends")


def _next(here: str, response: httpx2.Response) -> str:
    location = response.headers.get("location", "")
    if not location:
        raise UnreachableError(here, "a redirect that leads nowhere", hint="open it in a browser and give the address where it ends")
    return urldefrag(urljoin(here, location))[0]


def _capture(address: str, response: httpx2.Response, *, settings: Settings, now: datetime) -> Capture:
    found = str(response.url)
    origin = printed(address)
    if response.status_code >= _FIRST_ERROR:
        hint = _ADVICE.get(response.status_code, "try again later")
        raise UnreachableError(origin, f"the server answered {response.status_code} {response.reason_phrase}".rstrip(), hint=hint)
    declared = response.headers.get("content-type", "")
    kind = _READ_AS.get(declared.partition(";")[0].strip().lower())
    if kind is None:
        raise UnreadableError(origin, f"{printed(declared)[:80]}, not a page", hint="give the address of an article's page")
    content = _body(response, origin=origin, limit=settings.max_source_bytes)
    sniffed = media_type(content, origin=origin, suffix=_SUFFIX[kind])
    charset = response.charset_encoding
    return Capture(
        content=content,
        media_type=f"{sniffed}; charset={charset}" if charset else sniffed,
        origin=origin,
        fetched_at=now,
        address=canonical(found),
    )


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
