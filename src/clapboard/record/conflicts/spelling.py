"""One person whose name is spelt in two ways, or who is given another name."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from rapidfuzz.distance import OSA

from clapboard.model.claim import Claim
from clapboard.record.conflicts.sides import Conflict, Scope, Side, settle
from clapboard.record.names import person_key
from clapboard.record.source import Source

_NAMED = ("credit", "said", "cast_added", "cast_left", "cast_returning", "recast")
_NEAR = 2
"""Letters by which two spellings of one name may differ."""
_BEGINS = 2
"""Letters with which both names of one person begin."""
_LEAST, _MOST = 0.3, 0.45
"""Share of its letters by which another name differs: less is a slip of the hand, more another person."""
_LONG = 5
"""Letters that a part of a name must have to be misspelt: short ones are other names."""


def spelt_apart(claims: Iterable[Claim], sources: Mapping[str, Source], *, shows: Mapping[str, str]) -> Iterable[Conflict]:
    """Yield full names that differ by a letter or two in one part, and never stand in one document together: slips of the hand."""
    return _apart(claims, sources, shows=shows, alike=_is_alike, field="spelling of {}")


def named_apart(claims: Iterable[Claim], sources: Mapping[str, Source], *, shows: Mapping[str, str]) -> Iterable[Conflict]:
    """Yield full names of which one part begins alike and ends otherwise, and which never stand together: another name for one person."""
    return _apart(claims, sources, shows=shows, alike=_is_another, field="name of {}")


def _apart(
    claims: Iterable[Claim], sources: Mapping[str, Source], *, shows: Mapping[str, str], alike: Callable[[str, str], bool], field: str
) -> Iterable[Conflict]:
    told: defaultdict[str, defaultdict[tuple[str, ...], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    printed: dict[tuple[str, ...], str] = {}
    for claim in sorted(claims, key=lambda claim: (claim.document, claim.evidence[0].span, claim.id)):
        show = shows.get(claim.show if claim.show is not None else claim.document)
        if claim.predicate not in _NAMED or not claim.value or show is None:
            continue
        for name in claim.value.split(", "):
            words = person_key(name)
            if len(words) > 1:
                told[show][words].append(claim)
                printed.setdefault(words, name)
    for show, names in sorted(told.items()):
        for one, other in _pairs(names, alike):
            sides = tuple(Side(value=printed[words], claims=tuple(names[words])) for words in (one, other))
            if not set(sides[0].documents) & set(sides[1].documents):
                sides = tuple(sorted(sides, key=lambda side: (-len(side.documents), side.value)))
                right, because = settle(sides, sources)
                yield Conflict(
                    show=show,
                    season=None,
                    field=field.format(sides[0].value),
                    scope=Scope.CREDIT,
                    sides=sides,
                    right=right,
                    because=because,
                )


def _pairs(names: Iterable[tuple[str, ...]], alike: Callable[[str, str], bool]) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the pairs of names that are alike: compared only where they have a first or last part in common."""
    by_part: defaultdict[tuple[int, int, str], list[tuple[str, ...]]] = defaultdict(list)
    for words in sorted(names):
        for at, word in enumerate(words):
            by_part[len(words), at, word].append(words)
    found = {
        (one, other)
        for group in by_part.values()
        for at, one in enumerate(group)
        for other in group[at + 1 :]
        for differing in [[(a, b) for a, b in zip(one, other, strict=True) if a != b]]
        if len(differing) == 1 and alike(*differing[0])
    }
    return sorted(found)


def _is_alike(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= _LONG and a[0] == b[0] and OSA.distance(a, b, score_cutoff=_NEAR) <= _NEAR


def _is_another(a: str, b: str) -> bool:
    longest = max(len(a), len(b))
    return a[:_BEGINS] == b[:_BEGINS] and _LEAST <= OSA.distance(a, b) / longest <= _MOST
