"""Articles in a round: what is due, and what became of each."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from clapboard.config import Settings, seconds
from clapboard.errors import RefusedError, SourceError, TooLargeError, UnreachableError, UnreadableError
from clapboard.following.lists import GONE
from clapboard.following.outcome import Tally
from clapboard.following.relevance import about
from clapboard.model.capture import Capture
from clapboard.model.document import Document
from clapboard.model.following import Page, PageState, Watched
from clapboard.pipeline import Reader, read
from clapboard.record.ledger import Ledger
from clapboard.sources.client import Answer
from clapboard.sources.fetching import page_of
from clapboard.storage.following import Following
from clapboard.text.addresses import canonical

_FIRST_PAUSE = timedelta(minutes=15)
_LONGEST_PAUSE = timedelta(days=1)
_TRIES = 8
_FOR_GOOD = frozenset({401, 402, 403, GONE, 451})


@dataclass(slots=True)
class _Remembering:
    """The document read last, so that whether an article is new to us and what it says are found out by reading it once."""

    capture: Capture | None = None
    document: Document | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _OnceReader(Reader):
    """A reader that does not lay out twice what it has just laid out."""

    last: _Remembering = field(default_factory=_Remembering)

    def document(self, capture: Capture) -> Document:
        """Capture to document, as `Reader.document`."""
        if self.last.document is None or self.last.capture != capture:
            # spelt out: a class with slots is made anew by its decorator, and `super()` would look at the old one
            self.last.document = Reader.document(self, capture)
            self.last.capture = capture
        return self.last.document


@dataclass(slots=True, kw_only=True)
class Articles:
    """The articles of one round; `shows` are those watched, none for all."""

    books: Following
    ledger: Ledger
    reader: Reader
    settings: Settings
    clock: Callable[[], datetime]
    shows: tuple[Watched, ...]
    tally: Tally

    def __post_init__(self) -> None:
        """Have the reader remember the document at hand."""
        self.reader = _OnceReader(tagger=self.reader.tagger, strict=self.reader.strict)

    def due(self) -> list[Page]:
        """Return the articles to ask for now."""
        return list(self.books.pages.due(now=self.clock()))

    def settle(self, page: Page, answer: Answer | SourceError, *, is_followed: bool = False) -> None:
        """Read what an address answered, if it is new and about a watched show, and put down what became of it.

        A page that is followed itself is asked in every round, and needs no other day.
        """
        now = self.clock()
        self.tally.asked += 1
        page = replace(page, asked_at=now)
        if isinstance(answer, SourceError):
            self._failed(page, answer, now=now)
            return
        try:
            page = self._placed(page, answer)
            if page.state is PageState.FORGOTTEN:
                return
            capture = page_of(answer, origin=page.link, now=now, published=page.published)
            document = self.reader.document(capture)
        except SourceError as error:
            self._failed(page, error, now=now)
            return
        except Exception as defect:  # noqa: BLE001 - a page that nobody foresaw must not stop the others
            told = f"reading it failed ({type(defect).__name__}: {defect})"
            self._failed(page, UnreadableError(page.link, told, hint="please report it"), now=now)
            return
        page = self._read(page, capture, document, now=now)
        self.books.pages.note(replace(page, due=None) if is_followed else page)

    def _placed(self, page: Page, answer: Answer) -> Page:
        """Return the page under the address where it was found in the end; the one that led there is not asked again."""
        found = canonical(answer.found)
        if found == page.address:
            return page
        if urlsplit(found).path in ("", "/"):
            raise UnreachableError(page.link, "it leads to the front page", hint="the article is not there any more", status=GONE)
        there = self.books.pages.get(found) or replace(page, address=found, link=answer.found, tries=0)
        self.books.pages.note(replace(page, state=PageState.MOVED, due=None, note=found), there)
        return replace(there, asked_at=page.asked_at)

    def _read(self, page: Page, capture: Capture, document: Document, *, now: datetime) -> Page:
        """Read a page unless it says what it said before, or nothing of a watched show; return it as it is now."""
        same = _sameness(document)
        if page.sameness == same:
            self.tally.unchanged += 1
            return self._done(page, now=now)
        if self.shows and page.document is None and about(self.shows, title=document.title or "", text=document.text) is None:
            self.tally.elsewhere += 1
            return replace(page, state=PageState.ELSEWHERE, due=None, tries=0, note=None)
        [outcome] = read([capture], self.ledger, reader=self.reader)
        self.tally.errors += [outcome.error] if outcome.error else []
        self.tally.claims += outcome.new_claims
        self.tally.changed += outcome.is_new and page.document is not None
        self.tally.read += outcome.is_new
        self.tally.unchanged += not outcome.is_new
        note = outcome.error.reason if outcome.error else outcome.unread
        return self._done(replace(page, document=capture.document, sameness=same, read_at=page.read_at or now, note=note), now=now)

    def _done(self, page: Page, *, now: datetime) -> Page:
        """Return the page as read, with when it is to be looked at again: its age at the next of `settings.revisit`."""
        first = page.read_at or now
        ages = sorted(timedelta(seconds=seconds(text)) for text in self.settings.revisit)
        return replace(page, state=PageState.READ, tries=0, due=next((first + age for age in ages if first + age > now), None))

    def _failed(self, page: Page, error: SourceError, *, now: datetime) -> None:
        """Put down why there was no article: what may pass is asked for again, later and later, eight times in all."""
        self.tally.trouble += 1
        self.tally.errors.append(error)
        status = error.status if isinstance(error, UnreachableError) else None
        refused = isinstance(error, RefusedError | TooLargeError | UnreadableError) or status in _FOR_GOOD
        tries = page.tries + 1
        pause = min(_FIRST_PAUSE * 2 ** (tries - 1), _LONGEST_PAUSE)
        if isinstance(error, UnreachableError) and error.wait:
            pause = max(pause, timedelta(seconds=min(error.wait, 30 * _LONGEST_PAUSE.total_seconds())))
        again = None if refused or tries >= _TRIES else now + pause
        state = page.state
        if again is None:
            state = PageState.REFUSED if refused and status not in (404, GONE) else PageState.GONE
        self.books.pages.note(replace(page, state=state, due=again, tries=tries, note=error.reason))


def _sameness(document: Document) -> str:
    """Return the hash of what a page says and when it says that it was published; what changes by itself (views, ads) is no part of it."""
    said = (document.text_sha256, document.title, document.byline, document.published.interval, document.published.basis.value)
    return sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()
