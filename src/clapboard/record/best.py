"""The best day for an event, of all that are told, and for each report of it."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from operator import itemgetter

from clapboard.model.show import Event, Milestone, SeasonId
from clapboard.model.when import Interval
from clapboard.record.days import beside, meets, width

_OPEN = 3660
"""Days: what leaves open more than ten years gives no day."""
_DAY_OF_NEWS = re.compile(r"\d{4}-\d\d-\d\d~")
"""A day that the text does not give: that of its news."""
_ABOUT = 20
"""Days by which an approximate day may miss."""
_CLASSES = (7, 45, 400)
_NEVER = date.max.toordinal()
Day = tuple[Interval, str]
"""Days, and their text at the texts' precision (EDTF)."""


def best_day(items: Sequence[Milestone], due: Sequence[Milestone] = ()) -> Day | None:
    """Return the narrowest days that at least half as many documents bear out as any days at all; None where no text gives days.

    Of several, those that most bear out, then the strongest, the first of `items` (in the order of report). Days that hang on a
    publication nobody knows count only where there are no others. `due` are the reports of a date that was set for the event: they bear
    out days that fit, and make them as narrow as they are.
    """
    firm: defaultdict[Interval, list[tuple[int, Milestone]]] = defaultdict(list)
    loose: defaultdict[Interval, list[tuple[int, Milestone]]] = defaultdict(list)
    for at, item in enumerate(items):
        days = item.happened
        if days is not None and item.trusted and width(days) < _OPEN:
            (loose if item.anchored and not item.reported.is_day else firm)[days].append((at, item))
    reports = firm or loose
    if not reports:
        return None
    days = next(iter(reports)) if len(reports) == 1 else _borne_out(reports, due)
    _, best = _strongest(reports[days])
    return _narrowed(days, due) or (days, best.happened_edtf or str(days))


def _strongest(told: Iterable[tuple[int, Milestone]]) -> tuple[int, Milestone]:
    """Return the strongest report with its place, the first of equals."""
    return max(told, key=lambda item: item[1].strength)


def _borne_out(reports: Mapping[Interval, Sequence[tuple[int, Milestone]]], due: Iterable[Milestone]) -> Interval:
    """Return the days that `best_day` tells of; `reports` are those of each days, with their places."""
    told = {days: {item.claim.document for _, item in own} for days, own in reports.items()}
    for item in due:
        if item.target is not None:
            told.setdefault(item.target, set()).add(item.claim.document)
    votes = _votes(told)
    enough = max(votes[days] for days in reports) / 2
    fits: list[tuple[tuple[int, int, int, int, int], Interval]] = []
    for days, own in reports.items():
        if votes[days] >= enough:
            at, best = _strongest(own)
            fits.append(((_class(days), -votes[days], width(days), -best.strength, at), days))
    return min(fits, key=itemgetter(0))[1]


def _votes(told: Mapping[Interval, AbstractSet[str]]) -> dict[Interval, int]:
    """Return how many documents bear out each of the days: those that tell of days that meet them."""
    ends = [
        (days.first.toordinal() if days.first else 0, days.last.toordinal() if days.last else _NEVER, documents)
        for days, documents in told.items()
    ]
    votes: dict[Interval, int] = {}
    for days, (first, last, documents) in zip(told, ends, strict=True):
        near = [others for begin, end, others in ends if begin <= last and first <= end]
        votes[days] = len(documents) if len(near) == 1 else len(set[str]().union(*near))
    return votes


def _class(days: Interval) -> int:
    """Return how precise days are: to the week, the month, the year, or less."""
    return bisect_left(_CLASSES, width(days))


def _narrowed(days: Interval, due: Sequence[Milestone]) -> Day | None:
    """Return the date set most often that lies within wider days, None if none does."""
    fits = [item for item in due if item.target and meets(item.target, days) and width(item.target) < width(days)]
    counts = Counter(item.target for item in fits)
    best = max(fits, key=lambda item: (counts[item.target], item.strength, item.claim.id), default=None)
    return (best.target, best.target_edtf) if best is not None and best.target is not None and best.target_edtf is not None else None


def best_target(items: Sequence[Milestone]) -> Milestone | None:
    """Return the milestone whose date that was set is the narrowest, then the strongest, the latest reported."""
    aimed = [item for item in items if item.target is not None]
    best = min(((width(item.target), -item.strength) for item in aimed), default=None)
    return next((item for item in reversed(aimed) if (width(item.target), -item.strength) == best), None)


def first_of(items: Sequence[Milestone]) -> Milestone | None:
    """Return the milestone that was surely reported before all others, None where the days of reports overlap."""
    first = items[0]
    document, last = first.claim.document, first.reported.last
    is_first = all(_before(last, item.reported.first) for item in items if item.claim.document != document)
    return first if is_first and first.reported.is_known else None


def _before(last: date | None, first: date | None) -> bool:
    return last is not None and first is not None and last < first


def days_told(milestones: Iterable[Milestone], events: Iterable[Event]) -> Mapping[tuple[str, SeasonId], str | None]:
    """Return the day of each milestone, by its claim's id and season, as EDTF: the text's own, or else the record's where it fits.

    The record's day of the event stands in where the text gives none, where the text's is not trusted, where the text's hangs on a
    publication that is not known to the day, and where it is approximate ("nearly four months ago") and the record's is near it.
    """
    known = {(item.claim.id, item.season): event for event in events for item in event.milestones}
    return {(item.claim.id, item.season): _day_of(item, known.get((item.claim.id, item.season))) for item in milestones}


def _day_of(item: Milestone, event: Event | None) -> str | None:
    if event is None or event.edtf is None:
        return item.happened_edtf
    if event.happened.first and width(event.happened) == 0 and not item.reported.is_day:
        named = beside(item.claim.qualifier("date.anchor"), event.happened.first)
        if named is not None and (item.happened is None or meets(named.interval, item.happened)):
            return event.edtf if meets(named.interval, event.happened) else named.edtf
    if item.happened is None or not item.trusted:
        return event.edtf
    own = item.happened_edtf or ""
    is_vague = "~" in own and not _DAY_OF_NEWS.fullmatch(own) and "~" not in event.edtf
    if is_vague and width(event.happened) < width(item.happened) and meets(item.happened, event.happened, slack=_ABOUT):
        return event.edtf
    is_open = item.anchored and not item.reported.is_day
    fits = meets(item.happened, event.happened) and width(event.happened) < width(item.happened)
    return event.edtf if is_open and fits else item.happened_edtf
