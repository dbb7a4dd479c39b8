"""Streaming services, networks and studios: under which name each is known."""

import re
from dataclasses import dataclass
from functools import cache

from clapboard.vocabulary import load

_KINDS = ("streamer", "network", "studio")
_BEFORE = re.compile(
    (
        r"\b(?:on|by|at|to|from|over|via|with|for|and|network|streamer|streaming service|streaming giant|service|"
        r"platform|channel|studio)\s+(?:the\s+)?$"
    ),
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?:['’]s\b|\s+(?:TV|series|original|drama|comedy|network|renew|cancel|order|pick|announc|confirm|said|set))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A company that carries, orders or makes series: the name in use and what sort it is (streamer, network, studio)."""

    name: str
    kind: str


@cache
def _names() -> dict[str, Platform]:
    table = load("platforms")
    return {
        printed: Platform(name=name, kind=kind) for kind in _KINDS for name, aliases in table[kind].items() for printed in (name, *aliases)
    }


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=len, reverse=True)
    return re.compile(r"(?<![\w.&-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w&+]|-[a-z]*\w)(?!\.\w)")


def platform_of(name: str) -> Platform | None:
    """Return the platform known under the name as printed ("CBS All Access": Paramount+), None if there is none."""
    return _names().get(name.strip())


@cache
def by_ending() -> re.Pattern[str]:
    """Return the pattern of names that end as only those of companies do ("Harbour Pictures Television"), two to five words long."""
    ends = "|".join(map(re.escape, load("companies")["ends"]))
    return re.compile(rf"(?<![\w.&'’-])(?:[A-Z][\w&]*\.? ){{1,3}}?(?:{ends}|Studios)(?![\w&+-]| [A-Z])")


def company_named(name: str) -> str | None:
    """Return the name in use of a company: of one that is known, or whose name ends as only companies' do; None for other names."""
    known = platform_of(name)
    return known.name if known else name if by_ending().fullmatch(name) else None


def platforms_in(text: str, start: int, end: int) -> tuple[tuple[int, int, Platform], ...]:
    """Return where companies are named in `text[start:end]`: offsets into `text` in code points, half-open, in order.

    A name that is also a word ("Pop") counts only where the words beside it call for a company.
    """
    also_words = frozenset(load("platforms")["also_words"])
    found: list[tuple[int, int, Platform]] = []
    for match in _pattern().finditer(text, start, end):
        beside = _BEFORE.search(text, max(start, match.start() - 24), match.start()) or _AFTER.match(text, match.end(), end)
        if match[0] not in also_words or beside:
            found.append((match.start(), match.end(), _names()[match[0]]))
    return tuple(found)
