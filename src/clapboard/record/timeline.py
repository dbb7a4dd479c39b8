"""What happened to a season, one event for each thing that happened, with all that is told of it.

Reports of one kind are one event, unless something that undoes it lies between them and the later report brings evidence of its own
that it happened again (`turns`). Parts, people and titles are events of their own; dates that were set are one event for each date.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from clapboard.model.mention import Certainty
from clapboard.model.show import Event, Milestone, SeasonId, Strength
from clapboard.model.when import Interval
from clapboard.record.best import best_day, best_target, first_of
from clapboard.record.days import meets, width
from clapboard.record.names import key
from clapboard.record.resolve import report_order
from clapboard.record.told import family
from clapboard.record.turns import TURNS, Telling, split_turns

_VALUED = frozenset({"cast_added", "cast_left", "cast_returning", "recast", "title_announced"})
_DATED = frozenset({"date_set", "date_moved"})
_REPEATABLE = frozenset({"trailer", "teaser", "first_look", "delayed", "filming_paused", "filming_resumed", "removed", "licensed"})
SAME_EVENT = 14
"""Days within which two reports of something that may happen twice (a trailer, a delay) are about one."""


def timeline(milestones: Iterable[Milestone]) -> tuple[Event, ...]:
    """Return the events among `milestones` (of one show or of many), in the order of when they happened."""
    seasons: defaultdict[SeasonId, list[Milestone]] = defaultdict(list)
    denials: defaultdict[tuple[SeasonId, str], list[Milestone]] = defaultdict(list)
    unique = {(item.claim.id, item.season): item for item in milestones}
    for item in sorted(unique.values(), key=report_order):
        if item.is_event:
            seasons[item.season].append(item)
        elif item.certainty is Certainty.DENIED:
            denials[item.season, family(item.kind)].append(item)
    found = [event for items in seasons.values() for event in _season_events(items)]
    if denials:
        found = [_denied(event, denials[event.season, family(event.kind)]) for event in found]
    return tuple(sorted(found, key=event_order))


def _denied(event: Event, denials: Sequence[Milestone]) -> Event:
    """Return the event with the denials that speak against it: on a word as strong, later, and not answered on such a word since.

    What a document reports and denies in one breath, it only retells.
    """
    denying = {item.claim.document for item in denials}
    own = [
        item for item in event.milestones if item.claim.document not in denying or item.certainty is Certainty.ASSERTED
    ] or event.milestones
    first = min((item.reported.last or date.max for item in own), default=date.max)

    def refutes(denial: Milestone) -> bool:
        since = denial.reported.first or date.min
        answers = [item for item in own if item.strength >= denial.word and (item.reported.last or date.max) > since]
        return (
            not answers
            and since >= first
            and denial.word >= max(Strength.OWN_REPORT, *(item.strength for item in own))
            and (_object(denial) is None or _object(denial) == _object(event.milestones[0]))
            and _is_same_date(denial, event)
        )

    against = tuple(item for item in denials if refutes(item))
    return replace(event, denied_by=against) if against else event


def _is_same_date(denial: Milestone, event: Event) -> bool:
    """Tell whether the date denied may be the date that was set; a day that was over when it was denied is not what is denied."""
    if denial.target is None or event.target is None or denial.target.surely_before(denial.reported):
        return True
    return meets(denial.target, event.target)


def event_order(event: Event) -> tuple[date, date, str, int, str, str, int, str]:
    """Order by the day of the event, then by what it is."""
    season, happened = event.season, event.happened
    subject = (season.show, season.number or 0, season.continuation.value)
    return (happened.last or date.max, happened.first or date.max, *subject, event.kind, event.part or 0, event.value or "")


def _season_events(items: Sequence[Milestone]) -> Iterable[Event]:
    """Yield the events among the reports of one season, which come in the order of report."""
    telling = Telling.of(items)
    copies = telling.copies
    places = {item.claim.id: place for place, item in enumerate(items)}

    def place(item: Milestone) -> int:
        return places[item.claim.id]

    groups: defaultdict[tuple[object, ...], list[Milestone]] = defaultdict(list)
    turns = [item for item in items if family(item.kind) in TURNS]
    for item in items:
        if family(item.kind) not in TURNS:
            groups[item.kind, item.part, _object(item)].append(item)
    due = [item for item in items if item.kind in _DATED]
    yield from (_event(sorted(turn, key=place), copies) for turn in split_turns(turns, telling))
    for (kind, *_), group in groups.items():
        if kind in _DATED or kind in _REPEATABLE:
            parts = _by_target(group) if kind in _DATED else _by_day(group)
            yield from (_event(sorted(part, key=place), copies) for part in parts)
        else:
            yield _event(group, copies, due=_due(kind, group, due))


def _object(item: Milestone) -> object:
    return frozenset(key(item.value)) if item.kind in _VALUED and item.value else None


def _by_target(group: Iterable[Milestone]) -> list[list[Milestone]]:
    """Put the reports of one date together, given in the order of report: a window holds every day in it, the narrowest first."""
    clusters: list[list[Milestone]] = []
    for item in sorted(group, key=lambda item: width(item.target)):
        fits = [one for one in clusters if item.target is None or (one[0].target is not None and meets(one[0].target, item.target))]
        if fits:
            max(fits, key=len).append(item)
        else:
            clusters.append([item])
    return clusters


def _by_day(group: Iterable[Milestone]) -> list[list[Milestone]]:
    """Put reports together whose days fit, given in the order of report; one without a day of its own belongs to the first."""
    clusters: list[list[Milestone]] = []
    for item in sorted(group, key=lambda item: width(item.happened)):
        fits = [
            one
            for one in clusters
            if item.happened is None or one[0].happened is None or meets(one[0].happened, item.happened, slack=SAME_EVENT)
        ]
        if fits:
            fits[0].append(item)
        else:
            clusters.append([item])
    return clusters


def _due(kind: object, group: Sequence[Milestone], dated: Iterable[Milestone]) -> Sequence[Milestone]:
    """Return the reports of the date that was set for a release, of its part."""
    if kind != "released":
        return ()
    part = group[0].part or 1
    return [item for item in dated if (item.part or 1) == part]


def _event(reports: Iterable[Milestone], copies: frozenset[str], *, due: Sequence[Milestone] = ()) -> Event:
    """Return the event that is told of by `reports`, in the order of report."""
    items = tuple(reports)
    own = tuple([item for item in items if item.claim.id not in copies]) or items[:1]
    dated = best_day(own, due)
    aimed = best_target(own)
    kinds = [item.kind for item in own]
    told = {item.claim.id for item in own} if len(own) < len(items) else ()
    return Event(
        season=items[0].season,
        kind=min(set(kinds), key=lambda kind: (-kinds.count(kind), kind)),
        part=items[0].part,
        value=next((item.value for item in own if item.value), None),
        happened=dated[0] if dated else Interval(last=items[0].reported.last),
        edtf=dated[1] if dated else None,
        target=aimed.target if aimed else None,
        target_edtf=aimed.target_edtf if aimed else None,
        strength=max([item.strength for item in own]),
        reported=items[0].reported,
        first=first_of(items),
        milestones=items,
        copies=tuple([item for item in items if item.claim.id not in told]) if told else (),
    )
