"""How likely an attribution is right: a logistic model of what the tagger says of its parts (fitted by `training/calibrate.py`)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clapboard.mentions.encoder.spans import Relation, Span

Choices: TypeAlias = "Mapping[Relation, Mapping[int, Mapping[int, float]]]"

NOTHING: Final = -1  # the tail of a link that says: none
UNLIKELY: Final = 0.005  # what a link counts that is too weak to be kept
_FLOOR: Final = 1e-3

# of `features`, in their order; then the constant
WEIGHTS: Final = (0.523, -0.019, -0.331, 0.181, -0.591, 1.168, 2.495, 1.692, 0.326)
CONSTANT: Final = -5.555


def confidence(spans: Sequence[Span], choices: Choices, contents: Sequence[int], cue: int, source: int) -> float:
    """Give the chance (0 to 1) that an attribution's words and source are right; see `features`."""
    values = features(spans, choices, contents, cue, source)
    total = CONSTANT + sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))
    return 1 / (1 + math.exp(-total))


def features(spans: Sequence[Span], choices: Choices, contents: Sequence[int], cue: int, source: int) -> tuple[float, ...]:
    """Describe an attribution: its contents (at least one), cue and source as indices of `spans`, or `NOTHING`.

    `choices` has the score of each tail for each head of each relation.
    """
    return (
        _logit(min(spans[i].score for i in contents)),
        _logit(spans[cue].score) if cue != NOTHING else 0.0,
        float(cue == NOTHING),
        _logit(spans[source].score) if source != NOTHING else 0.0,
        float(source == NOTHING),
        _mean(choices["content-cue"], contents, cue),
        _mean(choices["content-source"], contents, source),
        _mean(choices["cue-source"], [cue] if cue != NOTHING else [], source),
        float(len(contents) > 1),
    )


def _mean(of_heads: Mapping[int, Mapping[int, float]], heads: Sequence[int], tail: int) -> float:
    return sum(of_heads[head].get(tail, UNLIKELY) for head in heads) / len(heads) if heads else 0.0


def _logit(chance: float) -> float:
    return math.log(max(chance, _FLOOR) / max(1 - chance, _FLOOR))
