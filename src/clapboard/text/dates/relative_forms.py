"""Forms that count from the day of publication, or from another day of the text: days, weeks, months and years ago and ahead.

With them the lengths of time and the habits, which are no dates but made of the same words.
"""

import re

from clapboard.text.dates.run import DateType, Found, Node, Run

_COUNTS = {"couple": (2, 2), "few": (2, 5), "several": (3, 9)}
_PLURAL = (2, 11)
_STEP_UNITS = {"d": 1, "w": 1, "m": 1, "q": 1, "y": 1, "decade": 1}
_AMOUNT = "(?:<about|just|exact>)?(?:<n:number>(?:(?:<dash>|<to>|<or>)<k:number>)?|<det>?<c:couple|few|several><of>?|<a:det>)"
_MEASURE = f"{_AMOUNT}<dash>?<u:unit|units>"


# "it feels like just yesterday", "like yesterday", "as if it was only yesterday"
_LIKE = re.compile(r"\blike\s(?:(?:just|only)\s)?\Z", re.IGNORECASE)


def deictic(found: Found) -> Node | None:
    """Read: today, tomorrow night, earlier today."""
    if _LIKE.search(found.run.text, max(0, found.run.tokens[found.at].start - 12), found.run.tokens[found.at].start):
        return None
    by = int(found["d"])
    clock = found["p"] or ("TNI" if found.run.word(found.at).lower() == "tonight" else "")
    return Node(f"published {'-' if by <= 0 else '+'} {abs(by)} d", found.end, DateType.TIME if clock else DateType.DATE, clock=clock)


def day_part(found: Found) -> Node | None:
    """Read: this morning, last night."""
    by = 1 if found.kind("r") == "last" else 0
    return Node(f"published - {by} d", found.end, DateType.TIME, clock=found["p"])


def relative_unit(found: Found) -> Node | None:
    """Read: this week, last month, next year; but "the next day" and "the previous year" hang on another day."""
    if found["d"] and (found.kind("r") == "previous" or (found.kind("r"), found["u"]) == ("next", "d")):
        return None
    determined = found["d"] or found.run.before(found.at).lower() in {"the", "a", "its", "his", "her", "their", "our", "my", "final"}
    if determined and found["u"] == "d" and found.kind("r") != "this":  # "the last day" of what?
        return None
    by = {"this": "- 0", "last": "- 1", "past": "- 1", "next": "+ 1", "coming": "+ 1", "previous": "- 1"}[found.kind("r")]
    return Node(f"published {by} {found['u']}", found.end) if found["u"] in _STEP_UNITS else None


def new_year(found: Found) -> Node | None:
    """Read: in the new year."""
    if (
        found["u"] != "y"
        or found.run.before(found.at).lower() not in {"in", "into", "early"}
        or found.run.after(found.end - 1) in {"'", "’"}
    ):
        return None
    return Node("published + 1 y start", found.end)


def unit_end(found: Found) -> Node | None:
    """Read: by year's end, at month-end."""
    return Node(f"published - 0 {found['u']} end", found.end) if found["u"] in {"y", "m", "q"} else None


def relative_weekend(found: Found) -> Node | None:
    """Read: this weekend, last weekend; next weekend is the one of next week."""
    relation = found.kind("r")
    anchor = {"next": "+ 1 w = weekend", "last": "< weekend", "past": "<= weekend", "coming": ">= weekend"}.get(relation, "~ weekend")
    return Node(f"published {anchor}", found.end)


def _amount(found: Found) -> tuple[int, int] | None:
    """Return the least and the most of an amount: "a few" is from two to five."""
    if found["c"]:
        return _COUNTS[found.kind("c")]
    if found["a"]:
        article = found["a"].lower()
        return (1, 1) if article in {"a", "an"} and found.kind("u") == "unit" else None
    least = int(found["n"])
    return (least, max(least, int(found["k"]))) if found["k"] else (least, least)


def _measure(found: Found) -> tuple[str, str] | None:
    """Return an amount and its unit as a step has them; hours and minutes are given as 0 days."""
    amount = _amount(found)
    if amount is None:
        return None
    least, most = amount
    unit = found["u"]
    if unit in {"h", "min", "s"}:
        return str(least // 24 if unit == "h" else 0), "d"
    if unit in {"w", "fortnight"} and least == most:
        return str(7 * least * (2 if unit == "fortnight" else 1)), "d"
    if unit == "fortnight":
        least, most, unit = 2 * least, 2 * most, "w"
    if unit == "century":
        least, most, unit = 10 * least, 10 * most, "decade"
    return (str(least) if least == most else f"{least}..{most}"), unit


_ORIGINS = {
    "ago": ("published", "-"),
    "back": ("published", "-"),
    "now": ("published", "+"),
    "later": ("then", "+"),
    "earlier": ("then", "-"),
}


def _weeks(found: Found) -> str:
    """Say that so and so many weeks are approximately so many days."""
    return " about" if found["u"] in {"w", "fortnight"} and not found["c"] and not found["k"] else ""


def ago(found: Found) -> Node | None:
    """Read: two weeks ago, a few months ago, three days from now, a year later."""
    measured = _measure(found)
    if measured is None or (found.kind("s") == "back" and found.run.after(found.end - 1)[:1].isalnum()):
        return None
    number, unit = measured
    origin, sign = _ORIGINS[found.kind("s") or "now"]
    return Node(f"{origin} {sign} {number} {unit}{_weeks(found)}", found.end)


def length(run: Run, at: int) -> Node | None:
    """Return a length of time as a step has it ("2 w"), None where none begins."""
    if found := run.find("<det><u:unit>", at):
        return Node(f"1 {found['u']}", found.end) if found["u"] in _STEP_UNITS else None
    found = run.find(_MEASURE, at)
    measured = _measure(found) if found else None
    return Node(f"{measured[0]} {measured[1]}", found.end) if found and measured and measured[1] in _STEP_UNITS else None


def plural_ago(found: Found) -> Node | None:
    """Read: months ago, years later."""
    unit = found["u"]
    if unit in {"h", "min", "s"}:
        number, unit = "0", "d"
    else:
        number = f"{_PLURAL[0]}..{_PLURAL[1]}"
    origin, sign = {"ago": ("published", "-"), "later": ("then", "+"), "earlier": ("then", "-")}[found.kind("s")]
    return Node(f"{origin} {sign} {number} {unit}", found.end, vague=True) if unit in _STEP_UNITS else None


def not_long_ago(found: Found) -> Node | None:
    """Read: not too long ago."""
    return Node("published recently", found.end, vague=True)


def ahead(found: Found) -> Node | None:
    """Read: in two weeks: of short lengths, which are mostly meant so, not of "in ten years"."""
    measured = _measure(found)
    if measured is None or found["u"] not in {"d", "w", "m"} or found.run.kind(found.end) in {"after", "before"}:
        return None
    return Node(f"published + {measured[0]} {measured[1]}{_weeks(found)}", found.end)


def span_around(found: Found) -> Node | None:
    """Read: the last five years, the next few weeks: a length of time that ends, or begins, with the publication."""
    measured = _measure(found)
    if measured is None:
        return None
    number, unit = measured[0].split("..")[-1], measured[1]
    if found.kind("r") in {"next", "coming"}:
        return Node(f"published / published + {number} {unit}", found.end, DateType.DURATION)
    return Node(f"published - {number} {unit} / published", found.end, DateType.DURATION)


def recent(found: Found) -> Node | None:
    """Read: recent weeks, in the coming months."""
    ahead_of = found.kind("r") == "coming"
    return Node("published soon" if ahead_of else "published recently", found.end, vague=True) if found["u"] in _STEP_UNITS else None


def that_unit(found: Found) -> Node | None:
    """Read: the following day, the previous month, that same year: from the day that the text told before."""
    relation = found.kind("r")
    if relation == "next" and found["u"] != "d":
        return None
    by = {"following": "+ 1", "next": "+ 1", "previous": "- 1"}.get(relation, "- 0")
    return Node(f"then {by} {found['u']}", found.end) if found["u"] in _STEP_UNITS else None


def that_cycle(found: Found) -> Node | None:
    """Read (not "said that Thursday …"): the following Friday, that fall, the following spring."""
    cycle = f"weekday {found['w']}" if found["w"] else f"month {found['m']}" if found["m"] else f"season {found['s']}"
    return Node(f"then {'>' if found.kind('r') == 'following' else '='} {cycle}", found.end)


def recent_alone(found: Found) -> Node | None:
    """Read: a recent conversation."""
    return Node("published recently", found.end, vague=True)


def some_time(found: Found) -> Node | None:
    """Read: in the future, in the past."""
    if found.run.before(found.at).lower() != "in":
        return None
    return Node("published / .." if found.kind("r") == "future" else ".. / published", found.end, vague=True)


def vague(found: Found) -> Node | None:
    """Read: recently, soon, now."""
    if found.run.after(found.end - 1).lower() in {"after", "before", "afterwards", "thereafter", "as"}:  # soon after something else
        return None
    return Node(found["v"] if found["v"] != "now" else "published - 0 d", found.end, vague=True)


_AFTER_THAT = re.compile(r"\s+after\s+(?:that|this)\b(?!\s+[^\W\d_])")


def duration(found: Found) -> Node | None:
    """Read: two years, a ten-month shoot, a month (after that); but not an age, nor "one day" or "the year"."""
    amount = _amount(found)
    if amount is None or (found["u"] == "d" and amount == (1, 1)) or _is_age(found):
        return None
    if found["u"] == "q" and (found.kind("u") == "unit" or found.run.kind(found.end - 2) == "dash"):  # a quarter of something
        return None
    least, most = amount
    number = str(least) if least == most else f"{least}..{most}"
    if _AFTER_THAT.match(found.run.text, found.run.tokens[found.end - 1].end) and found["u"] in _STEP_UNITS:
        return Node(f"then + {number} {found['u']}", found.end)
    return Node(f"{number} {found['u']}", found.end, DateType.DURATION)


def _is_age(found: Found) -> bool:
    """Tell whether the years are somebody's: "34-year-old", "34 years old"."""
    return found.run.after(found.end - 1).lower() in {"old", "olds"} or (
        found.end < len(found.run) and found.run.find("<dash><year_old>", found.end) is not None
    )


def habit(found: Found) -> Node | None:
    """Read: every week, each Friday, weekly, on Fridays."""
    if found["e"]:
        return Node("each weekend", found.end, DateType.SET)
    if found["w"]:
        return Node(f"each weekday {found['w']}", found.end, DateType.SET)
    if found["s"]:
        return Node(f"each season {found['s']}", found.end, DateType.SET)
    if found["m"]:
        return Node(f"each month {found['m']}", found.end, DateType.SET)
    if found["p"]:
        return Node("each d", found.end, DateType.SET, clock=found["p"])
    number = f"{found['n']} " if found["n"] else ""
    return Node(f"each {number}{found['u']}", found.end, DateType.SET)


def clock(found: Found) -> Node | None:
    """Read: 8 p.m. ET."""
    printed = found["c"].lower()
    digits = "".join(letter if letter.isdigit() or letter in ":." else " " for letter in printed).split()[0]
    hour, _, minute = digits.replace(".", ":").partition(":")
    number = int(hour) % 12 + (12 if "p" in printed[len(digits) : len(digits) + 3] else 0)
    return Node(f"clock {number:02}:{minute or '00'}", found.end, DateType.TIME, clock=f"T{number:02}:{minute or '00'}")


FORMS = (
    ("<d:deictic><p:daypart>?", deictic),
    ("<r:this|last><p:daypart>", day_part),
    ("<d:det>?<r:this|last|past|next|coming|previous><fiscal>?<u:unit>", relative_unit),
    ("<this><r:past|coming><u:unit>", relative_unit),
    ("<det><new><u:unit>", new_year),
    ("<det>?<u:unit>(?:<possessive>|<dash>)?<end>", unit_end),
    ("<det>?<this>?<r:this|last|next|past|coming>?<weekend>", relative_weekend),
    (f"{_MEASURE}<s:ago|back|later|earlier>", ago),
    (f"{_MEASURE}<from><now|vague>", ago),
    ("<just>?<u:units><s:ago|later|earlier>", plural_ago),
    ("<not><too>?<long><ago>", not_long_ago),
    (f"<in>{_MEASURE}", ahead),
    (f"(?:<det>|<this>)?<r:last|past|next|coming|previous>{_MEASURE}", span_around),
    ("<det>?<r:recent|coming|past><u:units>", recent),
    ("<det><r:following|previous><u:unit>", that_unit),
    ("<det><r:next><u:unit>", that_unit),
    ("(?:<det>|<that>)<r:same><u:unit>", that_unit),
    ("<r:that><u:unit>", that_unit),
    ("<det><r:following>(?:<w:weekday>|<m:month>|<s:yearpart>)", that_cycle),
    ("<r:that><same>?<s:yearpart>", that_cycle),
    ("<r:that><same>(?:<w:weekday>|<m:month>)", that_cycle),
    ("<v:vague>", vague),
    ("<recent>", recent_alone),
    ("<det><r:future|past>", some_time),
    (_MEASURE, duration),
    ("<each>(?:<n:number>|<ordinal>|<alternate>)?(?:<e:weekend>|<u:unit|units>|<w:weekday>|<s:yearpart>|<m:month>|<p:daypart>)", habit),
    ("<u:frequency>", habit),
    ("<w:weekdays><daypart>?", habit),
    ("<w:weekday><dayparts>", habit),
    ("<e:weekends>", habit),
    ("<c:clock>", clock),
)
