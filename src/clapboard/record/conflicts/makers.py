"""Who made it: chairs that documents give to people who have nobody in common, and chairs that somebody is said to have left."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from clapboard.model.claim import Claim
from clapboard.model.show import Milestone, SeasonId
from clapboard.record.conflicts.sides import Conflict, Scope, Side, settle, side_of
from clapboard.record.names import key
from clapboard.record.source import Source
from clapboard.record.told import SAME_NEWS

_EXCLUSIVE = ("creator", "showrunner", "author", "composer", "host")
"""Roles of which a show has a fixed set of people: two sets without anybody in common disagree."""
_SUCCEEDED = frozenset({"showrunner", "host", "composer"})
"""Roles that pass from one to another: who held them earlier is no disagreement."""
_CHAIRS = {
    "director": frozenset({"director", "directors", "directing", "directed", "direct", "helm", "helming"}),
    "showrunner": frozenset({"showrunner", "showrunners", "showrunning", "showrun"}),
}
"""Roles that one person holds at a time, and the words that tell of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """What names are resolved with: the documents, and what stands for a printed show and person."""

    sources: Mapping[str, Source]
    shows: Mapping[str, str]
    people: Mapping[str, str]

    def show(self, claim: Claim) -> str | None:
        """Return the show that the claim is about."""
        return self.shows.get(claim.show if claim.show is not None else claim.document)

    def person(self, claim: Claim) -> str:
        """Return the name that stands for the claim's person."""
        return self.people.get(claim.value or "", claim.value or "")

    def credits(self, claims: Iterable[Claim]) -> Sequence[Claim]:
        """Return the credits with a name, in the order of report."""
        found = [claim for claim in claims if claim.predicate == "credit" and claim.value]

        def order(claim: Claim) -> tuple[str, str, int, str]:
            last = self.sources[claim.document].own_interval().last if claim.document in self.sources else None
            return (str(last or "9999"), claim.document, claim.evidence[0].span.start, claim.id)

        return sorted(found, key=order)

    def precedes(self, one: str, other: str) -> bool:
        """Tell whether one document was surely published before another."""
        if one not in self.sources or other not in self.sources:
            return False
        return self.sources[one].own_interval().surely_before(self.sources[other].own_interval())


def makers_apart(claims: Iterable[Claim], cast: Cast) -> Iterable[Conflict]:
    """Yield the roles for which documents name people that have nobody in common; roles on which the same documents differ are one."""
    told: defaultdict[tuple[str, str], defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in cast.credits(claims):
        show, role = cast.show(claim), claim.qualifier("role")
        if show is not None and role in _EXCLUSIVE:
            told[show, role][claim.document].append(claim)
    found: defaultdict[str, list[_Parted]] = defaultdict(list)
    for (show, role), documents in sorted(told.items()):
        sets = {document: frozenset(map(cast.person, items)) for document, items in documents.items()}
        groups = _apart(sets)
        if role in _SUCCEEDED:
            groups = _at_one_time(groups, cast)
        if len(groups) > 1:
            sides = [
                _side(" and ".join(sorted(names)), [one for document in group for one in documents[document]]) for names, group in groups
            ]
            if not any(known.takes(role, sides) for known in found[show]):
                found[show].append(_Parted(roles=[role], sides=sides))
    for show, parted in found.items():
        for one in parted:
            right, because = settle(one.sides, cast.sources)
            field = " and ".join(one.roles)
            yield Conflict(show=show, season=None, field=field, scope=Scope.CREDIT, sides=tuple(one.sides), right=right, because=because)


@dataclass(slots=True)
class _Parted:
    """Roles that documents give to others, and what they name: put together from several roles."""

    roles: list[str]
    sides: list[Side]

    def takes(self, role: str, sides: Sequence[Side]) -> bool:
        """Take in another role on which the same documents differ in the same way; tell whether it is one."""
        pairs = [(mine, side) for mine in self.sides for side in sides if set(mine.documents) & set(side.documents)]
        if not len(pairs) == len(self.sides) == len(sides):
            return False
        self.roles.append(role)
        self.sides = [_both(mine, side) for mine, side in pairs]
        return True


def _both(one: Side, other: Side) -> Side:
    names = sorted({*one.value.split(" and "), *other.value.split(" and ")})
    return _side(" and ".join(names), (*one.claims, *other.claims))


def _apart(sets: Mapping[str, frozenset[str]]) -> list[tuple[frozenset[str], list[str]]]:
    """Put documents together that name somebody in common with the best attested set; then those that name nobody of it.

    A set that names more or fewer than another is only more or less complete.
    """
    groups: defaultdict[frozenset[str], list[str]] = defaultdict(list)
    for document, names in sets.items():
        groups[names].append(document)
    ranked = sorted(groups.items(), key=lambda group: (-len(group[1]), -len(group[0]), sorted(group[0])))
    best, documents = ranked[0]
    together = [document for document, names in sets.items() if _share(best, names)]
    return [(best, together or documents), *((names, found) for names, found in ranked if not _share(best, names))]


def _at_one_time(groups: Sequence[tuple[frozenset[str], list[str]]], cast: Cast) -> list[tuple[frozenset[str], list[str]]]:
    """Leave out who held the role earlier or later: two documents disagree where neither is surely the older, or the older has it new."""
    (best, documents), *others = groups
    kept = [
        (names, group)
        for names, group in others
        if any(not cast.precedes(document, one) for document in documents for one in group)
        and any(not cast.precedes(one, document) for document in documents for one in group)
    ]
    late = [document for document in documents if any(not cast.precedes(document, one) for _, group in kept for one in group)]
    return [(best, late or documents), *kept]


def _share(one: Iterable[str], other: Iterable[str]) -> bool:
    return any(set(key(a)) <= set(key(b)) or set(key(b)) <= set(key(a)) for a in one for b in other)


def departed_apart(milestones: Iterable[Milestone], claims: Iterable[Claim], cast: Cast) -> Iterable[Conflict]:
    """Yield those who are said to have left the chair of director or showrunner, and whom another document of that time has in it."""
    milestones = tuple(milestones)
    credit = [claim for claim in cast.credits(claims) if claim.qualifier("role") in _CHAIRS]
    seen: set[tuple[str, str]] = set()
    for item in milestones:
        if item.kind != "cast_left" or not item.is_event or not item.value:
            continue
        left = cast.people.get(item.value, item.value)
        still = [claim for claim in credit if _is_still(claim, item, left, cast)]
        role = _chair(item) or next((claim.qualifier("role") for claim in still), None)
        still = [claim for claim in still if claim.qualifier("role") == role]
        anew = any(
            claim.document == item.claim.document and cast.person(claim) == left for claim in credit if claim.qualifier("role") == role
        )
        if not still or role is None or anew or (left, role) in seen:
            continue
        seen.add((left, role))
        after = _successor(item, role, left, milestones, credit, cast)
        sides = (_side(left, still), side_of(after or f"no longer {left}", [item]))
        right, because = settle(sides, cast.sources)
        field = f"{role} of {subject(item.season)}"
        yield Conflict(
            show=item.season.show, season=item.season, field=field, scope=Scope.CREDIT, sides=sides, right=right, because=because
        )


def _successor(item: Milestone, role: str, left: str, milestones: Iterable[Milestone], credit: Iterable[Claim], cast: Cast) -> str | None:
    """Return whom the document that tells of the departure has in the chair."""
    document = item.claim.document
    joined = [
        one.value for one in milestones if one.kind in ("cast_added", "recast") and one.claim.document == document and _chair(one) == role
    ]
    named = [cast.person(claim) for claim in credit if claim.document == document and claim.qualifier("role") == role]
    return next((name for name in (*joined, *named) if name and name != left), None)


def _chair(item: Milestone) -> str | None:
    """Return the chair that the sentence is about, None if it is about none."""
    evidence = item.claim.evidence[0]
    words = set(key(f"{evidence.prefix}{evidence.exact}{evidence.suffix} {item.value or ''}"))
    return next((role for role, said in _CHAIRS.items() if words & said), None)


def _is_still(claim: Claim, item: Milestone, left: str, cast: Cast) -> bool:
    """Tell whether the credit has the person in the chair when it had been left, or shortly before."""
    if claim.document == item.claim.document or cast.person(claim) != left:
        return False
    interval = cast.sources[claim.document].own_interval()
    last, since = interval.last, item.reported.first
    return last is not None and since is not None and (since - last).days <= SAME_NEWS


def subject(season: SeasonId) -> str:
    """Return what a season is called in the name of a conflict."""
    return f"season {season.number}" if season.number is not None else season.continuation.value


def _side(value: str, claims: Iterable[Claim]) -> Side:
    return Side(value=value, claims=tuple({claim.id: claim for claim in claims}.values()))
