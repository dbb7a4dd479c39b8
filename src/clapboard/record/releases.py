"""When each season came out, as most of what is told allows: one wrong report among many moves nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from clapboard.model.when import Interval
from clapboard.record.days import shifted, width
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


@dataclass(slots=True)
class _Evidence:
    """What is told of one season: days of its release (past or set), days by which it was out, days on which it was to come or made."""

    past: list[date] = field(default_factory=list)
    planned: list[date] = field(default_factory=list)
    by: list[date] = field(default_factory=list)
    after: list[date] = field(default_factory=list)
    filmed: list[date] = field(default_factory=list)

    @property
    def days(self) -> list[date]:
        """Return the days of its release: a plan has come to nothing where cameras roll after it."""
        last = shifted(max(self.filmed), -_SAME) if self.filmed else date.min
        return [*self.past, *(day for day in self.planned if day >= last)]

    def likely(self) -> date | None:
        """Return the day that agrees with most of what is told, the earliest of equals; None where nothing says that it is out."""
        candidates = sorted({*self.days, *self.by})
        return max(candidates, key=lambda day: (self.agreeing(day), -day.toordinal()), default=None)

    def agreeing(self, day: date) -> int:
        """Return how much of what is told agrees with that day."""
        near = sum(2 for told in self.days if abs((told - day).days) <= _SAME)
        return near + sum(day <= shifted(told, _SAME) for told in self.by) + sum(day >= shifted(told, -_SAME) for told in self.after)


def releases(told: Iterable[Told]) -> Mapping[int, date]:
    """Return the likely day of release of each season that is told to be out or to have a date.

    What is printed goes before what was carried over, what is told often before what is told once; a later season is not out before
    an earlier one, and none is out of whose forerunner nobody tells.
    """
    told = tuple(told)
    printed = _likely(item for item in told if not item.implied)
    every = _likely(told)
    known = {number for item in told for number in item.seasons}
    found: dict[int, date] = {}
    for likely in (printed, every):
        for number, (day, _, _) in sorted(likely.items(), key=lambda pair: (not pair[1][2], -pair[1][1], pair[0])):
            if number not in found and _is_in_order(number, day, found) and (number - 1 in known or number == min(known)):
                found[number] = day
    return {**_between(found), **found}


def _between(found: Mapping[int, date]) -> Mapping[int, date]:
    """Return for seasons that are told of, but not when they came out, the days that lie evenly between their neighbours'."""
    days: dict[int, date] = {}
    told = sorted(found)
    for lower, upper in pairwise(told):
        step = (found[upper] - found[lower]) / (upper - lower)
        days.update({number: found[lower] + step * (number - lower) for number in range(lower + 1, upper)})
    return days


def _likely(told: Iterable[Told]) -> Mapping[int, tuple[date, int, bool]]:
    """Return for each season its likely day, how much of what is told agrees with it, and whether any day of release is told."""
    seasons: defaultdict[int, _Evidence] = defaultdict(_Evidence)
    for item in told:
        for number in item.seasons:
            _note(item, seasons[number])
    days = {number: evidence.likely() for number, evidence in seasons.items()}
    return {number: (day, seasons[number].agreeing(day), bool(seasons[number].days)) for number, day in days.items() if day is not None}


def _is_in_order(number: int, day: date, found: Mapping[int, date]) -> bool:
    return all(other < day if season < number else day < other for season, other in found.items())


def _note(item: Told, evidence: _Evidence) -> None:
    own = _narrow(item.own)
    reported = _narrow(item.reported)
    if item.kind == "released" and own is not None:
        evidence.past.append(own)
    elif item.kind in OUT and (day := own or (reported if item.own is None else None)):
        evidence.by.append(day)
    elif item.kind in ("date_set", "date_moved") and reported is not None and item.target and item.target.last:
        evidence.planned.append(item.target.last)
    if item.kind in _TO_BE and (day := own or (reported if item.own is None else None)):
        evidence.after.append(day)
        if item.kind in _FILMED and not item.implied:
            evidence.filmed.append(day)


def _narrow(days: Interval | None) -> date | None:
    """Return the last day of days that are known to a month and a half, None of others: what nobody can date dates nothing."""
    return days.last if days is not None and width(days) <= _SAME else None
