"""Who made, plays or announced it: names that do not agree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from clapboard.model.claim import Claim
from clapboard.model.show import Event, Milestone, SeasonId
from clapboard.record.book import SAME_NEWS, family
from clapboard.record.claims import mention
from clapboard.record.conflicts.sides import Conflict, Scope, Side, settle, side_of
from clapboard.record.names import key
from clapboard.record.source import Source
from clapboard.vocabulary.platforms import platform_of

_EXCLUSIVE = ("creator", "showrunner", "author", "composer", "host")
"""Roles of which a show has a fixed set of people: two sets without anybody in common disagree."""
_CHAIRS = {
    "director": frozenset({"director", "directors", "directing", "directed", "direct", "helm", "helming"}),
    "showrunner": frozenset({"showrunner", "showrunners", "showrunning"}),
}
"""Roles that one person holds at a time, and the words that tell of them."""
_ANNOUNCED = frozenset({"renewed", "film", "spin_off"})


def announcers_apart(events: Iterable[Event]) -> Iterable[Conflict]:
    """Yield the events that different companies are said to have announced."""
    for event in events:
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
        groups = _apart(sets)
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


def _apart(sets: Mapping[str, frozenset[str]]) -> list[tuple[frozenset[str], list[str]]]:
    """Put documents together that name somebody in common with the best attested set; then those that name nobody of it.

    A set that names more or fewer than another is only more or less complete.
    """
    groups: defaultdict[frozenset[str], list[str]] = defaultdict(list)
    for document, names in sorted(sets.items()):
        groups[names].append(document)
    ranked = sorted(groups.items(), key=lambda group: (-len(group[1]), -len(group[0]), sorted(group[0])))
    best, documents = ranked[0]
    together = [document for names, found in ranked if _share(best, names) for document in found]
    return [(best, together or documents), *((names, found) for names, found in ranked if not _share(best, names))]


def _share(one: Iterable[str], other: Iterable[str]) -> bool:
    return any(set(key(a)) <= set(key(b)) or set(key(b)) <= set(key(a)) for a in one for b in other)


def departed_apart(
    milestones: Iterable[Milestone], claims: Iterable[Claim], sources: Mapping[str, Source], *, people: Mapping[str, str]
) -> Iterable[Conflict]:
    """Yield those who are said to have left the chair of director or showrunner, and whom another document of that time has in it."""
    milestones = tuple(milestones)
    credit = [claim for claim in _credits(claims, sources) if claim.qualifier("role") in _CHAIRS]
    for item in milestones:
        role = _chair(item)
        if item.kind != "cast_left" or not item.is_event or role is None or not item.value:
            continue
        left = people.get(item.value, item.value)
        still = [claim for claim in credit if claim.qualifier("role") == role and _is_still(claim, item, left, sources, people)]
        if still:
            after = [
                one.value
                for one in milestones
                if one.kind in ("cast_added", "recast") and one.claim.document == item.claim.document and _chair(one) == role
            ]
            sides = (_side(left, still), side_of(next((name for name in after if name), f"no longer {left}"), [item]))
            right, because = settle(sides, sources)
            field = f"{role} of {_subject(item.season)}"
            yield Conflict(
                show=item.season.show, season=item.season, field=field, scope=Scope.CREDIT, sides=sides, right=right, because=because
            )


def _chair(item: Milestone) -> str | None:
    """Return the chair that the sentence is about, None if it is about none."""
    evidence = item.claim.evidence[0]
    words = set(key(f"{evidence.prefix}{evidence.exact}{evidence.suffix} {item.value or ''}"))
    return next((role for role, said in _CHAIRS.items() if words & said), None)


def _is_still(claim: Claim, item: Milestone, left: str, sources: Mapping[str, Source], people: Mapping[str, str]) -> bool:
    """Tell whether the credit has the person in the chair when it had been left, or shortly before."""
    if claim.document == item.claim.document or people.get(claim.value or "", claim.value) != left:
        return False
    last, since = sources[claim.document].own_interval().last, item.reported.first
    return last is not None and since is not None and (since - last).days <= SAME_NEWS


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
