"""Spans in order, asked by place: who is named in this sentence, which marks does that stretch touch."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from clapboard.model.span import Span


class Spanned(Protocol):
    """Anything that stands somewhere in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


T = TypeVar("T", bound=Spanned)


class Ordered(Generic[T]):
    """Items of a text in the order of their starts; each question costs a search and no walk through all."""

    __slots__ = ("_starts", "items")

    def __init__(self, items: Sequence[T]) -> None:
        """Take items that are in the order of their starts."""
        self.items = tuple(items)
        self._starts = [item.span.start for item in self.items]

    def starting_in(self, within: Span) -> tuple[T, ...]:
        """Return the items that start inside a stretch."""
        return self.items[bisect_left(self._starts, within.start) : bisect_left(self._starts, within.end)]

    def touching(self, span: Span) -> tuple[T, ...]:
        """Return the items that overlap a stretch; of those before it the last alone is looked at: items do not nest."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        return tuple(item for item in self.items[first : bisect_left(self._starts, span.end)] if item.span.overlaps(span))

    def last_before(self, offset: int) -> T | None:
        """Return the last item that starts before an offset, None if there is none."""
        at = bisect_left(self._starts, offset) - 1
        return self.items[at] if at >= 0 else None
