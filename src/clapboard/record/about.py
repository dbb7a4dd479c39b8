"""Which show a document is about, of those that it may be about: the one that it says so itself, or that other documents bear out.

A document alone often cannot tell ("Crew back on Main Street", one title in marks, one in passing); the documents beside it can. What a
document claims (`about`, with its standing) is never changed: the choice is made here, from all claims alike, in no order.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from clapboard.model.claim import Claim
from clapboard.record.names import title_key

_STANDINGS = {"clear": 8, "likely": 4, "rival": 2, "possible": 1}
"""How much a document says for a title that it may be about."""
_MOST = 4
"""Documents about a show that bear out a title; more add nothing."""
Choice = dict[str, tuple[int, int]]


def titles_of(claims: Iterable[Claim]) -> Mapping[str, str]:
    """Return the title that each document is about, as printed: the best borne out of those that it claims, else the one it tells most of.

    A title that is only possible counts where another document is about it.
    """
    about, told = _read(claims)
    known = _support(about)
    found = {document: title for document, choice in about.items() if (title := _best(document, choice, known)) is not None}
    by_count = {document: min(counts, key=lambda show: (-counts[show], show)) for document, counts in told.items() if document not in about}
    return by_count | found


def _read(claims: Iterable[Claim]) -> tuple[dict[str, Choice], dict[str, Counter[str]]]:
    """Return the titles that each document may be about (strength, first place), and how much it tells of each title."""
    about: defaultdict[str, Choice] = defaultdict(dict)
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        if claim.show is None:
            continue
        if claim.predicate == "about":
            strength = _STANDINGS.get(claim.qualifier("standing") or "clear", 1)
            place = -claim.evidence[0].span.start
            about[claim.document][claim.show] = max((strength, place), about[claim.document].get(claim.show, (0, place)))
        elif claim.predicate not in ("said", "boilerplate", "habit"):
            told[claim.document][claim.show] += 1
    return about, told


def _support(about: Mapping[str, Choice]) -> dict[tuple[str, ...], dict[str, int]]:
    """Return for each title (as compared) how strongly each document says that it is about it."""
    found: defaultdict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    for document, choice in about.items():
        for title, (strength, _) in choice.items():
            same = title_key(title)
            found[same][document] = max(strength, found[same].get(document, 0))
    return found


def _best(document: str, choice: Choice, known: Mapping[tuple[str, ...], Mapping[str, int]]) -> str | None:
    def worth(title: str) -> tuple[int, int, str]:
        strength, place = choice[title]
        others = sorted((weight for other, weight in known[title_key(title)].items() if other != document), reverse=True)
        return strength * (1 + sum(others[:_MOST])), place, title

    best = max(choice, key=worth)
    possible = choice[best][0] == _STANDINGS["possible"]
    borne_out = any(weight > 1 for other, weight in known[title_key(best)].items() if other != document)
    return None if possible and not borne_out else best


def doubtful(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the documents that are not clearly about the title they lead with, and which no other document bears out."""
    about, _ = _read(claims)
    known = _support(about)
    return frozenset(
        document
        for document, choice in about.items()
        if max(strength for strength, _ in choice.values()) < _STANDINGS["clear"]
        and not any(weight > 1 for title in choice for other, weight in known[title_key(title)].items() if other != document)
    )
