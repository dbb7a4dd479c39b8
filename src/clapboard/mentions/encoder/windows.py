"""Windows: what the network reads at once. They end at paragraphs and depend on the text alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from clapboard.mentions.encoder.units import Integers, Units

CLS: Final = 101
SEP: Final = 102
MOST_PIECES: Final = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Units `start` to `end` as the network's input: a slot for each unit and each mark of structure.

    `pieces` has the first and the last piece of each slot (the network takes their mean), `features` its case and quotation, `at` the slot
    of each unit.
    """

    start: int
    end: int
    pieces: Integers
    features: Integers
    at: Integers


def plan_windows(units: Units, *, most: int = MOST_PIECES, room: int | None = None) -> list[tuple[int, int]]:
    """Cut the units into ranges of at most `most` pieces, `[CLS]` and one `[SEP]` for each paragraph included.

    `room` is the size of the first window only (training shifts the cuts with it).
    """
    if not len(units):
        return []
    bounds = np.flatnonzero(np.diff(units.paragraph, prepend=-1, append=-1))
    ranges: list[tuple[int, int]] = []
    start, free = 0, (room or most) - 1
    for opened, closed in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        size = int(units.first[closed] - units.first[opened]) + 1
        if size > free and opened > start:
            ranges.append((start, opened))
            start, free = opened, most - 1
        while size > most - 1:
            cut = _cut(units, start, closed, most - 2)
            ranges.append((start, cut))
            start = cut
            size = int(units.first[closed] - units.first[cut]) + 1
            free = most - 1
        free -= size
    return [*ranges, (start, len(units))] if start < len(units) else ranges


def _cut(units: Units, start: int, end: int, most: int) -> int:
    """Find the last sentence's end that keeps `start` to the cut within `most` pieces, else the last unit that does."""
    limit = int(np.searchsorted(units.first, units.first[start] + most, side="right")) - 1
    limit = max(start + 1, min(limit, end - 1))
    ends = np.flatnonzero(np.diff(units.sentence[start : limit + 1])) + start + 1
    return int(ends[-1]) if len(ends) else limit


def read_window(units: Units, start: int, end: int) -> Window:
    """Lay out the network's input for the units `start` to `end`: `[CLS]`, the units, `[SEP]` after each paragraph."""
    turns = np.diff(units.paragraph[start:end], prepend=units.paragraph[start : start + 1]) > 0
    at = np.arange(1, end - start + 1, dtype=np.int64) + np.cumsum(turns)
    size = int(at[-1]) + 2
    pieces = np.full((size, 2), SEP, dtype=np.int64)
    features = np.zeros(size, dtype=np.int64)
    pieces[0] = CLS
    pieces[at, 0] = units.pieces[units.first[start:end]]
    pieces[at, 1] = units.pieces[units.first[start + 1 : end + 1] - 1]
    features[at] = units.feature[start:end]
    return Window(start=start, end=end, pieces=pieces, features=features, at=at)
