"""Lists in a round: what is due, what became of each, and which articles they name."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from clapboard.config import Settings
from clapboard.errors import SourceError, UnreachableError, UnreadableError
from clapboard.following.outcome import Tally
from clapboard.model.following import Follow, Page
from clapboard.sources.client import Answer
from clapboard.sources.listing import Item, Listing, read_list
from clapboard.sources.listing.entries import believed
from clapboard.sources.listing.items import Kind
from clapboard.sources.names import printed
from clapboard.storage.following import Following
from clapboard.text.addresses import canonical

GONE = 410
_FRESH_AT_MOST = timedelta(days=1)
PAGE = "page"
"""What a followed address is called that is no list: it is read itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """The followed addresses of one round."""

    books: Following
    settings: Settings
    clock: Callable[[], datetime]
    tally: Tally

    def due(self) -> list[Follow]:
        """Return the addresses that may be asked now: not those whose host wants patience, nor those that are gone for good."""
        now = self.clock()
        return [item for item in self.books.follows.all() if not item.gone and (item.not_before is None or item.not_before <= now)]

    def settle(self, follow: Follow, answer: Answer | SourceError) -> tuple[str, ...] | Page:
        """Put down what an address answered, its articles first.

        Return further lists to ask for (the sitemaps of an index), or the page, where the address is no list but an article.
        """
        self.tally.followed += 1
        try:
            listing = self._listing(answer, origin=follow.address)
        except SourceError as error:
            self._failed(follow, error)
            return ()
        assert not isinstance(answer, SourceError), "raised above"  # noqa: S101 - narrows the type
        if listing is None:
            page, new = self._itself(follow, answer)
            self._succeeded(follow, answer, kind=PAGE, title=None, new=new)
            return page
        if listing.kind is Kind.OUTLINE:
            new = sum(self.books.follows.add(address, at=self.clock()) for address in listing.lists)
        else:
            new = self._offer(listing)
        self._succeeded(follow, answer, kind=listing.kind.value, title=listing.title, new=new)
        return listing.lists if listing.kind is Kind.INDEX else ()

    def settle_part(self, follow: Follow, address: str, answer: Answer | SourceError) -> None:
        """Put down the articles of a list that `follow` named; what is wrong with it is told, the others count."""
        try:
            listing = self._listing(answer, origin=address)
        except SourceError as error:
            self.tally.errors.append(error)
            return
        new = self._offer(listing) if listing is not None else 0
        known = next((item for item in self.books.follows.all() if item.address == follow.address), None)
        if known is not None and new:
            self.books.follows.note(replace(known, new=known.new + new, total=known.total + new))

    def _listing(self, answer: Answer | SourceError, *, origin: str) -> Listing | None:
        if isinstance(answer, SourceError):
            raise answer
        try:
            most = self.settings.max_list_items
            return read_list(answer.content, address=answer.found, charset=answer.charset, most=most)
        except ValueError as error:
            raise UnreadableError(printed(origin), str(error), hint="open it in a browser: is it the feed that it should be?") from error
        except Exception as defect:
            # a list that nobody foresaw must not stop the others
            told = f"reading the list failed ({type(defect).__name__}: {defect})"
            raise UnreadableError(printed(origin), told, hint="please report it") from defect

    def _offer(self, listing: Listing) -> int:
        now = self.clock()
        offered = [self._page(item, now) for item in listing.items if item.address]
        self.tally.listed += len(offered)
        new = self.books.pages.offer(offered)
        self.tally.new += new
        return new

    def _page(self, item: Item, now: datetime) -> Page:
        day = believed(item.published, now)
        return Page(address=item.address, link=item.link, first_seen=now, stamp=item.stamp, published=day, due=now)

    def _itself(self, follow: Follow, answer: Answer) -> tuple[Page, int]:
        """Return the page that an address is itself, and how many new ones that makes (1 or 0)."""
        now = self.clock()
        address = canonical(answer.found)
        known = self.books.pages.get(address)
        page = known or Page(address=address, link=answer.moved or follow.address, first_seen=now, due=now)
        if known is None:
            self.books.pages.note(page)
            self.tally.new += 1
        return page, int(known is None)

    def _succeeded(self, follow: Follow, answer: Answer, *, kind: str, title: str | None, new: int) -> None:
        now = self.clock()
        fresh = min(timedelta(seconds=answer.fresh_for), _FRESH_AT_MOST)
        self.books.follows.note(
            replace(
                follow,
                address=answer.moved or follow.address,
                kind=kind,
                title=title or follow.title,
                checked_at=now,
                succeeded_at=now,
                error=None,
                failures=0,
                new=new,
                total=follow.total + new,
                not_before=now + fresh if fresh else None,
            ),
            was=follow.address,
        )

    def _failed(self, follow: Follow, error: SourceError) -> None:
        now = self.clock()
        self.tally.failed += 1
        self.tally.errors.append(error)
        wait = error.wait if isinstance(error, UnreachableError) else None
        self.books.follows.note(
            replace(
                follow,
                checked_at=now,
                failed_at=now,
                error=f"{error.reason} ({error.hint})" if error.hint else error.reason,
                failures=follow.failures + 1,
                new=0,
                not_before=now + timedelta(seconds=min(wait, _FRESH_AT_MOST.total_seconds())) if wait else None,
                gone=isinstance(error, UnreachableError) and error.status == GONE,
            )
        )
