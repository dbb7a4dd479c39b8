"""The language of anchors (see the package's docstring): reading it, and resolving a date against the day of publication."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from clapboard.model.when import Interval, TextDate
from clapboard.text.dates import periods
from clapboard.text.dates.cycles import directed, nearest
from clapboard.text.dates.periods import Period

Tense = Literal["past", "future"]
"""What the sentence's verb says of the date: over (or today), or still to come (or today)."""

_STEP = re.compile(
    r"(?P<sign>[+-]) (?P<least>\d+)(?:\.\.(?P<most>\d+))? (?P<unit>decade|[dwmqy])"
    r"|(?P<relation><=|>=|~<|~>|[<>~=]) "
    r"(?P<cycle>weekend|date \d\d-\d\d \d|(?:weekday|mday|month|quarter|half|season|feast|day) [a-z0-9-]+)"
    r"|(?P<part>early|mid|late|start|end)(?![a-z])|week (?P<week>[1-5]|last)|(?P<word>before|after|about|recently|soon)"
)
_EARLIEST, _LATEST = date(30, 1, 1), date(9969, 12, 31)  # far enough from the calendar's ends for every step
_NO_DAY = re.compile(r".*\bthen\b|each\b|clock\b|\d+(?:\.\.\d+)? (?:decade|century|fortnight|min|[dwmqyhs])$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A date with its day of publication known: EDTF at the text's precision, and the days it can be.

    The interval may be narrower than the text ("earlier this year", said in May: `2023`, January to May), or wider ("spring" begins
    on one of two days).
    """

    edtf: str
    interval: Interval


_SOUGHT: dict[str, Tense] = {"~<": "past", "~>": "future"}


def with_tense(dated: TextDate, tense: Tense | None) -> TextDate:
    """Return the date with the tense of its sentence written into its anchor, where the words leave the direction open.

    For what is kept without its sentence: resolving the answer with any tense, or none, is resolving `dated` with this one.
    """
    if dated.anchor is None or tense is None:
        return dated
    return TextDate(words=dated.words, anchor=dated.anchor.replace("published ~ ", f"published ~{'<' if tense == 'past' else '>'} "))


def resolve(dated: TextDate, published: Interval, *, tense: Tense | None = None) -> Resolved | None:
    """Return what `dated` means in a text of that publication; None where nobody can tell.

    `published` may be an interval (of an undated article): then every day of it is taken into account and the answer is so much
    wider; an open end stays open. Absolute dates need no publication. Raise ValueError for an anchor that is not in the language.
    """
    text = dated.edtf or dated.anchor or ""
    if dated.edtf is not None:
        period = periods.read(text)
        return Resolved(edtf=period.edtf, interval=Interval(first=period.first, last=period.last))
    if _NO_DAY.match(text) or not published.is_known:
        return None
    ends = [_on(text, end, tense) if end else None for end in (published.first, published.last)]
    one, other = ends
    period = periods.hull(one, other) if one is not None and other is not None else _half_known(one, other)
    return Resolved(edtf=period.edtf, interval=Interval(first=period.first, last=period.last)) if period.first or period.last else None


def _half_known(one: Period | None, other: Period | None) -> Period:
    """Return the days of a date in a text of which only the earliest or the latest day of publication is known."""
    open_one = None if one is None or one.first is None else one
    open_other = None if other is None or other.last is None else other
    return periods.between(open_one, open_other)


def absolute(expression: str) -> str | None:
    """Return the EDTF text of an expression that does not hang on the publication; None if it does, or names no day."""
    if "published" in expression or _NO_DAY.match(expression):
        return None
    return _on(expression, date(2000, 1, 1), None).edtf


@lru_cache(maxsize=1 << 16)  # a record asks the same of many claims
def _on(expression: str, published: date, tense: Tense | None) -> Period:
    """Return what an expression means in a text published on that day."""
    at = min(max(published, _EARLIEST), _LATEST)
    if " / " not in expression:
        return _side(expression, at, tense)
    one, other = expression.split(" / ", 1)
    if one == "..":
        return _up_to(_side(other, at, tense), at, tense)
    return periods.between(_side(one, at, tense), None if other == ".." else _side(other, at, tense))


def _up_to(limit: Period, published: date, tense: Tense | None) -> Period:
    """Return the days up to the end of `limit`: of what is still to come, those from the publication on."""
    if tense != "future" or limit.last is None:
        return periods.between(None, limit)
    return periods.from_day(min(published, limit.last), limit)


def _side(side: str, published: date, tense: Tense | None) -> Period:
    origin, _, steps = side.partition(" ")
    period = periods.day(published) if origin == "published" else periods.read(origin)
    end = 0
    for match in _STEP.finditer(steps):
        if steps[end : match.start()].strip():
            break
        # the tense is the sentence's, about the publication: it says nothing of a step from another day
        period = _step(period, match, published, tense if origin == "published" and not end else None)
        end = match.end()
    if steps[end:].strip():
        msg = f"not a step of an anchor: {steps[end:]!r}"
        raise ValueError(msg)
    return period


def _step(period: Period, match: re.Match[str], published: date, tense: Tense | None) -> Period:
    if match["sign"]:
        return _moved(period, match)
    if match["relation"]:
        sought = _SOUGHT.get(match["relation"]) or (tense if match["relation"] == "~" else None)
        if sought is not None:
            return directed(period, sought, match["cycle"])
        return nearest(period, match["relation"], match["cycle"])
    if match["part"]:
        return periods.part(period, match["part"])
    if match["week"]:
        return periods.week_of(period, match["week"])
    match match["word"]:
        case "before":
            return periods.until(period, published)
        case "after":
            return periods.onward(period, published)
        case "about":
            return periods.about(period)
        case "recently":
            return _near(published, -75)
        case _:
            return _near(published, 120)


def _moved(period: Period, match: re.Match[str]) -> Period:
    unit, sign = match["unit"], -1 if match["sign"] == "-" else 1
    one = periods.moved(period.start, sign * int(match["least"]), unit)
    if not match["most"]:
        return one
    other = periods.moved(period.start, sign * int(match["most"]), unit)
    whole = periods.between(one, other)
    return Period(first=whole.first, last=whole.last, edtf="/".join(f"{end}~" for end in whole.edtf.split("/")))


def _near(published: date, reach: int) -> Period:
    """Return the days shortly before or after the publication: about two months and a half, or four."""
    other = published + timedelta(days=reach)
    one, two = min(published, other), max(published, other)
    return Period(first=one, last=two, edtf=f"{one.isoformat()[:7]}~/{two}" if reach < 0 else f"{one}/{two.isoformat()[:7]}~")
