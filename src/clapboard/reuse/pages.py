"""A document laid out for finding passages: its words, what each of them weighs, and which of them stand together.

Words stand together where no quotation mark, end of a sentence or paragraph parts them; a passage never runs over such a seam.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from clapboard.model.document import Document
from clapboard.model.span import Span
from clapboard.text.marks import stretches
from clapboard.text.sentences import sentences
from clapboard.text.wording import Wording

_NAME = 0.25
_NUMBER = 0.5
_FEW = 4
"""Words up to which what stands in quotation marks is a title or a single word rather than a quotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document's own text: `paragraphs` are its words, `excluded` what is known to be a standing line.

    `spoken` are the words somebody said, where that is known (the content of quotations); None: take what stands in quotation
    marks and begins like a sentence.
    """

    document: str
    text: str
    paragraphs: tuple[Span, ...]
    excluded: tuple[Span, ...] = ()
    spoken: tuple[Span, ...] | None = None

    @classmethod
    def of(cls, document: Document, *, excluded: Iterable[Span] = (), spoken: Iterable[Span] | None = None) -> "Source":
        """Return the source of a document that was read."""
        return cls(
            document=document.id,
            text=document.text,
            paragraphs=document.paragraphs,
            excluded=tuple(excluded),
            spoken=None if spoken is None else tuple(spoken),
        )

    @classmethod
    def of_text(cls, document: str, text: str) -> "Source":
        """Return the source of bare text: all of it is one paragraph after the other, parted by line breaks."""
        return cls(document=document, text=text, paragraphs=tuple(_lines(text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Words `[first, last)` that stand together, and whether they are somebody's words rather than the outlet's."""

    first: int
    last: int
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A source with its words: `weights[i]` is what word i says about being copied (names and numbers say little, facts have them)."""

    source: Source
    wording: Wording
    segments: tuple[Segment, ...]
    weights: tuple[float, ...]

    @classmethod
    def of(cls, source: Source) -> "Laid":
        """Lay out a source."""
        wording = Wording.of(source.text)
        segments = tuple(_segments(source, wording))
        return cls(source=source, wording=wording, segments=segments, weights=_weights(wording, segments))


def _lines(text: str) -> Iterable[Span]:
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        if line.strip():
            yield Span(start + len(line) - len(line.lstrip()), end)
        start += len(line)


def _segments(source: Source, wording: Wording) -> Iterable[Segment]:
    quoted = [stretch.inner for stretch in stretches(source.text, source.paragraphs)]
    for paragraph in source.paragraphs:
        at = paragraph.start
        for stretch in (*(inner for inner in quoted if inner in paragraph), None):
            end = stretch.start if stretch else paragraph.end
            for sentence in sentences(source.text, Span(at, end)) if at < end else ():
                yield from _segment(source, wording, sentence, quoted=False)
            if stretch:
                yield from _segment(source, wording, stretch, quoted=True)
                at = stretch.end


def _segment(source: Source, wording: Wording, span: Span, *, quoted: bool) -> Iterable[Segment]:
    first, last = bisect_right(wording.ends, span.start), bisect_right(wording.ends, span.end)
    if first < last and not any(span.overlaps(line) for line in source.excluded):
        said = quoted and last - first > _FEW and _is_said(source, span)
        yield Segment(first=first, last=last, quoted=said)


def _is_said(source: Source, span: Span) -> bool:
    if source.spoken is not None:
        return any(span.overlaps(said) for said in source.spoken)
    return next((letter.isupper() for letter in span.of(source.text) if letter.isalpha()), False)


def _weights(wording: Wording, segments: Iterable[Segment]) -> tuple[float, ...]:
    starts = {segment.first for segment in segments}
    capital = [wording.text[start].isupper() for start in wording.starts]
    names = {key for at, key in enumerate(wording.keys) if capital[at] and at not in starts}
    names -= {key for at, key in enumerate(wording.keys) if not capital[at]}
    return tuple(_NAME if key in names else _NUMBER if key[0].isdigit() else 1.0 for key in wording.keys)
