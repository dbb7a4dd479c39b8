"""Which shows know a person or an outlet, by the part of an address that stands for them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from clapboard.errors import NotFoundError
from clapboard.publishing.views.outlet import OutletView, outlet_view
from clapboard.publishing.views.parts import Paging
from clapboard.publishing.views.person import PersonView, person_view
from clapboard.publishing.views.wording import slug
from clapboard.record.view import Slice
from clapboard.web.opening import Shelf

MOST_SHOWS = 8
"""Shows that one page tells of: each has to be derived first, and lists of hundreds of articles are read by nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A person or an outlet, by the part of an address: as of a day, and which page of its shows."""

    name: str
    at: date | None = None
    page: int = 1


def view_of_person(shelf: Shelf, asked: Wanted) -> PersonView:
    """Return the view of a person's page; raise NotFoundError where nobody is called so."""

    def make() -> PersonView:
        printed = names_of_person(shelf, asked.name)
        part, chosen = _paged(shows_of_person(shelf, asked.name), asked.page)
        known = min(printed, default=None) if part.pages > 1 else None
        return person_view(asked.name, slices_of(shelf, chosen, asked.at), at=asked.at, part=part, known=known)

    return shelf.kept(("person view", asked), make)


def view_of_outlet(shelf: Shelf, asked: Wanted) -> OutletView:
    """Return the view of an outlet's page; raise NotFoundError where none is called so."""

    def make() -> OutletView:
        part, chosen = _paged(shows_of_outlet(shelf, asked.name), asked.page)
        return outlet_view(asked.name, slices_of(shelf, chosen, asked.at), at=asked.at, part=part)

    return shelf.kept(("outlet view", asked), make)


def _paged(found: list[str], page: int) -> tuple[Paging, list[str]]:
    """Return which part of the shows a page tells of, and those shows; pages that there are not are the first or the last."""
    pages = max(1, -(-len(found) // MOST_SHOWS))
    at = min(max(1, page), pages)
    chosen = sorted(found[(at - 1) * MOST_SHOWS : at * MOST_SHOWS])
    return Paging(page=at, pages=pages, told=len(chosen), shows=len(found)), chosen


def slices_of(shelf: Shelf, names: Iterable[str], at: date | None) -> list[Slice]:
    """Return the shows with these parts of addresses, of which anything had been published by a day."""
    found = []
    for name in names:
        try:
            found.append(shelf.show(name, at).held)
        except NotFoundError:  # nothing of it had been published by then
            continue
    return found


def names_of_person(shelf: Shelf, name: str) -> set[str]:
    """Return the names that are printed of somebody who is quoted or credited, and that this part of an address stands for."""
    found = {item for item in shelf.ledger.search.names(name.replace("-", " ")) if slug(item) == name}
    return found or set(shelf.lately("names", lambda: _by_slug((item, item) for item in shelf.ledger.claims.names())).get(name, ()))


def shows_of_person(shelf: Shelf, name: str) -> list[str]:
    """Return the shows of which a document quotes or credits somebody who may be called so, the most recently read of first."""
    told = {pair for item in names_of_person(shelf, name) for pair in shelf.ledger.search.naming(item)}
    told |= {(item.document, None) for item in shelf.ledger.judgements.all() if item.value and slug(item.value) == name}
    printed = shelf.printed()
    meant = {printed[title] for _, title in told if title is not None and title in printed}
    meant |= set(shelf.ledger.shows.of({document for document, _ in told}).values())
    return _in_order(shelf, meant)


def shows_of_outlet(shelf: Shelf, name: str) -> list[str]:
    """Return the shows that an outlet published about, or named in passing, the most recently read of first."""
    documents = documents_by_outlet(shelf).get(name, ())
    return _in_order(shelf, {show for _, show in shelf.ledger.shows.touching(documents)}) if documents else []


def documents_by_outlet(shelf: Shelf) -> dict[str, list[str]]:
    """Return the documents of each outlet, by its part of an address."""
    return shelf.lately("outlets", lambda: _by_slug(shelf.ledger.archive.outlets()))


def _in_order(shelf: Shelf, meant: Collection[str]) -> list[str]:
    """Return the parts of addresses of shows, the most recently read of first; then those that nothing is about."""
    titles = shelf.titles()
    return [part for part in dict.fromkeys([*shelf.newest(), *titles]) if titles.get(part) in meant]


def _by_slug(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    parts: dict[str, str] = {}
    for item, name in pairs:
        if name not in parts:
            parts[name] = slug(name)
        found[parts[name]].append(item)
    return dict(found)
