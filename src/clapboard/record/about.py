"""Which show a document is about, of those that it may be about: the one that it says so itself, or that other documents bear out.

A document alone often cannot tell ("Crew back on Main Street", one title in marks, one in passing); the documents beside it can. What a
document claims (`about`, with its standing) is never changed: the choice is made here, from all claims alike, in no order.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest

from clapboard.model.claim import Claim
from clapboard.record.names import same_titles

_STANDINGS = {"clear": 8, "likely": 4, "rival": 2, "possible": 1}
"""How much a document says for a title that it may be about."""
_MOST = 4
"""Documents about a show that bear out a title; more add nothing."""
_TELLING_NOTHING = frozenset({"said", "boilerplate", "habit"})
CLEAR = _STANDINGS["clear"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How one document names one title.

    `claims` are those on it, `about` apart, `told` those of them that tell facts of it. `abouts` counts its claims to be about it,
    `strength` is the strongest of them (0: none), `place` where that stands (the earliest of equals).
    """

    claims: int = 0
    told: int = 0
    abouts: int = 0
    strength: int = 0
    place: int = 0


Namings = Mapping[str, Mapping[str, Naming]]
"""By document, by title as printed; a document that names none has an empty mapping, or is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Which documents say most strongly that they are about a title, and how strongly; `same` is what stands for a printed title."""

    same: Mapping[str, str]
    strongest: Mapping[str, Sequence[tuple[int, str]]]


def namings(claims: Iterable[Claim]) -> dict[str, dict[str, Naming]]:
    """Return how each document of `claims` names its titles."""
    found: dict[str, dict[str, Naming]] = {}
    for claim in claims:
        titles = found.setdefault(claim.document, {})
        if claim.show is not None:
            titles[claim.show] = _with(titles.get(claim.show, Naming()), claim)
    return found


def _with(naming: Naming, claim: Claim) -> Naming:
    if claim.predicate != "about":
        return replace(naming, claims=naming.claims + 1, told=naming.told + (claim.predicate not in _TELLING_NOTHING))
    strength, start = _STANDINGS.get(claim.qualifier("standing") or "clear", 1), claim.evidence[0].span.start
    if (strength, -start) <= (naming.strength, -naming.place):
        return replace(naming, abouts=naming.abouts + 1)
    return replace(naming, abouts=naming.abouts + 1, strength=strength, place=start)


def titles_of(claims: Iterable[Claim]) -> Mapping[str, str]:
    """Return the title that each document is about, as printed; see `chosen`."""
    return chosen(namings(claims))


def chosen(named: Namings) -> Mapping[str, str]:
    """Return the title that each document is about, as printed: the best borne out of those that it claims, else the one it tells most of.

    A title that is only possible counts where another document is about it.
    """
    known = _support(named)
    found = {document: choice(document, titles, known) for document, titles in named.items()}
    return {document: title for document, title in found.items() if title is not None}


def choice(document: str, titles: Mapping[str, Naming], known: Support) -> str | None:
    """Return the title that one document is about; see `chosen`."""
    claimed = {title: item for title, item in titles.items() if item.strength}
    if claimed:
        return _best(document, claimed, known)
    told = {title: item.told for title, item in titles.items() if item.told}
    return min(told, key=lambda title: (-told[title], title), default=None)


def doubtful(named: Namings) -> frozenset[str]:
    """Return the documents that are not clearly about the title they lead with, and which no other document bears out."""
    known = _support(named)
    return frozenset(document for document, titles in named.items() if is_doubtful(document, titles, known))


def is_doubtful(document: str, titles: Mapping[str, Naming], known: Support) -> bool:
    """Tell it of one document; see `doubtful`."""
    strongest = max((item.strength for item in titles.values()), default=0)
    return 0 < strongest < CLEAR and not any(_is_borne_out(title, document, known) for title, item in titles.items() if item.strength)


def _support(named: Namings) -> Support:
    """Return for each title, however printed, who says that a document is about it: as many as count."""
    same = same_titles({title: 1 for titles in named.values() for title, item in titles.items() if item.strength})
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for document, titles in named.items():
        for title, item in titles.items():
            if item.strength:
                found[same[title]].append((document, item.strength))
    return Support(same=same, strongest={title: strongest(saying) for title, saying in found.items()})


def strongest(saying: Iterable[tuple[str, int]]) -> Sequence[tuple[int, str]]:
    """Return those that bear out a title most, of documents with how strongly they say that they are about it: as many as count."""
    best: dict[str, int] = {}
    for document, strength in saying:
        best[document] = max(strength, best.get(document, 0))
    return nlargest(_MOST + 1, ((strength, document) for document, strength in best.items()))


def _others(title: str, document: str, known: Support) -> list[int]:
    """Return how strongly other documents say that they are about a title, the strongest first; as many as count."""
    return [weight for weight, other in known.strongest[known.same[title]] if other != document][:_MOST]


def _is_borne_out(title: str, document: str, known: Support) -> bool:
    return any(weight > _STANDINGS["rival"] for weight in _others(title, document, known))


def _best(document: str, claimed: Mapping[str, Naming], known: Support) -> str | None:
    def worth(title: str) -> tuple[int, int, str]:
        # a title beside a likelier one says little of what other documents are about
        others = (1 if weight == _STANDINGS["rival"] else weight for weight in _others(title, document, known))
        return max(claimed[title].strength, _STANDINGS["rival"]) * (1 + sum(others)), -claimed[title].place, title

    best = next(iter(claimed)) if len(claimed) == 1 else max(claimed, key=worth)
    possible = claimed[best].strength == _STANDINGS["possible"]
    return None if possible and not _is_borne_out(best, document, known) else best
