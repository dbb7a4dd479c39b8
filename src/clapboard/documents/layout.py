"""Plain text laid out: the date line, paragraphs, headings, byline.

In text from the web each line is a paragraph; in text from a mail or an old archive lines are wrapped at a fixed width, and a
paragraph is a block of them. The two are told apart by the wrapping itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from clapboard.documents.days import days
from clapboard.documents.headings import headings
from clapboard.documents.topmatter import top_matter
from clapboard.model.span import Span
from clapboard.model.when import Interval

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_EDGE = " \t\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff\u00ad"
_WORDS = re.compile(rf"[^{_EDGE}](?:.*[^{_EDGE}])?", re.DOTALL)
_DATE_LINE = re.compile(rf"[\s{_EDGE}]*[Dd]ate:?[ \t\u00a0]+(\d{{4}}-\d{{2}}-\d{{2}})(?!\S)\s*")
_WIDEST = 100
_NARROWEST = 40
_MOST = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where what stands in a text; spans in code points. `published`, `updated` and `byline` come from lines that are no paragraphs."""

    paragraphs: tuple[Span, ...]
    headings: tuple[Span, ...]
    published: Interval | None = None
    updated: Interval | None = None
    byline: str | None = None


def lay_out(text: str, *, start: int = 0) -> Layout:
    """Lay out `text` from `start` on (what lies before is front matter).

    A leading ` date YYYY-MM-DD `, also glued to the first words, is the day of publication and no paragraph. The first line is a
    heading where it reads like one, others where a paragraph follows.
    """
    published, start = date_line(text, start)
    lines = [span for line in _LINE.finditer(text, start) if (span := _trimmed(text, line))]
    blocks = _blocks(text, lines) if _is_wrapped(text, lines) else lines
    top = top_matter(text, blocks)
    blocks = [block for block in blocks if block not in top.lines]
    return Layout(
        paragraphs=tuple(blocks),
        headings=headings(text, blocks),
        published=published or top.published,
        updated=top.updated,
        byline=top.byline,
    )


def date_line(text: str, start: int = 0) -> tuple[Interval | None, int]:
    """Return the day of the date line that stands at `start`, and where what follows begins; None and `start` if there is none."""
    match = _DATE_LINE.match(text, start)
    day = days(match[1]) if match else None
    return (day, match.end()) if match and day else (None, start)


def _trimmed(text: str, line: re.Match[str]) -> Span | None:
    match = _WORDS.search(text, line.start(), line.end())
    return Span(*match.span()) if match else None


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Tell whether lines break because they are full: no line is wide, and the next line's first word would not have fitted."""
    width = max((len(line) for line in lines), default=0)
    pairs = [(line, after) for line, after in pairwise(lines) if not _is_break(text, line, after)]
    if not _NARROWEST <= width <= _WIDEST or len(pairs) < 3:
        return False
    full = sum(len(line) + 1 + len(after.of(text).split(maxsplit=1)[0]) > width for line, after in pairs)
    running = sum(line.of(text)[-1] not in ".!?…" for line, _ in pairs)
    return full >= _MOST * len(pairs) and running * 2 >= len(pairs)


def _is_break(text: str, line: Span, after: Span) -> bool:
    """Tell whether a blank line lies between two lines."""
    between = text[line.end : after.start]
    return len(re.findall(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]", between)) > 1


def _blocks(text: str, lines: Sequence[Span]) -> list[Span]:
    blocks: list[Span] = []
    for line in lines:
        if blocks and not _is_break(text, blocks[-1], line):
            blocks[-1] = blocks[-1].cover(line)
        else:
            blocks.append(line)
    return blocks
