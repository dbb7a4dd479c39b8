"""Alignment: what two texts have in common word by word, and what kind of difference lies between.

Numbers and negation are kinds of their own, since a reader takes them as other facts. Typography is no difference at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from clapboard.model.span import Span
from clapboard.text.difference import Difference, Gap, classify
from clapboard.text.runs import Run, runs
from clapboard.text.wording import Wording

__all__ = ["Alignment", "Block", "Difference", "align"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the alignment, in words `[first, last)` of each side; one of the two may be empty, never both.

    `cut` says that an ellipsis marks the place on the side that has fewer words.
    """

    kind: Difference
    left: tuple[int, int]
    right: tuple[int, int]
    cut: bool = False

    @property
    def is_equal(self) -> bool:
        """Tell whether the words are the same on both sides."""
        return self.kind is Difference.EQUAL

    @property
    def left_words(self) -> int:
        """Return the number of words on the left."""
        return self.left[1] - self.left[0]

    @property
    def right_words(self) -> int:
        """Return the number of words on the right."""
        return self.right[1] - self.right[0]

    @property
    def mutual(self) -> int:
        """Return how many words of each side stand against words of the other."""
        return 0 if self.is_equal else min(self.left_words, self.right_words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Two texts side by side: the blocks are in the order of both and cover every word of both."""

    left: Wording
    right: Wording
    blocks: tuple[Block, ...]

    @property
    def equal_words(self) -> int:
        """Return how many words both have in common, in order."""
        return sum(block.left_words for block in self.blocks if block.is_equal)

    @property
    def differences(self) -> tuple[Block, ...]:
        """Return the blocks that differ."""
        return tuple(block for block in self.blocks if not block.is_equal)

    def left_span(self, block: Block) -> Span | None:
        """Return where the block stands in the left text (code points), None where it has no words there."""
        return self.left.span(*block.left) if block.left_words else None

    def right_span(self, block: Block) -> Span | None:
        """Return where the block stands in the right text (code points), None where it has no words there."""
        return self.right.span(*block.right) if block.right_words else None


def align(left: Wording | str, right: Wording | str) -> Alignment:
    """Align two texts word by word. Nothing of it depends on which is called left, except which side is which.

    Chance matches of a word or two inside long differences are dropped, so that a block of equal words means something.
    """
    left = Wording.of(left) if isinstance(left, str) else left
    right = Wording.of(right) if isinstance(right, str) else right
    if (left.keys, left.text) > (right.keys, right.text):  # one order for both ways round, else ties would be broken differently
        return _turned(_align(right, left))
    return _align(left, right)


def _align(left: Wording, right: Wording) -> Alignment:
    return Alignment(left=left, right=right, blocks=tuple(_blocks(left, right)))


def _blocks(left: Wording, right: Wording) -> Iterator[Block]:
    i = j = 0
    end = Run(len(left), len(right), 0)
    for run in (*runs(left, right), end):
        if run.left > i or run.right > j:
            yield _difference(left, right, first=(i, j), last=(run.left, run.right))
        i, j = run.left + run.length, run.right + run.length
        if run.length:
            yield Block(kind=Difference.EQUAL, left=(run.left, i), right=(run.right, j))


def _difference(left: Wording, right: Wording, *, first: tuple[int, int], last: tuple[int, int]) -> Block:
    here, there = (first[0], last[0]), (first[1], last[1])
    cut = bool(_cuts(left, here)) if here[1] - here[0] < there[1] - there[0] else bool(_cuts(right, there))
    return Block(kind=classify(Gap(left, here, right, there)), left=here, right=there, cut=cut)


def _cuts(wording: Wording, stretch: tuple[int, int]) -> frozenset[int]:
    return wording.cuts & frozenset(range(stretch[0], stretch[1] + 1)) if wording.cuts else wording.cuts


_TURNED = {Difference.INSERTED: Difference.DELETED, Difference.DELETED: Difference.INSERTED}


def _turned(alignment: Alignment) -> Alignment:
    blocks = tuple(
        Block(kind=_TURNED.get(block.kind, block.kind), left=block.right, right=block.left, cut=block.cut) for block in alignment.blocks
    )
    return Alignment(left=alignment.right, right=alignment.left, blocks=blocks)
