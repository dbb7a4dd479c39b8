"""Periods of days: years, months, seasons, weeks and days with their EDTF text, parts of them, and moving from one to another.

Everything here is arithmetic on the proleptic Gregorian calendar. Years are kept within 1 to 9999: what leaves them is cut off there.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

_SEASONS = {"spring": 21, "summer": 22, "fall": 23}
# first day, last day: the hull of the meteorological and the astronomical season, since the press means either
_SEASON_DAYS = {21: ((3, 1), (6, 20)), 22: ((6, 1), (9, 22)), 23: ((9, 1), (12, 20))}
_SEASON_MONTHS = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("01", "12")}
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2])")
_SEASON = re.compile(r"(\d{4})-(2[1-4])")
_DECADE = re.compile(r"(\d{3})X")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days from `first` to `last`, both included (None: open), and the EDTF text that names them at the text's precision."""

    first: date | None
    last: date | None
    edtf: str

    @property
    def start(self) -> date:
        """Return the day that steps count from: the first, or the last where there is no first."""
        return self.first or self.last or date.max


def day(value: date) -> Period:
    """Return the period of one day."""
    return Period(first=value, last=value, edtf=value.isoformat())


def year(number: int) -> Period:
    """Return a year."""
    number = min(max(number, 1), 9999)
    return Period(first=date(number, 1, 1), last=date(number, 12, 31), edtf=f"{number:04}")


def month(number: int, of: int) -> Period:
    """Return the month `number` (1 to 12) of the year `of`."""
    of = min(max(of, 1), 9999)
    return Period(first=date(of, number, 1), last=date(of, number, monthrange(of, number)[1]), edtf=f"{of:04}-{number:02}")


def days(first: date, last: date) -> Period:
    """Return a stretch of days, named by its two ends."""
    return Period(first=first, last=last, edtf=f"{first}/{last}") if first < last else day(first)


def months(first: tuple[int, int], last: tuple[int, int]) -> Period:
    """Return a stretch of months, each end as (year, month); a month number above 12 counts into the following years."""
    one, other = (month((number - 1) % 12 + 1, of + (number - 1) // 12) for of, number in (first, last))
    return Period(first=one.first, last=other.last, edtf=one.edtf if one.edtf == other.edtf else f"{one.edtf}/{other.edtf}")


def season(name: str, of: int) -> Period:
    """Return a season by its name; the winter that is counted here begins in December of the year `of`."""
    if name == "winter":
        return months((of, 12), (of, 15))
    if name == "holidays":
        return months((of, 11), (of, 12))
    code = _SEASONS[name]
    return _season(of, code)


def _season(of: int, code: int) -> Period:
    of = min(max(of, 1), 9999)
    if code == 24:
        return Period(first=date(of, 1, 1), last=months((of, 14), (of, 14)).last, edtf=f"{of:04}-24")
    first, last = _SEASON_DAYS[code]
    return Period(first=date(of, *first), last=date(of, *last), edtf=f"{of:04}-{code}")


def week(of: date) -> Period:
    """Return the week, Monday to Sunday, that holds the day."""
    return days(_plus(of, -of.weekday()), _plus(of, 6 - of.weekday()))


def decade(of: int) -> Period:
    """Return the decade that holds the year."""
    of = min(max(of, 1), 9999) // 10
    return Period(first=date(max(of * 10, 1), 1, 1), last=date(of * 10 + 9, 12, 31), edtf=f"{of:03}X")


def _plus(value: date, number: int) -> date:
    try:
        return value + timedelta(days=number)
    except OverflowError:
        return date.max if number > 0 else date.min


def moved(origin: date, by: int, unit: str) -> Period:
    """Return the unit (`d`, `w`, `m`, `q`, `y`, `decade`) that lies `by` units from the one that holds the day `origin`."""
    match unit:
        case "d":
            return day(_plus(origin, by))
        case "w":
            return week(_plus(origin, 7 * by))
        case "m":
            number = origin.year * 12 + origin.month - 1 + by
            return month(number % 12 + 1, number // 12)
        case "q":
            number = origin.year * 4 + (origin.month - 1) // 3 + by
            return quarter(number % 4 + 1, number // 4)
        case "y":
            return year(origin.year + by)
        case _:
            return decade(origin.year + 10 * by)


def quarter(number: int, of: int) -> Period:
    """Return the quarter `number` (1 to 4) of the year `of`."""
    return months((of, 3 * number - 2), (of, 3 * number))


def half(number: int, of: int) -> Period:
    """Return the half `number` (1 or 2) of the year `of`."""
    return months((of, 6 * number - 5), (of, 6 * number))


def read(edtf: str) -> Period:
    """Return the period of an EDTF text of the kinds that this package writes; raise ValueError for any other."""
    plain = edtf.removesuffix("~")
    if plain != edtf:
        return about(read(plain))
    if "/" in edtf:
        return between(*(None if side == ".." else read(side) for side in edtf.split("/", 1)))
    if _YEAR.fullmatch(edtf):
        return year(int(edtf))
    if _MONTH.fullmatch(edtf):
        return month(int(edtf[5:]), int(edtf[:4]))
    if match := _SEASON.fullmatch(edtf):
        return _season(int(match[1]), int(match[2]))
    if match := _DECADE.fullmatch(edtf):
        return decade(int(match[1]) * 10)
    return day(date.fromisoformat(edtf))


def between(one: Period | None, other: Period | None) -> Period:
    """Return the days from the beginning of `one` to the end of `other`; None is an open end. Ends in the wrong order are exchanged."""
    if one is not None and other is not None and one.start > other.start:
        one, other = other, one
    first = None if one is None else one.first
    last = None if other is None else other.last
    if first and last and last < first:
        last = None if one is None else one.last
    left, right = _left(one), _right(other)
    return Period(first=first, last=last, edtf=left if left == right else f"{left}/{right}")


def from_day(first: date, limit: Period) -> Period:
    """Return the days from `first` to the end of `limit`, which may have begun before."""
    return Period(first=first, last=limit.last, edtf=f"{first}/{_right(limit)}" if first != limit.last else f"{first}")


def _left(period: Period | None) -> str:
    return ".." if period is None else _plain_end(period.edtf.split("/")[0], 0)


def _right(period: Period | None) -> str:
    return ".." if period is None else _plain_end(period.edtf.split("/")[-1], 1)


def _plain_end(edtf: str, side: int) -> str:
    """Name the end of a stretch without a season or a decade, which EDTF's level 1 does not know there."""
    bare, mark = (edtf[:-1], "~") if edtf.endswith("~") else (edtf, "")
    if match := _SEASON.fullmatch(bare):
        return f"{match[1]}-{_SEASON_MONTHS[match[2]][side]}{mark}"
    if match := _DECADE.fullmatch(bare):
        return f"{match[1]}{'09'[side]}{mark}"
    return edtf


def about(period: Period) -> Period:
    """Return the period called approximate: as long again, half on each side, at least three days."""
    length = (period.last - period.first).days + 1 if period.first and period.last else 6
    more = max(3, length // 2)
    ends = [_left(period), _right(period)] if "/" in period.edtf or _plain_end(period.edtf, 0) != period.edtf else [period.edtf]
    edtf = "/".join(end if end == ".." or end.endswith("~") else f"{end}~" for end in ends)
    return Period(first=period.first and _plus(period.first, -more), last=period.last and _plus(period.last, more), edtf=edtf)


# month numbers of a year's parts; the press's "late 2024" begins in September, its "end of the year" in November
_YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "start": (1, 2), "end": (11, 12)}
_SEASON_PARTS = {"early": (0, 1), "start": (0, 1), "mid": (1, 2), "late": (1, 3), "end": (2, 3)}
_DECADE_PARTS = {"early": (0, 3), "start": (0, 1), "mid": (4, 6), "late": (7, 9), "end": (8, 9)}
# as fractions of the days of anything else
_PARTS = {"early": (0, 3), "start": (0, 2), "mid": (3, 7), "late": (6, 10), "end": (7, 10)}


def part(period: Period, name: str) -> Period:
    """Return the part of a period: `early`, `mid`, `late`, `start` or `end`. An open period and a day stay as they are."""
    if period.first is None or period.last is None or period.first == period.last:
        return period
    of = period.first.year
    if _YEAR.fullmatch(period.edtf):
        one, other = _YEAR_PARTS[name]
        return months((of, one), (of, other))
    if _SEASON.fullmatch(period.edtf):
        one, other = _SEASON_PARTS[name]
        return months((of, period.first.month + one), (of, period.first.month + other))
    if _DECADE.fullmatch(period.edtf):
        one, other = _DECADE_PARTS[name]
        return between(year(of + one), year(of + other))
    length = (period.last - period.first).days + 1
    one, other = _PARTS[name]
    start = _plus(period.first, length * one // 10)
    return days(start, max(start, _plus(period.first, length * other // 10 - 1)))


def week_of(period: Period, number: str) -> Period:
    """Return a week, Monday to Sunday, of a month or a year: `1` to `5`, or `last`; a week belongs to where it has four days."""
    if number == "last":
        return week(_plus(period.last or period.start, -3))
    return moved(_plus(period.start, 3), int(number) - 1, "w")


def until(period: Period, end: date) -> Period:
    """Return the days of the period up to `end`, under the same name; a period that lies later is left with its first day."""
    first = period.first or date.min
    last = max(first, min(period.last or end, end))
    return _renamed(period, replace(period, last=last))


def onward(period: Period, start: date) -> Period:
    """Return the days of the period from `start` on, under the same name; a period that lies earlier is left with its last day."""
    last = period.last or date.max
    first = min(last, max(period.first or start, start))
    return _renamed(period, replace(period, first=first))


def _renamed(period: Period, cut: Period) -> Period:
    """Name a cut stretch of days by its new ends; a year, month or season keeps its name."""
    return days(cut.first, cut.last) if "/" in period.edtf and cut.first and cut.last else cut


def hull(one: Period, other: Period) -> Period:
    """Return the smallest period that holds both."""
    if one.edtf == other.edtf:
        first = None if one.first is None or other.first is None else min(one.first, other.first)
        last = None if one.last is None or other.last is None else max(one.last, other.last)
        return Period(first=first, last=last, edtf=one.edtf)
    return between(one, other)
