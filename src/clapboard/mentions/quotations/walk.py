"""What the reading of words in marks asks of the page around them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from clapboard.mentions.order import Ordered
from clapboard.mentions.page import Page
from clapboard.mentions.quotations.grammar import is_abbreviation
from clapboard.model.mention import Naming, PersonMention
from clapboard.model.span import Span
from clapboard.text.marks import Stretch

_BREAK = re.compile(r"[.!?…][)\]”\"’']*\s+(?=[A-Z“\"‘'«(\[])")
_NO_SUBJECT = frozenset(("her", "his", "him", "their", "them"))
_SENTENCE = 8
"""Code points that a sentence has at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch in marks and the words around it: `before` and `after` reach to the marks beside it or the paragraph's edges."""

    stretch: Stretch
    paragraph: Span
    before: Span | None
    after: Span | None

    @property
    def start(self) -> int:
        """Return where the mark that opens it stands."""
        return self.stretch.outer.start

    def spoken(self, text: str) -> str:
        """Return the words in the marks."""
        return self.stretch.inner.of(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """The page, its people in order, and the stretches that no mark closes."""

    page: Page
    people: Ordered[PersonMention]
    unclosed: frozenset[Span]

    def places(self, paragraph: Span, inside: Sequence[Stretch]) -> list[Place]:
        """Return the stretches of a paragraph with the words around them."""
        edges = [paragraph.start, *(edge for stretch in inside for edge in (stretch.outer.start, stretch.outer.end)), paragraph.end]
        gaps = [Span(edges[at], edges[at + 1]) if edges[at] < edges[at + 1] else None for at in range(0, len(edges), 2)]
        return [Place(stretch=stretch, paragraph=paragraph, before=gaps[at], after=gaps[at + 1]) for at, stretch in enumerate(inside)]

    def mentioned(self, within: Span) -> tuple[Span, ...]:
        """Return the spans of the people and companies named in a stretch."""
        return tuple(one.span for one in self.people.starting_in(within))

    def subject(self, within: Span) -> PersonMention | None:
        """Return the first person that a stretch of narrative names, who is likely its subject."""
        for one in self.people.starting_in(within):
            owns = self.page.text[one.span.end : one.span.end + 2] in ("'s", "’s")
            if one.naming is not Naming.COMPANY and not owns and one.span.of(self.page.text).lower() not in _NO_SUBJECT:
                return one
        return None

    def lead(self, place: Place) -> Span | None:
        """Return the words of the stretch's own sentence before it, None where it begins the sentence."""
        if place.before is None:
            return None
        text, start, end = self.page.text, place.before.start, place.before.end
        for match in _BREAK.finditer(text, start, min(end + 1, len(text))):
            sentence = self.page.sentence_at(match.end())
            if sentence is None or sentence.start >= match.end() or match.end() >= end:
                start = min(match.end(), end)
        while start < end and text[start] in " ,\u00a0":
            start += 1
        return Span(start, end) if text[start:end].strip() else None

    def tail(self, place: Place) -> Span | None:
        """Return the words after the stretch up to their sentence's end, None where there are none or no mark closes it."""
        after = place.after
        if after is None or not place.stretch.closed:
            return None
        sentence = self.page.sentence_at(after.start + 1) or self.page.sentence_at(after.start - 1)
        while sentence and sentence.end < after.end and _ends_abbreviated(sentence.of(self.page.text)):
            sentence = self.page.sentence_at(sentence.end + 1)
        end = min(after.end, sentence.end) if sentence and sentence.end > after.start + 1 else after.end
        return Span(after.start, end)

    def paragraph_before(self, paragraph: Span) -> Span | None:
        """Return the paragraph before, None for the first and after a heading."""
        paragraphs = self.page.document.paragraphs
        at = bisect_right(paragraphs, paragraph.start, key=lambda one: one.start) - 2
        return paragraphs[at] if at >= 0 and paragraphs[at] not in self.page.document.headings else None

    def last_sentence(self, narrative: Span) -> Span | None:
        """Return the last whole sentence of a stretch of narrative, None if it holds none."""
        sentences = self.page.sentences
        at = bisect_right(sentences, narrative.end - 1, key=lambda one: one.start) - 1
        while at >= 0 and sentences[at].start >= narrative.start:
            if sentences[at].end <= narrative.end and len(sentences[at]) > _SENTENCE:
                return sentences[at]
            at -= 1
        return None


def _ends_abbreviated(sentence: str) -> bool:
    return is_abbreviation(re.split(r"[\s(]", sentence)[-1].removesuffix("."))


def lone_place(page: Page, stretch: Stretch) -> Place:
    """Return a stretch with the words around it in its paragraph, other marks among them."""
    paragraph = page.paragraph_at(stretch.outer.start) or stretch.outer
    start, end = paragraph.start, max(paragraph.end, stretch.outer.end)
    before = Span(start, stretch.outer.start) if start < stretch.outer.start else None
    after = Span(stretch.outer.end, end) if stretch.outer.end < end else None
    return Place(stretch=stretch, paragraph=paragraph, before=before, after=after)
