"""Who made, plays or announced it: names that do not agree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from clapboard.model.claim import Claim
from clapboard.model.show import Milestone, SeasonId
from clapboard.record.claims import mention
from clapboard.record.conflicts.sides import Conflict, Scope, Side, settle, side_of
from clapboard.record.names import key
from clapboard.record.seasons import family
from clapboard.record.source import Source
from clapboard.record.timeline import timeline
from clapboard.vocabulary.platforms import platform_of

_EXCLUSIVE = ("creator",)
"""Roles of which a show has a fixed set of people: two sets without anybody in common disagree."""
_ANNOUNCED = frozenset({"renewed", "cancelled", "film", "spin_off", "moved_platform"})


def announcers_apart(milestones: Iterable[Milestone]) -> Iterable[Conflict]:
    """Yield the events that different companies are said to have announced."""
    for event in timeline(milestones):
        if family(event.kind) not in _ANNOUNCED:
            continue
        by_name: defaultdict[str, list[Milestone]] = defaultdict(list)
        for item in event.milestones:
            company = platform_of(item.announced_by) if item.announced_by else None
            if company is not None:
                by_name[company.name].append(item)
        by_name = _without_own_words(by_name)
        if len(by_name) > 1:
            sides = tuple(side_of(name, items) for name, items in sorted(by_name.items(), key=lambda pair: (-len(pair[1]), pair[0])))
            right, because = settle(sides)
            field = f"who announced {_subject(event.season)} {event.kind.replace('_', ' ')}"
            yield Conflict(
                show=event.season.show, season=event.season, field=field, scope=Scope.CREDIT, sides=sides, right=right, because=because
            )


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


def _subject(season: SeasonId) -> str:
    return f"season {season.number}" if season.number is not None else season.continuation.value


def makers_apart(
    claims: Iterable[Claim], sources: Mapping[str, Source], *, shows: Mapping[str, str], people: Mapping[str, str]
) -> Iterable[Conflict]:
    """Yield the roles for which documents name people that have nobody in common."""
    told: defaultdict[tuple[str, str], defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in _credits(claims, sources):
        show = shows.get(claim.show if claim.show is not None else claim.document)
        role = claim.qualifier("role")
        if show is not None and role in _EXCLUSIVE:
            told[show, role][claim.document].append(claim)
    for (show, role), documents in sorted(told.items()):
        sets = {
            document: frozenset(people.get(claim.value or "", claim.value or "") for claim in items)
            for document, items in documents.items()
        }
        groups = _disjoint(sets)
        if len(groups) > 1:
            sides = tuple(
                _side(" and ".join(sorted(names)), [claim for document in group for claim in documents[document]])
                for names, group in groups
            )
            right, because = settle(sides, sources)
            yield Conflict(show=show, season=None, field=role, scope=Scope.CREDIT, sides=sides, right=right, because=because)


def _credits(claims: Iterable[Claim], sources: Mapping[str, Source]) -> Sequence[Claim]:
    """Return the credits with a name, in the order of report."""
    found = [claim for claim in claims if claim.predicate == "credit" and claim.value]

    def order(claim: Claim) -> tuple[str, str, int, str]:
        last = sources[claim.document].own_interval().last if claim.document in sources else None
        return (str(last or "9999"), claim.document, claim.evidence[0].span.start, claim.id)

    return sorted(found, key=order)


def _disjoint(sets: Mapping[str, frozenset[str]]) -> list[tuple[frozenset[str], list[str]]]:
    """Put documents together whose names overlap; the largest group first. Names that are parts of one another are one."""
    groups: list[tuple[frozenset[str], list[str]]] = []
    for document, names in sets.items():
        touching = [group for group in groups if _share(group[0], names)]
        merged = (
            frozenset[str]().union(names, *(group[0] for group in touching)),
            [*(one for group in touching for one in group[1]), document],
        )
        groups = [group for group in groups if group not in touching] + [merged]
    return sorted(groups, key=lambda group: (-len(group[1]), sorted(group[0])))


def _share(one: Iterable[str], other: Iterable[str]) -> bool:
    return any(set(key(a)) <= set(key(b)) or set(key(b)) <= set(key(a)) for a in one for b in other)


def _side(value: str, claims: Iterable[Claim]) -> Side:
    return Side(value=value, claims=tuple({claim.id: claim for claim in claims}.values()))


def characters_apart(
    claims: Iterable[Claim], sources: Mapping[str, Source], *, shows: Mapping[str, str], people: Mapping[str, str]
) -> Iterable[Conflict]:
    """Yield the characters that different documents give to different actors, each document to one."""
    told: defaultdict[tuple[str, str], defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    recast = {frozenset(key(claim.value)) for claim in claims if claim.predicate == "recast" and claim.value}
    for claim in _credits(claims, sources):
        show = shows.get(claim.show if claim.show is not None else claim.document)
        character = mention(claim).character
        if show is not None and character:
            told[show, character][people.get(claim.value or "", claim.value or "")].append(claim)
    for (show, character), actors in sorted(told.items()):
        sides = [_side(name, items) for name, items in actors.items() if frozenset(key(name)) not in recast]
        documents = [document for side in sides for document in side.documents]
        if len(sides) > 1 and len(documents) == len(set(documents)):
            sides.sort(key=lambda side: (-len(side.documents), side.value))
            right, because = settle(sides, sources)
            yield Conflict(
                show=show, season=None, field=f"who plays {character}", scope=Scope.CREDIT, sides=tuple(sides), right=right, because=because
            )
