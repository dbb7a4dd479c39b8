"""People and companies: who is named, and which surname, first name, pronoun or role stands for whom in this document."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from clapboard.mentions.coreference import Entity, Place, most_salient
from clapboard.mentions.cues import Reports, finite_forms
from clapboard.mentions.epithets import Epithet, epithets, role_after, role_before
from clapboard.mentions.page import Page
from clapboard.model.mention import Naming, PersonMention, ShowMention
from clapboard.model.span import Span
from clapboard.text.names import Name, is_doubtful, joined_by_nickname, key, names
from clapboard.vocabulary import load

PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip
_THEY = frozenset(("they", "them", "their", "theirs", "themself", "themselves"))
_PRONOUN = re.compile(r"\b(he|she|they|him|himself|his|her|hers|herself|them|their|theirs|themself|themselves)\b(?!-)", re.IGNORECASE)
_SUBJECT_FORMS = frozenset(("he", "she", "they"))
_POSSESSIVE_FORMS = frozenset(("his", "her", "hers", "their", "theirs"))
_COMPANY_WORDS = frozenset(
    "studios studio pictures television entertainment productions media network networks channel inc llc ltd corp records films tv animation".split()
)
_AUXILIARY = frozenset("is was has had will would can could may might must does did also then later who went took wants made gave got plays played".split())
_ALSO_NOUNS = frozenset("reports claims notes posts comments remarks points hopes fears questions answers calls hits shares reveals cries".split())
_PASSIVE = frozenset("is was".split())
_NEXT_WORDS = re.compile(r"\s*(?:,\s\d\d?,)?\s?([A-Za-z’']+)(?:\s([A-Za-z’']+))?")
_BEFORE_WORD = re.compile(r"([A-Za-z’']+)(?:\s(?:the|actor|actress|star|creator|singer))?\s$")
_PLURAL = re.compile(r"\b(?:fans|viewers|critics|people|stars|actors|producers|executives|writers|creators|they|both|officials|[a-z]{3,}ers)\b|\b[A-Z]\w+ (?:and|&) [A-Z]\w+")


def find_people(page: Page, *, shows: Sequence[ShowMention] = ()) -> tuple[PersonMention, ...]:
    """Return the people and companies that `page` mentions, in the order of the text, each with the fullest name it gives them.

    Names inside the spans of `shows` (titles) are left out. A pronoun or role is given only where somebody fits it; first and
    second persons, and plain plurals, are not. Offsets are code points into the document's text.
    """
    inventory = _Inventory.of(page, shows)
    return tuple(_resolved(page, inventory))


@dataclass(slots=True)
class _Inventory:
    """The entities of a document and where each name of theirs stands."""

    entities: list[Entity]
    named: list[tuple[Span, Entity | None, Naming, tuple[Entity, ...]]]

    @classmethod
    def of(cls, page: Page, shows: Sequence[ShowMention]) -> "_Inventory":
        found = list(_names(page, shows))
        companies = _companies(page, found)
        people = _people(page, [name for name in found if not any(name.span.overlaps(span) for span, _ in companies)])
        named = [(span, entity, Naming.COMPANY, ()) for span, entity in companies]
        taken = {span for span, _ in companies}
        for name in found:
            if name.span in taken or any(name.span.overlaps(span) for span in taken):
                continue
            match = _match(page, name, people)
            if match is not None:
                named.append((name.span, match[0], match[1], match[2]))
        entities = list({id(entity): entity for _, entity, _, several in named for entity in (entity, *several) if entity}.values())
        return cls(entities, sorted(named, key=lambda item: item[0]))


def _names(page: Page, shows: Sequence[ShowMention]) -> Iterator[Name]:
    titles = sorted({show.span for show in shows})
    starts = [span.start for span in titles]
    for paragraph in page.document.paragraphs:
        free = []
        for name in names(page.text, paragraph):
            at = bisect_right(starts, name.span.end - 1) - 1
            if not (at >= 0 and name.span in titles[at]):
                free.append(name)
        yield from _with_nicknames(page.text, free)


def _with_nicknames(text: str, found: Sequence[Name]) -> Iterator[Name]:
    """Join the parts of a name that a nickname in marks parts ("Thomas “Tug” Dell")."""
    at = 0
    while at < len(found):
        name = found[at]
        reach = next((ahead for ahead in (2, 1) if at + ahead < len(found) and joined_by_nickname(text, name, found[at + ahead])), 0)
        last = found[at + reach]
        yield replace(name, span=name.span.cover(last.span), words=(*name.words, *last.words)) if reach else name
        at += reach + 1


@cache
def _company_names() -> tuple[re.Pattern[str], dict[str, str]]:
    table = load("platforms")
    doubtful = set(table.get("also_words", ()))
    owner: dict[str, str] = {}
    for sort, entries in table.items():
        if sort == "also_words" or not isinstance(entries, dict):
            continue
        for name, aliases in entries.items():
            if isinstance(aliases, list):
                owner.update({alias: alias for alias in (name, *aliases) if alias not in doubtful and not alias.islower()})
    made = "|".join(re.escape(name) for name in sorted(owner, key=len, reverse=True))
    return re.compile(rf"(?<![\w’'-])(?:{made})(?![\w+])"), owner


def _companies(page: Page, found: Iterable[Name]) -> list[tuple[Span, Entity]]:
    pattern, _ = _company_names()
    text = page.text
    known: dict[str, Entity] = {}
    spans: list[tuple[Span, Entity]] = []

    def add(span: Span) -> None:
        name = span.of(text)
        entity = known.setdefault(name, Entity(name=name, words=tuple(key(word) for word in name.split()), company=True))
        spans.append((span, entity))

    for name in found:
        if len(name.words) > 1 and key(name.words[-1]) in _COMPANY_WORDS:
            add(name.span)
    taken = [span for span, _ in spans]
    for paragraph in page.document.paragraphs:
        for match in pattern.finditer(text, paragraph.start, paragraph.end):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in taken):
                add(span)
    return sorted(spans, key=lambda item: item[0])


def _people(page: Page, found: Sequence[Name]) -> list[Entity]:
    """Return one entity for each person that the document names, fullest names first."""
    text = page.text
    scores: dict[tuple[str, ...], float] = {}
    printed: dict[tuple[str, ...], Name] = {}
    shouting = {paragraph for paragraph in page.document.paragraphs if _is_title_case(text, paragraph)}
    for name in found:
        keys = tuple(key(word) for word in name.words)
        score = _personal(text, name)
        if page.paragraph_at(name.span.start) in shouting:
            score = min(score, 0.5) if len(name.words) == 2 and name.given else min(score, 0)
        scores[keys] = max(scores.get(keys, -9.0), score)
        if keys not in printed or (printed[keys].pronoun is None and name.pronoun):
            printed[keys] = name
    alone = {keys[0] for keys in printed if len(keys) == 1}
    for keys, name in printed.items():
        if len(keys) in (2, 3) and scores[keys] == 0 and keys[-1] in alone and not name.the:
            scores[keys] = 0.5
    people: list[Entity] = []
    for keys in sorted(printed, key=lambda keys: (-len(keys), printed[keys].span)):
        name = printed[keys]
        if scores[keys] <= 0 or (len(keys) == 1 and any(keys[0] in (one.words[0], one.words[-1]) for one in people)):
            continue
        same = [one for one in people if _same_person(keys, one.words)]
        if same:
            same[0].pronoun = same[0].pronoun or name.pronoun
            continue
        people.append(Entity(name=" ".join(name.span.of(text).split()), words=keys, pronoun=name.pronoun))
    return people


def _is_title_case(text: str, paragraph: Span) -> bool:
    """Tell whether a paragraph is a headline with capitals everywhere, where every word looks like a name."""
    words = re.findall(r"[^\W\d_][\w’'-]{3,}", paragraph.of(text)[:400])
    return len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def _same_person(keys: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether a shorter name of two words or more is the same person's as a fuller one: its end, or its first and last word."""
    if len(keys) < 2:
        return False
    return full[-len(keys) :] == keys or (keys[0], keys[-1]) == (full[0], full[-1]) or full[: len(keys)] == keys


def _personal(text: str, name: Name) -> float:
    """Return how much speaks for a capitalised sequence being a person's name; above 0: it is."""
    single = len(name.words) == 1
    score = 0.0
    if name.barred:
        score -= 3
    if name.honorific:
        score += 2.5
    if name.given:
        score += 1 if is_doubtful(name.words[0]) or single else 2
    if name.the and not name.given:
        score -= 2.5
    if all(word.isupper() and len(word) > 1 for word in name.words) and single:
        score -= 1.5
    if len(name.words) > 4:
        score -= 2
    if role_before(text, name.span.start) or role_after(text, name.span.end):
        score += 1.5
    if beside_cue(text, name.span):
        score += 1.2
    if single and not name.given and not name.honorific:
        score -= 1.0
    if single and name.initial and is_doubtful(name.words[0]):
        score -= 1.0
    if re.match(r",?\s(?:who\b|\d\d?,)|’s (?:wife|husband|mother|father|son|daughter)", text[name.span.end : name.span.end + 14]):
        score += 1.5
    if single and not name.given and _PERSONAL_PRONOUN.match(text, name.span.end, name.span.end + 110):
        score += 1.2
    if key(name.words[0]) in _outlets() and single and not name.given:
        score -= 3
    return score


_PERSONAL_PRONOUN = re.compile(r"\s(?:himself|herself)\b|\s(?:is|was|has|had|will|took|also|then|went|plays|played)\b[^.!?“\"A-Z]*\b(?:he|his|him|himself|she|her|herself)\b")
"""A clause whose subject is a name and that goes on with "his" or "she": the name is a person's."""


@cache
def _outlets() -> frozenset[str]:
    """Return the publications whose name is one word: they speak, too, and are no people."""
    table = load("venues")
    return frozenset(key(name) for name in (*table["outlets"], *table["social"]) if " " not in name)


def beside_cue(text: str, span: Span) -> bool:
    """Tell whether a reporting verb stands right beside ("Jane Doe says", "said Jane Doe")."""
    match = _NEXT_WORDS.match(text, span.end, span.end + 40)
    if match:
        first, second = match[1].lower(), (match[2] or "").lower()
        flags = finite_forms().get(first, Reports(0))
        if flags & (Reports.SAY | Reports.DIRECT) and not (first in _ALSO_NOUNS and second and text[match.end(1)] == " " and second not in ("that", "the", "a", "on", "to", "in")):
            return True
        if (first in _AUXILIARY - _PASSIVE or first.endswith("ly")) and finite_forms().get(second, Reports(0)) & Reports.SAY:
            return True
    before = _BEFORE_WORD.search(text, max(0, span.start - 24), span.start)
    flags = finite_forms().get(before[1].lower()) if before else None
    return bool(flags and flags & Reports.SAY)


def _match(page: Page, name: Name, people: Sequence[Entity]) -> tuple[Entity | None, Naming, tuple[Entity, ...]] | None:
    keys = tuple(key(word) for word in name.words)
    exact = [one for one in people if one.words == keys or (len(keys) > 1 and _same_person(keys, one.words))]
    if exact:
        full = len(keys) > 1 or len(exact[0].words) == 1
        naming = Naming.FULL_NAME if len(keys) > 1 else Naming.FIRST_NAME if name.given and full and not name.honorific else Naming.SURNAME
        return exact[0], naming, ()
    if len(keys) != 1:
        return None
    last = tuple(one for one in people if len(one.words) > 1 and _family(one.words) == keys[0])
    first = tuple(one for one in people if len(one.words) > 1 and one.words[0] == keys[0])
    fitting = last if last and not (first and not name.honorific and name.given) else first if not name.honorific else last
    if name.honorific and name.pronoun:
        fitting = tuple(one for one in fitting if one.pronoun in (None, name.pronoun)) or fitting
    if not fitting:
        return None
    naming = Naming.SURNAME if fitting is last else Naming.FIRST_NAME
    return (fitting[0], naming, ()) if len(fitting) == 1 else (None, naming, fitting)


def _family(words: tuple[str, ...]) -> str:
    return words[-2] if words[-1] in ("jr", "sr", "ii", "iii", "iv") and len(words) > 2 else words[-1]


@dataclass(frozen=True, slots=True)
class _Event:
    span: Span
    kind: str
    name: tuple[Entity | None, Naming, tuple[Entity, ...]] | None = None
    epithet: Epithet | None = None


def _events(page: Page, inventory: _Inventory) -> list[_Event]:
    events = [_Event(span, "name", (entity, naming, several)) for span, entity, naming, several in inventory.named]
    for paragraph in page.document.paragraphs:
        events += [_Event(Span(*match.span()), "pronoun") for match in _PRONOUN.finditer(page.text, paragraph.start, paragraph.end)]
        events += [_Event(one.span, "role", epithet=one) for one in epithets(page.text, paragraph)]
    return sorted(events, key=lambda event: (event.span.start, -event.span.end))


def _resolved(page: Page, inventory: _Inventory) -> Iterator[PersonMention]:
    entities: list[Entity] = []
    companies: list[Entity] = []
    reader = _Reader(page)
    end = -1
    for event in _events(page, inventory):
        if event.span.start < end:
            continue
        made: tuple[Entity, PersonMention] | None = None
        place = reader.place(event)
        if event.name is not None:
            made = _of_name(page, event, place)
        elif event.epithet is not None:
            made = _of_role(page, event, place, entities, companies)
        else:
            made = _of_pronoun(page, event, place, entities)
        if made is None:
            continue
        entity, mention = made
        end = event.span.end
        for group in ([companies] if entity.company else [entities]):
            if entity not in group:
                group.append(entity)
        entity.last, entity.count = place, entity.count + 1
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
            subject=speaks or (word in _SUBJECT_FORMS if event.kind == "pronoun" else not possessive and _is_subject(text, span)),
            speaks=speaks,
            possessive=possessive,
            quoted=stretch if inside else -1,
            pronoun=event.kind == "pronoun",
            first=span.start - start < 25,
        )


def _is_subject(text: str, span: Span) -> bool:
    """Guess from the next word whether a name is a clause's subject: an auxiliary, or a word that ends like a verb."""
    match = _NEXT_WORDS.match(text, span.end, span.end + 40)
    return bool(match) and (match[1].lower() in _AUXILIARY or (match[1].islower() and match[1].endswith(("ed", "s")) and not match[1].startswith("'")))


def _of_name(page: Page, event: _Event, place: Place) -> tuple[Entity, PersonMention] | None:
    entity, naming, several = event.name or (None, Naming.FULL_NAME, ())
    if entity is None:
        heard = [one for one in several if one.last is not None]
        entity = max(heard, key=lambda one: (one.last.span.start if one.last else 0)) if heard else several[0]
    if _CHARACTER.search(page.text, max(0, event.span.start - 40), event.span.start):
        entity.character = True
    for role in (role_before(page.text, event.span.start), role_after(page.text, event.span.end)):
        if role is not None:
            entity.roles.add(role[1])
            entity.pronoun = entity.pronoun or _proved(role[1])
    age = re.match(r",\s(\d\d?)(?=,)", page.text[event.span.end : event.span.end + 6])
    if age:
        entity.ages.add(int(age[1]))
    rule = "company" if naming is Naming.COMPANY else "name"
    return entity, PersonMention(span=event.span, naming=naming, name=entity.name, rule=rule, confidence=0.9 if several else 0.97)


_CHARACTER = re.compile(
    r"(?:\b(?:play|plays|played|playing|portray|portrays|portrayed|portraying|voices|voiced|voicing)|\b(?:as|named|called|character|characters|role of|part of))"
    r"\s(?:the\s)?(?:[\w’'“\"-]+\s){0,2}$"
)


def _proved(role: str) -> str | None:
    from clapboard.mentions.epithets import role_pronouns  # noqa: PLC0415

    return role_pronouns().get(role)


def _of_role(
    page: Page, event: _Event, place: Place, entities: list[Entity], companies: list[Entity]
) -> tuple[Entity, PersonMention] | None:
    epithet = event.epithet
    if epithet is None:
        return None
    if epithet.company:
        heard = [one for one in companies if one.last]
        if not heard:
            return None
        entity = max(heard, key=lambda one: one.last.span.start if one.last else 0)
        return entity, PersonMention(span=event.span, naming=Naming.COMPANY, name=entity.name, rule="company by what it is", confidence=0.7)
    holders = [one for one in entities if epithet.head in one.roles or (epithet.age and epithet.age in one.ages)]
    fitting = holders or [one for one in entities if not (epithet.pronoun and one.pronoun and one.pronoun != epithet.pronoun)]
    best = most_salient(fitting, place, pronoun=epithet.pronoun)
    if best is None and len(holders) == 1:
        best = holders[0], 0.7
    if best is None:
        return None
    entity = best[0]
    entity.pronoun = entity.pronoun or epithet.pronoun
    return entity, PersonMention(span=event.span, naming=Naming.ROLE, name=entity.name, rule="role", confidence=0.8 if holders else best[1] * 0.8)


def _of_pronoun(page: Page, event: _Event, place: Place, entities: list[Entity]) -> tuple[Entity, PersonMention] | None:
    word = event.span.of(page.text).lower()
    if word in _THEY:
        best = _singular_they(page, place, entities)
    else:
        best = most_salient(entities, place, pronoun=PRONOUNS[word])
    if best is None:
        return None
    entity, confidence = best
    if word not in _THEY:
        entity.pronoun = entity.pronoun or PRONOUNS[word]
    return entity, PersonMention(span=event.span, naming=Naming.PRONOUN, name=entity.name, rule="pronoun", confidence=confidence)


def _singular_they(page: Page, place: Place, entities: list[Entity]) -> tuple[Entity, float] | None:
    """Take "they" for one person where it speaks or follows one who does, nothing plural is near, and no pronoun is known of that person."""
    best = most_salient(entities, place, pronoun=None)
    if best is None or best[0].last is None or place.quoted >= 0:
        return None
    since = page.text[max(best[0].last.span.end, place.span.start - 300) : place.span.start]
    before = page.text[max(0, best[0].last.span.start - 60) : best[0].last.span.start]
    if _PLURAL.search(since) or re.search(r"\b(?:and|&)\s$", before) or "they" in since.lower().split():
        return None
    near = place.sentence - best[0].last.sentence <= 1
    return (best[0], 0.5) if near and (place.speaks or best[0].last.speaks or best[0].last.pronoun) else None
