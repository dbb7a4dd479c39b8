"""The grammar above the forms: parts ("early next year"), ranges ("from May to July"), bounds ("by Friday"), a day with its hour."""

from collections.abc import Callable
from dataclasses import replace

from clapboard.text.dates import day_forms, relative_forms, year_forms
from clapboard.text.dates.run import DateType, Found, Node, Run

_FORMS: tuple[tuple[str, Callable[[Found], Node | None]], ...] = (
    *day_forms.FORMS,
    *year_forms.FORMS,
    *relative_forms.FORMS,
)
CORE = frozenset(
    "iso slashed yearfirst clock yearspan decade nth quarter feast year bareyear month weekday weekdays yearpart deictic daypart "
    "vague frequency unit units weekend ago holiday recent now monthday monthyear future past".split()
)
"""Kinds of which every date has at least one."""
_NOW = "published - 0 d"
_UNIT_OF = "<det><u:unit>"


def read(run: Run, at: int) -> Node | None:
    """Return the longest date that begins with the token at index `at`, None if none does."""
    return _between(run, at) or _bounded(run, at) or _open_range(run, at)


def _between(run: Run, at: int) -> Node | None:
    """From September 2021 to March 2022; between May and July."""
    if run.kind(at) not in {"from", "between"}:
        return None
    one = _point(run, at + 1)
    return _joined(run, one, ("and", "dash") if run.kind(at) == "between" else ("to", "until", "through", "dash")) if one else None


def _open_range(run: Run, at: int) -> Node | None:
    """May to July 2024; 2024 or 2025; or the one point alone."""
    one = _point(run, at)
    if one is None or one.type in {DateType.DURATION, DateType.SET}:
        return one
    return _joined(run, one, ("to", "until", "through", "dash", "or")) or one


def _joined(run: Run, one: Node, links: tuple[str, ...]) -> Node | None:
    """Return the range from `one` to the point that follows one of the linking words."""
    if run.kind(one.end) not in links or one.type is not DateType.DATE or (one.vague and one.expression != _NOW) or " / " in one.expression:
        return None
    other = _point(run, one.end + 1)
    if other is None or other.type is not DateType.DATE or " / " in other.expression or (other.vague and other.expression != _NOW):
        return None
    if run.kind(one.end) == "dash" and one.expression.isdigit() and other.expression.startswith("published"):  # "2019-Sep-1"
        return None
    return replace(other, expression=_range(one.expression, other.expression))


def _range(one: str, other: str) -> str:
    """Join two ends: a month or day without a year takes it from the other end."""
    open_one, open_other = one.startswith("published ~ "), other.startswith("published ~ ")
    if open_one and open_other:
        return f"{one} / {one} >= {other.removeprefix('published ~ ')}"
    if open_one and other[:4].isdigit() and not one.startswith("published ~ weekday"):
        return f"{other} <= {one.removeprefix('published ~ ')} / {other}"
    if open_other and (one.startswith("published") or not other.startswith("published ~ weekday")):
        return f"{one} / {one} >= {other.removeprefix('published ~ ')}"
    return f"{one} / {other}"


def _bounded(run: Run, at: int) -> Node | None:
    """Since 2021; until March; by the end of the year; before Christmas; after Labor Day."""
    kind = run.kind(at)
    if kind not in {"since", "until", "by", "before", "after"}:
        return None
    point = _point(run, at + 1) or _part(run, at + 1)
    if point is None or point.type in {DateType.DURATION, DateType.SET} or " / " in point.expression or _is_no_day(point):
        return None
    return replace(point, expression=_bound(kind, point.expression))


def _is_no_day(node: Node) -> bool:
    return node.expression.startswith(("clock", "each"))


def _bound(kind: str, expression: str) -> str:
    if kind == "since":
        return f"{expression.replace(' ~ ', ' <= ')} / published"
    if kind == "after":
        return f"{expression} / .."
    whole = expression.removesuffix(" end")
    return f".. / {whole if kind != 'before' or whole != expression else f'{expression} - 1 d'}"


def _point(run: Run, at: int) -> Node | None:
    """Return a single date: with its part, its approximation, its hour."""
    node = (
        _approximate(run, at)
        or _framed(run, at)
        or _part(run, at)
        or _week_of(run, at)
        or _weekday_of(run, at)
        or _offset(run, at)
        or _core(run, at)
    )
    return _with_clock(run, node) if node else None


def _approximate(run: Run, at: int) -> Node | None:
    """Around October 2024."""
    if run.kind(at) != "about":
        return None
    node = _part(run, at + 1) or _core(run, at + 1)
    if node is None or node.type is not DateType.DATE or " / " in node.expression or node.vague:
        return None
    return replace(node, expression=f"{node.expression} about")


def _framed(run: Run, at: int) -> Node | None:
    """Earlier this year, later in the week, earlier today."""
    kind = run.kind(at)
    if kind not in {"earlier", "later"}:
        return None
    node = _core(run, at + 1) if run.kind(at + 1) in {"this", "deictic"} else None
    if node is None and (
        found := run.find(f"<in>?(?:{_UNIT_OF}|<det><s:yearpart>|<det><w:weekend>)", at + 1) if at + 1 < len(run) else None
    ):
        node = Node(_unit_or_season(found), found.end)
    if node is None or " / " in node.expression:
        return None
    if node.expression.endswith(" d") or node.clock:
        return node
    return replace(node, expression=f"{node.expression} {'before' if kind == 'earlier' else 'after'}")


def _unit_or_season(found: Found) -> str:
    if found["s"]:
        return f"published = season {found['s']}"
    return f"published - 0 {found['u']}" if found["u"] else "published ~ weekend"


def _week_of(run: Run, at: int) -> Node | None:
    """Read: the first week of October; the week of July 3; the weekend of May 4."""
    found = run.find("<det>?(?:<o:ordinal|nth|last>)?(?:<u:unit>|<e:weekend>)<of>", at)
    if found is None or found.end >= len(run) or (found["u"] and found["u"] != "w"):
        return None
    node = _core(run, found.end)
    if node is None or node.type is not DateType.DATE or " / " in node.expression or node.vague:
        return None
    if found["o"] and found["u"]:
        number = "last" if found.kind("o") == "last" else found["o"].rstrip("stndrh")
        return replace(node, expression=f"{node.expression} week {number}") if number in {"1", "2", "3", "4", "5", "last"} else None
    return None if found["o"] else replace(node, expression=f"{node.expression} {'~ weekend' if found['e'] else '- 0 w'}")


def _weekday_of(run: Run, at: int) -> Node | None:
    """Read: the second Monday of next month; the first Friday in July."""
    found = run.find("<det>?<o:ordinal|nth><w:weekday><of|in>", at)
    node = _core(run, found.end) if found and found.end < len(run) else None
    if found is None or node is None or node.type is not DateType.DATE or " / " in node.expression or node.vague:
        return None
    number = int(found["o"].rstrip("stndrh"))
    if number not in range(1, 6):
        return None
    later = f" + {7 * (number - 1)} d" if number > 1 else ""
    return replace(node, expression=f"{node.expression} = weekday {found['w']}{later}")


def _offset(run: Run, at: int) -> Node | None:
    """Read: two weeks after Christmas; three days before yesterday; a month from tomorrow; the week after Thanksgiving."""
    length = relative_forms.length(run, at)
    if length is None or run.kind(length.end) not in {"before", "after", "from"} or length.end + 1 >= len(run):
        return None
    node = _core(run, length.end + 1)
    if node is None or node.type is not DateType.DATE or " / " in node.expression or node.vague:
        return None
    return replace(node, expression=f"{node.expression} {'-' if run.kind(length.end) == 'before' else '+'} {length.expression}")


_END = "<end>(?:<of>)?"
_PARTS = (
    "<det>?<early><dash>?",
    "<det>?<late><dash>?",
    "<det>?<mid><dash>?(?:<to><dash>?<p:late>)?<dash>?",
    "<det>?(?:<early|late|start|end>)?<q:start|end|mid><of>",
    _END,
    "<det>?<q:rest><of>",
)


def _part(run: Run, at: int) -> Node | None:
    """Early 2026; late next year; mid-November; the end of the week; at the start of 2024."""
    for source in _PARTS:
        found = run.find(source, at) if at < len(run) else None
        if found is None or found.end >= len(run) or (source == _END and _is_verb(run, found)):
            continue
        node = _core(run, found.end) or _whole_unit(run, found.end)
        if found.kind("q") == "rest" and node is not None and not node.expression.startswith("published"):
            return node
        if node is None or node.type not in {DateType.DATE, DateType.TIME} or " / " in node.expression or node.vague or _is_no_day(node):
            continue
        return replace(node, expression=f"{node.expression} {_part_name(run, at, found)}")
    return None


def _is_verb(run: Run, found: Found) -> bool:
    """Tell whether "end" is what something does ("it will end this summer") rather than a part ("end of March", "end 2024")."""
    return run.kind(found.end - 1) == "end" and run.word(found.end).lower() in {"this", "next", "last"}


def _part_name(run: Run, at: int, found: Found) -> str:
    if found.kind("q") == "rest":
        return "after"
    token = found.token("p") or found.token("q")
    return token.kind if token else run.kind(at if run.kind(at) != "det" else at + 1)


def _whole_unit(run: Run, at: int) -> Node | None:
    """Read: the year, of "the end of the year"; the summer, of "the end of the summer"."""
    found = run.find(f"(?:{_UNIT_OF}|<det>?<s:yearpart>)", at)
    # nobody means a day by "at the end of the day"
    return Node(_unit_or_season(found), found.end) if found and found["u"] not in {"d", "h", "min", "s", "century", "fortnight"} else None


def _core(run: Run, at: int) -> Node | None:
    """Return what the form that takes the most tokens makes of them."""
    best: Node | None = None
    if at >= len(run):
        return None
    for source, build in _FORMS:
        found = run.find(source, at)
        if found is not None and (best is None or found.end > best.end):
            best = build(found) or best
    return best


def _with_clock(run: Run, node: Node) -> Node:
    """Take the hour that stands beside the day: "Friday at 8 p.m. ET"; "8 p.m. ET on Friday"."""
    if node.end >= len(run) or node.type is DateType.DURATION or " / " in node.expression:
        return node
    if node.expression.startswith("clock"):
        found = run.find("<on|comma>?<weekday|month|deictic|iso|slashed|det|number>", node.end)
        begin = node.end + (1 if found and run.kind(node.end) in {"on", "comma"} else 0)
        day = _core(run, begin) if found else None
        return replace(day, type=DateType.TIME, clock=node.clock) if day and day.type is DateType.DATE and not day.vague else node
    found = run.find("<comma|at>?<c:clock>", node.end)
    hour = relative_forms.clock(found) if found else None
    kind = node.type if node.type is DateType.SET else DateType.TIME
    return replace(node, end=hour.end, type=kind, clock=hour.clock) if hour else node
