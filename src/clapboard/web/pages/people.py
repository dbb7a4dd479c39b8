"""`/people/{slug}`, `/outlets/{slug}` and `/sayings/{id}`."""

from fastapi import APIRouter, Request, Response

from clapboard.checking import saying_of
from clapboard.publishing.views.saying import SayingView, saying_view
from clapboard.web.finding import Wanted, view_of_outlet, view_of_person
from clapboard.web.opening import Shelf
from clapboard.web.pages.asking import day
from clapboard.web.pages.evidence import kept_of
from clapboard.web.rendering import render, shelf_of

router = APIRouter()


def view_of_saying(shelf: Shelf, prefix: str) -> SayingView:
    """Return the view of the saying that a claim is an appearance of."""
    kept = kept_of(shelf.ledger, prefix)
    told = shelf.kept(("saying", kept.claim.id), lambda: saying_of(kept.claim, shelf.ledger))
    return saying_view(told.saying, claims=told.claims, sources=told.sources, frames=told.frames, show=kept.claim.show)


@router.get("/people/{name}")
def person(request: Request, name: str, at: str | None = None, page: int = 1) -> Response:
    """Show what a person does and said, so many shows a page."""
    view = view_of_person(shelf_of(request), Wanted(name=name, at=day(at), page=page))
    return render(request, "person.html", kind="person", view=view)


@router.get("/outlets/{name}")
def outlet(request: Request, name: str, at: str | None = None, page: int = 1) -> Response:
    """Show how an outlet did, and what it published, so many shows a page."""
    view = view_of_outlet(shelf_of(request), Wanted(name=name, at=day(at), page=page))
    return render(request, "outlet.html", kind="outlet", view=view)


@router.get("/sayings/{claim}")
def saying(request: Request, claim: str) -> Response:
    """Show the same words wherever they stand."""
    return render(request, "saying.html", kind="saying", view=view_of_saying(shelf_of(request), claim))
