"""`/documents/{id}`: an article with its margin; `/compare`: two of them side by side."""

from fastapi import APIRouter, Request, Response

from clapboard.checking import answers, check, compare
from clapboard.checking.draft import held_draft
from clapboard.errors import NotFoundError
from clapboard.publishing.views.compare import CompareView, compare_view
from clapboard.publishing.views.document import DocumentView, document_view
from clapboard.web.opening import Shelf
from clapboard.web.rendering import render, shelf_of

router = APIRouter()
_SHORTEST = 8
_LENGTH = 64


def document_id(shelf: Shelf, prefix: str) -> str:
    """Return the id of the document that begins with `prefix`; raise NotFoundError where that is not one."""
    if len(prefix) == _LENGTH and shelf.ledger.archive.captured_at(prefix) is not None:
        return prefix
    found = [name for name in shelf.captured() if name.startswith(prefix)] if len(prefix) >= _SHORTEST else []
    if len(found) != 1:
        msg = f"no article {prefix[:20]} on record"
        raise NotFoundError(msg, hint="a show’s page lists its coverage")
    return found[0]


def view_of_document(shelf: Shelf, prefix: str) -> DocumentView:
    """Return the view of an article on record: what was new in it on the day it was published."""
    name = document_id(shelf, prefix)
    return shelf.kept(("document", name), lambda: _document(shelf, name))


def _document(shelf: Shelf, name: str) -> DocumentView:
    draft = held_draft(name, shelf.ledger)
    if draft is None:
        reason = dict(shelf.ledger.archive.unread()).get(name, "its text is not held any more")
        msg = f"this article was captured and not read: {reason}"
        raise NotFoundError(msg, hint="clapboard record rebuild reads the captured copies anew")
    captured = shelf.ledger.archive.captured_at(name)
    row = answers.check(check(draft, shelf.ledger))
    return document_view(row, draft.document, captured_at=captured.isoformat(timespec="seconds") if captured else None)


def view_of_compare(shelf: Shelf, left: str, right: str) -> CompareView:
    """Return the view of two articles on record."""
    names = document_id(shelf, left), document_id(shelf, right)
    drafts = [held_draft(name, shelf.ledger) for name in names]
    if drafts[0] is None or drafts[1] is None:
        msg = "the text of one of the two is not held any more"
        raise NotFoundError(msg, hint="a show’s page lists its coverage")
    one, other = drafts[0], drafts[1]
    return shelf.kept(("compare", *names), lambda: compare_view(answers.compare(compare(one, other))))


@router.get("/documents/{prefix}")
def document(request: Request, prefix: str) -> Response:
    """Show an article with what was new, known, recycled, altered or disputed in it."""
    shelf = shelf_of(request)
    view = view_of_document(shelf, prefix)
    others = _beside(shelf, view)
    return render(request, "document.html", kind="document", view=view, others=others)


def _beside(shelf: Shelf, view: DocumentView) -> list[tuple[str, str]]:
    """Return the other articles about the same show, with who printed them, for the form that compares."""
    names = [name for _, name in view.check.shows if shelf.has(name)]
    sources = shelf.show(names[0]).held.sources.values() if names else ()
    found = [(source.id, f"{source.outlet or 'outlet not named'}: {source.title or source.id[:10]}") for source in sources]
    return sorted((item for item in found if item[0] != view.document), key=lambda item: item[1])


@router.get("/compare")
def compared(request: Request, a: str = "", b: str = "") -> Response:
    """Show what two articles share."""
    view = view_of_compare(shelf_of(request), a, b) if a and b else None
    return render(request, "compare.html", kind="compare", view=view, a=a, b=b)
