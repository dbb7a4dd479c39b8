"""The tagger's attributions as drafts: edges set by the marks that they stand at, parted by paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from clapboard.mentions.order import Ordered
from clapboard.mentions.quotations.drafts import Draft
from clapboard.mentions.quotations.grammar import is_abbreviation
from clapboard.mentions.quotations.speech import Look, is_sung, look_at
from clapboard.mentions.quotations.walk import lone_place
from clapboard.model.mention import QuotationKind
from clapboard.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clapboard.mentions.encoder import Attribution, Tagging
    from clapboard.mentions.page import Page
    from clapboard.text.marks import Stretch

LEAST = 0.06
"""Confidence under which reported speech that the tagger alone has read is left out; what stands in marks is kept."""
SURE = 0.3
"""Confidence from which the tagger is believed that words in marks which look like a title are something said."""
_BRITISH = 30
"""Code points from which a stretch between single marks is told to the tagger as quoted."""
_EDGE = " \t\n\r\u00a0,;:“”\"«»„‟''‘’"
_WORD = re.compile(r"[^\W_][\w’'-]*")
_LINK = re.compile(r"(?:that|like|about how|of how|how|whether|about)\s(?=\S{1,40}\s)")
_STOP = re.compile(r"([\w-]+)[.!?]\s+(?=[A-Z])")
_NAME = re.compile(r"(?:\s[A-Z][\w’'-]+)+")


class Tagger(Protocol):
    """What tags a text (`clapboard.mentions.encoder.Tagger`)."""

    def tag(self, text: str, *, quoted: Iterable[tuple[int, int]] | None = None) -> Tagging:
        """Return sources, cues and contents of `text` with their links; `quoted` are the stretches in marks, marks included."""
        ...


def tagged(page: Page, tagger: Tagger) -> list[Draft]:
    """Return what `tagger` reads in the document's text, as drafts in the order of the text."""
    from clapboard.mentions.encoder import attributions  # noqa: PLC0415 - numpy is heavy, and the tagger may not be installed

    quoted = [(one.outer.start, one.outer.end) for one in page.stretches if not one.single or len(one.inner) > _BRITISH]
    fitting = Fitting.of(page)
    return [draft for one in attributions(tagger.tag(page.text, quoted=quoted), least=0) for draft in fitting.drafts(one)]


@dataclass(frozen=True, slots=True)
class _Marked:
    """A stretch, asked by where its words stand."""

    span: Span
    stretch: Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """The page and its stretches, asked by place."""

    page: Page
    marked: Ordered[_Marked]
    unclosed: frozenset[int]

    @classmethod
    def of(cls, page: Page) -> Fitting:
        """Lay out the stretches of `page`; `unclosed` are the ends of those that no mark closes."""
        marked = Ordered([_Marked(one.inner, one) for one in page.stretches])
        return cls(page=page, marked=marked, unclosed=frozenset(one.outer.end for one in page.stretches if not one.closed))

    def drafts(self, one: Attribution) -> Iterator[Draft]:
        """Yield the drafts of an attribution: what stands in its cue's paragraph, then what carries on in others."""
        parts = [part for whole in one.content for clip in self._clipped(*whole) if (part := _trimmed(self.page.text, *clip))]
        for at, together in enumerate(self._by_paragraph(one, parts)):
            draft = self._drafted(one, together)
            if draft is not None and (
                draft.kind is not QuotationKind.INDIRECT or (draft.confidence >= LEAST and not self._in_heading(draft))
            ):
                draft.carried = at > 0
                yield draft

    def _clipped(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut a stretch where a paragraph ends, unless a quotation runs over it."""
        paragraph = self.page.paragraph_at(start)
        while paragraph is not None and paragraph.end < end:
            edge = paragraph.end
            if not any(one.span.start < edge < one.span.end for one in self.marked.touching(Span(start, end))):
                yield start, edge
                start = edge + 1
            paragraph = self.page.paragraph_at(edge + 1)
        if start < end:
            yield start, end

    def _by_paragraph(self, one: Attribution, parts: Sequence[Span]) -> list[list[Span]]:
        """Part the content by paragraphs, the cue's own first; a quotation that is not closed runs on into the next."""
        anchor = self.page.paragraph_at((one.cue or one.source or one.content)[0][0])
        runs: list[list[Span]] = []
        for part in parts:
            last = self.page.paragraph_at(runs[-1][-1].start) if runs else None
            if runs and (self.page.paragraph_at(part.start) == last or (last is not None and last.end in self.unclosed)):
                runs[-1].append(part)
            else:
                runs.append([part])
        return sorted(runs, key=lambda run: self.page.paragraph_at(run[0].start) != anchor)

    def _drafted(self, one: Attribution, parts: Sequence[Span]) -> Draft | None:
        text = self.page.text
        stretches = self._covered(parts)
        words = any(_words_outside(text, part, stretches) for part in parts)
        spoken = [stretch for stretch in stretches if look_at(self.page, lone_place(self.page, stretch)) is not Look.NO_SPEECH]
        titled = not spoken and (not words or (stretches and _mostly_marked(parts, stretches)))
        if titled and not (_is_sure(one) and all(self._may_be_said(stretch) for stretch in stretches)):
            return None
        kind = QuotationKind.INDIRECT if not spoken else QuotationKind.MIXED if words else QuotationKind.DIRECT
        return Draft(
            content=[stretch.inner for stretch in spoken] or [_bare(text, part) for part in parts],
            kind=kind,
            rule="tagger",
            cue=[Span(*cue) for cue in one.cue],
            source=[_completed(text, Span(*source)) for source in one.source],
            reported=_widened(parts, spoken) if words else [],
            confidence=one.score,
        )

    def _in_heading(self, draft: Draft) -> bool:
        return self.page.paragraph_at(draft.start) in self.page.document.headings

    def _may_be_said(self, stretch: Stretch) -> bool:
        """Tell whether words that look like a title may be something said: several, and not sung."""
        return " " in stretch.inner.of(self.page.text) and not is_sung(self.page.text, lone_place(self.page, stretch))

    def _covered(self, parts: Sequence[Span]) -> list[Stretch]:
        """Return the stretches in marks of which the parts cover half."""
        shared: dict[Span, int] = {}
        found: dict[Span, Stretch] = {}
        for part in parts:
            for one in self.marked.touching(part):
                found[one.span] = one.stretch
                shared[one.span] = shared.get(one.span, 0) + min(part.end, one.span.end) - max(part.start, one.span.start)
        return [stretch for span, stretch in found.items() if 2 * shared[span] >= len(span)]


def _is_sure(one: Attribution) -> bool:
    return bool(one.cue and one.source) and one.score >= SURE


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end) if start < end else None


def _words_outside(text: str, part: Span, stretches: Sequence[Stretch]) -> bool:
    """Tell whether a part holds words outside the marks of the stretches."""
    return any(not any(word.start() in stretch.outer for stretch in stretches) for word in _WORD.finditer(text, part.start, part.end))


def _mostly_marked(parts: Sequence[Span], stretches: Sequence[Stretch]) -> bool:
    """Tell whether words in marks that are no speech fill most of the parts: a title, a line of a song."""
    return 2 * sum(len(stretch.inner) for stretch in stretches) > sum(map(len, parts))


def _widened(parts: Sequence[Span], spoken: Sequence[Stretch]) -> list[Span]:
    """Let a part that ends inside marks reach to them."""
    wide = []
    for part in parts:
        touched = [stretch.inner for stretch in spoken if part.overlaps(stretch.inner)]
        starts, ends = [part.start, *(span.start for span in touched)], [part.end, *(span.end for span in touched)]
        wide.append(Span(min(starts), max(ends)))
    return wide


def _bare(text: str, part: Span) -> Span:
    """Return reported speech without the word that links it to its cue."""
    match = _LINK.match(text, part.start, part.end)
    return Span(match.end(), part.end) if match else part


def _completed(text: str, source: Span) -> Span:
    """Let a source that ends in an abbreviated title reach over the name ("Del." of "Del. Jane Doe"); cut what is another sentence's."""
    for stop in _STOP.finditer(text, source.start, source.end):
        if not is_abbreviation(stop[1]):
            source = Span(stop.end(), source.end)
    match = _NAME.match(text, source.end) if text[source.end - 1] == "." else None
    return Span(source.start, match.end()) if match else source
