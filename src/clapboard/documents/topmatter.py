"""The lines above an article's first sentence that say who wrote it and when: no paragraphs of it, though they stand in its text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clapboard.documents.days import days
from clapboard.model.span import Span
from clapboard.model.when import Interval

_TOP = 5
_LONGEST = 100
_NAME = r"(?:[^\W\d_][\w.'’-]*\s+){0,4}[^\W\d_][\w.'’-]*"
_BYLINE = re.compile(rf"[Bb][Yy]\s+({_NAME})(?:\s*[|·•,–—-]\s*(.+))?")
_DATE_FIRST = re.compile(rf"(.+?)\s*[|·•]\s*[Bb][Yy]\s+({_NAME})")
_LEAD = r"(?:(?P<changed>(?:last\s+)?(?:updated|modified))|(?:first\s+)?published|posted|date)?(?:\s+on|\s+at)?\s*:?\s*"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DATE = r"(?P<date>\d{4}-\d\d-\d\d|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?\s+\d{4})"
_TIME = r"(?:,?\s*(?:(?:at|[|·•–-])\s*)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[a-z]{2,4})?)?"
_DATED = re.compile(_LEAD + _WEEKDAY + _DATE + _TIME, re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopMatter:
    """Who and when, and which of the paragraphs say so."""

    byline: str | None = None
    published: Interval | None = None
    updated: Interval | None = None
    lines: frozenset[Span] = frozenset()


def top_matter(text: str, blocks: Sequence[Span]) -> TopMatter:
    """Return what the lines "By Ada Quill" and "Published May 6, 2025" say that stand, each alone, among the first five."""
    byline: str | None = None
    published: Interval | None = None
    updated: Interval | None = None
    lines: set[Span] = set()
    for block in blocks[:_TOP]:
        if len(block) > _LONGEST:
            continue
        name, rest = _byline(block.of(text))
        day, is_change = _dated(rest)
        if (rest and day is None) or (name is None and day is None):
            continue
        lines.add(block)
        byline = byline or name
        if is_change:
            updated = updated or day
        else:
            published = published or day
    return TopMatter(byline=byline, published=published, updated=updated, lines=frozenset(lines))


def _byline(words: str) -> tuple[str | None, str]:
    """Return the writer's name and what stands beside it in the line; None and the line where it is no byline."""
    match = _BYLINE.fullmatch(words)
    if match and sum(word[0].isupper() for word in match[1].split()) > 1:
        return match[1], match[2] or ""
    behind = _DATE_FIRST.fullmatch(words)
    if behind and sum(word[0].isupper() for word in behind[2].split()) > 1:
        return behind[2], behind[1]
    return None, words


def _dated(words: str) -> tuple[Interval | None, bool]:
    """Return the day of a line that is a date and nothing else, and whether it is that of a change."""
    match = _DATED.fullmatch(words.strip())
    return (days(match["date"]), match["changed"] is not None) if match else (None, False)
