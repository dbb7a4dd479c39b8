"""Links between spans: which cue a content belongs to, whose words they are.

Each relation scores pairs of spans by the product of two small projections of the network's states at the spans' first and
last units, plus learned weights of their order and distance (a biaffine pointer as in Dozat and Manning 2017).
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from clapboard.mentions.encoder.confidence import NOTHING, UNLIKELY, confidence
from clapboard.mentions.encoder.spans import Attribution, Link, Tagging

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clapboard.mentions.encoder.grammar import Floats
    from clapboard.mentions.encoder.spans import Offsets, Relation
    from clapboard.mentions.encoder.units import Integers

RELATIONS: Final[tuple[tuple[Relation, int, int], ...]] = (("content-cue", 2, 1), ("cue-source", 1, 0), ("content-source", 2, 0))
RANKS: Final = 8
GAPS: Final = 16
BREAKS: Final = 24
WIDTH: Final = 128  # of each projection


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """One relation's small weights: the empty tail, and the tables of order and distance."""

    nothing: Floats
    nothing_bias: float
    rank: Floats
    gap: Floats
    breaks: Floats

    def score(self, heads: Floats, tails: Floats, buckets: tuple[Integers, Integers, Integers]) -> Floats:
        """Give probabilities of each tail for each head, from their projections; the last column is the empty tail."""
        rank, gap, breaks = buckets
        scores = (heads @ tails.T) + self.rank[rank] + self.gap[gap] + self.breaks[breaks]
        empty = heads @ self.nothing + self.nothing_bias
        full = np.concatenate((scores, empty[:, None]), axis=1)
        chances: Floats = np.exp(full - full.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        return chances


def pair_buckets(heads: Integers, tails: Integers, *, sentence: Integers, paragraph: Integers) -> tuple[Integers, Integers, Integers]:
    """Measure order and distance of each head and tail (rows of first and last unit; tails in the order of the text).

    Rank counts the tails between, from the left or the right; gap the units between; breaks the sentences and paragraphs.
    """
    before = (tails[None, :, 0] < heads[:, None, 0]).sum(1)
    order = np.arange(len(tails))[None, :] - before[:, None]
    rank = np.clip(order, -RANKS // 2, RANKS // 2 - 1) + RANKS // 2
    right = tails[None, :, 0] > heads[:, None, 1]
    left_end = np.where(right, heads[:, None, 1], tails[None, :, 1])
    right_start = np.where(right, tails[None, :, 0], heads[:, None, 0])
    between = np.maximum(right_start - left_end - 1, 0)
    gap = np.minimum(np.log2(between + 1).astype(np.int64), 7) + 8 * right
    sentences = np.clip(sentence[right_start] - sentence[left_end], 0, 3)
    paragraphs = np.clip(paragraph[right_start] - paragraph[left_end], 0, 2)
    return rank, gap, sentences * 3 + paragraphs + 12 * right


def ends(states: Floats, spans: Sequence[tuple[int, int, int]]) -> Floats:
    """Lay the states at the first and last unit of each span (label's number, first and last unit) side by side."""
    rows = np.array(spans, dtype=np.int64).reshape(-1, 3)
    return np.concatenate((states[rows[:, 1]], states[rows[:, 2]]), axis=1)


LEAST: Final = 0.01  # links below this score are not kept
LEAST_CONFIDENCE: Final = 0.1  # chosen on the dev part: a higher one loses more words than it mends attributions


def link_spans(
    pointers: Mapping[Relation, Pointer],
    projected: Floats,
    spans: Sequence[tuple[int, int, int]],
    *,
    sentence: Integers,
    paragraph: Integers,
) -> list[Link]:
    """Find all links with a score of at least `LEAST` between the spans (label's number, first and last unit) of one window.

    `projected` has a row for each span, with its projections as head and as tail of each relation, in their order.
    """
    found = []
    for number, (relation, head, tail) in enumerate(RELATIONS):
        heads = [i for i, span in enumerate(spans) if span[0] == head]
        tails = [i for i, span in enumerate(spans) if span[0] == tail]
        if not heads:
            continue
        as_head, as_tail = (slice((2 * number + k) * WIDTH, (2 * number + k + 1) * WIDTH) for k in (0, 1))
        buckets = pair_buckets(_rows(spans, heads), _rows(spans, tails), sentence=sentence, paragraph=paragraph)
        scores = pointers[relation].score(projected[heads, as_head], projected[tails, as_tail], buckets)
        for row, column in np.argwhere(scores >= LEAST).tolist():
            to = tails[column] if column < len(tails) else NOTHING
            found.append(Link(relation=relation, head=heads[row], tail=to, score=float(scores[row, column])))
    return found


def _rows(spans: Sequence[tuple[int, int, int]], chosen: Sequence[int]) -> Integers:
    return np.array([spans[i][1:] for i in chosen], dtype=np.int64).reshape(-1, 2)


def attributions(tagging: Tagging, *, least: float = LEAST_CONFIDENCE) -> list[Attribution]:
    """Join spans into attributions: contents of one cue belong together; the source is what cue and contents agree on.

    Cues without content are left out; a content without a cue stands alone. Attributions with a score under `least` are
    left out; 0 gives all.
    """
    choices: dict[Relation, dict[int, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    for link in tagging.links:
        choices[link.relation][link.head][link.tail] = link.score
    groups: dict[int, list[int]] = defaultdict(list)
    for i, span in enumerate(tagging.spans):
        if span.label == "content":
            cue = _best(choices["content-cue"][i])
            groups[cue if cue != NOTHING else -2 - i].append(i)
    made = []
    for group, contents in groups.items():
        cue = max(group, NOTHING)
        voices = [choices["content-source"][i] for i in contents]
        source = _agreed([*voices, choices["cue-source"][cue]] if cue != NOTHING else voices)
        score = confidence(tagging.spans, choices, contents, cue, source)
        if score >= least:
            made.append(_attribution(tagging, contents, cue, source, score))
    return sorted(made, key=lambda one: one.content)


def _best(options: Mapping[int, float]) -> int:
    return max(options, key=lambda tail: (options[tail], -tail), default=NOTHING)


def _agreed(voices: Sequence[Mapping[int, float]]) -> int:
    tails = sorted({tail for voice in voices for tail in voice})
    return max(tails, key=lambda tail: sum(math.log(voice.get(tail, UNLIKELY)) for voice in voices), default=NOTHING)


def _attribution(tagging: Tagging, contents: Sequence[int], cue: int, source: int, score: float) -> Attribution:
    return Attribution(
        content=tuple((tagging.spans[i].start, tagging.spans[i].end) for i in contents),
        cue=_offsets(tagging, cue),
        source=_offsets(tagging, source),
        score=score,
    )


def _offsets(tagging: Tagging, span: int) -> tuple[Offsets, ...]:
    return ((tagging.spans[span].start, tagging.spans[span].end),) if span != NOTHING else ()
