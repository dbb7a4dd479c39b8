"""Errors as problem documents (RFC 9457), for the API and the data twins."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import HTTPException, Response
from fastapi.exceptions import RequestValidationError

from clapboard.errors import (
    AmbiguousError,
    ClapboardError,
    LedgerBusyError,
    LedgerError,
    ModelError,
    NotFoundError,
    SourceError,
    TooLargeError,
    UsageError,
)
from clapboard.web.api.models.parts import Problem

MEDIA_TYPE = "application/problem+json"
_STATUSES: tuple[tuple[type[ClapboardError], HTTPStatus], ...] = (
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (AmbiguousError, HTTPStatus.CONFLICT),
    (UsageError, HTTPStatus.BAD_REQUEST),
    (TooLargeError, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (SourceError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (LedgerBusyError, HTTPStatus.SERVICE_UNAVAILABLE),
    (LedgerError, HTTPStatus.SERVICE_UNAVAILABLE),
    (ModelError, HTTPStatus.SERVICE_UNAVAILABLE),
)
_MEANINGS = {
    HTTPStatus.BAD_REQUEST: "The request cannot be served as it is.",
    HTTPStatus.NOT_FOUND: "Nothing of that name is on record.",
    HTTPStatus.CONFLICT: "The words fit several things; the message names them.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The text is too long.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "A parameter does not fit, or there is no article in the text.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many checks at once: ask again after the seconds of Retry-After.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The record cannot be used right now.",
}
FORESEEN = (RequestValidationError, HTTPException, ClapboardError)
"""Errors that have a problem document of their own."""


def problem(status: HTTPStatus | int, detail: str, *, hint: str | None = None, headers: Mapping[str, str] | None = None) -> Response:
    """Return the answer that says what went wrong."""
    found = HTTPStatus(status)
    told = Problem(title=found.phrase, status=found.value, detail=detail, hint=hint or None)
    return Response(
        told.model_dump_json(exclude_none=True), status_code=found.value, media_type=MEDIA_TYPE, headers=dict(headers) if headers else None
    )


def problem_of(error: Exception) -> Response:
    """Return the problem document of an error that is one of `FORESEEN`."""
    if isinstance(error, RequestValidationError):
        told = "; ".join(f"{'.'.join(str(part) for part in item['loc'])}: {item['msg']}" for item in error.errors())
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, _printable(told))
    if isinstance(error, HTTPException):
        return problem(error.status_code, str(error.detail), headers=error.headers)
    if isinstance(error, ClapboardError):
        status = next((status for kind, status in _STATUSES if isinstance(error, kind)), HTTPStatus.INTERNAL_SERVER_ERROR)
        again = {"Retry-After": "5"} if isinstance(error, LedgerBusyError) else None
        return problem(status, _printable(str(error)), hint=_printable(error.hint), headers=again)
    raise error


def _printable(text: str) -> str:
    """Return the text without lone surrogates, which no JSON document can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def described(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """Return what the OpenAPI document says of these errors."""
    schema = Problem.model_json_schema()
    return {
        status.value: {"description": _MEANINGS.get(status, status.phrase), "content": {MEDIA_TYPE: {"schema": schema}}}
        for status in statuses
    }


ASKED_WRONGLY = described(
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.CONFLICT,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.SERVICE_UNAVAILABLE,
) | {HTTPStatus.NOT_MODIFIED.value: {"description": "The client holds this answer already (If-None-Match)."}}
"""What every question may be answered with instead of an answer."""
