"""`/search?q=`: shows, people, statements and evidence by their words."""

from fastapi import APIRouter, HTTPException, Request, Response

from clapboard.publishing.views.search import SearchView, search_view
from clapboard.record.ledger import Hits
from clapboard.record.source import Source
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
    captured = dict(shelf.ledger.archive.captured(documents)) if documents else {}
    sources = {item.id: Source.of(item, captured.get(item.id)) for item in shelf.ledger.archive.documents(documents)} if documents else {}
    tokens = plain(asked).split()
    found = [(name, title) for name, title in shelf.titles().items() if tokens and all(token in plain(title) for token in tokens)]
    return search_view(asked, hits, shows=found[:MOST_SHOWS], titles=shelf.printed(), sources=sources)


@router.get("/search")
def search(request: Request, q: str = "") -> Response:
    """Show what holds the words."""
    if len(q) > LONGEST:
        raise HTTPException(400, f"Search for at most {LONGEST} letters.")
    return render(request, "search.html", kind="search", view=view_of_search(shelf_of(request), q), query=q)
