"""How outlets did, and what they published."""

from functools import partial

from fastapi import APIRouter

from clapboard.publishing import answers
from clapboard.publishing.views.wording import slug
from clapboard.record.outlets import outlets as scores
from clapboard.record.view import Slice
from clapboard.web.api.asking import Json, NamedRows, OfShows, listed
from clapboard.web.api.models.parts import Page
from clapboard.web.api.models.shows import DocumentOfShow, Outlet
from clapboard.web.api.problems import ASKED_WRONGLY
from clapboard.web.api.routes import RecordRoute

router = APIRouter(route_class=RecordRoute, tags=["outlets"], responses=ASKED_WRONGLY)


@router.get("/outlets", response_model=Page[Outlet], summary="How outlets did")
def outlets(asked: OfShows) -> Json:
    """List how each outlet did with each show: first, late, contradicted by a better source, corrected by itself."""

    def rows(held: Slice) -> NamedRows:
        for item in scores(held.timeline(), held.conflicts(), held.sources):
            yield item.outlet, partial(answers.outlet, item)

    found = listed(asked, rows)
    return {**found, "items": [{**item, "slug": slug(item["outlet"])} for item in found["items"]]}


@router.get("/documents", response_model=Page[DocumentOfShow], summary="What was read")
def documents(asked: OfShows) -> Json:
    """List the documents of each show, in the order of publication; an undated one with the days that follow from the record."""

    def rows(held: Slice) -> NamedRows:
        for item in answers.by_day(held):
            yield item.id, partial(answers.document, item, held.datings)

    return listed(asked, rows)
