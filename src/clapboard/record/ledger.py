"""What a store of the record must be able to do: small protocols, one contract test for every store (`tests/storage/test_contract.py`).

The ledger is append-only: captures, texts and claims are written once and never changed. Nothing here opens a transaction that
lasts while anybody thinks: a capture is kept first (it cannot be had again), extraction happens outside, then `write` puts down
one document in one short transaction. Whoever reads a source does::

    settled = ledger.keep(capture)
    while settled.extractor != EXTRACTOR:
        written = ledger.write(read(settled.capture))
        if written.settled is None:
            break
        settled = written.settled

The same bytes may be met with different things given beside them (a side file's outlet, a feed's title). They are one document, and
what is read must not depend on which was met first: the ledger keeps every distinct giving, settles them by rules that know no
order, and `write` refuses a reading of anything else. What is read is `settled.capture`, never the capture as it was met.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from clapboard.model.capture import Capture
from clapboard.model.claim import Claim, Found, Judgement, Reading
from clapboard.model.document import Document
from clapboard.model.place import Place
from clapboard.model.when import Interval
from clapboard.record.habits import Standing
from clapboard.record.source import Source
from clapboard.record.subjects import Mark, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One document as read: what one short write puts down.

    `document` is None where the capture was kept but not read; `unread` says why ("not English: es"). `extractor` names the
    version of the whole extraction. `capture` is the settled one that was read. Of claims found twice the surer finding counts.
    """

    capture: Capture
    document: Document | None
    extractor: str
    found: tuple[Found, ...] = ()
    unread: str | None = None

    def __post_init__(self) -> None:
        """Refuse a document that is not the capture's, and claims or evidence that are not the document's."""
        if self.document is None:
            if self.found:
                msg = "no claims without a document"
                raise ValueError(msg)
            return
        if self.document.id != self.capture.document:
            msg = "the document is not the one in the capture"
            raise ValueError(msg)
        text = self.document.text_sha256
        for item in self.found:
            if item.claim.document != self.document.id or any(evidence.text_sha256 != text for evidence in item.claim.evidence):
                msg = f"a claim of another document or text: {item.claim.id}"
                raise ValueError(msg)

    @property
    def surest(self) -> tuple[Found, ...]:
        """Return one finding for each claim, the surest (of equals the first rule by name), sorted by the claims' ids."""
        best: dict[str, Found] = {}
        for item in sorted(self.found, key=lambda item: (-item.confidence, item.rule)):
            best.setdefault(item.claim.id, item)
        return tuple(best[claim] for claim in sorted(best))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a kept capture is to be read as.

    `capture` has the bytes as kept and all that was ever given beside them, settled. `extractor` is the one that has read exactly
    this last, None if nobody has. `new` says that the bytes were not held before.
    """

    capture: Capture
    extractor: str | None
    new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a write added: whether the capture was new, and how many claims were.

    Where `settled` is not None, something else was given beside the same bytes in the meantime: the reading was not put down, and
    `settled.capture` is to be read instead.
    """

    new_capture: bool
    new_claims: int
    settled: Settled | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A claim with the reading that holds it now.

    `reading.claim` is the id under which it was written: where `clapboard.model.claim.id_of` gives another, the row was damaged.
    """

    claim: Claim
    reading: Reading
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The name that a document prints for whoever said something: what is left of the claim with this id where nobody asks for words.

    `show` is the title that it is said of, as printed (None: the document names none).
    """

    id: str
    document: str
    show: str | None
    value: str


class Archive(Protocol):
    """Captures and the texts read from them."""

    def captured(self, ids: Iterable[str] | None = None, *, since: datetime | None = None) -> Iterator[tuple[str, datetime]]:
        """Yield the id of each document of which a capture was kept (read or not, forgotten or not), and when it was first captured.

        All, or those of `ids`, or those that were first captured after a moment, in the order of their ids.
        """

    def came(self, since: datetime | None = None) -> int:
        """Return of how many documents a capture was kept, or was first kept after a moment."""

    def capture(self, document: str) -> Capture | None:
        """Return the settled capture of the document with this id, its bytes included; None if it is not held (or was forgotten)."""

    def captures(self) -> Iterator[Capture]:
        """Yield all settled captures that are not forgotten, in the order of their documents' ids."""

    def document(self, document: str) -> Document | None:
        """Return the document of the newest finished run; None if there is none, or its text was forgotten."""

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]:
        """Yield the documents that were read (all, or those of `ids`), in the order of their ids."""

    def sources(self, ids: Iterable[str]) -> Iterator[Source]:
        """Yield what the record needs to know of the documents `ids` that `documents` has, in the order of their ids; no text is read."""

    def published(self) -> Iterator[tuple[str, Interval]]:
        """Yield the id of each document that was read, and the days on which it says that it was published."""

    def captured_at(self, document: str) -> datetime | None:
        """Return when the document was first captured."""

    def outlets(self) -> Iterator[tuple[str, str]]:
        """Yield the id and the outlet of each document that was read and has one; of one that was read anew, perhaps both that it had."""

    def text(self, text_sha256: str) -> str | None:
        """Return the text with this hash, of whichever extractor; None if it is not held (or was forgotten)."""

    def unread(self) -> Iterator[tuple[str, str]]:
        """Yield the id and the reason of each capture that was kept but not read, in the order of their ids."""


class Claims(Protocol):
    """Claims and readings."""

    def current(
        self,
        *,
        documents: Iterable[str] | None = None,
        predicates: Iterable[str] | None = None,
        shows: Iterable[str] | None = None,
        values: Iterable[str] | None = None,
        besides: Iterable[str] = (),
    ) -> Iterator[Kept]:
        """Yield the claims of the newest finished run of each document, in the order of document and evidence; no snapshot is held.

        Each filter narrows: `documents` by id, `predicates` by name, `shows` by the title as printed, compared folded (case, odd
        quotation marks and spaces do not matter), `values` by the value as it is; `besides` leaves out predicates.
        """

    def shows(self) -> Iterator[tuple[str, int]]:
        """Yield each title as printed with the number of current claims on it (charts' rows apart), most claims first, then by title."""

    def naming(self, shows: Iterable[str]) -> AbstractSet[str]:
        """Return the ids of the documents with a claim on one of these titles (compared folded), charts apart; current or not."""

    def names(self) -> AbstractSet[str]:
        """Return every name that is printed of somebody who is quoted or credited; current or not."""

    def speakers(self, documents: Iterable[str]) -> Iterator[Speaker]:
        """Yield who is named for the words that `documents` quote, companies left out: of each current claim that names somebody."""

    def find(self, prefix: str) -> Sequence[Kept]:
        """Return the claims whose id begins with `prefix` (current or not), at most 20, by id."""

    def documents_of(self, claims: Iterable[str]) -> Mapping[str, str]:
        """Return the document that each of these claims (by their whole ids) is of; those not held are left out."""

    def extractor(self, document: str) -> str | None:
        """Return the extractor of the document's newest finished run, None if there is none."""

    def count(self) -> int:
        """Return the number of current claims."""


class Judgements(Protocol):
    """What editors said."""

    def add(self, judgement: Judgement) -> None:
        """Keep a judgement; the same again adds nothing, another under the same id raises ValueError."""

    def undo(self, judgement: str, at: datetime) -> bool:
        """Take a judgement back; False if there is none with this id, or it was taken back before."""

    def all(self) -> Iterator[Judgement]:
        """Yield all judgements, taken back or not, in the order of their ids."""


class Shows(Protocol):
    """Which show each title and each document means, over the whole record: what `identity.identify` says of all current claims."""

    def titles(self) -> Mapping[str, str]:
        """Return for each printed title the one that stands for it."""

    def about(self, shows: Iterable[str]) -> Mapping[str, Subject | None]:
        """Return the documents about one of `shows`: with the subject inferred for those that never name it, None for all others."""

    def of(self, documents: Iterable[str]) -> Mapping[str, str]:
        """Return the show that each of `documents` is about; those about none are left out."""

    def touching(self, documents: Iterable[str] | None = None) -> Iterable[tuple[str, str]]:
        """Return each document (all, or those of `documents`) with each show that it is about or names, charts apart.

        A title that stands for no show any more, since editors judged all that was told of it away, stands for itself.
        """

    def known(self, marks: Iterable[Mark]) -> Mapping[Mark, AbstractSet[str]]:
        """Return the shows that are known by each of `marks` (people, characters, quotations; see `subjects.parts_of`)."""

    def counts(self) -> Mapping[str, int]:
        """Return how many documents are about each show."""

    def newest(self) -> Sequence[str]:
        """Return the shows that documents are about, the one first of which a document was captured last; of several then by title."""

    def stamp(self, show: str, titles: Iterable[str]) -> str:
        """Return a text that changes whenever something is written that bears on a show, printed as one of `titles`."""

    def touched(self, since: str) -> AbstractSet[str] | None:
        """Return the shows that were read of since the ledger had the stamp `since`: about them, or naming them. None: it may be any."""


class Passages(Protocol):
    """The documents' own words, by the runs of words that were kept of them (`clapboard.reuse.owntext`)."""

    def holders(self, fingerprints: Sequence[int], limit: int) -> Mapping[int, Sequence[str]]:
        """Return the documents that keep each of these runs; a run that more than `limit` keep is left out."""


class Sayings(Protocol):
    """The words that somebody said, wherever they stand on record now; numbers and runs of words are those of `clapboard.reuse`."""

    def counts(self, fingerprints: Sequence[int]) -> list[int]:
        """Return for each run of words in how many texts it was kept."""

    def holders(self, fingerprints: Iterable[int], limit: int) -> Mapping[int, Sequence[int]]:
        """Return for each run the numbers of at most `limit` texts that keep it, in the order of their numbers; none for unknown runs."""

    def texts(self, numbers: Iterable[int]) -> Mapping[int, str]:
        """Return the words of texts, each as printed at the first of its places (by document and span); those not held are left out."""

    def names(self, numbers: Iterable[int]) -> Mapping[int, Mapping[str, int]]:
        """Return for each text the speakers that are named for it, with the number of places where they are."""

    def places(self, number: int) -> Sequence[Place]:
        """Return where a text stands, in the order of document and span."""

    def printed(self, numbers: Iterable[int], *, documents: int) -> Sequence[Kept]:
        """Return the claims that these texts are the words of, in the order of publication (so far as documents say themselves).

        Of the documents that print them only the first `documents`.
        """

    def speakers(self, number: int) -> int:
        """Return how many different speakers are named for a text; 0 for one that is not held."""

    def __contains__(self, number: object) -> bool:
        """Tell whether the text with this number is held."""

    def __len__(self) -> int:
        """Return the number of texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """What a search found: the best claims first, the names of people that hold the words, and how many claims were ranked.

    Where `is_capped`, more claims hold the words: only the newest were ranked.
    """

    claims: tuple[Kept, ...] = ()
    people: tuple[str, ...] = ()
    ranked: int = 0
    is_capped: bool = False


class Search(Protocol):
    """The words of claims and the names in them."""

    def find(self, words: str, *, newest: int = 5000, most: int = 40) -> Hits:
        """Return the claims that hold all of `words` (the last may be begun only), of the `newest` that do at most `most`."""

    def names(self, words: str, *, newest: int = 5000) -> AbstractSet[str]:
        """Return the names, printed of somebody who is quoted or credited in the `newest` claims that do, which hold all of `words`."""

    def naming(self, name: str) -> AbstractSet[tuple[str, str | None]]:
        """Return the documents that quote or credit somebody by this name as printed, each with the titles that it says it of."""


class Ledger(Protocol):
    """The whole store; `close` ends it."""

    @property
    def archive(self) -> Archive:
        """Captures and texts."""

    @property
    def claims(self) -> Claims:
        """Claims and readings."""

    @property
    def judgements(self) -> Judgements:
        """Judgements."""

    @property
    def shows(self) -> Shows:
        """Which show titles and documents mean."""

    @property
    def sayings(self) -> Sayings:
        """What was said, by its words."""

    @property
    def passages(self) -> Passages:
        """Documents' own words."""

    @property
    def search(self) -> Search:
        """Claims by their words."""

    def standings(self, platforms: Iterable[str]) -> Iterable[Standing]:
        """Return where the shows stand that are made by one of `platforms` (by the names of the vocabulary), in the order of titles.

        It is what `Record.standings` says of the whole record.
        """

    def stood(self, shows: Iterable[str]) -> Mapping[str, Standing]:
        """Return what is kept of where shows stand, by their titles; nothing is worked out: of others there may be nothing."""

    def stamp(self) -> str:
        """Return a text that changes whenever something is written, and costs next to nothing: what was derived is good as long as it."""

    def keep(self, capture: Capture) -> Settled:
        """Put down a capture and what was given beside it, and return what is to be read; keeping the same again writes nothing."""

    def write(self, entry: Entry) -> Written:
        """Put down one document in one short transaction of its own; writing the same entry again adds nothing."""

    def get_ready(self) -> None:
        """Do beforehand what the first write takes long for; raise LedgerReadOnlyError where nothing may be written."""

    def settle(self) -> None:
        """Work out anew what hangs on all documents together (`shows`), and keep it, if anything was written since.

        Answers are right without; they only take longer, the more the larger the record. `close` does it too.
        """

    def close(self) -> None:
        """Let go of the file."""
