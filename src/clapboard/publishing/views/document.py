"""What the page of a document holds: its text with margin marks, as it stood when it was published against what was known then."""

from dataclasses import dataclass

from clapboard.model.document import Document
from clapboard.publishing.views import Table
from clapboard.publishing.views.check import CheckView, check_view
from clapboard.publishing.views.marks import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A document on record, read against all that is not surely later. `published` is EDTF, `reasons` why it is so bounded."""

    document: str
    title: str | None
    outlet: str | None
    byline: str | None
    address: str
    published: str | None
    basis: str
    captured_at: str | None
    text_sha256: str
    unread: str | None
    check: CheckView

    def tables(self) -> tuple[Table, ...]:
        """Return all rows of the page."""
        return self.check.tables()


def document_view(row: Json, document: Document, *, captured_at: str | None, unread: str | None = None) -> DocumentView:
    """Return the page of a document: `row` as `checking.answers.check` gives it for the document on record."""
    interval = document.published.interval
    return DocumentView(
        document=document.id,
        title=document.title,
        outlet=document.outlet,
        byline=document.byline,
        address=document.address,
        published=str(interval) if interval.is_known else None,
        basis=document.published.basis.value,
        captured_at=captured_at,
        text_sha256=document.text_sha256,
        unread=unread,
        check=check_view(row, document),
    )
