"""A disagreement of documents as a page shows it."""

from dataclasses import dataclass

from clapboard.publishing.views import Row
from clapboard.publishing.views.parts import Proof, proof_of
from clapboard.publishing.views.wording import date_words, interval_of, season_words, strength_words
from clapboard.record.conflicts import Conflict
from clapboard.record.view import Slice


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLine:
    """One answer: its value, how near to the announcer its word comes from, the documents that give it."""

    value: str
    words: str
    bars: int
    strength: str
    documents: int
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictLine:
    """What documents disagree on. `right` is the answer that a better source settles it for, None while it is open."""

    id: str
    show: str
    subject: str
    field: str
    sides: tuple[SideLine, ...]
    right: str | None
    because: str | None

    @property
    def question(self) -> str:
        """Return what it is about, in our words."""
        return f"{self.subject}: {self.field}"

    def row(self) -> Row:
        """Return its row."""
        return Row(
            id=self.id,
            cells=(self.question, " / ".join(side.words for side in self.sides), self.right or "open"),
            evidence=tuple(proof.claim for side in self.sides for proof in side.proofs),
        )


def conflict_line(item: Conflict, held: Slice) -> ConflictLine:
    """Return a conflict with all its sides, each with its words."""
    subject = season_words(item.season) if item.season else "The show"
    return ConflictLine(
        id=f"{item.sides[0].claims[0].id[:12]}{item.sides[-1].claims[0].id[:12]}",
        show=item.show,
        subject=subject,
        field=item.field.replace("_", " ").removeprefix(f"{subject.lower()} "),
        sides=tuple(
            SideLine(
                value=side.value,
                words=_words(side.value),
                bars=strength_words(side.strength)[0],
                strength=strength_words(side.strength)[1],
                documents=len(side.documents),
                proofs=tuple(proof_of(claim, held, label=_words(side.value)) for claim in side.claims),
            )
            for side in item.sides
        ),
        right=_words(item.right.value) if item.right else None,
        because=item.because,
    )


def _words(value: str) -> str:
    """Return a value in words: a date as people write it, all else as it is."""
    return date_words(value) if value[:4].isdigit() and interval_of(value) is not None else value.replace("_", " ")
