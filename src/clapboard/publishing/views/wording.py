"""How pages say things: dates as they were given, kinds of milestones, the addresses of shows and people.

Words of ours only; what a source says is never reworded.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from clapboard.model.mention import Continuation
from clapboard.model.show import SeasonId, Strength
from clapboard.model.when import Interval, TextDate
from clapboard.record.days import days_of

MONTHS = "January February March April May June July August September October November December".split()
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_PART = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[~?%]?)")
_KINDS = {
    "film": "film announced",
    "spin_off": "spin-off",
    "undone": "cancellation undone",
    "in_development": "in development",
    "cast_added": "joins the cast",
    "cast_left": "leaves the cast",
    "cast_returning": "returns",
    "recast": "recast",
    "title_announced": "title announced",
}
_STRENGTHS = {
    Strength.OFFICIAL: (4, "official"),
    Strength.ON_RECORD: (3, "on record"),
    Strength.OWN_REPORT: (2, "outlet’s report"),
    Strength.CITING: (1, "citing an outlet"),
    Strength.HEDGED: (0, "hedged"),
    Strength.RUMOUR: (0, "a rumour"),
    Strength.DENIAL: (0, "a denial or a question"),
}


def kind_words(kind: str) -> str:
    """Return how a kind of milestone is called in a sentence."""
    return _KINDS.get(kind, kind.replace("_", " "))


def strength_words(strength: Strength) -> tuple[int, str]:
    """Return how many of four bars a strength fills, and its words."""
    return _STRENGTHS[strength]


def season_words(season: SeasonId) -> str:
    """Return how a season is called: Season 3, Film, Spin-off, or The show."""
    if season.continuation is not Continuation.SEASON:
        return season.continuation.value.capitalize()
    return "The show" if season.number is None else f"Season {season.number}"


def season_key(season: SeasonId) -> str:
    """Return the season's part of an address: its number, `film`, `spin-off`, or `show` for the show as a whole."""
    if season.continuation is not Continuation.SEASON:
        return season.continuation.value
    return "show" if season.number is None else str(season.number)


@lru_cache(maxsize=4096)
def date_words(edtf: str | None, *, short: bool = False) -> str:
    """Return an EDTF date as people write it, at its own precision: "14 March 2025", "spring 2026", "by 3 August 2023"."""
    if not edtf:
        return "undated"
    first, _, last = edtf.partition("/")
    if not last or first == last:
        return _one(first, short=short)
    if first == "..":
        return f"by {_one(last, short=short)}"
    if last == "..":
        return f"from {_one(first, short=short)}"
    return f"{_one(first, short=short)} to {_one(last, short=short)}"


def _one(part: str, *, short: bool) -> str:
    match = _PART.fullmatch(part)
    if match is None:
        return part
    year, month, day = match["year"], match["month"], match["day"]
    about = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(match["mark"], "")
    if month is None:
        return about + year
    name = _SEASONS.get(month) or (MONTHS[int(month) - 1] if 1 <= int(month) <= len(MONTHS) else month)
    name = name[:3] if short and month not in _SEASONS else name
    return f"{about}{int(day)} {name} {year}" if day else f"{about}{name} {year}"


def interval_of(edtf: str | None) -> Interval | None:
    """Return the days that an EDTF date may mean, None for no date."""
    if not edtf:
        return None
    found = days_of(TextDate(words="", edtf=edtf), Interval())
    return found.interval if found else None


def interval_words(edtf: str | None) -> str | None:
    """Return the days that a date leaves open, in words; None where it names one day, or none."""
    interval = interval_of(edtf)
    if interval is None or interval.is_day:
        return None
    return f"{span_words(interval)} (EDTF {edtf})"


def span_words(interval: Interval) -> str:
    """Return an interval in words: "between 1 March 2026 and 31 May 2026"."""
    if interval.is_day and interval.first:
        return day_words(interval.first)
    if interval.first and interval.last:
        return f"between {day_words(interval.first)} and {day_words(interval.last)}"
    if interval.last:
        return f"by {day_words(interval.last)}"
    return f"from {day_words(interval.first)} on" if interval.first else "undated"


def day_words(day: date) -> str:
    """Return a day in words: "14 March 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun, small numbers in letters: "one article", "23 articles"."""
    names = "no one two three four five six seven eight nine ten eleven twelve".split()
    figure = names[number] if number < len(names) else f"{number:,}"
    return f"{figure} {one if number == 1 else many or one + 's'}"


def slug(name: str) -> str:
    """Return the name as a part of an address: small ASCII letters and digits, joined by hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("'", "").replace("’", "")
    joined = "-".join(re.findall(r"[a-z0-9]+", letters))
    return joined or "-".join(f"{ord(letter):x}" for letter in name[:12]) or "unnamed"


def slugs(titles: Iterable[str]) -> dict[str, str]:
    """Return the titles by their parts of addresses, in the order of titles; those that would share one are numbered."""
    found: dict[str, str] = {}
    for title in sorted(set(titles)):
        name, number = slug(title), 2
        while name in found:
            name, number = f"{slug(title)}-{number}", number + 1
        found[name] = title
    return found
