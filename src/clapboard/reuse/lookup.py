"""Looking words up in an index: candidates by the rarest runs they share, verified by alignment.

The work for one look-up is bounded (`BUDGET` postings, `CANDIDATES` alignments), whatever the size of the index: rare runs are
followed first, and what stands in very many texts is never followed as long as anything rarer is shared.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from clapboard.reuse.fingerprints import GRAM, grams, whole
from clapboard.reuse.frequencies import Asked
from clapboard.reuse.index import Index, kept
from clapboard.reuse.matching import Match, match
from clapboard.reuse.passage import Passage
from clapboard.reuse.speakers import Speakers, compare

BUDGET = 2_000
"""Postings that one look-up follows (or 40 for each candidate that is asked for, if that is more)."""

CANDIDATES = 48
"""Texts that are aligned at most, unless more are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A text of the index that is the same saying: its number, and the match (the words looked up are its left side)."""

    number: int
    match: Match


def find(passage: Passage, index: Index, *, limit: int = CANDIDATES) -> list[Found]:
    """Return the texts of the index that are the same saying as `passage`, the most words in common first; at most `limit`.

    Words that stand in the index themselves are found too.
    """
    texts = stored(index, candidates(passage, index, limit=limit), passage.speaker)
    known = Asked(index, (passage, *texts.values()))
    matched = ((number, match(passage, text, frequencies=known)) for number, text in texts.items())
    found = [Found(number=number, match=one) for number, one in matched if one is not None]
    return sorted(found, key=lambda item: (-item.match.evidence.words, item.number))


def candidates(passage: Passage, index: Index, *, limit: int = CANDIDATES) -> list[int]:
    """Return the numbers of the texts that share the rarest runs of words with `passage`: at most `limit`, the best first."""
    votes: defaultdict[int, float] = defaultdict(float)
    own = whole(passage.keys)
    same = [own] if len(passage.keys) >= GRAM and own in index else []
    for number, vote in _votes(passage, index, budget=max(BUDGET, 40 * limit), apart_from=same):
        votes[number] += vote
    ranked = sorted(votes, key=lambda number: (-votes[number], number))
    return [*same, *(number for number in ranked if number not in same)][:limit]


def _votes(passage: Passage, index: Index, *, budget: int, apart_from: Collection[int]) -> Iterator[tuple[int, float]]:
    """Yield the texts that share runs of words with `passage`, once for each run, the rarest first; not those of `apart_from` (itself)."""
    wanted = list(dict.fromkeys(grams(passage.keys)))
    own = frozenset(kept(passage.keys)) if apart_from else frozenset()
    counted = ((count - (fingerprint in own), fingerprint) for count, fingerprint in zip(index.counts(wanted), wanted, strict=True))
    followed = dict(_within(budget, sorted(pair for pair in counted if pair[0] > 0)))
    holders = index.holders(followed, budget + len(apart_from))
    for fingerprint, count in followed.items():
        for number in holders.get(fingerprint, ()):
            if number not in apart_from:
                yield number, 1 / count


def _within(budget: int, counted: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the runs that are followed, each with its count: as many as the budget allows, the first in any case."""
    left = budget
    for count, fingerprint in counted:
        if left <= 0 or (count > left and left < budget):
            return
        left -= count
        yield fingerprint, count


def stored(index: Index, numbers: Iterable[int], speaker: str | None = None) -> Mapping[int, Passage]:
    """Return texts of the index as passages: with the name among its speakers that can be `speaker`, else the one named most often."""
    texts = index.texts(numbers)
    return {number: Passage(text=texts[number], speaker=_named(names, speaker)) for number, names in index.names(texts).items()}


def _named(names: Mapping[str, int], speaker: str | None) -> str | None:
    same = [name for name in names if compare(name, speaker) is Speakers.SAME]
    return min(same or names, key=lambda name: (-names[name], name), default=None)
