"""What changed in the record."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AwareDatetime

from clapboard.publishing import answers
from clapboard.publishing.views.changes import change_line
from clapboard.record import changes as record
from clapboard.web.api.asking import Asked, Cursor, Json, Limit, ShowWords, plain, slug_of
from clapboard.web.api.models.evidence import Change
from clapboard.web.api.models.parts import Page
from clapboard.web.api.problems import ASKED_WRONGLY
from clapboard.web.api.routes import RecordRoute
from clapboard.web.cursors import read_walk, written_walk
from clapboard.web.pages.changing import stretch_of

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
    """List what the record came to say otherwise, each change with the words that prove it. A change stays as it is.

    An answer goes through so many documents and no more: it may hold fewer items than `limit`, even none, and still have a `next`.
    """
    name = shelf.titles()[slug_of(shelf, show)] if show else None
    after = read_walk(cursor)
    found = stretch_of(shelf, record.Asking(since=since, clock=clock, show=name), most=limit, after=after)
    return {
        "items": plain([answers.change(change_line(item, found.sources)) for item in found.changes]),
        "next": written_walk(found.after),
    }
