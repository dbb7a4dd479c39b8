"""Who said what, and the same words wherever they stand."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query

from clapboard.checking import answers as told
from clapboard.checking import saying_of
from clapboard.errors import UsageError
from clapboard.publishing import answers
from clapboard.publishing.sayings import sayings_of
from clapboard.record.view import Slice
from clapboard.web.api.asking import Asked, ClaimId, Json, NamedRows, OfShows, listed, plain
from clapboard.web.api.models.parts import Page
from clapboard.web.api.models.words import QuotationOfShow, SayingOfShow, ToldSaying
from clapboard.web.api.problems import ASKED_WRONGLY
from clapboard.web.api.routes import RecordRoute
from clapboard.web.pages.evidence import kept_of

router = APIRouter(route_class=RecordRoute, tags=["words"], responses=ASKED_WRONGLY)
Speaker = Annotated[str | None, Query(max_length=200, description="Only what this person said: any part of the name.")]


@router.get("/quotations", response_model=Page[QuotationOfShow], summary="Who said what")
def quotations(asked: OfShows, speaker: Speaker = None) -> Json:
    """List what was said, show by show, in the order of report: every attribution as a document prints it."""

    def rows(held: Slice) -> NamedRows:
        for item in held.statements():
            if _is_by(speaker, item.speaker, item.quotation.co_speakers):
                yield item.claim.id, partial(answers.statement, item, held)

    return listed(asked, rows)


@router.get("/sayings", response_model=Page[SayingOfShow], summary="Each saying once")
def sayings(asked: OfShows, speaker: Speaker = None) -> Json:
    """List what was said, the same words in several documents together, the first appearance first."""

    def rows(held: Slice) -> NamedRows:
        for item in sayings_of(held):
            first = item.statements[0]
            if _is_by(speaker, first.speaker, first.quotation.co_speakers):
                yield first.claim.id, partial(answers.saying, item, held)

    return listed(asked, rows)


@router.get("/sayings/{claim}", response_model=ToldSaying, summary="A saying in all its appearances")
def saying(shelf: Asked, claim: ClaimId) -> Json:
    """Return the same words wherever they stand, each appearance with what was changed and how it is framed.

    `claim` is the id of any claim of what was said.
    """
    found = kept_of(shelf.ledger, claim).claim
    if found.predicate != "said":
        msg = f"{claim} is no statement: {found.predicate}"
        raise UsageError(msg, hint="/api/v1/quotations gives the ids of statements")
    answer: Json = plain(told.told(saying_of(found, shelf.ledger)))
    return answer


def _is_by(words: str | None, speaker: str | None, others: tuple[str, ...]) -> bool:
    return words is None or any(words.casefold() in name.casefold() for name in (speaker, *others) if name)
