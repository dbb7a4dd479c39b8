"""Sitemaps (those of news first of all), indexes of sitemaps, and OPML."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clapboard.sources.listing.items import Item, Kind, Listing, collected, day_of, one_line, place, stamp_of
from clapboard.sources.listing.xml import local, parse, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_MAPS = 10


def read_sitemap(text: str, *, most: int) -> Listing:
    """Return the pages of a sitemap, newest first."""
    found = [_page(element) for element in parse(text) if local(element) == "url"]
    pages = sorted((item for item in found if isinstance(item, Item)), key=lambda item: item.stamp, reverse=True)
    return collected(Kind.SITEMAP, [*pages, *(line for line in found if isinstance(line, str))], most=most)


def _page(element: "_Element") -> Item | str:
    changed, published = value(element, "lastmod"), value(element, "publication_date")
    try:
        address, link = place(value(element, "loc"))
    except ValueError as error:
        return f"a page of the sitemap: {error}"
    return Item(
        address=address,
        link=link,
        title=one_line(value(element, "title")),
        published=day_of(published),
        stamp=stamp_of(changed or published),
        outlet=one_line(value(element, "name")),
    )


def read_index(text: str) -> Listing:
    """Return the sitemaps that an index names, those of news and the newest first, at most ten: the others are archives."""
    named = [(value(element, "loc"), value(element, "lastmod")) for element in parse(text) if local(element) == "sitemap"]
    ranked = sorted(named, key=lambda pair: ("news" in pair[0].lower(), pair[1]), reverse=True)
    return Listing(kind=Kind.INDEX, lists=tuple(_fetchable(pair[0] for pair in ranked))[:_MOST_MAPS])


def read_outline(text: str, *, most: int) -> Listing:
    """Return the feeds that an OPML names, folders and all."""
    root = parse(text)
    links = (element.get("xmlUrl") or element.get("xmlurl") or "" for element in root.iter() if local(element) == "outline")
    return Listing(kind=Kind.OUTLINE, title=one_line(value(root, "title")), lists=tuple(dict.fromkeys(_fetchable(links)))[:most])


def _fetchable(links: Iterator[str]) -> Iterator[str]:
    for link in links:
        try:
            yield place(link)[1]
        except ValueError:
            continue
