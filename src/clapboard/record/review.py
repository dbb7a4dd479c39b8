"""What an editor should look at first: uncertain claims by what hangs on them, and judgements that found no claim again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from clapboard.model.claim import Claim, Judgement
from clapboard.model.show import Event, Milestone, Status


class Effect(IntEnum):
    """What would change if the claim were wrong."""

    OTHER = 0
    STATEMENT = 1
    EVENT = 2
    STATUS = 3


SURE = {Effect.STATUS: 0.8, Effect.EVENT: 0.8, Effect.STATEMENT: 0.5, Effect.OTHER: 0.5}
"""Confidence below which a claim is put up for review: where little hangs on it, it must be more likely wrong than right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A claim to look at; `confidence` is ours, `effect` what hangs on this claim alone."""

    claim: Claim
    confidence: float
    effect: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What waits for an editor: claims, the greatest effect and the least confidence first, and judgements that were not carried over."""

    claims: tuple[Review, ...]
    not_carried: tuple[Judgement, ...]


def review(
    claims: Iterable[Claim],
    *,
    confidences: Mapping[str, float],
    statuses: Iterable[Status],
    events: Iterable[Event],
    accepted: frozenset[str] = frozenset(),
    not_carried: Iterable[Judgement] = (),
) -> Queue:
    """Return the queue for `claims`: those below `SURE` that nobody accepted.

    `confidences` are by the claims' ids; a claim without one is sure. What a document may be about is chosen among the documents (a title
    that was not chosen hangs on nothing), and does not wait.
    """
    effects = _effects(statuses, events)
    found = (
        Review(
            claim=claim,
            confidence=confidences.get(claim.id, 1.0),
            effect=effects.get(claim.id, Effect.STATEMENT if claim.predicate == "said" else Effect.OTHER),
        )
        for claim in claims
        if claim.id not in accepted and claim.predicate != "about"
    )
    waiting = [item for item in found if item.confidence < SURE[item.effect]]
    waiting.sort(key=lambda item: (-item.effect, item.confidence, item.claim.document, item.claim.evidence[0].span, item.claim.id))
    return Queue(claims=tuple(waiting), not_carried=tuple(not_carried))


def _effects(statuses: Iterable[Status], events: Iterable[Event]) -> dict[str, Effect]:
    """Return the claims that alone prove something, by id."""
    effects = {item.claim.id: Effect.EVENT for event in events for item in _alone(event.milestones)}
    proofs = [proof for status in statuses for proof in (status.stage_proof, status.fate_proof)]
    return effects | {item.claim.id: Effect.STATUS for proof in proofs for item in _alone(proof)}


def _alone(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Return the milestones if one document alone tells them."""
    milestones = tuple(milestones)
    return milestones if len({item.claim.document for item in milestones}) == 1 else ()
