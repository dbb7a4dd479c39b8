"""What an index keeps of a document's own words, so that passages which stand elsewhere too are found without reading every text."""

from collections.abc import Iterable, Iterator

from clapboard.model.span import Span
from clapboard.reuse.fingerprints import GRAM, grams, winnow
from clapboard.text.wording import keys_of

WINDOW = 5
"""Grams of a window: any run of eight words in common gives two texts at least one fingerprint in common."""


def own_runs(text: str, paragraphs: Iterable[Span], *, apart_from: Iterable[Span]) -> set[int]:
    """Return the fingerprints that are kept of a document: its paragraphs without the stretches that are told elsewhere."""
    told = sorted(apart_from)
    return {
        fingerprint
        for paragraph in paragraphs
        for piece in _pieces(paragraph, told)
        if len(keys := keys_of(piece.of(text))) >= GRAM
        for fingerprint in winnow(grams(keys), WINDOW)
    }


def _pieces(paragraph: Span, told: Iterable[Span]) -> Iterator[Span]:
    at = paragraph.start
    for span in told:
        if span.overlaps(paragraph):
            if at < span.start:
                yield Span(at, span.start)
            at = max(at, span.end)
    if at < paragraph.end:
        yield Span(at, paragraph.end)
