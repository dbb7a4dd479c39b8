"""`/check`: a pasted text, or an address, held against the record. Nothing is kept."""

import math
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from threading import BoundedSemaphore
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response

from clapboard.checking import Draft, answers, check, read_draft
from clapboard.errors import SourceError
from clapboard.model.capture import Capture
from clapboard.pipeline import Reader
from clapboard.publishing.views.check import CheckView, check_view
from clapboard.sources import collect
from clapboard.web.opening import Shelf
from clapboard.web.rendering import render, shelf_of

router = APIRouter()
MOST_LETTERS = 200_000
"""Code points of a pasted draft: a long book chapter."""
ORIGIN = "pasted"
_TURN = BoundedSemaphore(1)
"""Drafts that are checked at a time: threads of one process share one core, so two at once would both be late, and all pages with them."""
_ROOM = BoundedSemaphore(8)
"""Drafts that may be checked or wait for it: each holds a thread, and the pages need some too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be checked: a text, or an address that is fetched because somebody asked for it here."""

    text: str = ""
    address: str = ""


@cache
def reader() -> Reader:
    """Return the reader of drafts; the tagger's weights are loaded once for all requests."""
    return Reader()


def view_of_check(shelf: Shelf, asked: Asked) -> CheckView:
    """Return the answer to a draft; raise SourceError where there is no article in it, or the address cannot be fetched."""
    capture = _capture(shelf, asked)
    if not _ROOM.acquire(blocking=False):
        raise HTTPException(503, "Other drafts are being checked: send it again in a moment.", headers={"retry-after": "3"})
    try:
        with _TURN:
            return _told(shelf, read_draft(capture, reader()))
    finally:
        _ROOM.release()


def _told(shelf: Shelf, draft: Draft) -> CheckView:
    return check_view(answers.check(check(draft, shelf.ledger)), draft.document)


def _capture(shelf: Shelf, asked: Asked) -> Capture:
    now = datetime.now(UTC)
    if asked.text.strip():
        return Capture(content=asked.text.encode("utf-8", "replace"), media_type="text/plain", origin=ORIGIN, fetched_at=now)
    if not asked.address.startswith(("http://", "https://")):
        raise HTTPException(400, "Paste a text, or give an address that begins with http:// or https://")
    found = next(iter(collect([asked.address], settings=shelf.settings, now=now)))
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
        view = view_of_check(shelf_of(request), asked)
    except SourceError as error:
        told = f"{error.reason}" + (f" ({error.hint})" if error.hint else "")
        return render(request, "check.html", status=422, view=None, text=text, address=asked.address, error=told)
    return render(request, "check.html", view=view, text=text, address=asked.address, error=None)
