"""What a list says of the articles on it."""

import re
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate
from enum import StrEnum

from clapboard.text.addresses import canonical

_LONGEST_TITLE = 300
_LONGEST_STAMP = 80
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?![\d-])", re.ASCII)


class Kind(StrEnum):
    """What sort of list it is."""

    FEED = "feed"
    SITEMAP = "sitemap"
    INDEX = "index of sitemaps"
    OUTLINE = "OPML"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry: where the article is (canonical, and `link` as it is fetched), and what the list says of it.

    `text` is plain, paragraphs parted by blank lines; `stamp` the list's own words for when it changed last, `published` a day in
    ISO 8601 as printed there. What is not said is empty.
    """

    address: str = ""
    link: str = ""
    title: str = ""
    text: str = ""
    published: str = ""
    stamp: str = ""
    outlet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list as read: its title, its items (each address once), the lists that it names, and what was left out, a line each."""

    kind: Kind
    title: str = ""
    items: tuple[Item, ...] = ()
    lists: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def one_line(words: object) -> str:
    """Return a title as one printable line without markup, at most 300 letters; "" where it is none."""
    if not isinstance(words, str):
        return ""
    plain = " ".join(_INVISIBLE.sub(" ", words[: 10 * _LONGEST_TITLE]).split())
    return plain if len(plain) <= _LONGEST_TITLE else plain[: _LONGEST_TITLE - 1] + "…"


def stamp_of(words: object) -> str:
    """Return a stamp as the list prints it, short and in one line."""
    return one_line(words)[:_LONGEST_STAMP]


def day_of(*stamps: object) -> str:
    """Return the day (ISO 8601) that the first readable of some stamps prints, its own time zone's; "" where none is."""
    for stamp in stamps:
        words = stamp_of(stamp)
        if match := _ISO.match(words):
            parts: tuple[int, ...] | None = tuple(int(part) for part in match.groups())
        else:
            try:
                parts = parsedate(words)
            except (ValueError, IndexError, TypeError, OverflowError):  # the library's own slips on damaged words
                parts = None
        if parts:
            try:
                return date(*parts[:3]).isoformat()
            except (ValueError, OverflowError):
                continue
    return ""


def place(link: object) -> tuple[str, str]:
    """Return the canonical form of a link and the link itself; raise ValueError, saying why, where it cannot be fetched."""
    plain = link.strip() if isinstance(link, str) else ""
    if not plain:
        msg = "no link in it"
        raise ValueError(msg)
    return canonical(plain), plain


def collected(kind: Kind, found: list[Item | str], *, title: str = "", lists: tuple[str, ...] = (), most: int) -> Listing:
    """Return the list of what was found (items, or lines on what was not), each address once, at most `most` of them.

    Of an item that stands there twice the first counts; items without an address are all kept.
    """
    items: dict[str, Item] = {}
    for at, item in enumerate(found):
        if isinstance(item, Item):
            items.setdefault(item.address or f"#{at}", item)
    left_out = [line for line in found if isinstance(line, str)]
    if len(items) > most:
        left_out.append(f"{len(items) - most} items beyond the limit of {most} (CLAPBOARD_MAX_LIST_ITEMS)")
    return Listing(kind=kind, title=one_line(title), items=tuple(items.values())[:most], lists=lists[:most], left_out=tuple(left_out))
