"""Where a season stands: three independent axes, and what they are derived from."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from clapboard.model.claim import Claim
from clapboard.model.mention import Certainty, Continuation
from clapboard.model.when import Interval


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonId:
    """A season of a show as the record resolved it; `number` is None for a film or spin-off, or the show as a whole."""

    show: str
    number: int | None = None
    continuation: Continuation = Continuation.SEASON


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A claim of a milestone, resolved against the record: which show, which season, which days.

    `happened` is when it happened (or is planned to), `target` the date that was set, `reported` when the document was
    published, each an interval of days; `happened_edtf` and `target_edtf` keep the precision of the text.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where a season stands: each axis with the milestones that prove it, newest first."""

    season: SeasonId
    stage: Stage
    fate: Fate
    strength: Strength
    stage_proof: tuple[Milestone, ...] = ()
    fate_proof: tuple[Milestone, ...] = ()
