"""Claims and readings in SQLite."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, UnaryExpression, func, select
from sqlalchemy.sql.operators import custom_op

from clapboard.model.claim import CHART, Evidence, Reading
from clapboard.record.ledger import Kept
from clapboard.storage import codec
from clapboard.storage.claim_rows import evidence_of
from clapboard.storage.codec import AnyRow
from clapboard.storage.connections import Connections
from clapboard.storage.order import AT_ONCE, FOUND_AT_MOST, in_text_order
from clapboard.storage.schema import captures, claims, readings, runs
from clapboard.storage.sqlite_archive import documents_in_steps, in_steps, is_digest
from clapboard.storage.sqlite_writing import newest_run
from clapboard.text.fold import plain

_DOCUMENTS_AT_ONCE = 100
_LENGTH = 64  # of a sha256 in hexadecimal


class SqliteClaims:
    """Claims and readings; see `clapboard.record.ledger.Claims`."""

    def __init__(self, connections: Connections) -> None:
        """Read through `connections`."""
        self._connections = connections

    def current(
        self,
        *,
        documents: Iterable[str] | None = None,
        predicates: Iterable[str] | None = None,
        shows: Iterable[str] | None = None,
        values: Iterable[str] | None = None,
        besides: Iterable[str] = (),
    ) -> Iterator[Kept]:
        """Yield the claims of the newest finished run of each document, in the order of document and evidence; no snapshot is held."""
        folded = None if shows is None else map(plain, shows)
        wanted = {claims.c.predicate: predicates, claims.c.show_folded: folded, claims.c.value: values}
        narrowed = {column: sorted(set(asked)) for column, asked in wanted.items() if asked is not None}
        unless = [claims.c.predicate.not_in(sorted(set(besides)))] if besides else []
        for step in self._steps(documents, narrowed=narrowed):
            asked = (_apart_from_indexes(column).in_(held) for column, held in narrowed.items())
            found = _with_readings().where(captures.c.document.in_(step), readings.c.run == newest_run, *unless, *asked)
            kept = self._kept(found.order_by(captures.c.document))
            for _, of_one in groupby(kept, key=lambda item: item.claim.document):
                yield from in_text_order(of_one)

    def shows(self) -> Iterator[tuple[str, int]]:
        """Yield each title as printed with the number of current claims on it, most claims first, then by title."""
        query = (
            select(claims.c.show, func.count().label("claims"))
            .select_from(captures)
            .join(readings, readings.c.run == newest_run)
            .join(claims, claims.c.number == readings.c.claim)
            .where(claims.c.show.is_not(None), claims.c.predicate != CHART)
            .group_by(claims.c.show)
        )
        yield from sorted(((row.show, row.claims) for row in self._connections.rows(query)), key=lambda pair: (-pair[1], pair[0]))

    def naming(self, shows: Iterable[str]) -> frozenset[str]:
        """Return the ids of the documents with a claim on one of these titles (compared folded), charts apart; current or not."""
        query = (
            select(captures.c.document)
            .join(claims, claims.c.capture == captures.c.number)
            .where(claims.c.predicate != CHART, claims.c.show_folded.in_(sorted(set(map(plain, shows)))))
            .distinct()
        )
        return frozenset(row.document for row in self._connections.rows(query))

    def names(self) -> frozenset[str]:
        """Return every name that is printed of somebody who is quoted or credited; current or not."""
        query = select(claims.c.value).where(claims.c.predicate.in_(["credit", "said"]), claims.c.value.is_not(None)).distinct()
        return frozenset(row.value for row in self._connections.rows(query))

    def find(self, prefix: str) -> Sequence[Kept]:
        """Return the claims whose id begins with `prefix` (current or not), at most 20, by id."""
        prefix = prefix.lower()
        first, last = prefix.ljust(_LENGTH, "0"), prefix.ljust(_LENGTH, "f")
        if not is_digest(first):
            return []
        newest = select(func.max(readings.c.run)).where(readings.c.claim == claims.c.number).correlate(claims).scalar_subquery()
        query = _with_readings().where(claims.c.id.between(first, last), readings.c.run == newest)
        return self._kept(query.order_by(claims.c.id).limit(FOUND_AT_MOST))

    def numbered(self, numbers: Sequence[int]) -> list[Kept]:
        """Return the current claims among those with these numbers, in the order of the numbers."""
        by_number: dict[int, Kept] = {}
        for at in range(0, len(numbers), AT_ONCE):
            query = _with_readings().where(claims.c.number.in_(numbers[at : at + AT_ONCE]), readings.c.run == newest_run)
            by_number |= self._by_number(query)
        return [by_number[number] for number in numbers if number in by_number]

    def extractor(self, document: str) -> str | None:
        """Return the extractor of the document's newest finished run, None if there is none."""
        if not is_digest(document):
            return None
        query = select(runs.c.extractor).join(captures, captures.c.number == runs.c.capture).where(captures.c.document == document)
        rows = self._connections.rows(query.order_by(runs.c.number.desc()).limit(1))
        return rows[0].extractor if rows else None

    def count(self) -> int:
        """Return the number of current claims."""
        newest = select(func.max(runs.c.number)).group_by(runs.c.capture)
        rows = self._connections.rows(select(func.coalesce(func.sum(runs.c.claims), 0).label("claims")).where(runs.c.number.in_(newest)))
        return int(rows[0].claims)

    def _steps(self, documents: Iterable[str] | None, *, narrowed: Mapping[Column[Any], Sequence[str]]) -> Iterator[list[str]]:
        """Yield the ids of the documents that may hold what is asked for, sorted, a step at a time."""
        if documents is not None:
            yield from in_steps(documents)
        elif narrowed:
            asked = (column.in_(values) for column, values in narrowed.items())
            query = select(captures.c.document).join(claims, claims.c.capture == captures.c.number).where(*asked).distinct()
            yield from in_steps(row.document for row in self._connections.rows(query))
        else:
            yield from documents_in_steps(self._connections, _DOCUMENTS_AT_ONCE)

    def _kept(self, query: Select[Any]) -> list[Kept]:
        return list(self._by_number(query).values())

    def _by_number(self, query: Select[Any]) -> dict[int, Kept]:
        rows = self._connections.rows(query)
        words = self._evidence([row.number for row in rows])
        kept = {}
        for row in rows:
            with self._connections.intact(f"claim {row.id}"):
                kept[row.number] = _kept(row, evidence=words[row.number])
        return kept

    def _evidence(self, numbers: list[int]) -> dict[int, list[Evidence]]:
        with self._connections.reading() as connection:
            return evidence_of(connection, numbers)


def _apart_from_indexes(column: Column[Any]) -> ColumnElement[Any]:
    """Return a column as SQLite looks up in no index: where the documents are known, all claims of a kind are far too many to go by."""
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)


def _with_readings() -> Select[Any]:
    return (
        select(claims, captures.c.document, readings.c.run, readings.c.confidence, readings.c.rule)
        .select_from(captures)
        .join(claims, claims.c.capture == captures.c.number)
        .join(readings, readings.c.claim == claims.c.number)
    )


def _kept(row: AnyRow, *, evidence: list[Evidence]) -> Kept:
    return Kept(
        claim=codec.claim_of(row, document=row.document, evidence=evidence),
        reading=Reading(run=str(row.run), claim=row.id, confidence=row.confidence, rule=row.rule),
        recorded_at=row.recorded_at,
    )
