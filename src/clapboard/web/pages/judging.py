"""`/judge`, `/judge/undo` and `/review`: an editor's word, taken back as easily as given, and logged."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from clapboard.checking.judging import judge
from clapboard.errors import NotFoundError
from clapboard.model.claim import Judgement
from clapboard.publishing.views.review import ReviewView, judgement_line, review_view
from clapboard.web.opening import Shelf
from clapboard.web.pages.desk import cards_of_desk
from clapboard.web.pages.evidence import kept_of, who
from clapboard.web.rendering import render, serving_of, shelf_of
from clapboard.web.safety import SESSION, cookie, is_own_form

router = APIRouter()
LONGEST = 400
"""Letters of a name or a value."""


def view_of_review(shelf: Shelf) -> ReviewView:
    """Return the view of the review page: the shows most recently read of, and the log of all."""
    held = cards_of_desk(shelf, datetime.now(UTC).date())
    lost = {item.id: item for card in held.cards for item in card.not_carried}
    return review_view(
        (item for card in held.cards for item in card.waiting),
        {claim: line for card in held.cards for claim, line in card.lines.items()},
        not_carried=lost.values(),
        log=shelf.ledger.judgements.all(),
        shows=len(held.done),
        of_shows=len(shelf.titles()),
        pending=held.pending,
    )


@router.get("/review")
def review(request: Request) -> Response:
    """Show what waits for an editor, and the log."""
    return render(request, "review.html", kind="review", view=view_of_review(shelf_of(request)), who=who())


@router.post("/judge")
def make(
    request: Request,
    claim: Annotated[str, Form(max_length=64)],
    verdict: Annotated[str, Form(max_length=20)],
    form_token: Annotated[str, Form(max_length=128)] = "",
    field: Annotated[str, Form(max_length=LONGEST)] = "",
    value: Annotated[str, Form(max_length=LONGEST)] = "",
    by: Annotated[str, Form(max_length=LONGEST)] = "",
) -> Response:
    """Keep a judgement, and lead back to the claim; an answer for htmx is the line with its undo."""
    _own(request, form_token)
    shelf = shelf_of(request)
    kept = kept_of(shelf.ledger, claim)
    made = judge(
        kept.claim, verdict, field=field.strip() or None, value=value.strip() or None, by=by.strip() or who(), at=datetime.now(UTC)
    )
    with shelf.writing() as ledger:
        ledger.judgements.add(made)
    return _answer(request, made)


@router.post("/judge/undo")
def undo(
    request: Request, judgement: Annotated[str, Form(max_length=64)], form_token: Annotated[str, Form(max_length=128)] = ""
) -> Response:
    """Take a judgement back; what was taken back stays in the log."""
    _own(request, form_token)
    shelf = shelf_of(request)
    with shelf.writing() as ledger:
        found = next((item for item in ledger.judgements.all() if item.id == judgement), None)
        if found is None or not ledger.judgements.undo(judgement, datetime.now(UTC)):
            msg = "no such judgement to take back"
            raise NotFoundError(msg, hint="/review lists them")
        taken = next(item for item in ledger.judgements.all() if item.id == judgement)
    return _answer(request, taken)


def _own(request: Request, token: str) -> None:
    if not is_own_form(serving_of(request), cookie(request.headers, SESSION), token):
        raise HTTPException(403, "This form is out of date: load the page again, and send it once more.")


def _answer(request: Request, made: Judgement) -> Response:
    if request.headers.get("hx-request") == "true":
        return render(request, "judged.html", line=judgement_line(made))
    return RedirectResponse(f"/e/{made.claim[:16]}?judged={made.id[:16]}#judge", status_code=303)
