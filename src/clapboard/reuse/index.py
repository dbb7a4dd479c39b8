"""The index: which texts of a record share runs of words, and where each text stands.

A text that is printed in a thousand articles is one text with a thousand places, so that what is counted is always different texts.
A text's number is the fingerprint of all its words, so nothing hangs on the order in which an index was filled. `Index` is what a
store must be able to do; `MemoryIndex` does it in sorted arrays. Looking up is `clapboard.reuse.lookup`.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from clapboard.model.place import Place
from clapboard.model.span import Span
from clapboard.reuse.fingerprints import GRAM, grams, whole, winnow
from clapboard.text.wording import keys_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["SHORT", "Entry", "Index", "MemoryIndex", "Place", "kept"]

SHORT = 10
"""Words up to which every gram of a text is kept: short quotations have too few for winnowing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Words that stand somewhere: in which document, where, and who is said to have said them."""

    document: str
    span: Span
    text: str
    speaker: str | None = None


class Index(Protocol):
    """What a store of texts must be able to do. The number of a text is `fingerprints.whole` of its words."""

    def counts(self, fingerprints: Sequence[int]) -> list[int]:
        """Return for each gram in how many texts it was kept."""

    def holders(self, fingerprints: Iterable[int], limit: int) -> Mapping[int, Sequence[int]]:
        """Return for each gram the numbers of at most `limit` texts that keep it, in the order of their numbers."""

    def texts(self, numbers: Iterable[int]) -> Mapping[int, str]:
        """Return the words of texts, each as printed at the first of its places (by document and span); those not held are left out."""

    def names(self, numbers: Iterable[int]) -> Mapping[int, Mapping[str, int]]:
        """Return for each text the speakers that are named for it, with the number of places where they are."""

    def places(self, number: int) -> Sequence[Place]:
        """Return where a text stands, in the order of document and span."""

    def speakers(self, number: int) -> int:
        """Return how many different speakers are named for a text; 0 for one that is not held."""

    def __contains__(self, number: object) -> bool:
        """Tell whether the text with this number is held."""

    def __len__(self) -> int:
        """Return the number of texts."""


def kept(keys: Sequence[str]) -> list[int]:
    """Return the grams of a text that an index keeps: all of a short text, the winnowed ones of a longer one."""
    found = grams(keys)
    return list(dict.fromkeys(found)) if len(keys) <= SHORT else winnow(found)


class MemoryIndex:
    """An index in memory: postings in sorted arrays (16 bytes each), merged as in a log-structured merge tree."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        """Take in the first entries."""
        self._texts: dict[int, tuple[str, Span, str]] = {}
        self._places: dict[int, dict[Place, None]] = {}
        self._fresh = (array("Q"), array("Q"))
        self._runs: list[tuple[NDArray[np.uint64], NDArray[np.uint64]]] = []
        self.add(entries)

    def add(self, entries: Iterable[Entry]) -> None:
        """Take in entries; one that is known (document, span and speaker) adds nothing."""
        for entry in entries:
            keys = keys_of(entry.text)
            number, printed = whole(keys), (entry.document, entry.span, entry.text)
            held = self._texts.get(number)
            if held is None:
                fresh = kept(keys) if len(keys) >= GRAM else []
                self._fresh[0].extend(fresh)
                self._fresh[1].extend([number] * len(fresh))
            if held is None or printed < held:
                self._texts[number] = printed
            self._places.setdefault(number, {})[Place(entry.document, entry.span, entry.speaker)] = None

    def counts(self, fingerprints: Sequence[int]) -> list[int]:
        """Return for each gram in how many texts it was kept."""
        import numpy as np

        wanted = np.array(fingerprints, dtype=np.uint64)
        total = np.zeros(len(wanted), dtype=np.int64)
        for run, _ in self._sorted():
            total += np.searchsorted(run, wanted, side="right") - np.searchsorted(run, wanted, side="left")
        return [int(count) for count in total]

    def holders(self, fingerprints: Iterable[int], limit: int) -> Mapping[int, Sequence[int]]:
        """Return for each gram the numbers of at most `limit` texts that keep it, in the order of their numbers."""
        return {fingerprint: found for fingerprint in fingerprints if (found := self._holders(fingerprint, limit))}

    def _holders(self, fingerprint: int, limit: int) -> Sequence[int]:
        import numpy as np

        found: list[int] = []
        wanted = np.uint64(fingerprint)
        for run, numbers in self._sorted():
            first, last = np.searchsorted(run, wanted, side="left"), np.searchsorted(run, wanted, side="right")
            found += [int(number) for number in numbers[first : min(last, first + limit)]]
        return sorted(found)[:limit]

    def texts(self, numbers: Iterable[int]) -> Mapping[int, str]:
        """Return the words of texts, each as printed at the first of its places; those not held are left out."""
        return {number: self._texts[number][2] for number in numbers if number in self._texts}

    def names(self, numbers: Iterable[int]) -> Mapping[int, Mapping[str, int]]:
        """Return for each text the speakers that are named for it, with the number of places where they are."""
        return {number: Counter(place.speaker for place in self._places.get(number, ()) if place.speaker) for number in numbers}

    def places(self, number: int) -> Sequence[Place]:
        """Return where a text stands, in the order of document and span."""
        return sorted(self._places[number], key=lambda place: (place.document, place.span, place.speaker or ""))

    def speakers(self, number: int) -> int:
        """Return how many different speakers are named for a text; 0 for one that is not held."""
        return len({place.speaker.casefold() for place in self._places.get(number, ()) if place.speaker})

    def __contains__(self, number: object) -> bool:
        """Tell whether the text with this number is held."""
        return number in self._texts

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self._texts)

    def _sorted(self) -> list[tuple["NDArray[np.uint64]", "NDArray[np.uint64]"]]:
        """Return the sorted runs of postings, the newest entries among them. Runs of like size are merged, so there are few."""
        if self._fresh[0]:
            import numpy as np

            fresh = np.array(self._fresh[0], dtype=np.uint64), np.array(self._fresh[1], dtype=np.uint64)
            self._fresh = (array("Q"), array("Q"))
            self._runs.append(_in_order(*fresh))
            while len(self._runs) > 1 and len(self._runs[-2][0]) <= 2 * len(self._runs[-1][0]):
                one, other = self._runs.pop(), self._runs.pop()
                self._runs.append(_in_order(np.concatenate([other[0], one[0]]), np.concatenate([other[1], one[1]])))
        return self._runs


def _in_order(fingerprints: "NDArray[np.uint64]", numbers: "NDArray[np.uint64]") -> tuple["NDArray[np.uint64]", "NDArray[np.uint64]"]:
    import numpy as np

    order = np.lexsort((numbers, fingerprints))
    return fingerprints[order], numbers[order]
