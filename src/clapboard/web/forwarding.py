"""Requests that another process answers: what has to be derived goes to the lane for pages or for lists, the rest is answered here."""

import asyncio
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from fastapi import FastAPI
from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import Message, Receive, Scope, Send

from clapboard.web.lanes import Lane

_HERE: Final = ("/static", "/login", "/check", "/e/", "/verify", "/search", "/openapi.json", "/api/v1/evidence/", "/api/v1/claims/")
"""Beginnings of addresses that are answered here: nothing is derived for them."""
_PAGES: Final = ("/shows/", "/api/v1/shows/")
"""Beginnings of addresses of one show; what other addresses ask for may be of many."""
_ASKS: Final = frozenset({"GET", "HEAD"})
_CARRIED: Final = (
    "type",
    "http_version",
    "method",
    "scheme",
    "path",
    "raw_path",
    "query_string",
    "root_path",
    "headers",
    "client",
    "server",
)

Carried = dict[str, Any]
"""What of a request crosses to another process: all but what belongs to this one."""


@dataclass(slots=True, kw_only=True)
class Answered:
    """An answer, whole: it crosses between processes."""

    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""


class Forwarding(BaseRoute):
    """The route that comes before all others, and takes what the lanes are for; a show's page is kept here (`pages.show`)."""

    def __init__(self, *, pages: Lane, lists: Lane) -> None:
        """Forward to `pages` and `lists`."""
        self._pages = pages
        self._lists = lists

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Tell whether a request is forwarded."""
        path = scope.get("path", "")
        is_ours = scope["type"] == "http" and scope["method"] in _ASKS and not path.startswith(_HERE) and not is_show(path)
        return (Match.FULL, {"endpoint": self}) if is_ours else (Match.NONE, {})

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what the lane answers; raise HTTPException (503) where too much waits for it."""
        lane = self._pages if scope["path"].startswith(_PAGES) else self._lists
        found: Answered = await asyncio.wrap_future(lane.ask(answered, carried(scope)))
        response = Response(found.body, status_code=found.status)
        response.raw_headers = found.headers
        await response(scope, receive, send)


def is_show(path: str) -> bool:
    """Tell whether an address is a show's page, and no part or twin of it."""
    kind, _, name = path.lstrip("/").partition("/")
    return kind == "shows" and bool(name) and "/" not in name and "." not in name


def carried(scope: Scope) -> Carried:
    """Return what of a request crosses to another process."""
    return {name: scope[name] for name in _CARRIED if name in scope}


def answered(app: FastAPI, scope: Carried) -> Answered:
    """Return the answer of `app` to a request without a body."""
    found = Answered()

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            found.status, found.headers = message["status"], list(message["headers"])
        else:
            found.body += message.get("body", b"")

    with app.state.shelf.answering():
        _runner().run(app({**scope, "asgi": {"version": "3.0"}, "state": {}}, receive, send))
    return found


@cache
def _runner() -> asyncio.Runner:
    """Return the loop in which this process answers."""
    return asyncio.Runner()
