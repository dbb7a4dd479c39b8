"""A conflict and its sides."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from clapboard.model.claim import Claim
from clapboard.model.show import Milestone, SeasonId, Strength
from clapboard.record.source import Source

_CLEARLY_MORE = 2
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
SHOWN = 4
"""Documents that are enough to show a disagreement of two values."""


class Scope(StrEnum):
    """What sort of thing the documents disagree on."""

    SEASON = "season"
    DATE = "date"
    CREDIT = "credit"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the values, with the claims for it in the order of report, and the strongest word behind it."""

    value: str
    claims: tuple[Claim, ...]
    strength: Strength = Strength.OWN_REPORT

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the documents that say so, in the order of report, each once."""
        return tuple(dict.fromkeys(claim.document for claim in self.claims))

    @property
    def plainest(self) -> tuple[str, ...]:
        """Return the same documents, those first that print the whole date: beside a slip of the year they show more than "August 6"."""
        whole = {claim.document for claim in self.claims if _names_year(claim)}
        return tuple(sorted(self.documents, key=lambda document: document not in whole))


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What documents disagree on. `right` is the side that a better source settles it for, None where none does; `because` says why."""

    show: str
    season: SeasonId | None
    field: str
    scope: Scope
    sides: tuple[Side, ...]
    right: Side | None = None
    because: str | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """Return the values that disagree, in the order of the sides."""
        return tuple(side.value for side in self.sides)

    @property
    def documents(self) -> tuple[str, ...]:
        """Return a few documents that show the disagreement: in turn from every side, the rarest value first; `sides` has all."""
        rows = [list(side.plainest) for side in sorted(self.sides, key=lambda side: (len(side.documents), side.value))]
        most = max(SHOWN, len(self.sides))
        chosen: list[str] = []
        for at in range(max(len(row) for row in rows)):
            chosen += [row[at] for row in rows if at < len(row) and row[at] not in chosen]
        return tuple(sorted(chosen[:most]))


def _names_year(claim: Claim) -> bool:
    edtf = claim.qualifier("target.edtf") or (claim.qualifier("date.edtf") if claim.qualifier("target.anchor") is None else None)
    return edtf is not None and _DAY.fullmatch(edtf) is not None


def side_of(value: str, items: Iterable[Milestone]) -> Side:
    """Return the side of a value that milestones stand for, given in the order of report."""
    items = tuple(items)
    claims = {item.claim.id: item.claim for item in items}
    return Side(value=value, claims=tuple(claims.values()), strength=max(item.strength if item.is_event else item.word for item in items))


def settle(sides: Iterable[Side], sources: Mapping[str, Source] | None = None) -> tuple[Side | None, str | None]:
    """Return the side that is right, and why: the only one with the strongest word behind it, else one told by clearly more outlets."""
    sides = tuple(sides)
    strongest = max(side.strength for side in sides)
    best = [side for side in sides if side.strength is strongest]
    if len(best) == 1:
        return best[0], f"it rests on the strongest word ({strongest.name.lower().replace('_', ' ')})"

    def outlets(side: Side) -> int:
        return len({(sources[document].outlet if sources and document in sources else None) or document for document in side.documents})

    most = sorted(sides, key=outlets, reverse=True)
    if outlets(most[0]) - outlets(most[1]) >= _CLEARLY_MORE:
        return most[0], f"{outlets(most[0])} documents against {outlets(most[1])}"
    return None, None
