"""The derived tables filled for all documents at once: after a bulk import, and where the way of working them out has changed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, func, select

from clapboard.storage import codec, derived
from clapboard.storage.claim_rows import evidence_of
from clapboard.storage.connections import Connections
from clapboard.storage.derived import Read
from clapboard.storage.failures import read_only as may_not_write
from clapboard.storage.schema import DERIVED_AS, captures, claims, documents, readings, runs, texts
from clapboard.storage.sqlite_writing import newest_run

if TYPE_CHECKING:
    from clapboard.model.claim import Claim

_AT_ONCE: Final = 200
_HELD: Final = 2_000_000
"""Rows that are held before they are written: sorted, so that each page of a table is written a few times and not once a row."""

_CACHE: Final = 200_000
"""KB of pages that are held while the tables are filled."""

_TABLES: Final = (
    "saying_places",
    "saying_texts",
    "saying_names",
    "saying_grams",
    "passage_grams",
    "document_titles",
    "document_marks",
    "open_marks",
    "search",
    "document_shows",
    "title_shows",
    "standings",
)


def bring_up_to_date(connections: Connections) -> None:
    """Fill the derived tables where they are not filled the way they are today; raise LedgerReadOnlyError where that may not be written."""
    rows = connections.ask("SELECT version FROM derived WHERE name = 'documents'")
    if rows and rows[0][0] == DERIVED_AS:
        return
    if connections.read_only:
        raise may_not_write(connections.path)
    with connections.writing() as connection:
        fill(connection)


def outdate(connection: Connection) -> None:
    """Note that the derived tables want filling."""
    connection.exec_driver_sql("DELETE FROM derived")


def fill(connection: Connection) -> None:
    """Fill the derived tables from all that is read now; the caller owns the transaction."""
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE}")
    for table in _TABLES:
        connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - the names are those above
    rows: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for read in _all(connection):
        for name, own in read.rows().items():
            rows[name] += own
        if sum(map(len, rows.values())) > _HELD:
            _write(connection, rows)
    _write(connection, rows)
    connection.exec_driver_sql("DELETE FROM derived")
    connection.exec_driver_sql("INSERT INTO derived (name, version) VALUES ('documents', ?)", (DERIVED_AS,))
    connection.exec_driver_sql("PRAGMA cache_size = -2000")


def read_now(connection: Connection, numbers: Sequence[int]) -> list[Read]:
    """Return what is read now of captures, by their numbers."""
    found: defaultdict[int, dict[int, Claim]] = defaultdict(dict)
    query = (
        select(claims, captures.c.document)
        .select_from(captures)
        .join(claims, claims.c.capture == captures.c.number)
        .join(readings, readings.c.claim == claims.c.number)
        .where(captures.c.number.in_(numbers), readings.c.run == newest_run)
    )
    rows = connection.execute(query).all()
    words = evidence_of(connection, [row.number for row in rows])
    for row in rows:
        found[row.capture][row.number] = codec.claim_of(row, document=row.document, evidence=words[row.number])
    held = (
        select(captures.c.number, documents.c.described, texts.c.words, texts.c.reader)
        .select_from(captures)
        .join(runs, runs.c.number == newest_run)
        .join(documents, documents.c.run == runs.c.number)
        .join(texts, texts.c.number == documents.c.text)
        .where(captures.c.number.in_(numbers), texts.c.words.is_not(None))
    )
    return [
        Read(
            capture=row.number,
            claims=dict(sorted(found[row.number].items())),
            document=codec.document_of(row.described, text=row.words, reader=row.reader),
        )
        for row in connection.execute(held)
    ]


def _all(connection: Connection) -> Iterator[Read]:
    last = connection.execute(select(func.coalesce(func.max(captures.c.number), 0))).scalar_one()
    for first in range(1, last + 1, _AT_ONCE):
        yield from read_now(connection, range(first, first + _AT_ONCE))


def _write(connection: Connection, rows: defaultdict[str, list[tuple[Any, ...]]]) -> None:
    for name in ("saying_grams", "passage_grams", "document_marks"):
        rows[name].sort(key=itemgetter(0, 1))
    for name in ("saying_places", "saying_texts", "saying_names"):
        rows[name].sort(key=itemgetter(0))
    derived.insert(connection, {name: rows[name] for name in _TABLES})
    rows.clear()
