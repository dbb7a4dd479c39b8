"""The best day for an event, of all that are told, and for each report of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from clapboard.model.show import Event, Milestone, SeasonId
from clapboard.model.when import Interval
from clapboard.record.days import meets, width

Day = tuple[Interval, str]
"""Days, and their text at the texts' precision (EDTF)."""


def best_day(items: Sequence[Milestone], due: Sequence[Milestone] = ()) -> Day | None:
    """Return the day that most documents bear out, then the narrowest, the strongest, the first of `items` (in the order of report).

    `due` are the reports of a date that was set for the event: they bear out a day that fits, and make it as narrow as they are.
    """
    dated = [item for item in items if item.happened is not None and item.trusted and item.happened.last is not None]
    told: defaultdict[Interval, set[str]] = defaultdict(set)
    for item, days in (*((item, item.happened) for item in dated), *((item, item.target) for item in due)):
        if days is not None:
            told[days].add(item.claim.document)

    @cache
    def borne_out(days: Interval) -> int:
        return len(set().union(*(documents for other, documents in told.items() if meets(other, days))))

    def votes(item: Milestone) -> int:
        return borne_out(item.happened or Interval())

    order = {item.claim.id: at for at, item in reversed(list(enumerate(dated)))}
    best = min(dated, key=lambda item: (-votes(item), width(item.happened), -item.strength, order[item.claim.id]), default=None)
    if best is None or best.happened is None:
        return None
    set_for = [item for item in due if item.target and meets(item.target, best.happened) and width(item.target) < width(best.happened)]
    aimed = max(
        set_for, key=lambda item: (sum(item.target == other.target for other in set_for), item.strength, item.claim.id), default=None
    )
    if aimed is not None and aimed.target is not None and aimed.target_edtf is not None:
        return aimed.target, aimed.target_edtf
    return best.happened, best.happened_edtf or str(best.happened)


def best_target(items: Sequence[Milestone]) -> Milestone | None:
    """Return the milestone whose date that was set is the narrowest, then the strongest, the latest reported."""
    aimed = [item for item in items if item.target is not None]
    best = min(((width(item.target), -item.strength) for item in aimed), default=None)
    return next((item for item in reversed(aimed) if (width(item.target), -item.strength) == best), None)


def first_of(items: Sequence[Milestone]) -> Milestone | None:
    """Return the milestone that was surely reported before all others, None where the days of reports overlap."""
    first = items[0]
    others = [item for item in items if item.claim.document != first.claim.document]
    return first if all(_before(first.reported.last, item.reported.first) for item in others) and first.reported.is_known else None


def _before(last: date | None, first: date | None) -> bool:
    return last is not None and first is not None and last < first


def days_told(milestones: Iterable[Milestone], events: Iterable[Event]) -> Mapping[tuple[str, SeasonId], str | None]:
    """Return the day of each milestone, by its claim's id and season, as EDTF: the text's own, or else the record's where it fits.

    The record's day of the event stands in where the text gives none, where the text's is not trusted, and where the text's hangs on a
    publication that is not known to the day.
    """
    known = {(item.claim.id, item.season): event for event in events for item in event.milestones}
    return {(item.claim.id, item.season): _day_of(item, known.get((item.claim.id, item.season))) for item in milestones}


def _day_of(item: Milestone, event: Event | None) -> str | None:
    if event is None or event.edtf is None:
        return item.happened_edtf
    if item.happened is None or not item.trusted:
        return event.edtf
    is_open = item.anchored and not item.reported.is_day
    fits = meets(item.happened, event.happened) and width(event.happened) < width(item.happened)
    return event.edtf if is_open and fits else item.happened_edtf
