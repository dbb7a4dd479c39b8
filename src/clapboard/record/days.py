"""Intervals of days, compared; and a text's date turned into days once the publication is known."""

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
