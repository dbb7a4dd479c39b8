"""Which part of a season a date is of, where the sentence says it in words: "the remaining four on Feb. 13"."""

import re

from clapboard.model.claim import Claim

DATED = frozenset({"released", "date_set", "date_moved"})
"""Kinds that the parts of a season have each for themselves."""
_NUMBERS = {"one": 1, "first": 1, "1": 1, "i": 1, "two": 2, "second": 2, "2": 2, "ii": 2, "three": 3, "third": 3, "3": 3, "iii": 3}
_NUMBER = "one|two|three|first|second|third|[123]|i{1,3}"
_BIT = r"(?:part|half|batch|volume|cour)"
_EPISODES = r"(?:episodes|chapters|instal?lments|hours|half-hours)"
_COUNT = r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b)"
_OF_NO_YEAR = r"(?! of (?:the (?:year|month)|next|this|last|(?:19|20)\d\d))"
_NAMED = re.compile(
    rf"\b(?:{_BIT} (?P<after>{_NUMBER})|(?P<before>first|second|third)(?: and (?:final|last))? {_BIT}{_OF_NO_YEAR}|"
    rf"(?P<first>first (?:{_COUNT}(?: {_EPISODES})?|batch of {_EPISODES}))|"
    rf"(?P<rest>(?:the )?(?:remaining|other|concluding|back|latter) (?:{_COUNT}(?: {_EPISODES})?|{_EPISODES}|half)|the rest\b))",
    re.IGNORECASE,
)


_HINTS = ("part", "half", "batch", "vol", "cour", "rst", "rema", "other", "concl", "rest")
"""Letters without which nothing of this is said: looking for them takes a tenth of the time."""


def part_of(claim: Claim) -> int | None:
    """Return the part that the claim's own words, or those right before them in the sentence, name; None where they name none.

    "The rest" and "the remaining four" are the second part.
    """
    evidence = claim.evidence[0]
    near = f"{evidence.prefix}{evidence.exact}".casefold()
    if not any(hint in near for hint in _HINTS):
        return None
    before = re.split(r"[.!?]\s|\n", evidence.prefix)[-1]
    found = list(_NAMED.finditer(" ".join(f"{before}{evidence.exact}".split())))  # "Part 2" with a space that does not break
    if not found:
        return None
    named = found[-1]
    number = named["after"] or named["before"]
    return _NUMBERS[number.lower()] if number else 1 if named["first"] else 2
