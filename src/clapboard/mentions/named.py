"""Who and what a document names: one entity for each person and company, and where each of its names stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from clapboard.mentions.coreference import Entity
from clapboard.mentions.cues import beside_cue
from clapboard.mentions.epithets import role_after, role_before
from clapboard.mentions.page import Page
from clapboard.model.mention import Naming, ShowMention
from clapboard.model.span import Span
from clapboard.text.names import Name, is_doubtful, joined_by_nickname, key, names
from clapboard.vocabulary import load

_COMPANY_WORDS = frozenset(
    """studios studio pictures television entertainment productions media network networks channel inc llc ltd corp records films tv
    animation""".split()
)
_LONGEST = 4
"""Words that a person's name has at most."""
_HEADLINE = 4
"""Words that a headline has at least."""
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place where a name stands; `fitting` are the entities that it can mean: more than one where two people share it."""

    span: Span
    naming: Naming
    fitting: tuple[Entity, ...]


def named_in(page: Page, shows: Sequence[ShowMention]) -> list[Named]:
    """Return where `page` names people and companies, in the order of the text; names inside the spans of `shows` are left out."""
    found = list(_names(page, shows))
    companies = _companies(page, found)
    starts = [one.span.start for one in companies]
    free = [name for name in found if not _covered(name.span, companies, starts)]
    people = _people(page, free)
    by_word = _by_word(people)
    return sorted([*companies, *(one for name in free if (one := _match(name, by_word)) is not None)], key=lambda one: one.span)


def _covered(span: Span, companies: Sequence[Named], starts: list[int]) -> bool:
    at = bisect_right(starts, span.end - 1) - 1
    return at >= 0 and companies[at].span.overlaps(span)


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


def _companies(page: Page, found: Sequence[Name]) -> list[Named]:
    """Return where companies are named: those that the vocabulary knows, and names that end in a company's word."""
    named = [name.span for name in found if len(name.words) > 1 and key(name.words[-1]) in _COMPANY_WORDS]
    spans: list[Span] = []
    for span in sorted([*named, *(span for span, _ in page.companies)], key=lambda span: (span.start, -span.end)):
        if not spans or span.start >= spans[-1].end:
            spans.append(span)
    known: dict[str, Entity] = {}
    for span in spans:
        name = span.of(page.text)
        known.setdefault(name, Entity(name=name, words=tuple(key(word) for word in name.split()), company=True))
    return [Named(span=span, naming=Naming.COMPANY, fitting=(known[span.of(page.text)],)) for span in spans]


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
            score = min(score, 0.5) if name.given and len(name.words) == len(("first", "last")) else min(score, 0)
        scores[keys] = max(scores.get(keys, -9.0), score)
        if keys not in printed or (printed[keys].pronoun is None and name.pronoun):
            printed[keys] = name
    alone = {keys[0] for keys in printed if len(keys) == 1}
    for keys, name in printed.items():
        if len(keys) in (2, 3) and scores[keys] == 0 and not name.the and (keys[-1] in alone or scores.get(keys[:1], 0) > 0):
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
    return len(words) >= _HEADLINE and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def _same_person(keys: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether a shorter name of two words or more is the same person's as a fuller one: its end, or its first and last word."""
    if len(keys) == 1:
        return False
    return full[-len(keys) :] == keys or (keys[0], keys[-1]) == (full[0], full[-1]) or full[: len(keys)] == keys


def _personal(text: str, name: Name) -> float:
    """Return how much speaks for a capitalised sequence being a person's name; above 0: it is."""
    return sum(weight for weight, holds in _evidence(text, name) if holds)


def _evidence(text: str, name: Name) -> Iterator[tuple[float, bool]]:
    """Yield what may speak for a name being a person's, with its weight, and whether it does."""
    single, doubtful = len(name.words) == 1, is_doubtful(name.words[0])
    unknown = single and not name.given
    yield -3.0, name.barred
    yield 2.5, name.honorific is not None
    yield (1.0 if doubtful or single else 2.0), name.given
    yield -2.5, name.the and not name.given
    yield -1.5, single and name.words[0].isupper() and len(name.words[0]) > 1
    yield -2.0, len(name.words) > _LONGEST
    yield 1.5, bool(role_before(text, name.span.start) or role_after(text, name.span.end))
    yield 1.2, beside_cue(text, name.span)
    yield -1.0, unknown and not name.honorific
    yield -1.0, single and name.initial and doubtful
    yield -2.0, unknown and key(name.words[0]).endswith(_PRESS)
    yield 1.5, _RELATED.match(text, name.span.end) is not None
    yield 1.2, unknown and _PERSONAL_PRONOUN.match(text, name.span.end, name.span.end + 110) is not None
    yield 1.2, unknown and _PERSON_DOES.match(text, name.span.end, name.span.end + 60) is not None
    yield 1.2 if unknown else 0.5, not name.given and _HOLDS.match(text, name.span.end, name.span.end + 60) is not None
    yield -3.0, not (single and name.given) and " ".join(map(key, name.words)) in _outlets()


_PERSON_DOES = re.compile(
    r"(?:,? who)?\s(?:(?:is|was|has|had|will|would|also|then|later|since|already|only|never)\s){0,3}"
    r"(?:laugh(?:ed|s)|jok(?:ed|es)|quipp?(?:ed|s)|grinn?(?:ed|s)|smil(?:ed|es)|shrugg?(?:ed|s)|cr(?:ied|ies)|thank(?:ed|s)|play(?:ed|s)?|"
    r"direct(?:ed|s)?|wr(?:ote|ites|itten)|creat(?:ed|es)|join(?:ed|s)? (?:the|as|a)|attached to|signed (?:on|up)|"
    r"return(?:ed|s|ing)? (?:to (?:run|play|direct|lead|write|star)|as [A-Z])|"
    r"step(?:ped|s|ping) (?:down|in|back|up|away)|boards?|"
    r"boarded|exit(?:ed|s)|depart(?:ed|s)|quits?|"
    r"steals? (?:every|the|each)|less |more |not coming back|giddy|"
    r"thrilled|proud|honou?red|grateful|excited|adamant|candid|coy|tight-lipped)\b"
)
"""What only people do and are: a name that does it is a person's, however unknown."""
_HOLDS = re.compile(
    r"\s(?:(?:has |had )?served as (?:the )?(?:(?:co-)?(?:creator|showrunner)|director|head writer)|"
    r"(?:(?:is|was|back|remains|takes|taking) )?(?:in )?the director['’]s (?:chair|seat)|having directed|"
    r"(?:steps|stepping|stepped|moves|moving|moved) (?:up|in) (?:as|to) (?:co-)?(?:showrun|direct))"
)
"""A chair that only people hold: a name before it is a person's."""
_PRESS = ("news", "wire", "times", "post", "weekly", "tv", "fm")
"""Ends of one-word names of publications and stations."""
_RELATED = re.compile(r",?\s(?:who\b|\d\d?,)|,\sas\s[A-Z]|’s (?:wife|husband|mother|father|son|daughter)")
_PERSONAL_PRONOUN = re.compile(
    r"\s(?:himself|herself)\b|\s(?:is|was|has|had|will|took|also|then|went|plays|played)\b[^.!?“\"A-Z]*\b(?:he|his|him|himself|she|her|herself)\b"
)
"""A clause whose subject is a name and that goes on with "his" or "she": the name is a person's."""


@cache
def _outlets() -> frozenset[str]:
    """Return the publications: they speak, too, and are no people."""
    table = load("venues")
    return frozenset(" ".join(map(key, name.removeprefix("The ").split())) for name in (*table["outlets"], *table["social"]))


def _by_word(people: Sequence[Entity]) -> dict[str, list[Entity]]:
    """Index people by the words of their names, so that a long cast costs no more for each mention."""
    index: dict[str, list[Entity]] = {}
    for one in people:
        for word in dict.fromkeys(one.words):
            index.setdefault(word, []).append(one)
    return index


def _match(name: Name, by_word: dict[str, list[Entity]]) -> Named | None:
    """Return whom a name can mean among the people indexed, None where it means nobody known."""
    keys = tuple(key(word) for word in name.words)
    near = by_word.get(keys[-1], []) + [one for one in by_word.get(keys[0], []) if one not in by_word.get(keys[-1], [])]
    exact = [one for one in near if one.words == keys or _same_person(keys, one.words)]
    if exact:
        lone = name.given and len(exact[0].words) == 1 and not name.honorific
        naming = Naming.FULL_NAME if len(keys) > 1 else Naming.FIRST_NAME if lone else Naming.SURNAME
        return Named(span=name.span, naming=naming, fitting=(exact[0],))
    return _by_one_word(name, keys[0], near) if len(keys) == 1 else _within(name, keys, by_word)


def _within(name: Name, keys: tuple[str, ...], by_word: dict[str, list[Entity]]) -> Named | None:
    """Return the person whose full name leads a longer capitalised sequence, as in a headline ("Jane Doe Tells All")."""
    for one in by_word.get(keys[0], []):
        size = len(one.words)
        if 1 < size < len(keys) and keys[:size] == one.words:
            end = name.span.start + sum(map(len, name.words[:size])) + size - 1
            return Named(span=Span(name.span.start, end), naming=Naming.FULL_NAME, fitting=(one,))
    return None


def _by_one_word(name: Name, word: str, people: Sequence[Entity]) -> Named | None:
    last = tuple(one for one in people if len(one.words) > 1 and _family(one.words) == word)
    first = tuple(one for one in people if len(one.words) > 1 and one.words[0] == word)
    by_surname = bool(name.honorific) or not first or (bool(last) and not name.given)
    fitting = last if by_surname else first
    if name.honorific and name.pronoun:
        fitting = tuple(one for one in fitting if one.pronoun in (None, name.pronoun)) or fitting
    if not fitting:
        return None
    return Named(span=name.span, naming=Naming.SURNAME if by_surname else Naming.FIRST_NAME, fitting=fitting)


def _family(words: tuple[str, ...]) -> str:
    return words[-2] if words[-1] in _SUFFIXES and len(words) > len(("first", "suffix")) else words[-1]
