"""Forms that name a place in the calendar: days, months, weekdays, seasons, feasts, quarters, years.

Each form is a pattern of kinds and the function that says what it means, or that it means no date here.
"""

import re
from datetime import date

from clapboard.text.dates import cycles
from clapboard.text.dates.run import DateType, Found, Node, Run

RELATIVE = {"this": "~", "coming": ">=", "next": ">", "last": "<", "past": "<=", "previous": "<"}
_BY_YEAR = {"this": "published - 0 y", "last": "published - 1 y", "next": "published + 1 y"}
_LEADING = frozenset(
    "in on by since until till from through throughout before after during of for late early mid last next this between".split()
)
_SURE = frozenset("in since until till during throughout late early mid last next this through".split())
_GIVEN_NAMES = frozenset("april may june august".split())
_TITLE_NEXT = frozenset("season seasons star stars creator showrunner showrunners cast series spinoff premiere finale".split())
_SHORT_DAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
_COUNTERS = frozenset("season seasons part volume vol vol. episode ep ep. chapter series no no. book phase cour".split())


def _date(*parts: int) -> str | None:
    try:
        return date(*parts).isoformat()
    except ValueError:
        return None


def _full_year(printed: str) -> int:
    digits = printed.lstrip("'’")
    if len(digits) == 4:  # noqa: PLR2004 - digits of a year
        return int(digits)
    return int(digits) + (2000 if int(digits) < 50 else 1900)  # noqa: PLR2004 - two digits: the half-century on either side of 2000


def _day(printed: str) -> int:
    return int(re.sub(r"\D", "", printed) or 0)


def _is_counted(run: Run, at: int) -> bool:
    """Tell whether the number at an index counts something else: "Season 4 October premiere"."""
    return run.before(at).lower() in _COUNTERS


def iso(found: Found) -> Node | None:
    """Read: 2024-05-03."""
    value, _, clock = found["n"].partition("T")
    day = _date(*map(int, value.split("-")))
    return (day and Node(day, found.end, DateType.TIME if clock else DateType.DATE, clock=f"T{clock[:5]}" if clock else "")) or None


def slashed(found: Found) -> Node | None:
    """Read: 4/23/2025: the month first unless the caller says otherwise, or it can only be the day."""
    one, other, year = re.split(r"[/.-]", found["n"])
    first_is_day = int(one) > 12 or (int(other) <= 12 and (found.run.day_first or "." in found["n"]))  # noqa: PLR2004 - months
    month, day = (other, one) if first_is_day else (one, other)
    edtf = _date(_full_year(year), int(month), int(day))
    return Node(edtf, found.end) if edtf else None


def year_first(found: Found) -> Node | None:
    """Read: 2025/04/23."""
    edtf = _date(*map(int, re.split(r"[/.]", found["n"])))
    return Node(edtf, found.end) if edtf else None


def month_day(found: Found) -> Node | None:
    """Read: October 4, 2024; Friday, May 5; the 4th of October; 4 October."""
    month, day = int(found["m"]), _day(found["d"])
    if (found.kind("d") == "number" and _is_counted(found.run, found.place("d"))) or _date(2000, month, day) is None:
        return None
    if found["y"]:
        edtf = _date(_full_year(found["y"]), month, day)
        return Node(edtf, found.end) if edtf else None
    if found["r"]:
        return Node(f"{_BY_YEAR[found.kind('r')]} = day {month:02}-{day:02}", found.end) if found["u"] == "y" else None
    if found["w"]:
        return Node(f"published ~ date {month:02}-{day:02} {found['w']}", found.end)
    return Node(f"published ~ day {month:02}-{day:02}", found.end)


def month_days(found: Found) -> Node | None:
    """Read: June 12-14, 2024; Sept. 4 and 5."""
    month, one, other = int(found["m"]), _day(found["d"]), _day(found["e"])
    if _date(2000, month, one) is None or _date(2000, month, other) is None or other <= one:
        return None
    if found["y"]:
        edtfs = [_date(_full_year(found["y"]), month, day) for day in (one, other)]
        return Node(" / ".join(edtf for edtf in edtfs if edtf), found.end) if all(edtfs) else None
    first = f"published ~ day {month:02}-{one:02}"
    return Node(f"{first} / {first} > day {month:02}-{other:02}", found.end)


def month_year(found: Found) -> Node | None:
    """Read: October 2024; January of last year."""
    if found["y"]:
        return Node(f"{_full_year(found['y']):04}-{int(found['m']):02}", found.end)
    return Node(f"{_BY_YEAR[found.kind('r')]} = month {found['m']}", found.end) if found["u"] == "y" else None


def relative_month(found: Found) -> Node | None:
    """Read: last January, this coming May."""
    return Node(f"published {RELATIVE[found.kind('r')]} month {found['m']}", found.end)


def bare_month(found: Found) -> Node | None:
    """Read: in January; but not the verbs, nor the people called May, June or August."""
    word, before = found.run.word(found.at).rstrip(".").lower(), found.run.before(found.at).lower().strip("-")
    following = found.run.after(found.end - 1)
    if before not in _LEADING and (word in _GIVEN_NAMES or word == "march" or len(word) <= 4):  # noqa: PLR2004 - "Sept"
        return None
    if word in _GIVEN_NAMES and before not in _SURE and following[:1].isupper():
        return None
    if following[:1].isupper() and before not in _LEADING:
        return None
    return Node(f"published ~ month {found['m']}", found.end)


def weekday(found: Found) -> Node | None:
    """Read: on Friday, Friday night; but not a title that is a weekday, where the next word gives it away."""
    word, following = found.run.word(found.at), found.run.after(found.at)
    if word.lower() in _SHORT_DAYS and found.run.before(found.at).lower() != "on":
        return None
    if found["o"] or following.lower() in _TITLE_NEXT or (found["p"] and found.run.word(found.at + 1)[:1].isupper() and word[:1].isupper()):
        return None
    if found.run.before(found.at).lower() in {"good", "black", "ash", "freaky", "super", "casual"}:
        return None
    part = found["p"]
    return Node(f"published ~ weekday {found['w']}", found.end, DateType.TIME if part else DateType.DATE, clock=part)


def relative_weekday(found: Found) -> Node | None:
    """Read: last Friday; next Friday is the one of next week."""
    relation, part = found.kind("r"), found["p"]
    anchor = (
        f"published + 1 w = weekday {found['w']}"
        if relation == "next"
        else f"published {RELATIVE[relation].replace('~', '>=')} weekday {found['w']}"
    )
    return Node(anchor, found.end, DateType.TIME if part else DateType.DATE, clock=part)


def weekday_of_week(found: Found) -> Node | None:
    """Read: Friday of last week."""
    by = {"this": "- 0", "last": "- 1", "next": "+ 1"}[found.kind("r")]
    return Node(f"published {by} w = weekday {found['w']}", found.end) if found["u"] == "w" else None


def season_of_year(found: Found) -> Node | None:
    """Read: Spring 2023; the fall of 2024; winter 2024-25; the spring of next year."""
    name = found["s"]
    if found["u"]:
        return Node(f"{_BY_YEAR[found.kind('r')]} = season {name}", found.end) if found["u"] == "y" else None
    if found["z"]:
        of = int(found["z"][:4])
        return Node(f"{of}-12 / {of + 1}-02", found.end) if name == "winter" else None
    code = {"spring": 21, "summer": 22, "fall": 23, "winter": 24}[name]
    return Node(f"{_full_year(found['y']):04}-{code}", found.end)


def relative_season(found: Found) -> Node | None:
    """Read: this fall, last summer, next spring."""
    relation, name = found.kind("r"), found["s"]
    sign = RELATIVE[relation]
    if relation == "this":
        sign = "~" if name == "winter" else "="
    return Node(f"published {sign} season {name}", found.end)


def bare_season(found: Found) -> Node | None:
    """Read: in the fall, by spring, over the summer; but not the verbs."""
    before = found.run.before(found.at).lower()
    if before not in {
        "in",
        "by",
        "until",
        "till",
        "since",
        "during",
        "over",
        "this",
        "come",
        "late",
        "early",
        "mid",
        "through",
        "throughout",
    }:
        return None
    if found.run.after(found.end - 1).lower() in {"of", "from", "into", "for", "apart", "in"} and found["s"] in {"fall", "spring"}:
        return None
    return Node(f"published ~ season {found['s']}", found.end)


def holiday_season(found: Found) -> Node | None:
    """Read: this holiday season."""
    return Node("published ~ season holidays", found.end)


def feast(found: Found) -> Node | None:
    """Read: Christmas 2024, next Halloween, Labor Day weekend, Thanksgiving."""
    if found["y"]:
        day = cycles.feast(found["f"], _full_year(found["y"])).edtf
        return Node(day, found.end)
    if found["u"]:
        return Node(f"{_BY_YEAR[found.kind('r')]} = feast {found['f']}", found.end) if found["u"] == "y" else None
    return Node(f"published {RELATIVE[found.kind('r')] if found['r'] else '~'} feast {found['f']}", found.end)


def quarter(found: Found) -> Node | None:
    """Read: Q1 2024; the first quarter of 2024; the second half of next year; the third quarter."""
    number = int(found["q"][1:]) if found["q"] else int(found["o"])
    cycle, most = ("half", 2) if found["h"] else ("quarter", 4)
    if not 1 <= number <= most or (found["v"] and found["v"] != "q"):
        return None
    origin = f"{_full_year(found['y']):04}" if found["y"] else "published"
    if found["u"]:
        if found["u"] != "y":
            return None
        origin = _BY_YEAR.get(found.kind("r"), _BY_YEAR["this"])
    elif not found["y"] and found["h"]:
        return None
    return Node(f"{origin} {'=' if found['y'] or found['u'] else '~'} {cycle} {number}", found.end)


def year(found: Found) -> Node | None:
    """Read: 2022; but not the number in a name ("Studio 2049"), nor a count ("2000 extras")."""
    before, following = found.run.before(found.at), found.run.after(found.end - 1)
    if found.run.tokens[found.at].kind == "bareyear" and not (before.lower() in _LEADING or before.lower() in {"class", "summer", "the"}):
        return None
    if (
        found.at == 0
        and before[:1].isupper()
        and before.lower() not in _LEADING
        and before.lower() not in {"the", "a", "an", "its", "his", "her", "their"}
    ):
        return None
    plural = (
        following.islower()
        and following.endswith("s")
        and following not in {"was", "is", "has", "as", "sees", "series", "its", "his", "this"}
    )
    if (plural or following == "people") and before.lower() not in _LEADING | {"the", "a"}:
        return None
    return Node(f"{_full_year(found['y']):04}", found.end)


def years(found: Found) -> Node | None:
    """Read: 2021-22; the 2023-24 season, which is television's: September to May."""
    one, other = re.split(r"[-–/]", found["n"], maxsplit=1)
    last = int(other) if len(other) == 4 else int(one[:2] + other)  # noqa: PLR2004 - digits of a year
    if last <= int(one):
        return None
    if found["season"]:
        return Node(f"{one}-09 / {last}-05", found.end)
    return Node(f"{one} / {last}", found.end)


def decade(found: Found) -> Node | None:
    """Read: the 1990s, the '80s; but neither "80s music" nor "in his 80s"."""
    printed = found["n"]
    digits = re.sub(r"\D", "", printed)
    before = found.run.before(found.at).lower()
    if len(digits) == 2:  # noqa: PLR2004 - of a century that is not said
        if before not in {"the", "early", "late", "mid", "-"} and not printed.startswith(("'", "’")):
            return None
        if found.run.after(found.end - 1).isalpha() and not printed.startswith(("'", "’")) and before not in {"early", "late", "mid", "-"}:
            return None
        digits = ("20" if int(digits) < 30 else "19") + digits  # noqa: PLR2004 - the twenties are this century's
    return Node(f"{digits[:3]}X", found.end)


_REL = "<r:this|last|next>"
_YEAR = "<y:year|bareyear>"
_OF_YEAR = f"(?:<of>?{_REL}<u:unit>)"
FORMS = (
    ("<n:iso>", iso),
    ("<n:slashed>", slashed),
    ("<n:yearfirst>", year_first),
    (f"(?:<w:weekday><comma>?)?<m:month><d:number|nth>(?:<comma>?{_YEAR}|{_OF_YEAR})?", month_day),
    (f"(?:<w:weekday><comma>?)?<det>?<d:number|nth>(?:<of>?)<m:month>(?:<comma>?{_YEAR}|{_OF_YEAR})?", month_day),
    (f"<det><d:ordinal><of><m:month>(?:<comma>?{_YEAR}|{_OF_YEAR})?", month_day),
    (f"<m:month><d:number|nth><dash|to|through|and|or><e:number|nth>(?:<comma>?{_YEAR})?", month_days),
    (f"<m:month>(?:<comma|of>?{_YEAR}|{_OF_YEAR})", month_year),
    ("<r:this|last|next|past|coming|previous><m:month>", relative_month),
    ("<this><r:past|coming><m:month>", relative_month),
    ("<m:month>", bare_month),
    ("<w:weekday><p:daypart>?(?:<det><o:nth>)?", weekday),
    ("<this>?<r:this|last|next|past|coming><w:weekday><p:daypart>?", relative_weekday),
    ("<w:weekday><of>?<r:this|last|next><u:unit>", weekday_of_week),
    (f"<det>?<s:yearpart>(?:<of|comma>?{_YEAR}|<of>?<z:yearspan>|{_OF_YEAR})", season_of_year),
    ("<this>?<r:this|last|next|past|coming|previous><s:yearpart>", relative_season),
    ("<det>?<s:yearpart>", bare_season),
    ("<this|det><holiday><season>", holiday_season),
    (f"<f:feast>(?:<unit>|<weekend>)?(?:<of|comma>?{_YEAR}|{_OF_YEAR})?", feast),
    ("<r:this|last|next|past|coming><f:feast>", feast),
    (f"<q:quarter>(?:<of>?{_YEAR}|{_OF_YEAR})?", quarter),
    (f"<det>?<o:ordinal><dash>?(?:<v:unit>|<h:half>)(?:<of>?<fiscal>?{_YEAR}|<of>?(?:{_REL}|<det>)<u:unit>)?", quarter),
    ("<y:year|bareyear>", year),
    ("<n:yearspan><season:season>?", years),
    ("<n:decade>", decade),
)
