"""Sentences and words of news prose.

A splitter of our own: general ones break "E! News", "Dr. Who" and "D.R.I.F.T. returns", which this field is full of.
"""

import re
from collections.abc import Iterator

from clapboard.model.span import Span

_TITLES = frozenset(
    "mr mrs ms mx dr apt prof rev hon st sr jr lt col gen sgt capt cmdr gov sen rep pres vs no nos vol ep eps pt pp fig dept univ inc ltd "
    "co corp feat ft approx est al etc ie eg cf "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun".split()
)
_BREAKS = re.compile(r"""([.!?…]+)(["'”’»)\]]*)(?=(\s+|$))""")
_OPENERS = "\"'“‘«([—–-"
_OF_A_TITLE = re.compile(r"(?:Seasons?|Series|Part|Volume|Episode) (?:\d|One\b|Two\b|Three\b)|S\d|Is\b|Renewed\b|Cancell?ed\b|Returns\b")
"""What goes on after a title in marks that ends in a mark of its own (“Who’s There?” Season 2)."""
_SINGLE_INITIAL = re.compile(r"(?:^|[\s.(\"“‘'])[A-Z]$")
_DOTTED = re.compile(r"(?:^|[\s(\"“‘'])(?:[A-Za-z]\.)+[A-Za-z]$")

WORD = re.compile(r"\w+(?:['’.&-]\w+)*")
"""A word: letters and digits, with the marks that stand inside words."""


def sentences(text: str, within: Span | None = None) -> Iterator[Span]:
    """Yield the sentences of a paragraph (or of the whole text), in order, without blanks at the edges.

    A closing mark after the stop belongs to its sentence. A line break ends a sentence.
    """
    within = within or (Span(0, len(text)) if text else None)
    if within is None:
        return
    start = within.start
    for stop in _stops(text, within):
        yield from _trimmed(text, start, stop)
        start = stop
    yield from _trimmed(text, start, within.end)


def _stops(text: str, within: Span) -> Iterator[int]:
    ends = [match.end() for match in _BREAKS.finditer(text, within.start, within.end) if _ends_sentence(text, match, within)]
    lines = [at for at in range(within.start, within.end) if text[at] == "\n"]
    yield from sorted({*ends, *lines})


def _ends_sentence(text: str, match: re.Match[str], within: Span) -> bool:
    follows = text[match.end() : within.end].lstrip()
    first = follows.lstrip(_OPENERS)[:1]
    if not first:
        return True
    if match[1] == "." and not match[2]:
        before = text[max(within.start, match.start() - 24) : match.start()]
        word = re.split(r"[\s(\"“‘'—–-]", before)[-1]
        if word.rstrip(".").lower() in _TITLES and not _is_month_end(word, follows):
            return False
        if _SINGLE_INITIAL.search(before) or _DOTTED.search(before):
            return first.isupper() and follows.split()[0].strip("\"'“‘").lower() in _STARTERS
        return not first.islower()
    if match[1] in ("!", "?") and match[2] and _OF_A_TITLE.match(follows):
        return False
    if match[1] in ("!", "?") and (match[2] or _is_name(text, match, within)):
        return not first.islower() and not _is_name(text, match, within)
    return not first.islower()


_STARTERS = frozenset(
    "the a an it he she they we i you this that these those there when while after before as but and or so if in on at for from with "
    "what who why how his her their its our my your one two both some many most all no not now then here since although though".split()
)


def _is_name(text: str, match: re.Match[str], within: Span) -> bool:
    """Tell whether the mark belongs to a name: a single capital ("E! News")."""
    before = text[max(within.start, match.start() - 12) : match.start()]
    return match[1] == "!" and not match[2] and _SINGLE_INITIAL.search(before) is not None


def _is_month_end(word: str, follows: str) -> bool:
    """Tell whether an abbreviated word ("Inc.", "Sept.") is the last of its sentence: what follows is no number and no name."""
    return word.lower().rstrip(".") in {"etc", "inc", "ltd", "co", "corp"} and follows.split(maxsplit=1)[0].lower() in _STARTERS


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def words(text: str, within: Span | None = None) -> Iterator[Span]:
    """Yield the words of a stretch, in order."""
    within = within or (Span(0, len(text)) if text else None)
    if within is not None:
        yield from (Span(*match.span()) for match in WORD.finditer(text, within.start, within.end))
