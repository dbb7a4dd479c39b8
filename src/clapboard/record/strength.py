"""How near to the announcer the word of a fact comes from."""

from collections.abc import Mapping

from clapboard.model.document import DocumentKind
from clapboard.model.mention import Certainty, MilestoneMention
from clapboard.model.show import Strength
from clapboard.record.names import key
from clapboard.record.source import Source
from clapboard.vocabulary.platforms import platform_of

_BY_CERTAINTY = {
    Certainty.DENIED: Strength.DENIAL,
    Certainty.ABSENT: Strength.DENIAL,
    Certainty.RUMOURED: Strength.RUMOUR,
    Certainty.ASKED: Strength.HEDGED,
    Certainty.EXPECTED: Strength.HEDGED,
}


def strength_of(mention: MilestoneMention, source: Source, people: Mapping[str, str]) -> Strength:
    """Return the strength of what a document tells.

    An official statement where a company announced it, or the document is its own release; a person on record where somebody the
    record knows by name said it; a citation where the outlet leans on another; else the outlet's own report.
    """
    weak = _BY_CERTAINTY.get(mention.certainty)
    return weak if weak is not None else word_of(mention, source, people)


def word_of(mention: MilestoneMention, source: Source, people: Mapping[str, str]) -> Strength:
    """Return the strength of whose word it is, however sure they are."""
    if source.kind is DocumentKind.RELEASE or _is_announcer(mention, source):
        return Strength.OFFICIAL
    if mention.announced_by is not None:
        is_person = mention.announced_by in people and platform_of(mention.announced_by) is None
        return Strength.ON_RECORD if is_person else Strength.OFFICIAL
    if mention.cited is not None or mention.certainty is Certainty.REPORTED:
        return Strength.CITING
    return Strength.OWN_REPORT


def _is_announcer(mention: MilestoneMention, source: Source) -> bool:
    """Tell whether the document is the platform's own ("Example Newsroom" for Example)."""
    outlet = key(source.outlet or "")
    names = [name for name in (mention.announced_by, mention.platform) if name]
    return any(key(name) and outlet[: len(key(name))] == key(name) for name in names)
