"""Who and what a document names: one entity for each person and company, and where each of its names stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from clapboard.mentions.coreference import Entity
from clapboard.mentions.page import Page
from clapboard.mentions.personhood import likely, plausible
from clapboard.model.mention import Naming, ShowMention
from clapboard.model.span import Span
from clapboard.text.names import Name, joined_by_nickname, key, names

_COMPANY_WORDS = frozenset(
    """studios studio pictures television entertainment productions media network networks channel inc llc ltd corp records films tv
    animation""".split()
)
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
            if name.honorific or not (at >= 0 and name.span in titles[at]):
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
    named += [one.span.cover(other.span) for one, other in pairwise(found) if _is_firm(page.text, one, other)]
    spans: list[Span] = []
    for span in sorted([*named, *(span for span, _ in page.companies)], key=lambda span: (span.start, -span.end)):
        if not spans or span.start >= spans[-1].end:
            spans.append(span)
    known: dict[str, Entity] = {}
    for span in spans:
        name = span.of(page.text)
        known.setdefault(name, Entity(name=name, words=tuple(key(word) for word in name.split()), company=True))
    return [Named(span=span, naming=Naming.COMPANY, fitting=(known[span.of(page.text)],)) for span in spans]


def _is_firm(text: str, one: Name, other: Name) -> bool:
    """Tell whether two lone names joined by a sign ("Tancock & Quell") are a firm's."""
    lone = len(one.words) == len(other.words) == 1 and not (one.given or other.given)
    return lone and text[one.span.end : other.span.start] == " & "


def _people(page: Page, found: Sequence[Name]) -> list[Entity]:
    """Return one entity for each person that the document names, fullest names first."""
    text = page.text
    scores: dict[tuple[str, ...], float] = {}
    printed: dict[tuple[str, ...], Name] = {}
    refuted: set[tuple[str, ...]] = set()
    shouting = {paragraph for paragraph in page.document.paragraphs if _is_title_case(text, paragraph)}
    for name in found:
        keys = tuple(key(word) for word in name.words)
        score = likely(text, name)
        if page.paragraph_at(name.span.start) in shouting:
            score = min(score, 0.5) if name.given and len(name.words) == len(("first", "last")) else min(score, 0)
        elif score < 0 or not plausible(text, name):
            refuted.add(keys)
        scores[keys] = max(scores.get(keys, -9.0), score)
        if keys not in printed or (printed[keys].pronoun is None and name.pronoun):
            printed[keys] = name
    alone = {keys[0] for keys in printed if len(keys) == 1}
    for keys, name in printed.items():
        if len(keys) in (2, 3) and scores[keys] == 0 and not name.the and (keys[-1] in alone or scores.get(keys[:1], 0) > 0):
            scores[keys] = 0.5
    _vouched(text, found, scores)
    people: list[Entity] = []
    for keys in sorted(printed, key=lambda keys: (-len(keys), printed[keys].span)):
        name = printed[keys]
        weak = scores[keys] == 0 and len(keys) in (2, 3) and keys not in refuted and page.paragraph_at(name.span.start) not in shouting
        if (scores[keys] <= 0 and not weak) or (len(keys) == 1 and any(keys[0] in (one.words[0], one.words[-1]) for one in people)):
            continue
        same = [one for one in people if _same_person(keys, one.words)]
        if same:
            same[0].pronoun = same[0].pronoun or name.pronoun
            continue
        people.append(Entity(name=" ".join(name.span.of(text).split()), words=keys, pronoun=name.pronoun, weak=weak))
    return people


_LISTED = re.compile(r"(?:\s\([^()\n]{1,60}\))?(?:,|,?\s(?:and|&|with|plus))\s")


def _vouched(text: str, found: Sequence[Name], scores: dict[tuple[str, ...], float]) -> None:
    """Take an unknown name that stands in a list beside a person's for a person's, too; a list is read in both directions."""
    pairs = [
        (tuple(map(key, one.words)), tuple(map(key, other.words)))
        for one, other in pairwise(found)
        if len(one.words) > 1 and len(other.words) > 1 and _LISTED.fullmatch(text[one.span.end : other.span.start])
    ]
    for one, other in [*pairs, *((other, one) for one, other in reversed(pairs))]:
        if scores[one] > 0 and scores[other] == 0 and len(other) in (2, 3):
            scores[other] = 0.5


def _is_title_case(text: str, paragraph: Span) -> bool:
    """Tell whether a paragraph is a headline with capitals everywhere, where every word looks like a name."""
    words = re.findall(r"[^\W\d_][\w’'-]{3,}", paragraph.of(text)[:400])
    return len(words) >= _HEADLINE and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def _same_person(keys: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether a shorter name of two words or more is the same person's as a fuller one: its end, or its first and last word."""
    if len(keys) == 1:
        return False
    return full[-len(keys) :] == keys or (keys[0], keys[-1]) == (full[0], full[-1]) or full[: len(keys)] == keys


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
