"""People and companies: who is named, and which surname, first name, pronoun or role stands for whom in this document."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clapboard.mentions.coreference import Entity, Place, most_salient
from clapboard.mentions.cues import AUXILIARY, NEXT_WORDS, beside_cue
from clapboard.mentions.epithets import NAMELESS, Epithet, epithets, role_after, role_before, role_pronouns, strangers, unlike
from clapboard.mentions.named import Named, named_in
from clapboard.mentions.page import Page
from clapboard.model.mention import Naming, PersonMention, ShowMention
from clapboard.model.span import Span

PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip
_THEY = frozenset(("they", "them", "their", "theirs", "themself", "themselves"))
_PRONOUN = re.compile(r"\b(he|she|they|him|himself|his|her|hers|herself|them|their|theirs|themself|themselves)\b(?!-)", re.IGNORECASE)
_SUBJECT_FORMS = frozenset(("he", "she", "they"))
_POSSESSIVE_FORMS = frozenset(("his", "her", "hers", "their", "theirs"))
BY_FORM = "name by its form"
"""Rule of a name of which only the form speaks for a person."""
_HEAD = 25
"""Code points from a sentence's start within which a mention stands first."""
_PLURAL = re.compile(
    r"\b(?:fans|viewers|critics|people|stars|actors|producers|executives|writers|creators|they|both|officials|[a-z]{3,}ers)\b"
    r"|\b[A-Z]\w+ (?:and|&) [A-Z]\w+"
)


def find_people(page: Page, *, shows: Sequence[ShowMention] = ()) -> tuple[PersonMention, ...]:
    """Return the people and companies that `page` mentions, in the order of the text, each with the fullest name it gives them.

    Names inside the spans of `shows` (titles) are left out. A pronoun or role is given only where somebody fits it; first and
    second persons, and plain plurals, are not. Offsets are code points into the document's text.
    """
    return tuple(_resolved(page, named_in(page, shows)))


@dataclass(frozen=True, slots=True)
class _Event:
    span: Span
    kind: str
    named: Named | None = None
    epithet: Epithet | None = None


def _events(page: Page, named: Sequence[Named]) -> list[_Event]:
    events = [_Event(one.span, "name", named=one) for one in named]
    for paragraph in page.document.paragraphs:
        events += [_Event(Span(*match.span()), "pronoun") for match in _PRONOUN.finditer(page.text, paragraph.start, paragraph.end)]
        events += [_Event(one.span, "role", epithet=one) for one in epithets(page.text, paragraph)]
        events += [_Event(one.span, "nobody", epithet=one) for one in strangers(page.text, paragraph)]
    return sorted(events, key=lambda event: (event.span.start, -event.span.end))


def _resolved(page: Page, named: Sequence[Named]) -> Iterator[PersonMention]:
    entities: list[Entity] = []
    companies: list[Entity] = []
    reader = _Reader(page)
    end = -1
    for event in _events(page, named):
        if event.span.start < end:
            continue
        made: tuple[Entity, PersonMention] | None = None
        place = reader.place(event)
        if event.kind == "nobody" and event.epithet is not None:
            said = replace(place, subject=True, speaks=True)
            entities.append(Entity(name="", words=(), pronoun=event.epithet.pronoun, last=said, count=1))
            continue
        if event.named is not None:
            made = _of_name(page, event.named)
        elif event.epithet is not None:
            epithet = event.epithet
            made = (
                _of_company(epithet, companies) if epithet.company else _of_role(epithet, place, entities, hint=_hint(page, epithet.span))
            )
        else:
            made = _of_pronoun(page, event, place, entities)
        if made is None:
            continue
        entity, mention = made
        end = event.span.end
        if entity.last is None:
            (companies if entity.company else entities).append(entity)
        entity.last, entity.count, entity.outside = place, entity.count + 1, entity.outside or place.quoted < 0
        if entity.name:
            yield mention


class _Reader:
    """Tells the place of each mention, reading forward."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._sentences = [sentence.start for sentence in page.sentences]
        self._paragraphs = [paragraph.start for paragraph in page.document.paragraphs]
        self._quoted = [stretch.outer.start for stretch in page.stretches]

    def place(self, event: _Event) -> Place:
        span, text = event.span, self._page.text
        sentence = bisect_right(self._sentences, span.start) - 1
        paragraph = bisect_right(self._paragraphs, span.start) - 1
        stretch = bisect_right(self._quoted, span.start) - 1
        inside = stretch >= 0 and span in self._page.stretches[stretch].outer and not self._page.stretches[stretch].single
        word = span.of(text).lower()
        possessive = word in _POSSESSIVE_FORMS if event.kind == "pronoun" else text[span.end : span.end + 2] in ("'s", "’s")
        start = self._sentences[sentence] if sentence >= 0 else 0
        speaks = beside_cue(text, span)
        return Place(
            span=span,
            sentence=sentence,
            paragraph=paragraph,
            subject=speaks or (word in _SUBJECT_FORMS if event.kind == "pronoun" else not possessive and _is_subject(text, span, start)),
            speaks=speaks,
            possessive=possessive,
            quoted=stretch if inside else -1,
            pronoun=event.kind == "pronoun",
            first=span.start - start < _HEAD,
        )


_DESCRIBED = re.compile(r",\s(?:who|whose|a|an|the|one|now|\d\d?,)\b")


_PAST = frozenset(
    """knew began became left sang spoke broke chose drew drove fell felt flew forgot found fought grew heard held kept knelt
    led lost met paid ran rose sat saw sent shook shot slept spent stood stole swore taught thought threw understood
    woke won wore laid bought brought caught came cut dealt dug fed hung let put quit read rode sold set shut sought""".split()
)
"""Irregular past forms of verbs, as they stand behind a subject."""


def _is_subject(text: str, span: Span, start: int) -> bool:
    """Guess whether a name is a clause's subject: a verb follows, or a description where the sentence begins (at `start`) with it."""
    if span.start - start < _HEAD and _DESCRIBED.match(text, span.end):
        return True
    match = NEXT_WORDS.match(text, span.end, span.end + 40)
    if match is None:
        return False
    if span.start == start and match[1] in _PAST and text[span.end : span.end + 1] == " ":
        return True
    return match[1].lower() in AUXILIARY or (match[1].islower() and match[1].endswith(("ed", "s")) and not match[1].startswith("'"))


def _of_name(page: Page, named: Named) -> tuple[Entity, PersonMention]:
    """Take the one who was mentioned last of those that a name fits, and learn what stands beside it."""
    entity = max(named.fitting, key=lambda one: one.last.span.start if one.last else -1)
    if named.naming is not Naming.FULL_NAME and _PART.search(page.text, max(0, named.span.start - 12), named.span.start):
        entity.character = page.text[named.span.end : named.span.end + 1] == ")"
    if _CHARACTER.search(page.text, max(0, named.span.start - 40), named.span.start):
        entity.character = True
    for role in (role_before(page.text, named.span.start), role_after(page.text, named.span.end)):
        if role is not None:
            entity.roles.add(role[1])
            entity.pronoun = entity.pronoun or role_pronouns().get(role[1])
    if _PLAYS.match(page.text, named.span.end) or _STARS.search(page.text, max(0, named.span.start - 30), named.span.start):
        entity.roles.add("actor")
    age = re.match(r",\s(\d\d?)(?=,)", page.text[named.span.end : named.span.end + 6])
    if age:
        entity.ages.add(int(age[1]))
    rule = "company" if named.naming is Naming.COMPANY else BY_FORM if entity.weak else "name"
    confidence = 0.7 if entity.weak else 0.9 if len(named.fitting) > 1 else 0.97
    return entity, PersonMention(span=named.span, naming=named.naming, name=entity.name, rule=rule, confidence=confidence)


_PART = re.compile(r"[A-Z][\w’'-]+\s\($")
"""Before a part in brackets behind the name of who plays it ("Doe (Vera)")."""
_PLAYS = re.compile(
    r",? (?:who )?(?:(?:will|is|was|has|returns|stars|back) )*(?:plays?|played|portrays|voices|to play|as (?:the |an? )?[A-Z]\w)"
)
_STARS = re.compile(r"\b(?:starring|stars|played by|voiced by|portrayed by)\s$")
_CHARACTER = re.compile(
    r"(?:\b(?:play|plays|played|playing|portray|portrays|portrayed|portraying|voices|voiced|voicing)"
    r"|\b(?:as|named|called|character|characters|role of|part of))"
    r"\s(?:the\s)?(?:[\w’'“\"-]+\s){0,2}$"
)


def _of_company(epithet: Epithet, companies: list[Entity]) -> tuple[Entity, PersonMention] | None:
    if not companies:
        return None
    entity = max(companies, key=lambda one: one.last.span.start if one.last else -1)
    return entity, PersonMention(span=epithet.span, naming=Naming.COMPANY, name=entity.name, rule="company by what it is", confidence=0.7)


_FARTHER = 0.5
"""How much less distance counts for a role than for a pronoun."""


def _hint(page: Page, span: Span) -> str | None:
    """Return the pronoun that follows a role in its sentence ("the nominee said that her life"), None if none does."""
    sentence = page.sentence_at(span.start)
    match = _NEXT_PRONOUN.match(page.text, span.end, sentence.end) if sentence else None
    return PRONOUNS.get(match[1]) if match else None


_NEXT_PRONOUN = re.compile(r"[^“”\".!?]*?\b(he|she|his|her|him|himself|herself)\b")


def _of_role(epithet: Epithet, place: Place, entities: list[Entity], *, hint: str | None) -> tuple[Entity, PersonMention] | None:
    holders = [one for one in entities if epithet.head in one.roles or (epithet.age and epithet.age in one.ages)]
    if epithet.head in NAMELESS and not holders:
        return None
    fitting = holders or [one for one in entities if one.name and not unlike(epithet.head, one.roles)]
    best = most_salient(fitting, place, pronoun=epithet.pronoun or hint, nearness=_FARTHER) or most_salient(
        fitting, place, pronoun=epithet.pronoun, nearness=_FARTHER
    )
    if best is None and len(holders) == 1:
        best = holders[0], 0.7
    if best is None:
        return None
    entity = best[0]
    entity.pronoun = entity.pronoun or epithet.pronoun
    return entity, PersonMention(
        span=epithet.span, naming=Naming.ROLE, name=entity.name, rule="role", confidence=0.8 if holders else best[1] * 0.8
    )


def _of_pronoun(page: Page, event: _Event, place: Place, entities: list[Entity]) -> tuple[Entity, PersonMention] | None:
    word = event.span.of(page.text).lower()
    best = _singular_they(page, place, entities) if word in _THEY else most_salient(entities, place, pronoun=PRONOUNS[word])
    if best is None:
        return None
    entity, confidence = best
    if word not in _THEY:
        entity.pronoun = entity.pronoun or PRONOUNS[word]
    return entity, PersonMention(span=event.span, naming=Naming.PRONOUN, name=entity.name, rule="pronoun", confidence=confidence)


def _singular_they(page: Page, place: Place, entities: list[Entity]) -> tuple[Entity, float] | None:
    """Take "they" for one person where it speaks or follows one who does, and nothing plural is near."""
    best = most_salient(entities, place, pronoun=None)
    if best is None or best[0].last is None or place.quoted >= 0:
        return None
    since = page.text[max(best[0].last.span.end, place.span.start - 300) : place.span.start]
    before = page.text[max(0, best[0].last.span.start - 60) : best[0].last.span.start]
    if _PLURAL.search(since) or re.search(r"\b(?:and|&)\s$", before) or "they" in since.lower().split():
        return None
    near = place.sentence - best[0].last.sentence <= 1
    return (best[0], 0.5) if near and (place.speaks or best[0].last.speaks or best[0].last.pronoun) else None
