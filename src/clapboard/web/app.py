"""The app, put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as StarletteHTTPException

from clapboard import __version__
from clapboard.errors import AmbiguousError, ClapboardError, LedgerBusyError, NotFoundError, UsageError
from clapboard.web import api, pages, twins
from clapboard.web.forwarding import Forwarding
from clapboard.web.heads import Heads
from clapboard.web.lanes import Lanes
from clapboard.web.limits import Limit
from clapboard.web.opening import Shelf
from clapboard.web.rendering import STATIC, render
from clapboard.web.safety import Guard
from clapboard.web.serving import Serving
from clapboard.web.warming import ready

_WORDS = {404: "There is no such page.", 405: "That is not how this page is asked.", 429: "Too many checks at once."}


def create_app(serving: Serving) -> FastAPI:
    """Return the app that serves a record: pages, their data, and the API."""
    shelf = Shelf(serving.settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with ready(app):
            yield
        lanes.close()
        shelf.close()

    app = FastAPI(title="Clapboard", version=__version__, docs_url=None, redoc_url=None, lifespan=lifespan)
    lanes = Lanes.beside(serving, epoch=lambda: shelf.epoch) if serving.processes else Lanes.here(app)
    app.state.shelf = shelf
    app.state.serving = serving
    app.state.lanes = lanes
    app.state.checks = Limit(per_second=serving.checks_per_second)
    app.state.twins = frozenset(twins.PAGES)
    if serving.processes:
        app.router.routes.append(Forwarding(pages=lanes.pages, lists=lanes.lists))
    app.include_router(api.router)
    app.include_router(twins.router)
    for router in pages.routers():
        app.include_router(router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_exception_handler(ClapboardError, _foreseen)
    app.add_exception_handler(StarletteHTTPException, _http)
    app.add_exception_handler(Exception, _defect)
    app.add_middleware(Heads)
    app.add_middleware(Guard, serving=serving)
    return app


def status_of(error: ClapboardError) -> int:
    """Return the HTTP status of an error that we foresee."""
    if isinstance(error, NotFoundError):
        return 404
    if isinstance(error, AmbiguousError):
        return 300
    if isinstance(error, UsageError):
        return 400
    return 503 if isinstance(error, LedgerBusyError) else 422


async def _foreseen(request: Request, error: Exception) -> Response:
    hint = error.hint if isinstance(error, ClapboardError) else ""
    status = status_of(error) if isinstance(error, ClapboardError) else 500
    return _told(request, status, str(error), hint)


async def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException | StarletteHTTPException) else 500
    told = error.detail if isinstance(error, HTTPException) else _WORDS.get(status, str(error))
    response = _told(request, status, told, "")
    if isinstance(error, HTTPException | StarletteHTTPException):
        response.headers.update(error.headers or {})
    return response


async def _defect(request: Request, error: Exception) -> Response:
    told = f"A defect of ours: {type(error).__name__}"
    return _told(request, 500, told, "The terminal of clapboard serve shows where; please report it.")


def _told(request: Request, status: int, message: str, hint: str) -> Response:
    if request.url.path.startswith("/api/"):
        problem = {"type": "about:blank", "title": message, "status": status, "detail": hint or message}
        return JSONResponse(problem, status_code=status, media_type="application/problem+json")
    return render(request, "error.html", status=status, message=message, hint=hint)
