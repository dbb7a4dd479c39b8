"""From a page's view to the sheet that its twins are made from: one function for each kind of page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from clapboard.checking import saying_of
from clapboard.errors import UsageError
from clapboard.publishing.twins.sheet import Citation, Dated, Sheet, citations, citations_of, dates_of, newest
from clapboard.publishing.views import Table, View
from clapboard.publishing.views.changes import ChangeLine, ChangesView, changes_view
from clapboard.publishing.views.saying import SayingView, saying_view
from clapboard.publishing.views.wording import season_key
from clapboard.record.changes import Holdings, changes
from clapboard.record.ledger import Ledger
from clapboard.record.source import Source
from clapboard.record.view import Slice
from clapboard.web.finding import slices_of, view_of_outlet, view_of_person
from clapboard.web.opening import Shelf
from clapboard.web.pages.asking import day
from clapboard.web.pages.evidence import kept_of, view_of_evidence
from clapboard.web.pages.show import view_of_season, view_of_show

MOST_CHANGES = 100
"""Entries of a feed: the newest."""


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
class Asked:
    """What a twin is asked of: the record, the names in the address, what is asked of it, the page's address, and where this server is."""

    shelf: Shelf
    names: Mapping[str, str]
    query: Mapping[str, str]
    address: str
    base: str

    @property
    def at(self) -> date | None:
        """Return the day as of which the page is told; raise HTTPException for what is no day."""
        return day(self.query.get("at"))

    def sheet(self, page: Page, *, dates: Iterable[Dated] = (), changes: Iterable[ChangeLine] = (), stamp: datetime | None = None) -> Sheet:
        """Return a sheet of the page with the rows of its view, and of the words that prove them."""
        tables = page.view.tables()
        used = {claim: page.cited[claim] for claim in _claims(tables) if claim in page.cited}
        return Sheet(
            kind=page.kind,
            address=self.address,
            base=self.base,
            title=page.title,
            lede=page.lede,
            at=self.at,
            tables=tables,
            citations=used,
            dates=tuple(dates),
            changes=tuple(changes),
            stamp=stamp or newest(used.values()),
            show=page.show,
        )


def _claims(tables: Iterable[Table]) -> dict[str, None]:
    return dict.fromkeys(claim for table in tables for row in table.rows for claim in row.evidence)


def show(asked: Asked) -> Sheet:
    """Return the sheet of a show's page."""
    name = asked.names["name"]
    view = view_of_show(asked.shelf, name, asked.query.get("at"), everything=asked.query.get("statements") == "all")
    held = asked.shelf.show(name, asked.at).held
    dates = tuple(dates_of(view.show, view.seasons, view.timeline, judged=_judged(asked.shelf.ledger, held)))
    lines = feed(asked.shelf, name).lines
    page = Page(kind="show", view=view, title=view.show, lede=view.lede, cited=citations_of([held]), show=view.show)
    return asked.sheet(page, dates=dates, changes=lines)


def season(asked: Asked) -> Sheet:
    """Return the sheet of a season's page."""
    name, key = asked.names["name"], asked.names["key"]
    view = view_of_season(asked.shelf, name, key, asked.query.get("at"))
    held = asked.shelf.show(name, asked.at).held
    dates = tuple(dates_of(view.show, [view.season], view.timeline, judged=_judged(asked.shelf.ledger, held)))
    lines = tuple(line for line in feed(asked.shelf, name).lines if line.change.season and season_key(line.change.season) == key)
    page = Page(
        kind="season",
        view=view,
        title=f"{view.show}, {view.season.label}",
        lede=view.season.sentence,
        cited=citations_of([held]),
        show=view.show,
    )
    return asked.sheet(page, dates=dates, changes=lines)


def person(asked: Asked) -> Sheet:
    """Return the sheet of a person's page."""
    view = view_of_person(asked.shelf, asked.names["name"], asked.at)
    cited = citations_of(slices_of(asked.shelf, view.show_slugs, asked.at))
    return asked.sheet(Page(kind="person", view=view, title=view.name, lede=view.lede, cited=cited))


def outlet(asked: Asked) -> Sheet:
    """Return the sheet of an outlet's page."""
    view = view_of_outlet(asked.shelf, asked.names["name"], asked.at)
    cited = citations_of(slices_of(asked.shelf, view.show_slugs, asked.at))
    return asked.sheet(Page(kind="outlet", view=view, title=view.outlet, lede=view.lede, cited=cited))


def view_of_saying(ledger: Ledger, prefix: str) -> SayingView:
    """Return the view of a saying's page, by the id of any claim of what was said; raise NotFoundError, AmbiguousError, UsageError."""
    found = kept_of(ledger, prefix).claim
    if found.predicate != "said":
        msg = f"{prefix} is no statement: {found.predicate}"
        raise UsageError(msg, hint=f"/e/{prefix} shows its sentence")
    told = saying_of(found, ledger)
    return saying_view(told.saying, claims=told.claims, sources=told.sources, frames=told.frames)


def saying(asked: Asked) -> Sheet:
    """Return the sheet of a saying's page."""
    view = view_of_saying(asked.shelf.ledger, asked.names["claim"])
    title = f"{view.who}: “{' '.join(view.words.split())}”"
    cited = cited_in(asked.shelf.ledger, [item.document for item in view.appearances])
    return asked.sheet(Page(kind="saying", view=view, title=title, lede=view.lede, cited=cited, show=view.show))


def evidence(asked: Asked) -> Sheet:
    """Return the sheet of the page of a claim."""
    view = view_of_evidence(asked.shelf.ledger, asked.names["claim"])
    title = " ".join(part for part in (view.show, view.season, view.what) if part)
    cited = cited_in(asked.shelf.ledger, [view.document])
    return asked.sheet(Page(kind="evidence", view=view, title=title, lede=f"{view.state}: {view.citation}", cited=cited, show=view.show))


def all_changes(asked: Asked) -> Sheet:
    """Return the sheet of the page of changes."""
    view = feed(asked.shelf, None)
    cited = {
        quoted.claim: Citation(
            claim=quoted.claim,
            words=quoted.words,
            document=quoted.document,
            outlet=quoted.outlet,
            title=quoted.title,
            byline=None,
            address=quoted.address,
            reported=quoted.reported,
            captured=None,
        )
        for line in view.lines
        for quoted in line.quoted
    }
    stamp = max((line.change.at for line in view.lines), default=newest(()))
    page = Page(kind="changes", view=view, title=view.title, lede="What the record came to say, newest first.", cited=cited)
    return asked.sheet(page, changes=view.lines, stamp=stamp)


def feed(shelf: Shelf, name: str | None) -> ChangesView:
    """Return the newest changes of the show with this part of an address, or of all shows."""

    def make() -> ChangesView:
        show = shelf.titles().get(name) if name else None
        holdings = Holdings.of(shelf.ledger, show)
        found = changes(holdings, show=holdings.called(show) if show else None, newest=MOST_CHANGES)
        return changes_view(found, {source.id: source for source in holdings.sources}, show=show)

    return shelf.kept(("feed", name), make)


def cited_in(ledger: Ledger, documents: Iterable[str]) -> dict[str, Citation]:
    """Return the words of all claims of some documents."""
    ids = sorted(set(documents))
    captured = dict(ledger.archive.captured(ids))
    sources = {held.id: Source.of(held, captured.get(held.id)) for held in ledger.archive.documents(ids)}
    return citations((kept.claim for kept in ledger.claims.current(documents=ids) if kept.claim.document in sources), sources)


def _judged(ledger: Ledger, held: Slice) -> int:
    """Return how often editors judged claims of a show, or took back what they had said."""
    return sum(1 + (item.undone is not None) for item in ledger.judgements.all() if item.document in held.sources)
