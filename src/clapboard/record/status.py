"""Where a season stands: a small state machine over the events of its timeline.

Three axes, none a maximum. *Stage* goes forward with the making and is held up by a pause or a delay until something later shows that
it went on. *Fate* follows the turns in the order in which they happened; each reversal keeps what it undoes. *Strength* is that of the
word the fate (or else the stage) rests on. Denials, questions and absences never are events; what is only expected or rumoured hedges.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from clapboard.model.mention import Certainty, Continuation
from clapboard.model.show import Event, Fate, Milestone, Reversal, SeasonId, Stage, Status, Strength
from clapboard.record.resolve import report_order
from clapboard.record.timeline import event_order, timeline
from clapboard.record.told import family

_FORWARD = (
    Stage.UNKNOWN,
    Stage.RUMOURED,
    Stage.IN_DEVELOPMENT,
    Stage.ORDERED,
    Stage.WRITING,
    Stage.PRE_PRODUCTION,
    Stage.FILMING,
    Stage.WRAPPED,
    Stage.POST_PRODUCTION,
    Stage.DATED,
    Stage.PART_RELEASED,
    Stage.RELEASED,
    Stage.CONCLUDED,
)
_RANK = {stage: at for at, stage in enumerate(_FORWARD)}
_STAGES = {
    "ordered": Stage.ORDERED,
    "renewed": Stage.ORDERED,
    "undone": Stage.ORDERED,
    "film": Stage.ORDERED,
    "spin_off": Stage.ORDERED,
    "in_development": Stage.IN_DEVELOPMENT,
    "writing": Stage.WRITING,
    "filming_started": Stage.FILMING,
    "filming_resumed": Stage.FILMING,
    "filming_wrapped": Stage.WRAPPED,
    "date_set": Stage.DATED,
    "date_moved": Stage.DATED,
    "ended": Stage.CONCLUDED,
}
_HELD_UP = {"filming_paused": Stage.PAUSED, "delayed": Stage.DELAYED}
_LAST = ("final_season", "ended")
"""What an order of a later season undoes."""
_HEDGED = frozenset({Certainty.EXPECTED, Certainty.RUMOURED})


@dataclass(slots=True)
class _Fate:
    """Where the turns have led so far; `standing` are the events that hold, by what they are."""

    fate: Fate = Fate.UNDECIDED
    proof: list[Event] = field(default_factory=list)
    standing: dict[str, Event] = field(default_factory=dict)
    reversals: list[Reversal] = field(default_factory=list)

    def turn(self, fate: Fate, event: Event, *, undoing: Iterable[str] = ()) -> None:
        for kind in undoing:
            undone = self.standing.pop(kind, None)
            if undone is not None:
                self.reversals.append(Reversal(by=event, undoes=undone))
        self.fate = fate
        self.proof.insert(0, event)
        self.standing[family(event.kind)] = event


def statuses(milestones: Iterable[Milestone], *, events: Iterable[Event] | None = None) -> dict[SeasonId, Status]:
    """Return the status of every season told of by `milestones` (of one show or of many); `events` are their timeline where it is known."""
    milestones = list(milestones)
    told: defaultdict[SeasonId, list[Event]] = defaultdict(list)
    for event in timeline(milestones) if events is None else events:
        if not event.denied_by:
            told[event.season].append(event)
    others: defaultdict[SeasonId, list[Milestone]] = defaultdict(list)
    once = {(item.claim.id, item.season): item for item in milestones if not item.is_event}
    for item in sorted(once.values(), key=report_order):
        others[item.season].append(item)
    seasons = sorted({*told, *others}, key=season_order)
    return {season: _status(season, told[season], others[season], later=_later(season, told)) for season in seasons}


def season_order(season: SeasonId) -> tuple[str, bool, int, str]:
    """Order seasons by show and number, what has no number last."""
    return (season.show, season.number is None, season.number or 0, season.continuation)


def _later(season: SeasonId, events: Mapping[SeasonId, Sequence[Event]]) -> list[Event]:
    """Return the orders and releases of a season after this one: they undo that this one was to be the last."""
    if season.number is None or season.continuation is not Continuation.SEASON:
        return []
    after = (other for other in events if other.show == season.show and other.number is not None and other.number > season.number)
    found = [event for other in after for event in events[other] if family(event.kind) in ("renewed", "moved_platform", "released")]
    return sorted(found, key=event_order)


def _status(season: SeasonId, events: Sequence[Event], others: Sequence[Milestone], *, later: Sequence[Event]) -> Status:
    fate = _fate(events, later)
    stage, shown = _stage([event for event in events if not _is_overtaken(event, later)], cancelled=fate.fate is Fate.CANCELLED)
    hedged = tuple(reversed([item for item in others if item.certainty in _HEDGED or item.planned]))
    if stage is Stage.UNKNOWN and hedged:
        stage = Stage.RUMOURED
    resting = fate.proof or shown
    return Status(
        season=season,
        stage=stage,
        fate=fate.fate,
        strength=resting[0].strength if resting else max((item.strength for item in hedged), default=Strength.DENIAL),
        stage_proof=_proof(shown) or (hedged if stage is Stage.RUMOURED else ()),
        fate_proof=_proof(fate.proof[:1]),
        dated=_dated(events),
        reversals=tuple(fate.reversals),
        absent=tuple(reversed([item for item in others if item.certainty is Certainty.ABSENT])),
        hedged=hedged,
        denied=tuple(reversed([item for item in others if item.certainty is Certainty.DENIED])),
    )


def _proof(events: Iterable[Event]) -> tuple[Milestone, ...]:
    """Return all that is told of the events, the newest report first, each once."""
    items = {(item.claim.id): item for event in events for item in event.milestones}
    return tuple(sorted(items.values(), key=report_order, reverse=True))


def _is_overtaken(event: Event, later: Iterable[Event]) -> bool:
    """Tell whether it says that the season was the end when another had long been ordered or was out: it is of no consequence."""
    if event.kind != "ended" or event.happened.last is None:
        return False
    return any(other.happened.last is not None and other.happened.last < event.happened.last for other in later)


def _fate(events: Sequence[Event], later: Sequence[Event]) -> _Fate:
    state = _Fate()
    steps = [(event, False) for event in events if not _is_overtaken(event, later)] + [(event, True) for event in later]
    for event, is_later in sorted(steps, key=lambda step: (step[0].happened.last or date.max, step[1], event_order(step[0]))):
        if is_later:
            if not state.standing.keys().isdisjoint(_LAST):
                state.turn(Fate.RENEWED, event, undoing=_LAST)
                state.standing.pop(family(event.kind), None)
            continue
        _step(state, event)
    return state


_TURNS: dict[str, tuple[Fate, tuple[str, ...]]] = {
    "final_season": (Fate.FINAL, ()),
    "cancelled": (Fate.CANCELLED, ("renewed", "moved_platform")),
    "moved_platform": (Fate.MOVED, ("cancelled",)),
}
"""What a turn makes of the fate, and which standing turns it undoes."""


def _step(state: _Fate, event: Event) -> None:
    kind, standing = family(event.kind), state.standing
    if kind == "renewed":
        _renew(state, event)
    elif kind in _TURNS:
        fate, undoing = _TURNS[kind]
        last = standing.get("final_season") if kind == "moved_platform" else None
        state.turn(fate, event, undoing=undoing)
        if last is not None:  # who takes a show over for its last season takes nothing of that back
            state.turn(Fate.FINAL, last)
    elif kind == "ended" and "cancelled" not in standing:
        state.turn(Fate.ENDED, event)
    elif kind == "licensed" and state.fate is Fate.UNDECIDED:
        state.turn(Fate.LICENSED, event)


def _renew(state: _Fate, event: Event) -> None:
    if "cancelled" in state.standing:
        state.turn(Fate.UNDONE, event, undoing=("cancelled",))
    elif event.kind == "undone" and "final_season" in state.standing:
        state.turn(Fate.RENEWED, event, undoing=("final_season",))
    elif not state.standing:
        state.turn(Fate.RENEWED, event)


def _stage(events: Sequence[Event], *, cancelled: bool) -> tuple[Stage, list[Event]]:
    """Return how far the making has come, and the events that show it, the decisive first."""
    best: tuple[int, Event] | None = None
    held: Event | None = None
    for event in sorted(events, key=event_order):
        stage = _stage_of(event)
        if event.kind in _HELD_UP:
            held = event
        elif stage is not None:
            if best is None or _RANK[stage] >= best[0]:
                best = (_RANK[stage], event)
            held = held if _RANK[stage] < _RANK[Stage.FILMING] else None
    if best is None:
        return (_HELD_UP[held.kind], [held]) if held else (Stage.UNKNOWN, [])
    stage = _FORWARD[best[0]]
    if held is not None and stage not in (Stage.PART_RELEASED, Stage.RELEASED, Stage.CONCLUDED):
        return _HELD_UP[held.kind], [held, best[1]]
    if stage is Stage.PART_RELEASED and _is_all_out(events):
        stage = Stage.RELEASED
    if cancelled and _RANK[Stage.FILMING] <= best[0] < _RANK[Stage.PART_RELEASED]:
        return Stage.SHELVED, [best[1]]
    return stage, [best[1]]


def _stage_of(event: Event) -> Stage | None:
    if event.kind == "released":
        return Stage.RELEASED if event.part is None else Stage.PART_RELEASED
    return _STAGES.get(event.kind)


def _is_all_out(events: Sequence[Event]) -> bool:
    """Tell whether every part that a date was set for is out."""
    due = {event.part for event in events if event.kind in ("date_set", "date_moved") and event.part is not None}
    out = {event.part for event in events if event.kind == "released"}
    return len(due) > 1 and due <= out


def _dated(events: Iterable[Event]) -> Event | None:
    """Return the event that set the date now in force: the last that was reported, the stronger of two of one day."""
    dated = [event for event in events if event.kind in ("date_set", "date_moved") and event.target is not None]
    return max(dated, key=lambda event: (str(event.milestones[0].reported.first or ""), event.strength, event_order(event)), default=None)


def leading(standings: Iterable[Status]) -> Status | None:
    """Return the status that a show leads with: the newest numbered season that is more than talked about, else the newest told of."""
    found = list(standings)
    numbered = [item for item in found if item.season.number is not None]
    sure = [item for item in numbered if item.stage not in (Stage.RUMOURED, Stage.UNKNOWN)]
    return max(sure or numbered, key=lambda item: item.season.number or 0, default=found[0] if found else None)
