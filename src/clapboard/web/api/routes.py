"""How an address of the API or of a data twin is served: with an entity tag, and with problem documents for errors."""

from collections.abc import Callable, Coroutine
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from clapboard import __version__
from clapboard.web.api.problems import FORESEEN, problem_of
from clapboard.web.rendering import shelf_of

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class RecordRoute(APIRoute):
    """An address whose answer changes only when the record does: a client that holds it already is told so (304) without deriving it."""

    def get_route_handler(self) -> Handler:
        """Return what serves a request."""
        answer = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                tag = await run_in_threadpool(tag_of, request) if request.method in ("GET", "HEAD") else None
                if tag is not None and holds(request, tag):
                    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=_headers(tag))
                response = await answer(request)
            except FORESEEN as error:
                return problem_of(error)
            if tag is not None and response.status_code == HTTPStatus.OK:
                response.headers.update(_headers(tag))
            return response

        return handle


class CheckedRoute(APIRoute):
    """An address whose answer is checked at every request: it has no entity tag."""

    def get_route_handler(self) -> Handler:
        """Return what serves a request."""
        answer = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                response = await answer(request)
            except FORESEEN as error:
                return problem_of(error)
            response.headers["Cache-Control"] = "no-store"
            return response

        return handle


def tag_of(request: Request) -> str:
    """Return the entity tag of an address: of the record as it stands, of what is asked, and of this version."""
    asked = f"{__version__} {shelf_of(request).stamp()} {request.url.path}?{request.url.query}"
    return f'W/"{sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()[:32]}"'


def holds(request: Request, tag: str) -> bool:
    """Tell whether the client holds the answer with this tag (RFC 9110, If-None-Match: compared weakly)."""
    named = [item.strip().removeprefix("W/") for item in request.headers.get("if-none-match", "").split(",")]
    return "*" in named or tag.removeprefix("W/") in named


def _headers(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "no-cache"}
