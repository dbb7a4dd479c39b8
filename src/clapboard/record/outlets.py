"""How outlets did: first, late, wrong, corrected; counted from the record, in neutral words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from clapboard.model.claim import Claim
from clapboard.model.show import Event
from clapboard.record.conflicts import Conflict
from clapboard.record.firsts import firsts
from clapboard.record.source import Source

LATE = 7
"""Days after the first report from which a report of the same event is late."""


@dataclass(slots=True)
class _Tally:
    """What an outlet reported, while it is counted."""

    first: list[Claim] = field(default_factory=list)
    shared: list[Claim] = field(default_factory=list)
    late: list[Claim] = field(default_factory=list)
    wrong: list[Claim] = field(default_factory=list)
    corrected: list[Claim] = field(default_factory=list)
    reported: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How an outlet did. `reported` counts the events it told of; the claims prove each count.

    `first`: surely before all others. `shared`: among the first of a day. `late`: more than a week after the first. `wrong`: on a
    side of a conflict that a better source speaks against. `corrected`: of those, what the outlet itself told rightly later.
    """

    outlet: str
    reported: int
    first: tuple[Claim, ...]
    shared: tuple[Claim, ...]
    late: tuple[Claim, ...]
    wrong: tuple[Claim, ...]
    corrected: tuple[Claim, ...]


def outlets(events: Iterable[Event], conflicts: Iterable[Conflict], sources: Mapping[str, Source]) -> tuple[Score, ...]:
    """Return the score of each outlet, by name. An event that only one document tells makes nobody first: there was no race."""
    tallies: dict[str, _Tally] = {}
    for first in firsts(events):
        everybody = [*first.earliest, *first.others]
        for item in everybody:
            _of(tallies, item.claim, sources).reported += 1
        if len(everybody) > 1:
            for item in first.earliest:
                tally = _of(tallies, item.claim, sources)
                (tally.first if first.is_known else tally.shared).append(item.claim)
        began = min((item.reported.last for item in first.earliest if item.reported.last), default=None)
        for item in first.others:
            if began is not None and item.reported.first is not None and (item.reported.first - began).days > LATE:
                _of(tallies, item.claim, sources).late.append(item.claim)
    for conflict in conflicts:
        _judge(conflict, tallies, sources)
    return tuple(_score(outlet, tally) for outlet, tally in sorted(tallies.items()))


def _of(tallies: dict[str, _Tally], claim: Claim, sources: Mapping[str, Source]) -> _Tally:
    source = sources.get(claim.document)
    return tallies.setdefault((source.outlet if source else None) or "outlet not given", _Tally())


def _judge(conflict: Conflict, tallies: dict[str, _Tally], sources: Mapping[str, Source]) -> None:
    """Put down who was on a side that was not right, and who set it right later."""
    if conflict.right is None:
        return
    for side in conflict.sides:
        if side == conflict.right:
            continue
        for claim in {claim.document: claim for claim in reversed(side.claims)}.values():
            tally = _of(tallies, claim, sources)
            tally.wrong.append(claim)
            tally.corrected += [better for better in conflict.right.claims if _corrects(sources[better.document], sources[claim.document])][
                :1
            ]


def _corrects(better: Source, wrong: Source) -> bool:
    """Tell whether one document of an outlet came after another of the same outlet."""
    return better.outlet is not None and better.outlet == wrong.outlet and wrong.own_interval().surely_before(better.own_interval())


def _score(outlet: str, tally: _Tally) -> Score:
    return Score(
        outlet=outlet,
        reported=tally.reported,
        first=tuple(tally.first),
        shared=tuple(tally.shared),
        late=tuple(tally.late),
        wrong=tuple(tally.wrong),
        corrected=tuple(tally.corrected),
    )
