"""What was changed between two appearances of one saying."""

from collections.abc import Iterator
from enum import StrEnum

from clapboard.text.align import Alignment, Block, Difference


class Kind(StrEnum):
    """A kind of change: of the words first, then (from SPEAKER on) of what is said about them. None says which side is the older."""

    VERBATIM = "verbatim"
    TYPOGRAPHY = "typography"
    TRIMMED_START = "trimmed at the start"
    TRIMMED_END = "trimmed at the end"
    CUT_MARKED = "cut in the middle, marked"
    CUT_UNMARKED = "cut in the middle, not marked"
    JOINED = "sentences joined"
    BRACKETED = "words in brackets"
    REWORDED = "reworded"
    NUMBER = "number changed"
    NEGATION = "negation changed"
    SPEAKER = "another speaker named"
    VENUE = "another venue named"
    TIME = "another time named"
    REPORTED = "turned into reported speech"
    CUE = "cue changed"


FLAGS = {Kind.NUMBER: "number", Kind.NEGATION: "negation", Kind.SPEAKER: "speaker"}
"""The changes of meaning, with the word for each."""

_BY_DIFFERENCE = {
    Difference.TYPOGRAPHY: Kind.TYPOGRAPHY,
    Difference.BRACKETED: Kind.BRACKETED,
    Difference.NUMBER: Kind.NUMBER,
    Difference.NEGATION: Kind.NEGATION,
}
_JOINTS = frozenset("and but so or because while as".split())


def kinds_of(alignment: Alignment) -> frozenset[Kind]:
    """Return the kinds of change in an alignment; the same whichever side is called left."""
    last = len(alignment.blocks) - 1
    found = {_kind(block, at=at, last=last) for at, block in enumerate(alignment.blocks) if not block.is_equal}
    if any(_joins(alignment)):
        found = (found - {Kind.CUT_UNMARKED} if _only_joints(alignment) else found) | {Kind.JOINED}
    if not found:
        found = {Kind.VERBATIM if _same_print(alignment) else Kind.TYPOGRAPHY}
    return frozenset(found)


def _kind(block: Block, *, at: int, last: int) -> Kind:
    if block.kind in _BY_DIFFERENCE:
        return _BY_DIFFERENCE[block.kind]
    if block.mutual:
        return Kind.REWORDED
    if at == 0:
        return Kind.TRIMMED_START
    if at == last:
        return Kind.TRIMMED_END
    return Kind.CUT_MARKED if block.cut else Kind.CUT_UNMARKED


def _joins(alignment: Alignment) -> Iterator[bool]:
    """Yield for each seam inside the common words whether one side ends a sentence there and the other does not."""
    left, right = alignment.left.stops, alignment.right.stops
    for at, block in enumerate(alignment.blocks):
        if block.is_equal:
            pairs = zip(range(block.left[0] + 1, block.left[1]), range(block.right[0] + 1, block.right[1]), strict=True)
            yield any((i in left) != (j in right) for i, j in pairs)
        elif _is_joint(alignment, block) and 0 < at < len(alignment.blocks) - 1:
            yield any(i in left for i in block.left) != any(j in right for j in block.right)


def _is_joint(alignment: Alignment, block: Block) -> bool:
    words = (*alignment.left.keys[slice(*block.left)], *alignment.right.keys[slice(*block.right)])
    return len(words) == 1 and words[0] in _JOINTS


def _only_joints(alignment: Alignment) -> bool:
    """Tell whether every unmarked cut is a joining word."""
    inner = [block for block in alignment.blocks[1:-1] if not block.is_equal and not block.mutual and not block.cut]
    return all(_is_joint(alignment, block) for block in inner if block.kind not in _BY_DIFFERENCE)


def _same_print(alignment: Alignment) -> bool:
    return alignment.left.text.strip() == alignment.right.text.strip()
