"""The five stripes of a season: ordered, filming, wrapped, dated, out; and the one sentence on where it stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from clapboard.model.show import Event, Fate, SeasonId, Stage, Status
from clapboard.publishing.views.wording import date_words, season_words
from clapboard.record.conflicts import Conflict, Scope

_STEPS: tuple[tuple[str, frozenset[str], frozenset[Stage]], ...] = (
    (
        "ordered",
        frozenset({"ordered", "renewed", "undone", "film", "spin_off"}),
        frozenset({Stage.ORDERED, Stage.WRITING, Stage.PRE_PRODUCTION, Stage.IN_DEVELOPMENT}),
    ),
    ("filming", frozenset({"filming_started", "filming_resumed"}), frozenset({Stage.FILMING, Stage.PAUSED})),
    ("wrapped", frozenset({"filming_wrapped"}), frozenset({Stage.WRAPPED, Stage.POST_PRODUCTION, Stage.SHELVED})),
    ("dated", frozenset({"date_set", "date_moved"}), frozenset({Stage.DATED, Stage.DELAYED})),
    ("out", frozenset({"released", "ended"}), frozenset({Stage.PART_RELEASED, Stage.RELEASED, Stage.CONCLUDED})),
)
_OVER = frozenset({Stage.RELEASED, Stage.CONCLUDED})
_CUT = frozenset({Fate.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stripe. `state` is `on`, `now`, `implied` (a later step is on record, this one is not), `hedged`, `split`, `asked`, `cut` or "".

    `day` is EDTF, None where no text gives one; `claims` prove it.
    """

    name: str
    state: str
    day: str | None = None
    claims: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return the state in words."""
        return {
            "on": "on record",
            "now": "where it stands now",
            "implied": "no report held, a later step is on record",
            "hedged": "reported, unconfirmed",
            "split": "outlets disagree",
            "asked": "only asked about",
            "cut": "cancelled before",
        }.get(self.state, "not reached")


def steps(status: Status, events: Iterable[Event], conflicts: Iterable[Conflict]) -> tuple[Step, ...]:
    """Return the stripes of a season from its events and the conflicts about its dates."""
    told = [event for event in events if not event.denied_by]
    now = next((at for at, (_, _, stages) in enumerate(_STEPS) if status.stage in stages), None)
    disputed = {step for item in conflicts if item.season == status.season and item.right is None for step in _disputed(item)}
    return tuple(_step(at, status, told, now=now, disputed=disputed) for at in range(len(_STEPS)))


def _disputed(item: Conflict) -> Iterable[str]:
    """Return the steps whose day, or whether they happened, documents disagree on."""
    if item.scope not in (Scope.DATE, Scope.SEASON):
        return ()
    return tuple(name for name, kinds, _ in _STEPS if any(kind.replace("_", " ") in item.field.replace("_", " ") for kind in kinds))


def _step(at: int, status: Status, events: Sequence[Event], *, now: int | None, disputed: set[str]) -> Step:
    name, kinds, _ = _STEPS[at]
    own = [event for event in events if event.kind in kinds]
    hedged = [item for item in status.hedged if item.kind in kinds]
    shown = own[-1] if own else None
    due = status.dated or shown
    day = (due.target_edtf if due else None) if name == "dated" else shown.day if shown else None
    claims = tuple(item.claim.id for event in own for item in event.milestones) or tuple(item.claim.id for item in hedged)
    return Step(name=name, state=_state(at, status, bool(own), bool(hedged), now=now, is_disputed=name in disputed), day=day, claims=claims)


def _state(at: int, status: Status, is_told: bool, is_hedged: bool, *, now: int | None, is_disputed: bool) -> str:  # noqa: FBT001 - two answers about one step
    if is_disputed and is_told:
        return "split"
    if now is not None and at == now:
        return "on" if status.stage in _OVER else "now"
    if is_told:
        return "on"
    if now is not None and at < now:
        return "implied"
    if status.fate in _CUT and status.stage not in _OVER:
        return "cut"
    if is_hedged:
        return "hedged"
    is_asked = status.stage is Stage.UNKNOWN and not (status.stage_proof or status.fate_proof)
    return "asked" if is_asked else ""


def stands(status: Status, events: Iterable[Event]) -> str:
    """Return one sentence on where a season stands."""
    name = season_words(status.season)
    told = list(events)
    date = status.dated.target_edtf if status.dated else None
    released = _day(told, "released")
    words: Mapping[Stage, str] = {
        Stage.RELEASED: f"{name} is out" + (f", released {_on(released)}" if released else ""),
        Stage.CONCLUDED: f"{name} is out and over" + (f", released {_on(released)}" if released else ""),
        Stage.PART_RELEASED: f"{name} is out in part",
        Stage.DATED: f"{name} is set for {date_words(date)}" if date else f"{name} has a date",
        Stage.POST_PRODUCTION: f"{name} is in post-production",
        Stage.WRAPPED: f"{name} has finished filming" + (f" and is set for {date_words(date)}" if date else "; no date is on record"),
        Stage.FILMING: f"{name} is being filmed" + (f" and is set for {date_words(date)}" if date else ""),
        Stage.PAUSED: f"Filming of {_small(name)} is paused",
        Stage.DELAYED: f"{name} is delayed" + (f"; the date on record is {date_words(date)}" if date else ""),
        Stage.SHELVED: f"{name} is shelved",
        Stage.PRE_PRODUCTION: f"{name} is in pre-production",
        Stage.WRITING: f"{name} is being written",
        Stage.ORDERED: f"{name} is ordered" + (f" and set for {date_words(date)}" if date else ""),
        Stage.IN_DEVELOPMENT: f"{name} is in development",
        Stage.RUMOURED: f"{name} is only talked about",
        Stage.UNKNOWN: f"Nothing certain is on record of {_small(name)}",
    }
    return words[status.stage] + _fate(status)


def _small(name: str) -> str:
    return "the show" if name == "The show" else name


def _fate(status: Status) -> str:
    return {
        Fate.FINAL: ", said to be the last",
        Fate.CANCELLED: "; cancelled after it" if status.stage in _OVER else "; cancelled",
        Fate.ENDED: ", ended as planned" if status.stage in _OVER else "",
        Fate.UNDONE: "; its cancellation was undone",
        Fate.MOVED: ", on another platform",
        Fate.CONTINUED: "; continued as a film or spin-off",
    }.get(status.fate, "")


def _on(day: str) -> str:
    words = date_words(day)
    return words if words.startswith(("by ", "from ", "about ", "perhaps ")) else f"on {words}" if words[:1].isdigit() else f"in {words}"


def _day(events: Iterable[Event], kind: str) -> str | None:
    return next((event.edtf for event in events if event.kind == kind and event.edtf), None)


def season_of(events: Iterable[Event], season: SeasonId) -> list[Event]:
    """Return the events of one season, in order."""
    return [event for event in events if event.season == season]
