"""What speaks for two passages being one saying: words in common, weighed by how common they are, against what is left over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from clapboard.reuse.fingerprints import GRAM, WINDOW, grams
from clapboard.reuse.frequencies import Collection
from clapboard.text.align import Alignment, Block, Difference

_RARE = 4
"""Different texts up to which a run of words says nothing about being common."""

_ODD = 2
"""How many times more often than the rest a run may stand before it counts for less."""

_FEW = 2
"""Words that may be left over on both sides without anything being known of them."""

_NO_RESIDUE = frozenset({Difference.EQUAL, Difference.TYPOGRAPHY, Difference.BRACKETED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Weighed words in common, and what is left of both sides once they are taken away.

    `weight` is the sum over the common words, each between 0 and 1 (1: the words are no more common than what is left).
    `words` is their number. `left`, `right` are the words left over, `left_block`, `right_block` the longest stretch of them.
    `gap` is the longest stretch that one side lacks between common words without an ellipsis that says so.
    """

    weight: float
    words: int
    left: int
    right: int
    left_block: int
    right_block: int
    gap: int

    @property
    def mutual(self) -> int:
        """Return how many words are left over on both sides."""
        return min(self.left, self.right)

    @property
    def mutual_block(self) -> int:
        """Return how long a stretch is left over on both sides."""
        return min(self.left_block, self.right_block)


def weigh(alignment: Alignment, collection: Collection) -> Evidence:
    """Weigh an alignment against a collection."""
    left, right = collection.counts(grams(alignment.left.keys)), collection.counts(grams(alignment.right.keys))
    here, there = _spread(left, len(alignment.left)), _spread(right, len(alignment.right))
    shared: list[int] = []
    for block in alignment.blocks:
        if block.is_equal:
            shared += [max(pair) for pair in zip(here[slice(*block.left)], there[slice(*block.right)], strict=True)]
    residue = [block for block in alignment.blocks if block.kind not in _NO_RESIDUE]
    rest = [count for block in residue for count in (*_inside(left, block.left), *_inside(right, block.right))]
    sides = [sum(block.left_words for block in residue), sum(block.right_words for block in residue)]
    usual = max(_RARE, _ODD * median(rest)) if rest else _RARE if min(sides) > _FEW else float("inf")
    return Evidence(
        weight=sum(1.0 if count <= usual else usual / count for count in shared),
        words=len(shared),
        left=sides[0],
        right=sides[1],
        left_block=max((block.left_words for block in residue), default=0),
        right_block=max((block.right_words for block in residue), default=0),
        gap=max((_unmarked(block) for block in alignment.blocks[1:-1]), default=0),
    )


def _unmarked(block: Block) -> int:
    return 0 if block.is_equal or block.cut or block.mutual else max(block.left_words, block.right_words)


def _inside(counts: Sequence[int], words: tuple[int, int]) -> Iterator[int]:
    """Yield what an index knows of a stretch of words: of every window of its grams the largest count, since not all are kept."""
    own = counts[words[0] : max(words[0], words[1] - GRAM + 1)]
    for start in range(max(len(own) - WINDOW + 1, min(len(own), 1))):
        yield max(own[start : start + WINDOW])


def _spread(counts: Sequence[int], words: int) -> Sequence[int]:
    """Return for each word the count of the most common gram that it is part of."""
    if words < GRAM:
        return [0] * words
    edge = [0] * (GRAM - 1)
    padded = [*edge, *counts, *edge]
    return [max(around) for around in zip(*(padded[at : at + words] for at in range(GRAM)), strict=True)]
