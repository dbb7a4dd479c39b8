"""Where documents disagree, with the sentences of every side, and which side is right where a better source settles it.

`conflicts` puts together what the rooms of this package find: days (`when`), whether something happened (`whether`) and to which season
(`numbers`), who made it
(`makers`), who plays or announced it (`who`), who said it (`said`), who is called how (`spelling`), and what is titled how (`titles`).
Names that differ by a slip of the hand are a list of their own: that is no disagreement.
"""

from collections.abc import Iterable, Sequence

from clapboard.model.claim import Claim
from clapboard.model.show import Event, Milestone
from clapboard.record.conflicts.makers import Cast, departed_apart, makers_apart
from clapboard.record.conflicts.numbers import seasons_apart
from clapboard.record.conflicts.said import speakers_apart
from clapboard.record.conflicts.sides import Conflict, Scope, Side
from clapboard.record.conflicts.spelling import named_apart, spelt_apart
from clapboard.record.conflicts.titles import titles_apart
from clapboard.record.conflicts.when import dates_apart
from clapboard.record.conflicts.whether import denied_or_asserted
from clapboard.record.conflicts.who import announcers_apart, characters_apart

__all__ = ["Cast", "Conflict", "Scope", "Side", "conflicts", "spelt_apart"]


def conflicts(
    milestones: Iterable[Milestone],
    claims: Iterable[Claim],
    cast: Cast,
    *,
    events: Sequence[Event],
    speakers: bool = True,
) -> tuple[Conflict, ...]:
    """Return the conflicts of one show or of many, by show, season and field; `milestones` resolved, `claims` those behind them and others.

    `events` is the timeline of `milestones`, `cast` says what printed names mean. Words in two mouths are looked for where `speakers`
    says so.
    """
    milestones = tuple(milestones)
    claims = tuple(claims)
    departed = tuple(departed_apart(milestones, claims, cast))
    renamed = tuple(named_apart(claims, cast.sources, shows=cast.shows))
    found = [
        *dates_apart(milestones, events),
        *denied_or_asserted(milestones, events),
        *seasons_apart(milestones),
        *titles_apart(milestones),
        *announcers_apart(milestones, events),
        *_without_known(makers_apart(claims, cast), departed),
        *departed,
        *_without_known(characters_apart(claims, cast), renamed),
        *(speakers_apart(claims, cast) if speakers else ()),
        *renamed,
    ]
    return tuple(sorted(found, key=lambda one: (one.show, str(one.season), one.field, [side.value for side in one.sides])))


def _without_known(found: Iterable[Conflict], known: Iterable[Conflict]) -> Iterable[Conflict]:
    """Leave out what is known already, of the same people, in a narrower question."""
    told = [(item.show, set(item.values)) for item in known]
    return [item for item in found if not any(show == item.show and values <= set(item.values) for show, values in told)]
