"""Official descriptions: what the show is about, in the words of the platform or studio."""

import re
from collections.abc import Iterable, Iterator

from clapboard.mentions.page import Page
from clapboard.model.mention import SynopsisMention
from clapboard.model.span import Span

_NOUN = r"(?:official )?(?:series |season |show )?(?:description|synopsis|logline|log line|plot summary|summary|tagline)"
_INTRODUCES = re.compile(
    rf"\b(?:{_NOUN}\b[^.?!\"“]{{0,90}}(?::|\breads?|\bstates?|\bsays|\bis as follows|\bgoes|\bteases)[^.?!\"“]{{0,30}}$"
    rf"|(?:per|according to|in|from) (?:the|its|an?|\w+'s) {_NOUN}[^.?!\"“]{{0,60}},?\s*$"
    rf"|(?:officially |official )?(?:described|synopsized|logged) (?:by|as)[^.?!\"“]{{0,60}}:\s*$)"
)
_LABEL = re.compile(rf"^{_NOUN}\s*:\s*", re.IGNORECASE)
_FOLLOWS = re.compile(rf"^[\s,]*(?:reads?|states?|says)[^.?!]{{0,20}}\b{_NOUN}\b|^[\s,]*(?:according to|per|via) [^.?!]{{0,60}}\b{_NOUN}\b")
_LEAST = 60


def find_synopses(page: Page, *, show: str | None, platforms: Iterable[str]) -> tuple[SynopsisMention, ...]:
    """Return the official descriptions, strictly inside their marks (or the block that a label introduces), with their publisher.

    The publisher is one of `platforms` (names as printed) where the introducing sentence names it, else None.
    """
    names = tuple(platforms)
    found = (*_in_marks(page), *_labelled(page))
    return tuple(
        SynopsisMention(
            span=span,
            show=show,
            publisher=_publisher(page, introduced_by, names),
            introduced_by=introduced_by,
            rule=f"synopsis: {rule}",
            confidence=0.9,
        )
        for span, introduced_by, rule in sorted(found, key=lambda item: item[0])
    )


def _in_marks(page: Page) -> Iterator[tuple[Span, Span, str]]:
    for stretch in page.stretches:
        if len(stretch.inner) < _LEAST:
            continue
        paragraph = page.paragraph_at(stretch.outer.start)
        if paragraph is None:
            continue
        before = _lead(page, paragraph, stretch.outer.start)
        if before and _INTRODUCES.search(_folded(page, before)):
            yield stretch.inner, before, "a description is announced and follows in marks"
            continue
        after = Span(stretch.outer.end, paragraph.end) if stretch.outer.end < paragraph.end else None
        if after and _FOLLOWS.search(_folded(page, after)):
            yield stretch.inner, after, "words in marks, then named as the description"


def _lead(page: Page, paragraph: Span, offset: int) -> Span | None:
    """Return the sentence that runs up to `offset`, or the paragraph before where the marks open theirs and it ends in a colon."""
    if page.text[paragraph.start : offset].strip():
        sentence = next((item for item in reversed(page.sentences) if item.start < offset and item in paragraph), None)
        return Span(sentence.start, offset) if sentence else None
    earlier = [item for item in page.document.paragraphs if item.end <= paragraph.start]
    last = earlier[-1] if earlier else None
    return last if last and last.of(page.text).rstrip().endswith(":") else None


def _labelled(page: Page) -> Iterator[tuple[Span, Span, str]]:
    for paragraph in page.document.paragraphs:
        words = paragraph.of(page.text)
        label = _LABEL.match(words)
        rest = words[label.end() :].strip() if label else ""
        if label and len(rest) >= _LEAST and rest[0] not in '"“':
            start = paragraph.start + label.end()
            yield Span(start, start + len(rest)), Span(paragraph.start, start), "a labelled block"


def _folded(page: Page, span: Span) -> str:
    folded = page.folded.folded(span)
    return folded.of(page.folded.text).rstrip() if folded else ""


def _publisher(page: Page, introduced_by: Span, platforms: tuple[str, ...]) -> str | None:
    words = introduced_by.of(page.text)
    return next((name for name in sorted(platforms, key=len, reverse=True) if name in words), None)
