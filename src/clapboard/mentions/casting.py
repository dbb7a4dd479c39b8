"""Who plays whom, only where the text says it, and the characters of whom it does not."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from clapboard.mentions.cues import beside_cue
from clapboard.mentions.epithets import is_of_the_trade, role_after, role_before
from clapboard.mentions.page import Page
from clapboard.model.mention import CharacterMention, CreditMention, Naming, PersonMention, ShowMention
from clapboard.model.span import Span

NAMED = frozenset((Naming.FULL_NAME, Naming.SURNAME, Naming.FIRST_NAME))
_BETWEEN = 60
"""Code points between an actor's name and the character's."""
_REACH = 200
"""Code points from a character's name in which people named in a pair are taken for its cast, unsurely."""
_RANK = (
    r"(?:(?:DI|DS|DC|DCI|PC|PI|Dr\.?|Sgt\.?|Lt\.?|Sergeant|Detective|Captain|Officer|Inspector|Agent|Queen|King|Prince|Princess|Ser|Sir|"
    r"Lord|Lady|Professor|Nurse|Father|Sister)\s)*"
)
"""What a character is, before the name."""
_PLAYS = re.compile(
    r"(?:,\swho|\swho)?\s(?:also\s)?(?:plays|played|play|portrays|portrayed|voices|voiced|reprises (?:his|her|their) role as|"
    r"(?:will|is set to|set to|is to|is) (?:play|playing|portray|portraying|voice|voicing|star as)|"
    r"(?:is|was|returns|returned|will return|stars|starred|appeared|appears|cast|be back|is back|(?:is|was) [a-z]+) as)"
    rf"\s(?:the\s)?(?:(?!of\b|opposite\b|alongside\b|with\b|well\b)[a-z-]+\s){{0,2}}{_RANK}"
)
_AS = re.compile(rf"\sas\s(?:the\s)?(?:(?!of\b|opposite\b|alongside\b|with\b|well\b|for\b)[a-z-]+\s){{0,2}}{_RANK}")
_PAIRED = re.compile(r"(?:,|\sand|\s&)\s")
_ON_SCREEN = re.compile(r"\b(?:cast|castmates?|on[- ]screen|chemistry|performances?|scenes?|reunited|back together|returning)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An actor's mention, the name of the character played, and the words that say so."""

    actor: PersonMention
    character: str
    span: Span


def title_of(shows: Sequence[ShowMention]) -> str | None:
    """Return the title that the document is about, else the first, None where it names no show."""
    return next((show.title for show in shows if show.main and show.standing == "clear"), None)


def parts(page: Page, people: Sequence[PersonMention]) -> Iterator[Part]:
    """Yield who plays whom: "X plays Y", "X as Y", "X (Y)" and "Y (X)"."""
    text = page.text
    busy = _busy(text, people)
    named = [one for one in people if one.name and one.naming in NAMED]
    for at, (one, other) in enumerate(pairwise(named)):
        between = text[one.span.end : other.span.start]
        if one.name == other.name or len(between) > _BETWEEN or "\n" in between:
            continue
        if _PLAYS.fullmatch(between) or _AS.fullmatch(between):
            played = _of_whom(text, other, named[at + 2] if at + 2 < len(named) else None)
            if played is not None:
                name = other.name if played is other else played.span.of(text)
                yield Part(actor=one, character=name or "", span=one.span.cover(played.span))
        elif between == " (" and text[other.span.end : other.span.end + 1] == ")":
            actor, character = (one, other) if _acts(page, one, other, busy) else (other, one)
            yield Part(actor=actor, character=character.name or "", span=Span(one.span.start, other.span.end + 1))


_WHOSE = re.compile(r"['’]s?\s(?:[a-z-]+\s){1,3}")
"""Whose relation the part is ("as Ada's younger sister Vera"): the part is named behind it."""


def _of_whom(text: str, other: PersonMention, after: PersonMention | None) -> PersonMention | None:
    """Return the part that is played: `other`, else `after` where `other` only owns it, None where it has no name."""
    if text[other.span.end : other.span.end + 2] not in ("'s", "’s", "’ ", "' "):
        return other
    found = after is not None and _WHOSE.fullmatch(text, other.span.end, after.span.start) is not None
    return after if found else None


_CASTING = re.compile(
    r"\b(?:cast|casts|stars?|starring|co-stars?|actors?|actress(?:es)?|return(?:s|ed|ing)?|reprise[sd]?|reprising|"
    r"join(?:s|ed|ing)?|newcomers?|regulars?|upped|promoted|signed|hired|added|alongside|guest|performances?|played by|voiced by|back)\b"
)
"""Words of the trade: before them brackets hold the part; before a plot's words they hold who plays it."""


def _acts(page: Page, outer: PersonMention, inner: PersonMention, busy: set[str | None]) -> bool:
    """Tell whether X of "X (Y)" acts: the one with a full name, or who speaks or has a role; else by the sentence, if it is of a cast."""
    full, other = " " in (outer.name or ""), " " in (inner.name or "")
    if full is not other:
        return full
    if (outer.name in busy) is not (inner.name in busy):
        return outer.name in busy
    sentence = page.sentence_at(outer.span.start)
    return full and sentence is not None and _CASTING.search(page.text, sentence.start, sentence.end) is not None


def _busy(text: str, people: Sequence[PersonMention]) -> set[str | None]:
    """Return the names of those who speak or are called by a role."""
    return {one.name for one in people if one.naming in NAMED and (beside_cue(text, one.span) or _has_role(text, one.span))}


def find_characters(page: Page, people: Sequence[PersonMention], shows: Sequence[ShowMention] = ()) -> tuple[CharacterMention, ...]:
    """Return where `page` names characters, in the order of the text.

    They are those that somebody plays, and those known by nothing but a first name who neither speak nor have a role nor share
    a name with anybody known in full. `people` and `shows` are the document's mentions in order.
    """
    played = {part.character for part in parts(page, people)}
    lonely = _lonely(page, people, played)
    return tuple(
        CharacterMention(
            span=one.span,
            name=one.name,
            show=title_of(shows),
            rule="played" if one.name in played else "first name alone",
            confidence=0.9 if one.name in played else 0.6,
        )
        for one in people
        if one.name is not None and one.naming in NAMED and one.name in played | lonely
    )


def _lonely(page: Page, people: Sequence[PersonMention], played: set[str]) -> set[str]:
    """Return the first names that stand for nobody known in full, and for nobody who speaks or has a role."""
    full = {one.name for one in people if one.name and " " in one.name and one.naming is Naming.FULL_NAME} - played
    known = {word for name in full for word in name.split()}
    single = [one for one in people if one.name and " " not in one.name and one.naming in NAMED]
    outside = {one.name for one in single if not page.is_quoted(one.span)}
    alone = {one.name for one in single if one.name and (one.naming is Naming.FIRST_NAME or one.name not in outside)}
    return {name for name in alone - known if name not in _busy(page.text, people)}


def _has_role(text: str, span: Span) -> bool:
    return any(role is not None and is_of_the_trade(role[1]) for role in (role_before(text, span.start), role_after(text, span.end)))


def cast_credits(page: Page, people: Sequence[PersonMention], shows: Sequence[ShowMention]) -> Iterator[CreditMention]:
    """Yield the actors: those who are said to play somebody, and unsurely those named in a pair right after characters."""
    for part in parts(page, people):
        yield CreditMention(
            span=part.span,
            person=part.actor.name or "",
            role="actor",
            show=title_of(shows),
            printed=part.span.of(page.text),
            character=part.character,
            rule="plays",
            confidence=0.9,
        )
    for one in _beside_characters(page, people, shows):
        yield CreditMention(
            span=one.span,
            person=one.name or "",
            role="actor",
            show=title_of(shows),
            printed=one.span.of(page.text),
            rule="named beside the characters",
            confidence=0.4,
        )


def _beside_characters(page: Page, people: Sequence[PersonMention], shows: Sequence[ShowMention]) -> Iterator[PersonMention]:
    starts = [one.span.start for one in find_characters(page, people, shows)]
    known_by_role = {one.name for one in people if one.naming is Naming.ROLE}
    for left, right in pairwise(people):
        paired = left.naming is right.naming is Naming.FULL_NAME and _PAIRED.fullmatch(page.text, left.span.end, right.span.start)
        at = bisect_left(starts, left.span.start) - 1
        if not paired or at < 0 or left.span.start - starts[at] > _REACH or not known_by_role.isdisjoint((left.name, right.name)):
            continue
        together = page.paragraph_at(starts[at]) == page.paragraph_at(left.span.start) and not page.is_quoted(left.span)
        if together and _ON_SCREEN.search(page.text, max(0, starts[at] - _REACH), right.span.end + _REACH):
            yield from (left, right)
