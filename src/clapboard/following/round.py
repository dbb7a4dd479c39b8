"""One round: lists are asked what is new, new and due articles are fetched and read, and it is put down what became of each.

Nothing here holds anything that a kill could lose. An address is put down before it is asked for, a capture is kept before it is read,
and an article is done only when that is written down; whoever comes next takes up what is not. Hosts are asked by several threads at
once; reading and writing is done by one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime
from itertools import zip_longest
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

from clapboard.config import Settings
from clapboard.errors import SourceError, UnreachableError
from clapboard.following.articles import Articles
from clapboard.following.lists import Lists
from clapboard.following.outcome import Tally
from clapboard.model.following import Follow, Page
from clapboard.pipeline import Reader, read
from clapboard.record.ledger import Ledger
from clapboard.sources.client import PAGES, Answer
from clapboard.sources.listing import LISTS
from clapboard.storage.following import Following

Asked = TypeVar("Asked", Follow, Page, str)


class Visits(Protocol):
    """Who asks hosts for addresses: `clapboard.sources.visiting.Visitor`."""

    @property
    def requests(self) -> int:
        """How many requests have been made."""

    @property
    def received(self) -> int:
        """How many bytes of bodies have come."""

    def visit(self, address: str, *, accept: str, limit: int | None = None) -> Answer:
        """Return the answer of an address, or raise a SourceError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What a round works with. `clock` tells the time, `everything` has articles read whatever show they are about."""

    books: Following
    ledger: Ledger
    reader: Reader
    visitor: Visits
    settings: Settings
    clock: Callable[[], datetime]
    everything: bool = False
    tally: Tally = field(default_factory=Tally)

    def run(self) -> Tally:
        """Do it once and return what was done; whatever goes wrong with one address costs that address alone."""
        self._finish()
        lists = Lists(books=self.books, settings=self.settings, clock=self.clock, tally=self.tally)
        articles = Articles(
            books=self.books,
            ledger=self.ledger,
            reader=self.reader,
            settings=self.settings,
            clock=self.clock,
            shows=() if self.everything else tuple(self.books.watched.all()),
            tally=self.tally,
        )
        for follow, answer in self._ask(lists.due(), accept=f"{LISTS}, {PAGES}", limit=self.settings.max_list_bytes):
            named = lists.settle(follow, answer)
            if isinstance(named, Page):
                articles.settle(named, answer, is_followed=True)
                continue
            for part, found in self._ask(named, accept=LISTS, limit=self.settings.max_list_bytes):
                lists.settle_part(follow, part, found)
        for page, answer in self._ask(articles.due(), accept=PAGES, limit=None):
            articles.settle(page, answer)
        self.tally.requests, self.tally.received = self.visitor.requests, self.visitor.received
        return self.tally

    def _finish(self) -> None:
        """Read what an earlier run kept and was stopped before reading."""
        for document in self.books.unfinished():
            capture = self.ledger.archive.capture(document)
            for outcome in read([capture] if capture else [], self.ledger, reader=self.reader):
                self.tally.read += outcome.error is None
                self.tally.claims += outcome.new_claims

    def _ask(self, asked: Iterable[Asked], *, accept: str, limit: int | None) -> Iterator[tuple[Asked, Answer | SourceError]]:
        """Yield each with its answer, as they come; at most a few answers wait for whoever takes them."""
        resting: set[str] = set()
        ahead = iter(_in_turns(list(asked)))
        with ThreadPoolExecutor(self.settings.workers) as pool:
            waiting: dict[Future[Answer], Asked] = {}
            while True:
                while len(waiting) < 2 * self.settings.workers and (one := next(ahead, None)) is not None:
                    waiting[pool.submit(self._visit, _link(one), accept, limit, resting)] = one
                if not waiting:
                    return
                done, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    one = waiting.pop(future)
                    yield one, _outcome(future, _link(one))

    def _visit(self, link: str, accept: str, limit: int | None, resting: set[str]) -> Answer:
        host = urlsplit(link).netloc
        if host in resting:
            raise UnreachableError(link, "its host asked for patience", hint="it is asked again in a later round")
        try:
            return self.visitor.visit(link, accept=accept, limit=limit)
        except UnreachableError as error:
            if error.wait is not None:
                resting.add(host)
            raise


def _outcome(future: Future[Answer], link: str) -> Answer | SourceError:
    try:
        return future.result()
    except SourceError as error:
        return error
    except Exception as defect:  # noqa: BLE001 - one answer that nobody foresaw must not stop the others
        return UnreachableError(link, f"asking for it failed ({type(defect).__name__}: {defect})", hint="please report it")


def _link(one: Follow | Page | str) -> str:
    return one.link if isinstance(one, Page) else one.address if isinstance(one, Follow) else one


def _in_turns(asked: Sequence[Asked]) -> list[Asked]:
    """Return them in an order in which hosts take turns, so that nobody waits for one host while others could be asked."""
    hosts: dict[str, list[Asked]] = {}
    for one in asked:
        hosts.setdefault(urlsplit(_link(one)).netloc, []).append(one)
    return [one for turn in zip_longest(*hosts.values()) for one in turn if one is not None]
