"""What the review page holds: claims that wait for an editor, judgements that found no claim again, and the log of all judgements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clapboard.model.claim import Judgement
from clapboard.publishing.views import Row, Table
from clapboard.publishing.views.parts import Proof, proof_of
from clapboard.publishing.views.wording import date_words, kind_words, slug
from clapboard.record.review import Effect, Review
from clapboard.record.view import Slice

MOST = 100
"""Claims that the page shows: what hangs most on comes first."""
_EFFECTS = {
    Effect.STATUS: "alone it decides where a season stands",
    Effect.EVENT: "alone it proves a milestone",
    Effect.STATEMENT: "a statement",
    Effect.OTHER: "nothing else hangs on it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLine:
    """A claim to look at, with what hangs on it; `confidence` is ours, 0 to 1."""

    claim: str
    show: str
    slug: str
    season: str | None
    predicate: str
    what: str
    value: str | None
    effect: str
    confidence: float
    proof: Proof

    def row(self) -> Row:
        """Return its row."""
        told = (self.show, self.season or "", self.what, self.value or "", self.proof.words)
        return Row(
            id=self.claim[:16],
            cells=(*told, self.effect, f"{self.confidence:.2f}", self.proof.origin, date_words(self.proof.reported)),
            evidence=(self.claim,),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementLine:
    """An editor's word; `made_at` and `undone` are ISO 8601 (UTC)."""

    id: str
    claim: str
    what: str
    verdict: str
    field: str | None
    value: str | None
    by: str
    made_at: str
    undone: str | None
    words: str

    @property
    def told(self) -> str:
        """Return the verdict in words."""
        more = f" {self.field}: {self.value}" if self.field and self.value else ""
        return {"accept": "accepted", "reject": "rejected", "same-as": "called the same", "correct": "corrected"}[self.verdict] + more

    def row(self) -> Row:
        """Return its row."""
        return Row(
            id=self.id[:16], cells=(self.made_at, self.by, self.told, self.what, self.words, self.undone or ""), evidence=(self.claim,)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """The queue (`waiting` of `total`), the judgements that were not carried over, and the newest of the log.

    It is of `shows` of `of_shows` on record; `pending` more are still being worked out.
    """

    waiting: tuple[WaitingLine, ...]
    total: int
    not_carried: tuple[JudgementLine, ...]
    log: tuple[JudgementLine, ...]
    shows: int
    of_shows: int
    pending: int = 0

    def tables(self) -> tuple[Table, ...]:
        """Return all rows of the page."""
        queue = ("show", "season", "claim", "value", "words", "effect", "confidence", "outlet", "reported")
        made = ("made at", "by", "verdict", "claim", "words", "undone")
        return (
            Table(name="waiting", columns=queue, rows=tuple(line.row() for line in self.waiting)),
            Table(name="not carried over", columns=made, rows=tuple(line.row() for line in self.not_carried)),
            Table(name="judgements", columns=made, rows=tuple(line.row() for line in self.log)),
        )


def waiting_line(item: Review, held: Slice) -> WaitingLine:
    """Return a claim that waits."""
    claim = item.claim
    return WaitingLine(
        claim=claim.id,
        show=held.show,
        slug=slug(held.show),
        season=claim.season,
        predicate=claim.predicate,
        what=kind_words(claim.predicate),
        value=claim.value,
        effect=_EFFECTS[item.effect],
        confidence=item.confidence,
        proof=proof_of(claim, held, label=kind_words(claim.predicate)),
    )


def judgement_line(item: Judgement) -> JudgementLine:
    """Return a judgement."""
    return JudgementLine(
        id=item.id,
        claim=item.claim,
        what=kind_words(item.predicate),
        verdict=item.verdict.value,
        field=item.field,
        value=item.value,
        by=item.by,
        made_at=item.made_at.isoformat(timespec="seconds"),
        undone=item.undone.isoformat(timespec="seconds") if item.undone else None,
        words=item.evidence.exact,
    )


def review_view(
    found: Iterable[Review],
    lines: Mapping[str, WaitingLine],
    *,
    not_carried: Iterable[Judgement],
    log: Iterable[Judgement],
    shows: int,
    of_shows: int,
    pending: int = 0,
) -> ReviewView:
    """Return the page; `lines` has what is shown of each claim that waits, by its id: of the first `MOST` at least."""
    queue = sorted({item.claim.id: item for item in found}.values(), key=lambda item: (-item.effect, item.confidence, item.claim.id))
    newest = sorted(log, key=lambda item: item.made_at, reverse=True)[:MOST]
    return ReviewView(
        waiting=tuple(lines[item.claim.id] for item in queue[:MOST]),
        total=len(queue),
        not_carried=tuple(judgement_line(item) for item in not_carried),
        log=tuple(judgement_line(item) for item in newest),
        shows=shows,
        of_shows=of_shows,
        pending=pending,
    )
