"""All addresses of the API, and what is said of addresses that it does not have."""

from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from starlette.routing import compile_path

from clapboard.web.api import changes, check, evidence, outlets, shows, words
from clapboard.web.api.problems import problem

PREFIX = "/api/v1"
_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]

router = APIRouter(prefix=PREFIX)
for room in (shows, words, outlets, evidence, changes, check):
    router.include_router(room.router)


@router.api_route("/{address:path}", methods=_METHODS, include_in_schema=False)
async def beyond(request: Request) -> Response:
    """Answer for what the API does not have: another method of an address, or an address that there is not."""
    paths = request.app.openapi()["paths"]
    fits = [methods for path, methods in paths.items() if compile_path(path)[0].fullmatch(request.url.path)]
    allowed = sorted({method.upper() for methods in fits for method in methods})
    if not allowed:
        return problem(HTTPStatus.NOT_FOUND, "the API has no such address", hint="/openapi.json lists them all")
    detail = f"{request.method} is not for this address"
    return problem(HTTPStatus.METHOD_NOT_ALLOWED, detail, headers={"Allow": ", ".join(allowed)})
