"""Days of publication, as pages, side files and addresses write them."""

import re
from calendar import monthrange
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from clapboard.model.when import Interval

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?[~?%]?", re.DOTALL | re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?", re.ASCII)
_LONGEST = 200
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|"
        "november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_WRITTEN = (
    re.compile(rf"{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE | re.ASCII),
    re.compile(rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE | re.ASCII),
)
_IN_ADDRESS = re.compile(
    rf"[/_-](20\d\d|199\d)[/_-]?(0[1-9]|1[0-2]|{'|'.join(name for name in _MONTHS if len(name) == 3)})"
    r"(?:[/_-]?(0[1-9]|[12]\d|3[01]))?(?=[/_.-]|$)",
    re.IGNORECASE | re.ASCII,
)


def days(words: str) -> Interval | None:
    """Return the days that an EDTF, ISO 8601, RFC 5322 or written date ("August 3, 2023") names, None where it names none.

    The day is the one printed: the outlet's own, whatever its time zone. An EDTF season or interval becomes its days.
    """
    words = " ".join(words[:_LONGEST].split())
    if "/" in words and (ends := _between(*words.split("/", 1))):
        return ends
    return _iso(words) or _written(words) or _header(words)


def _between(first: str, last: str) -> Interval | None:
    opens = None if first in ("", "..") else _iso(first)
    closes = None if last in ("", "..") else _iso(last)
    if (opens is None) != (first in ("", "..")) or (closes is None) != (last in ("", "..")) or not (opens or closes):
        return None
    try:
        return Interval(first=opens.first if opens else None, last=closes.last if closes else None)
    except ValueError:
        return None


def _iso(words: str) -> Interval | None:
    match = _ISO.fullmatch(words) or _COMPACT.fullmatch(words)
    return span_of(*(int(part) if part else None for part in match.groups())) if match else None


def span_of(year: int | None, month: int | None = None, day: int | None = None) -> Interval | None:
    """Return the days of a year, of a month of it, or one day; None where the calendar has none such."""
    try:
        if year is None:
            return None
        if month is None:
            return Interval(first=date(year, 1, 1), last=date(year, 12, 31))
        if month in _SEASONS and day is None:
            first, last = _SEASONS[month]
            ends = year + (last < first)
            return Interval(first=date(year, first, 1), last=date(ends, last, monthrange(ends, last)[1]))
        if day is None:
            return Interval(first=date(year, month, 1), last=date(year, month, monthrange(year, month)[1]))
        return Interval.day(date(year, month, day))
    except ValueError:
        return None


def _written(words: str) -> Interval | None:
    for pattern in _WRITTEN:
        if match := pattern.search(words):
            month = next(_MONTHS[group.lower()] for group in match.groups() if group.lower() in _MONTHS)
            day = next(int(group) for group in match.groups() if group.isdigit())
            return span_of(int(match["year"]), month, day)
    return None


def _header(words: str) -> Interval | None:
    try:
        moment: datetime = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return Interval.day(moment.date())


def days_in_address(address: str) -> Interval | None:
    """Return the day, or the month, that the path of an address names (`/2023/08/03/`, `/2023/aug/03/`, `-20230803`)."""
    path = address.split("://", 1)[-1].partition("/")[2].split("?", 1)[0]
    match = _IN_ADDRESS.search("/" + path)
    if match is None:
        return None
    month = _MONTHS.get(match[2].lower()) or int(match[2])
    return span_of(int(match[1]), month, int(match[3]) if match[3] else None)
