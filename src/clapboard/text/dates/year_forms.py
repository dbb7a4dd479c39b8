"""Forms that name seasons of the year, feasts, quarters, years and decades.

A form is a pattern of kinds (see `clapboard.text.dates.run`) and the function that says what it means, or that it means no date here.
"""

import re

from clapboard.text.dates import cycles
from clapboard.text.dates.printed import BY_YEAR, LEADING, OF_YEAR, REL, RELATIVE, RELEASES, YEAR, full_year, number_of
from clapboard.text.dates.run import Found, Node

_TITLE_NEXT = frozenset("star stars creator showrunner actor actress".split())
_BROADCAST_YEAR = re.compile(r"\s+(?:broadcast|television|TV|network|primetime|prime-time)\s+(?:season|year)\b")


def season_of_year(found: Found) -> Node | None:
    """Read: Spring 2023; the fall of 2024; winter 2024-25; the spring of next year."""
    name = found["s"]
    if found["u"]:
        return Node(f"{BY_YEAR[found.kind('r')]} = season {name}", found.end) if found["u"] == "y" else None
    if found["z"]:
        of = int(found["z"][:4])
        return Node(f"{of}-12 / {of + 1}-02", found.end) if name == "winter" else None
    code = {"spring": 21, "summer": 22, "fall": 23, "winter": 24}[name]
    return Node(f"{full_year(found['y']):04}-{code}", found.end)


def relative_season(found: Found) -> Node | None:
    """Read: this fall, last summer, next spring."""
    relation, name = found.kind("r"), found["s"]
    sign = RELATIVE[relation]
    if relation == "this":
        sign = "~" if name == "winter" else "="
    return Node(f"published {sign} season {name}", found.end)


def bare_season(found: Found) -> Node | None:
    """Read: in the fall, by spring, over the summer, put back to the spring; but not the verbs."""
    before, following = found.run.before(found.at).lower(), found.run.after(found.end - 1).lower()
    if not found["d"] and following in RELEASES and before in {"a", "its", "the", "that", "their", "planned", "for", "upcoming"}:
        return Node(f"published ~ season {found['s']}", found.end)
    if found["d"] and found["d"].lower() != "the":
        return None
    if found.run.word(found.end - 1)[:1].isupper() and found.run.after(found.end - 1)[:1].isupper():  # "in Fall River"
        return None
    if not (found["d"] and before in {"for", "to"}) and before not in {
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
    if following in {"of", "from", "into", "for", "apart", "in"} and found["s"] in {"fall", "spring"}:
        return None
    return Node(f"published ~ season {found['s']}", found.end)


def holiday_season(found: Found) -> Node | None:
    """Read: this holiday season."""
    return Node("published ~ season holidays", found.end)


def feast(found: Found) -> Node | None:
    """Read: Christmas 2024, next Halloween, Labor Day weekend, Thanksgiving."""
    if found["y"]:
        day = cycles.feast(found["f"], full_year(found["y"])).edtf
        return Node(day, found.end)
    if found["u"]:
        return Node(f"{BY_YEAR[found.kind('r')]} = feast {found['f']}", found.end) if found["u"] == "y" else None
    return Node(f"published {RELATIVE[found.kind('r')] if found['r'] else '~'} feast {found['f']}", found.end)


def quarter(found: Found) -> Node | None:
    """Read: Q1 2024; the first quarter of 2024; the second half of next year; the third quarter."""
    cycle, most = ("half", 2) if found["h"] else ("quarter", 4)
    number = int(found["q"][1:]) if found["q"] else most if found.kind("o") in {"last", "back"} else number_of(found["o"])
    if not 1 <= number <= most or (found["v"] and found["v"] != "q"):
        return None
    origin = f"{full_year(found['y']):04}" if found["y"] else "published"
    if found["u"]:
        if found["u"] != "y":
            return None
        origin = BY_YEAR.get(found.kind("r"), BY_YEAR["this"])
    elif not found["y"] and (found["h"] or found.run.after(found.end - 1).lower() == "of"):
        return None
    return Node(f"{origin} {'=' if found['y'] or found['u'] else '~'} {cycle} {number}", found.end)


def year(found: Found) -> Node | None:
    """Read: 2022; but not the number in a name ("Studio 2049"), nor a count ("2000 extras")."""
    before, following = found.run.before(found.at), found.run.after(found.end - 1)
    if found.run.tokens[found.at].kind == "bareyear" and not (before.lower() in LEADING or before.lower() in {"class", "summer", "the"}):
        return None
    if (
        found.at == 0
        and before[:1].isupper()
        and before.lower() not in LEADING
        and before.lower() not in {"the", "a", "an", "its", "his", "her", "their"}
    ):
        return None
    if following.lower() in _TITLE_NEXT:
        return None
    plural = (
        following.islower()
        and following.endswith("s")
        and following not in {"was", "is", "has", "as", "sees", "series", "its", "his", "this"}
    )
    if (plural or following == "people") and before.lower() not in LEADING | {"the", "a"}:
        return None
    return Node(f"{full_year(found['y']):04}", found.end)


def years(found: Found) -> Node | None:
    """Read: 2021-22; the 2023-24 season, which is television's: September to May."""
    one, other = re.split(r"[-–/]", found["n"], maxsplit=1)
    last = int(other) if len(other) == 4 else int(one[:2] + other)
    if last <= int(one):
        return Node(f"{one}-{other}", found.end) if len(other) == 2 and 1 <= int(other) <= 12 else None
    if found["season"] or _BROADCAST_YEAR.match(found.run.text, found.run.tokens[found.end - 1].end):
        return Node(f"{one}-09 / {last}-05", found.end)
    return Node(f"{one} / {last}", found.end)


def decade(found: Found) -> Node | None:
    """Read: the 1990s, the '80s; but neither "80s music" nor "in his 80s"."""
    printed = found["n"]
    digits = re.sub(r"\D", "", printed)
    before, following = found.run.before(found.at).lower().rstrip("-"), found.run.after(found.end - 1)
    if following[:1].isupper():
        return None
    if len(digits) == 2:
        if before not in {"the", "early", "late", "mid", "", "through"} and not printed.startswith(("'", "’")):
            return None
        if following.isalpha() and not printed.startswith(("'", "’")) and before not in {"early", "late", "mid", "", "through"}:
            return None
        digits = ("20" if int(digits) < 30 else "19") + digits
    return Node(f"{digits[:3]}X", found.end)


FORMS = (
    (f"(?:<det>(?=<yearpart><of>))?<s:yearpart>(?:<of|comma>?{YEAR}|<of>?<z:yearspan>|{OF_YEAR})", season_of_year),
    ("<this>?<r:this|last|next|past|coming|previous><s:yearpart>", relative_season),
    ("<d:det>?<s:yearpart>", bare_season),
    ("<this|det><holiday><season>", holiday_season),
    (f"<f:feast>(?:<unit>|<weekend>)?(?:<of|comma>?{YEAR}|{OF_YEAR})?", feast),
    ("<r:this|last|next|past|coming><f:feast>", feast),
    (f"<q:quarter>(?:<of>?{YEAR}|{OF_YEAR})?", quarter),
    (f"(?:<det>?{YEAR}|{REL}<u:unit><possessive>)<o:ordinal|nth><dash>?(?:<v:unit>|<h:half>)", quarter),
    (f"<det>?<o:ordinal|nth|last|back><dash>?(?:<v:unit>|<h:half>)(?:<of>?<fiscal>?{YEAR}|<of>?(?:{REL}|<det>)<u:unit>)?", quarter),
    ("<y:year|bareyear>", year),
    ("<n:yearspan><season:season>?", years),
    ("<n:decade>", decade),
)
