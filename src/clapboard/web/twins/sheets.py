"""The sheets of all kinds of pages, for requests: one function for each kind."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from fastapi import HTTPException

from clapboard.publishing.twins.pages import Context, Page, Place, claims_of, judged, sheet_of, sheet_of_season, sheet_of_show
from clapboard.publishing.twins.sheet import Citation, Dated, Sheet, citations, citations_of, dates_of, newest
from clapboard.publishing.views import View
from clapboard.publishing.views.changes import ChangesView, changes_view
from clapboard.publishing.views.desk import DeskView
from clapboard.publishing.views.wording import day_words
from clapboard.record.changes import Asking
from clapboard.record.ledger import Ledger
from clapboard.record.view import Slice
from clapboard.web.cards import card_of
from clapboard.web.finding import Wanted, slices_of, view_of_outlet, view_of_person
from clapboard.web.opening import Shelf
from clapboard.web.pages.asking import day
from clapboard.web.pages.changing import beginning_of, stretch_of, view_of_changes
from clapboard.web.pages.desk import view_of_desk
from clapboard.web.pages.document import view_of_compare, view_of_document
from clapboard.web.pages.evidence import view_of_evidence
from clapboard.web.pages.judging import view_of_review
from clapboard.web.pages.people import view_of_saying
from clapboard.web.pages.searching import LONGEST, view_of_search
from clapboard.web.pages.show import view_of_season, view_of_show

MOST_CHANGES = 100
"""Entries of a feed: the newest."""


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

    @property
    def wanted(self) -> Wanted:
        """Return the person or outlet whose page it is; raise HTTPException for what is no number of a page."""
        page = self.query.get("page", "1")
        if not page.isdecimal():
            raise HTTPException(422, f"{page[:40]!r} is no number of a page")
        return Wanted(name=self.names["name"], at=self.at, page=int(page[:9]))

    @property
    def place(self) -> Place:
        """Return where the page is."""
        return Place(address=self.address, base=self.base, at=self.at)


def show(asked: Asked) -> Sheet:
    """Return the sheet of a show's page."""
    name = asked.names["name"]
    view = view_of_show(asked.shelf, name, asked.query.get("at"), everything=asked.query.get("statements") == "all")
    held = asked.shelf.show(name, asked.at).held
    return sheet_of_show(view, held, asked.place, _context(asked.shelf, name, held))


def season(asked: Asked) -> Sheet:
    """Return the sheet of a season's page."""
    name = asked.names["name"]
    view = view_of_season(asked.shelf, name, asked.names["key"], asked.query.get("at"))
    held = asked.shelf.show(name, asked.at).held
    return sheet_of_season(view, held, asked.place, _context(asked.shelf, name, held))


def person(asked: Asked) -> Sheet:
    """Return the sheet of a person's page."""
    view = view_of_person(asked.shelf, asked.wanted)
    cited = citations_of(slices_of(asked.shelf, view.show_slugs, asked.at))
    return sheet_of(Page(kind="person", view=view, title=view.name, lede=view.lede, cited=cited), asked.place)


def outlet(asked: Asked) -> Sheet:
    """Return the sheet of an outlet's page."""
    view = view_of_outlet(asked.shelf, asked.wanted)
    cited = citations_of(slices_of(asked.shelf, view.show_slugs, asked.at))
    return sheet_of(Page(kind="outlet", view=view, title=view.outlet, lede=view.lede, cited=cited), asked.place)


def saying(asked: Asked) -> Sheet:
    """Return the sheet of a saying's page."""
    view = view_of_saying(asked.shelf, asked.names["claim"])
    title = f"{view.who}: “{' '.join(view.words.split())}”"
    cited = cited_in(asked.shelf.ledger, [item.document for item in view.appearances])
    return sheet_of(Page(kind="saying", view=view, title=title, lede=view.lede, cited=cited, show=view.show), asked.place)


def evidence(asked: Asked) -> Sheet:
    """Return the sheet of the page of a claim."""
    view = view_of_evidence(asked.shelf.ledger, asked.names["claim"])
    title = " ".join(part for part in (view.show, view.season, view.what) if part)
    cited = cited_in(asked.shelf.ledger, [view.document])
    lede = f"{view.state}: {view.citation}"
    return sheet_of(Page(kind="evidence", view=view, title=title, lede=lede, cited=cited, show=view.show), asked.place)


def document(asked: Asked) -> Sheet:
    """Return the sheet of a document's page."""
    view = view_of_document(asked.shelf, asked.names["document"])
    title = view.title or f"Document {view.document[:10]}"
    cited = cited_by(asked.shelf.ledger, view)
    return sheet_of(Page(kind="document", view=view, title=title, lede=view.check.headline, cited=cited), asked.place)


def compare(asked: Asked) -> Sheet:
    """Return the sheet of the page of two documents; raise NotFoundError where one is not on record."""
    view = view_of_compare(asked.shelf, asked.query.get("a", ""), asked.query.get("b", ""))
    title = f"{view.left.origin} and {view.right.origin}"
    page = Page(kind="compare", view=view, title=title, lede=f"{view.headline}.", cited=cited_by(asked.shelf.ledger, view))
    return sheet_of(page, asked.place)


def review(asked: Asked) -> Sheet:
    """Return the sheet of the review queue."""
    view = view_of_review(asked.shelf)
    page = Page(
        kind="review",
        view=view,
        title="To review",
        lede=f"{view.total} claims wait for an editor.",
        cited=cited_by(asked.shelf.ledger, view),
    )
    return sheet_of(page, asked.place)


def desk(asked: Asked) -> Sheet:
    """Return the sheet of the desk: since yesterday, or since the day in `since`."""
    since = beginning_of(asked.query.get("since"))
    view = view_of_desk(asked.shelf, since, day_words(since.date()))
    page = Page(kind="desk", view=view, title="The desk", lede=f"{view.headline}.", cited=cited_by(asked.shelf.ledger, view))
    return sheet_of(
        page, replace(asked.place, address="/"), dates=_coming(asked.shelf, view), changes=view.changes, stamp=_captured(asked.shelf)
    )


def _coming(shelf: Shelf, view: DeskView) -> Iterator[Dated]:
    """Yield the dates that are coming up, each under the UID that it has in its show's calendar."""
    words = list(shelf.ledger.judgements.all())
    for line in view.coming:
        held = card_of(shelf, line.slug, view.today)
        count = judged(words, shelf.show(line.slug).held) if words else 0
        uid = f"{line.slug}-{line.season_key}-release"
        for item in dates_of(line.show, held.line.seasons, held.releases, judged=count) if held else ():
            if item.uid == uid:
                yield replace(item, table="coming up", row=f"{line.slug}-{line.season_key}")


def all_changes(asked: Asked) -> Sheet:
    """Return the sheet of the page of changes; its feed has the newest, whatever day the page begins with."""
    view = view_of_changes(asked.shelf, beginning_of(asked.query.get("since")), asked.query.get("after"))
    page = Page(kind="changes", view=view, title=view.title, lede=view.lede, cited=cited_by(asked.shelf.ledger, view))
    return sheet_of(page, asked.place, changes=feed(asked.shelf, None).lines, stamp=_captured(asked.shelf))


def search(asked: Asked) -> Sheet:
    """Return the sheet of what a search found."""
    words = asked.query.get("q", "")[:LONGEST]
    view = view_of_search(asked.shelf, words)
    page = Page(
        kind="search",
        view=view,
        title=f"Search: {words}",
        lede=f"What holds the words “{words}”.",
        cited=cited_by(asked.shelf.ledger, view),
    )
    return sheet_of(page, asked.place)


def feed(shelf: Shelf, name: str | None) -> ChangesView:
    """Return the newest changes of the show with this part of an address, or of all shows."""

    def make() -> ChangesView:
        show = shelf.titles().get(name) if name else None
        found = stretch_of(shelf, Asking(show=show), most=MOST_CHANGES)
        return changes_view(found.changes, found.sources, show=show)

    return shelf.kept(("feed", name), make)


def _captured(shelf: Shelf) -> datetime:
    return max(shelf.captured().values(), default=newest(()))


def _context(shelf: Shelf, name: str, held: Slice) -> Context:
    return Context(changes=feed(shelf, name).lines, judged=judged(shelf.ledger.judgements.all(), held))


def cited_by(ledger: Ledger, view: View) -> dict[str, Citation]:
    """Return the words of the claims that prove a page's rows."""
    return cited_in(ledger, ledger.claims.documents_of(claims_of(view.tables())).values())


def cited_in(ledger: Ledger, documents: Iterable[str]) -> dict[str, Citation]:
    """Return the words of all claims of some documents."""
    ids = sorted(set(documents))
    sources = {source.id: source for source in ledger.archive.sources(ids)}
    return citations((kept.claim for kept in ledger.claims.current(documents=ids) if kept.claim.document in sources), sources)
