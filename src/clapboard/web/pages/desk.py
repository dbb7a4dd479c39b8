"""`/` and `/shows`: the desk, and all shows on record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from fastapi import APIRouter, Request, Response

from clapboard.model.following import Follow
from clapboard.publishing.views.changes import ChangeLine, change_line
from clapboard.publishing.views.desk import DeskView, FeedLine, by_day
from clapboard.publishing.views.wording import day_words
from clapboard.record.changes import Asking, ChangeKind, Clock, Stretch, folded
from clapboard.storage import open_following
from clapboard.web.cards import Cards, cards_of
from clapboard.web.opening import Shelf
from clapboard.web.pages.changing import stretch_of
from clapboard.web.rendering import render, shelf_of
from clapboard.web.safety import cookie

router = APIRouter()
MOST_SHOWS = 40
"""Shows on the desk: those most recently read of."""
MOST_CHANGES = 12
MOST_TOLD = 200
"""Changes among which the desk chooses."""
MOST_FEEDS = 12
LITTLE = 250
"""Documents that are gone through for what came before, where nothing changed."""
TOO_MANY = 3000
"""Articles read since a moment above which nobody wants to be told each change (a first import)."""
SEEN = "clapboard_seen"
YEAR = 31_536_000
PAUSE = timedelta(minutes=30)
"""After so long a look at the desk is a new one."""
_NEWS = {ChangeKind.CONFLICT_OPENED: 0, ChangeKind.STANDING: 0, ChangeKind.DATE_MOVED: 0, ChangeKind.WITHDRAWN: 1}


def cards_of_desk(shelf: Shelf, today: date) -> Cards:
    """Return the cards of the shows that the desk shows, the most recently read of first."""
    return cards_of(shelf, shelf.newest()[:MOST_SHOWS], today=today)


def view_of_desk(shelf: Shelf, since: datetime, since_words: str) -> DeskView:
    """Return the view of the desk; `since` is the moment after which changes are told."""
    today = datetime.now(UTC).date()
    held = cards_of_desk(shelf, today)
    told = shelf.kept(("desk changes", since), lambda: _changes(shelf, since))
    return DeskView(
        today=today,
        since=since,
        since_words=since_words,
        changes=told.lines,
        changes_total=told.total,
        changed_shows=told.shows,
        is_capped=told.is_capped,
        is_fallback=told.is_fallback,
        read_since=told.read,
        articles=shelf.kept("articles", shelf.ledger.archive.came),
        shows=tuple(sorted((card.line for card in held.cards), key=lambda line: (-line.articles, line.show))),
        shows_total=len(shelf.titles()),
        coming=by_day(line for card in held.cards for line in card.coming),
        waiting=len({item.claim.id for card in held.cards for item in card.waiting}),
        feeds=feeds(shelf),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The changes to show, of `total` in `shows` (with `is_capped`, of more), or with `is_fallback` older ones; the articles read since."""

    lines: tuple[ChangeLine, ...] = ()
    total: int = 0
    shows: int = 0
    is_capped: bool = False
    is_fallback: bool = False
    read: int = 0


def _changes(shelf: Shelf, since: datetime) -> Told:
    """Return what changed since a moment."""
    count = shelf.ledger.archive.came(since)
    if count > TOO_MANY:
        return Told(read=count)
    found = stretch_of(shelf, Asking(since=since), most=MOST_TOLD)
    is_fallback = not found.changes
    if is_fallback:
        found = _of_recent(shelf)
    lines = [change_line(item, found.sources) for item in folded(found.changes)]
    return Told(
        lines=_newest(lines),
        total=len(lines),
        shows=len({line.change.show for line in lines}),
        is_capped=found.after is not None and not is_fallback,
        is_fallback=is_fallback,
        read=count,
    )


def _of_recent(shelf: Shelf) -> Stretch:
    """Return the last changes to the show that was read of last, as days of publication have them."""
    for name in shelf.newest()[:1]:
        return stretch_of(shelf, Asking(clock=Clock.PUBLISHED, show=shelf.titles()[name]), most=MOST_CHANGES, work=LITTLE)
    return Stretch(changes=(), sources={}, after=None)


def _newest(lines: Iterable[ChangeLine]) -> tuple[ChangeLine, ...]:
    """Return the changes that the desk shows: by the day of report, and of one day what moves a season first."""

    def order(line: ChangeLine) -> tuple[str, int]:
        reported = line.quoted[0].reported or ""
        return ("" if reported.startswith("..") else reported.rpartition("/")[2], -_NEWS.get(line.change.kind, 2))

    return tuple(sorted(lines, key=order, reverse=True)[:MOST_CHANGES])


def feeds(shelf: Shelf) -> tuple[FeedLine, ...]:
    """Return the followed addresses and their health, those in trouble first."""
    if not shelf.settings.db.exists():
        return ()
    books = open_following(shelf.settings.db, settings=shelf.settings, read_only=True)
    try:
        lines = [_feed(item) for item in books.follows.all()]
    finally:
        books.close()
    return tuple(sorted(lines, key=lambda line: (line.is_well, line.title)))[:MOST_FEEDS]


def _feed(item: Follow) -> FeedLine:
    checked = item.checked_at.isoformat(timespec="seconds") if item.checked_at else None
    told = f"{item.total} articles, {item.new} with the last answer"
    if item.gone:
        told = f"gone for good: {item.error}"
    elif item.failures:
        told = f"no answer {item.failures} times in a row: {item.error}"
    elif item.succeeded_at is None:
        told = "not asked yet: clapboard watch asks"
    return FeedLine(
        address=item.address, title=item.title or item.address, checked_at=checked, told=told, is_well=not (item.gone or item.failures)
    )


@router.get("/")
def desk(request: Request, since: str | None = None) -> Response:
    """Show the desk: since yesterday, since a day, or since the last look at it."""
    now = datetime.now(UTC)
    last, current = _looks(request, now)
    moment, words, chosen = _since(since, last=last, now=now)
    response = render(request, "desk.html", kind="desk", view=view_of_desk(shelf_of(request), moment, words), chosen=chosen, last=last)
    looks = f"{last.isoformat() if last else ''}~{current.isoformat()}"
    response.set_cookie(SEEN, looks, max_age=YEAR, httponly=True, samesite="strict")
    return response


def _since(text: str | None, *, last: datetime | None, now: datetime) -> tuple[datetime, str, Literal["yesterday", "last", "day"]]:
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    yesterday = midnight - timedelta(days=1)
    if text == "yesterday" or (text in (None, "", "last") and last is None):
        return yesterday, "yesterday", "yesterday"
    if text in (None, "", "last") and last is not None:
        return last, f"you last looked ({day_words(last.date())}, {last:%H:%M} UTC)", "last"
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return yesterday, "yesterday", "yesterday"
    return datetime(day.year, day.month, day.day, tzinfo=UTC), day_words(day), "day"


def _looks(request: Request, now: datetime) -> tuple[datetime | None, datetime]:
    """Return the look before this one (None: there was none) and this one's beginning."""
    before, _, current = cookie(request.headers, SEEN).partition("~")
    last, begun = _moment(before), _moment(current)
    if begun is None:
        return None, now
    if now - begun > PAUSE:
        return begun, now
    return last, begun


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


@router.get("/shows")
def shows(request: Request, page: int = 1) -> Response:
    """List the shows on record, a page at a time."""
    shelf = shelf_of(request)
    names = list(shelf.titles())
    size = MOST_SHOWS
    pages = max(1, -(-len(names) // size))
    at = min(max(1, page), pages)
    today = datetime.now(UTC).date()
    chosen = names[(at - 1) * size : at * size]
    held = cards_of(shelf, chosen, today=today)
    lines = [card.line for card in held.cards]
    return render(request, "shows.html", kind="shows", lines=lines, page=at, pages=pages, total=len(names), pending=held.pending)
