"""One change of the record."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Self

from clapboard.model.claim import Claim
from clapboard.model.show import SeasonId


class Clock(StrEnum):
    """By which of its times a change is dated: when we captured the document that brought it, or when that was published."""

    RECORDED = "recorded"
    PUBLISHED = "published"


class ChangeKind(StrEnum):
    """What sort of change it is."""

    STANDING = "standing"
    FACT = "fact"
    WITHDRAWN = "fact withdrawn"
    DATE_MOVED = "date moved"
    DATE_NARROWED = "date known better"
    CONFLICT_OPENED = "conflict opened"
    CONFLICT_CLOSED = "conflict closed"
    PAGE_CHANGED = "page changed"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Words that prove a change: the claim's id, the document that they stand in, and the exact words."""

    claim: str
    document: str
    words: str

    @classmethod
    def of(cls, claim: Claim) -> Self:
        """Return the words of a claim."""
        return cls(claim=claim.id, document=claim.document, words=claim.evidence[0].exact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What the record says otherwise from `at` on (UTC; of a day of publication, its beginning).

    `field` is what changed: `standing`, a kind of milestone, a conflict's field, a page's address, an editor's verdict. `before` and
    `after` are the two values, None where there was none. `season` is None where the change is of the show as a whole, or of a page.
    `evidence` is never empty. `id` is the same whenever and however often the question is asked; the show's name, which later
    documents may spell otherwise, is no part of it.
    """

    kind: ChangeKind
    show: str
    at: datetime
    field: str
    season: SeasonId | None = None
    before: str | None = None
    after: str | None = None
    evidence: tuple[Cited, ...]
    id: str = dataclasses.field(init=False, default="")

    def __post_init__(self) -> None:
        """Refuse a change that nothing proves, and derive the id from all other parts."""
        if not self.evidence:
            msg = "no change without its sentence"
            raise ValueError(msg)
        object.__setattr__(self, "id", _digest(self))


def _digest(change: Change) -> str:
    season = (change.season.number, change.season.continuation.value) if change.season else None
    cited = [(item.claim, item.document, item.words) for item in change.evidence]
    parts = (change.kind.value, change.show, change.at.isoformat(), change.field, season, change.before, change.after, cited)
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def cited(claims: Iterable[Claim]) -> tuple[Cited, ...]:
    """Return the words of claims, each claim once, in the order given."""
    return tuple(Cited.of(claim) for claim in {claim.id: claim for claim in claims}.values())


def folded(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Leave out the facts by which a season came to its new standing: one piece of news is told once, as the standing that it brought."""
    changes = tuple(changes)
    told: defaultdict[tuple[datetime, SeasonId | None], set[str]] = defaultdict(set)
    for item in changes:
        if item.kind is ChangeKind.STANDING:
            told[item.at, item.season] |= {words.claim for words in item.evidence}

    def is_told(item: Change) -> bool:
        return item.kind is ChangeKind.FACT and {words.claim for words in item.evidence} <= told[item.at, item.season]

    return tuple(item for item in changes if not is_told(item))
