"""A text as the tagger sees it: units (words and marks) with their word pieces and features."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from clapboard.mentions.encoder.spans import Offsets

Integers: TypeAlias = "NDArray[np.int64]"

CASES: Final = 4  # no letter, lower, capitalised, all capitals
FEATURES: Final = 2 * CASES  # each outside and inside quotation marks
_OPENING: Final = "“«"
_CLOSING: Final = "”»"
_STOPS: Final = ".!?"
_SURROGATE: Final = re.compile("[\ud800-\udfff]")  # half a character, which no tokenizer takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """The units of one text, as parallel arrays.

    `pieces` are the word pieces of the whole text; unit i has `pieces[first[i]:first[i + 1]]` and covers the code points
    `start[i]` to `end[i]`. `paragraph` and `sentence` number paragraphs and (roughly) sentences; `feature` joins case and
    quotation.
    """

    pieces: Integers
    first: Integers
    start: Integers
    end: Integers
    paragraph: Integers
    sentence: Integers
    feature: Integers

    def __len__(self) -> int:
        """Count the units."""
        return len(self.start)


def read_units(text: str, tokenizer: Tokenizer, quoted: Iterable[Offsets] | None = None) -> Units:
    """Cut `text` into units.

    `quoted` are the stretches inside quotation marks; None looks for double marks.
    """
    encoding = tokenizer.encode(_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    words = np.array(encoding.word_ids, dtype=np.int64)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    opens = np.flatnonzero(np.diff(words, prepend=-1))
    start, end = offsets[opens, 0], offsets[np.append(opens, len(words))[1:] - 1, 1]
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    breaks = np.cumsum(np.isin(points, (10, 13)))
    return Units(
        pieces=np.array(encoding.ids, dtype=np.int64),
        first=np.append(opens, len(words)),
        start=start,
        end=end,
        paragraph=breaks[start],
        sentence=_sentences(points, start, breaks[start]),
        feature=_cases(text, points, start, end) + CASES * _inside(text, quoted)[start],
    )


def quotation_stretches(text: str) -> list[Offsets]:
    """Find stretches inside double quotation marks, the marks too; an unclosed one runs to the end of its paragraph."""
    found: list[Offsets] = []
    at = 0
    for paragraph in text.split("\n"):
        found.extend((at + start, at + end) for start, end in _stretches(paragraph))
        at += len(paragraph) + 1
    return found


def _stretches(paragraph: str) -> list[Offsets]:
    found: list[Offsets] = []
    opened = -1
    for i, mark in enumerate(paragraph):
        if opened < 0 and (mark == '"' or mark in _OPENING):
            opened = i
        elif opened >= 0 and (mark == '"' or mark in _CLOSING):
            found.append((opened, i + 1))
            opened = -1
    return [*found, (opened, len(paragraph))] if opened >= 0 else found


def _inside(text: str, quoted: Iterable[Offsets] | None) -> Integers:
    mask = np.zeros(len(text) + 1, dtype=np.int64)
    for start, end in quotation_stretches(text) if quoted is None else quoted:
        mask[start:end] = 1
    return mask


def _cases(text: str, points: NDArray[np.uint32], start: Integers, end: Integers) -> Integers:
    upper, letter = _letters(text, points)
    uppers = np.concatenate(([0], np.cumsum(upper)))
    letters = np.concatenate(([0], np.cumsum(letter)))
    n_upper, n_letter = uppers[end] - uppers[start], letters[end] - letters[start]
    case = (n_letter > 0).astype(np.int64)
    case[(n_upper > 0) & upper[start]] = 2
    case[(n_letter > 1) & (n_upper == n_letter)] = 3
    return case


def _letters(text: str, points: NDArray[np.uint32]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    upper = (points >= ord("A")) & (points <= ord("Z"))
    letter = upper | ((points >= ord("a")) & (points <= ord("z")))
    for i in np.flatnonzero(points > 127):
        category = unicodedata.category(text[i])
        letter[i] = category[0] == "L"
        upper[i] = category in ("Lu", "Lt")
    return upper, letter


def _sentences(points: NDArray[np.uint32], start: Integers, paragraph: Integers) -> Integers:
    stops = np.isin(points[start], [ord(mark) for mark in _STOPS]).astype(np.int64)
    before = np.concatenate(([0], np.cumsum(stops)[:-1])) if len(stops) else stops
    return before + paragraph


def span_units(units: Units, spans: Sequence[Offsets]) -> list[tuple[int, int]]:
    """Find first and last unit that overlap each span; spans without a unit are left out."""
    found = []
    for start, end in spans:
        first = int(np.searchsorted(units.end, start, side="right"))
        last = int(np.searchsorted(units.start, end, side="left")) - 1
        if first <= last:
            found.append((first, last))
    return found
