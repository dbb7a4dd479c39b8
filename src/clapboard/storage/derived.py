"""What is worked out from the claims of one document and kept beside them: its sayings and passages by their words, its titles, its names.

Rows come with the claims, in the same transaction, and go when the document is read anew or forgotten. Where the way of working them
out changes, so does `schema.DERIVED_AS`, and whoever opens the file next fills the tables anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Final

from sqlalchemy import Connection

from clapboard.model.claim import Claim
from clapboard.model.document import Document, DocumentKind
from clapboard.record.about import CLEAR, Naming, namings
from clapboard.record.claims import spans_of
from clapboard.record.subjects import Mark, marks_of, parts_of
from clapboard.reuse.owntext import own_runs
from clapboard.storage import derived_sayings
from clapboard.storage.derived_sayings import HALF
from clapboard.storage.derived_sayings import bound as _bound
from clapboard.storage.forgetting import forget_document

_INSERTS: Final = {
    **derived_sayings.INSERTS,
    "passage_grams": "INSERT OR IGNORE INTO passage_grams (gram, capture) VALUES (?, ?)",
    "document_titles": ("INSERT INTO document_titles (capture, title, claims, told, abouts, strength, place) VALUES (?, ?, ?, ?, ?, ?, ?)"),
    "document_marks": "INSERT OR IGNORE INTO document_marks (mark, capture, title) VALUES (?, ?, ?)",
    "search": "INSERT INTO search (rowid, words, names) VALUES (?, ?, ?)",
    "open_marks": "INSERT INTO open_marks (capture, mark, printed) VALUES (?, ?, ?)",
}
_UNSEARCHED: Final = frozenset({"about", "boilerplate"})
"""Predicates whose words nobody looks for."""

Rows = dict[str, list[tuple[Any, ...]]]
"""Rows by the name of their table, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One document as it is read now: the number of its capture, its claims by their numbers, and the document (None: not held)."""

    capture: int
    claims: Mapping[int, Claim] = field(default_factory=dict)
    document: Document | None = None

    def rows(self) -> Rows:
        """Return the rows that follow from it; none for a document of which nothing is held."""
        if self.document is None or self.document.kind is DocumentKind.CHART:
            return {name: [] for name in _INSERTS}
        claims = self.claims.values()
        named = namings(claims).get(self.document.id, {})
        return {
            **derived_sayings.rows_of(self.document, self.claims),
            "passage_grams": sorted((gram - HALF, self.capture) for gram in self.passages()),
            "document_titles": self._titles(named),
            "document_marks": self._marks(),
            "search": [(number, *searched(claim)) for number, claim in self.claims.items() if claim.predicate not in _UNSEARCHED],
            "open_marks": [] if is_settled(named.values()) else self._open_marks(claims),
        }

    def passages(self) -> set[int]:
        """Return the runs of words that are kept of the outlet's own: what is quoted is a saying, and a standing line is nobody's."""
        if self.document is None:
            return set()
        told = [span for claim in self.claims.values() if claim.predicate == "said" for span in spans_of(claim, "content")]
        lines = [span for claim in self.claims.values() if claim.predicate == "boilerplate" for span in spans_of(claim, "span")]
        return own_runs(self.document.text, self.document.paragraphs, apart_from=[*told, *lines])

    def _titles(self, named: Mapping[str, Naming]) -> list[tuple[Any, ...]]:
        items = named or {"": Naming()}  # who names no title is known too: it may be about one
        return [(self.capture, _bound(title, None), *counts(item)) for title, item in sorted(items.items())]

    def _marks(self) -> list[tuple[int, int, Any]]:
        held = {(number_of(part), claim.show or "") for claim in self.claims.values() for part in _known_by(claim)}
        return [(number, self.capture, _bound(title, None)) for number, title in sorted(held)]

    def _open_marks(self, claims: Iterable[Claim]) -> list[tuple[int, Any, Any]]:
        marks: dict[Mark, str] = {}
        for claim in claims:
            marks.update(marks_of(claim))
        return [(self.capture, _bound(written(mark), None), _bound(printed, None)) for mark, printed in sorted(marks.items())]


def searched(claim: Claim) -> tuple[str, str]:
    """Return what of a claim is searched: its words, and the names in it (of who or what it is about)."""
    words = " ".join(item.exact for item in claim.evidence if not item.is_forgotten)
    names = " ".join(name for name in (claim.show, claim.value) if name)
    return words.encode("utf-8", "replace").decode(), names.encode("utf-8", "replace").decode()


def put(connection: Connection, read: Read) -> None:
    """Add the rows of a document that has none."""
    insert(connection, read.rows())
    forget_document(connection, read.capture)


def drop(connection: Connection, read: Read) -> None:
    """Take the rows of a document away: `read` is as it was when they were put."""
    rows = read.rows()
    forget_document(connection, read.capture)
    ask = connection.exec_driver_sql
    for name in ("document_titles", "open_marks", "document_shows"):
        ask(f"DELETE FROM {name} WHERE capture = ?", (read.capture,))  # noqa: S608 - the names are those above
    _delete(connection, "DELETE FROM passage_grams WHERE gram = ? AND capture = ?", rows["passage_grams"])
    _delete(connection, "DELETE FROM document_marks WHERE mark = ? AND capture = ? AND title = ?", rows["document_marks"])
    _delete(connection, "DELETE FROM search WHERE rowid = ?", [row[:1] for row in rows["search"]])
    derived_sayings.drop(connection, rows)


def insert(connection: Connection, rows: Rows) -> None:
    """Add rows."""
    for name, statement in _INSERTS.items():
        if rows.get(name):
            connection.exec_driver_sql(statement, rows[name])


def _delete(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        connection.exec_driver_sql(statement, list(rows))


def is_settled(named: Iterable[Naming]) -> bool:
    """Tell whether a document says what it is about, whatever others say: its names never need asking."""
    items = list(named)
    return any(item.strength >= CLEAR for item in items) or (
        any(item.claims for item in items) and not any(item.strength for item in items)
    )


def counts(item: Naming) -> tuple[int, int, int, int, int]:
    """Return the columns of a naming."""
    return item.claims, item.told, item.abouts, item.strength, item.place


def written(mark: Mark) -> str:
    """Return a mark as one text."""
    return "\x1f".join((mark[0], *mark[1]))


def mark_of(text: str) -> Mark:
    """Return the mark that `written` wrote."""
    kind, *words = text.split("\x1f")
    return kind, tuple(words)


def number_of(mark: Mark) -> int:
    """Return the number under which a mark is kept."""
    return int.from_bytes(blake2b(written(mark).encode("utf-8", "surrogatepass"), digest_size=8).digest()) - HALF


def _known_by(claim: Claim) -> set[Mark]:
    return {part for mark in marks_of(claim) for part in parts_of(mark)}
