"""The addresses of twins: those of pages, with a suffix. Put before the pages', since a page's name could hold the suffix too."""

from collections.abc import Callable
from http import HTTPStatus

from fastapi import APIRouter, Request, Response

from clapboard.publishing.twins import OF_PAGES, TWINS, Sheet
from clapboard.web.api.problems import problem
from clapboard.web.api.routes import CheckedRoute, RecordRoute
from clapboard.web.rendering import shelf_of
from clapboard.web.twins import sheets
from clapboard.web.twins.sheets import Asked

PAGES: dict[str, tuple[str, Callable[[Asked], Sheet]]] = {
    "changes": ("/changes", sheets.all_changes),
    "season": ("/shows/{name}/seasons/{key}", sheets.season),
    "show": ("/shows/{name}", sheets.show),
    "person": ("/people/{name}", sheets.person),
    "outlet": ("/outlets/{name}", sheets.outlet),
    "saying": ("/sayings/{claim}", sheets.saying),
    "evidence": ("/e/{claim}", sheets.evidence),
    "document": ("/documents/{document}", sheets.document),
    "compare": ("/compare", sheets.compare),
    "review": ("/review", sheets.review),
    "search": ("/search", sheets.search),
    "desk": ("/index", sheets.desk),
}
"""For each kind of page its address, and what makes the sheet of its twins."""
_CHECKED = frozenset({"evidence", "desk", "changes"})
"""Kinds of pages that are checked at every request, or hang on the day on which they are asked."""

router = APIRouter(include_in_schema=False)


def _add(kind: str, address: str, make: Callable[[Asked], Sheet]) -> None:
    for suffix in TWINS:
        route = CheckedRoute if kind in _CHECKED else RecordRoute
        room = APIRouter(route_class=route)
        room.add_api_route(f"{address}.{suffix}", _answer(kind, suffix, make), methods=["GET", "HEAD"])
        router.include_router(room)


def _answer(kind: str, suffix: str, make: Callable[[Asked], Sheet]) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        if suffix not in OF_PAGES[kind]:
            there = ", ".join(f".{other}" for other in OF_PAGES[kind])
            return problem(HTTPStatus.NOT_FOUND, f"this kind of page ({kind}) has no .{suffix}", hint=f"it has {there}")
        asked = Asked(
            shelf=shelf_of(request),
            names=request.path_params,
            query=request.query_params,
            address=request.url.path.removesuffix(f".{suffix}"),
            base=str(request.base_url).rstrip("/"),
        )
        twin = TWINS[suffix]
        return Response(twin.write(make(asked)), media_type=twin.media_type)

    return answer


for _kind, (_address, _make) in PAGES.items():
    _add(_kind, _address, _make)
