"""Two documents side by side: the passages that they share, aligned word by word."""

from dataclasses import dataclass

from clapboard.checking.draft import Draft
from clapboard.model.span import Span
from clapboard.reuse.passages import passages
from clapboard.text.align import Alignment, align


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A passage that two documents share: its stretch of each, the words aligned, and whether both quote somebody."""

    left: Span
    right: Span
    alignment: Alignment
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two documents and the passages that they share, in the order of the left one."""

    left: Draft
    right: Draft
    passages: tuple[Side, ...]


def compare(left: Draft, right: Draft) -> Comparison:
    """Compare two documents."""
    here, there = left.document.text, right.document.text
    found = tuple(
        Side(left=item.left, right=item.right, alignment=align(item.left.of(here), item.right.of(there)), quoted=item.quoted)
        for item in passages(left.source, right.source)
    )
    return Comparison(left=left, right=right, passages=found)
