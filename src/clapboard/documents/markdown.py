"""Markdown: its prose as text, without the marks; the front matter as what the page says about itself."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from clapboard.documents.blocks import Block, assemble, block
from clapboard.documents.days import days
from clapboard.documents.extract import Extract
from clapboard.documents.layout import date_line
from clapboard.documents.plain import read_plain
from clapboard.text.addresses import canonical

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_PAIR = re.compile(r"""([A-Za-z_-]+)[ \t]*:[ \t]*(?:"(.*)"|'(.*)'|(.*?))[ \t]*$""", re.MULTILINE)
_LARGEST = 300_000


def read_markdown(text: str) -> Extract:
    """Return the prose of a Markdown text, each heading, paragraph, list item, quoted paragraph and table row a paragraph.

    Emphasis, links and pictures leave their words (pictures none), code and HTML are left out. The text is put together from the
    paragraphs, as it is for HTML: offsets point into it, not into the file. Above 300,000 letters it is read as plain text.
    """
    if len(text) > _LARGEST:
        return read_plain(text)
    front = _FRONT.match(text)
    facts = _facts(front[1]) if front else {}
    start = front.end() if front else 0
    published, start = date_line(text, start)
    body = assemble(_blocks(text[start:]))
    first = body.headings[0].of(body.text) if body.headings and body.headings[0] == body.paragraphs[0] else None
    return Extract(
        text=body.text,
        paragraphs=body.paragraphs,
        headings=body.headings,
        date_line=published,
        shown=days(facts.get("date") or facts.get("published") or ""),
        updated=days(facts.get("updated") or facts.get("lastmod") or ""),
        title=facts.get("title") or first,
        byline=facts.get("author"),
        outlet=facts.get("outlet") or facts.get("site"),
        address=_address(facts),
    )


def _facts(front: str) -> Mapping[str, str]:
    """Return the plain `key: value` lines of a front matter."""
    pairs = ((match[1].lower(), match[2] or match[3] or match[4] or "") for match in _PAIR.finditer(front))
    return {key: value.strip() for key, value in pairs if value.strip()}


def _address(facts: Mapping[str, str]) -> str:
    try:
        return canonical(facts.get("url") or facts.get("link") or "")
    except ValueError:
        return ""


def _blocks(text: str) -> Iterator[Block | None]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 (heavy)

    is_heading = False
    row: list[str] | None = None
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type in ("heading_open", "heading_close"):
            is_heading = token.type == "heading_open"
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield block(" | ".join(row or []))
            row = None
        elif token.type == "inline" and row is not None:
            row.append(_words(token.children or []))
        elif token.type == "inline":
            yield from (block(line, heading=is_heading) for line in _words(token.children or []).split("\n"))


def _words(tokens: Sequence["Token"]) -> str:
    """Return the words of a paragraph: a line break that was asked for stays one, one of the wrapping is a blank."""
    kinds = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(kinds.get(token.type, token.content if token.type in ("text", "code_inline") else "") for token in tokens)
