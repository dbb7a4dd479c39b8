"""What the record tells of a show by season numbers: which are out, made, ordered, and of which the same news is told elsewhere."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from clapboard.model.when import Interval
from clapboard.record.days import meets, shifted, width
from clapboard.record.releases import MADE, SLACK, TO_COME, releases
from clapboard.record.told import SAME_NEWS, Told, day_of, family, is_bounded

_PROVES_MAKING = frozenset({"filming_started", "filming_wrapped", "filming_resumed"})
_ONCE = ("ordered", "renewed", "filming_started", "filming_wrapped")
"""Kinds that a season has once: what has them again half a year later is another season."""
_SINCE = _PROVES_MAKING.union(_ONCE)
_FILMED_BY = 7
"""Days after its release, as it is known, by which a season has surely been filmed."""
_LONG_SINCE = 400
"""Days after the newest release on record within which no other season can have come out unheard of."""
_ANOTHER_AFTER = 150
"""Days after which the same kind is news of another season."""


class Book:
    """The seasons of one show that the record names by number, and since when each is known to be out or in the making."""

    def __init__(self, told: Iterable[Told]) -> None:
        """Index what is told; the order does not matter."""
        self.told = tuple(sorted(told, key=lambda item: (str(item.when), item.kind, item.seasons, item.document)))
        self._by_kind: defaultdict[str, list[Told]] = defaultdict(list)
        self._by_document: defaultdict[str, list[Told]] = defaultdict(list)
        for item in self.told:
            self._by_kind[family(item.kind)].append(item)
            self._by_document[item.document].append(item)
        self._released = _since((day, number) for number, day in releases(self.told).items())
        days = _days(self.told)
        printed = [item for item in self.told if not item.implied]
        self._making = _since([pair for kind in _PROVES_MAKING for pair in days[kind]])
        had = _days(printed) if len(printed) < len(self.told) else days
        self._had = {kind: _since(had[kind]) for kind in _ONCE}
        self._tops = _tops(printed)

    def released(self, by: date) -> int:
        """Return the highest season known to be out by the end of that day, 0 if none."""
        return _highest(self._released, by)

    def making(self, by: date) -> int:
        """Return the highest season known to be out or to have been filmed by the end of that day, 0 if none."""
        return max(self.released(by), _highest(self._making, by))

    def least(self, kind: str, by: date) -> int:
        """Return the lowest season of which `kind` may be news on that day: one that is not long out, and has not had it long ago."""
        if kind not in TO_COME:
            return 1
        had = _highest(self._had.get(kind, []), shifted(by, -_ANOTHER_AFTER))
        return max(self.released(shifted(by, -_slack(kind))), had) + 1

    def most(self, kind: str, by: date, document: str) -> int | None:
        """Return the highest season of which `kind` may be news on that day: the next one, or the highest that others print by then.

        None where the record does not know which is next, or the kind may be news of any season to come.
        """
        upcoming = self._upcoming(by) if kind in MADE else None
        if upcoming is None:
            return None
        at = bisect_right(self._tops, shifted(by, SAME_NEWS), key=lambda top: top.day) - 1
        top = self._tops[at] if at >= 0 else None
        return max(upcoming, (top.second if top.document == document else top.number) if top else 0)

    def _upcoming(self, by: date) -> int | None:
        """Return the season that comes out next after that day; None where the record knows of no release, or of none for so long.

        Where it has heard of none for more than a year, another may have come out meanwhile.
        """
        later = [number for day, number in self._released if day > by]
        out = self.released(by)
        since = self.since(out) if out and not later else None
        if since is not None and (by - since).days > _LONG_SINCE:
            return None
        return later[0] if later else out + 1 if out else None

    @property
    def first_known(self) -> int:
        """Return the season that is the first known to be out, 0 if none is: before it the record tells of nothing."""
        return self._released[0][1] if self._released else 0

    def since(self, number: int) -> date | None:
        """Return the day by which the season is known to be out."""
        return next((day for day, highest in self._released if highest >= number), None)

    def came_out(self, news: Told) -> int | None:
        """Return the season that came out on the day that is told, None where none did, or what is told is no release."""
        if news.kind != "released" or news.own is None or width(news.own) > SLACK:
            return None
        near = [(day, number) for day, number in self._released if meets(Interval.day(day), news.own, slack=SLACK)]
        return near[-1][1] if near else None

    def same_news(self, news: Told) -> tuple[tuple[int, ...], ...]:
        """Return the seasons of which other documents tell the same news at about the same time, most told first.

        With a day of its own it must fit the day told elsewhere; without one the reports must be near each other. What is ordered is
        no season that was filmed by then.
        """
        made = self.making(day_of(news)) if family(news.kind) == "renewed" else 0
        near = Counter(item.seasons for item in self._others(news) if _is_near(news, item) and max(item.seasons) > made)
        return tuple(sorted(near, key=lambda seasons: (-near[seasons], seasons)))

    def told_again(self, news: Told) -> tuple[int, ...] | None:
        """Return the seasons of which the document itself tells the same news of the same days, None where it numbers none or several."""
        same = {
            item.seasons
            for item in self._by_document[news.document]
            if item.kind == news.kind and (item.own == news.own or (item.own and news.own and meets(item.own, news.own)))
        }
        return next(iter(same)) if len(same) == 1 else None

    def same_terms(self, news: Told) -> tuple[int, ...] | None:
        """Return the seasons of the news of this kind with the same date that was set, or else the same company.

        Where several seasons fit, it must be one that is printed, or told twice as often as any other; else None.
        """
        for name in ("target", "company"):
            value = getattr(news, name)
            fits = [item for item in self._others(news) if value is not None and getattr(item, name) == value]
            for group in ([item for item in fits if not item.implied], fits):
                counts = Counter(item.seasons for item in group).most_common(2)
                if len(counts) == 1 or (counts and counts[0][1] >= 2 * counts[1][1]):
                    return counts[0][0]
        return None

    def last_told(self, news: Told) -> tuple[int, ...] | None:
        """Return the seasons of the last news of this kind that others told before: what a text looks back on."""
        day = day_of(news)
        before = [item for item in self._others(news) if day_of(item) < day and (item.own is None or (item.own.last or day) < day)]
        same = [item for item in before if item.company == news.company] if news.company else []
        return max(same or before, key=lambda item: (day_of(item), item.seasons)).seasons if before else None

    def _others(self, news: Told) -> Iterable[Told]:
        return (item for item in self._by_kind[family(news.kind)] if item.document != news.document)

    def of_document(self, document: str, kinds: frozenset[str]) -> tuple[int, ...]:
        """Return the numbers that the document itself gives for those kinds, ascending."""
        return tuple(sorted({number for item in self._by_document[document] if item.kind in kinds for number in item.seasons}))

    def most_told(self, document: str, by: date) -> int | None:
        """Return the season that the document tells most of, one not out by that day before others, the lowest of equals; None if none."""
        counts = Counter(number for item in self._by_document[document] for number in item.seasons)
        out = self.released(by)
        return min(counts, key=lambda number: (number <= out, -counts[number], number)) if counts else None

    def together(self, count: int, kind: str) -> tuple[int, ...] | None:
        """Return the only run of `count` seasons that one sentence on record names for the kind, None where there is none or several."""
        runs = {item.seasons for item in self._by_kind[family(kind)] if len(item.seasons) == count}
        return next(iter(runs)) if len(runs) == 1 else None

    def final(self, by: date) -> int | None:
        """Return the season said by that day to be the last, None if none is."""
        numbers = [n for item in self._by_kind["final_season"] if item.reported.last and item.reported.last <= by for n in item.seasons]
        return max(numbers, default=None)


def _is_near(news: Told, other: Told) -> bool:
    one, two = (news.when, other.when) if news.when != news.reported else (news.reported, other.reported)
    return is_bounded(one) and is_bounded(two) and meets(one, two, slack=SAME_NEWS)


def _slack(kind: str) -> int:
    return _FILMED_BY if kind.startswith("filming") else SLACK


@dataclass(frozen=True, slots=True)
class _Top:
    """The highest season printed by a day, the document that prints it, and the highest that any other document prints."""

    day: date
    number: int
    document: str
    second: int


def _tops(printed: Iterable[Told]) -> list[_Top]:
    """Return how the highest printed season rose, in the order of days."""
    tops: list[_Top] = []
    top = _Top(date.min, 0, "", 0)
    for day, document, number in sorted([(day_of(item), item.document, max(item.seasons)) for item in printed]):
        if document == top.document:
            rise = _Top(day, number, document, top.second) if number > top.number else top
        elif number > top.number:
            rise = _Top(day, number, document, top.number)
        else:
            rise = _Top(day, top.number, top.document, number) if number > top.second else top
        if rise is not top:
            top = rise
            tops.append(top)
    return tops


def _days(told: Iterable[Told]) -> Mapping[str, list[tuple[date, int]]]:
    """Return the days of each kind of which the book keeps since when, with the seasons."""
    found: dict[str, list[tuple[date, int]]] = {kind: [] for kind in _SINCE}
    for item in told:
        if item.kind in found:
            day = item.when.last or item.reported.last
            if day:
                found[item.kind] += [(day, number) for number in item.seasons]
    return found


def _since(days: Iterable[tuple[date, int]]) -> list[tuple[date, int]]:
    """Return the days at which the highest number rose, with the number."""
    rises: list[tuple[date, int]] = []
    for day, number in sorted(days):
        if not rises or number > rises[-1][1]:
            rises.append((day, number))
    return rises


def _highest(rises: list[tuple[date, int]], by: date) -> int:
    at = bisect_right(rises, by, key=lambda rise: rise[0]) - 1
    return rises[at][1] if at >= 0 else 0
