"""From the view of a page to the sheet that its twins are made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from clapboard.model.claim import Judgement
from clapboard.publishing.twins.sheet import Citation, Dated, Sheet, citations_of, dates_of, newest
from clapboard.publishing.views import Table, View
from clapboard.publishing.views.changes import ChangeLine
from clapboard.publishing.views.season import SeasonView
from clapboard.publishing.views.show import ShowView
from clapboard.publishing.views.wording import season_key
from clapboard.record.view import Slice


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a page is: its path, what comes before it, and the day as of which it is told."""

    address: str
    base: str = ""
    at: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its kind, its view, how it is headed, the words of the claims that it may cite, and the show that it is about."""

    kind: str
    view: View
    title: str
    lede: str
    cited: Mapping[str, Citation]
    show: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a show's twins need beside its page: its changes, newest first, and how often editors judged its claims."""

    changes: tuple[ChangeLine, ...] = ()
    judged: int = 0


def sheet_of(
    page: Page, place: Place, *, dates: Iterable[Dated] = (), changes: Iterable[ChangeLine] = (), stamp: datetime | None = None
) -> Sheet:
    """Return the sheet of a page, with the words that prove its rows; `stamp` is when its newest part came, if its words do not say."""
    tables = page.view.tables()
    used = {claim: page.cited[claim] for claim in claims_of(tables) if claim in page.cited}
    return Sheet(
        kind=page.kind,
        address=place.address,
        base=place.base,
        title=page.title,
        lede=page.lede,
        at=place.at,
        tables=tables,
        citations=used,
        dates=tuple(dates),
        changes=tuple(changes),
        stamp=stamp or newest(used.values()),
        show=page.show,
    )


def claims_of(tables: Iterable[Table]) -> tuple[str, ...]:
    """Return the ids of the claims that prove the rows, each once."""
    return tuple(dict.fromkeys(claim for table in tables for row in table.rows for claim in row.evidence))


def judged(judgements: Iterable[Judgement], held: Slice) -> int:
    """Return how often editors judged claims of a show, or took back what they had said."""
    return sum(1 + (item.undone is not None) for item in judgements if item.document in held.sources)


def sheet_of_show(view: ShowView, held: Slice, place: Place, context: Context) -> Sheet:
    """Return the sheet of a show's page."""
    page = Page(kind="show", view=view, title=view.show, lede=view.lede, cited=citations_of([held]), show=view.show)
    dates = dates_of(view.show, view.seasons, view.timeline, judged=context.judged)
    return sheet_of(page, place, dates=dates, changes=context.changes)


def sheet_of_season(view: SeasonView, held: Slice, place: Place, context: Context) -> Sheet:
    """Return the sheet of a season's page; of the show's changes it has those of the season."""
    title = f"{view.show}, {view.season.label}"
    page = Page(kind="season", view=view, title=title, lede=view.season.sentence, cited=citations_of([held]), show=view.show)
    dates = dates_of(view.show, [view.season], view.timeline, judged=context.judged)
    own = (line for line in context.changes if line.change.season and season_key(line.change.season) == view.season.key)
    return sheet_of(page, place, dates=dates, changes=own)
