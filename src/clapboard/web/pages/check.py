"""`/check`: a pasted text, or an address, held against the record. Nothing is kept."""

import math
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Form, HTTPException, Request, Response

from clapboard.checking import answers, check, read_draft
from clapboard.config import Settings
from clapboard.errors import SourceError
from clapboard.model.capture import Capture
from clapboard.model.document import Document
from clapboard.pipeline import Reader
from clapboard.publishing.views.check import CheckView, check_view
from clapboard.sources import collect
from clapboard.web.lanes import Lane
from clapboard.web.rendering import render, shelf_of

router = APIRouter()
MOST_LETTERS = 200_000
"""Code points of a pasted draft: a long book chapter."""
ORIGIN = "pasted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be checked: a text, or an address that is fetched because somebody asked for it here."""

    text: str = ""
    address: str = ""


@cache
def reader() -> Reader:
    """Return the reader of drafts; the tagger's weights are loaded once for all requests."""
    return Reader()


def view_of_check(lane: Lane, capture: Capture) -> CheckView:
    """Return the answer to a draft, worked out in the lane for drafts; raise SourceError where there is no article in it."""
    row, document = lane.ask(checked, capture).result()
    return check_view(row, document)


def checked(app: FastAPI, capture: Capture) -> tuple[dict[str, Any], Document]:
    """Return what the record says to a draft, and the draft as it was read."""
    draft = read_draft(capture, reader())
    return answers.check(check(draft, app.state.shelf.ledger)), draft.document


def _capture(settings: Settings, asked: Asked) -> Capture:
    """Return what is to be checked; raise SourceError where the address cannot be fetched."""
    now = datetime.now(UTC)
    if asked.text.strip():
        return Capture(content=asked.text.encode("utf-8", "replace"), media_type="text/plain", origin=ORIGIN, fetched_at=now)
    if not asked.address.startswith(("http://", "https://")):
        raise HTTPException(400, "Paste a text, or give an address that begins with http:// or https://")
    found = next(iter(collect([asked.address], settings=settings, now=now)))
    if isinstance(found, SourceError):
        raise found
    return found


def allow(request: Request) -> None:
    """Count a check of this client; raise 429 with the seconds to wait where there were too many."""
    wait = request.app.state.checks.wait(request.client.host if request.client else "")
    if wait:
        raise HTTPException(429, "Too many checks at once: wait a moment.", headers={"retry-after": str(math.ceil(wait))})


@router.get("/check")
def ask(request: Request) -> Response:
    """Show the form."""
    return render(request, "check.html", view=None, text="", address="", error=None)


@router.post("/check")
def answer(request: Request, text: Annotated[str, Form()] = "", address: Annotated[str, Form()] = "") -> Response:
    """Answer a draft; the form stays beside the answer."""
    allow(request)
    if len(text) > MOST_LETTERS:
        raise HTTPException(413, f"A draft may have {MOST_LETTERS:,} letters: check it in parts.")
    asked = Asked(text=text, address=address.strip())
    try:
        view = view_of_check(request.app.state.lanes.drafts, _capture(shelf_of(request).settings, asked))
    except SourceError as error:
        told = f"{error.reason}" + (f" ({error.hint})" if error.hint else "")
        return render(request, "check.html", status=422, view=None, text=text, address=asked.address, error=told)
    return render(request, "check.html", view=view, text=text, address=asked.address, error=None)
