"""Whether two passages are one saying, and what was changed."""

from dataclasses import dataclass

from clapboard.reuse.evidence import Evidence, weigh
from clapboard.reuse.fingerprints import whole
from clapboard.reuse.frequencies import NOTHING_KNOWN, Collection
from clapboard.reuse.kinds import FLAGS, Kind, kinds_of
from clapboard.reuse.passage import Passage
from clapboard.reuse.speakers import Speakers, compare
from clapboard.text.align import Alignment, align

_SHORT = 8
"""Words below which the same words can be two people's; from here on a speaker's own words are known again, however common."""

FEWEST = 4
"""Words below which nothing can be told."""

_LOOSE_BLOCK = 5
"""Words in a row, left over on both sides, that make two sayings of it unless much speaks for one."""

_MUCH = 12.0
"""Weighed words in common that speak for one saying of one speaker although both sides begin or end alike and differ for the rest."""

_VERY_MUCH = 20.0
"""Weighed words in common that speak for one saying although both sides go on differently and a speaker is not known."""

_LITTLE = 2
"""Words that may differ whatever else is known."""

_REWORDED = {Speakers.SAME: 1 / 2, Speakers.UNKNOWN: 1 / 4, Speakers.OTHER: 1 / 8}
"""How many words may be left over on both sides for each one in common: a speaker's own words can be reworded further."""

_STOCK_SPEAKERS = 3
"""Different people who said the same short words: a stock phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two passages that are one saying: what was changed, and how the words stand against each other."""

    kinds: frozenset[Kind]
    alignment: Alignment
    evidence: Evidence

    @property
    def flags(self) -> tuple[str, ...]:
        """Return the changes of meaning: `number`, `negation`, `speaker`, in this order."""
        return tuple(flag for kind, flag in FLAGS.items() if kind in self.kinds)


def match(one: Passage, other: Passage, *, frequencies: Collection | None = None, speakers: Speakers | None = None) -> Match | None:
    """Tell whether two passages are the same saying: None if not, or if there are too few words to tell.

    `frequencies` is the collection that they come from: what is common there (standing lines, stock openings) proves nothing.
    `speakers` is what is known of the two speakers; None: their names are compared.
    Symmetric: `match(b, a)` finds the same kinds with the sides turned round.
    """
    collection = NOTHING_KNOWN if frequencies is None else frequencies
    if min(len(one.keys), len(other.keys)) < FEWEST or not _may_share(one, other):
        return None
    alignment = align(one.wording, other.wording)
    evidence = weigh(alignment, collection)
    speakers = speakers or compare(one.speaker, other.speaker)
    at_edge = alignment.blocks[0].is_equal or alignment.blocks[-1].is_equal
    if not _is_same(one, evidence, at_edge=at_edge, speakers=speakers, collection=collection):
        return None
    kinds = kinds_of(alignment)
    return Match(kinds=kinds | {Kind.SPEAKER} if speakers is Speakers.OTHER else kinds, alignment=alignment, evidence=evidence)


def _may_share(one: Passage, other: Passage) -> bool:
    """Tell whether the two have enough words in common for an alignment to be worth it."""
    here, there = set(one.keys), set(other.keys)
    return len(here & there) * 2 >= min(len(here), len(there), FEWEST * 2)


def _is_same(one: Passage, evidence: Evidence, *, at_edge: bool, speakers: Speakers, collection: Collection) -> bool:
    if not evidence.left and not evidence.right:
        return same_words(one, evidence.words, speakers=speakers, collection=collection)
    if evidence.mutual_block >= _LOOSE_BLOCK or evidence.mutual > max(_LITTLE, evidence.words * _REWORDED[speakers]):
        return _overlap_is_one(evidence, speakers=speakers, at_edge=at_edge)
    if speakers is Speakers.SAME and not evidence.mutual and evidence.words >= _SHORT:
        return True  # one's own words, trimmed: however often they are printed
    needed = _SHORT if speakers is Speakers.OTHER or evidence.gap > _LITTLE else FEWEST
    return evidence.weight >= needed + evidence.mutual * (1 if speakers is Speakers.SAME else 2)


def same_words(one: Passage, words: int, *, speakers: Speakers, collection: Collection) -> bool:
    """Tell whether the same `words` from end to end are one saying: only short ones can be two people's."""
    if speakers is Speakers.SAME or words >= _SHORT:
        return True
    return collection.speakers(whole(one.keys)) < _STOCK_SPEAKERS and speakers is Speakers.UNKNOWN


def _overlap_is_one(evidence: Evidence, *, speakers: Speakers, at_edge: bool) -> bool:
    """Decide where both sides go on differently: two cuts from one longer saying, or two sayings with a line in common.

    `at_edge`: both begin or both end with the same words, as sayings with a stock opening or a standing line do.
    """
    if speakers is Speakers.OTHER:
        return False
    if speakers is Speakers.SAME:
        return evidence.weight >= max(_MUCH if at_edge else _SHORT, evidence.mutual / 2)
    return evidence.weight >= max(_VERY_MUCH, evidence.mutual)
