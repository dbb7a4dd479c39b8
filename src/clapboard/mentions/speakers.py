"""Whose words they are: from the words that name the source to the person's full name, role and the reason where there is none."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from clapboard.mentions.cues import official_words
from clapboard.mentions.epithets import group_words, role_after, role_before, role_pronouns
from clapboard.mentions.page import Page
from clapboard.model.mention import Naming, PersonMention
from clapboard.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks: `speaker` (and `others` of a joint statement), how the source names them, the role as printed; or why nobody is known."""

    speaker: str | None = None
    others: tuple[str, ...] = ()
    naming: Naming | None = None
    role: str | None = None
    unknown: str | None = None
    voice: str = "person"
    confidence: float = 1.0


_SPOKESPERSON = re.compile(r"\b(?:spokes(?:man|woman|person|people)|representative|rep|reps|publicist|lawyer|attorney)\b", re.IGNORECASE)
_UNNAMED = re.compile(
    r"\b(?:sources?|insiders?|individuals?|person|people|tipster|eyewitness|witness|onlooker|friend|pal|fans?|viewers?|users?|someone|critics?|reviewers?)\b",
    re.IGNORECASE,
)
_WE = frozenset("i we you it who".split())


def voice_of(page: Page, source: Sequence[Span], people: Sequence[PersonMention], *, official: bool = False) -> Voice:
    """Return who the words in `source` stand for; `people` are the document's mentions in order."""
    text = page.text
    words = " ".join(span.of(text) for span in source)
    if official or set(re.findall(r"[a-z-]+", words.lower())) & official_words():
        return Voice(unknown="an official text: nobody's words", voice="official text", role=None)
    if not source:
        return Voice(unknown="no attribution")
    if words.lower() in ("who", "whom"):
        source = _antecedent(text, source[0], people) or source
    inside = [one for span in source for one in _mentions_in(people, span)]
    persons = [one for one in inside if one.naming is not Naming.COMPANY and one.name]
    companies = [one for one in inside if one.naming is Naming.COMPANY and one.name]
    head = _head_person(text, source[0], persons)
    if head is not None and not _stands_for_other(text, source[0], head):
        others = _others(text, source, head, persons)
        role = _role(page, head, people)
        return Voice(speaker=head.name, others=others, naming=head.naming, role=role, confidence=head.confidence)
    if _SPOKESPERSON.search(words):
        return Voice(unknown="an unnamed spokesperson", role=words, voice="company" if companies else "person")
    if _UNNAMED.search(words) and not (companies and not re.search(r"\b(?:a|an|one|sources?|insiders?)\b", words)):
        return Voice(unknown="unnamed", role=words)
    if companies:
        return Voice(speaker=companies[0].name, naming=Naming.COMPANY, voice="company", confidence=companies[0].confidence)
    if words.lower() in _WE:
        return Voice(unknown="a pronoun that names nobody")
    reason = (
        "no name"
        if set(re.findall(r"[a-z-]+", words.lower())) & (role_pronouns().keys() | group_words())
        else "nobody is known by these words"
    )
    return Voice(unknown=reason, role=words if reason == "no name" else None)


def _antecedent(text: str, source: Span, people: Sequence[PersonMention]) -> list[Span]:
    """Return the mention that a relative pronoun follows: "Jane Doe, who"."""
    before = [one.span for one in people if one.span.end <= source.start and source.start - one.span.end < 60]
    return [before[-1]] if before and re.fullmatch(r"[^.!?;:]*", text[before[-1].end : source.start]) else []


def _mentions_in(people: Sequence[PersonMention], span: Span) -> list[PersonMention]:
    starts = [one.span.start for one in people]
    first = max(0, bisect_left(starts, span.start) - 1)
    found = []
    for one in people[first:]:
        if one.span.start >= span.end:
            break
        if one.span.overlaps(span):
            found.append(one)
    return found


_BY_OTHER = re.compile(r"(?:['’]s|\b(?:for|of|to|by|from|with|on|at|near|against|about))\s(?:[\w’'-]+\s){0,2}$")


def _head_person(text: str, span: Span, persons: Sequence[PersonMention]) -> PersonMention | None:
    """Return the person that the noun phrase is about: named first, and not only a part of somebody's description."""
    persons = [one for one in persons if not _names_a_work(text, one, span)]
    free = [one for one in persons if one.span.start <= span.start or not _BY_OTHER.search(text[span.start : one.span.start])]
    named = [one for one in free if one.naming not in (Naming.PRONOUN, Naming.ROLE)]
    described = bool(named) and free[0] is not named[0] and "," in text[free[0].span.end : named[0].span.start]
    if named and not described:
        return named[0]
    if free:
        return free[0]
    whole = [one for one in persons if one.naming is not Naming.PRONOUN and span.end - one.span.end <= 1]
    return whole[0] if len(persons) == 1 and whole else None


def _names_a_work(text: str, one: PersonMention, span: Span) -> bool:
    """Tell whether a name only says what somebody is of ("Some Show star Jane Doe"): a role and another name follow it at once."""
    follows = re.match(r"(?:\s[A-Z][\w’'-]*){0,3}\s([a-z-]+)\s(?=[A-Z])", text[one.span.end : span.end])
    return follows is not None and follows[1] in role_pronouns()


def _stands_for_other(text: str, source: Span, head: PersonMention) -> bool:
    """Tell whether the person named only owns the one who speaks ("her mother", "Doe's spokesman")."""
    word = head.span.of(text).lower()
    if word in ("his", "her", "their") and source.end > head.span.end:
        return True
    return text[head.span.end : head.span.end + 2] in ("'s", "’s") and source.end > head.span.end + 3


def _others(text: str, source: Sequence[Span], head: PersonMention, persons: Sequence[PersonMention]) -> tuple[str, ...]:
    joint = [
        one
        for one in persons
        if one.name != head.name
        and one.span.start > head.span.start
        and one.naming in (Naming.FULL_NAME, Naming.SURNAME, Naming.FIRST_NAME)
    ]
    return tuple(
        dict.fromkeys(
            one.name
            for one in joint
            if one.name
            and re.search(r"(?:\band|&|,)\s(?!who|whose|which|whom)(?:[\w’'-]+\s){0,4}$", text[source[0].start : one.span.start])
        )
    )


def _role(page: Page, head: PersonMention, people: Sequence[PersonMention]) -> str | None:
    """Return the role as printed beside the mention, else the nearest one beside another mention of the same person, before first."""
    same = [one for one in people if one.name == head.name]
    near = sorted(same, key=lambda one: (one.span.start > head.span.start, abs(one.span.start - head.span.start)))
    for one in (head, *near):
        if one.naming is Naming.PRONOUN:
            continue
        if one.naming is Naming.ROLE:
            return re.sub(r"^(?:the|The)\s", "", one.span.of(page.text))
        for found in (role_before(page.text, one.span.start), role_after(page.text, one.span.end)):
            if found is not None:
                return _wide(page.text, found[0]).of(page.text)
    return None


def _wide(text: str, span: Span) -> Span:
    """Take in what a role is of: "president of CBS Entertainment"."""
    match = re.match(r"\sof\s(?:the\s)?(?:[A-Z][\w&’'.+-]*)(?:\s[A-Z][\w&’'+-]*)*", text[span.end : span.end + 80])
    return Span(span.start, span.end + len(match[0].rstrip("."))) if match else span
