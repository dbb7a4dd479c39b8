"""Claims, the sentences behind them, and what changed in the record."""

from typing import Literal

from clapboard.web.api.models.parts import Answer, Certainty, DocumentId, Edtf, Id, Moment, Season

State = Literal["verified", "ORPHANED", "forgotten"]


class Words(Answer):
    """Evidence: exact words of a text, by place (code points, half-open) and between their neighbours."""

    text_sha256: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


class Claim(Answer):
    """One row of the record: what one document says."""

    claim: Id
    document: DocumentId
    predicate: str
    show: str | None
    season: str | None
    value: str | None
    certainty: Certainty
    qualifiers: dict[str, str]
    evidence: tuple[Words, ...]


class ClaimOfShow(Claim):
    """A claim, with the show that it is of on record (`printed` is the show as the document prints it)."""

    printed: str | None
    show: str
    show_slug: str


class DocumentClaims(Answer):
    """A document with its claims. `language` is an ISO 639-1 code, null where it cannot be told."""

    document: DocumentId
    text_sha256: str
    outlet: str | None
    title: str | None
    byline: str | None
    address: str | None
    kind: str
    language: str | None
    published: Edtf | None
    basis: str
    captured_at: Moment | None
    claims: tuple[Claim, ...]


class Checked(Answer):
    """Evidence held against the text as it is now: with its sentence where the words still stand there, and without where not."""

    state: State
    text_sha256: str
    start: int
    end: int
    exact: str
    before: str | None = None
    after: str | None = None
    sentence: str | None


class Evidence(Answer):
    """All that stands behind a claim, checked now; `state` is that of its worst evidence."""

    claim: Id
    state: State
    show: str | None
    season: str | None
    predicate: str
    value: str | None
    certainty: Certainty
    qualifiers: dict[str, str]
    evidence: tuple[Checked, ...]
    outlet: str | None
    title: str | None
    address: str | None
    published: Edtf | None
    published_basis: str | None
    updated: Edtf | None
    captured_at: Moment | None
    document: DocumentId
    found_by: str
    confidence: float
    extractor: str | None
    recorded_at: Moment


class ChangeWords(Answer):
    """The words that prove a change, and who printed them."""

    claim: Id
    document: DocumentId
    words: str
    outlet: str | None
    title: str | None
    reported: Edtf | None


class Change(Answer):
    """What the record says otherwise from `at` on; `headline` is the change in our words."""

    change: str
    kind: Literal[
        "standing",
        "fact",
        "fact withdrawn",
        "date moved",
        "date known better",
        "conflict opened",
        "conflict closed",
        "page changed",
        "judgement",
    ]
    at: Moment
    show: str
    season: Season
    field: str
    before: str | None
    after: str | None
    headline: str
    evidence: tuple[ChangeWords, ...]
