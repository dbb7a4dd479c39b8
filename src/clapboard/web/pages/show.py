"""`/shows`, `/shows/{slug}` and `/shows/{slug}/seasons/{n}`."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from fastapi import APIRouter, FastAPI, Request, Response

from clapboard.publishing.views.season import SeasonView, season_view
from clapboard.publishing.views.show import ShowView, show_view
from clapboard.web.charting import chart
from clapboard.web.forwarding import Carried, carried
from clapboard.web.lanes import Lane
from clapboard.web.opening import Shelf
from clapboard.web.pages.asking import day
from clapboard.web.rendering import answer, kept_page, render, shelf_of, text_of

router = APIRouter()
_READERS = ThreadPoolExecutor(max_workers=64, thread_name_prefix="clapboard-reader")
"""Threads of those who wait for a show's page: they take none from those who ask for something else."""


def view_of_show(shelf: Shelf, name: str, at: str | None = None, *, everything: bool = False) -> ShowView:
    """Return the view of a show's page, made anew only when the record changed."""
    on = day(at)

    def make() -> ShowView:
        held = shelf.show(name, on).held
        return show_view(held, at=on, most=None) if everything else show_view(held, at=on)

    return shelf.kept(("show view", name, on, everything), make, show=name)


def view_of_season(shelf: Shelf, name: str, key: str, at: str | None = None) -> SeasonView:
    """Return the view of a season's page."""
    on = day(at)
    return shelf.kept(("season view", name, key, on), lambda: season_view(shelf.show(name, on).held, key, at=on), show=name)


def page_of_show(request: Request, name: str, at: str | None = None, *, everything: bool = False, lane: Lane | None = None) -> str:
    """Return the text of a show's page: as it is kept, or made in a lane (the one for pages); raise HTTPException for what is no day."""
    day(at)
    make = partial((lane or request.app.state.lanes.pages).ask, made, carried(request.scope), name, at, everything)
    return kept_page(request, "show", lambda: make().result(), show=name)


def made(app: FastAPI, scope: Carried, name: str, at: str | None, everything: bool) -> str:  # noqa: FBT001 - it is called from afar
    """Return the text of a show's page."""
    request = Request({**scope, "app": app})
    view = view_of_show(shelf_of(request), name, at, everything=everything)
    return text_of(request, "show.html", kind="show", view=view, name=name, chart=chart(view), everything=everything)


@router.get("/shows/{name}")
async def show(request: Request, name: str, at: str | None = None, statements: str | None = None) -> Response:
    """Show where a show stands, and why."""
    asked = partial(page_of_show, request, name, at, everything=statements == "all")
    return answer(request, await asyncio.get_running_loop().run_in_executor(_READERS, asked))


@router.get("/shows/{name}/seasons/{key}")
def season(request: Request, name: str, key: str, at: str | None = None) -> Response:
    """Show one season, and what moves it or does not."""
    return render(request, "season.html", kind="season", view=view_of_season(shelf_of(request), name, key, at), name=name)
