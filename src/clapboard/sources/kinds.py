"""What sort of source the bytes are: told by the name, and by a look at the first letters."""

import re

from clapboard.errors import TooLargeError, UnreadableError
from clapboard.text import charts
from clapboard.text.encoding import binary_kind

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
ITEM = "application/json"
"""One line of a JSON Lines file."""

TABLE_SUFFIXES = {".tsv": charts.TSV, ".csv": charts.CSV}
"""Charts; whether a table is one, its column names tell."""

ARTICLE_SUFFIXES = {".txt": TEXT, ".md": MARKDOWN, ".html": HTML, ".htm": HTML}
LINES_SUFFIX = ".jsonl"
_HEAD = 2048
_OPENING = re.compile(rb"(?:[\s\xef\xbb\xbf]|<!--.*?-->)*", re.DOTALL)
_PAGE_MARKS = (b"<!doctype html", b"<html")
_FEED_MARKS = (b"<?xml", b"<rss", b"<feed", b"<rdf:rdf", b"<opml", b"<urlset", b"<sitemapindex")
LIST_SUFFIXES = frozenset({".xml", ".rss", ".atom", ".rdf", ".opml"})


def media_type(content: bytes, *, origin: str, suffix: str = "") -> str:
    """Return the media type of one article; raise UnreadableError for an empty or binary source, or one that is no article."""
    if not content.strip(b" \t\r\n\xef\xbb\xbf"):
        raise UnreadableError(origin, "it is empty", hint="give a file with an article in it")
    if kind := binary_kind(content):
        raise UnreadableError(origin, f"{kind}, not text", hint="give the article as text, Markdown or HTML")
    head = _OPENING.sub(b"", content[:_HEAD].replace(b"\x00", b"").lower(), count=1)
    if head.startswith(_PAGE_MARKS) or (head.startswith(b"<?xml") and any(mark in head for mark in _PAGE_MARKS)):
        return HTML
    if suffix in LIST_SUFFIXES or (head.startswith(_FEED_MARKS) and suffix not in ARTICLE_SUFFIXES):
        raise UnreadableError(origin, "an XML file, not an article", hint="give the articles it lists")
    if (table := chart_type(content)) and suffix not in ARTICLE_SUFFIXES:
        return table
    if suffix in TABLE_SUFFIXES:
        raise UnreadableError(
            origin, "a table, but of no chart that is known by its column names", hint="give a weekly Top 10 file, or articles"
        )
    return ARTICLE_SUFFIXES.get(suffix, TEXT)


def chart_type(content: bytes) -> str | None:
    """Return the media type of a chart's table, told by the column names in its first line; None if it is no chart."""
    columns = charts.Columns.of(first_line(content))
    if columns is None:
        return None
    return TABLE_SUFFIXES[".tsv" if columns.delimiter == "\t" else ".csv"]


def first_line(content: bytes) -> str:
    """Return the first line of a file so far as its head has it."""
    return content[:_HEAD].partition(b"\n")[0].decode("utf-8-sig", "replace").rstrip("\r")


def too_large(origin: str, limit: int) -> TooLargeError:
    """Return the error for a source above the limit (in bytes)."""
    hint = "give the article alone, or raise the limit max_source_bytes (CLAPBOARD_MAX_SOURCE_BYTES)"
    return TooLargeError(origin, f"larger than the limit of {limit:,} bytes", hint=hint)
