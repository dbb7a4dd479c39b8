"""RSS and Atom through feedparser, JSON Feed by its own keys.

feedparser guesses at encodings, opens a file where it is given a name, cleans HTML with patterns that backtrack for minutes on a long
style, and knows no JSON Feed: it gets letters that are UTF-8 already, as a stream, from the root element on, and cleans nothing; what
it gives is plain text by our own hand (`words.py`).
"""

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from clapboard.sources.listing.items import Item, Kind, Listing, collected, day_of, place, stamp_of
from clapboard.sources.listing.words import line, plain
from clapboard.sources.listing.xml import bounded


def read_feed(text: str, *, address: str, most: int) -> Listing:
    """Return the entries of an RSS or Atom feed found at `address` ("" for a file)."""
    import feedparser

    stream = BytesIO(b'<?xml version="1.0" encoding="utf-8"?>\n' + bounded(text).encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": address}
    read = feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    found = [_entry(entry, at) for at, entry in enumerate(read.entries[: 2 * most], 1)]
    return collected(Kind.FEED, found, title=line(read.feed.get("title")), most=most)


def _entry(entry: dict[str, Any], at: int) -> Item | str:
    contents = [str(part.get("value", "")) for part in entry.get("content", ()) if _is_words(part.get("type"))]
    body = max([*contents, str(entry.get("summary") or "")], key=len)
    source = entry.get("source")
    updated = dict.get(entry, "updated")  # its own `get` gives the day of publication instead, with a warning
    return _item(
        at,
        link=entry.get("feedburner_origlink") or entry.get("link") or _permanent(entry.get("id")),
        title=entry.get("title"),
        body=body,
        published=(entry.get("published"), updated),
        updated=updated,
        outlet=source.get("title") if isinstance(source, Mapping) else None,
    )


def _is_words(media_type: object) -> bool:
    return str(media_type or "text/plain").partition(";")[0] in ("text/plain", "text/html", "application/xhtml+xml")


def _permanent(name: object) -> object:
    return name if isinstance(name, str) and name.startswith(("http://", "https://")) else None


def _item(at: int, *, link: object, title: object, body: str, published: tuple[object, ...], updated: object, outlet: object) -> Item | str:
    name = line(title)
    words = plain(body)
    try:
        address, link = place(link) if link else ("", "")
    except ValueError as error:
        return f"entry {at}: {error}"
    if not (address or name or words):
        return f"entry {at}: nothing in it"
    return Item(
        address=address,
        link=str(link),
        title=name,
        text=words,
        published=day_of(*published),
        stamp=stamp_of(updated or published[0]),
        outlet=line(outlet),
    )


def read_json(text: str, *, address: str, most: int) -> Listing | None:
    """Return the items of a JSON Feed (or of a news service's reply: `articles`, or their list alone), None for other JSON.

    Raise ValueError where it is no JSON.
    """
    try:
        values = json.loads(text)
    except RecursionError as error:
        msg = "nested too deeply"
        raise ValueError(msg) from error
    feed = values if isinstance(values, dict) else {"articles": values}
    items = feed.get("items" if "jsonfeed.org" in str(feed.get("version", "")) else "articles")
    if not isinstance(items, list) or not all(isinstance(item, dict) and ("url" in item or "id" in item) for item in items):
        return None
    found = [_json_item(item, at, base=address) for at, item in enumerate(items[: 2 * most], 1)]
    return collected(Kind.FEED, found, title=line(feed.get("title")), most=most)


def _json_item(item: Mapping[str, Any], at: int, *, base: str) -> Item | str:
    link = next((item[key] for key in ("url", "external_url") if isinstance(item.get(key), str)), None)
    bodies = (item.get(key) for key in ("content_html", "content_text", "content", "summary", "description"))
    source = item.get("source")
    return _item(
        at,
        link=urljoin(base, link) if link and base else link,
        title=item.get("title"),
        body=max((body for body in bodies if isinstance(body, str)), key=len, default=""),
        published=(item.get("date_published"), item.get("publishedAt")),
        updated=item.get("date_modified") or item.get("date_published") or item.get("publishedAt"),
        outlet=source.get("name") if isinstance(source, dict) else None,
    )
