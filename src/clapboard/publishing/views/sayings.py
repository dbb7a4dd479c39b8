"""Words that somebody said, with every document that prints them, as a line of a page."""

from dataclasses import dataclass

from clapboard.model.mention import QuotationKind
from clapboard.publishing.views import Row
from clapboard.publishing.views.parts import Proof, proof_of
from clapboard.publishing.views.wording import date_words, slug
from clapboard.record.claims import evidence_of
from clapboard.record.statements import Saying, Statement
from clapboard.record.view import Slice


@dataclass(frozen=True, slots=True, kw_only=True)
class AppearanceLine:
    """One appearance of the words: where, when, and in what frame."""

    claim: str
    document: str
    origin: str
    reported: str | None
    frame: str | None
    cue: str | None
    venue: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SayingLine:
    """What somebody said. `said` is EDTF or the text's words; `appearances` has one line a document, the first appearance first."""

    claim: str
    words: str
    is_indirect: bool
    speaker: str | None
    speaker_slug: str | None
    others: tuple[str, ...]
    unknown: str | None
    role: str | None
    venue: str | None
    said: str | None
    voice: str
    first_is_known: bool
    appearances: tuple[AppearanceLine, ...]
    proof: Proof
    claims: tuple[str, ...]

    @property
    def who(self) -> str:
        """Return who said it, or why nobody can tell."""
        names = " and ".join(name for name in (self.speaker, *self.others) if name)
        return names or f"speaker unknown ({self.unknown or 'not named'})"

    def row(self) -> Row:
        """Return its row."""
        first = self.appearances[0]
        return Row(
            id=self.claim[:16],
            cells=(self.words, self.who, self.venue or "", first.origin, date_words(first.reported), str(len(self.appearances))),
            evidence=self.claims,
        )


def saying_line(item: Saying, held: Slice) -> SayingLine:
    """Return the same words in one document or several."""
    first = item.statements[0]
    seen: dict[str, Statement] = {}
    for one in item.statements:
        seen.setdefault(one.claim.document, one)
    told = first.quotation
    return SayingLine(
        claim=first.claim.id,
        words=first.text,
        is_indirect=told.kind is QuotationKind.INDIRECT,
        speaker=first.speaker,
        speaker_slug=slug(first.speaker) if first.speaker else None,
        others=tuple(told.co_speakers),
        unknown=told.unknown,
        role=told.role,
        venue=first.venue,
        said=date_words(first.said_edtf) if first.said_edtf else (told.said.words if told.said else None),
        voice=told.voice,
        first_is_known=item.first is not None,
        appearances=tuple(_appearance(one, held) for one in seen.values()),
        proof=proof_of(first.claim, held, label="said", items=evidence_of(first.claim, "content")),
        claims=tuple(one.claim.id for one in item.statements),
    )


def _appearance(item: Statement, held: Slice) -> AppearanceLine:
    made = proof_of(item.claim, held, label="said")
    frames = evidence_of(item.claim, "frame")
    return AppearanceLine(
        claim=item.claim.id,
        document=item.claim.document,
        origin=made.origin,
        reported=made.reported,
        frame=frames[0].exact if frames else None,
        cue=" ".join(found.exact for found in evidence_of(item.claim, "cue")) or None,
        venue=item.venue,
    )
