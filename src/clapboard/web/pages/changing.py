"""`/changes`: what the record came to say otherwise, a page at a time."""

from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Request, Response

from clapboard.errors import UsageError
from clapboard.publishing.views.changes import ChangesView, changes_view
from clapboard.record.changes import WORK, Asking, Stretch, beginning, folded, stretch
from clapboard.web.cursors import Walked, read_walk, written_walk
from clapboard.web.opening import Shelf
from clapboard.web.pages.asking import day
from clapboard.web.rendering import render, shelf_of

router = APIRouter()
MOST = 100
"""Changes that one page lists at most."""


def stretch_of(shelf: Shelf, asked: Asking, *, most: int, after: Walked | None = None, work: int = WORK) -> Stretch:
    """Return the newest of the changes that are asked for, or those behind `after`; raise UsageError where that fits no change."""

    def make() -> Stretch:
        try:
            return stretch(shelf.ledger, shelf.steps(asked), most=most, clock=asked.clock, after=after, work=work)
        except KeyError as error:
            msg = "the cursor fits no change of this list"
            raise UsageError(msg, hint="begin again without a cursor") from error

    return shelf.kept(("stretch", asked, most, after, work), make)


def view_of_changes(shelf: Shelf, since: datetime, cursor: str | None = None) -> ChangesView:
    """Return the view of what changed since a moment: the newest of it, or what is behind a cursor."""
    asked = Asking(since=since)
    found = stretch_of(shelf, asked, most=MOST, after=read_walk(cursor))
    left_out = {show for at, show in shelf.steps(asked) if found.after is not None and (at, show) <= found.after[0]}
    return changes_view(folded(found.changes), found.sources, since=since, left_out=len(left_out), older=written_walk(found.after))


@router.get("/changes")
def changed(request: Request, since: str | None = None, after: str | None = None) -> Response:
    """Show what changed since a day, yesterday unless told; `after` is where an earlier page ended."""
    view = view_of_changes(shelf_of(request), beginning_of(since), after)
    return render(request, "changes.html", kind="changes", view=view, is_first=not after)


def beginning_of(since: str | None) -> datetime:
    """Return the beginning of the day in `?since=` (UTC), yesterday's if there is none; raise HTTPException for what is no day."""
    return beginning(day(since) or datetime.now(UTC).date() - timedelta(days=1))
