"""One page from the web, fetched with care.

Imported where something is fetched, never at start.
"""

from collections.abc import Iterator
from datetime import datetime

from clapboard.config import Settings
from clapboard.errors import SourceError, UnreadableError
from clapboard.model.capture import Capture
from clapboard.sources.client import PAGES, Answer, Client
from clapboard.sources.kinds import HTML, MARKDOWN, TEXT, media_type
from clapboard.sources.listing import LISTS, read_entries
from clapboard.sources.names import printed
from clapboard.text.addresses import canonical

_READ_AS = {"text/html": HTML, "application/xhtml+xml": HTML, "text/plain": TEXT, "text/markdown": MARKDOWN, "": TEXT}
_SUFFIX = {HTML: ".html", MARKDOWN: ".md", TEXT: ""}


def fetch(address: str, *, settings: Settings, now: datetime) -> Iterator[Capture | SourceError]:
    """Yield the capture of the page at one http(s) address, or those of the entries of a feed; errors as values.

    The capture's address is the canonical form of where the page was found in the end.
    """
    client = Client(settings)
    try:
        answer = client.get(address, accept=f"{PAGES}, {LISTS}")
        entries = read_entries(answer, origin=printed(address), settings=settings, now=now)
        yield from [page_of(answer, origin=address, now=now)] if entries is None else entries
    except SourceError as error:
        yield error
    finally:
        client.close()


def page_of(answer: Answer, *, origin: str, now: datetime, published: str | None = None) -> Capture:
    """Return the capture of the page in an answer; raise UnreadableError where it is none. `published` is what a feed says."""
    name = printed(origin)
    kind = _READ_AS.get(answer.media_type.partition(";")[0].strip().lower())
    if kind is None:
        raise UnreadableError(name, f"{printed(answer.media_type)[:80]}, not a page", hint="give the address of an article's page")
    sniffed = media_type(answer.content, origin=name, suffix=_SUFFIX[kind])
    return Capture(
        content=answer.content,
        media_type=f"{sniffed}; charset={answer.charset}" if answer.charset else sniffed,
        origin=name,
        fetched_at=now,
        address=canonical(answer.found),
        published=published,
    )
