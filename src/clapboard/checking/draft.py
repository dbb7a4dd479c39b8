"""A draft, read as any document is, and kept nowhere."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from clapboard.errors import UnreadableError
from clapboard.model.capture import Capture
from clapboard.model.claim import Claim
from clapboard.model.document import DateBasis, Document, Publication
from clapboard.model.span import Span
from clapboard.model.when import Interval
from clapboard.pipeline import READ_LANGUAGES, Reader
from clapboard.record.claims import derive, spans_of
from clapboard.record.ledger import Ledger
from clapboard.reuse.pages import Source
from clapboard.text.sentences import sentences

COMPARED_BY = ("said", "boilerplate")
"""The predicates of the claims that `Draft.source` hangs on."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A document and what it says. `origin` is where it came from, for people; `read_on` the day on which it was read as a draft.

    Not slotted: its sentences are read once.
    """

    origin: str
    document: Document
    claims: tuple[Claim, ...]
    read_on: date | None = None

    @property
    def id(self) -> str:
        """Return the document's id."""
        return self.document.id

    def spans(self, predicate: str, name: str) -> tuple[Span, ...]:
        """Return the stretches of field `name` of all claims of a predicate."""
        return tuple(span for claim in self.claims if claim.predicate == predicate for span in spans_of(claim, name))

    def dated(self) -> "Draft":
        """Return the draft as published on the day it is read, if it gives no day itself: it is about to be."""
        if self.read_on is None or self.document.published.interval.is_known:
            return self
        today = Publication(interval=Interval.day(self.read_on), basis=DateBasis.UNKNOWN)
        return replace(self, document=replace(self.document, published=today))

    @property
    def source(self) -> Source:
        """Return its own text as it is compared: standing lines apart, and knowing which words somebody said."""
        spoken = [
            span
            for claim in self.claims
            if claim.predicate == "said" and claim.qualifier("voice") != "official text"
            for span in spans_of(claim, "content")
        ]
        return Source.of(self.document, excluded=self.spans("boilerplate", "span"), spoken=spoken)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Return the sentences of its own text, in order."""
        return tuple(found for paragraph in self.document.paragraphs for found in sentences(self.document.text, paragraph))

    def sentence(self, span: Span) -> str:
        """Return the words of the sentence (or sentences) that `span` stands in."""
        around = [found for found in self.sentences if found.overlaps(span)] or [span]
        return Span(min(around[0].start, span.start), max(around[-1].end, span.end)).of(self.document.text)


def read_draft(capture: Capture, reader: Reader, *, origin: str | None = None) -> Draft:
    """Read a draft; raise UnreadableError where there is no article in it, or none in a language that is read."""
    document = reader.document(capture)
    if document.language not in READ_LANGUAGES:
        raise UnreadableError(capture.origin, f"not English: {document.language}", hint="only English is read so far")
    claims = tuple(item.claim for item in derive(document, reader.mentions(document)))
    return Draft(origin=origin or capture.origin, document=document, claims=claims, read_on=capture.fetched_at.date())


def held_draft(document: str, ledger: Ledger) -> Draft | None:
    """Return a document on record in the form of a draft, None where its text is not held."""
    held = ledger.archive.document(document)
    if held is None:
        return None
    return draft_of(held, ledger)


def draft_of(document: Document, ledger: Ledger) -> Draft:
    """Return a document on record, with what the record has read in it, in the form of a draft."""
    claims = tuple(kept.claim for kept in ledger.claims.current(documents=[document.id]))
    return Draft(origin=document.title or document.id[:10], document=document, claims=claims)


def compared(documents: Iterable[Document], ledger: Ledger) -> Mapping[str, Source]:
    """Return documents on record as their own text is compared, by their ids: what `Draft.source` says of each, read at once."""
    held = {document.id: document for document in documents}
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for kept in ledger.claims.current(documents=held, predicates=COMPARED_BY) if held else ():
        claims[kept.claim.document].append(kept.claim)
    return {key: Draft(origin=key, document=document, claims=tuple(claims[key])).source for key, document in held.items()}
