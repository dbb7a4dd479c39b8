"""A text put together from blocks, where the format is no plain text: HTML, Markdown."""

from collections.abc import Iterable
from dataclasses import dataclass

from clapboard.model.span import Span

_BETWEEN = "\n\n"


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
    """Return a block of `words`, ASCII blanks and line breaks run together, no-break spaces kept; None if nothing is left."""
    plain = " ".join(words.split(None)) if words.isascii() else " ".join(part for part in _split(words) if part)
    return Block(words=plain, heading=heading) if plain.strip() else None


def _split(words: str) -> list[str]:
    return words.replace("\n", " ").replace("\t", " ").replace("\r", " ").strip().split(" ")


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
