"""`/e/{id}`: the sentence behind a fact, checked now; `/e/{id}/copy`: the captured copy, as text."""

import getpass
from datetime import UTC, datetime

from fastapi import APIRouter, HTTPException, Request, Response

from clapboard.errors import AmbiguousError, NotFoundError
from clapboard.publishing.views.evidence import EvidenceView, evidence_view
from clapboard.publishing.views.review import JudgementLine, judgement_line
from clapboard.record.ledger import Kept, Ledger
from clapboard.web.opening import Shelf
from clapboard.web.rendering import render, shelf_of

router = APIRouter()


def kept_of(ledger: Ledger, prefix: str) -> Kept:
    """Return the claim whose id begins with `prefix`; raise NotFoundError or AmbiguousError where that is not one."""
    found = {kept.claim.id: kept for kept in ledger.claims.find(prefix)} if len(prefix) >= 4 else {}
    if not found:
        msg = f"no claim {prefix[:64]} on record"
        raise NotFoundError(msg, hint="every line of a show’s page leads to its claim")
    if len(found) > 1:
        msg = f"{prefix} begins several ids: {', '.join(sorted(found))}"
        raise AmbiguousError(msg, hint="give more of it")
    return next(iter(found.values()))


def view_of_evidence(ledger: Ledger, prefix: str) -> EvidenceView:
    """Return the view of a claim's page: its words are held against the text at this moment, never from a cache."""
    return evidence_view(kept_of(ledger, prefix), ledger.archive, checked_at=datetime.now(UTC).isoformat(timespec="seconds"))


def lines_of(shelf: Shelf, claim: str) -> list[JudgementLine]:
    """Return the judgements on a claim, the newest first."""
    found = [item for item in shelf.ledger.judgements.all() if item.claim == claim]
    return [judgement_line(item) for item in sorted(found, key=lambda item: item.made_at, reverse=True)]


def who() -> str:
    """Return the name under which judgements are logged unless another is given: the one who runs the server."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "editor"


@router.get("/e/{claim}")
def evidence(request: Request, claim: str, slip: bool = False, judged: str = "") -> Response:  # noqa: FBT001, FBT002 - a field of the address
    """Show the sentence where it stands, or say plainly that it is orphaned."""
    shelf = shelf_of(request)
    view = view_of_evidence(shelf.ledger, claim)
    if slip:
        return render(request, "slip.html", view=view)
    return render(request, "evidence.html", kind="evidence", view=view, judgements=lines_of(shelf, view.claim), judged=judged, who=who())


@router.get("/e/{claim}/copy")
def copy(request: Request, claim: str) -> Response:
    """Give the text that was read from the captured copy, as plain text: nothing in it can run."""
    ledger = shelf_of(request).ledger
    kept = kept_of(ledger, claim)
    text = ledger.archive.text(kept.claim.evidence[0].text_sha256)
    if text is None:
        raise HTTPException(410, "The captured copy is not held any more.")
    return Response(text.encode("utf-8", "replace"), media_type="text/plain; charset=utf-8")
