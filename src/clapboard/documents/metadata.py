"""What a page says about itself: JSON-LD first, then its meta tags, then what htmldate finds."""

import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clapboard.documents.days import days
from clapboard.model.when import Interval
from clapboard.text.addresses import canonical

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LARGEST_SCRIPT = 500_000
_DEEPEST = 12
_FIRST_YEAR = 1990  # before the web a page was not published: the software's zero
_ARTICLE_TYPES = ("Article", "BlogPosting", "SocialMediaPosting", "Review", "Report")
_PUBLISHED = (
    "article:published_time og:article:published_time og:published_time datepublished date.published parsely-pub-date "
    "sailthru.date cxenseparse:recs:publishtime dcterms.created dcterms.date dc.date.issued dc.date pubdate publish-date publish_date "
    "publication_date article.published date"
).split()
_UPDATED = "article:modified_time og:updated_time datemodified dcterms.modified dc.date.modified last-modified article.updated".split()
_TITLES = "og:title twitter:title parsely-title dc.title sailthru.title".split()
_AUTHORS = "author article:author parsely-author sailthru.author dc.creator byl".split()
_OUTLETS = "og:site_name application-name publisher dc.publisher".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Title, byline, outlet, canonical address, days of publication and last change, and what the page says it is about."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    address: str = ""
    published: Interval | None = None
    updated: Interval | None = None
    subjects: tuple[str, ...] = ()


def metadata(tree: "HtmlElement") -> Metadata:
    """Return the metadata of a page; what it does not say, or says in a broken way, is None or empty."""
    article = _article(tree)
    tags = _meta_tags(tree)
    published = _day(article.get("datePublished")) or _first_day(tags, _PUBLISHED)
    updated = _day(article.get("dateModified")) or _first_day(tags, _UPDATED)
    found, changed = (published, updated) if published and updated else _found_days(tree)
    return Metadata(
        title=_words(article.get("headline")) or _first(tags, _TITLES) or _printed_title(tree),
        byline=_names(article.get("author")) or _byline(_first(tags, _AUTHORS)),
        outlet=_names(article.get("publisher")) or _first(tags, _OUTLETS),
        address=_address(tree, tags),
        published=published or found,
        updated=updated or changed,
        subjects=tuple(dict.fromkeys(_subjects(article))),
    )


def _article(tree: "HtmlElement") -> Mapping[str, Any]:
    """Return the JSON-LD node of the article itself, an empty one where there is none."""
    nodes = [node for script in tree.iter("script") if "ld+json" in (script.get("type") or "") for node in _nodes(script.text or "")]
    telling = [node for node in nodes if "headline" in node or "datePublished" in node]
    return next((node for node in telling if _is_article(node.get("@type"))), telling[0] if telling else {})


def _is_article(kinds: object) -> bool:
    return any(str(kind).endswith(_ARTICLE_TYPES) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _nodes(script: str) -> list[dict[str, Any]]:
    if len(script) > _LARGEST_SCRIPT:
        return []
    try:
        value = json.loads(script.strip().removeprefix("<!--").removesuffix("-->").rstrip(" \n;"), strict=False)
    except (ValueError, RecursionError):
        return []
    return list(_flat(value, _DEEPEST))


def _flat(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _flat(item, depth - 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _flat(value.get(key), depth - 1)


def _meta_tags(tree: "HtmlElement") -> dict[str, str]:
    """Return the page's meta tags and `itemprop`s by name in small letters; the first of a name counts."""
    tags: dict[str, str] = {}
    for tag in tree.iter("meta", "time"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ("pubdate" if tag.get("pubdate") is not None else "")
        words = _words(tag.get("content") or tag.get("datetime"))
        if name and words:
            tags.setdefault(name.lower(), words)
    return tags


def _first(tags: Mapping[str, str], names: list[str]) -> str | None:
    return next((tags[name] for name in names if name in tags), None)


def _first_day(tags: Mapping[str, str], names: list[str]) -> Interval | None:
    return next((found for name in names if name in tags and (found := _day(tags[name]))), None)


def _day(value: object) -> Interval | None:
    """Return the day that a field names; a month or a year alone is no day of publication, it is a guess of the page's software."""
    words = _words(value)
    found = days(words) if words else None
    return found if found and found.is_day and found.first and found.first.year >= _FIRST_YEAR else None


def _words(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split(" ")).strip() or None


def _names(value: object) -> str | None:
    """Return the names in a person, an organisation, or a list of them, joined by commas."""
    names = []
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        for word in name if isinstance(name, list) else [name]:
            if (plain := _byline(_words(word))) and plain not in names:
                names.append(plain)
    return ", ".join(names) or None


def _byline(words: str | None) -> str | None:
    """Return a name without "By", None where an address stands for it."""
    if words is None or "://" in words:
        return None
    return words[3:].strip() if words[:3].lower() == "by " else words


def _subjects(article: Mapping[str, Any]) -> Iterator[str]:
    for key in ("about", "itemReviewed"):
        value = article.get(key)
        for item in value if isinstance(value, list) else [value]:
            name = _words(item.get("name") if isinstance(item, dict) else item)
            if name and "://" not in name:
                yield name


def _printed_title(tree: "HtmlElement") -> str | None:
    for tag in ("h1", "title"):
        for element in tree.iter(tag):
            if words := _words(" ".join(element.itertext())):
                return " ".join(words.split())
    return None


def _address(tree: "HtmlElement", tags: Mapping[str, str]) -> str:
    links = (link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    for address in (*links, tags.get("og:url", "")):
        try:
            return canonical(address)
        except ValueError:
            continue
    return ""


def _found_days(tree: "HtmlElement") -> tuple[Interval | None, Interval | None]:
    """Return the original and the updated day that htmldate finds in the page."""
    from htmldate import find_date

    found = []
    for original in (True, False):
        try:
            words = find_date(tree, original_date=original, extensive_search=False)
        except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):  # a page may hold any nonsense for a date
            words = None
        found.append(_day(words))
    return found[0], found[1]
