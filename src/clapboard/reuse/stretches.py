"""The stretches that two documents share: segments with a run of words in common, aligned word by word."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from clapboard.model.span import Span
from clapboard.reuse.fingerprints import GRAM, grams
from clapboard.reuse.frequencies import Collection
from clapboard.reuse.pages import Laid, Segment
from clapboard.text.align import Alignment, align
from clapboard.text.wording import Wording

_PIECE = 2.5
"""Weighed words below which a common stretch is not worth a line."""

_SEED = 3
"""Words of the run that two segments must have in common to be looked at."""

_MANY = 12
"""Segments with a run of words up to which all of them are looked at."""

Run = tuple[str, ...]

_COMMON = 4
"""Documents up to which a run of words says nothing about being common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A stretch that two documents share, word for word or nearly: where it stands in each, and its weighed words in common.

    `share` is how much of the shorter segment (sentence, or words between quotation marks) the common words are; `quoted` says that
    both stand in quotation marks as somebody's words.
    """

    left: Span
    right: Span
    weight: float
    share: float
    quoted: bool


def stretches(left: Laid, right: Laid, collection: Collection) -> tuple[Shared, ...]:
    """Return what two documents share, each segment at most once, in the order of the left one; small pieces too."""
    here, there = _worth(left, collection), _worth(right, collection)
    best: dict[Segment, Shared] = {}
    used: set[Segment] = set()
    scored = []
    for one, other in _segment_pairs(left, right):
        shared = _shared(left, one, right=right, other=other, worth=(here, there))
        if shared is not None:
            scored.append((shared.weight, one, other, shared))
    for _, one, other, shared in sorted(scored, key=lambda item: (-item[0], item[1].first, item[2].first)):
        if one not in best and other not in used:
            best[one] = shared
            used.add(other)
    return tuple(sorted(best.values(), key=lambda shared: (shared.left, shared.right)))


def _worth(page: Laid, collection: Collection) -> list[float]:
    """Return what each word of a document says: its weight, less where it is part of what many documents hold."""
    counts = collection.counts(grams(page.wording.keys))
    worth = list(page.weights)
    for start, count in enumerate(counts):
        if count > _COMMON:
            for at in range(start, start + GRAM):
                worth[at] = min(worth[at], page.weights[at] * _COMMON / count)
    return worth


def _segment_pairs(left: Laid, right: Laid) -> Iterator[tuple[Segment, Segment]]:
    """Yield the segments of two documents that have a run of words in common, quoted ones with quoted ones or not.

    A run that stands in very many segments (a text that repeats itself) seeds a few pairs alone: those that come at the same turn.
    """
    places = _seeds(right)
    met: Counter[Run] = Counter()
    for segment in left.segments:
        seen: set[Segment] = set()
        for run in _runs(left, segment):
            others = places.get(run, ())
            if len(others) > _MANY:
                turn = min(met[run], len(others) - _MANY)
                others = others[turn : turn + _MANY]
            met[run] += 1
            for other in others:
                if other not in seen:
                    seen.add(other)
                    yield segment, other


def _seeds(page: Laid) -> Mapping[Run, Sequence[Segment]]:
    places: dict[Run, list[Segment]] = defaultdict(list)
    for segment in page.segments:
        for run in _runs(page, segment):
            places[run].append(segment)
    return places


def _runs(page: Laid, segment: Segment) -> Iterable[Run]:
    """Return the runs of a segment, each once, in order."""
    keys = page.wording.keys
    return dict.fromkeys(keys[at : at + _SEED] for at in range(segment.first, segment.last - _SEED + 1))


def _shared(left: Laid, one: Segment, *, right: Laid, other: Segment, worth: tuple[list[float], list[float]]) -> Shared | None:
    alignment = align(_part(left.wording, one), _part(right.wording, other))
    equal = [block for block in alignment.blocks if block.is_equal]
    weight = sum(
        min(worth[0][one.first + block.left[0] + at], worth[1][other.first + block.right[0] + at])
        for block in equal
        for at in range(block.left_words)
    )
    if weight < _PIECE:
        return None
    return Shared(
        left=_hull(alignment, one, left.wording, side=0),
        right=_hull(alignment, other, right.wording, side=1),
        weight=weight,
        share=sum(block.left_words for block in equal) / min(len(alignment.left), len(alignment.right)),
        quoted=one.quoted and other.quoted,
    )


def _part(wording: Wording, segment: Segment) -> Wording:
    """Return the words of a segment as a wording of their own; places between words and in the text stay those of the whole text."""
    whole = slice(segment.first, segment.last)
    return Wording(text=wording.text, keys=wording.keys[whole], starts=wording.starts[whole], ends=wording.ends[whole])


def _hull(alignment: Alignment, segment: Segment, wording: Wording, *, side: int) -> Span:
    """Return the stretch from the first to the last common word of a segment."""
    ends = [(block.left, block.right)[side] for block in alignment.blocks if block.is_equal]
    return wording.span(segment.first + ends[0][0], segment.first + ends[-1][1])
