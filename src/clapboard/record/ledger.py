"""What a store of the record must be able to do: small protocols, one contract test for every store (`tests/storage/test_contract.py`).

The ledger is append-only: captures, texts and claims are written once and never changed. Nothing here opens a transaction that
lasts while anybody thinks: extraction happens first, then `write` puts down one document in one short transaction.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from clapboard.model.capture import Capture
from clapboard.model.claim import Claim, Found, Judgement, Reading
from clapboard.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One document as read: what one short write puts down.

    `document` is None where the capture was kept but not read; `unread` says why ("not English: es"). `extractor` names the
    version of the whole extraction.
    """

    capture: Capture
    document: Document | None
    extractor: str
    found: tuple[Found, ...] = ()
    unread: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a write added: whether the capture was new, and how many claims were."""

    new_capture: bool
    new_claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A claim with the reading that holds it now."""

    claim: Claim
    reading: Reading
    recorded_at: datetime


class Archive(Protocol):
    """Captures and the texts read from them."""

    def capture(self, document: str) -> Capture | None:
        """Return the capture of the document with this id, its bytes included."""

    def captures(self) -> Iterator[Capture]:
        """Yield all captures, in the order of their documents' ids."""

    def document(self, document: str) -> Document | None:
        """Return the document of the newest finished run."""

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]:
        """Yield the documents that were read (all, or those of `ids`), in the order of their ids."""

    def captured_at(self, document: str) -> datetime | None:
        """Return when the document was first captured."""

    def text(self, text_sha256: str) -> str | None:
        """Return the text with this hash, of whichever extractor; None if it is not held (or was forgotten)."""

    def unread(self) -> Iterator[tuple[str, str]]:
        """Yield the id and the reason of each capture that was kept but not read."""


class Claims(Protocol):
    """Claims and readings."""

    def current(self, *, documents: Iterable[str] | None = None, predicates: Iterable[str] | None = None) -> Iterator[Kept]:
        """Yield the claims of the newest finished run of each document, in the order of document and evidence; no snapshot is held."""

    def find(self, prefix: str) -> Sequence[Kept]:
        """Return the claims whose id begins with `prefix` (current or not), at most 20."""

    def extractor(self, document: str) -> str | None:
        """Return the extractor of the document's newest finished run, None if there is none."""

    def count(self) -> int:
        """Return the number of current claims."""


class Judgements(Protocol):
    """What editors said."""

    def add(self, judgement: Judgement) -> None:
        """Keep a judgement."""

    def undo(self, judgement: str, at: datetime) -> bool:
        """Take a judgement back; False if there is none with this id, or it was taken back before."""

    def all(self) -> Iterator[Judgement]:
        """Yield all judgements, taken back or not, in the order of their ids."""


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

    def write(self, entry: Entry) -> Written:
        """Put down one document in one short transaction of its own; writing the same entry again adds nothing."""

    def close(self) -> None:
        """Let go of the file."""
