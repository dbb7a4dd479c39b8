"""Who plays or announced it: names that do not agree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from clapboard.model.claim import Claim
from clapboard.model.mention import Continuation
from clapboard.model.show import Event, Milestone, SeasonId
from clapboard.record.claims import mention
from clapboard.record.conflicts.makers import Cast, subject
from clapboard.record.conflicts.sides import Conflict, Scope, Side, settle, side_of
from clapboard.record.days import meets
from clapboard.record.names import key
from clapboard.record.resolve import report_order
from clapboard.record.told import SAME_NEWS, family
from clapboard.vocabulary.platforms import company_named

_ANNOUNCED = frozenset({"renewed", "ordered", "film", "spin_off"})
_WITH_IT = frozenset({"cast_added", "cast_returning", "title_announced"})
"""What is announced together with a film or a spin-off: who is in it, and its title."""


def announcers_apart(milestones: Iterable[Milestone], events: Iterable[Event]) -> Iterable[Conflict]:
    """Yield the events that different companies are said to have announced; a film or a spin-off is announced once, in any words."""
    groups: defaultdict[tuple[SeasonId, str], dict[str, Milestone]] = defaultdict(dict)
    known: defaultdict[tuple[SeasonId, str], list[Event]] = defaultdict(list)
    for event in events:
        if family(event.kind) in _ANNOUNCED:
            at = event.season, _what(event.season, event.kind, str(event.happened))
            groups[at] |= {item.claim.id: item for item in event.milestones}
            known[at].append(event)
    for item in milestones:
        at = item.season, _what(item.season, "", "")
        if (
            item.kind in _WITH_IT
            and item.is_event
            and any(meets(item.announced or item.reported, event.happened, slack=SAME_NEWS) for event in known[at])
        ):
            groups[at][item.claim.id] = item
    for (season, _), items in groups.items():
        yield from _announced_apart(season, sorted(items.values(), key=report_order))


def _what(season: SeasonId, kind: str, day: str) -> str:
    """Return what tells one announcement about a season from another: of seasons what and when."""
    return f"{kind} {day}" if season.continuation is Continuation.SEASON else ""


def _announced_apart(season: SeasonId, items: Iterable[Milestone]) -> Iterable[Conflict]:
    by_name: defaultdict[str, list[Milestone]] = defaultdict(list)
    kinds: dict[str, None] = {}
    for item in items:
        company = company_named(item.announced_by) if item.announced_by else None
        if company is not None:
            by_name[company].append(item)
        if item.kind not in _WITH_IT:
            kinds[item.kind.replace("_", " ")] = None
    by_name = _without_own_words(by_name)
    if len(by_name) > 1:
        sides = tuple(side_of(name, told) for name, told in sorted(by_name.items(), key=lambda pair: (-len(pair[1]), pair[0])))
        right, because = settle(sides)
        field = (
            f"who announced {subject(season)} {next(iter(kinds))}" if season.number is not None else f"who announced the {subject(season)}"
        )
        yield Conflict(show=season.show, season=season, field=field, scope=Scope.CREDIT, sides=sides, right=right, because=because)


def _without_own_words(by_name: Mapping[str, list[Milestone]]) -> defaultdict[str, list[Milestone]]:
    """Leave out a document that names both companies: it knows of both, and sees no disagreement."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for name, items in by_name.items():
        for item in items:
            told[item.claim.document].add(name)
    kept: defaultdict[str, list[Milestone]] = defaultdict(list)
    for name, items in by_name.items():
        alone = [item for item in items if len(told[item.claim.document]) == 1]
        if alone:
            kept[name] = alone
    return kept


def characters_apart(claims: Iterable[Claim], cast: Cast) -> Iterable[Conflict]:
    """Yield the characters that different documents give to different actors, each document to one."""
    told: defaultdict[tuple[str, str], defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    claims = tuple(claims)
    recast = {frozenset(key(claim.value)) for claim in claims if claim.predicate == "recast" and claim.value}
    for claim in cast.credits(claims):
        show, character = cast.show(claim), mention(claim).character
        if show is not None and character:
            told[show, character][cast.person(claim)].append(claim)
    for (show, character), actors in sorted(told.items()):
        sides = [
            Side(value=name, claims=tuple({claim.id: claim for claim in items}.values()))
            for name, items in actors.items()
            if frozenset(key(name)) not in recast
        ]
        documents = [document for side in sides for document in side.documents]
        if len(sides) > 1 and len(documents) == len(set(documents)):
            sides.sort(key=lambda side: (-len(side.documents), side.value))
            right, because = settle(sides, cast.sources)
            yield Conflict(
                show=show, season=None, field=f"who plays {character}", scope=Scope.CREDIT, sides=tuple(sides), right=right, because=because
            )
