"""Titles that head the items of a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clapboard.model.span import Span
from clapboard.text.names import is_given
from clapboard.vocabulary.platforms import platform_of

_WORD = (
    r"(?:(?:[A-Z]\.){2,}(?!\w)|(?!(?:Seasons?|Series|SEASON|It|They|He|She|We|You|I|Its|That|This|But|And|"
    r"What|When)\b(?![’']s\s))[A-Z0-9][\w’'&!-]*)"
)
_SMALL = r"(?:of|the|a|an|at|in|on|to|for|from|with|and|&|vs\.?|de|la|le|los|del)"
RUN = rf"(?<![\w’'.-]){_WORD}(?:(?::|,)?\s(?:{_SMALL}\s){{0,2}}{_WORD}){{0,7}}"
"""A run of capitalised words, small words inside, a subtitle after a colon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words that may be a title, with the rule that took them for one and how much it weighs."""

    span: Span
    rule: str
    weight: int


_LISTED = re.compile(rf"\d{{1,2}}[.)]\s+[“\"‘'«]?(?P<t>{RUN})[”\"’'»]?(?:\s*[(–—-][^.!?]*)?$")
_HEADED = re.compile(rf"(?:[•*–-]\s+)?[“\"‘'«]?(?P<t>{RUN})[”\"’'»]?\s+\((?P<b>[^()]{{2,60}})\)\s*(?:[–—:-]\s|$)")
_LEAST_HEADED = 2


def _is_a_name(words: str, *, beside_a_part: bool) -> bool:
    """Tell whether words in brackets are somebody's full name; of one that nobody knows only what stands before the brackets tells."""
    if re.fullmatch(r"[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){1,2}", words) is None:
        return False
    return is_given(words.split(maxsplit=1)[0]) or (beside_a_part and platform_of(words) is None)


def listed(text: str, paragraphs: Sequence[Span]) -> Iterator[Candidate]:
    """Yield the titles that head the items of a list.

    A numbered one has each title in a paragraph of its own ("3. Title (Platform)"); in others each of several paragraphs begins with
    one ("Title (Platform) – …").
    """
    headed: list[Candidate] = []
    for paragraph in paragraphs:
        words = text[paragraph.start : paragraph.end]
        match = _LISTED.match(words)
        if match:
            yield Candidate(span=Span(*match.span("t")).shifted(paragraph.start), rule="list", weight=5)
        elif other := _HEADED.match(words):
            start, end = other.span("t")
            if _is_a_name(other["b"], beside_a_part=": " in other["t"]):  # "Title: Character (Actor)"
                end = start + other["t"].find(": ")
            if end > start:
                headed.append(Candidate(span=Span(start, end).shifted(paragraph.start), rule="list", weight=5))
    if len(headed) >= _LEAST_HEADED:
        yield from headed
