"""Claims and readings in SQLite."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import func, select

from clapboard.model.claim import CHART
from clapboard.record.ledger import Kept, Speaker
from clapboard.storage.claim_rows import KEPT, SPEAKERS, kept_of, speaker_of
from clapboard.storage.columns import Words
from clapboard.storage.connections import Connections
from clapboard.storage.order import AT_ONCE, FOUND_AT_MOST, in_text_order
from clapboard.storage.schema import captures, claims, readings, runs
from clapboard.storage.sqlite_archive import documents_in_steps, in_steps, is_digest
from clapboard.storage.sqlite_writing import newest_run
from clapboard.text.fold import plain

_DOCUMENTS_AT_ONCE = 100
_LENGTH = 64  # of a sha256 in hexadecimal
_CURRENT: Final = f"{KEPT} WHERE r.run = (SELECT max(number) FROM runs WHERE capture = c.number)"  # noqa: S608 - our own words
_NEWEST: Final = f"{KEPT} WHERE r.run = (SELECT max(run) FROM readings WHERE claim = l.number)"  # noqa: S608 - our own words
_FOUND: Final = (
    "SELECT number FROM claims WHERE id BETWEEN ? AND ? AND EXISTS (SELECT 1 FROM readings WHERE claim = number) "  # noqa: S608 - our own words
    f"ORDER BY id LIMIT {FOUND_AT_MOST}"
)
_stored = Words().process_bind_param


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
        unless = set(besides)
        kinds = None if predicates is None else set(predicates) - unless
        wanted = {"predicate": kinds, "show_folded": folded, "value": values}
        narrowed = {column: sorted(set(asked)) for column, asked in wanted.items() if asked is not None}
        where, told = _narrowing(narrowed, besides=sorted(unless) if kinds is None else ())
        for step in self._steps(documents, narrowed=narrowed):
            query = f"{_CURRENT} AND c.document IN ({_marks(step)}){where} ORDER BY c.document, r.claim, e.position"
            kept = self._kept(query, (*map(bytes.fromhex, step), *told))
            for _, of_one in groupby(kept.values(), key=lambda item: item.claim.document):
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
        folded = tuple(_stored(title, None) for title in sorted(set(map(plain, shows))))
        query = (
            "SELECT DISTINCT c.document FROM claims l JOIN captures c ON c.number = l.capture "  # noqa: S608 - question marks
            f"WHERE l.predicate <> ? AND l.show_folded IN ({_marks(folded)})"
        )
        return frozenset(row[0].hex() for row in self._connections.ask(query, (CHART, *folded)))

    def names(self) -> frozenset[str]:
        """Return every name that is printed of somebody who is quoted or credited; current or not."""
        query = select(claims.c.value).where(claims.c.predicate.in_(["credit", "said"]), claims.c.value.is_not(None)).distinct()
        return frozenset(row.value for row in self._connections.rows(query))

    def speakers(self, documents: Iterable[str]) -> Iterator[Speaker]:
        """Yield who is named for the words that `documents` quote, companies left out."""
        for step in in_steps(documents):
            query = f"{SPEAKERS} AND c.document IN ({_marks(step)})"
            yield from map(speaker_of, self._connections.ask(query, tuple(map(bytes.fromhex, step))))

    def find(self, prefix: str) -> Sequence[Kept]:
        """Return the claims whose id begins with `prefix` (current or not), at most 20, by id."""
        prefix = prefix.lower()
        first, last = prefix.ljust(_LENGTH, "0"), prefix.ljust(_LENGTH, "f")
        if not is_digest(first):
            return []
        query = f"{_NEWEST} AND l.number IN ({_FOUND}) ORDER BY l.id, e.position"
        return list(self._kept(query, (bytes.fromhex(first), bytes.fromhex(last))).values())

    def numbered(self, numbers: Sequence[int]) -> list[Kept]:
        """Return the current claims among those with these numbers, in the order of the numbers."""
        by_number: dict[int, Kept] = {}
        for at in range(0, len(numbers), AT_ONCE):
            part = tuple(numbers[at : at + AT_ONCE])
            by_number |= self._kept(f"{_CURRENT} AND r.claim IN ({_marks(part)}) ORDER BY r.claim, e.position", part)
        return [by_number[number] for number in numbers if number in by_number]

    def documents_of(self, ids: Iterable[str]) -> Mapping[str, str]:
        """Return the document that each of these claims (by their whole ids) is of; those not held are left out."""
        found: dict[str, str] = {}
        for step in in_steps(ids):
            marks = ",".join("?" * len(step))
            query = f"SELECT k.id, c.document FROM claims k JOIN captures c ON c.number = k.capture WHERE k.id IN ({marks})"  # noqa: S608
            rows = self._connections.ask(query, tuple(bytes.fromhex(key) for key in step))
            found.update((row[0].hex(), row[1].hex()) for row in rows)
        return found

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

    def _steps(self, documents: Iterable[str] | None, *, narrowed: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
        """Yield the ids of the documents that may hold what is asked for, sorted, a step at a time."""
        if documents is not None:
            yield from in_steps(documents)
        elif narrowed:
            asked = (claims.c[column].in_(values) for column, values in narrowed.items())
            query = select(captures.c.document).join(claims, claims.c.capture == captures.c.number).where(*asked).distinct()
            yield from in_steps(row.document for row in self._connections.rows(query))
        else:
            yield from documents_in_steps(self._connections, _DOCUMENTS_AT_ONCE)

    def _kept(self, query: str, values: tuple[Any, ...]) -> dict[int, Kept]:
        """Return the claims that a statement on the columns of `KEPT` finds, by their numbers, in the order in which it finds them."""
        kept: dict[int, Kept] = {}
        claim = b""
        rows = self._connections.ask(query, values)
        with self._connections.intact(lambda: f"claim {claim.hex()}"):
            for number, group in groupby(rows, key=itemgetter(0)):
                of_one = list(group)
                claim = of_one[0][1]
                kept[number] = kept_of(of_one)
        return kept


def _narrowing(narrowed: Mapping[str, Sequence[str]], *, besides: Sequence[str]) -> tuple[str, tuple[Any, ...]]:
    """Return the conditions on claims of known documents, with their values.

    The `+` has SQLite look up no index on the column: all claims of a kind, or of a title, are far too many to go by.
    """
    conditions = [f" AND +l.{column} IN ({_marks(held)})" for column, held in narrowed.items()]
    conditions += [f" AND l.predicate NOT IN ({_marks(besides)})"] if besides else []
    return "".join(conditions), tuple(_stored(value, None) for held in (*narrowed.values(), besides) for value in held)


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
