"""What one document asserts and another denies."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from clapboard.model.mention import Certainty
from clapboard.model.show import Event, Milestone, SeasonId
from clapboard.record.conflicts.sides import Conflict, Scope, settle, side_of
from clapboard.record.days import width
from clapboard.record.names import key
from clapboard.record.resolve import report_order
from clapboard.record.told import family
from clapboard.record.turns import moment_of

_PERSONAL = frozenset({"cast_added", "cast_left", "cast_returning", "recast", "title_announced"})
_LISTED = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
_OPPOSED = {"renewed": ("cancelled",), "cast_returning": ("cast_left",), "cast_added": ("cast_left",)}
"""What cannot both be so."""
_LONG_BEFORE = 60
"""Days: what was denied so long before it was asserted was true then, and no disagreement."""
_LONG_AFTER = 180
"""Days: what is denied so long after it was last told is something else."""
_DAYS = 31
"""Days: what leaves open more than these is no date whose absence another document could tell."""
_NAMES = {"renewed": "renewal", "cancelled": "cancellation", "final_season": "status", "date_set": "date", "ended": "end"}
_VALUES = {
    "renewed": ("renewed", "not renewed"),
    "cancelled": ("cancelled", "not cancelled"),
    "final_season": ("final season", "not the final season"),
    "date_set": ("date set", "no date set"),
    "ended": ("ended", "not ended"),
    "spin_off": ("ordered", "not ordered"),
    "film": ("ordered", "not ordered"),
    "cast_left": ("leaves", "does not leave"),
    "cast_added": ("joins", "does not join"),
    "cast_returning": ("returns", "does not return"),
    "trailer": ("trailer", "no trailer"),
    "teaser": ("teaser", "no teaser"),
    "first_look": ("first look", "no first look"),
}


_Place = tuple[SeasonId, str, str | None]
"""A season, a kind, and of what concerns people, whom."""


def denied_or_asserted(milestones: Iterable[Milestone], events: Iterable[Event]) -> Iterable[Conflict]:
    """Yield what some documents say happened to a season and others say did not, and seasons called the last that were not.

    `events` are those of the milestones.
    """
    refuted = {item.claim.id for event in events if event.denied_by for item in event.milestones}
    asserted: defaultdict[_Place, list[Milestone]] = defaultdict(list)
    denied: defaultdict[_Place, list[Milestone]] = defaultdict(list)
    for item in sorted(milestones, key=report_order):
        for place in _places(item):
            if item.is_event:
                asserted[place].append(item)
            elif item.certainty is Certainty.DENIED or (item.certainty is Certainty.ABSENT and item.kind == "date_set"):
                denied[place].append(item)
    opposed = tuple(_opposed(asserted))
    yield from opposed
    for place, asserting in list(asserted.items()):
        items = asserting
        season, kind, who = place
        if kind == "moved_platform":
            continue  # that one platform did not take it says nothing of another that did
        against: Sequence[Milestone] = denied.get(place, [])
        if kind == "final_season":
            against = against or [item for item in _later_orders(season, asserted) if item.claim.id not in refuted]
            told = {item.claim.document for item in against}
            # who tells that it was to be the last, and that another was ordered, sees no disagreement
            items = [item for item in items if item.claim.document not in told] or items
        against = [item for item in against if kind == "final_season" or (_not_long_before(item, items) and _not_long_after(item, items))]
        items = _exact(items, against) if kind == "date_set" else items
        documents = {item.claim.document for item in items}
        if items and any(item.claim.document not in documents for item in against):
            undone = kind == "renewed" and _documents(against) <= _documents(asserted.get((season, "cancelled", who), ()))
            found = _conflict(season, kind, items, against, who=who, other="cancelled" if undone else None)
            if not any(_is_known(found, other) for other in opposed):
                yield found


def _exact(items: list[Milestone], against: Sequence[Milestone]) -> list[Milestone]:
    """Return the dates that were set; beside what only tells that none was, those that are days rather than years or halves of them."""
    if any(item.certainty is not Certainty.ABSENT for item in against):
        return items
    return [item for item in items if item.target is not None and width(item.target) <= _DAYS]


def _is_known(found: Conflict, known: Conflict) -> bool:
    """Tell whether a conflict is known already: that a season was not cancelled, where another document tells that it was ordered."""
    if found.season != known.season:
        return False
    fate = known.field.endswith(" fate") and found.field.endswith((" cancellation", " renewal"))
    return found.field == known.field or (fate and set(known.documents) <= set(found.documents))


def _places(item: Milestone) -> Iterable[_Place]:
    """Return what a milestone is about: of several people each for themselves."""
    if item.kind not in _PERSONAL:
        return [(item.season, family(item.kind), None)]
    names = _LISTED.split(item.value or "")
    return [(item.season, item.kind, name.strip()) for name in names if key(name)]


def _opposed(asserted: Mapping[_Place, Sequence[Milestone]]) -> Iterable[Conflict]:
    """Yield a season that is ordered and cancelled, and a person who comes and goes, by documents none of which tells both."""
    for place, items in sorted(asserted.items(), key=lambda pair: str(pair[0])):
        season, kind, who = place
        for other in _OPPOSED.get(kind, ()):
            against = asserted.get((season, other, who), ())
            if against and not _documents(items) & _documents(against) and _is_together(items, against):
                yield _conflict(season, kind, items, against, other=other, who=who)


def _documents(items: Iterable[Milestone]) -> set[str]:
    return {item.claim.document for item in items}


def _is_together(one: Iterable[Milestone], other: Iterable[Milestone]) -> bool:
    return abs((min(map(moment_of, one)) - min(map(moment_of, other))).days) <= _LONG_BEFORE


def _later_orders(season: SeasonId, asserted: defaultdict[_Place, list[Milestone]]) -> Sequence[Milestone]:
    """Return what tells that the season after the one called the last was ordered."""
    if season.number is None:
        return []
    return asserted.get((SeasonId(show=season.show, number=season.number + 1), "renewed", None), [])


def _not_long_before(item: Milestone, asserted: Iterable[Milestone]) -> bool:
    first = min(moment_of(one) for one in asserted)
    if item.certainty is Certainty.ABSENT:
        return item.reported.first is not None and item.reported.first >= first  # what was absent before was absent then
    return (first - moment_of(item)).days <= _LONG_BEFORE


def _not_long_after(item: Milestone, asserted: Iterable[Milestone]) -> bool:
    """Tell whether the denial is not of years later: then it is of something else."""
    last = max(moment_of(one) for one in asserted)
    return (moment_of(item) - last).days <= _LONG_AFTER or not item.reported.is_day


def _conflict(
    season: SeasonId, kind: str, items: Sequence[Milestone], against: Sequence[Milestone], *, who: str | None, other: str | None = None
) -> Conflict:
    yes, no = _VALUES.get(kind, (kind.replace("_", " "), f"not {kind.replace('_', ' ')}"))
    if kind == "final_season" and _calls_it_last(against):
        yes, no = "the last", "not the last"
    if other is not None:
        no = _VALUES[other][0]
    sides = (side_of(f"{who} {yes}" if who else yes, items), side_of(f"{who} {no}" if who else no, against))
    right, because = settle(sides)
    if kind == "final_season" and any(item.season != season for item in against):
        right, because = sides[1], "another season was ordered"
    subject = f"season {season.number}" if season.number is not None else season.continuation.value
    field = f"{subject} {'fate' if other == 'cancelled' else _NAMES.get(kind, kind.replace('_', ' '))}"
    return Conflict(show=season.show, season=season, field=field, scope=Scope.SEASON, sides=sides, right=right, because=because)


def _calls_it_last(items: Iterable[Milestone]) -> bool:
    """Tell whether those who say that it was not so speak of the last season, and none of them of the final one."""
    words = [item.claim.evidence[0].exact.lower() for item in items if item.kind == "final_season"]
    return any("last" in said for said in words) and not any("final" in said for said in words)
