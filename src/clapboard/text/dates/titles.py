"""Telling a title made of the words of dates ("Last Week Tonight") from a date, where the caller does not know the title."""

import re

from clapboard.text.dates.run import Node, Run

_COMMON = frozenset(
    "deictic vague frequency this last next past coming previous following same that unit units number early late mid start end "
    "half ago later earlier few several couple ordinal recent new weekend daypart before after".split()
)
"""Kinds of words that are written small in the middle of a sentence."""
_SHOWS = frozenset("show Show".split())
_WORDS = re.compile(r"[^\W\d_]{4,}")
_AROUND = 70


def is_name(run: Run, begin: int, node: Node) -> bool:
    """Tell whether the words of a date are printed as a name is: with capitals that only a name, or a headline, has there."""
    capitals = [at for at in range(begin, node.end) if run.tokens[at].kind in _COMMON and run.word(at)[:1].isupper()]
    if not capitals:
        return False
    if run.kind(begin) == "deictic" and run.after(node.end - 1) in _SHOWS:
        return True
    inner = [at for at in capitals if not _opens(run, at)]
    return bool(inner) and not _is_headline(run.text, run.tokens[begin].start, run.tokens[node.end - 1].end)


def _opens(run: Run, at: int) -> bool:
    before = run.before(at)
    return not before or not (before[-1].isalnum() or before[-1] in ",;&’'")


def _is_headline(text: str, start: int, end: int) -> bool:
    """Tell whether most longer words around are written with a capital, or in capitals."""
    left = text.rfind("\n", max(0, start - _AROUND), start) + 1 or max(0, start - _AROUND)
    stop = text.find("\n", end, end + _AROUND)
    around = text[left:start] + " " + text[end : stop if stop >= 0 else end + _AROUND]
    words = _WORDS.findall(around)
    return bool(words) and 2 * sum(word[0].isupper() for word in words) >= len(words) + 1
