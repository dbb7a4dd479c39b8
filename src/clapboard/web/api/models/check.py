"""A draft against the record."""

from typing import Literal

from pydantic import Field

from clapboard.web.api.models.parts import Answer, Certainty, Cited, DocumentId, Edtf, Season
from clapboard.web.api.models.shows import Conflict, Side
from clapboard.web.api.models.words import Appearance, Changed, NewFrame, Passage, QuotationKind, Range

LONGEST = 200_000
"""Code points of the longest draft that is checked."""


class Draft(Answer):
    """A draft: its text, and what its page would say of it."""

    text: str = Field(min_length=1, max_length=LONGEST, description="The text, with line ends between paragraphs.")
    title: str | None = Field(default=None, max_length=1000)
    outlet: str | None = Field(default=None, max_length=200)
    published: Edtf | None = Field(default=None, max_length=40)


class Shares(Answer):
    """How much of the draft is new, recycled, and on record already, in percent of its words."""

    new: int
    recycled: int
    known: int


class Against(Conflict):
    """A conflict with the draft's own value apart from the others."""

    draft: str | None
    others: tuple[Side, ...]


class Fact(Answer):
    """A fact of the draft: since when, and through whom, it is on record, or what speaks against it.

    `on_file` is what the charts on file say where the draft claims success.
    """

    novelty: str
    show: str
    season: Season
    kind: str
    part: int | None
    value: str | None
    date: Edtf | None
    certainty: Certainty
    sentence: str
    start: int
    end: int
    since: Edtf | None
    first: Cited | None
    first_is_known: bool
    reports: tuple[Cited, ...]
    documents: int
    on_file: str | None
    conflicts: tuple[Against, ...]


class QuotationOfDraft(Answer):
    """A quotation of the draft, and where the words stood before."""

    novelty: Literal["new", "recycled"]
    words: str
    kind: QuotationKind
    speaker: str | None
    spans: tuple[Range, ...]
    frame: str | None
    needs_a_look: bool
    changed: Changed | None
    new_frame: NewFrame | None
    first: Appearance | None
    first_is_known: bool
    printed: tuple[Appearance, ...]


class Superlative(Answer):
    """A superlative that nothing on record supports."""

    words: str
    sentence: str
    start: int
    end: int


class UsualHabit(Answer):
    """A sentence on a platform's habit, with what the record counts."""

    platform: str
    sentence: str
    season: int | None
    reached: tuple[str, ...]
    stopped: tuple[str, ...]
    open: tuple[str, ...]
    decided: int
    share: float | None
    low: float | None
    high: float | None


class Check(Answer):
    """What the record says to a draft. `needs_a_look` counts what to look at before publishing."""

    document: DocumentId
    outlet: str | None
    title: str | None
    published: Edtf | None
    published_basis: str
    shows: tuple[str, ...]
    compared_with: int
    needs_a_look: int
    words: int
    shares: Shares
    facts: tuple[Fact, ...]
    quotations: tuple[QuotationOfDraft, ...]
    passages: tuple[Passage, ...]
    superlatives: tuple[Superlative, ...]
    habits: tuple[UsualHabit, ...]
