"""One row of the record, its evidence, and what people judge of it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Self

from clapboard.model.mention import Certainty
from clapboard.model.span import Span

CHART = "chart"
"""The predicate of what a chart's file has of a title: kept beside the coverage, asked for by itself (`clapboard.record.charts`)."""

FORGOTTEN_LETTER = "▒"
"""What stands in a text for each letter that was forgotten on purpose: all offsets stay."""

CONTEXT = 32
"""Code points of prefix and suffix that evidence keeps."""

_UNPROVEN = "no fact without its sentence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that prove a claim: a W3C TextPositionSelector and TextQuoteSelector into the text with this hash."""

    text_sha256: str
    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def at(cls, text: str, text_sha256: str, span: Span) -> Self:
        """Return the evidence for `span` of `text`."""
        return cls(
            text_sha256=text_sha256,
            span=span,
            exact=span.of(text),
            prefix=text[max(0, span.start - CONTEXT) : span.start],
            suffix=text[span.end : span.end + CONTEXT],
        )

    def holds_in(self, text: str) -> bool:
        """Tell whether the exact words stand where they stood, between the same neighbours. Another place never counts."""
        before = text[max(0, self.span.start - len(self.prefix)) : self.span.start]
        after = text[self.span.end : self.span.end + len(self.suffix)]
        return self.span.of(text) == self.exact and before == self.prefix and after == self.suffix

    @property
    def is_forgotten(self) -> bool:
        """Tell whether the words were forgotten on purpose: they are empty, or each letter of them was blanked."""
        return not self.exact.strip(f"{FORGOTTEN_LETTER} ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one document says: a pure function of it.

    `show` and `season` are the subject as printed (None: the document names none); who or what that is, is asked of the record,
    never written here. `predicate` is a milestone kind, `said`, `credit`, `character`, `synopsis`, `audience`, `chart`, `habit`,
    `about`, `boilerplate`. `qualifiers` are sorted pairs of a key and a text; the keys in use are listed in `clapboard.record.claims`.
    `evidence` has at least one item, in the order of the text: no fact without its sentence.
    """

    document: str
    predicate: str
    show: str | None = None
    season: str | None = None
    value: str | None = None
    qualifiers: tuple[tuple[str, str], ...] = ()
    certainty: Certainty = Certainty.ASSERTED
    evidence: tuple[Evidence, ...]
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Sort the qualifiers, refuse a claim without evidence, and derive the id from all the parts."""
        if not self.evidence:
            raise ValueError(_UNPROVEN)
        object.__setattr__(self, "qualifiers", tuple(sorted(self.qualifiers)))
        object.__setattr__(self, "id", id_of(self))

    @classmethod
    def kept(  # noqa: PLR0913 - one for each part of a claim
        cls,
        written_as: str,
        *,
        document: str,
        predicate: str,
        show: str | None,
        season: str | None,
        value: str | None,
        qualifiers: tuple[tuple[str, str], ...],
        certainty: Certainty,
        evidence: tuple[Evidence, ...],
    ) -> Self:
        """Return a claim as it was kept, under the id that it was written with: a record is read far more often than written.

        `qualifiers` are sorted. Where a part was damaged since, `id_of` gives another id. Raise ValueError where there is no evidence.
        """
        if not evidence:
            raise ValueError(_UNPROVEN)
        claim = object.__new__(cls)
        put = object.__setattr__  # past the refusal to be changed, and past working the id out
        put(claim, "document", document)
        put(claim, "predicate", predicate)
        put(claim, "show", show)
        put(claim, "season", season)
        put(claim, "value", value)
        put(claim, "qualifiers", qualifiers)
        put(claim, "certainty", certainty)
        put(claim, "evidence", evidence)
        put(claim, "id", written_as)
        return claim

    def __hash__(self) -> int:
        """Go by the id, which hangs on all parts."""
        return hash(self.id)

    def qualifier(self, key: str) -> str | None:
        """Return the qualifier's text, None where the claim has none of that key."""
        for name, text in self.qualifiers:
            if name == key:
                return text
        return None


def id_of(claim: Claim) -> str:
    """Return the id that the parts of a claim give it: a sha256 in hexadecimal."""
    parts = [claim.document, claim.predicate, claim.show, claim.season, claim.value, claim.certainty.value]
    parts += [part for pair in claim.qualifiers for part in pair]
    parts += [f"{item.text_sha256} {item.span.start} {item.span.end}" for item in claim.evidence]
    joined = "".join("-" if part is None else f"{len(part)}:{part}" for part in parts)
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A claim as an extraction found it: with our confidence (0 to 1) and the rule or model that found it."""

    claim: Claim
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Which finished extraction run found a claim."""

    run: str
    claim: str
    confidence: float
    rule: str


class Verdict(StrEnum):
    """What an editor says of a claim (or of two names)."""

    ACCEPT = "accept"
    REJECT = "reject"
    SAME_AS = "same-as"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """An editor's word on a claim: applied when the record is asked, reversible, never written into a claim.

    It keeps what it was said of (`document`, `predicate`, the evidence's words and neighbours), so that after a re-reading it
    applies to the claim of the same predicate whose words overlap by half, or stands in the review queue as *not carried over*.
    For `correct`, `field` and `value` say what is right; for `same-as`, `field` is `person` or `show` and `value` the other name.
    `undone` is when it was taken back.
    """

    id: str
    claim: str
    document: str
    predicate: str
    verdict: Verdict
    by: str
    made_at: datetime
    evidence: Evidence
    field: str | None = None
    value: str | None = None
    undone: datetime | None = None
