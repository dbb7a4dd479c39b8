"""The words of a text as they are compared: each with its key and its place.

The key leaves out what printing changes (case, kind of apostrophe, zero-width characters) and brings together what is the same
word: contractions are taken apart ("didn't": `did`, `not`), number words become digits ("third": `3rd`). Hyphens and dashes
part words, so that "co-star" and "co star" have the same keys.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from clapboard.model.span import Span
from clapboard.text.quantities import DIGITS

_HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_APOSTROPHES = "'’‘ʼ`´′"
_INSERTED = r"\[\w{1,4}\]"  # letters an editor changed inside a word: "[W]e", "accus[ed]"
_MARK = rf"[{_APOSTROPHES}]"
_TOKEN = re.compile(
    rf"(?:{_INSERTED}(?=\w))?\w(?:[\w{_HIDDEN}]|(?<!\d){_MARK}[{_HIDDEN}]*(?=\w)|{_MARK}(?=s\b)|(?<=\d)[.,](?=\d)|{_INSERTED})*"
    rf"|(?<=\]){_MARK}(?:s|re|ve|ll|d|m)\b"
)
_UNSEEN = _HIDDEN + "[]"
_CUT = re.compile(r"…|\.(?:\s?\.){2,}")
_BRACKETED = re.compile(r"\[[^\[\]]{1,200}\]")
_STOP = re.compile(r"[.!?](?=[\s\"'”’»)\]…]|$)")

_CLITICS = {"'s": "'s", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "'d"}
_NEGATED = {"won't": "will", "can't": "can", "shan't": "shall"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of `text`: `keys[i]` stands at `[starts[i], ends[i])`, in code points.

    `cuts`, `stops` are places between words (i: before word i; the number of words: after the last): where an ellipsis stands,
    and where a sentence ends. `bracketed` are the words inside square brackets.
    """

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    cuts: frozenset[int] = frozenset()
    stops: frozenset[int] = frozenset()
    bracketed: frozenset[int] = frozenset()

    @classmethod
    def of(cls, text: str) -> "Wording":
        """Read the words of `text`. Linear time; a text without words gives none."""
        keys: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for match in _TOKEN.finditer(text):
            at = match.start()
            for key, length in _read(match[0]):
                keys.append(key)
                starts.append(at)
                ends.append(at := at + length)
        return cls(
            text=text,
            keys=tuple(keys),
            starts=tuple(starts),
            ends=tuple(ends),
            cuts=frozenset(bisect_left(starts, match.start()) for match in _CUT.finditer(text)),
            stops=frozenset(bisect_left(starts, match.start()) for match in _STOP.finditer(text)),
            bracketed=_bracketed(text, starts) if "[" in text else frozenset(),
        )

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.keys)

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of the text from word `first` up to and without word `last`."""
        return Span(self.starts[first], self.ends[last - 1])


def keys_of(text: str) -> tuple[str, ...]:
    """Return the keys alone: what an index needs."""
    return tuple(key for token in _TOKEN.findall(text) for key, _ in _read(token))


def _bracketed(text: str, starts: list[int]) -> frozenset[int]:
    found: set[int] = set()
    for match in _BRACKETED.finditer(text):
        found.update(range(bisect_left(starts, match.start()), bisect_left(starts, match.end())))
    return frozenset(found)


_LONGEST_KEPT = 64


def _read(token: str) -> tuple[tuple[str, int], ...]:
    return _kept(token) if len(token) <= _LONGEST_KEPT else _parts(token)


def _parts(token: str) -> tuple[tuple[str, int], ...]:
    """Return the keys of a printed word with their lengths in it."""
    word = _plain(token)
    if word == "cannot":
        return (("can", 3), ("not", len(token) - 3))
    if word.endswith("n't") and len(word) > len("n't"):
        cut = _printed_length(token, len("n't"))
        return ((_NEGATED.get(word, word[:-3]), len(token) - cut), ("not", cut))
    if word in _CLITICS:
        return ((_CLITICS[word], len(token)),)
    for clitic, key in _CLITICS.items():
        if word.endswith(clitic) and len(word) > len(clitic):
            cut = _printed_length(token, len(clitic))
            return ((_number(word[: -len(clitic)]), len(token) - cut), (key, cut))
    return ((_number(word), len(token)),)


_kept = lru_cache(maxsize=65_536)(_parts)


def _plain(token: str) -> str:
    kept = "".join("'" if letter in _APOSTROPHES else letter for letter in token if letter not in _UNSEEN)
    return kept.casefold()


def _printed_length(token: str, letters: int) -> int:
    """Return how many code points at the end of `token` hold its last `letters` visible letters."""
    at = len(token)
    while letters:
        at -= 1
        letters -= token[at] not in _UNSEEN
    return len(token) - at


def _number(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "")
    return DIGITS.get(word, word)
