"""The grammar of tags: outside, and begin, inside, end, single for each label; best path and posteriors of a chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from clapboard.mentions.encoder.spans import LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Floats: TypeAlias = "NDArray[np.float32]"
Tags: TypeAlias = "NDArray[np.int64]"

OUTSIDE: Final = 0
BEGIN, INSIDE, END, SINGLE = range(4)
TAGS: Final = 1 + 4 * len(LABELS)
FORBIDDEN: Final = -1e4


def tag_of(label: int, place: int) -> int:
    """Give the tag's number for a label's number and a place (`BEGIN`, `INSIDE`, `END`, `SINGLE`)."""
    return 1 + 4 * label + place


def transition_mask() -> tuple[Floats, Floats, Floats]:
    """Give 0 where the grammar lets a tag follow (start, step, end), `FORBIDDEN` where not."""
    opening = np.array([tag == OUTSIDE or (tag - 1) % 4 in (BEGIN, SINGLE) for tag in range(TAGS)])
    closing = np.array([tag == OUTSIDE or (tag - 1) % 4 in (END, SINGLE) for tag in range(TAGS)])
    step = closing[:, None] & opening[None, :]
    for label in range(len(LABELS)):
        begin, inside, end = (tag_of(label, place) for place in (BEGIN, INSIDE, END))
        step[np.ix_((begin, inside), (inside, end))] = True
    return _cost(opening), _cost(step), _cost(closing)


def _cost(allowed: NDArray[np.bool_]) -> Floats:
    return np.where(allowed, 0.0, FORBIDDEN).astype(np.float32)


def write_tags(spans: Sequence[tuple[int, int, int]], length: int) -> Tags:
    """Write tags for `length` units from spans (label's number, first unit, last unit); where two overlap the first stands."""
    tags = np.zeros(length, dtype=np.int64)
    for label, first, last in spans:
        if tags[first : last + 1].any():
            continue
        tags[first : last + 1] = tag_of(label, INSIDE)
        tags[first], tags[last] = tag_of(label, BEGIN), tag_of(label, END)
        if first == last:
            tags[first] = tag_of(label, SINGLE)
    return tags


def read_tags(tags: Tags) -> list[tuple[int, int, int]]:
    """Read spans (label's number, first unit, last unit) off tags that keep the grammar."""
    spans = []
    first = 0
    for unit in np.flatnonzero(tags).tolist():
        label, place = divmod(int(tags[unit]) - 1, 4)
        if place in (BEGIN, SINGLE):
            first = unit
        if place in (END, SINGLE):
            spans.append((label, first, unit))
    return spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A linear chain over tags: scores of starting with, stepping between and ending with a tag."""

    start: Floats
    step: Floats
    end: Floats

    def best(self, emissions: Sequence[Floats]) -> list[Tags]:
        """Find the best tags of each window (Viterbi); all windows at once, none touching another."""
        scores, lengths = _pad(emissions)
        back = np.zeros(scores.shape, dtype=np.int64)
        alphas = np.empty_like(scores)
        alphas[0] = scores[0] + self.start
        incoming = np.ascontiguousarray(self.step.T)[None]
        paths = np.empty((scores.shape[1], TAGS, TAGS), dtype=np.float32)
        for t in range(1, len(scores)):
            np.add(alphas[t - 1][:, None, :], incoming, out=paths)
            paths.argmax(2, out=back[t])
            paths.max(2, out=alphas[t])
            alphas[t] += scores[t]
        ends = alphas[lengths - 1, np.arange(len(lengths))] + self.end
        return [_trace(back[:, i].tolist(), int(ends[i].argmax()), int(n)) for i, n in enumerate(lengths)]

    def posteriors(self, emissions: Sequence[Floats]) -> list[Floats]:
        """Give for each window the probability of each tag at each unit; forward and backward side by side, each with its unit's weight."""
        scores, lengths = _pad(emissions)
        steps = np.arange(len(scores))[:, None]
        mirror = np.where(steps < lengths, lengths - 1 - steps, steps)
        rows = np.arange(len(lengths))
        ahead = np.exp(np.maximum(scores - scores.max(2, keepdims=True), _FLOOR).astype(np.float64))
        both = np.stack((ahead, ahead[mirror, rows]), axis=1)
        moves = np.exp(np.stack((self.step, self.step.T)).astype(np.float64))
        both[0] *= np.exp(np.stack((self.start, self.end)).astype(np.float64))[:, None, :]
        for t in range(1, len(both)):
            both[t] *= both[t - 1] @ moves
            if t % _RESCALED == 0:
                both[t] /= both[t].sum(2, keepdims=True)
        joint = both[:, 0] * both[:, 1][mirror, rows] / ahead
        joint /= joint.sum(2, keepdims=True)
        return [joint[: int(n), i].astype(np.float32) for i, n in enumerate(lengths)]


_RESCALED: Final = 8
"""Steps after which running products are scaled back, before they leave the range of double precision."""
_FLOOR: Final = -40.0
"""How far below the best score of its unit a tag counts: the rest is as good as impossible."""


def _pad(emissions: Sequence[Floats]) -> tuple[Floats, Tags]:
    """Lay the windows side by side: scores (units, windows, tags) with rows of zeros behind the shorter ones, and lengths."""
    lengths = np.array([len(window) for window in emissions], dtype=np.int64)
    scores = np.zeros((int(lengths.max()), len(emissions), TAGS), dtype=np.float32)
    for i, window in enumerate(emissions):
        scores[: len(window), i] = window
    return scores, lengths


def _trace(back: list[list[int]], tag: int, length: int) -> Tags:
    tags = np.zeros(length, dtype=np.int64)
    for t in range(length - 1, -1, -1):
        tags[t] = tag
        tag = back[t][tag]
    return tags
