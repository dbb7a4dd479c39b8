"""Writing what Clapboard understood of a date as a TIMEX3 value, to compare it with corpora that are annotated so."""

import re
from datetime import date, timedelta

from clapboard.model.when import Interval, TextDate
from clapboard.text.dates import DateMention, DateType, Tense, resolve

_UNITS = {"d": "D", "w": "W", "m": "M", "q": "Q", "y": "Y", "decade": "DE", "century": "CE"}
_HOURS = {"h": "H", "min": "M", "s": "S"}
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_VAGUE = {"published recently": "PAST_REF", "published soon": "FUTURE_REF", "published - 0 d": "PRESENT_REF"}
_LENGTH = re.compile(r"(\d+)(?:\.\.(\d+))? (\w+)$")
_AROUND = re.compile(r"published (?:/ published )?[+-] (\d+) (\w+)(?: / published)?$")
_WEEKS = re.compile(r"\bweeks?\b", re.IGNORECASE)


def timex_value(mention: DateMention, published: Interval, tense: Tense | None) -> str:
    """Return the TIMEX3 value of a date found in a text of that publication; "" where there is none."""
    anchor = mention.date.anchor or ""
    if mention.type is DateType.DURATION:
        return _duration(anchor, mention.date.words)
    if mention.type is DateType.SET:
        return _set(anchor) + (mention.clock if anchor.startswith("each weekday") else "")
    if mention.vague:
        return _VAGUE.get(anchor, "PAST_REF")
    return _point(mention, published, tense)


def _duration(anchor: str, words: str) -> str:
    match = _AROUND.match(anchor) or _LENGTH.match(anchor)
    if match is None:
        return ""
    unit = match.groups()[-1]
    number = "X" if re.search(r"\b(?:few|several|many)\b", words) else match[1]
    if unit == "d" and _WEEKS.search(words):
        number, unit = str(int(number) // 7), "w"
    return f"PT{number}{_HOURS[unit]}" if unit in _HOURS else f"P{number}{_UNITS.get(unit, '')}"


def _set(anchor: str) -> str:
    kind, _, value = anchor.removeprefix("each ").partition(" ")
    if kind == "weekday":
        return f"XXXX-WXX-{value}"
    if kind == "weekend":
        return "XXXX-WXX-WE"
    if kind == "month":
        return f"XXXX-{int(value):02}"
    if kind.isdigit():
        return f"P{kind}{_UNITS.get(value, '')}"
    return f"P1{_UNITS[kind]}" if kind in _UNITS else f"PT1{_HOURS.get(kind, '')}"


def _point(mention: DateMention, published: Interval, tense: Tense | None) -> str:
    anchor, edtf = mention.date.anchor, mention.date.edtf
    if anchor and anchor.startswith("then"):
        return ""
    if anchor and anchor.startswith("clock"):
        return f"{published.first}{mention.clock}"
    if anchor:
        # of a bound ("by Friday", "since March") and of a range, TIMEX3 marks the point alone
        sides = [side for side in anchor.split(" / ") if side not in {"..", "published"}]
        dated = (
            TextDate(words=mention.date.words, anchor=sides[0])
            if "published" in sides[0]
            else TextDate(words="-", edtf=sides[0].split()[0])
        )
        resolved = resolve(dated, published, tense=tense)
        edtf = resolved.edtf if resolved else ""
        if "about" in anchor and _WEEKS.search(mention.date.words) and resolved:
            year, week, _ = date.fromisoformat(resolved.edtf.rstrip("~")).isocalendar()
            return f"{year}-W{week:02}"
    if re.search(r"\d0['’]?s\b", mention.date.words) and edtf:
        return edtf[:3]
    return f"{_calendar((edtf or '').replace('~', '').removeprefix('../').removesuffix('/..'))}{mention.clock}"


def _calendar(edtf: str) -> str:
    one, _, other = edtf.partition("/")
    if not other:
        year, _, rest = edtf.partition("-")
        return f"{year}-{_SEASONS[rest]}" if rest in _SEASONS else edtf.removesuffix("X")
    named = _named(one, other)
    if named:
        return named
    parts = [part for part, same in zip(one.split("-"), other.split("-"), strict=False) if part == same]
    return "-".join(parts) if one.startswith("-".join(parts)) and parts else one


def _named(one: str, other: str) -> str | None:
    """Name a quarter, a half, a week or a weekend."""
    if len(one) == len(other) == len("2024-01"):
        span = (int(one[5:]), int(other[5:]))
        names = {(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2", (12, 2): "WI"}
        return f"{one[:4]}-{names[span]}" if span in names else None
    if len(one) == len(other) == len("2024-01-01"):
        first, last = date.fromisoformat(one), date.fromisoformat(other)
        year, week, weekday = first.isocalendar()
        if (weekday, last - first) == (1, timedelta(days=6)):
            return f"{year}-W{week:02}"
        if (weekday, last - first) == (6, timedelta(days=1)):
            return f"{year}-W{week:02}-WE"
    return None
