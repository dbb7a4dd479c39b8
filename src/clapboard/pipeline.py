"""From bytes to the record, top to bottom. Read this file first.

::

    sources ──▶ documents ──▶ mentions ──▶ claims ──▶ record ──▶ pages, feeds, exports
     (bytes)   (clean text)    (spans)     (rows)    (answers)

Each stage is a pure step over the types of `clapboard.model` and knows no other stage; here they are put one behind the other.
Nothing in this file decides anything about television: it only says in what order things happen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from clapboard import __version__, documents
from clapboard.errors import SourceError, UnreadableError
from clapboard.mentions.finding import Tagger, find, load_tagger
from clapboard.model.capture import Capture
from clapboard.model.document import Document
from clapboard.model.mention import Mentions
from clapboard.record import claims
from clapboard.record.ledger import Entry, Ledger

_HINT = "give a page or file with the article's own words"
READ_LANGUAGES = ("en", None)
"""Languages that are read; None is a text too short to tell. Everything else is kept, not read, and said so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Captures in, entries of the ledger out. With `strict` a defect of ours is raised instead of costing one article only."""

    tagger: Tagger | None = field(default_factory=load_tagger)
    strict: bool = False

    @property
    def extractor(self) -> str:
        """Name the version of everything that decides what a document says."""
        weights = self.tagger.version if self.tagger else "rules alone"
        return f"clapboard {__version__}; {documents.READER}; {weights}"

    def document(self, capture: Capture) -> Document:
        """Capture to document; raise UnreadableError where there is no article in it."""
        return documents.read(capture)

    def mentions(self, document: Document) -> Mentions:
        """Document to mentions."""
        return find(document, tagger=self.tagger)

    def entry(self, capture: Capture) -> Entry:
        """Capture to claims, with what happened on the way; a pure function of the capture and this reader."""
        try:
            document = self.document(capture)
        except UnreadableError as error:
            return Entry(capture=capture, document=None, extractor=self.extractor, unread=error.reason)
        if document.language not in READ_LANGUAGES:
            return Entry(capture=capture, document=document, extractor=self.extractor, unread=f"not English: {document.language}")
        found = claims.derive(document, self.mentions(document))
        return Entry(capture=capture, document=document, extractor=self.extractor, found=found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one source.

    `unread` says why a document that was kept was not read; `error` is set where there was no article to be had.
    """

    origin: str
    document: str | None = None
    is_new: bool = False
    new_claims: int = 0
    unread: str | None = None
    error: SourceError | None = None


def read(captures: Iterable[Capture | SourceError], ledger: Ledger, *, reader: Reader) -> Iterator[Outcome]:
    """Put captures into the ledger, one short write each, and yield what became of each source.

    A document that this very extractor has read before is not read again: reading twice adds nothing.
    """
    reasons = dict(ledger.archive.unread())
    for capture in captures:
        if isinstance(capture, SourceError):
            yield Outcome(origin=capture.source, error=capture)
        else:
            yield _read_one(capture, ledger, reader, reasons)


def _read_one(capture: Capture, ledger: Ledger, reader: Reader, reasons: dict[str, str]) -> Outcome:
    settled = ledger.keep(capture)
    is_new, new_claims = settled.new, 0
    while settled.extractor != reader.extractor:
        try:
            entry = reader.entry(settled.capture)
        except Exception as defect:
            # a defect of ours in one article must not cost the others; the capture is kept and will be read by a better version
            if reader.strict:
                raise
            told = f"reading it failed ({type(defect).__name__}: {defect})"
            failed = UnreadableError(capture.origin, told, hint="--debug shows where")
            return Outcome(origin=capture.origin, document=capture.document, is_new=is_new, error=failed)
        written = ledger.write(entry)
        if written.settled is None:
            new_claims = written.new_claims
            reasons.update({capture.document: entry.unread} if entry.unread else {})
            break
        settled = written.settled
    unread = reasons.get(capture.document)
    error = UnreadableError(capture.origin, unread, hint=_HINT) if unread and ledger.archive.document(capture.document) is None else None
    return Outcome(origin=capture.origin, document=capture.document, is_new=is_new, new_claims=new_claims, unread=unread, error=error)
