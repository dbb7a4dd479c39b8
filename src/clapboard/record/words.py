"""Whether two claims rest on the same printed words: an agency's text in several outlets counts once."""

from collections.abc import Iterable

from clapboard.model.claim import Claim
from clapboard.model.show import Milestone
from clapboard.record.names import key

_NEAR = 24
"""Code points on each side of the words that must be the same too: short phrases are said by everybody."""
_LONG = 12
"""Words that are this many need no neighbours to be the same text."""


def print_of(claim: Claim) -> tuple[str, ...]:
    """Return what identifies the printed words of a claim: the words, and the whole words near them where they are few."""
    first, last = claim.evidence[0], claim.evidence[-1]
    words = tuple(word for item in claim.evidence for word in key(item.exact))
    if len(words) >= _LONG:
        return words
    before, after = key(first.prefix[-_NEAR:])[1:], key(last.suffix[:_NEAR])[:-1]
    return (*before, "|", *words, "|", *after)


def copies_among(milestones: Iterable[Milestone]) -> frozenset[str]:
    """Return the ids of the claims whose words stood in another document before; `milestones` in the order of report."""
    seen: dict[tuple[str, tuple[str, ...]], str] = {}
    copies: set[str] = set()
    for item in milestones:
        mark = (item.kind, print_of(item.claim))
        if seen.setdefault(mark, item.claim.document) != item.claim.document:
            copies.add(item.claim.id)
    return frozenset(copies)
