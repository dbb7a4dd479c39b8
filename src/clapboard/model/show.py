"""Where a season stands: three independent axes, and what they are derived from."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from clapboard.model.claim import Claim
from clapboard.model.mention import Certainty, Continuation
from clapboard.model.when import Interval

ANNOUNCED = frozenset(
    "ordered renewed cancelled undone final_season date_set date_moved title_announced film spin_off "
    "cast_added cast_left cast_returning recast".split()
)
"""Kinds of milestones that happen by being announced."""

TOLD = frozenset({Certainty.ASSERTED, Certainty.REPORTED})
"""How sure a text is of what it says that it happened."""


class Stage(StrEnum):
    """How far the making of a season has come."""

    UNKNOWN = "unknown"
    RUMOURED = "rumoured"
    IN_DEVELOPMENT = "in development"
    ORDERED = "ordered"
    WRITING = "writing"
    PRE_PRODUCTION = "pre-production"
    FILMING = "filming"
    WRAPPED = "wrapped"
    POST_PRODUCTION = "post-production"
    DATED = "dated"
    PART_RELEASED = "part released"
    RELEASED = "released"
    CONCLUDED = "concluded"
    PAUSED = "paused"
    DELAYED = "delayed"
    SHELVED = "shelved"


class Fate(StrEnum):
    """What has been decided about a season."""

    UNDECIDED = "undecided"
    RENEWED = "renewed"
    FINAL = "final season announced"
    ENDED = "ended as planned"
    CANCELLED = "cancelled"
    UNDONE = "cancellation undone"
    MOVED = "moved to another platform"
    CONTINUED = "continued as film or spin-off"
    LICENSED = "licensed elsewhere"


class Strength(IntEnum):
    """How near to the announcer the word of a fact comes from."""

    DENIAL = 0
    RUMOUR = 1
    HEDGED = 2
    CITING = 3
    OWN_REPORT = 4
    ON_RECORD = 5
    OFFICIAL = 6


class SeasonBasis(StrEnum):
    """How it is known which season a milestone is about."""

    PRINTED = "printed in the sentence"
    IMPLIED = "printed elsewhere in the document"
    DOCUMENT = "the season the document is about"
    MATCHED = "the same news in another document"
    COUNTED = "counted from the record"
    SHOW = "the show as a whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonId:
    """A season of a show as the record resolved it; `number` is None for a film or spin-off, or the show as a whole."""

    show: str
    number: int | None = None
    continuation: Continuation = Continuation.SEASON


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A claim of a milestone, resolved against the record: which show, which season, which days.

    `happened` is when it happened (or is planned to), `target` the date that was set, `announced` when it was announced,
    `reported` when the document was published, each an interval of days; `happened_edtf`, `target_edtf` and `announced_edtf` keep
    the precision of the text. `anchored` says that `happened` hangs on the day of publication ("yesterday"), `trusted` that nothing on
    record speaks against it (a reprint's "yesterday" is kept, and not trusted). `basis` is how the season is known. `word` is the
    strength of whose word it is, however sure: a platform's denial is a strong word.
    """

    claim: Claim
    season: SeasonId
    kind: str
    certainty: Certainty
    strength: Strength
    planned: bool
    reported: Interval
    happened: Interval | None = None
    happened_edtf: str | None = None
    target: Interval | None = None
    target_edtf: str | None = None
    value: str | None = None
    part: int | None = None
    platform: str | None = None
    announced_by: str | None = None
    outlet: str | None = None
    announced: Interval | None = None
    announced_edtf: str | None = None
    anchored: bool = False
    trusted: bool = True
    basis: SeasonBasis = SeasonBasis.PRINTED
    word: Strength = Strength.OWN_REPORT

    @property
    def is_event(self) -> bool:
        """Tell whether the text says that it happened: asserted or reported, and not merely planned.

        What happens by being announced (an order, a date, a title) has happened though what is announced is still to come.
        """
        return self.certainty in TOLD and (not self.planned or self.kind in ANNOUNCED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened to a season, with all that is told of it.

    `happened` and `edtf` are the best day on record; where no text gives one, `edtf` is None and `happened` ends with the first
    report. `reported` is when the earliest report was published, `first` the milestone that was surely first (None: the days of
    the earliest reports overlap, it cannot be told), `milestones` all that tell it, earliest first, `copies` those of them
    whose words stood in an earlier document. `denied_by` are denials that speak against it: later, on a word at least as
    strong, and not answered since. It is on record then, and moves no status.
    """

    season: SeasonId
    kind: str
    part: int | None = None
    value: str | None = None
    happened: Interval
    edtf: str | None = None
    target: Interval | None = None
    target_edtf: str | None = None
    strength: Strength
    reported: Interval
    first: Milestone | None
    milestones: tuple[Milestone, ...]
    copies: tuple[Milestone, ...] = ()
    denied_by: tuple[Milestone, ...] = ()

    @property
    def day(self) -> str | None:
        """Return the best day for a list: when it happened, else when it was first reported, else None; as EDTF."""
        if self.edtf is not None:
            return self.edtf
        return str(self.reported) if self.reported.is_known else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """An event and the earlier one that it undoes."""

    by: Event
    undoes: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where a season stands: each axis with the milestones that prove it, newest first.

    `dated` is the event that set the date now in force, `reversals` what undid what, in order; `absent` are the dated absences ("no
    date yet"), `hedged` what is only expected or rumoured, `denied` what is denied, each newest first: none of them moves an axis.
    """

    season: SeasonId
    stage: Stage
    fate: Fate
    strength: Strength
    stage_proof: tuple[Milestone, ...] = ()
    fate_proof: tuple[Milestone, ...] = ()
    dated: Event | None = None
    reversals: tuple[Reversal, ...] = ()
    absent: tuple[Milestone, ...] = ()
    hedged: tuple[Milestone, ...] = ()
    denied: tuple[Milestone, ...] = ()
