"""What the words beside a stretch say: that it is a title, or that it is a person, a place, an episode, a company.

The signs are data (`vocabulary/titles.toml`), each with its weight and its reason.
"""

import re
from dataclasses import dataclass
from functools import cache

from clapboard.mentions.shows.stretches import Cut
from clapboard.model.span import Span
from clapboard.vocabulary import load

_BEFORE, _AFTER = 44, 64
_MARKS_BEFORE, _MARKS_AFTER = " “\"‘'«*_(", ",.!?”\"’'»*_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A reason for or against a title, and how much it weighs."""

    why: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    pattern: re.Pattern[str]
    signs: tuple[Sign, ...]

    def of(self, words: str, *, after: bool) -> Sign | None:
        found = self.pattern.match(words) if after else self.pattern.search(words)
        return None if found is None else self.signs[int((found.lastgroup or "g0")[1:])]


@cache
def _table(side: str, sort: str) -> _Table:
    vocabulary = load("titles")
    roles = load("roles")["epithets"]
    role = "|".join(
        sorted({re.escape(word) for group in ("women", "men", "either") for word in roles[group].split()}, key=len, reverse=True)
    )
    groups = {**vocabulary["groups"], "role": f"(?:[Ee]xecutive producer|[Cc]o-creator|{role})"}
    rows = vocabulary[side][sort]
    patterns = "|".join(f"(?P<g{at}>{pattern.format(**groups)})" for at, (_, _, pattern) in enumerate(rows))
    shape = f"(?:{patterns})(?!\\w)" if side == "after" else f"(?<![\\w-])(?:{patterns})(?: (?:the|an?))?$"
    return _Table(pattern=re.compile(shape), signs=tuple(Sign(why=why, weight=weight) for weight, why, _ in rows))


def signs_of(text: str, cut: Cut, paragraph: Span) -> tuple[tuple[Sign, ...], tuple[Sign, ...]]:
    """Return what the words beside the cut say for a title, and what they say against it."""
    span = cut.span
    before = "" if cut.initial else text[max(paragraph.start, span.start - _BEFORE) : span.start].rstrip(_MARKS_BEFORE)
    after = text[span.end : min(paragraph.end, span.end + _AFTER)]
    if cut.quoted:
        after = after.lstrip(_MARKS_AFTER)
    after = after.replace("\u00a0", " ")
    rows = _of(before, after, "rows")
    put_in = _PUT_IN.search(text[max(paragraph.start, span.start - 4) : span.start]) is not None
    return (
        tuple(sign for sign in rows if put_in or sign.why != _OF_WHAT_IS_PUT_IN),
        _of(before, after, "against"),
    )


_OF_WHAT_IS_PUT_IN = "fate of what is put in"
_PUT_IN = re.compile(r"(?:, |['’]s )[“\"‘']?$")


def _of(before: str, after: str, sort: str) -> tuple[Sign, ...]:
    found = (_before(before, sort) if before else None, _table("after", sort).of(after, after=True) if after else None)
    return tuple(sign for sign in found if sign is not None)


def _before(words: str, sort: str) -> Sign | None:
    return _table("before", sort).of(words, after=False)
