"""A stretch of words that may be reused."""

from dataclasses import dataclass
from functools import cached_property

from clapboard.text.wording import Wording


@dataclass(frozen=True, kw_only=True)
class Passage:
    """Words, and who is said to have said them (None: unknown, or nobody's words in particular).

    Not slotted: the words are read once, when they are first asked for.
    """

    text: str
    speaker: str | None = None

    @cached_property
    def wording(self) -> Wording:
        """Return the words as they are compared."""
        return Wording.of(self.text)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the words."""
        return self.wording.keys
