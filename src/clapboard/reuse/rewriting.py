"""Documents that tell the same in the same order with other words: synonyms put in, sentences turned round.

Such a copy shares few runs of words, but the rare words of its collection (those few documents use) come in the same order. Names and
numbers say little, since every report of the same event has them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import LCSseq

from clapboard.reuse.pages import Laid

_ENOUGH = 5.5
"""Weighed rare words in the same order from which on one document can be a rewriting of the other."""

_SHARE = 0.25
"""The share of the shorter document's rare words that these must be."""

_FEWEST = 8
"""Documents below which nothing can be said about which words are rare."""

_RARE = 3
_RARE_SHARE = 4


def rewritten(laid: Sequence[Laid]) -> Iterator[tuple[int, int]]:
    """Yield the places of two documents of `laid` (the smaller first) of which one is a rewriting of the other."""
    if len(laid) < _FEWEST:
        return
    own = [_own(page) for page in laid]
    counts = Counter(key for words in own for key in {key for key, _ in words})
    limit = max(_RARE, len(laid) // _RARE_SHARE)
    rare = [[(key, weight) for key, weight in words if counts[key] <= limit] for words in own]
    totals = [sum(weight for _, weight in words) for words in rare]
    for one, other in _candidates(rare):
        if _in_order(rare[one], rare[other]) >= max(_ENOUGH, _SHARE * min(totals[one], totals[other])):
            yield one, other


def _own(page: Laid) -> list[tuple[str, float]]:
    """Return the outlet's own words with their weights."""
    own = (at for segment in page.segments if not segment.quoted for at in range(segment.first, segment.last))
    return [(page.wording.keys[at], page.weights[at]) for at in own]


def _candidates(rare: Sequence[Sequence[tuple[str, float]]]) -> list[tuple[int, int]]:
    holders: dict[str, set[int]] = defaultdict(set)
    for number, words in enumerate(rare):
        for key, _ in words:
            holders[key].add(number)
    common = Counter(pair for documents in holders.values() for pair in combinations(sorted(documents), 2))
    return sorted(pair for pair, count in common.items() if count >= _ENOUGH)


def _in_order(one: Sequence[tuple[str, float]], other: Sequence[tuple[str, float]]) -> float:
    """Return the weight of the words that come in the same order in both."""
    codes = LCSseq.opcodes([key for key, _ in one], [key for key, _ in other])
    return sum(
        min(one[code.src_start + at][1], other[code.dest_start + at][1])
        for code in codes
        if code.tag == "equal"
        for at in range(code.src_end - code.src_start)
    )
