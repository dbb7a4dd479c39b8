"""The reporting words, made from `vocabulary/cues.toml`: every form of every verb with what it can report."""

import re
from functools import cache
from typing import Final

from clapboard.model.span import Span
from clapboard.vocabulary import load


class Reports:
    """What a reporting verb goes with: bits, plain numbers because they are asked of every word."""

    SAY: Final = 1
    """Direct words and "that" clauses."""
    DIRECT: Final = 2
    """Words in marks only."""
    THINK: Final = 4
    """What somebody holds: clauses, less surely speech."""


_VOWELS = frozenset("aeiou")


def _forms(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else verb + "s"
    return verb, third, verb + "ed", verb + "ing"


@cache
def verb_forms() -> dict[str, int]:
    """Return every form of every reporting verb (small letters) with what it reports; -ing forms included."""
    table = load("cues")
    irregular = table["irregular"]
    known: dict[str, int] = {}
    for sort, flag in (("say", Reports.SAY), ("direct", Reports.DIRECT), ("think", Reports.THINK)):
        for verb in table["verbs"][sort].split():
            for form in (verb, *irregular[verb].split()) if verb in irregular else _forms(verb):
                known[form] = known.get(form, 0) | flag
    return known


@cache
def finite_forms() -> dict[str, int]:
    """Return the forms that can be a clause's verb beside a third person: neither -ing nor bare."""
    return {form: flag for form, flag in verb_forms().items() if not form.endswith("ing") and form not in _bare()}


@cache
def _bare() -> frozenset[str]:
    table = load("cues")
    bare = {verb for verbs in table["verbs"].values() for verb in verbs.split()}
    return frozenset(bare - {"read", "put", "hit", "explained"})


@cache
def pattern_of(sort: str) -> re.Pattern[str]:
    """Return a pattern for the phrases of a list in `cues.toml` ("saying", "according"); `*` stands for one to three words."""
    phrases = sorted(load("cues")["phrases"][sort], key=len, reverse=True)
    made = "|".join(re.escape(phrase).replace(r"\*", r"\S+(?:\s\S+){0,2}?").replace(r"\ ", r"\s") for phrase in phrases)
    return re.compile(rf"\b(?:{made})(?!\w)", re.IGNORECASE)


@cache
def nouns() -> frozenset[str]:
    """Return the nouns that announce words ("statement", "caption")."""
    return frozenset(load("cues")["phrases"]["nouns"].split())


@cache
def official_words() -> frozenset[str]:
    """Return the nouns for texts that are nobody's words ("synopsis", "logline")."""
    return frozenset(load("cues")["official"]["words"].split())


AUXILIARY = frozenset(
    "is was has had will would can could may might must does did also then later who went took wants made gave got plays played".split()
)
"""Words between a subject and its verb, or that are its verb."""
_PASSIVE = frozenset(("is", "was"))
_ALSO_NOUNS = frozenset(
    "reports claims notes posts comments remarks points hopes fears questions answers calls hits shares reveals cries".split()
)
_TOLD = frozenset("tell tells told informs informed assures assured reminds reminded advises advised".split())
"""Verbs of saying behind which the hearer stands, not the speaker."""
_CLAUSE_VERBS = frozenset("is was has had will would can could may might must does did isn't wasn't won't".split())
"""After a name behind a cue ("said Doe would …") they make the name the subject of what is reported."""
_LINKS = frozenset(("that", "the", "a", "on", "to", "in"))
NEXT_WORDS = re.compile(r"\s*(?:,\s\d\d?,)?\s?([A-Za-z’']+)(?:\s([A-Za-z’']+))?")
"""The two words after a name, its age between commas left out."""
_BEFORE_WORD = re.compile(r"([A-Za-z’']+)(?:\s(?:the|actor|actress|star|creator|singer))?\s$")


def beside_cue(text: str, span: Span) -> bool:
    """Tell whether a reporting verb stands right beside a name ("Jane Doe says", "said Jane Doe")."""
    match = NEXT_WORDS.match(text, span.end, span.end + 40)
    if match is not None and _says(match, text):
        return True
    before = _BEFORE_WORD.search(text, max(0, span.start - 24), span.start)
    if before is None or before[1].lower() in _TOLD or (match is not None and match[1].lower() in _CLAUSE_VERBS):
        return False
    return bool(finite_forms().get(before[1].lower(), 0) & Reports.SAY)


def _says(match: re.Match[str], text: str) -> bool:
    first, second = match[1].lower(), (match[2] or "").lower()
    if finite_forms().get(first, 0) & (Reports.SAY | Reports.DIRECT):
        noun = first in _ALSO_NOUNS and second and text[match.end(1)] == " " and second not in _LINKS
        return not noun
    helped = first in AUXILIARY - _PASSIVE or first.endswith("ly")
    return helped and bool(finite_forms().get(second, 0) & Reports.SAY)
