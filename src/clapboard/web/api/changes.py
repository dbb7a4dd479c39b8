"""What changed in the record."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AwareDatetime

from clapboard.errors import UsageError
from clapboard.publishing import answers
from clapboard.publishing.views.changes import change_line
from clapboard.record import changes as record
from clapboard.web.api.asking import Asked, Cursor, Json, Limit, ShowWords, plain, read, slug_of, written
from clapboard.web.api.models.evidence import Change
from clapboard.web.api.models.parts import Page
from clapboard.web.api.problems import ASKED_WRONGLY
from clapboard.web.api.routes import RecordRoute
from clapboard.web.opening import Shelf

router = APIRouter(route_class=RecordRoute, tags=["changes"], responses=ASKED_WRONGLY)

Since = Annotated[AwareDatetime | None, Query(description="Only what changed after this moment (RFC 3339, with its time zone).")]
By = Annotated[record.Clock, Query(description="Which time dates a change: when we captured what brought it, or when that was published.")]


@router.get("/changes", response_model=Page[Change], summary="What changed, newest first")
def changes(
    shelf: Asked,
    since: Since = None,
    clock: By = record.Clock.RECORDED,
    show: ShowWords = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Json:
    """List what the record came to say otherwise, each change with the words that prove it. A change stays as it is."""
    name = shelf.titles()[slug_of(shelf, show)] if show else None
    after = read(cursor) if cursor else None
    holdings = held(shelf, name, since if clock is record.Clock.RECORDED else None)
    until = _moment(after[0]) if after else None
    found = record.history(holdings, since=since, until=until, clock=clock, show=holdings.called(name) if name else None)
    part = list(islice(_behind(found, after[1] if after else None), limit + 1))
    sources = {source.id: source for source in holdings.sources}
    last = part[limit - 1] if len(part) > limit else None
    return {
        "items": plain([answers.change(change_line(item, sources)) for item in part[:limit]]),
        "next": written(last.at.isoformat(), last.id) if last else None,
    }


def held(shelf: Shelf, show: str | None, since: datetime | None) -> record.Holdings:
    """Return what the changes since a moment are derived from, of one show or of all."""
    if show is not None:
        return shelf.kept(("holdings", show), lambda: record.Holdings.of(shelf.ledger, show))
    if since is None:
        return shelf.kept("holdings", lambda: record.Holdings.of(shelf.ledger))
    return record.Holdings.touched(shelf.ledger, since)


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        msg = "that is no cursor of this list"
        raise UsageError(msg, hint="give `next` of the answer before, as it is") from error


def _behind(found: Iterator[record.Change], last: str | None) -> Iterator[record.Change]:
    """Yield the changes behind the one with the id `last`; all, if None."""
    if last is None or any(item.id == last for item in found):
        return found
    msg = "the cursor fits no change of this list"
    raise UsageError(msg, hint="begin again without a cursor")
