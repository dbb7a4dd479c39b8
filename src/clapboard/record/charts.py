"""What the charts on file say of a show, as of any day, and what was corrected in them since.

A chart is published in editions: each week's file has all the weeks before it again, some of them changed. A place (list, week,
rank) is read as of a day: the newest edition by then that has the place; before the first edition that we hold, the earliest one.
That a later edition leaves a place out does not take it back. What is not held (country charts, say) is said, never taken for no.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from clapboard.errors import NotFoundError
from clapboard.model.claim import CHART, Claim, Evidence
from clapboard.model.mention import SeasonRef
from clapboard.record.ledger import Ledger
from clapboard.record.view import find_title
from clapboard.text.charts import PUBLISHED_AFTER, Columns, Row, corrected, season_of

Place = tuple[str, date | None, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """One row of one edition. `stands_from` is the day since which it is known to have stood, None: from the first, until `until`."""

    row: Row
    stands_from: date | None
    until: date | None
    claim: str
    evidence: Evidence

    @property
    def season(self) -> SeasonRef | None:
        """Return the season that its title names."""
        return season_of(self.row.season, self.row.show)

    @property
    def place(self) -> Place:
        """Return which place it is."""
        return (self.row.chart, self.row.week, self.row.rank)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One place that a later edition changed; `seen` is the day of that edition, `after` None where it left the place out."""

    seen: date
    before: Placing
    after: Placing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one list has of one season: its places in the order of the weeks."""

    chart: str
    season: SeasonRef | None
    words: str | None
    placings: tuple[Placing, ...]

    @property
    def best(self) -> Placing:
        """Return the best place, the first of equals."""
        return min(self.placings, key=lambda item: (item.row.rank, item.row.week or date.min))

    @property
    def most_hours(self) -> int | None:
        """Return the most hours viewed in one week, None where none are given."""
        return max((item.row.hours for item in self.placings if item.row.hours is not None), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Charts:
    """All editions of the places that a show has had, printed with one of `titles`; after a correction the row may be another's."""

    places: Mapping[Place, tuple[Placing, ...]]
    titles: frozenset[str]

    @classmethod
    def of(cls, ledger: Ledger, titles: Iterable[str]) -> Self:
        """Return what the charts in `ledger` have of the show that is printed with these titles."""
        kept = list(ledger.claims.current(predicates=[CHART], shows=titles))
        captured = dict(ledger.archive.captured(sorted({item.claim.document for item in kept})))
        return cls.build((item.claim for item in kept), {document: at.date() for document, at in captured.items()})

    @classmethod
    def of_show(cls, ledger: Ledger, words: str) -> Self:
        """Return what the charts in `ledger` have of the show that `words` name: a title on record, else as the charts print it."""
        shows = ledger.shows.titles()
        try:
            show = find_title(words, shows)
        except NotFoundError:
            return cls.of(ledger, [words])
        return cls.meaning(ledger, show)

    @classmethod
    def meaning(cls, ledger: Ledger, show: str) -> Self:
        """Return what the charts in `ledger` have of a show on record, under whatever title it is printed."""
        return cls.of(ledger, {show, *(title for title, meant in ledger.shows.titles().items() if meant == show)})

    @classmethod
    def build(cls, claims: Iterable[Claim], captured: Mapping[str, date]) -> Self:
        """Return the charts of plain claims; `captured` says when each document was."""
        places: defaultdict[Place, set[Placing]] = defaultdict(set)
        titles = set()
        for claim in claims:
            titles.add(claim.show or "")
            for placing in _placings(claim, captured.get(claim.document)):
                places[placing.place].add(placing)
        return cls(places={place: tuple(sorted(items, key=_since)) for place, items in places.items()}, titles=frozenset(titles))

    def at(self, day: date | None = None) -> tuple[Placing, ...]:
        """Return the rows that stood at the end of `day` (None: now), of charts published by then."""
        known = (items for (_, week, _), items in self.places.items() if day is None or week is None or week + PUBLISHED_AFTER <= day)
        standing = (_standing(items, day) for items in known)
        return tuple(sorted((item for item in standing if item.row.show in self.titles), key=lambda item: _order(item.row)))

    def runs(self, day: date | None = None) -> tuple[Run, ...]:
        """Return the rows of `at`, those of one list and season together, in the order of their first weeks."""
        groups: defaultdict[tuple[str, str | None], list[Placing]] = defaultdict(list)
        for item in self.at(day):
            groups[item.row.chart, item.row.season].append(item)
        return tuple(
            Run(chart=chart, season=items[0].season, words=words, placings=tuple(items)) for (chart, words), items in groups.items()
        )

    def corrections(self, by: date | None = None) -> tuple[Correction, ...]:
        """Return what later editions changed, up to the end of the day `by`, in the order in which it was seen."""
        found = (correction for items in self.places.values() for correction in _corrections(items))
        return tuple(
            sorted((item for item in found if by is None or item.seen <= by), key=lambda item: (item.seen, _order(item.before.row)))
        )

    def best(self, number: int | None = None, day: date | None = None) -> Placing | None:
        """Return the best place of the season with this number (None: of any), None where no chart on file has it."""
        fits = [item for item in self.at(day) if number is None or (item.season is not None and number in item.season.numbers)]
        return min(fits, key=lambda item: (item.row.rank, _order(item.row)), default=None)


def _placings(claim: Claim, captured: date | None) -> Iterator[Placing]:
    """Yield the rows in a claim's evidence; a line of corrections has both its rows, whichever of them the claim is about."""
    qualifiers = dict(claim.qualifiers)
    columns = Columns.parse(qualifiers["columns"]) if "columns" in qualifiers else None
    for evidence in claim.evidence:
        if columns:
            sides: list[tuple[Row, date | None, date | None]] = [(columns.row(evidence.exact), captured, None)]
        else:
            line = corrected(evidence.exact)
            sides = [(line.before, None, line.seen), *([(line.after, line.seen, None)] if line.after else [])]
        for row, stands_from, until in sides:
            yield Placing(row=row, stands_from=stands_from, until=until, claim=claim.id, evidence=evidence)


def _since(item: Placing) -> tuple[date, int, str, int]:
    """Order the editions of a place: one that stood until a day comes before one that stands from that day on."""
    day = item.stands_from or item.until or date.max
    return (day, int(item.stands_from is not None), item.claim, item.evidence.span.start)


def _standing(items: tuple[Placing, ...], day: date | None) -> Placing:
    by_then = [item for item in items if item.stands_from is not None and (day is None or item.stands_from <= day)]
    return by_then[-1] if by_then else items[0]


def _corrections(items: tuple[Placing, ...]) -> Iterator[Correction]:
    """Yield each change from one edition to the next; equal rows of two editions are none."""
    standing: Placing | None = None
    for item in items:
        if standing is not None and item.stands_from is not None and _told(standing.row, item.row) != item.row:
            yield Correction(seen=item.stands_from, before=standing, after=item)
        standing = item
    last = items[-1]
    if last.stands_from is None and last.until is not None:
        yield Correction(seen=last.until, before=last, after=None)


def _told(before: Row, after: Row) -> Row:
    """Return the row before with what only the later edition tells: a column that was added corrects nothing."""
    return replace(
        before,
        views=after.views if before.views is None else before.views,
        hours=after.hours if before.hours is None else before.hours,
        weeks=after.weeks if before.weeks is None else before.weeks,
    )


def _order(row: Row) -> tuple[date, str, int]:
    return (row.week or date.max, row.chart, row.rank)
