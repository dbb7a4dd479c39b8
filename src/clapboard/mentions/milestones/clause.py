"""The clause around a match."""

import re
from dataclasses import dataclass

from clapboard.mentions.milestones.line import Line

_LEFT = re.compile(
    r"[;:]\s|\s--?\s|[()]|,\s(?:and|but|while|though|although|which|who|whose|where|when|so|because|as|after|before|with|seeing|if|yet)\b|"
    r"\b(?:but|while|although|though|whereas|even though|because|unless|(?<!not )(?<!n't )(?<!ha[sd] )(?<!have )(?<!is )(?<!are )yet)\s|,\s"
)
_RIGHT = re.compile(
    r"[;:]\s|\s--?\s|[()]|,\s(?:and|but|while|though|although|which|who|whose|where|when|so|because|as|after|"
    r"before|with|seeing|if|yet|the|it|they|he|she|we)\b|"
    r"\b(?:but|while|although|though|whereas|even though|because|unless|rather than|instead of)\s"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A phrase found on a line, at `[start, end)` of the line's text, in the clause `[low, high)`."""

    line: Line
    start: int
    end: int
    low: int
    high: int

    @property
    def words(self) -> str:
        """Return the words matched, as they stand on the line."""
        return self.line.text[self.start : self.end]

    @property
    def clause(self) -> str:
        """Return the clause, as it stands on the line."""
        return self.line.text[self.low : self.high]

    @property
    def before(self) -> str:
        """Return the clause up to the match."""
        return self.line.text[self.low : self.start]

    @property
    def after(self) -> str:
        """Return the clause from the match on."""
        return self.line.text[self.end : self.high]


def around(line: Line, start: int, end: int) -> Match:
    """Return the match with its clause: from the last joint before it to the first joint after it."""
    low = 0
    for joint in _LEFT.finditer(line.text, 0, start):
        low = joint.end()
    right = _RIGHT.search(line.text, end)
    return Match(line=line, start=start, end=end, low=low, high=right.start() if right else len(line.text))
