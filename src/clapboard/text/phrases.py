"""Phrases as data: word lists compiled once into one pattern over folded text."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from clapboard.model.span import Span


@cache
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    r"""Return one pattern for all `phrases`, to be used on folded text.

    They match as whole words; a `*` at the end of a word stands for any ending, a `*` alone for up to three words.

    >>> pattern(("top* the * chart*",)).search("it topped the global streaming charts")[0]
    'topped the global streaming charts'
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    worded = "|".join(_compile(phrase) for phrase in longest_first if phrase[0].isalnum())
    marked = "|".join(_compile(phrase) for phrase in longest_first if not phrase[0].isalnum())
    # the boundary stands before all alternatives, so that the engine can tell most of them apart by their first letter
    return re.compile("|".join(filter(None, (worded and rf"\b(?:{worded})", marked))))


def _compile(phrase: str) -> str:
    words = [r"[^\s.,;:!?]+(?: [^\s.,;:!?]+){0,2}" if word == "*" else re.escape(word).replace(r"\*", r"\w*") for word in phrase.split()]
    return r"\s".join(words) + (r"(?!\w)" if phrase[-1].isalnum() else "")


def occurrences(phrases: Iterable[str], folded: str, within: Span) -> Iterator[Span]:
    """Yield where `phrases` stand in the stretch `within` of folded text, in order, not overlapping."""
    yield from (Span(*match.span()) for match in pattern(tuple(phrases)).finditer(folded, within.start, within.end))
