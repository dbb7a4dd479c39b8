"""Who said what, and the same words wherever they stand."""

from typing import Literal

from clapboard.web.api.models.parts import Answer, Cited, Printed

QuotationKind = Literal["direct", "mixed", "indirect"]
Range = tuple[int, int]


class Quotation(Cited):
    """One attribution as a document prints it. `unknown` is why nobody can tell the speaker; `said` is EDTF, or the text's own words."""

    kind: QuotationKind
    speaker: str | None
    co_speakers: tuple[str, ...]
    unknown: str | None
    role: str | None
    venue: str | None
    carrier: str | None
    said: str | None
    frame: str | None
    called: str | None
    voice: str | None
    cue: str | None


class QuotationOfShow(Quotation):
    """A quotation, with the show that it is about."""

    show: str
    show_slug: str


class Saying(Quotation):
    """The same words in one document or several; `first_is_known` says whether it can be told which was first."""

    first_is_known: bool
    documents: int
    appearances: tuple[Quotation, ...]


class SayingOfShow(Saying):
    """A saying, with the show that it is about."""

    show: str
    show_slug: str


class Difference(Answer):
    """Words of the two sides, with their places (code points of each text); `kind` is `equal` for those in common."""

    kind: str
    marked: bool
    left: str
    left_at: Range | None
    right: str
    right_at: Range | None


class Changed(Answer):
    """What was changed. `flags` are the kinds of meaning: number, negation, speaker; `words` those of the words themselves."""

    flags: tuple[str, ...]
    kinds: tuple[str, ...]
    words: tuple[str, ...]
    differences: tuple[Difference, ...]


class NewFrame(Answer):
    """How an appearance contradicts an earlier one in what it says of the time."""

    because: str
    days: int | None
    frame: str | None
    earlier_frame: str | None
    earlier: Printed


class Appearance(Printed):
    """One appearance of a saying: what is said of the words there, and what was changed against the first."""

    spans: tuple[Range, ...]
    kind: QuotationKind
    speaker: str | None
    unknown: str | None
    venue: str | None
    cue: str | None
    frame: str | None
    called: str | None
    changed: Changed | None
    new_frame: NewFrame | None


class DatedAppearance(Appearance):
    """An appearance of a saying, `days` after the first (null where that cannot be told)."""

    days: int | None


class ToldSaying(Printed):
    """A saying in all its appearances, in the order of publication."""

    saying: str
    speaker: str | None
    first_is_known: bool
    documents: int
    appearances: tuple[DatedAppearance, ...]


class Passage(Answer):
    """A passage that stands in earlier documents, aligned word by word with the first of them."""

    words: str
    first: Printed
    documents: int
    left: Range
    right: Range
    quoted: bool
    differences: tuple[Difference, ...]
