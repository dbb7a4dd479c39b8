"""From bytes to a list, whatever kind of list it is."""

from typing import Final

from clapboard.sources.listing.feeds import read_feed, read_json
from clapboard.sources.listing.items import Listing
from clapboard.sources.listing.maps import read_index, read_outline, read_sitemap
from clapboard.sources.listing.xml import letters, root_of

LISTS: Final = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
"""What we ask for where a list may be."""

_FEEDS = frozenset({"rss", "feed", "rdf", "channel"})
_HEAD = 4096


def read_list(content: bytes, *, address: str = "", charset: str | None = None, most: int) -> Listing | None:
    """Return the list in some bytes found at `address`, None where they are no list (a page); told by the bytes, not by their label.

    Raise ValueError, in one line, where they are a list that cannot be read. `most` is the number of items that are taken.
    """
    text = letters(content, charset)
    if text.lstrip().startswith(("{", "[")):
        try:
            return read_json(text, address=address, most=most)
        except ValueError as error:
            msg = f"JSON that cannot be read ({error})"
            raise ValueError(msg) from error
    root, at = root_of(text)
    if root in _FEEDS or (root and "<rss" in text[at : at + _HEAD] and root != "html"):
        return read_feed(text, address=address, most=most)
    if root == "urlset":
        return read_sitemap(text, most=most)
    if root == "sitemapindex":
        return read_index(text)
    return read_outline(text, most=most) if root == "opml" else None


def is_list(content: bytes) -> bool:
    """Tell whether bytes look like a list, by their first letters."""
    try:
        text = letters(content[: 4 * _HEAD], None)
    except ValueError:
        return False
    root, _ = root_of(text)
    return root in _FEEDS | {"urlset", "sitemapindex", "opml"}
