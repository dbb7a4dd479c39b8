"""The reporting words, made from `vocabulary/cues.toml`: every form of every verb with what it can report."""

import re
from enum import IntFlag
from functools import cache

from clapboard.vocabulary import load


class Reports(IntFlag):
    """What a reporting verb goes with."""

    SAY = 1
    """Direct words and "that" clauses."""
    DIRECT = 2
    """Words in marks only."""
    THINK = 4
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
def verb_forms() -> dict[str, Reports]:
    """Return every form of every reporting verb (small letters) with what it reports; -ing forms included."""
    table = load("cues")
    irregular = table["irregular"]
    known: dict[str, Reports] = {}
    for sort, flag in (("say", Reports.SAY), ("direct", Reports.DIRECT), ("think", Reports.THINK)):
        for verb in table["verbs"][sort].split():
            for form in (verb, *irregular[verb].split()) if verb in irregular else _forms(verb):
                known[form] = known.get(form, Reports(0)) | flag
    return known


@cache
def finite_forms() -> dict[str, Reports]:
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
