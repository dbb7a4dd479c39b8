"""Who makes a show and who plays in it: people with their roles, each with its evidence; characters only where a text says so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clapboard.model.claim import Claim
from clapboard.record.claims import mention
from clapboard.record.names import key


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One role of a person; `characters` whom they play, where a text says so. `claims` are in the order of document and place."""

    role: str
    characters: tuple[str, ...]
    claims: tuple[Claim, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the documents that say so, each once."""
        return tuple(dict.fromkeys(claim.document for claim in self.claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of a show with all roles, the best attested first."""

    name: str
    show: str
    parts: tuple[Part, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """Return the roles, the best attested first."""
        return tuple(part.role for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """A character of a show; `actors` are those who are said to play them."""

    name: str
    show: str
    actors: tuple[str, ...]
    claims: tuple[Claim, ...]


def people(claims: Iterable[Claim], *, shows: Mapping[str, str], names: Mapping[str, str]) -> tuple[Person, ...]:
    """Return the people of each show, by show and name. `shows` and `names` map what is printed to what stands for it."""
    found: defaultdict[tuple[str, str], defaultdict[str, dict[str, Claim]]] = defaultdict(lambda: defaultdict(dict))
    for claim in claims:
        show = shows.get(claim.show if claim.show is not None else claim.document)
        if claim.predicate == "credit" and claim.value is not None and show is not None:
            found[show, names.get(claim.value, claim.value)][claim.qualifier("role") or ""][claim.id] = claim
    return tuple(Person(name=name, show=show, parts=_parts(roles)) for (show, name), roles in sorted(found.items()))


def _parts(roles: Mapping[str, Mapping[str, Claim]]) -> tuple[Part, ...]:
    parts = []
    for role, claims in roles.items():
        ordered = tuple(sorted(claims.values(), key=_place))
        characters = dict.fromkeys(mention(claim).character for claim in ordered)
        parts.append(Part(role=role, characters=tuple(name for name in characters if name), claims=ordered))
    return tuple(sorted(parts, key=lambda part: (-len(part.documents), part.role)))


def _place(claim: Claim) -> tuple[str, int, str]:
    return (claim.document, claim.evidence[0].span.start, claim.id)


def only_holders(found: Iterable[Person]) -> dict[str, str]:
    """Return the name of the person for each role that one person alone has on record; an actor is never the only one."""
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for person in found:
        for role in person.roles:
            holders[role].add(person.name)
    return {role: next(iter(names)) for role, names in holders.items() if len(names) == 1 and role != "actor"}


def characters(claims: Iterable[Claim], *, shows: Mapping[str, str], names: Mapping[str, str]) -> tuple[Character, ...]:
    """Return the characters of each show, by show and name; a first name stands for the only full name that begins with it.

    A first name that nobody is said to play is no character's where a person on record has it: in the mouth of a colleague
    ("I told Ada") it is theirs.
    """
    claims = tuple(claims)
    first = _first_names(claims)
    found: defaultdict[str, dict[str, list[tuple[str, Claim]]]] = defaultdict(dict)
    for claim in claims:
        show = shows.get(claim.show if claim.show is not None else claim.document)
        name = claim.value if claim.predicate == "character" else claim.qualifier("character") if claim.predicate == "credit" else None
        if show is not None and name:
            actor = names.get(claim.value or "", claim.value or "") if claim.predicate == "credit" else ""
            found[show].setdefault(name, []).append((actor, claim))
    made = (item for show in sorted(found) for item in _characters(show, found[show]))
    return tuple(item for item in made if item.actors or item.name.casefold() not in first)


def _first_names(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the first names of those who have a part in a show or say something, small."""
    played = {claim.qualifier("character") for claim in claims if claim.predicate == "credit"}
    people = {claim.value for claim in claims if claim.predicate in {"credit", "said"} and claim.value} - played
    return frozenset(name.split()[0].casefold() for name in people if " " in name)


def _characters(show: str, found: Mapping[str, list[tuple[str, Claim]]]) -> Iterable[Character]:
    full = _full_names(found)
    groups: defaultdict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for name, items in found.items():
        groups[full[name]].extend(items)
    for name, items in sorted(groups.items()):
        claims = {claim.id: claim for _, claim in items}
        actors = sorted({actor for actor, _ in items if actor})
        yield Character(name=name, show=show, actors=tuple(actors), claims=tuple(sorted(claims.values(), key=_place)))


def _full_names(names: Iterable[str]) -> dict[str, str]:
    names = sorted(names)
    full: dict[str, str] = {}
    for name in names:
        longer = [other for other in names if len(key(other)) > len(key(name)) and key(other)[: len(key(name))] == key(name)]
        full[name] = longer[0] if len(longer) == 1 else name
    return full
