"""A copy of a text for comparing and matching, with the way back to the original offsets.

Folded are: case, no-break and other odd spaces, typographic quotation marks, apostrophes, dashes and ligatures; dropped are
zero-width characters and soft hyphens. Runs of blanks become one blank (a line break stays a line break).
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from clapboard.model.span import Span

_ZERO_WIDTH = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f")
_PIECES = re.compile(r"[!-~]+(?: [!-~]+)*|[\s\S]")
"""Plain words with single blanks between them, or one code point."""
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "ﬁ": "fi",
        "ﬂ": "fl",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """The folded copy; `starts[i]` and `ends[i]` bound the code points of the original that became code point i of `text`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, span: Span) -> Span:
        """Return the stretch of the original text that became `span` of the folded one."""
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def folded(self, span: Span) -> Span | None:
        """Return the stretch of the folded text that came from `span` of the original, None if nothing of it was kept."""
        start = bisect_right(self.ends, span.start)
        end = bisect_left(self.starts, span.end)
        return Span(start, end) if start < end else None


def fold(text: str) -> Folded:
    r"""Fold `text`, keeping the offset map. Idempotent: folding the result changes nothing.

    >>> fold("Season\u00a02 \u2014 “Part\u200b One”").text
    'season 2 - "part one"'
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in _PIECES.finditer(text):
        at, end = piece.span()
        if end - at > 1:
            # plain words: one code point becomes one, and no blank meets another
            letters.extend(piece[0].translate(_PLAIN).lower())
            starts.extend(range(at, end))
            ends.extend(range(at + 1, end + 1))
        else:
            _fold_odd(piece[0], at, letters, starts, ends)
    return Folded(text="".join(letters), starts=tuple(starts), ends=tuple(ends))


def _fold_odd(original: str, at: int, letters: list[str], starts: list[int], ends: list[int]) -> None:
    """Fold one code point onto the end of the lists; blanks run together, and a line break wins over them."""
    for letter in _fold_one(original):
        if letter == " " and letters and letters[-1] in " \n":
            ends[-1] = at + 1
        elif letter == "\n" and letters and letters[-1] == " ":
            letters[-1] = "\n"
            ends[-1] = at + 1
        else:
            letters.append(letter)
            starts.append(at)
            ends.append(at + 1)


@lru_cache(maxsize=4096)
def _fold_one(letter: str) -> str:
    if letter in _ZERO_WIDTH:
        return ""
    if letter in "\r\n\u2028\u2029\x0b\x0c\x85":
        return "\n"
    if letter.isspace():
        return " "
    plain = letter.translate(_PLAIN).casefold()
    return unicodedata.normalize("NFC", plain) if not plain.isascii() else plain


def plain(text: str) -> str:
    """Return the folded text alone: for keys and comparing, where no way back is needed."""
    return fold(text).text.strip()
