"""`/search?q=`: shows, people, statements and evidence by their words."""

from itertools import islice

from fastapi import APIRouter, HTTPException, Request, Response

from clapboard.publishing.views.search import SearchView, search_view
from clapboard.record.ledger import Hits
from clapboard.text.fold import plain
from clapboard.web.opening import Shelf
from clapboard.web.rendering import render, shelf_of

router = APIRouter()
LONGEST = 300
MOST_SHOWS = 20


def view_of_search(shelf: Shelf, words: str) -> SearchView:
    """Return the answer to a search; nothing for no words."""
    asked = " ".join(words.split())
    hits = shelf.ledger.search.find(asked) if asked else Hits()
    documents = sorted({kept.claim.document for kept in hits.claims})
    sources = {item.id: item for item in shelf.ledger.archive.sources(documents)}
    return search_view(asked, hits, shows=_shows(shelf, plain(asked).split()), titles=shelf.printed(), sources=sources)


def _shows(shelf: Shelf, tokens: list[str]) -> list[tuple[str, str]]:
    """Return the shows of which the title holds all of some words, folded: their parts of addresses, and their titles."""
    titles = shelf.titles()
    folded = shelf.lately("folded titles", lambda: [(plain(title), name) for name, title in shelf.titles().items()])
    found = (name for title, name in folded if tokens and all(token in title for token in tokens))
    return [(name, titles[name]) for name in islice(found, MOST_SHOWS) if name in titles]


@router.get("/search")
def search(request: Request, q: str = "") -> Response:
    """Show what holds the words."""
    if len(q) > LONGEST:
        raise HTTPException(400, f"Search for at most {LONGEST} letters.")
    return render(request, "search.html", kind="search", view=view_of_search(shelf_of(request), q), query=q)
