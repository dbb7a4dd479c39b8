"""A run of tokens that patterns of kinds can be matched against, and what stands around it in the text.

A pattern is a regular expression in which `<month>` stands for one token of that kind, `<year|yearspan>` for one of either and
`<m:month>` for one that is kept under the name `m`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from clapboard.text.dates.lexer import Token


class DateType(StrEnum):
    """TIMEX3's four types: a calendar date, an hour of a day, a length of time, a habit."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Node:
    """What the tokens up to `end` (an index, exclusive) mean: an expression of the anchor language.

    `vague` says that the words name no day that anybody could check ("now", "recently"); `clock` is the hour or part of the day, as
    TIMEX3 writes it after the day (`T20:00`, `TMO`).
    """

    expression: str
    end: int
    type: DateType = DateType.DATE
    vague: bool = False
    clock: str = ""


_ELEMENT = re.compile(r"<(?:(\w+):)?([\w|]+)>")
_WORD_BEFORE = re.compile(r"([\w’'.&$€£-]+|[^\w\s])[ \t\u00a0]*\Z")
_WORD_AFTER = re.compile(r"[ \t\u00a0]*([\w’']+|[^\w\s])")


@cache
def pattern(source: str) -> re.Pattern[str]:
    """Return the compiled pattern of kinds."""

    def element(match: re.Match[str]) -> str:
        name, kinds = match.groups()
        return f"(?P<{name}>(?:{kinds}) )" if name else f"(?:(?:{kinds}) )"

    return re.compile(_ELEMENT.sub(element, source.replace(" ", "")))


class Found:
    """A pattern found in a run: `found["m"]` is the value of the token kept as `m`, "" if it is not there."""

    __slots__ = ("_match", "at", "end", "run")

    def __init__(self, run: "Run", at: int, match: re.Match[str]) -> None:
        """Keep the match with the indexes of its first token and of the one after its last."""
        self.run, self.at, self._match = run, at, match
        self.end = run.index(match.end())

    def __getitem__(self, name: str) -> str:
        """Return the value of the token kept under the name."""
        token = self.token(name)
        return token.value if token else ""

    def kind(self, name: str) -> str:
        """Return the kind of the token kept under the name, "" if it is not there."""
        token = self.token(name)
        return token.kind if token else ""

    def place(self, name: str) -> int:
        """Return the index of the token kept under the name; raise KeyError if it is not there."""
        return self.run.index(self._match.start(name))

    def token(self, name: str) -> Token | None:
        """Return the token kept under the name, None if it is not there (or the pattern keeps none)."""
        if name not in self._match.re.groupindex or self._match.start(name) < 0:
            return None
        return self.run.tokens[self.run.index(self._match.start(name))]


class Run:
    """A run of tokens of `text`; `day_first` says how "4/5/2024" is to be read."""

    __slots__ = ("_indexes", "_offsets", "day_first", "kinds", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token], *, day_first: bool) -> None:
        """Lay the tokens' kinds out as one string."""
        self.text, self.tokens, self.day_first = text, tokens, day_first
        self._offsets: list[int] = []
        at = 0
        for token in tokens:
            self._offsets.append(at)
            at += len(token.kind) + 1
        self._offsets.append(at)
        self._indexes = {offset: index for index, offset in enumerate(self._offsets)}
        self.kinds = "".join(f"{token.kind} " for token in tokens)

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.tokens)

    def index(self, offset: int) -> int:
        """Return the index of the token that begins at that offset of `kinds`."""
        return self._indexes[offset]

    def find(self, source: str, at: int) -> Found | None:
        """Match a pattern against the tokens from index `at` on."""
        match = pattern(source).match(self.kinds, self._offsets[at])
        return Found(self, at, match) if match and match.end() > self._offsets[at] else None

    def kind(self, at: int) -> str:
        """Return the kind of the token at an index, "" outside."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def word(self, at: int) -> str:
        """Return the token at an index as printed."""
        return self.text[self.tokens[at].start : self.tokens[at].end]

    def before(self, at: int) -> str:
        """Return the word or mark that stands before the token at an index, on the same line; "" if there is none."""
        start = self.tokens[at].start
        match = _WORD_BEFORE.search(self.text, max(0, start - 30), start)
        return match[1] if match else ""

    def after(self, at: int) -> str:
        """Return the word or mark that stands after the token at an index (of the last token taken), on the same line."""
        match = _WORD_AFTER.match(self.text, self.tokens[at].end)
        return match[1] if match else ""
