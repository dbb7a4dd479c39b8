"""Shows, their seasons, what happened to them, and who makes them."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query

from clapboard.publishing import answers
from clapboard.publishing.views.wording import season_key, slug
from clapboard.record.view import Slice
from clapboard.web.api.asking import Asked, AsOf, Cursor, Json, Limit, NamedRows, OfShows, Part, ShowName, listed, plain, slug_of
from clapboard.web.api.models.parts import Page
from clapboard.web.api.models.shows import ConflictOfShow, MilestoneOfShow, PersonOfShow, SeasonOfShow, Show, ShowRow
from clapboard.web.api.problems import ASKED_WRONGLY
from clapboard.web.api.routes import RecordRoute

router = APIRouter(route_class=RecordRoute, tags=["shows"], responses=ASKED_WRONGLY)
Kind = Annotated[str | None, Query(max_length=40, description="Only milestones of this kind.", examples=["renewed", "released"])]


@router.get("/shows", response_model=Page[ShowRow], summary="The shows on record")
def shows(shelf: Asked, as_of: AsOf = None, limit: Limit = 50, cursor: Cursor = None) -> Json:
    """List the shows on record, in the order of titles."""
    asked = Part(shelf=shelf, show=None, as_of=as_of, limit=limit, cursor=cursor)
    found = listed(asked, lambda held: [("show", partial(answers.show_row, held))])
    return {**found, "items": [{**item, "slug": item["show_slug"]} for item in found["items"]]}


@router.get("/shows/{show}", response_model=Show, summary="All that is on record of a show")
def show(shelf: Asked, show: ShowName, as_of: AsOf = None) -> Json:
    """Return a show with its documents, seasons, timeline, people, statements, conflicts and signals."""
    name = slug_of(shelf, show)
    return {**plain(answers.show(shelf.show(name, as_of).held)), "slug": name}


@router.get("/seasons", response_model=Page[SeasonOfShow], summary="Where seasons stand")
def seasons(asked: OfShows) -> Json:
    """List the standing of every season, with its proofs."""

    def rows(held: Slice) -> NamedRows:
        for season, status in held.statuses().items():
            yield season_key(season), partial(answers.season, held, status)

    return listed(asked, rows)


@router.get("/milestones", response_model=Page[MilestoneOfShow], summary="What happened")
def milestones(asked: OfShows, kind: Kind = None) -> Json:
    """List what happened, show by show, in the order of days."""

    def rows(held: Slice) -> NamedRows:
        for item in held.timeline():
            if kind in (None, item.kind):
                yield f"{item.milestones[0].claim.id} {season_key(item.season)}", partial(answers.event, item, held)

    return listed(asked, rows)


@router.get("/people", response_model=Page[PersonOfShow], summary="Who makes shows and plays in them")
def people(asked: OfShows) -> Json:
    """List the people of each show with their roles, by name."""
    found = listed(asked, lambda held: ((item.name, partial(answers.person, item, held)) for item in held.people()))
    return {**found, "items": [{**item, "slug": slug(item["name"])} for item in found["items"]]}


@router.get("/conflicts", response_model=Page[ConflictOfShow], summary="Where documents disagree")
def conflicts(asked: OfShows) -> Json:
    """List where documents disagree, with the words of every side."""

    def rows(held: Slice) -> NamedRows:
        for item in held.conflicts():
            season = season_key(item.season) if item.season else "-"
            yield f"{season} {item.field} {' '.join(item.values)}", partial(answers.conflict, item, held)

    return listed(asked, rows)
