"""The kinds of difference between two stretches of words that stand against each other."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from clapboard.text.quantities import amounts
from clapboard.text.wording import Wording


class Difference(StrEnum):
    """What kind of difference a block is, seen from left to right."""

    EQUAL = "equal"
    TYPOGRAPHY = "typography"
    INSERTED = "inserted"
    DELETED = "deleted"
    REPLACED = "replaced"
    BRACKETED = "bracketed"
    NUMBER = "number"
    NEGATION = "negation"


_NEGATIVE = frozenset("not never no none nobody nothing nowhere neither nor without hardly barely scarcely non".split())
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
_CONTRACTED = {"'s": {"is", "has"}, "'d": {"would", "had"}}
_STEM = 4
_SMALL = 5
"""Words up to which a dropped stretch is read closely: what is longer was trimmed, whatever stands in it."""

_CLOSE = 6
"""Words up to which a replaced stretch is read closely: what is longer are other words."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where two texts differ: words `here` of the left one stand against words `there` of the right one."""

    left: Wording
    here: tuple[int, int]
    right: Wording
    there: tuple[int, int]

    @property
    def before(self) -> Sequence[str]:
        """Return the words on the left."""
        return self.left.keys[slice(*self.here)]

    @property
    def after(self) -> Sequence[str]:
        """Return the words on the right."""
        return self.right.keys[slice(*self.there)]

    @property
    def is_edge(self) -> bool:
        """Tell whether it lies at the start or the end of both texts."""
        return self.here[0] == self.there[0] == 0 or (self.here[1] == len(self.left) and self.there[1] == len(self.right))

    @property
    def is_marked(self) -> bool:
        """Tell whether words are missing on one side where an ellipsis says so."""
        return (not self.before and self.here[0] in self.left.cuts) or (not self.after and self.there[0] in self.right.cuts)


def classify(gap: Gap) -> Difference:
    """Say what kind of difference lies in a gap."""
    before, after = gap.before, gap.after
    if _plain_words(gap.left, gap.here) != _plain_words(gap.right, gap.there) and max(len(before), len(after)) <= _CLOSE:
        return Difference.BRACKETED
    if before and after and _printed_alike(before, after):
        return Difference.TYPOGRAPHY
    if _is_read_closely(gap):
        if _negations(before) != _negations(after) or _opposites(before, after):
            return Difference.NEGATION
        if Counter(amounts(before)) != Counter(amounts(after)) and not (gap.is_edge and not (before and after)):
            return Difference.NUMBER
    if before and after:
        return Difference.REPLACED
    return Difference.DELETED if before else Difference.INSERTED


def _plain_words(wording: Wording, stretch: tuple[int, int]) -> bool:
    """Tell whether the stretch is nothing but the speaker's words: False where (almost) all of it stands in brackets."""
    if not wording.bracketed:
        return True
    inside = sum(at in wording.bracketed for at in range(*stretch))
    return not inside or stretch[1] - stretch[0] - inside > inside


def _is_read_closely(gap: Gap) -> bool:
    """Tell whether the words are few enough for a number or a negation to be the difference, and not just part of what was trimmed."""
    before, after = len(gap.before), len(gap.after)
    if before and after:
        return max(before, after) <= _CLOSE
    return not gap.is_marked and before + after <= (1 if gap.is_edge else _SMALL)


def _printed_alike(before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether two stretches are one in other print: hyphens, a contraction written out, a number in other form."""
    if "".join(before) == "".join(after):
        return True
    if len(before) == len(after) and all(_same_word(a, b) for a, b in zip(before, after, strict=True)):
        return True
    numbers = amounts(before)
    return bool(numbers) and numbers == amounts(after) and _all_numbers(before) and _all_numbers(after)


def _same_word(one: str, other: str) -> bool:
    return one == other or other in _CONTRACTED.get(one, ()) or one in _CONTRACTED.get(other, ())


def _all_numbers(keys: Sequence[str]) -> bool:
    return all(amounts([key]) or key == "and" for key in keys)


def _negations(keys: Sequence[str]) -> int:
    return sum(key in _NEGATIVE for key in keys)


def _opposites(before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether a word stands against itself with a negating prefix ("likely", "unlikely")."""
    return len(before) == len(after) == 1 and (_denies(before[0], after[0]) or _denies(after[0], before[0]))


def _denies(word: str, other: str) -> bool:
    return len(word) >= _STEM and any(other == prefix + word for prefix in _PREFIXES)
