"""Changed pages, for programs and for people."""

from collections.abc import Iterable
from typing import Any

from clapboard.record.ledger import Ledger
from clapboard.record.source import Source
from clapboard.record.versions import Edit, PageChange, page_changes, several

Json = dict[str, Any]


def pages(ledger: Ledger, sources: Iterable[Source]) -> tuple[PageChange, ...]:
    """Return what changed on pages, newest first; only the texts of pages with several versions are looked at."""
    sources = list(sources)
    wanted = [source.id for versions in several(sources) for source in versions]
    return page_changes(sources, {document.id: document for document in ledger.archive.documents(wanted)} if wanted else {})


def page(change: PageChange) -> Json:
    """Return one changed page as plain values."""
    return {
        "kind": "page_changed",
        "date": change.at.date().isoformat(),
        "address": change.address,
        "outlet": change.outlet,
        "changed_between": [change.since.isoformat(timespec="seconds"), change.at.isoformat(timespec="seconds")],
        "before": change.before,
        "after": change.after,
        "fields": [{"field": name, "before": before, "after": after} for name, before, after in change.fields],
        "edits": [_edit(edit) for edit in change.edits],
    }


def _edit(edit: Edit) -> Json:
    kind = "added" if edit.before is None else "removed" if edit.after is None else "corrected"
    return {
        "kind": kind,
        "before": edit.before.words if edit.before else None,
        "after": edit.after.words if edit.after else None,
        "at": [edit.after.span.start, edit.after.span.end] if edit.after else None,
    }
