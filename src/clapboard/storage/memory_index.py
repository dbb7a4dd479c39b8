"""What a ledger in memory works out from its claims: the index of sayings and passages, and what titles and documents mean.

It is worked out when it is asked for, and again after every write.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime

from clapboard.model.claim import Claim
from clapboard.model.document import Document
from clapboard.model.place import Place
from clapboard.model.when import Interval
from clapboard.record.about import namings
from clapboard.record.identity import ClaimMarks, Identity, identity_of, shows_known
from clapboard.record.judging import Judged
from clapboard.record.ledger import Kept
from clapboard.record.subjects import Mark, Subject
from clapboard.reuse.fingerprints import whole
from clapboard.reuse.index import MemoryIndex
from clapboard.storage.derived import Read
from clapboard.storage.derived_sayings import entry_of, first_printed, rank
from clapboard.text.wording import keys_of

State = Callable[[], object]


class MemorySayings:
    """What was said, by its words; see `clapboard.record.ledger.Sayings`."""

    def __init__(self, kept: Callable[[], Iterable[Kept]], state: State, *, published: Callable[[], Mapping[str, Interval]]) -> None:
        """Index the claims `kept` when first asked, and again where `state` is another; `published` are the days of all documents."""
        self._kept = kept
        self._published = published
        self._state = state
        self._held: tuple[object, MemoryIndex] = (None, MemoryIndex())
        self._printed: Mapping[int, Sequence[Kept]] = {}

    def counts(self, fingerprints: Sequence[int]) -> list[int]:
        """Return for each run of words in how many texts it was kept."""
        return self._index.counts(fingerprints)

    def holders(self, fingerprints: Iterable[int], limit: int) -> Mapping[int, Sequence[int]]:
        """Return for each run the numbers of at most `limit` texts that keep it, in the order of their numbers."""
        return self._index.holders(fingerprints, limit)

    def texts(self, numbers: Iterable[int]) -> Mapping[int, str]:
        """Return the words of texts, each as printed at the first of its places; those not held are left out."""
        return self._index.texts(numbers)

    def names(self, numbers: Iterable[int]) -> Mapping[int, Mapping[str, int]]:
        """Return for each text the speakers that are named for it, with the number of places where they are."""
        return self._index.names(numbers)

    def printed(self, numbers: Iterable[int], *, documents: int) -> Sequence[Kept]:
        """Return the claims that these texts are the words of, in the order of publication; of the first `documents` documents."""
        if not len(self._index):
            return ()
        days = self._published()
        found = {kept.claim.id: kept for number in numbers for kept in self._printed.get(number, ())}
        return first_printed(((rank(days[kept.claim.document]), kept) for kept in found.values()), documents=documents)

    def places(self, number: int) -> Sequence[Place]:
        """Return where a text stands, in the order of document and span."""
        return self._index.places(number)

    def speakers(self, number: int) -> int:
        """Return how many different speakers are named for a text; 0 for one that is not held."""
        return self._index.speakers(number)

    def __contains__(self, number: object) -> bool:
        """Tell whether the text with this number is held."""
        return number in self._index

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self._index)

    @property
    def _index(self) -> MemoryIndex:
        state = self._state()
        if self._held[0] != state:
            entries = [(entry, kept) for kept in self._kept() if (entry := entry_of(kept.claim)) is not None]
            printed: defaultdict[int, list[Kept]] = defaultdict(list)
            for entry, kept in entries:
                printed[whole(keys_of(entry.text))].append(kept)
            self._held = state, MemoryIndex(entry for entry, _ in entries)
            self._printed = printed
        return self._held[1]


class MemoryPassages:
    """Documents' own words; see `clapboard.record.ledger.Passages`."""

    def __init__(self, documents: Callable[[], Iterable[tuple[Document, Iterable[Claim]]]], state: State) -> None:
        """Index `documents`, each with its claims, when first asked, and again where `state` is another."""
        self._documents = documents
        self._state = state
        self._held: tuple[object, Mapping[int, Sequence[str]]] = (None, {})

    def holders(self, fingerprints: Sequence[int], limit: int) -> Mapping[int, Sequence[str]]:
        """Return the documents that keep each of these runs; a run that more than `limit` keep is left out."""
        state = self._state()
        if self._held[0] != state:
            held: defaultdict[int, list[str]] = defaultdict(list)
            for document, claims in self._documents():
                for fingerprint in Read(capture=0, claims=dict(enumerate(claims)), document=document).passages():
                    held[fingerprint].append(document.id)
            self._held = state, held
        known = self._held[1]
        return {fingerprint: known[fingerprint] for fingerprint in set(fingerprints) if 0 < len(known.get(fingerprint, ())) <= limit}


class MemoryShows:
    """Which show titles and documents mean; see `clapboard.record.ledger.Shows`."""

    def __init__(
        self,
        judged: Callable[[], Judged],
        state: State,
        *,
        printed: Callable[[], Iterable[Claim]],
        captured: Callable[[], Iterable[tuple[str, datetime]]],
    ) -> None:
        """Work it out from the claims as `judged` when first asked, and again where `state` is another.

        `printed` are the claims as they were read, `captured` tells when each document was first captured.
        """
        self._captured = captured
        self._judged = judged
        self._printed = printed
        self._state = state
        self._held: tuple[object, Judged, Identity] = (None, Judged(claims=()), Identity(titles={}, documents={}))

    def titles(self) -> Mapping[str, str]:
        """Return for each printed title the one that stands for it."""
        return self._identity.titles

    def about(self, shows: Iterable[str]) -> Mapping[str, Subject | None]:
        """Return the documents about one of `shows`: with the subject inferred for those that never name it, None for all others."""
        wanted, identity = set(shows), self._identity
        return {key: identity.inferred.get(key) for key, show in identity.documents.items() if show in wanted}

    def of(self, documents: Iterable[str]) -> Mapping[str, str]:
        """Return the show that each of `documents` is about; those about none are left out."""
        found = self._identity.documents
        return {key: found[key] for key in documents if key in found}

    def touching(self, documents: Iterable[str] | None = None) -> set[tuple[str, str]]:
        """Return each document with each show that it is about or names."""
        identity, wanted = self._identity, None if documents is None else frozenset(documents)
        named = [namings(self._printed()), namings(self._held[1].claims)]
        printed = ((key, title, item) for each in named for key, items in each.items() for title, item in items.items())
        found = {(key, identity.titles.get(title, title)) for key, title, item in printed if title in identity.titles or item.claims}
        found |= set(identity.documents.items())
        return {pair for pair in found if wanted is None or pair[0] in wanted}

    def known(self, marks: Iterable[Mark]) -> Mapping[Mark, AbstractSet[str]]:
        """Return the shows that are known by each of `marks`."""
        identity = self._identity
        return shows_known(set(marks), ClaimMarks(self._held[1].claims), identity)

    def counts(self) -> Mapping[str, int]:
        """Return how many documents are about each show."""
        return Counter(self._identity.documents.values())

    def newest(self) -> list[str]:
        """Return the shows that documents are about, the one first of which a document was captured last."""
        about, last = self._identity.documents, dict[str, datetime]()
        for document, moment in self._captured():
            if document in about:
                last[about[document]] = max(moment, last.get(about[document], moment))
        return sorted(sorted(last), key=lambda show: last[show], reverse=True)

    def stamp(self, show: str, titles: Iterable[str]) -> str:
        """Return a text that changes whenever something is written: one show is not told from another here."""
        return f"{show} {sorted(titles)} {self._state()}"

    @property
    def _identity(self) -> Identity:
        state = self._state()
        if self._held[0] != state:
            current = self._judged()
            self._held = state, current, identity_of(current.claims, same=current.same_shows)
        return self._held[2]

    def touched(self, since: str) -> None:
        """Return None: any show may have been read of."""
