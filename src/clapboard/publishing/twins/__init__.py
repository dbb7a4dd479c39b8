"""The data twins of pages: the same rows at the same address, in the forms that other tools read.

`TWINS` says what forms there are, `OF_PAGES` which kind of page has which. A form that would be empty by its nature (a calendar of an
outlet) is not offered.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from clapboard.publishing.twins.atom import atom
from clapboard.publishing.twins.calendars import ics
from clapboard.publishing.twins.json_ld import json_ld
from clapboard.publishing.twins.markdown import markdown, wiki
from clapboard.publishing.twins.sheet import Sheet
from clapboard.publishing.twins.tables import csv_text, json_text

__all__ = ["OF_PAGES", "TWINS", "Link", "Sheet", "Twin", "alternates"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """One form: the end of its address, its media type, what people call it, and what writes it."""

    suffix: str
    media_type: str
    label: str
    write: Callable[[Sheet], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A twin of a page, for the page's head."""

    href: str
    type: str
    title: str


TWINS: Mapping[str, Twin] = {
    twin.suffix: twin
    for twin in (
        Twin(suffix="json", media_type="application/json", label="JSON", write=json_text),
        Twin(suffix="jsonld", media_type="application/ld+json", label="JSON-LD", write=json_ld),
        Twin(suffix="csv", media_type="text/csv; charset=utf-8", label="CSV", write=csv_text),
        Twin(suffix="ics", media_type="text/calendar; charset=utf-8", label="Calendar (ICS)", write=ics),
        Twin(suffix="atom", media_type="application/atom+xml", label="Changes (Atom)", write=atom),
        Twin(suffix="md", media_type="text/markdown; charset=utf-8", label="Markdown", write=markdown),
        Twin(suffix="wiki", media_type="text/x-wiki; charset=utf-8", label="Wiki text", write=wiki),
    )
}

OF_PAGES: Mapping[str, tuple[str, ...]] = {
    "desk": ("json", "csv", "ics", "atom", "md"),
    "changes": ("json", "csv", "atom", "md"),
    "show": ("json", "jsonld", "csv", "ics", "atom", "md", "wiki"),
    "season": ("json", "jsonld", "csv", "ics", "atom", "md", "wiki"),
    "person": ("json", "jsonld", "csv", "md", "wiki"),
    "outlet": ("json", "jsonld", "csv", "md", "wiki"),
    "saying": ("json", "jsonld", "csv", "md", "wiki"),
    "document": ("json", "jsonld", "csv", "md", "wiki"),
    "evidence": ("json", "jsonld", "csv", "md", "wiki"),
    "compare": ("json", "csv", "md"),
    "search": ("json", "csv", "md"),
    "review": ("json", "csv", "md"),
}
"""Which kind of page has which twins."""


def alternates(kind: str, address: str, query: str = "") -> Iterator[Link]:
    """Yield the twins of a page: `kind` as in `OF_PAGES`, `address` its path, `query` what is asked of it (without the question mark)."""
    for suffix in OF_PAGES.get(kind, ()):
        twin = TWINS[suffix]
        href = f"{'/index' if address == '/' else address}.{suffix}{f'?{query}' if query else ''}"
        yield Link(href=href, type=twin.media_type.partition(";")[0], title=twin.label)
