"""`/verify`: every sentence of the record held against its text, with progress told while it takes its time."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse

from clapboard.publishing.proof import verify
from clapboard.web.opening import Shelf
from clapboard.web.rendering import render, serving_of, shelf_of
from clapboard.web.safety import SESSION, cookie, is_own_form

router = APIRouter()
BEAT = 0.25
"""Seconds between two words on how far it is."""
MOST_SHOWN = 100


@dataclass(slots=True)
class Work:
    """One run at a time: how many claims of `total` were checked, and what came out (None: it runs, or never ran)."""

    done: int = 0
    total: int = 0
    is_running: bool = False
    outcome: dict[str, Any] | None = None
    trouble: str | None = None
    _lock: Lock = field(default_factory=Lock)

    @property
    def words(self) -> str:
        """Return how far it is, in words."""
        return f"{self.done:,} of {self.total:,} claims checked"

    def begin(self, shelf: Shelf) -> None:
        """Start in a thread of its own, unless it runs already."""
        with self._lock:
            if self.is_running:
                return
            self.is_running, self.done, self.total, self.outcome, self.trouble = True, 0, shelf.ledger.claims.count(), None, None
        Thread(target=self._run, args=(shelf,), daemon=True, name="clapboard-verify").start()

    def _run(self, shelf: Shelf) -> None:
        try:
            self.outcome = verify(shelf.ledger, told=self._tell)
        except Exception as error:  # noqa: BLE001 - nobody waits for the thread: what went wrong is told on the page
            self.trouble = str(error)
        finally:
            self.is_running = False

    def _tell(self, done: int) -> None:
        self.done = done


def work_of(request: Request) -> Work:
    """Return the work of this app."""
    state = request.app.state
    if not hasattr(state, "verifying"):
        state.verifying = Work()
    found: Work = state.verifying
    return found


@router.get("/verify")
def page(request: Request) -> Response:
    """Show how far it is, or what came out."""
    work = work_of(request)
    findings = (work.outcome or {}).get("findings", [])
    return render(request, "verify.html", work=work, findings=findings[:MOST_SHOWN], total=len(findings))


@router.post("/verify")
def begin(request: Request, form_token: Annotated[str, Form(max_length=128)] = "") -> Response:
    """Start, and lead to the page that tells how far it is."""
    if not is_own_form(serving_of(request), cookie(request.headers, SESSION), form_token):
        raise HTTPException(403, "This form is out of date: load the page again, and send it once more.")
    work_of(request).begin(shelf_of(request))
    return RedirectResponse("/verify", status_code=303)


@router.get("/verify/progress")
def progress(request: Request) -> Response:
    """Tell how far it is, as server-sent events, until it is done."""
    return StreamingResponse(_events(work_of(request)), media_type="text/event-stream", headers={"cache-control": "no-store"})


async def _events(work: Work) -> AsyncIterator[str]:
    while work.is_running:
        yield f"event: progress\ndata: {json.dumps({'done': work.done, 'all': work.total, 'words': work.words})}\n\n"
        await asyncio.sleep(BEAT)
    yield f"event: end\ndata: {json.dumps({'done': work.done, 'all': work.total, 'words': work.words})}\n\n"
