"""Which shows know a person or an outlet, by the part of an address that stands for them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from clapboard.errors import NotFoundError
from clapboard.publishing.views.outlet import OutletView, outlet_view, outlets_of
from clapboard.publishing.views.person import PersonView, names, person_view
from clapboard.publishing.views.wording import slug
from clapboard.record.view import Slice
from clapboard.web.opening import Shelf


def view_of_person(shelf: Shelf, name: str, at: date | None = None) -> PersonView:
    """Return the view of a person's page; raise NotFoundError where nobody is called so."""
    return shelf.kept(("person view", name, at), lambda: person_view(name, shows_of(shelf, "people", names, name, at), at=at))


def view_of_outlet(shelf: Shelf, name: str, at: date | None = None) -> OutletView:
    """Return the view of an outlet's page; raise NotFoundError where none is called so."""
    return shelf.kept(("outlet view", name, at), lambda: outlet_view(name, shows_of(shelf, "outlets", outlets_of, name, at), at=at))


def slices_of(shelf: Shelf, names: Iterable[str], at: date | None) -> list[Slice]:
    """Return the shows with these parts of addresses, of which anything had been published by a day."""
    found = []
    for name in names:
        try:
            found.append(shelf.show(name, at).held)
        except NotFoundError:  # nothing of it had been published by then
            continue
    return found


def shows_of(shelf: Shelf, what: str, known: Callable[[Slice], Iterable[str]], name: str, at: date | None) -> list[Slice]:
    """Return the shows that know `name`: `known` tells whom a show knows, `what` names the index that is kept of it."""
    index = shelf.kept(("shows by", what), lambda: _index(shelf, known))
    return slices_of(shelf, index.get(name, ()), at)


def _index(shelf: Shelf, known: Callable[[Slice], Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for show in shelf.titles():
        for held in slices_of(shelf, [show], None):
            for name in {slug(item) for item in known(held)}:
                found[name].append(show)
    return {name: tuple(shows) for name, shows in found.items()}
