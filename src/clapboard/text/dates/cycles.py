"""What comes round: weekdays, weekends, days of the month, months, seasons, quarters and feasts, and the one nearest to a day."""

from collections.abc import Callable, Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from clapboard.text.dates import periods
from clapboard.text.dates.periods import Period
from clapboard.vocabulary import load

_LONG, _SHORT = 270, 95
_REACH = 400
"""Days: a date with a weekday ("Friday, May 5") is taken from the year in which it fell on that day, if that is this near."""


def nearest(origin: Period, relation: str, cycle: str) -> Period:
    """Return the occurrence of `cycle` that stands in the `relation` to the period `origin`.

    `<` the last that was over before it, `<=` the last that had begun, `>` the first that begins after it, `>=` the first that was
    not over, `~` the one with the fewest days between (the earlier of two), `=` the one in the same year (of weekdays: in the
    same week), or the nearest if there is none. Raise ValueError for another relation or cycle.
    """
    kind, _, value = cycle.partition(" ")
    found = _occurrences(kind, value, origin.start)
    if kind == "date":
        return _dated(found, origin.start, relation, value)
    return _chosen(found, origin, relation, kind)


def directed(origin: Period, tense: str, cycle: str) -> Period:
    """Return the occurrence that the tense asks for: `past` the last that had begun, `future` the first that was not over.

    Of a day of the year the press gives the year if it is long ago: where the tense asks for one more than nine months away and the
    other is less than three months away, the other is meant ("was set for Sept. 4", said in August).
    """
    chosen = nearest(origin, "<=" if tense == "past" else ">=", cycle)
    if not cycle.startswith("day") or abs((chosen.start - origin.start).days) <= _LONG:
        return chosen
    close = nearest(origin, "~", cycle)
    return close if abs((close.start - origin.start).days) <= _SHORT else chosen


def _chosen(found: tuple[Period, ...], origin: Period, relation: str, kind: str) -> Period:
    at = origin.start
    match relation:
        case "<":
            return [period for period in found if _last(period) < at][-1]
        case "<=":
            return [period for period in found if period.start <= at][-1]
        case ">":
            return next(period for period in found if period.start > at)
        case ">=":
            return next(period for period in found if _last(period) >= at)
        case "=":
            same = _frame(origin, kind)
            inside = [period for period in found if same.start <= period.start <= _last(same)]
            return inside[0] if inside else _closest(found, at)
        case "~":
            return _closest(found, at)
    msg = f"no such relation: {relation!r}"
    raise ValueError(msg)


def _frame(origin: Period, kind: str) -> Period:
    if not origin.first or origin.first != origin.last:
        return origin
    return periods.week(origin.start) if kind in {"weekday", "weekend"} else periods.year(origin.start.year)


def _closest(found: tuple[Period, ...], at: date) -> Period:
    return min(found, key=lambda period: max(0, (period.start - at).days, (at - _last(period)).days))


def _last(period: Period) -> date:
    return period.last or date.max


def _dated(found: tuple[Period, ...], at: date, relation: str, value: str) -> Period:
    """Choose among days with a weekday: agreement of the two, near by, tells more than the tense."""
    weekday = int(value.split()[1])
    agreeing = [one for one in found if one.start.isoweekday() == weekday and abs((one.start - at).days) <= _REACH]
    return agreeing[0] if agreeing else _chosen(found, periods.day(at), relation, "day")


def _occurrences(kind: str, value: str, at: date) -> tuple[Period, ...]:
    """Return the occurrences around a day, in order: enough of them on both sides for every relation."""
    return tuple(sorted(_around(kind, value, at), key=lambda period: period.start))


def _around(kind: str, value: str, at: date) -> Iterator[Period]:
    match kind:
        case "weekday":
            yield from _weekly(at, int(value), 0)
        case "weekend":
            yield from _weekly(at, 6, 1)
        case "mday":
            yield from _monthly(at, int(value))
        case _:
            yearly = _YEARLY[kind]
            # the 29th of February may be eight years away
            span = 9 if value.startswith("02-29") else 2
            for number in range(max(MINYEAR, at.year - span), min(MAXYEAR - 1, at.year + span) + 1):
                yield from yearly(value, number)


def _weekly(at: date, weekday: int, more: int) -> Iterator[Period]:
    base = at - timedelta(days=(at.isoweekday() - weekday) % 7)
    for weeks in range(-2, 4):
        one = base + timedelta(days=7 * weeks)
        yield periods.days(one, one + timedelta(days=more))


def _monthly(at: date, day: int) -> Iterator[Period]:
    for months in range(-4, 5):  # a 31st may be two months away
        whole = periods.moved(at, months, "m")
        if whole.last and day <= whole.last.day:
            yield periods.day(whole.start.replace(day=day))


def _day_of(value: str, of: int) -> Iterator[Period]:
    number, day = value.split(maxsplit=1)[0].split("-")
    if (number, day) != ("02", "29") or (of % 4 == 0 and (of % 100 != 0 or of % 400 == 0)):
        yield periods.day(date(of, int(number), int(day)))


def _feast(value: str, of: int) -> Iterator[Period]:
    yield feast(value, of)


@lru_cache(maxsize=4096)
def feast(name: str, of: int) -> Period:
    """Return the day of a feast (a key of the vocabulary's `[feasts]`) in a year; raise KeyError for an unknown one."""
    rule = str(load("dates")["feasts"][name]["on"])
    if rule.startswith("easter"):
        return periods.day(_easter(of) + timedelta(days=int(rule.removeprefix("easter") or "0")))
    if "#" not in rule:
        return periods.day(date.fromisoformat(f"{of:04}-{rule}"))
    number, weekday, count, *more = (int(part) for part in rule.replace("#", " ").replace("+", " ").split())
    return periods.day(_nth(of, number, weekday=weekday, count=count) + timedelta(days=sum(more)))


def _nth(of: int, number: int, *, weekday: int, count: int) -> date:
    """Return the `count`-th given weekday of a month; count 9 is the last."""
    whole = periods.month(number, of)
    found = [
        one for one in (whole.start + timedelta(days=offset) for offset in range(31)) if one.isoweekday() == weekday and one.month == number
    ]
    return found[-1] if count > len(found) else found[count - 1]


def _easter(of: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876, in Meeus' form)."""
    a, (b, c) = of % 19, divmod(of, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    number, day = divmod(h + m - 7 * n + 114, 31)
    return date(of, number, day + 1)


_YEARLY: dict[str, Callable[[str, int], Iterator[Period]]] = {
    "month": lambda value, of: iter((periods.month(int(value), of),)),
    "season": lambda value, of: iter((periods.season(value, of),)),
    "quarter": lambda value, of: iter((periods.quarter(int(value), of),)),
    "half": lambda value, of: iter((periods.half(int(value), of),)),
    "day": _day_of,
    "date": _day_of,
    "feast": _feast,
}
