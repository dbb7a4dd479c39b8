"""Claims, their documents, and the sentences behind them."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from clapboard.errors import NotFoundError
from clapboard.publishing import answers
from clapboard.publishing.proof import prove
from clapboard.record.view import Slice
from clapboard.web.api.asking import Asked, ClaimId, Json, NamedRows, OfShows, listed, plain
from clapboard.web.api.models.evidence import Claim, ClaimOfShow, DocumentClaims, Evidence
from clapboard.web.api.models.parts import Page
from clapboard.web.api.problems import ASKED_WRONGLY
from clapboard.web.api.routes import CheckedRoute, RecordRoute
from clapboard.web.pages.evidence import kept_of

router = APIRouter(route_class=RecordRoute, tags=["evidence"], responses=ASKED_WRONGLY)
checked = APIRouter(route_class=CheckedRoute, tags=["evidence"], responses=ASKED_WRONGLY)
Predicate = Annotated[
    str | None, Query(max_length=40, description="Only claims of this predicate: a kind of milestone, `said`, `credit` …")
]
DocumentId = Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="The id of a document.")]


@router.get("/claims", response_model=Page[ClaimOfShow], summary="The rows of the record")
def claims(asked: OfShows, predicate: Predicate = None) -> Json:
    """List the claims of each show, by document and place, as editors left them; `printed` is the show's title in the document."""

    def rows(held: Slice) -> NamedRows:
        for item in held.claims:
            if predicate in (None, item.predicate):
                yield item.id, lambda item=item: {**answers.claim(item), "printed": item.show}  # type: ignore[misc]

    return listed(asked, rows)


@router.get("/claims/{claim}", response_model=Claim, summary="A claim as it was read")
def claim(shelf: Asked, claim: ClaimId) -> Json:
    """Return one row of the record, as it was written."""
    answer: Json = plain(answers.claim(kept_of(shelf.ledger, claim).claim))
    return answer


@router.get("/documents/{document}", response_model=DocumentClaims, summary="A document and its claims")
def document(shelf: Asked, document: DocumentId) -> Json:
    """Return what is known of a document by itself, and all claims of its newest reading."""
    archive = shelf.ledger.archive
    held = archive.document(document)
    if held is None:
        msg = f"no document {document} on record"
        raise NotFoundError(msg, hint="/api/v1/documents lists them")
    captured = archive.captured_at(document)
    answer: Json = plain(
        {
            "document": held.id,
            "text_sha256": held.text_sha256,
            "outlet": held.outlet,
            "title": held.title,
            "byline": held.byline,
            "address": held.address or None,
            "kind": held.kind.value,
            "language": held.language,
            "published": answers.edtf(held.published.interval),
            "basis": held.published.basis.value,
            "captured_at": captured.isoformat(timespec="seconds") if captured else None,
            "claims": [answers.claim(kept.claim) for kept in shelf.ledger.claims.current(documents=[document])],
        }
    )
    return answer


@checked.get("/evidence/{claim}", response_model=Evidence, summary="The sentence behind a claim, checked now")
def evidence(shelf: Asked, claim: ClaimId) -> Json:
    """Return the words that prove a claim in their sentence, held against the text as it is now; an orphaned one has no sentence."""
    answer: Json = plain(prove(kept_of(shelf.ledger, claim), shelf.ledger.archive))
    return answer


router.include_router(checked)
