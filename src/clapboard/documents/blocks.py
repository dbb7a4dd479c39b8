"""A text put together from blocks, where the format is no plain text: HTML, Markdown."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from clapboard.model.span import Span

_BETWEEN = "\n\n"
_BLANKS = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_VISIBLE = re.compile("[^\\s\u00ad\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The words of one paragraph, without blanks at the edges and without line breaks."""

    words: str
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A text, a blank line between its paragraphs, and where they stand."""

    text: str
    paragraphs: tuple[Span, ...]
    headings: tuple[Span, ...]


def block(words: str, *, heading: bool = False) -> Block | None:
    """Return a block of `words`, blanks and line breaks run together, no-break spaces kept; None if nothing is left to see."""
    plain = " ".join(_BLANKS.split(words)).strip()
    return Block(words=plain, heading=heading) if _VISIBLE.search(plain) else None


def assemble(blocks: Iterable[Block | None]) -> Assembled:
    """Join blocks to a text; a block repeated right after itself (a headline given twice) stands once."""
    pieces: list[str] = []
    paragraphs: list[Span] = []
    headings: list[Span] = []
    start = 0
    for item in blocks:
        if item is None or (pieces and pieces[-1] == item.words):
            continue
        span = Span(start, start + len(item.words))
        pieces.append(item.words)
        paragraphs.append(span)
        if item.heading:
            headings.append(span)
        start = span.end + len(_BETWEEN)
    return Assembled(text=_BETWEEN.join(pieces), paragraphs=tuple(paragraphs), headings=tuple(headings))
