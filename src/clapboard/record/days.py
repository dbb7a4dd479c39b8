"""Intervals of days, compared; and a text's date turned into days once the publication is known."""

import re
from datetime import date, timedelta
from functools import lru_cache

from clapboard.model.when import Interval, TextDate
from clapboard.text.dates import Resolved, Tense, resolve


def days_of(when: TextDate | None, published: Interval, *, planned: bool = False) -> Resolved | None:
    """Return the days that `when` means in a text of that publication; None where nobody can tell, or read it."""
    if when is None:
        return None
    if when.edtf is not None:
        return _absolute(when.edtf)
    return _anchored(when.anchor or "", published.first, published.last, "future" if planned else "past")


@lru_cache(maxsize=16384)
def _absolute(edtf: str) -> Resolved | None:
    return _resolve(TextDate(words="", edtf=edtf), Interval(), None)


@lru_cache(maxsize=65536)
def _anchored(anchor: str, first: date | None, last: date | None, tense: Tense) -> Resolved | None:
    return _resolve(TextDate(words="", anchor=anchor), Interval(first=first, last=last), tense)


def _resolve(when: TextDate, published: Interval, tense: Tense | None) -> Resolved | None:
    try:
        return resolve(when, published, tense=tense)
    except ValueError:  # an editor's slip, or an older extractor's text: one date that cannot be read must not hide a show
        return None


_YEARLESS = re.compile(r"published (?:[~<>=]|<=|>=|~<|~>) (?:month (?P<month>\d+)|(?:day|date) (?P<day>\d\d-\d\d)(?: \d)?)")
_NEAR = 60
"""Days within which a day without a year is taken for one of the same matter."""


def beside(anchor: str | None, reference: date) -> Resolved | None:
    """Return the day or month without a year that `anchor` names as the one nearest to `reference`; None if it is far, or names none.

    For documents that nobody can date: "on June 10" beside a release on file for June 17, 2022 is June 10, 2022.
    """
    named = _YEARLESS.fullmatch(anchor or "")
    if named is None:
        return None
    months = f"{int(named['month']):02}" if named["month"] else named["day"]
    found = [_absolute(f"{reference.year + by}-{months}") for by in (-1, 0, 1) if 0 < reference.year + by <= date.max.year]
    near = [one for one in found if one is not None and meets(one.interval, Interval.day(reference), slack=_NEAR)]
    return min(near, key=lambda one: abs((_middle(one.interval) - reference).days), default=None)


def _middle(interval: Interval) -> date:
    first, last = interval.first or date.min, interval.last or date.max
    return first + (last - first) / 2


def width(interval: Interval | None) -> int:
    """Return how many days an interval leaves open; an open end is as wide as can be."""
    if interval is None or interval.first is None or interval.last is None:
        return date.max.toordinal()
    return (interval.last - interval.first).days


def meets(one: Interval, other: Interval, *, slack: int = 0) -> bool:
    """Tell whether the two may be the same day, give or take `slack` days."""
    return not (_apart(one, other, slack) or _apart(other, one, slack))


def _apart(one: Interval, other: Interval, slack: int) -> bool:
    return one.last is not None and other.first is not None and (other.first - one.last).days > slack


def overlap(one: Interval, other: Interval) -> Interval | None:
    """Return the days in both, None where there is none."""
    try:
        return one.narrowed(other)
    except ValueError:
        return None


def anchored(when: TextDate | None) -> bool:
    """Tell whether the date hangs on the day of publication."""
    return when is not None and when.anchor is not None


def shifted(day: date, days: int) -> date:
    """Return the day so many days later, within what a date can hold."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
