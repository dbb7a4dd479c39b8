"""Turns of fate: renewed, cancelled, saved, final. Which reports tell the same turn, and which a new one.

A retelling must not reopen what has been turned since: after "renewed, cancelled", a late reprint of the renewal is the first renewal
again. A report is a new turn of a kind that was there before only with evidence of its own: it gives a day of its own after what it
turns; or its document begins with it, or gives it a day, and goes on to tell of what it turns; or two outlets begin with it, apart and
within days of each other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from clapboard.model.show import Milestone
from clapboard.record.days import meets, width
from clapboard.record.told import SAME_NEWS, family
from clapboard.record.words import Print, copies_among, prints_of

OPPOSED = {
    "renewed": frozenset({"cancelled"}),
    "moved_platform": frozenset({"cancelled"}),
    "cancelled": frozenset({"renewed", "moved_platform"}),
    "final_season": frozenset({"renewed"}),
    "ended": frozenset({"renewed"}),
}
TURNS = frozenset(OPPOSED)
_SAME_DAY = {"cancelled": 0, "renewed": 1, "moved_platform": 1, "final_season": 2, "ended": 3}
"""In which order turns of one day are taken: what is saved was cancelled before, and may be saved as the last."""
_NARROW = 45


@dataclass(slots=True, eq=False)
class _Turn:
    """One turn while it is put together."""

    kind: str
    moment: date
    items: list[Milestone] = field(default_factory=list)
    undoes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How the reports of a season tell it: whose words are copies, and where each document begins to tell of the season at all."""

    prints: Mapping[str, Print]
    copies: frozenset[str]
    starts: Mapping[str, int]

    @classmethod
    def of(cls, items: Sequence[Milestone]) -> Self:
        """Work it out from all reports of a season, in the order of report."""
        prints = prints_of(items)
        starts: dict[str, int] = {}
        for item in items:
            document, at = item.claim.document, item.claim.evidence[0].span.start
            if at <= starts.get(document, at):
                starts[document] = at
        return cls(prints=prints, copies=copies_among(items, prints), starts=starts)


def split_turns(items: Sequence[Milestone], telling: Telling) -> tuple[tuple[Milestone, ...], ...]:
    """Return the reports of turns of one season, given in the order of report: those of one turn together, in the order of the turns."""
    moments = _moments(items, telling)
    told = _told(items)
    turns: list[_Turn] = []
    for item in sorted(items, key=lambda item: (moments[item.claim.id], _SAME_DAY[family(item.kind)])):
        moment = moments[item.claim.id]
        same = [turn for turn in turns if turn.kind == family(item.kind)]
        new = not same or (_is_turned(same[-1], turns, item) and _is_fresh(item, same[-1], turns, items=items, telling=telling, told=told))
        turn = _Turn(kind=family(item.kind), moment=moment) if new else _nearest(same, item, moment)
        turn.items.append(item)
        turn.undoes = turn.undoes or item.kind == "undone"
        if new:
            turns.append(turn)
    return tuple(tuple(turn.items) for turn in turns)


def moment_of(item: Milestone) -> date:
    """Return the day by which it had happened, as this report has it."""
    if item.happened is not None and item.trusted and item.happened.last is not None and width(item.happened) <= _NARROW:
        return min(item.happened.last, item.reported.last or date.max)
    return item.reported.last or date.max


def _moments(items: Iterable[Milestone], telling: Telling) -> dict[str, date]:
    """Return the moment of each report; words that stood elsewhere before keep the earlier moment."""
    first: dict[Print, date] = {}
    prints = telling.prints
    moments = {item.claim.id: moment_of(item) for item in items}
    for claim, moment in moments.items():
        first[prints[claim]] = min(moment, first.get(prints[claim], date.max))
    return {claim: first[prints[claim]] if claim in telling.copies else moment for claim, moment in moments.items()}


def _told(items: Iterable[Milestone]) -> dict[tuple[str, str], int]:
    """Return where each document first tells of each kind of turn: what comes first is its news."""
    told: dict[tuple[str, str], int] = {}
    for item in items:
        place, at = (item.claim.document, family(item.kind)), item.claim.evidence[0].span.start
        told[place] = min(told.get(place, at), at)
    return told


def _is_turned(turn: _Turn, turns: Sequence[_Turn], item: Milestone) -> bool:
    """Tell whether something opposed to `item` happened after `turn`."""
    return any(_opposes(other, item, turns) for other in turns[turns.index(turn) + 1 :])


def _opposes(other: _Turn, item: Milestone, turns: Iterable[_Turn]) -> bool:
    """Tell whether `item` turns `other` round. What is undone where nothing was cancelled is that it was the last."""
    if item.kind == "undone" and not any(turn.kind == "cancelled" for turn in turns):
        return other.kind in ("final_season", "ended")
    return other.kind in OPPOSED[family(item.kind)]


def _is_fresh(
    item: Milestone,
    turn: _Turn,
    turns: Sequence[_Turn],
    *,
    items: Sequence[Milestone],
    telling: Telling,
    told: Mapping[tuple[str, str], int],
) -> bool:
    """Tell whether the report brings evidence of its own that it happened again after `turn` was turned."""
    if item.claim.id in telling.copies:
        return False
    if item.happened is not None and width(item.happened) > _NARROW and any(_fits(item, one) for one in turn.items):
        return False  # "in 2019" of what was in March 2019 is the same
    opposed = [other for other in turns[turns.index(turn) + 1 :] if _opposes(other, item, turns)]
    since = max(other.moment for other in opposed)
    if item.happened is not None and item.trusted and item.happened.last is not None and item.happened.last <= since:
        return False
    if item.happened is not None and not item.anchored and width(item.happened) <= _NARROW and (item.happened.first or since) > since:
        return True
    if item.kind == "undone" and all(other.kind != "cancelled" for other in opposed):
        return True
    begins = _begins(item, telling)
    if moment_of(item) > since and _turns_round(item, opposed, told) and (begins or (item.happened is not None and item.trusted)):
        return True
    return begins and any(
        _apart(item, other) and _begins(other, telling)
        for other in items
        if other.claim.id not in telling.copies and family(other.kind) == family(item.kind) and moment_of(other) > since
    )


def _fits(item: Milestone, other: Milestone) -> bool:
    """Tell whether the other's days, narrow ones, lie among the item's."""
    days = other.happened
    return item.happened is not None and days is not None and width(days) <= _NARROW and meets(item.happened, days)


def _begins(item: Milestone, telling: Telling) -> bool:
    """Tell whether it is what its document tells first of the season: its news."""
    return item.claim.evidence[0].span.start == telling.starts[item.claim.document]


def _turns_round(item: Milestone, opposed: Iterable[_Turn], told: Mapping[tuple[str, str], int]) -> bool:
    """Tell whether its document goes on to tell of what it turns."""
    place = told[item.claim.document, family(item.kind)]
    return any(told.get((item.claim.document, other.kind), -1) > place for other in opposed)


def _apart(item: Milestone, other: Milestone) -> bool:
    """Tell whether two outlets report the same within days of each other, each in its own words."""
    if item.claim.document == other.claim.document or (item.outlet or item.claim.document) == (other.outlet or other.claim.document):
        return False
    if max(width(item.reported), width(other.reported)) > SAME_NEWS or item.reported.last is None or other.reported.last is None:
        return False  # of documents without a day nobody knows how far apart they are
    return abs((item.reported.last - other.reported.last).days) <= SAME_NEWS


def _nearest(same: Sequence[_Turn], item: Milestone, moment: date) -> _Turn:
    """Return the turn that a retelling is about: with a day of its own the nearest, else the first that fits no worse."""
    day = item.happened.last if item.happened is not None and item.trusted else None
    if day is None:
        return same[-1] if not same[-1].undoes or item.kind == "undone" else same[0]
    return min(same, key=lambda turn: abs((turn.moment - min(moment, day)).days))
