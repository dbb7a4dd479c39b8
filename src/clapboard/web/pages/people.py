"""`/people/{slug}`, `/outlets/{slug}`, `/sayings/{id}` and `/changes`."""

from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Request, Response

from clapboard.checking import saying_of
from clapboard.publishing.views.changes import ChangesView, changes_view
from clapboard.publishing.views.saying import SayingView, saying_view
from clapboard.record.changes import Holdings, beginning, changes, folded
from clapboard.web.finding import view_of_outlet, view_of_person
from clapboard.web.opening import Shelf
from clapboard.web.pages.asking import day
from clapboard.web.pages.evidence import kept_of
from clapboard.web.rendering import render, shelf_of

router = APIRouter()
MOST = 100
"""Changes that the page lists."""


def view_of_saying(shelf: Shelf, prefix: str) -> SayingView:
    """Return the view of the saying that a claim is an appearance of."""
    kept = kept_of(shelf.ledger, prefix)
    told = shelf.kept(("saying", kept.claim.id), lambda: saying_of(kept.claim, shelf.ledger))
    return saying_view(told.saying, claims=told.claims, sources=told.sources, frames=told.frames, show=kept.claim.show)


def view_of_changes(shelf: Shelf, since: datetime) -> ChangesView:
    """Return the view of what changed since a moment."""

    def make() -> ChangesView:
        holdings = Holdings.touched(shelf.ledger, since)
        found = folded(changes(holdings, since=since, newest=MOST)) if holdings.claims else ()
        return changes_view(found, {source.id: source for source in holdings.sources}, since=since)

    return shelf.kept(("changes", since), make)


@router.get("/people/{name}")
def person(request: Request, name: str, at: str | None = None) -> Response:
    """Show what a person does and said."""
    return render(request, "person.html", kind="person", view=view_of_person(shelf_of(request), name, day(at)))


@router.get("/outlets/{name}")
def outlet(request: Request, name: str, at: str | None = None) -> Response:
    """Show how an outlet did, and what it published."""
    return render(request, "outlet.html", kind="outlet", view=view_of_outlet(shelf_of(request), name, day(at)))


@router.get("/sayings/{claim}")
def saying(request: Request, claim: str) -> Response:
    """Show the same words wherever they stand."""
    return render(request, "saying.html", kind="saying", view=view_of_saying(shelf_of(request), claim))


@router.get("/changes")
def changed(request: Request, since: str | None = None) -> Response:
    """Show what changed since a day, yesterday unless told."""
    return render(request, "changes.html", kind="changes", view=view_of_changes(shelf_of(request), beginning_of(since)))


def beginning_of(since: str | None) -> datetime:
    """Return the beginning of the day in `?since=` (UTC), yesterday's if there is none; raise HTTPException for what is no day."""
    return beginning(day(since) or datetime.now(UTC).date() - timedelta(days=1))
