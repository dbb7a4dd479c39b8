"""Sentences that set a show above others or give a figure of its success, with nobody on record for it."""

import re
from collections.abc import Iterable
from functools import cache

from clapboard.checking.draft import Draft
from clapboard.model.span import Span
from clapboard.text.fold import fold
from clapboard.vocabulary import load


def superlatives(draft: Draft, *, apart_from: Iterable[Span]) -> tuple[Span, ...]:
    """Return the stretches of the draft's own words that need a source, one a sentence, in the order of the text.

    What somebody is quoted or reported as saying has a source; so has what lies in `apart_from`, or it is told elsewhere.
    """
    folded = fold(draft.document.text)
    told = [*draft.spans("said", "content"), *draft.spans("said", "reported"), *draft.spans("boilerplate", "span"), *apart_from]
    found: dict[Span, Span] = {}
    for match in _shapes().finditer(folded.text):
        span = folded.original(Span(match.start(), match.end()))
        sentence = next((item for item in draft.sentences if item.overlaps(span)), None)
        if sentence is not None and not any(span.overlaps(other) for other in told):
            found.setdefault(sentence, span)
    return tuple(found[sentence] for sentence in sorted(found))


@cache
def _shapes() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{shape})" for shape in load("superlatives")["shapes"]))
