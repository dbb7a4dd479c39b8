"""How often words stand together in a collection: what is boilerplate, and what a stock phrase, is learned from it.

Nothing here knows a sentence. A run of words counts as common where it stands in many different texts; the matcher compares that
with how often the *rest* of the two texts stands anywhere.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from clapboard.reuse.fingerprints import GRAM, grams, whole
from clapboard.reuse.passage import Passage


class Collection(Protocol):
    """What the matcher asks of a collection of texts; an index over a record is one, and so is `Frequencies`."""

    def counts(self, fingerprints: Sequence[int]) -> list[int]:
        """Return in how many different texts each gram stands (0: in none that is known)."""

    def speakers(self, text: int) -> int:
        """Return how many different speakers are named for the text with this whole fingerprint."""


class Frequencies:
    """A collection in memory: counts of grams over different texts, and of speakers for the same words."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._counts: Counter[int] = Counter()
        self._speakers: dict[int, set[str]] = {}

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> "Frequencies":
        """Learn from `passages`; the same words in the same order count as one text, however often they come."""
        learned = cls()
        for passage in passages:
            learned.add(passage)
        return learned

    def add(self, passage: Passage) -> None:
        """Count one passage."""
        text = whole(passage.keys)
        if text not in self._speakers:
            self._counts.update(set(grams(passage.keys, GRAM)))
        speakers = self._speakers.setdefault(text, set())
        if passage.speaker:
            speakers.add(passage.speaker.casefold())

    def counts(self, fingerprints: Sequence[int]) -> list[int]:
        """Return in how many different texts each gram stands."""
        return [self._counts.get(fingerprint, 0) for fingerprint in fingerprints]

    def speakers(self, text: int) -> int:
        """Return how many different speakers are named for the same words."""
        return len(self._speakers.get(text, ()))

    def __len__(self) -> int:
        """Return the number of different texts."""
        return len(self._speakers)


class Asked:
    """What a collection says of some texts, asked once for all of them; of others it is asked when they come."""

    def __init__(self, collection: Collection, passages: Iterable[Passage]) -> None:
        """Ask `collection` for every run of words in `passages`."""
        self._collection = collection
        self._speakers: dict[int, int] = {}
        self._counts: dict[int, int] = {}
        self._ask(dict.fromkeys(fingerprint for passage in passages for fingerprint in grams(passage.keys)))

    def counts(self, fingerprints: Sequence[int]) -> list[int]:
        """Return in how many different texts each gram stands."""
        self._ask(fingerprint for fingerprint in fingerprints if fingerprint not in self._counts)
        return [self._counts[fingerprint] for fingerprint in fingerprints]

    def speakers(self, text: int) -> int:
        """Return how many different speakers are named for the same words."""
        if text not in self._speakers:
            self._speakers[text] = self._collection.speakers(text)
        return self._speakers[text]

    def _ask(self, fingerprints: Iterable[int]) -> None:
        wanted = list(fingerprints)
        if wanted:
            self._counts.update(zip(wanted, self._collection.counts(wanted), strict=True))


NOTHING_KNOWN = Frequencies()
"""The empty collection: every run of words counts as rare."""
