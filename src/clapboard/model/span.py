"""A stretch of text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of a document's text, in code points.

    The one type of the model with positional fields: `Span(3, 9)` reads as what it is.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or backward span."""
        if not 0 <= self.start < self.end:
            msg = f"not a span: [{self.start}, {self.end})"
            raise ValueError(msg)

    def __len__(self) -> int:
        """Return the number of code points."""
        return self.end - self.start

    def __contains__(self, other: object) -> bool:
        """Tell whether a span, or an offset, lies wholly inside."""
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return isinstance(other, int) and self.start <= other < self.end

    def of(self, text: str) -> str:
        """Return the words of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Self) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Self:
        """Return the span moved `by` code points to the right."""
        return type(self)(self.start + by, self.end + by)

    def cover(self, other: Self) -> Self:
        """Return the smallest span that holds both."""
        return type(self)(min(self.start, other.start), max(self.end, other.end))


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that holds all of `spans`; raise ValueError if there is none."""
    spans = tuple(spans)
    return Span(min(span.start for span in spans), max(span.end for span in spans))
