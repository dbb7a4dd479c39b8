"""How near to the announcer the word of a fact comes from."""

from collections.abc import Mapping
from functools import lru_cache

from clapboard.model.document import DocumentKind
from clapboard.model.mention import Certainty, MilestoneMention
from clapboard.model.show import Strength
from clapboard.record.names import key
from clapboard.record.source import Source
from clapboard.vocabulary.platforms import platform_of

_OWN_ROOMS = frozenset("newsroom press pressroom media centre center room official corporate site".split())
_BY_CERTAINTY = {
    Certainty.DENIED: Strength.DENIAL,
    Certainty.ABSENT: Strength.DENIAL,
    Certainty.RUMOURED: Strength.RUMOUR,
    Certainty.ASKED: Strength.HEDGED,
    Certainty.EXPECTED: Strength.HEDGED,
}


def strength_of(certainty: Certainty, word: Strength) -> Strength:
    """Return the strength of what is told on that word: what is denied, rumoured or expected is no stronger than that."""
    return _BY_CERTAINTY.get(certainty, word)


def word_of(mention: MilestoneMention, source: Source, people: Mapping[str, str]) -> Strength:
    """Return the strength of whose word it is, however sure they are.

    An official statement where a company announced it, or the document is its own release; a person on record where somebody the
    record knows by name said it; a citation where the outlet leans on another; else the outlet's own report.
    """
    announcer = mention.announced_by
    if source.kind is DocumentKind.RELEASE or _is_own(source.outlet, announcer) or _is_own(source.outlet, mention.platform):
        return Strength.OFFICIAL
    if announcer is not None:
        return Strength.ON_RECORD if announcer in people and platform_of(announcer) is None else Strength.OFFICIAL
    if mention.cited is not None or mention.certainty is Certainty.REPORTED:
        return Strength.CITING
    return Strength.OWN_REPORT


@lru_cache(maxsize=4096)
def _is_own(outlet: str | None, company: str | None) -> bool:
    """Tell whether the outlet is the company's own ("Example Newsroom" for Example)."""
    words, name = key(outlet or ""), key(company or "")
    return bool(name) and words[: len(name)] == name and set(words[len(name) :]) <= _OWN_ROOMS
