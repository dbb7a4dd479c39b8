"""A draft against the record."""

from datetime import UTC, datetime
from http import HTTPStatus

from fastapi import APIRouter, Depends, Request

from clapboard.model.capture import Capture
from clapboard.web.api.asking import Json, plain
from clapboard.web.api.models.check import Check, Draft
from clapboard.web.api.problems import ASKED_WRONGLY, described
from clapboard.web.api.routes import CheckedRoute
from clapboard.web.pages.check import allow
from clapboard.web.pages.check import checked as found

router = APIRouter(
    route_class=CheckedRoute,
    tags=["check"],
    responses=ASKED_WRONGLY | described(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.TOO_MANY_REQUESTS),
)


@router.post("/check", response_model=Check, dependencies=[Depends(allow)], summary="What the record says to a draft")
def checked(request: Request, draft: Draft) -> Json:
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
    row, _ = request.app.state.lanes.drafts.ask(found, capture).result()
    answer: Json = plain(row)
    return answer
