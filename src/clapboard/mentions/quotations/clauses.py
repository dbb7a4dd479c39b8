"""Attribution clauses: "X said", "said X", "X, who plays Y, told Z:" beside words in marks."""

import re
from collections.abc import Sequence

from clapboard.mentions.cues import Reports, finite_forms, nouns, pattern_of, verb_forms
from clapboard.mentions.epithets import role_pronouns
from clapboard.mentions.quotations.drafts import Clause
from clapboard.mentions.quotations.grammar import (
    ADVERBS,
    BARE_AFTER,
    DETERMINERS,
    NO_VERB_AFTER,
    PREPOSITIONS,
    PRONOUNS,
    WORD,
    is_abbreviation,
    last_match,
    lowered,
)
from clapboard.mentions.quotations.sources import source_according, source_after, source_before, without_adverbs
from clapboard.model.span import Span

REACH = 260
"""Code points after words in marks in which their attribution is looked for."""
FARTHEST = 34
"""Words that a source may have before its cue."""
_SHORT = 70
"""Length of a clause that may follow a full stop in marks and still attribute what stands before."""
_NEAR = 40
"""Code points from a name to the cue whose subject it is, where no noun phrase was read."""

_Words = list[re.Match[str]]


def clause_after(text: str, gap: Span, *, spoken: str, mentioned: Sequence[Span]) -> Clause | None:
    """Return the attribution in the words that follow a stretch in marks, up to their sentence's end.

    `spoken` is the stretch: where it ends in a full stop, only a short clause by itself counts. `mentioned` are the people and
    companies named in the gap, in order.
    """
    tail = gap.of(text)
    at = gap.start + len(tail) - len(tail.lstrip(" ,\u00a0–—-"))
    words = list(WORD.finditer(text, at, min(gap.end, at + REACH)))
    if len(words) > 1 and words[0][0] == "as" and lowered(words[1]) in DETERMINERS | {"he", "she", "they"}:
        words = words[1:]
    if not words or not _close_enough(text, gap.start, words[0].start()):
        return None
    beside = _official(text, gap) or _signature(text, gap) or _according(text, at, gap)
    found = beside or _verb_first(text, words, gap) or _source_first(text, words, gap) or _unknown_verb(words, mentioned)
    stopped = spoken.rstrip(" ”\"’'").endswith(".") and not text[gap.start : at].strip()
    return None if stopped and not text[at].islower() and len(gap) >= _SHORT else found


_OFFICIAL = re.compile(
    r"[\s,—–-]*(?P<cue>from|reads?|says?|states?|according to|per|in)\s"
    r"(?P<source>(?:the|a|an|its)\s(?:[\w’'.-]+\s){0,4}?(?:synopsis|logline|description|tagline|blurb|premise))\b",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"\s?[—–―]{1,2}\s?(?P<name>[A-Z][\w.’'&-]*(?:\s[\w.’'&-]+){0,4}?)(?:[,(]|\.?\s*$)")
_FAR = re.compile(r"[.!?;:]\s|\(")
_STOP = re.compile(r"[;:!?“”]|\.\s|\"")


def _official(text: str, gap: Span) -> Clause | None:
    """Read the name of a text that is nobody's words ("reads the official logline")."""
    match = _OFFICIAL.match(text, gap.start, gap.end)
    return Clause(cue=Span(*match.span("cue")), source=Span(*match.span("source")), rule="said X") if match else None


def _signature(text: str, gap: Span) -> Clause | None:
    """Read a name after a dash, as under a letter or a post."""
    match = _SIGNATURE.match(text, gap.start, gap.end)
    return Clause(source=Span(*match.span("name")), rule="signed") if match else None


def _close_enough(text: str, start: int, at: int) -> bool:
    return _FAR.search(text, start, at) is None


def _according(text: str, at: int, gap: Span) -> Clause | None:
    match = pattern_of("according").match(text, at, gap.end)
    source = source_after(text, match.end(), gap.end) if match else None
    return Clause(cue=Span(*match.span()), source=source, rule="according to") if match and source else None


def _verb_first(text: str, words: _Words, gap: Span) -> Clause | None:
    first = words[0]
    if not first[0].islower() or first[0] not in finite_forms():
        return None
    source = source_after(text, first.end(), gap.end)
    return Clause(cue=Span(*first.span()), source=source, rule="said X") if source else None


def _source_first(text: str, words: _Words, gap: Span) -> Clause | None:
    head = lowered(words[0])
    named = any(word[0][0].isupper() for word in words[:4]) or head in PRONOUNS or head in DETERMINERS or head in role_pronouns()
    if not named or head in PREPOSITIONS:
        return None
    for at, word in enumerate(words[1:FARTHEST], start=1):
        between = text[words[at - 1].end() : word.start()]
        if _STOP.search(between) and not (between.startswith(".") and is_abbreviation(words[at - 1][0])):
            return None
        phrase = pattern_of("saying").match(text, word.start(), gap.end)
        if phrase or (word[0] in finite_forms() and _is_predicate(words, at)):
            source = without_adverbs(text, Span(words[0].start(), word.start()))
            cue = Span(word.start(), (phrase or word).end())
            return Clause(cue=cue, source=source, rule="X said") if source else None
    return None


def _is_predicate(words: _Words, at: int) -> bool:
    """Tell whether a reporting form is a verb here: no article, adjective or preposition right before it."""
    return at == 0 or lowered(words[at - 1]) not in NO_VERB_AFTER


_NO_CUE = frozenset("is was has his as".split())


def _unknown_verb(words: _Words, mentioned: Sequence[Span]) -> Clause | None:
    """Take any verb for a cue where a name or pronoun and a word that ends like a verb follow the words at once."""
    if not mentioned or mentioned[0].start != words[0].start():
        return None
    after = [word for word in words if word.start() >= mentioned[0].end][:3]
    verb = next((word for word in after if lowered(word) not in ADVERBS and not word[0].endswith("ly")), None)
    if verb is None or not verb[0].islower() or not verb[0].endswith(("ed", "s")) or verb[0] in _NO_CUE:
        return None
    return Clause(cue=Span(*verb.span()), source=mentioned[0], rule="X did")


def clause_before(text: str, lead: Span, *, mentioned: Sequence[Span]) -> Clause | None:
    """Return the attribution in the words of a sentence that stand before a stretch in marks; the surest of the nearest cues wins.

    `mentioned` are the people and companies named there, in order.
    """
    phrase = last_match(pattern_of("saying"), text, lead.start, lead.end)
    according = last_match(pattern_of("according"), text, lead.start, lead.end)
    verb = _surest_verb(text, lead)
    if phrase and (verb is None or phrase.end() > verb.start()):
        return _clause(text, lead, Span(*phrase.span()), mentioned)
    if according and (verb is None or according.start() > verb.start()):
        source = source_according(text, according.end(), lead.end)
        return Clause(cue=Span(*according.span()), source=source, rule="according to") if source else None
    return _clause(text, lead, Span(*verb.span()), mentioned) if verb else None


def _surest_verb(text: str, lead: Span) -> re.Match[str] | None:
    """Return the last verb that reports; one of thinking or manner does not stand against one of saying, unless it is at the mark."""
    forms, finite = verb_forms(), finite_forms()
    best: re.Match[str] | None = None
    surest = 0
    words = list(WORD.finditer(text, lead.start, lead.end))
    for at, word in enumerate(words):
        flag = forms.get(lowered(word), 0)
        verb = word[0] in finite or lowered(word).endswith("ing") or (at > 0 and lowered(words[at - 1]) in BARE_AFTER)
        if not flag or not verb or not _is_predicate(words, at):
            continue
        if surest & Reports.SAY and not flag & Reports.SAY and len(text[word.end() : lead.end].split()) > len(("called", "it")):
            continue
        best, surest = word, flag
    return best


def _clause(text: str, lead: Span, cue: Span, mentioned: Sequence[Span]) -> Clause:
    before = [span for span in mentioned if span.end <= cue.start]
    if cue.of(text).split()[0].lower().endswith("ing"):
        source = source_before(text, lead.start, cue.start) if _is_bare_participle(text[lead.start : cue.start].rstrip()) else None
        return Clause(cue=cue, source=source or (before[0] if before else None), rule="X, saying")
    near = before[-1] if before and cue.start - before[-1].end < _NEAR else None
    return Clause(cue=cue, source=source_before(text, lead.start, cue.start) or near, rule="X said:")


def _is_bare_participle(before: str) -> bool:
    """Tell whether the noun phrase of a participle stands right before it ("footage of Doe asking")."""
    return bool(before) and not before.endswith((",", "and", "while", "before", "after"))


def announces(text: str, lead: Span) -> Span | None:
    """Return the noun that announces words before a colon or a mark ("in a statement:", "with the caption"), None if there is none."""
    words = [word for word in WORD.finditer(text, max(lead.start, lead.end - 90), lead.end) if lowered(word) in nouns()]
    return Span(*words[-1].span()) if words else None
