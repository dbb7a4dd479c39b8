"""Quotation marks: which stretches of a text stand between them.

A paragraph is read by itself, so that an odd mark never costs more than its paragraph. Straight and curly double marks,
guillemets, low-high marks and two single ones in a row count as double; a British single quotation counts where it closes and
no double one is open. Apostrophes, inches and elisions ("the ’90s") are no marks.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest

from clapboard.model.span import Span

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’‚']")
_SINGLES = frozenset("'‘’‚")
_STRAIGHT = frozenset(('"', "''"))
_OPENERS = frozenset("“„«‟``") | {"``"}
_CLOSERS = frozenset("”»")
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u2009\u202f([{—–-/:>\u200b\ufeff")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0\u2009\u202f)]}—–-/.,;:!?…<\u200b\ufeff'’\"”")
_ELIDED = re.compile(r"(?:\d0s\b|em\b|til\b|tis\b|twas\b|cause\b|bout\b|round\b|n\b|cuz\b)", re.IGNORECASE)
_STOPS = frozenset(".,!?…;—-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What stands between two quotation marks: `inner` strictly inside them, `outer` with them.

    `closed` is False where no mark ends it (it runs to the end of its paragraph), `opened` False where none begins it (it runs
    from the start of its sentence). `mark` is the mark that opens it, "" where there is none.
    """

    inner: Span
    outer: Span
    mark: str
    closed: bool = True
    opened: bool = True

    @property
    def single(self) -> bool:
        """Tell whether it stands between single marks."""
        return self.mark in _SINGLES


def stretches(text: str, paragraphs: Iterable[Span]) -> tuple[Stretch, ...]:
    """Return the stretches between quotation marks, paragraph by paragraph, in order, outermost only. Never fails; linear time."""
    found: list[Stretch] = []
    empty = 0
    for paragraph in paragraphs:
        inside = list(_in_paragraph(text, paragraph))
        if (
            inside
            and not inside[0].opened
            and found
            and not found[-1].closed
            and 0 < empty + 1 <= REACH
            and inside[0].inner.start == paragraph.start
        ):
            found[-1] = _over_paragraphs(found[-1], inside.pop(0))
        empty = empty + 1 if not inside else 0
        found += inside
    return tuple(found)


REACH = 4
"""Paragraphs without marks that an unclosed quotation may run over to the mark that closes it."""


def _over_paragraphs(first: Stretch, last: Stretch) -> Stretch:
    return Stretch(inner=Span(first.inner.start, last.inner.end), outer=Span(first.outer.start, last.outer.end), mark=first.mark)


class _Way(Enum):
    """What a mark can be, by its shape and its neighbours."""

    OPENS = 1
    CLOSES = 2
    EITHER = 3


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    sign: str
    way: _Way
    leads: bool = False  # stands at the head of its paragraph, as in a quotation over several paragraphs that is closed in the last


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Stretch]:
    marks = [_read(text, match, paragraph) for match in _MARK.finditer(text, paragraph.start, paragraph.end)]
    doubles = [mark for mark in marks if mark is not None and mark.sign not in _SINGLES]
    pairs = _paired(doubles, text)
    singles = [mark for mark in marks if mark is not None and mark.sign in _SINGLES]
    if singles:
        pairs = _with_singles(pairs, _single_pairs(singles, text))
    floor = paragraph.start
    for opening, closing in pairs:
        stretch = _stretch(text, paragraph, floor=floor, opening=opening, closing=closing)
        if stretch is not None:
            yield stretch
        floor = closing.end if closing else paragraph.end


def _read(text: str, match: re.Match[str], paragraph: Span) -> _Mark | None:
    """Return the mark with what it can be; None for an apostrophe, an elision, inches or minutes."""
    sign, start, end = match[0], match.start(), match.end()
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    leads = start - paragraph.start < 4 and not text[paragraph.start : start].strip()
    if sign in _SINGLES:
        return _read_single(text, _Mark(start, end, sign, _Way.EITHER), before=before, after=after)
    if sign in _OPENERS or sign in _CLOSERS:
        return _Mark(start, end, sign, _way_of_shape(sign, before=before, after=after), leads)
    opens = (before in _BEFORE_OPENING or before in _SINGLES) and not after.isspace()
    closes = not before.isspace() and before not in "([" and (after in _AFTER_CLOSING or after.isspace())
    if before.isdigit() and closes and sign == '"' and not _quoted_before(text, paragraph.start, start):
        return None
    return _Mark(start, end, sign, _Way.EITHER if opens == closes else _Way.OPENS if opens else _Way.CLOSES, leads)


def _quoted_before(text: str, start: int, end: int) -> bool:
    """Tell whether an odd number of straight marks stands before: then a mark after a digit closes and counts no inches."""
    return text.count('"', max(start, end - 2000), end) % 2 == 1 or text.rfind("“", max(start, end - 2000), end) >= 0


def _way_of_shape(sign: str, *, before: str, after: str) -> _Way:
    """Typed marks have a direction; one that stands the wrong way round (a space on its inner side alone) is turned."""
    wants = _Way.OPENS if sign in _OPENERS else _Way.CLOSES
    if wants is _Way.OPENS and not before.isspace() and before in _STOPS and after.isspace():
        return _Way.CLOSES
    if wants is _Way.CLOSES and before.isspace() and after.isalnum():
        return _Way.OPENS
    return wants


def _read_single(text: str, mark: _Mark, *, before: str, after: str) -> _Mark | None:
    may_open = (before in _BEFORE_OPENING or before in '"“«') and not after.isspace() and after not in ".,;)"
    may_close = not before.isspace() and not after.isalnum()
    if mark.sign in "‘‚":
        may_close = False
    if mark.sign == "’" or (mark.sign == "'" and may_open):
        may_open = may_open and mark.sign != "’" and not _ELIDED.match(text, mark.end)
    if may_open == may_close:
        return None
    return _Mark(mark.start, mark.end, mark.sign, _Way.OPENS if may_open else _Way.CLOSES)


_Pair = tuple[_Mark | None, _Mark | None]


def _paired(marks: list[_Mark], text: str) -> list[_Pair]:
    """Pair double marks. Directions and nesting decide if they come out even; else each mark ends what the one before began."""
    pairs, even = _nested(marks)
    if even or not any(mark.sign in _STRAIGHT for mark in marks):
        return pairs
    return _alternating(marks, text)


def _nested(marks: list[_Mark]) -> tuple[list[_Pair], bool]:
    pairs: list[_Pair] = []
    opening: _Mark | None = None
    depth = 0
    even = True
    for mark in marks:
        if opening is None:
            if mark.way is _Way.CLOSES:
                pairs.append((None, mark))
                even = False
            else:
                opening, depth = mark, 1
        elif mark.way is _Way.OPENS and not (mark.sign == "“" and opening.sign == "„"):
            depth += 1
            even = even and (mark.sign in _STRAIGHT or opening.leads)
            if mark.sign not in _STRAIGHT and not opening.leads:  # inside an open quotation: the one before was never closed
                pairs.append((opening, None))
                opening, depth = mark, 1
        else:
            depth -= 1
            if depth == 0:
                pairs.append((opening, mark))
                opening = None
    if opening is not None:
        pairs.append((opening, None))
    return _ended_by_next(pairs), even and opening is None


def _ended_by_next(pairs: list[_Pair]) -> list[_Pair]:
    """Drop unclosed opening marks before another pair: they are stray and must not swallow it."""
    return [pair for pair, follows in zip_longest(pairs, pairs[1:]) if pair[1] is not None or follows is None]


def _alternating(marks: list[_Mark], text: str) -> list[_Pair]:
    pairs: list[_Pair] = []
    opening: _Mark | None = None
    for mark in marks:
        if opening is None:
            if mark.way is not _Way.CLOSES or (mark.sign in _STRAIGHT and text[mark.end : mark.end + 1].isalnum()):
                opening = mark
            else:
                pairs.append((None, mark))
        else:
            pairs.append((opening, mark))
            opening = None
    if opening is not None:
        pairs.append((opening, None))
    return pairs


def _single_pairs(marks: list[_Mark], text: str) -> list[_Pair]:
    """Pair single marks: the first closing one that is no plural's apostrophe, before the next opening one."""
    pairs: list[_Pair] = []
    opening: _Mark | None = None
    doubtful: _Mark | None = None
    for mark in marks:
        if mark.way is _Way.OPENS:
            if opening is not None and doubtful is not None:
                pairs.append((opening, doubtful))
            opening, doubtful = mark, None
        elif opening is not None:
            if _may_be_plural(text, mark):
                doubtful = doubtful or mark
            else:
                pairs.append((opening, mark))
                opening = doubtful = None
    if opening is not None and doubtful is not None:
        pairs.append((opening, doubtful))
    return pairs


def _may_be_plural(text: str, mark: _Mark) -> bool:
    """Tell whether the mark may be the apostrophe of "the actors’ strike": after an s, before a blank and a small letter."""
    return text[mark.start - 1 : mark.start] == "s" and text[mark.end : mark.end + 1] == " " and text[mark.end + 1 : mark.end + 2].islower()


def _with_singles(doubles: list[_Pair], singles: list[_Pair]) -> list[_Pair]:
    """Add the single pairs that no double pair touches; one that holds whole double pairs replaces them, as in British usage.

    Both lists are in order and free of overlap, so one walk does.
    """
    merged: list[_Pair] = []
    at = 0
    for single in singles:
        left, right = _edges(single)
        while at < len(doubles) and _edges(doubles[at])[1] <= left:
            merged.append(doubles[at])
            at += 1
        inside = at
        while inside < len(doubles) and left < _edges(doubles[inside])[0] and _edges(doubles[inside])[1] <= right:
            inside += 1
        if inside == len(doubles) or _edges(doubles[inside])[0] >= right:
            merged.append(single)
            at = inside
    return [*merged, *doubles[at:]]


def _edges(pair: _Pair) -> tuple[int, int]:
    """Return where the pair begins and ends; a missing mark counts as the other's place, an unclosed one as no end at all."""
    opening, closing = pair
    start = opening.start if opening else closing.start if closing else 0
    return start, closing.end if closing else _ENDLESS


_ENDLESS = 1 << 60


def _stretch(text: str, paragraph: Span, *, floor: int, opening: _Mark | None, closing: _Mark | None) -> Stretch | None:
    end = closing.start if closing else paragraph.end
    start = opening.end if opening else _sentence_start(text, floor, end, first=floor == paragraph.start)
    if start >= end or not text[start:end].strip():
        return None
    outer = Span(opening.start if opening else start, closing.end if closing else end)
    sign = opening.sign if opening else ""
    return Stretch(inner=Span(start, end), outer=outer, mark=sign, closed=closing is not None, opened=opening is not None)


_SENTENCE_END = re.compile(r"[.!?…][\"”»’')]*\s+(?=[A-Z“\"‘(])")


def _sentence_start(text: str, floor: int, end: int, *, first: bool) -> int:
    """Return where the words that a lone closing mark ends begin: at the paragraph's head, or at the first sentence after `floor`."""
    if first:
        return floor
    match = _SENTENCE_END.search(text, floor, end)
    return match.end() if match else end
