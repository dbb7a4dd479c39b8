"""When each season came out, as most of what is told allows: one wrong report among many moves nothing."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate, pairwise

from clapboard.model.when import Interval
from clapboard.record.days import width
from clapboard.record.told import Told

OUT = frozenset({"released", "ended", "removed"})
"""Kinds that only a season that is out can have."""
MADE = frozenset(
    "filming_started filming_wrapped filming_resumed filming_paused delayed date_moved date_set trailer teaser first_look".split()
)
"""Kinds that as a rule are told of the season that comes out next."""
TO_COME = MADE | {"ordered", "renewed", "cancelled", "cast_added", "cast_left"}
"""Kinds that are told of a season that is still to come, or hardly out."""
SLACK = 60
"""Days after its release within which what is told of a season may still be news that was made before it."""
_TO_BE = MADE | {"ordered", "renewed"}
"""Kinds that a season has only before it is out."""
_FILMED = frozenset({"filming_started", "filming_resumed", "filming_wrapped"})
_SAME = 45
"""Days within which two days of release are one and the same, told with more or less care."""
_PRINTED = 3
"""What a season that is printed weighs beside one that is carried over."""


@dataclass(slots=True)
class _Evidence:
    """What is told of one season: days with their weights, more for what is printed than for what is carried over.

    `past` and `planned` are days of its release, `by` days by which it was out, `ahead` days on which it was still to come.
    """

    past: list[tuple[date, int]] = field(default_factory=list)
    planned: list[tuple[date, int]] = field(default_factory=list)
    by: list[tuple[date, int]] = field(default_factory=list)
    ahead: list[tuple[date, int]] = field(default_factory=list)
    filmed: date = date.min

    @property
    def days(self) -> list[tuple[date, int]]:
        """Return the days of its release: a plan has come to nothing where cameras roll after it."""
        last = self.filmed - timedelta(_SAME) if self.filmed > date.min else date.min
        return [*self.past, *((day, weight) for day, weight in self.planned if day >= last)]

    def names(self, day: date) -> bool:
        """Tell whether that day is told to be the day of release, rather than one by which it was out."""
        return any(day == told for told, _ in self.days)

    def likely(self) -> tuple[int, date] | None:
        """Return the day for which most speaks, the earliest of equals, with how much does; None where more speaks against each."""
        told = self.days
        near, by, ahead = _Weights(told), _Weights(self.by), _Weights(self.ahead)
        best: tuple[int, int] | None = None
        for at in {day.toordinal() for day, _ in (*told, *self.by)}:
            # how much of what is told agrees with that day, less what speaks against it
            for_it = near.until(at + _SAME) - near.until(at - _SAME - 1)
            weight = for_it - by.until(at - _SAME - 1) - (ahead.whole - ahead.until(at + _SAME))
            best = max(best, (weight, -at)) if best is not None else (weight, -at)
        return (best[0], date.fromordinal(-best[1])) if best is not None and best[0] >= 0 else None


class _Weights:
    """Days with their weights, asked how much lies up to a day."""

    def __init__(self, told: Iterable[tuple[date, int]]) -> None:
        ordered = sorted([(day.toordinal(), weight) for day, weight in told])
        self._days = [day for day, _ in ordered]
        self._sums = [0, *accumulate([weight for _, weight in ordered])]
        self.whole = self._sums[-1]

    def until(self, day: int) -> int:
        """Return the weight of all that lies up to the end of that day (an ordinal)."""
        return self._sums[bisect_right(self._days, day)]


def releases(told: Iterable[Told]) -> Mapping[int, date]:
    """Return the likely day of release of each season that is told to be out or to have a date.

    What is told often goes before what is told once; a later season is not out before an earlier one, and none is out of whose
    forerunner nobody tells. A season that nobody dates lies evenly between its neighbours.
    """
    seasons = _evidence(told)
    likely = {number: found for number, evidence in seasons.items() if (found := evidence.likely()) is not None}
    days: dict[int, date] = {}
    for number, (_, day) in sorted(likely.items(), key=lambda pair: (not seasons[pair[0]].days, -pair[1][0], pair[0])):
        if _is_in_order(number, day, days) and (number - 1 in seasons or number == min(seasons)):
            days[number] = day
    return {**_between(days, {number for number, day in days.items() if seasons[number].names(day)}), **days}


def _evidence(told: Iterable[Told]) -> Mapping[int, _Evidence]:
    seasons: defaultdict[int, _Evidence] = defaultdict(_Evidence)
    for item in told:
        for number in item.seasons:
            _note(item, seasons[number])
    made = [(number, day, weight) for number, evidence in seasons.items() for day, weight in evidence.ahead if weight == _PRINTED]
    for number, evidence in seasons.items():
        evidence.by += [(day, weight) for later, day, weight in made if later > number + 1]
    return seasons


def _between(days: Mapping[int, date], dated: Container[int]) -> Mapping[int, date]:
    """Return the days of seasons between others that lie evenly between their neighbours'."""
    found: dict[int, date] = {}
    for lower, upper in pairwise(sorted(days)):
        if lower in dated:
            step = (days[upper] - days[lower]) / (upper - lower)
            found.update({number: days[lower] + step * (number - lower) for number in range(lower + 1, upper)})
    return found


def _is_in_order(number: int, day: date, found: Mapping[int, date]) -> bool:
    return all(other < day if season < number else day < other for season, other in found.items())


def _note(item: Told, evidence: _Evidence) -> None:
    own, reported = _narrow(item.own), _narrow(item.reported)
    day = own or (reported if item.own is None else None)
    weight = 1 if item.implied else _PRINTED
    if item.kind == "released" and own is not None:
        evidence.past.append((own, weight))
    elif item.kind in OUT and day is not None:
        evidence.by.append((day, weight))
    elif item.kind in OUT and item.own is not None and item.own.last is not None and reported is not None:
        evidence.by.append((min(item.own.last, reported), weight))
    elif item.kind in ("date_set", "date_moved") and reported is not None and item.target and item.target.last:
        evidence.planned.append((item.target.last, weight if width(item.target) <= _SAME else 1))
    if item.kind in _TO_BE and day is not None:
        evidence.ahead.append((day, weight))
        if item.kind in _FILMED and not item.implied:
            evidence.filmed = max(evidence.filmed, day)


def _narrow(days: Interval | None) -> date | None:
    """Return the last day of days that are known to a month and a half, None of others: what nobody can date dates nothing."""
    return days.last if days is not None and width(days) <= _SAME else None
