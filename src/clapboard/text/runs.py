"""The runs of words that two texts have in common, in order.

The longest common subsequence by rapidfuzz's bit-parallel method; where both texts are too long for its table, runs of words that
occur once in each are fixed first and the pieces between them aligned by themselves (as in patience diff). Then chance matches
are dropped and gaps slid to where they are least broken up.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from clapboard.text.wording import Wording

_TABLE = 16_000_000
"""Cells of the table of one alignment (one bit each)."""

_ANCHOR = 8
"""Words of a run that is fixed first."""

_MEANT = 4
"""Words from which on a common run is never taken for chance."""


_NEAR = 2
"""Words that may lie between two runs of one island."""


class Run(NamedTuple):
    """A run of equal words: where it begins on each side, and how long it is."""

    left: int
    right: int
    length: int


def runs(left: Wording, right: Wording) -> list[Run]:
    """Return the common runs of two texts in order, none touching the next on both sides."""
    found = _joined(_common(left.keys, right.keys, (0, 0)))
    found = _slid(found, left, right)
    return _meant(found, (len(left), len(right)))


def _common(left: Sequence[str], right: Sequence[str], at: tuple[int, int]) -> Iterator[Run]:
    ahead = _shared_ends(left, right)
    behind = _shared_ends(left[ahead:][::-1], right[ahead:][::-1])
    if ahead:
        yield Run(at[0], at[1], ahead)
    inner_left, inner_right = left[ahead : len(left) - behind], right[ahead : len(right) - behind]
    if inner_left and inner_right:
        yield from _inside(inner_left, inner_right, (at[0] + ahead, at[1] + ahead))
    if behind:
        yield Run(at[0] + len(left) - behind, at[1] + len(right) - behind, behind)


def _shared_ends(left: Sequence[str], right: Sequence[str]) -> int:
    shortest = min(len(left), len(right))
    return next((at for at in range(shortest) if left[at] != right[at]), shortest)


def _inside(left: Sequence[str], right: Sequence[str], at: tuple[int, int]) -> Iterator[Run]:
    if len(left) * len(right) <= _TABLE:
        for code in LCSseq.opcodes(left, right):
            if code.tag == "equal":
                yield Run(at[0] + code.src_start, at[1] + code.dest_start, code.src_end - code.src_start)
        return
    i = j = 0
    anchors = _anchors(left, right)
    if not anchors:  # nothing fixes the pieces: two long texts without a run that is theirs alone have nothing to show
        return
    for anchor in anchors:
        yield from _common(left[i : anchor.left], right[j : anchor.right], (at[0] + i, at[1] + j))
        yield Run(at[0] + anchor.left, at[1] + anchor.right, anchor.length)
        i, j = anchor.left + anchor.length, anchor.right + anchor.length
    yield from _common(left[i:], right[j:], (at[0] + i, at[1] + j))


def _anchors(left: Sequence[str], right: Sequence[str]) -> list[Run]:
    """Return runs of words that occur once in each text, in the order of both: the longest increasing chain of them."""
    here, there = _once(left), _once(right)
    pairs = sorted((start, there[gram]) for gram, start in here.items() if gram in there)
    joined: list[Run] = []
    for i, j in _increasing(pairs):
        if joined and i < joined[-1].left + joined[-1].length:
            before = joined[-1]
            if i - before.left == j - before.right:
                joined[-1] = Run(before.left, before.right, i + _ANCHOR - before.left)
        elif not joined or j >= joined[-1].right + joined[-1].length:
            joined.append(Run(i, j, _ANCHOR))
    return joined


def _once(keys: Sequence[str]) -> dict[tuple[str, ...], int]:
    grams = [tuple(keys[at : at + _ANCHOR]) for at in range(len(keys) - _ANCHOR + 1)]
    counts = Counter(grams)
    return {gram: at for at, gram in enumerate(grams) if counts[gram] == 1}


def _increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest chain that grows on both sides (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [j]
        ends[place : place + 1] = [at]
    chain = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _joined(found: Iterable[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in found:
        before = joined[-1] if joined else None
        if before and before.left + before.length == run.left and before.right + before.length == run.right:
            joined[-1] = Run(before.left, before.right, before.length + run.length)
        else:
            joined.append(run)
    return joined


def _slid(found: list[Run], left: Wording, right: Wording) -> list[Run]:
    """Slide each gap that has words on one side alone: to where it swallows a run, else to an ellipsis, else not at all.

    "A B [x y B] C" and "A [B x y] B C" are the same alignment; the one with fewer pieces is the one meant.
    """
    placed = list(found)
    for at in range(len(placed) - 1):
        before, after = placed[at], placed[at + 1]
        gap = (after.left - before.left - before.length, after.right - before.right - before.length)
        if (gap[0] == 0) == (gap[1] == 0):
            continue
        fuller, place = (left, before.left + before.length) if gap[0] else (right, before.right + before.length)
        marks = right.cuts if gap[0] else left.cuts
        seam = before.right + before.length if gap[0] else before.left + before.length
        by = _slide(fuller.keys, place, sum(gap), (before.length, after.length), frozenset(mark - seam for mark in marks))
        placed[at] = Run(before.left, before.right, before.length + by)
        placed[at + 1] = Run(after.left + by, after.right + by, after.length - by)
    return _joined(run for run in placed if run.length > 0)


def _slide(keys: Sequence[str], start: int, width: int, room: tuple[int, int], marks: frozenset[int]) -> int:
    """Return by how many words to move the gap `[start, start + width)`: negative to the left."""
    back = 0
    while back < room[0] and keys[start - 1 - back] == keys[start + width - 1 - back]:
        back += 1
    on = 0
    while on < room[1] and keys[start + on] == keys[start + width + on]:
        on += 1
    if marks:
        reached = [by for by in range(-back, on + 1) if by in marks]
        if reached:
            return min(reached, key=abs)
    if back and back == room[0]:
        return -back
    return on if on and on == room[1] else 0


def _meant(found: list[Run], ends: tuple[int, int]) -> list[Run]:
    """Drop the islands of common words that are smaller than what differs around them: words that long texts share by chance."""
    islands = _islands(found)
    while True:  # what is dropped widens the gaps of its neighbours: nothing weak ever grows strong, so the order does not matter
        strong = [island for at, island in enumerate(islands) if _size(island) >= min(_MEANT, _around(islands, at, ends))]
        if len(strong) == len(islands):
            return [run for island in islands for run in island]
        islands = strong


def _islands(found: Iterable[Run]) -> list[list[Run]]:
    islands: list[list[Run]] = []
    for run in found:
        if islands and max(_gap(islands[-1][-1], run)) <= _NEAR:
            islands[-1].append(run)
        else:
            islands.append([run])
    return islands


def _size(island: Iterable[Run]) -> int:
    return sum(run.length for run in island)


def _gap(before: Run, after: Run) -> tuple[int, int]:
    return after.left - before.left - before.length, after.right - before.right - before.length


def _around(islands: Sequence[Sequence[Run]], at: int, ends: tuple[int, int]) -> int:
    """Return how much differs on the side of an island where less does; 0 where no words stand against each other on either side."""
    before = islands[at - 1][-1] if at else Run(0, 0, 0)
    after = islands[at + 1][0] if at + 1 < len(islands) else Run(*ends, 0)
    gaps = [gap for gap in (_gap(before, islands[at][0]), _gap(islands[at][-1], after)) if max(gap)]
    return min(max(gap) if max(gap) > _NEAR else min(gap) for gap in gaps) if any(min(gap) for gap in gaps) else 0
