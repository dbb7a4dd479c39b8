"""The versions of an official description, each against the one before it."""

from collections.abc import Iterable
from dataclasses import dataclass

from clapboard.model.claim import Claim
from clapboard.publishing.views import Row
from clapboard.publishing.views.parts import Proof, proof_of
from clapboard.publishing.views.wording import date_words
from clapboard.record.claims import evidence_of
from clapboard.record.view import Slice
from clapboard.text.align import Difference, align


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of one version against another: `same`, `out` (left out) or `in` (put in); `weight` names a number or a negation."""

    kind: str
    words: str
    weight: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SynopsisLine:
    """One version: where it first stood, its reprints, and what differs from the version before (nothing, for the first)."""

    number: int
    publisher: str | None
    pieces: tuple[Piece, ...]
    proof: Proof
    claims: tuple[str, ...]

    def row(self) -> Row:
        """Return its row."""
        return Row(
            id=self.proof.claim[:16],
            cells=(self.publisher or "publisher not named", self.proof.words, self.proof.origin, date_words(self.proof.reported)),
            evidence=self.claims,
        )


def synopsis_lines(held: Slice, claims: Iterable[Claim]) -> tuple[SynopsisLine, ...]:
    """Return the versions, the newest first, each once."""
    versions: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (_day(held, claim), claim.id)):
        versions.setdefault(" ".join(_words(claim).casefold().split()), []).append(claim)
    lines: list[SynopsisLine] = []
    before: str | None = None
    for number, told in enumerate(versions.values(), start=1):
        words = _words(told[0])
        lines.append(
            SynopsisLine(
                number=number,
                publisher=next((claim.value for claim in told if claim.value), None),
                pieces=pieces(before, words) if before else (Piece(kind="same", words=words),),
                proof=proof_of(told[0], held, label="official description", items=evidence_of(told[0], "span")),
                claims=tuple(claim.id for claim in told),
            )
        )
        before = words
    return tuple(reversed(lines))


def _words(claim: Claim) -> str:
    return " … ".join(item.exact for item in evidence_of(claim, "span"))


def _day(held: Slice, claim: Claim) -> str:
    dating = held.datings.get(claim.document)
    interval = dating.interval if dating else held.sources[claim.document].own_interval()
    return str(interval.last or interval.first or "9999")


def pieces(left: str, right: str) -> tuple[Piece, ...]:
    """Return `right` against `left`, word by word."""
    alignment = align(left, right)
    found: list[Piece] = []
    for block in alignment.blocks:
        old, new = alignment.left_span(block), alignment.right_span(block)
        if block.kind in (Difference.EQUAL, Difference.TYPOGRAPHY):
            found.append(Piece(kind="same", words=new.of(right) if new else ""))
            continue
        weight = block.kind.value if block.kind in (Difference.NUMBER, Difference.NEGATION) else None
        if old:
            found.append(Piece(kind="out", words=old.of(left), weight=None if new else weight))
        if new:
            found.append(Piece(kind="in", words=new.of(right), weight=weight))
    return tuple(found)
