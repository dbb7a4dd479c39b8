"""Lists of addresses: feeds (RSS, Atom, JSON Feed), sitemaps, OPML."""

from clapboard.sources.listing.entries import read_entries
from clapboard.sources.listing.items import Item, Listing
from clapboard.sources.listing.reading import LISTS, is_list, read_list

__all__ = ["LISTS", "Item", "Listing", "is_list", "read_entries", "read_list"]
