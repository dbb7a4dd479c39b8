"""Which shows know a person or an outlet, by the part of an address that stands for them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from clapboard.errors import NotFoundError
from clapboard.publishing.views.outlet import OutletView, outlet_view
from clapboard.publishing.views.person import PersonView, person_view
from clapboard.publishing.views.wording import slug
from clapboard.record.view import Slice
from clapboard.web.opening import Shelf

MOST_SHOWS = 40
"""Shows that a page tells of at most, those most recently read of: each has to be derived first."""


def view_of_person(shelf: Shelf, name: str, at: date | None = None) -> PersonView:
    """Return the view of a person's page; raise NotFoundError where nobody is called so."""

    def make() -> PersonView:
        found = shows_of_person(shelf, name)
        view = person_view(name, slices_of(shelf, sorted(found[:MOST_SHOWS]), at), at=at)
        return replace(view, left_out=max(0, len(found) - MOST_SHOWS))

    return shelf.kept(("person view", name, at), make)


def view_of_outlet(shelf: Shelf, name: str, at: date | None = None) -> OutletView:
    """Return the view of an outlet's page; raise NotFoundError where none is called so."""

    def make() -> OutletView:
        found = shows_of_outlet(shelf, name)
        view = outlet_view(name, slices_of(shelf, sorted(found[:MOST_SHOWS]), at), at=at)
        return replace(view, left_out=max(0, len(found) - MOST_SHOWS))

    return shelf.kept(("outlet view", name, at), make)


def slices_of(shelf: Shelf, names: Iterable[str], at: date | None) -> list[Slice]:
    """Return the shows with these parts of addresses, of which anything had been published by a day."""
    found = []
    for name in names:
        try:
            found.append(shelf.show(name, at).held)
        except NotFoundError:  # nothing of it had been published by then
            continue
    return found


def shows_of_person(shelf: Shelf, name: str) -> list[str]:
    """Return the shows of which a document quotes or credits somebody who may be called so, the most recently read of first."""
    printed = shelf.lately("names", lambda: _by_slug(shelf.ledger.claims.names()))
    told = {pair for item in printed.get(name, ()) for pair in shelf.ledger.search.naming(item)}
    told |= {(item.document, None) for item in shelf.ledger.judgements.all() if item.value and slug(item.value) == name}
    meant = {shelf.printed().get(title) for _, title in told if title is not None}
    meant |= set(shelf.ledger.shows.of({document for document, _ in told}).values())
    return [part for part in shelf.newest() if shelf.titles().get(part) in meant]


def shows_of_outlet(shelf: Shelf, name: str) -> list[str]:
    """Return the shows that an outlet published about, the most recently read of first; of few shows all, which may be named in passing."""
    if len(shelf.titles()) <= MOST_SHOWS:
        return list(shelf.titles())
    documents = shelf.lately("outlets", lambda: _documents_by_slug(shelf.ledger.archive.outlets()))
    meant = set(shelf.ledger.shows.of(documents.get(name, ())).values())
    return [part for part in shelf.newest() if shelf.titles().get(part) in meant]


def _by_slug(names: Iterable[str]) -> dict[str, list[str]]:
    return _documents_by_slug((item, item) for item in names)


def _documents_by_slug(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    parts: dict[str, str] = {}
    for item, name in pairs:
        if name not in parts:
            parts[name] = slug(name)
        found[parts[name]].append(item)
    return dict(found)
