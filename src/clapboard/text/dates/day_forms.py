"""Forms that name days, weekdays and months.

A form is a pattern of kinds (see `clapboard.text.dates.run`) and the function that says what it means, or that it means no date here.
"""

import re
from datetime import date

from clapboard.text.dates.printed import BY_YEAR, LEADING, OF_YEAR, RELATIVE, RELEASES, YEAR, full_year, number_of
from clapboard.text.dates.run import DateType, Found, Node, Run

_SURE = frozenset("in since until till during throughout late early mid last next this through".split())
_NUMERIC_LEADING = frozenset("on by until till since from to through starting before after".split())
_GIVEN_NAMES = frozenset("april may june august".split())
_TITLE_NEXT = frozenset("season seasons star stars creator showrunner showrunners cast series spinoff premiere finale".split())
_COUNTERS = frozenset("season seasons part volume vol vol. episode ep ep. chapter series no no. book phase cour".split())


def _date(*parts: int) -> str | None:
    try:
        return date(*parts).isoformat()
    except ValueError:
        return None


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
    if "/" not in found["n"] and len(year) == 2 and not found.run.day_first:
        return None
    first_is_day = int(one) > 12 or (int(other) <= 12 and (found.run.day_first or "." in found["n"]))
    month, day = (other, one) if first_is_day else (one, other)
    edtf = _date(full_year(year), int(month), int(day))
    return Node(edtf, found.end) if edtf else None


def year_first(found: Found) -> Node | None:
    """Read: 2025/04/23."""
    edtf = _date(*map(int, re.split(r"[/.]", found["n"])))
    return Node(edtf, found.end) if edtf else None


def month_number(found: Found) -> Node | None:
    """Read: 11/2016."""
    month, year = found["n"].split("/")
    return Node(f"{year}-{int(month):02}", found.end)


def month_day_number(found: Found) -> Node | None:
    """Read: on 10/4; but not "9/11", "24/7" and what else is written so."""
    if found["n"] == "9/11" or found.run.before(found.at).lower() not in _NUMERIC_LEADING:
        return None
    one, other = map(int, found["n"].split("/"))
    month, day = (other, one) if one > 12 or (other <= 12 and found.run.day_first) else (one, other)
    return Node(f"published ~ day {month:02}-{day:02}", found.end) if _date(2000, month, day) else None


def day_of_month(found: Found) -> Node | None:
    """Read: on the 15th; the 20th of next month; Thursday the 21st; but not "Friday the 13th"."""
    day, weekday = number_of(found["n"]), found["w"]
    if not 1 <= day <= 31 or (weekday, day) == ("5", 13):
        return None
    if found["u"]:
        by = {"this": "- 0", "last": "- 1", "next": "+ 1"}[found.kind("r")]
        return Node(f"published {by} m = mday {day}", found.end) if found["u"] == "m" else None
    if not weekday and (found.run.before(found.at).lower() not in _NUMERIC_LEADING or found.run.after(found.end - 1)[:1].isalnum()):
        return None
    return Node(f"published ~ mday {day}", found.end)


def month_day(found: Found) -> Node | None:
    """Read: October 4, 2024; Friday, May 5; the 4th of October; 4 October."""
    month, day = int(found["m"]), number_of(found["d"])
    if (found.kind("d") == "number" and _is_counted(found.run, found.place("d"))) or _date(2000, month, day) is None:
        return None
    if found["y"]:
        edtf = _date(full_year(found["y"]), month, day)
        return Node(edtf, found.end) if edtf else None
    if found["r"]:
        return Node(f"{BY_YEAR[found.kind('r')]} = day {month:02}-{day:02}", found.end) if found["u"] == "y" else None
    if found["w"]:
        return Node(f"published ~ date {month:02}-{day:02} {found['w']}", found.end)
    return Node(f"published ~ day {month:02}-{day:02}", found.end)


def month_days(found: Found) -> Node | None:
    """Read: June 12-14, 2024; Sept. 4 and 5."""
    month, one, other = int(found["m"]), number_of(found["d"]), number_of(found["e"])
    if found.kind("d") == "number" and _is_counted(found.run, found.place("d")):
        return None
    if _date(2000, month, one) is None or _date(2000, month, other) is None or other <= one:
        return None
    if found["y"]:
        edtfs = [_date(full_year(found["y"]), month, day) for day in (one, other)]
        return Node(" / ".join(edtf for edtf in edtfs if edtf), found.end) if all(edtfs) else None
    first = f"published ~ day {month:02}-{one:02}"
    return Node(f"{first} / {first} > day {month:02}-{other:02}", found.end)


def month_year(found: Found) -> Node | None:
    """Read: October 2024; January of last year."""
    if found["y"]:
        return Node(f"{full_year(found['y']):04}-{int(found['m']):02}", found.end)
    return Node(f"{BY_YEAR[found.kind('r')]} = month {found['m']}", found.end) if found["u"] == "y" else None


def relative_month(found: Found) -> Node | None:
    """Read: last January, this coming May."""
    return Node(f"published {RELATIVE[found.kind('r')]} month {found['m']}", found.end)


def bare_month(found: Found) -> Node | None:
    """Read: in January; but not the verbs, nor the people called May, June or August."""
    word, before = found.run.word(found.at).rstrip(".").lower(), found.run.before(found.at).lower().strip("-")
    following = found.run.after(found.end - 1)
    if before not in LEADING and following not in RELEASES and (word in _GIVEN_NAMES or word == "march" or len(word) <= 4):
        return None
    if word in _GIVEN_NAMES and before not in _SURE and following[:1].isupper():
        return None
    if following[:1].isupper() and before not in LEADING:
        return None
    return Node(f"published ~ month {found['m']}", found.end)


def weekday(found: Found) -> Node | None:
    """Read: on Friday, Friday night; but not a title that is a weekday, where the next word gives it away."""
    word, following = found.run.word(found.at), found.run.after(found.at)
    if found["o"] or following.lower() in _TITLE_NEXT or (found["p"] and found.run.word(found.at + 1)[:1].isupper() and word[:1].isupper()):
        return None
    if _is_title(found) or (found.run.before(found.at).lower() in {"a", "any", "some"} and not following[:1].isalpha()):
        return None
    if found.run.before(found.at).lower() in {"good", "black", "ash", "freaky", "super", "casual"}:
        return None
    part = found["p"]
    return Node(f"published ~ weekday {found['w']}", found.end, DateType.TIME if part else DateType.DATE, clock=part)


def _is_title(found: Found) -> bool:
    """Tell whether a weekday stands as a title: alone between quotation marks, or as the subject that opens a sentence."""
    run, before, following = found.run, found.run.before(found.at), found.run.after(found.end - 1)
    if before in _MARKS and following in _MARKS:
        return True
    opens = not before or before in _MARKS or before in {".", "!", "?"}
    return opens and not found["p"] and following[:1].islower() and following not in _AFTER_DAY and run.word(found.at)[:1].isupper()


_MARKS = frozenset("\"'“”‘’«»*_")
_AFTER_DAY = frozenset(
    "at and or to through until before after of in on by for from with as when that the a an he she it they we i s".split()
)


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


FORMS = (
    ("<n:iso>", iso),
    ("<n:monthyear>", month_number),
    ("<n:monthday>", month_day_number),
    ("<n:nth><of>?<r:this|last|next><u:unit>", day_of_month),
    ("<det><n:nth>(?:<of>?<r:this|last|next><u:unit>)?", day_of_month),
    ("<w:weekday><comma>?<det>?<n:nth>", day_of_month),
    ("<r:this|last|next><u:unit><on>?<w:weekday>", weekday_of_week),
    (
        "(?:<from|between>)?<d:number|nth|ordinal><dash|to|through|and|until><e:number|nth|ordinal><of>?<m:month>(?:<comma>?<y:year|bareyear>)?",
        month_days,
    ),
    ("<n:slashed>", slashed),
    ("<n:yearfirst>", year_first),
    (f"(?:<w:weekday><comma>?)?<m:month><dash>?<d:number|nth>(?:<comma>?{YEAR}|{OF_YEAR})?", month_day),
    (f"(?:<w:weekday><comma>?)?<det>?<d:number|nth>(?:<of>?)<m:month>(?:<comma>?{YEAR}|{OF_YEAR})?", month_day),
    (f"<m:month><d:ordinal><comma>?{YEAR}", month_day),
    (f"<det>?<d:ordinal><of><m:month>(?:<comma>?{YEAR}|{OF_YEAR})?", month_day),
    (f"<m:month><d:number|nth><dash|to|through|and|or><e:number|nth>(?:<comma>?{YEAR})?", month_days),
    (f"<m:month>(?:<comma|of>?{YEAR}|{OF_YEAR})", month_year),
    ("<r:this|last|next|past|coming|previous><m:month>", relative_month),
    ("<this><r:past|coming><m:month>", relative_month),
    ("<m:month>", bare_month),
    ("<w:weekday><p:daypart>?(?:<det><o:nth>)?", weekday),
    ("<this>?<r:this|last|next|past|coming><w:weekday><p:daypart>?", relative_weekday),
    ("<w:weekday><of>?<r:this|last|next><u:unit>", weekday_of_week),
)
