"""What two documents share beyond quotations, and which documents of many share a quotation or a passage."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log2

from clapboard.reuse.fingerprints import grams
from clapboard.reuse.frequencies import NOTHING_KNOWN, Collection, Frequencies
from clapboard.reuse.pages import Laid, Source
from clapboard.reuse.passage import Passage
from clapboard.reuse.rewriting import rewritten
from clapboard.reuse.stretches import Shared, stretches

_FEW = 16
"""Documents among which chance is no matter."""

_HALF = 0.5
_TENTH = 0.1
_HOLDERS = 8
_SHARED_GRAMS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Enough:
    """How many weighed words in common make a passage. The more documents are compared, the more two share by chance."""

    quoted: float = 5.0
    own: float = 8.0
    together: float = 12.0

    @classmethod
    def among(cls, documents: int) -> "Enough":
        """Return what is enough where so many documents are compared with each other."""
        more = log2(max(documents, _FEW) / _FEW)
        few = cls()
        return cls(quoted=few.quoted + more / 2, own=few.own + more, together=few.together + 2 * more)

    def is_passage(self, shared: Shared) -> bool:
        """Tell whether a stretch is reuse by itself: an outlet's own words need more than words that somebody said."""
        return shared.weight >= self.own or (shared.quoted and shared.share >= _HALF and shared.weight >= self.quoted)

    def are_passage(self, found: Sequence[Shared], left: Laid, right: Laid) -> bool:
        """Tell whether small stretches together are reuse: enough of them, and enough of the shorter document."""
        needed = max(self.together, _TENTH * min(sum(left.weights), sum(right.weights)))
        return sum(shared.weight for shared in found) >= needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two documents that share a quotation or a passage; `left` is the id that sorts first. `stretches` are in the order of the left.

    `rewritten` says that one tells what the other tells in the same order with other words.
    """

    left: str
    right: str
    stretches: tuple[Shared, ...]
    rewritten: bool = False


def passages(left: Source, right: Source, *, frequencies: Collection | None = None) -> tuple[Shared, ...]:
    """Return the passages that two documents share, in the order of the left one.

    `frequencies` counts grams over whole documents (`Frequencies.of` over their texts): what stands in many weighs less.
    """
    return laid_passages(Laid.of(left), Laid.of(right), frequencies=frequencies)


def laid_passages(left: Laid, right: Laid, *, frequencies: Collection | None = None) -> tuple[Shared, ...]:
    """Return what `passages` does, of documents that are laid out already: one against many is laid out once."""
    enough = Enough()
    found = stretches(left, right, NOTHING_KNOWN if frequencies is None else frequencies)
    return tuple(shared for shared in found if enough.is_passage(shared))


def shared_documents(sources: Iterable[Source], *, frequencies: Collection | None = None) -> tuple[Pair, ...]:
    """Return the pairs of documents that share a quotation or a passage, sorted by their ids; every order of input gives the same.

    Without `frequencies` the documents themselves are the collection.
    """
    laid = [Laid.of(source) for source in sorted(sources, key=lambda source: source.document)]
    collection = Frequencies.of(Passage(text=page.source.text) for page in laid) if frequencies is None else frequencies
    enough = Enough.among(len(laid))
    retold = set(rewritten(laid))
    pairs = []
    for one, other in sorted(retold | _candidates(laid)):
        left, right = laid[one], laid[other]
        found = stretches(left, right, collection)
        if (one, other) in retold or any(map(enough.is_passage, found)) or enough.are_passage(found, left, right):
            ids = left.source.document, right.source.document
            pairs.append(Pair(left=ids[0], right=ids[1], stretches=found, rewritten=(one, other) in retold))
    return tuple(pairs)


def _candidates(laid: Sequence[Laid]) -> set[tuple[int, int]]:
    """Return the places of documents that have some grams in common which few others have."""
    postings: dict[int, set[int]] = defaultdict(set)
    for number, page in enumerate(laid):
        for fingerprint in grams(page.wording.keys):
            postings[fingerprint].add(number)
    limit = max(_HOLDERS, len(laid) // 20)
    few = (sorted(holders) for holders in postings.values() if 1 < len(holders) <= limit)
    common = Counter(pair for holders in few for pair in combinations(holders, 2))
    return {pair for pair, count in common.items() if count >= _SHARED_GRAMS}
