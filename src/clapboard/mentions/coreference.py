"""Who a pronoun or a role stands for: the most salient person before it that fits.

A candidate's salience is a weighted sum of a few plain features of its last mention (how far, subject or not, speaking or not, named
how often); the weights were fitted on the training part of GUM's news and interviews. After Lappin and Leass (1994).
"""

from dataclasses import dataclass, field
from math import log

from clapboard.model.span import Span

WINDOW = 8
"""Sentences that a pronoun looks back."""

WEIGHTS = {
    "sentence": -0.9,
    "paragraph": -0.3,
    "here": 0.2,
    "subject": 1.0,
    "speaks": 0.3,
    "both_speak": 0.5,
    "pronoun": 0.7,
    "often": 0.5,
    "possessive": -0.5,
    "quoted_alone": -3.0,
    "speaker_inside": -1.2,
    "bound": -2.0,
    "sure": 0.5,
    "first": 0.3,
    "character": -2.0,
    "weak": -2.0,
}


@dataclass(slots=True, kw_only=True)
class Entity:
    """A person, or a company, of one document while it is being read.

    `weak` says that only the form of the name speaks for a person, `outside` that it is mentioned outside of quotation marks.
    """

    name: str
    words: tuple[str, ...]
    pronoun: str | None = None
    company: bool = False
    character: bool = False
    weak: bool = False
    roles: set[str] = field(default_factory=set)
    ages: set[int] = field(default_factory=set)
    count: int = 0
    last: "Place | None" = None
    outside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where and how something is mentioned: what salience looks at. `sentence` and `paragraph` are ordinals."""

    span: Span
    sentence: int
    paragraph: int
    subject: bool = False
    speaks: bool = False
    possessive: bool = False
    quoted: int = -1
    pronoun: bool = False
    first: bool = False


def features(entity: Entity, place: Place, *, pronoun: str | None) -> dict[str, float]:
    """Return what speaks for and against `entity` as what the words at `place` stand for."""
    last = entity.last
    if last is None:
        return {}
    apart = place.sentence - last.sentence
    inside = place.quoted >= 0
    return {
        "sentence": min(apart, WINDOW),
        "paragraph": min(place.paragraph - last.paragraph, 3),
        "here": float(apart == 0),
        "subject": float(last.subject),
        "speaks": float(last.speaks),
        "both_speak": float(last.speaks and place.speaks),
        "pronoun": float(last.pronoun),
        "often": log(1 + entity.count),
        "possessive": float(last.possessive),
        "quoted_alone": float(last.quoted >= 0 and last.quoted != place.quoted),
        "speaker_inside": float(inside and last.quoted < 0 and last.speaks and apart <= 1),
        "bound": float(apart == 0 and last.subject and not place.subject and not place.possessive and not inside),
        "sure": float(pronoun is not None and entity.pronoun == pronoun),
        "first": float(last.first),
        "character": float(entity.character),
        "weak": float(entity.weak),
    }


_DISTANCES = ("sentence", "paragraph")


def salience(entity: Entity, place: Place, *, pronoun: str | None, nearness: float = 1.0) -> float:
    """Return how salient `entity` is at `place`, in the weights' unit; `nearness` says how much distance counts."""
    found = features(entity, place, pronoun=pronoun)
    return sum(WEIGHTS[name] * value * (nearness if name in _DISTANCES else 1) for name, value in found.items())


def most_salient(entities: list[Entity], place: Place, *, pronoun: str | None, nearness: float = 1.0) -> tuple[Entity, float] | None:
    """Return the person that the words at `place` most likely stand for and how clearly (0 to 1), None where nobody fits.

    `pronoun` is "she" or "he" where the words prove it; it rules out people known by the other one. Roles point
    farther than pronouns: for them `nearness` is below 1.
    """
    fitting = [
        entity
        for entity in entities
        if entity.last is not None
        and not entity.company
        and not (pronoun and entity.pronoun and entity.pronoun != pronoun)
        and place.sentence - entity.last.sentence <= WINDOW
        and (entity.outside or place.quoted >= 0 or entity.last.quoted < 0)
    ]
    if not fitting:
        return None
    ranked = sorted(((salience(entity, place, pronoun=pronoun, nearness=nearness), at) for at, entity in enumerate(fitting)), reverse=True)
    lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 2.0
    return fitting[ranked[0][1]], min(0.95, 0.5 + 0.2 * lead)
