"""A feed read for itself: what its entries carry of their articles."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Protocol

from clapboard.config import Settings
from clapboard.errors import SourceError, UnreadableError
from clapboard.model.capture import Capture
from clapboard.sources.lines import read_item
from clapboard.sources.listing.items import Item, Kind, Listing
from clapboard.sources.listing.reading import read_list
from clapboard.text.addresses import canonical
from clapboard.vocabulary.outlets import outlet_of

_FOLLOW = "clapboard follow reads the pages that it lists"


class Found(Protocol):
    """Bytes as they were found."""

    @property
    def found(self) -> str:
        """The address, "" for a file."""

    @property
    def content(self) -> bytes:
        """The bytes."""

    @property
    def charset(self) -> str | None:
        """The encoding declared beside them."""


def read_entries(source: Found, *, origin: str, settings: Settings, now: datetime) -> Iterator[Capture | SourceError] | None:
    """Yield a capture for each entry of the feed in `source`, of what the entry itself holds; None where it is no list.

    The errors name what was left out. Raise UnreadableError where the list cannot be read, or lists addresses alone.
    """
    try:
        listing = read_list(source.content, address=source.found, charset=source.charset, most=settings.max_list_items)
    except ValueError as error:
        raise UnreadableError(origin, str(error), hint="give a feed, or the articles themselves") from error
    if listing is None:
        return None
    if listing.kind is not Kind.FEED:
        raise UnreadableError(origin, f"{listing.kind}: a list of addresses, not an article", hint=_FOLLOW)
    if not listing.items and not listing.left_out:
        raise UnreadableError(origin, "a feed without entries", hint="read it again when it has some")
    return _captures(listing, source.found, origin=origin, now=now)


def _captures(listing: Listing, address: str, *, origin: str, now: datetime) -> Iterator[Capture | SourceError]:
    for at, item in enumerate(listing.items, 1):
        name = f"{origin}:{at}"
        words = _text(item)
        if words:
            yield from read_item(_line(item, words, listing, address, now=now), origin=name, now=now)
        else:
            yield UnreadableError(name, "an entry without words", hint=_FOLLOW)
    for line in listing.left_out:
        yield UnreadableError(origin, line, hint="the other entries were read")


def _text(item: Item) -> str:
    return item.text if item.title in item.text[: len(item.title)] else f"{item.title}\n\n{item.text}".strip()


def _line(item: Item, words: str, listing: Listing, address: str, *, now: datetime) -> bytes:
    """Return the entry as a JSON line; of a feed found at an address the outlet is known by that, else by its own name."""
    known = outlet_of(item.address) if item.address else None
    values = {
        "url": item.address,
        "outlet": known.name if known else item.outlet or listing.title,
        "title": item.title,
        "published": believed(item.published, now),
        "text": words,
        "feed": canonical(address) if address else "",
    }
    return json.dumps({key: value for key, value in values.items() if value}).encode()


def believed(day: str, now: datetime) -> str | None:
    """Return the day that a list gives for an article, None where it lies in the future: that is a clock, no publication."""
    return day if day and date.fromisoformat(day) <= now.date() + timedelta(days=1) else None
