"""Whether two claims rest on the same printed words: an agency's text in several outlets counts once."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from clapboard.model.claim import Claim
from clapboard.model.show import Milestone

Print = tuple[str, tuple[str, ...]]
"""The kind of a claim and the words that identify its text."""

_NEAR = 24
"""Code points on each side of the words that must be the same too: short phrases are said by everybody."""
_WORDS = re.compile(r"\w+")
_LONG = 12
"""Words that are this many need no neighbours to be the same text."""


def print_of(claim: Claim) -> tuple[str, ...]:
    """Return what identifies the printed words of a claim: the words, and the whole words near them where they are few."""
    first, last = claim.evidence[0], claim.evidence[-1]
    words = _said(first.exact if first is last else " ".join([item.exact for item in claim.evidence]))
    if len(words) >= _LONG:
        return words
    return (*_words(first.prefix[-_NEAR:])[1:], "|", *words, "|", *_words(last.suffix[:_NEAR])[:-1])


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


@lru_cache(maxsize=4096)
def _said(text: str) -> tuple[str, ...]:
    """Return the words of what is told; there are few ways to tell that something was released."""
    return tuple(_words(text))


def prints_of(milestones: Iterable[Milestone]) -> dict[str, Print]:
    """Return what identifies the printed words of each claim, by the claim's id."""
    return {item.claim.id: (item.kind, print_of(item.claim)) for item in milestones}


def copies_among(milestones: Iterable[Milestone], prints: Mapping[str, Print]) -> frozenset[str]:
    """Return the ids of the claims whose words stood in another document before; `milestones` in the order of report."""
    seen: dict[Print, str] = {}
    copies: set[str] = set()
    for item in milestones:
        if seen.setdefault(prints[item.claim.id], item.claim.document) != item.claim.document:
            copies.add(item.claim.id)
    return frozenset(copies)
