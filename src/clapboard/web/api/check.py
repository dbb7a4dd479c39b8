"""A draft against the record."""

from datetime import UTC, datetime
from http import HTTPStatus
from math import ceil
from typing import TYPE_CHECKING, cast

from fastapi import APIRouter, Depends, HTTPException, Request

from clapboard.checking import answers, check, read_draft
from clapboard.model.capture import Capture
from clapboard.web.api.asking import Asked, Json, Reading, plain
from clapboard.web.api.models.check import Check, Draft
from clapboard.web.api.problems import ASKED_WRONGLY, described
from clapboard.web.api.routes import CheckedRoute

if TYPE_CHECKING:
    from clapboard.web.limits import Limit

router = APIRouter(
    route_class=CheckedRoute,
    tags=["check"],
    responses=ASKED_WRONGLY | described(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.TOO_MANY_REQUESTS),
)


def unhurried(request: Request) -> None:
    """Let a client pass that has not asked for too many checks; raise HTTPException (429) for one that has."""
    wait = cast("Limit", request.app.state.checks).wait(request.client.host if request.client else "")
    if wait > 0:
        raise HTTPException(HTTPStatus.TOO_MANY_REQUESTS, "too many checks at once", headers={"Retry-After": str(ceil(wait))})


@router.post("/check", response_model=Check, dependencies=[Depends(unhurried)], summary="What the record says to a draft")
def checked(shelf: Asked, reader: Reading, draft: Draft) -> Json:
    """Hold a draft against the record: what is new, on record, recycled, at odds, and what has no source. Nothing is written."""
    capture = Capture(
        content=draft.text.encode("utf-8", "replace"),
        media_type="text/plain",
        origin="draft",
        fetched_at=datetime.now(UTC),
        title=draft.title,
        outlet=draft.outlet,
        published=draft.published,
    )
    answer: Json = plain(answers.check(check(read_draft(capture, reader), shelf.ledger)))
    return answer
