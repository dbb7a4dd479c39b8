"""Whose words they are: from the words that name the source to the person's full name, role and the reason where there is none."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from clapboard.mentions.cues import official_words
from clapboard.mentions.epithets import group_words, role_after, role_before, role_pronouns
from clapboard.mentions.order import Ordered
from clapboard.model.mention import Naming, PersonMention
from clapboard.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks: `speaker` (and `others` of a joint statement), how the source names them, the role as printed.

    Where nobody is known, `unknown` says why. `voice` is as in `Quotation`.
    """

    speaker: str | None = None
    others: tuple[str, ...] = ()
    naming: Naming | None = None
    role: str | None = None
    unknown: str | None = None
    voice: str = "person"
    confidence: float = 1.0


class Cast:
    """The people and companies that a text mentions, asked by place and by name."""

    __slots__ = ("_roles", "mentions", "text")

    def __init__(self, text: str, people: Sequence[PersonMention]) -> None:
        """Take the document's mentions in order."""
        self.text = text
        self.mentions = Ordered(people)
        self._roles: dict[str | None, list[tuple[int, str]]] = {}
        for one in people:
            role = _role(text, one) if one.name and one.naming is not Naming.COMPANY else None
            if role is not None:
                self._roles.setdefault(one.name, []).append((one.span.start, role))

    def role(self, head: PersonMention) -> str | None:
        """Return the role printed beside a mention, else beside the last mention of the same person before it, else the next after it."""
        roles = self._roles.get(head.name, [])
        at = bisect_right(roles, head.span.start, key=lambda pair: pair[0])
        return roles[max(0, at - 1)][1] if roles else None


def _role(text: str, one: PersonMention) -> str | None:
    """Return the role that a mention is, or that stands beside it."""
    if one.naming is Naming.ROLE:
        return re.sub(r"^[Tt]he\s", "", one.span.of(text))
    if one.naming is Naming.PRONOUN:
        return None
    found = role_before(text, one.span.start) or role_after(text, one.span.end)
    return _widened(text, found[0]).of(text) if found else None


def _widened(text: str, span: Span) -> Span:
    """Take in what a role is of: "president of CBS Entertainment"."""
    match = re.match(r"\sof\s(?:the\s)?(?:[A-Z][\w&’'.+-]*)(?:\s[A-Z][\w&’'+-]*)*", text[span.end : span.end + 80])
    return Span(span.start, span.end + len(match[0].rstrip("."))) if match else span


_SPOKESPERSON = re.compile(r"\b(?:spokes(?:man|woman|person|people)|representatives?|reps?|publicist|lawyer|attorney)\b", re.IGNORECASE)
_UNNAMED = re.compile(
    r"\b(?:sources?|insiders?|individuals?|person|people|tipster|eyewitness|witness|onlooker|friend|pal|fans?|viewers?|users?|someone|"
    r"critics?|reviewers?)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"(?:an?|one|another|multiple|several|two|many|some)\s(?:[\w-]+\s){0,2}"
    r"(?:sources?|insiders?|friends?|pals?|onlookers?|eyewitness(?:es)?|tipsters?|fans?|viewers?)(?:\s(?:of|close|to|from|near|who|familiar|with)\b|$)",
    re.IGNORECASE,
)
"""Somebody whom the text leaves unnamed, whoever else the phrase names: "a friend of the star"."""
_CERTAINLY_UNNAMED = re.compile(r"\b(?:a|an|one|sources?|insiders?)\b")
_NOBODY = frozenset("i we you it who".split())


def voice_of(cast: Cast, source: Sequence[Span], *, official: bool = False) -> Voice:
    """Return who the words in `source` stand for; `official` says already that they are nobody's."""
    words = " ".join(span.of(cast.text) for span in source)
    nouns = set(re.findall(r"[a-z-]+", words.lower()))
    if official or nouns & official_words():
        return Voice(unknown="an official text: nobody's words", voice="official text")
    if not source:
        return Voice(unknown="no attribution")
    if _SOMEBODY.match(words):
        return Voice(unknown="unnamed", role=words)
    if words.lower() in ("who", "whom"):
        source = _antecedent(cast, source[0]) or source
    inside = [one for span in source for one in cast.mentions.touching(span) if one.name]
    if _THING.match(words):
        inside = _behind(cast, source[0], inside)
        source = [one.span for one in inside] or source
    elif (one_of_two := _ONE_OF_TWO.fullmatch(words)) is not None:
        inside = _pair(cast, source[0])[one_of_two[1] == "latter" :][:1]
        source = [one.span for one in inside] or source
    persons = [one for one in inside if one.naming is not Naming.COMPANY]
    head = _head(cast.text, source[0], persons)
    if head is not None and not _stands_for_other(cast.text, source[0], head) and not _keeps_unnamed(cast.text, source[0], head):
        others = _others(cast.text, source[0].start, head, persons)
        return Voice(speaker=head.name, others=others, naming=head.naming, role=cast.role(head), confidence=head.confidence)
    family = _family(cast, words)
    if len(family) > 1:
        return Voice(speaker=family[0], others=tuple(family[1:]), naming=Naming.SURNAME, confidence=_SHARED)
    return _nameless(words, nouns, [one for one in inside if one.naming is Naming.COMPANY])


_SURNAMES = re.compile(r"[Tt]he ([A-Z][\w’-]+?)(?:e?s)")
_SHARED = 0.8


def _family(cast: Cast, words: str) -> list[str]:
    """Return those whose shared surname a plural is ("the Dells said"), in the order of the text; two of them, no more, no fewer."""
    named = _SURNAMES.fullmatch(words)
    if named is None:
        return []
    stem = words.removeprefix("the ").removeprefix("The ").removesuffix("s")
    full = dict.fromkeys(one.name for one in cast.mentions.items if one.name and one.naming is Naming.FULL_NAME)
    found = [name for name in full if name and name.split()[-1] in (stem, stem.removesuffix("e"))]
    return found if len(found) == len(("one", "other")) else []


def _nameless(words: str, nouns: set[str], companies: Sequence[PersonMention]) -> Voice:
    """Return the voice of a source that names no person: a company, or nobody with the reason."""
    if _SPOKESPERSON.search(words):
        return Voice(unknown="an unnamed spokesperson", role=words, voice="company" if companies else "person")
    if _UNNAMED.search(words) and (not companies or _CERTAINLY_UNNAMED.search(words)):
        return Voice(unknown="unnamed", role=words)
    if companies:
        return Voice(speaker=companies[0].name, naming=Naming.COMPANY, voice="company", confidence=companies[0].confidence)
    if words.lower() in _NOBODY:
        return Voice(unknown="a pronoun that names nobody")
    if nouns & (role_pronouns().keys() | group_words()):
        return Voice(unknown="no name", role=words)
    return Voice(unknown="nobody is known by these words")


_THING = re.compile(
    r"(?:it|(?:an?|the|this|that|his|her|their|one)\s(?:[\w-]+\s){0,2}?(?:caption|post|message|tweet|letter|note|account|text|email|slide|clip|"
    r"chat|interview|conversation|memoir))\b",
    re.IGNORECASE,
)
"""What words are printed in: it is not the thing that speaks, but who wrote it."""
_ONE_OF_TWO = re.compile(r"[Tt]he (former|latter)")
_FAR = 300
"""Code points back from a thing to who wrote it, in the same paragraph."""


def _behind(cast: Cast, source: Span, inside: Sequence[PersonMention]) -> list[PersonMention]:
    """Return who wrote a thing: whom its own words name ("his account"), else the first person of the sentence, else of the one before."""
    persons = [one for one in inside if one.naming is not Naming.COMPANY]
    if persons:
        return persons[:1]
    start = max(cast.text.rfind("\n", 0, source.start) + 1, source.start - _FAR)
    before = cast.text[start : source.start]
    stops = [start, *(start + match.end() for match in re.finditer(r"[.!?]\s+(?=[A-Z])", before))]
    ends = [*stops[1:], source.start]
    for first, last in reversed(list(zip(stops, ends, strict=True))):
        found = [one for one in cast.mentions.starting_in(Span(first, last)) if one.naming is not Naming.COMPANY] if first < last else []
        if found:
            return found[:1]
    return []


def _pair(cast: Cast, source: Span) -> list[PersonMention]:
    """Return the last two people named side by side before a stretch, none where no two stand so."""
    if source.start == 0:
        return []
    before = [one for one in cast.mentions.starting_in(Span(max(0, source.start - _FAR), source.start)) if one.naming is not Naming.COMPANY]
    for one, other in reversed(list(pairwise(before))):
        if one.name != other.name and re.fullmatch(r",? (?:and|&) ", cast.text[one.span.end : other.span.start]):
            return [one, other]
    return []


_NEAR = 60
"""Code points from a name to the relative pronoun that stands for it."""


def _antecedent(cast: Cast, source: Span) -> list[Span]:
    """Return the mention that a relative pronoun follows: "Jane Doe, who"."""
    before = cast.mentions.last_before(source.start)
    if before is None or not 0 <= source.start - before.span.end < _NEAR:
        return []
    return [before.span] if re.fullmatch(r"[^.!?;:]*", cast.text[before.span.end : source.start]) else []


_BY_OTHER = re.compile(r"(?:['’]s|\b(?:for|of|to|by|from|with|on|at|near|against|about))\s(?:[\w’'-]+\s){0,2}$")
_KIN = re.compile(
    r"['’]s\s(?:[\w’'-]+\s)?(?:co-?stars?|castmates?|husband|wife|mother|father|sister|brother|daughter|son|friend|partner)\s$"
)


def _is_by_other(before: str) -> bool:
    """Tell whether the words before a name make it a part of somebody else's description ("Doe's sister Jane" is Jane)."""
    return _BY_OTHER.search(before) is not None and _KIN.search(before) is None


def _head(text: str, span: Span, persons: Sequence[PersonMention]) -> PersonMention | None:
    """Return the person that the noun phrase is about: named first, and not only a part of somebody's description."""
    persons = [one for one in persons if not _names_a_work(text, one, span)]
    free = [one for one in persons if one.span.start <= span.start or not _is_by_other(text[span.start : one.span.start])]
    free = [one for one in free if not _owns(text, one)] or free
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
    beyond = source.end - head.span.end
    return beyond > 0 if head.span.of(text).lower() in _OWNERS else _owns(text, head) and beyond > len("'s ")


def _keeps_unnamed(text: str, source: Span, head: PersonMention) -> bool:
    """Tell whether the person named is only the one for whom or near whom somebody unnamed speaks ("a rep for Doe")."""
    before = text[source.start : head.span.start] if head.span.start > source.start else ""
    return bool(_BY_OTHER.search(before)) and bool(_SPOKESPERSON.search(before) or _UNNAMED.search(before))


_OWNERS = frozenset(("his", "her", "their"))


def _owns(text: str, one: PersonMention) -> bool:
    """Tell whether a possessive stands behind a mention ("Doe's", "Jones'"), or the mention is one ("her")."""
    return re.match(r"['’](?:s\b|\s)", text[one.span.end : one.span.end + 3]) is not None or one.span.of(text).lower() in _OWNERS


_JOINS = re.compile(r"(?:\band|&|,)\s(?!who|whose|which|whom)(?:[\w’'-]+\s){0,4}$")


def _others(text: str, start: int, head: PersonMention, persons: Sequence[PersonMention]) -> tuple[str, ...]:
    """Return who speaks together with `head`: named behind it after an "and" or a comma."""
    named = [one for one in persons if one.naming in (Naming.FULL_NAME, Naming.SURNAME, Naming.FIRST_NAME)]
    behind = [one for one in named if one.name != head.name and one.span.start > head.span.start]
    return tuple(dict.fromkeys(one.name for one in behind if one.name and _JOINS.search(text[start : one.span.start])))
