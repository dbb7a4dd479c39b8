"""Days that cannot both be right."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from clapboard.model.mention import Certainty
from clapboard.model.show import Event, Milestone, SeasonId
from clapboard.model.when import Interval
from clapboard.record.claims import milestone
from clapboard.record.conflicts.sides import Conflict, Scope, Side, settle, side_of
from clapboard.record.days import beside, meets, width
from clapboard.record.resolve import report_order
from clapboard.record.told import family

_ONCE = frozenset("renewed cancelled filming_started filming_wrapped ended moved_platform film spin_off".split())
_SHOWN = frozenset({"trailer", "teaser", "first_look"})
_PLANNED = frozenset({"filming_started", "filming_wrapped", "released"})
_SAME_PLANS = 60
"""Days within which the plans of two documents are the same plans."""
_SET = frozenset({"date_set", "date_moved"})
_CALENDAR = re.compile(r"\b(?:day|date) \d\d-\d\d|\bweekday \d|\bfeast \w")
_OLD_PLAN = re.compile(
    r"(?i)\b(?:originally|initially|previously|at first|first (?:promised|set|slated|scheduled|planned|announced|due|dated|expected)|"
    r"(?:was|were|had been) (?:supposed to|meant to|to have))\b"
)
_WIDEST = 366
"""Days: what leaves open more than a year disagrees with nothing."""
SLACK = 3
"""Days by which two outlets may differ on the day of news: time zones, and the day of the report for that of the event."""
_QUARTER = 92
_MONTH = 31
_MOST = 3
"""Printings of one value that are shown."""
LATE = 7
"""Days after which "yesterday" in a reprint is a day of its own."""


@dataclass(slots=True)
class _Value:
    """Days told by some milestones that fit one another, the narrowest in front."""

    days: Interval
    items: list[Milestone] = field(default_factory=list)


def dates_apart(milestones: Iterable[Milestone], events: Iterable[Event]) -> Iterable[Conflict]:
    """Yield the conflicts on when something happened, and on when a season is or was to be released."""
    events = tuple(events)
    read = _beside(milestones, events)
    milestones = tuple(read.values())
    for event in events:
        known = (read[item.claim.id, item.season] for item in event.milestones)
        told = [(item.happened, item) for item in known if item.happened is not None and _counts(item)]
        if family(event.kind) not in _ONCE:
            # a trailer may come out twice: only days that both texts name are days of one and the same
            told = [(days, item) for days, item in told if event.kind in _SHOWN and _is_named(item)]
        yield from _conflict(event.season, f"date of {_named(event.kind)}", told)
    yield from _plans_apart(milestones)
    refuted = frozenset(item.claim.id for event in events if event.denied_by for item in event.milestones)
    releases: defaultdict[tuple[SeasonId, int], list[tuple[Interval, Milestone]]] = defaultdict(list)
    moved: defaultdict[SeasonId, list[Milestone]] = defaultdict(list)
    for item in milestones:
        days = _release(item)
        if days is not None:
            releases[item.season, item.part or 1].append((days, item))
        if item.kind in ("date_moved", "delayed") and item.is_event:
            moved[item.season].append(item)
    for (season, part), told in releases.items():
        standing = [pair for pair in told if not _is_old(pair[1]) and not _is_moved(pair[1], told, moved[season])]
        yield from _conflict(season, "release date" if part == 1 else f"release date of part {part}", standing, refuted)


def _beside(milestones: Iterable[Milestone], events: Iterable[Event]) -> dict[tuple[str, SeasonId], Milestone]:
    """Return the milestones by claim and season, the days without a year of documents without a date read beside what is on file."""
    read = {(item.claim.id, item.season): item for item in milestones}
    groups = [[item for item in event.milestones if item.kind != "released"] for event in events if family(event.kind) in _ONCE]
    releases: defaultdict[SeasonId, list[Milestone]] = defaultdict(list)
    for item in read.values():
        if item.kind in _SET or item.kind == "released":
            releases[item.season].append(item)
    for group in (*groups, *releases.values()):
        known = [days.first for item in group for days in [_told(item)[0]] if days is not None and days.first and width(days) == 0]
        for item in group:
            read[item.claim.id, item.season] = _read_beside(item, known)
    return read


def _read_beside(item: Milestone, known: Iterable[date]) -> Milestone:
    """Return the milestone with its day beside the nearest of the days that are known, where its document has no date."""
    days, _ = _told(item)
    if item.reported.is_day or (days is not None and width(days) <= SLACK):
        return item
    name = "target" if item.kind in _SET else "date"
    found = [(reference, day) for reference in known if (day := beside(item.claim.qualifier(f"{name}.anchor"), reference)) is not None]
    found = [(reference, day) for reference, day in found if days is None or meets(days, day.interval)]
    if not found:
        return item
    _, day = min(
        found,
        key=lambda pair: (not meets(pair[1].interval, Interval.day(pair[0])), abs((pair[0] - (pair[1].interval.first or pair[0])).days)),
    )
    if name == "target":
        return replace(item, target=day.interval, target_edtf=day.edtf)
    return replace(item, happened=day.interval, happened_edtf=day.edtf, anchored=False)


def _plans_apart(milestones: Iterable[Milestone]) -> Iterable[Conflict]:
    """Yield the plans for filming that do not fit, of documents of the same weeks: plans change, so older ones disagree with nothing."""
    plans: defaultdict[tuple[SeasonId, str], list[Milestone]] = defaultdict(list)
    for item in sorted(milestones, key=report_order):
        is_said = item.certainty in (Certainty.ASSERTED, Certainty.REPORTED)
        if item.kind in _PLANNED and item.planned and is_said and item.happened and item.reported.last and width(item.happened) <= _WIDEST:
            plans[item.season, item.kind].append(item)
    for (season, kind), items in plans.items():
        last = max(item.reported.last or date.min for item in items)
        told = [(item.happened, item) for item in items if item.happened and (last - (item.reported.last or last)).days <= _SAME_PLANS]
        yield from _conflict(season, f"plan for {_named(kind)}", told, is_plan=True)


def _release(item: Milestone) -> Interval | None:
    """Return the days on which the season is out, as this milestone has it."""
    if item.kind == "released" and item.is_event and _counts(item):
        return item.happened
    return item.target if item.kind in _SET and item.is_event else None


def _is_old(item: Milestone) -> bool:
    """Tell whether the text itself calls the date that was set an old plan ("was first promised for January 24")."""
    evidence = item.claim.evidence[0]
    return item.kind in _SET and _OLD_PLAN.search(f"{evidence.prefix}{evidence.exact}") is not None


def _is_moved(item: Milestone, told: Iterable[tuple[Interval, Milestone]], moves: Iterable[Milestone]) -> bool:
    """Tell whether the date that was set was moved later: then a date told after the move does not disagree with it."""
    if item.kind not in _SET or item.target is None:
        return False
    since = [move for move in moves if _no_later(item, move)]
    return any(
        other is not item and days.first and item.target.last and days.first > item.target.last and _no_later(move, other)
        for days, other in told
        for move in since
    )


def _no_later(one: Milestone, other: Milestone) -> bool:
    return one.reported.last is not None and other.reported.first is not None and one.reported.last <= other.reported.first


def _counts(item: Milestone) -> bool:
    """Tell whether the day is the text's own.

    One worked out from an undated document's interval says little, and the day of the news ("about") is our own reading of a text
    that gives none.
    """
    if item.happened is None:
        return False
    if not item.anchored:
        return item.trusted or width(item.happened) == 0  # a slip of the year may well lie in the future
    if item.kind == "released" and not item.trusted:
        return False  # "on Friday" of what had long been out is of something else: a part, an episode, another season
    return item.reported.is_day and "~" not in (item.happened_edtf or "")


def _named(kind: str) -> str:
    return {"renewed": "the renewal", "cancelled": "the cancellation", "film": "the film order", "spin_off": "the spin-off order"}.get(
        kind, kind.replace("_", " ")
    )


def _conflict(
    season: SeasonId, name: str, told: Iterable[tuple[Interval, Milestone]], refuted: frozenset[str] = frozenset(), *, is_plan: bool = False
) -> Iterable[Conflict]:
    values = _apart(_values(told))
    values = values if is_plan else _confusable(values)
    if len(values) < 2 or len({item.claim.document for value in values for item in value.items}) < 2:  # it takes two
        return
    sides = tuple(side_of(_printed(value) + _supplied(value, values), sorted(value.items, key=report_order)) for value in values)
    right, because = _settled(values, sides, refuted)
    yield Conflict(show=season.show, season=season, field=_field(season, name), scope=Scope.DATE, sides=sides, right=right, because=because)


def _field(season: SeasonId, name: str) -> str:
    if season.number is not None:
        return f"season {season.number} {name}"
    return f"{season.continuation.value} {name}" if season.continuation.value != "season" else name


def _settled(values: Sequence[_Value], sides: Sequence[Side], refuted: frozenset[str]) -> tuple[Side | None, str | None]:
    """Return the side that is right, and why: what came out beats what was set, and what a stronger word denied is out of it."""
    pairs = list(zip(values, sides, strict=True))
    out = [side for value, side in pairs if any(item.kind == "released" and item.trusted for item in value.items)]
    if len(out) == 1 and len(out) < len(sides):
        return out[0], "it came out then"
    standing = [
        side for value, side in pairs if any(item.trusted or not item.anchored for item in value.items if item.claim.id not in refuted)
    ]
    if len(standing) == 1:
        return standing[0], "the record speaks against the other"
    return settle(standing or sides)


def _values(told: Iterable[tuple[Interval, Milestone]]) -> list[_Value]:
    """Put together the days that fit one another; what fits several values disagrees with none and is left out."""
    values: list[_Value] = []
    for days, item in sorted(told, key=lambda pair: (width(pair[0]), str(pair[0]), report_order(pair[1]))):
        if width(days) > _WIDEST:
            continue
        exact = [value for value in values if meets(value.days, days)]
        fits = exact or [value for value in values if meets(value.days, days, slack=_slack(item, value.items[0]))]
        if not fits:
            values.append(_Value(days=days, items=[item]))
        elif len(fits) == 1 or width(days) <= SLACK:
            fits[0].items.append(item)
    return sorted(values, key=lambda value: (-len({item.claim.document for item in value.items}), str(value.days)))


def _slack(item: Milestone, other: Milestone) -> int:
    """Return by how many days the two may differ: days of the calendar that both texts name may not differ at all."""
    if (item.anchored and not item.trusted) or (other.anchored and not other.trusted):
        return LATE
    return 0 if _is_named(item) and _is_named(other) else SLACK


def _is_named(item: Milestone) -> bool:
    """Tell whether the text names a day of the calendar, with or without its year."""
    name = "target" if item.kind in _SET else "date"
    anchor = item.claim.qualifier(f"{name}.anchor")
    return width(_told(item)[0]) == 0 and (anchor is None or _CALENDAR.search(anchor) is not None)


def _apart(values: Sequence[_Value]) -> Sequence[_Value]:
    """Leave out what a document tells beside the best attested value: it knows of both, and sees two things."""
    if not values:
        return values
    best = {item.claim.document for item in values[0].items}
    return [values[0], *(value for value in values[1:] if not any(item.claim.document in best for item in value.items))]


def _confusable(values: Sequence[_Value]) -> Sequence[_Value]:
    """Leave out days too far from the best attested ones to be a slip or a dispute: they are of another season, or an older plan.

    Near are days within a quarter of a year, and those of the same month of another year.
    """
    return [value for at, value in enumerate(values) if at == 0 or _is_near(values[0].days, value.days)]


def _is_near(one: Interval, other: Interval) -> bool:
    if meets(one, other, slack=_QUARTER):
        return True
    if max(width(one), width(other)) > _MONTH or one.first is None or other.first is None:
        return False
    return one.first.month == other.first.month


def _supplied(value: _Value, values: Iterable[_Value]) -> str:
    """Return the whole date of a month, where another document slipped in the year alone and so has the day."""
    first = value.days.first
    if first is None or not 0 < width(value.days) <= _MONTH:
        return ""
    days = [other.days.first for other in values if other is not value and other.days.first and width(other.days) == 0]
    slips = [day for day in days if day.month == first.month and day.year != first.year]
    return f" (with the other's day {first.year}-{slips[0]:%m-%d})" if slips else ""


def _printed(value: _Value) -> str:
    """Return the value as the texts give it, the most precise first; of a reprint, what it says with the day of its page."""
    item = value.items[0]
    if not item.trusted and item.anchored:
        when = milestone(item.claim).date
        return f"{when.words if when else 'the day'} in a page of {item.reported}"
    items = sorted(value.items, key=lambda item: width(_told(item)[0]))
    printed = dict.fromkeys(_told(item)[1] for item in items if item.trusted or not item.anchored)
    return ", ".join([text for text in printed if text][:_MOST]) or str(value.days)


def _told(item: Milestone) -> tuple[Interval | None, str | None]:
    return (item.target, item.target_edtf) if item.kind in _SET else (item.happened, item.happened_edtf)
