"""Judgements of editors, applied when the record is read: reversible, and never written into a claim.

A rejected claim is as if it had never been read. After a re-reading, a judgement applies to the claim of the same document and predicate
whose words overlap with the judged ones by half; where there is none it is *not carried over*, and stands in the review queue.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from clapboard.model.claim import Claim, Judgement, Verdict
from clapboard.model.mention import Continuation
from clapboard.model.span import Span

_BY_HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The claims as the judgements leave them.

    `accepted` are ids (as in `claims`) that an editor confirmed; `original` maps the
    id of a corrected claim to the id of the claim as it was read; `carried` maps each judgement that holds to its claim's id.
    """

    claims: tuple[Claim, ...]
    accepted: frozenset[str] = frozenset()
    original: Mapping[str, str] | None = None
    carried: Mapping[str, str] | None = None
    not_carried: tuple[Judgement, ...] = ()
    same_shows: tuple[tuple[str, str], ...] = ()
    same_people: tuple[tuple[str, str], ...] = ()

    def follow(self, by_claim: Mapping[str, float]) -> dict[str, float]:
        """Return values kept by the ids of claims as read, by the ids that the claims have now."""
        original = self.original or {}
        return {**by_claim, **{now: by_claim[read] for now, read in original.items() if read in by_claim}}


def judged(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> Judged:
    """Apply the judgements that were not taken back, in the order in which they were made."""
    current = {claim.id: claim for claim in claims}
    standing = sorted((item for item in judgements if item.undone is None), key=lambda item: (item.made_at, item.id))
    if not standing:
        return Judged(claims=tuple(current.values()))
    found = _carry(current, standing)
    rejected = {found[item.id] for item in standing if item.verdict is Verdict.REJECT and item.id in found}
    rejected -= {
        found[item.id] for item in standing if item.verdict is Verdict.ACCEPT and item.id in found and _is_last(item, standing, found)
    }
    corrected: dict[str, Claim] = {}
    for item in standing:
        if item.verdict is Verdict.CORRECT and item.id in found:
            at = found[item.id]
            corrected[at] = _correct(corrected.get(at, current[at]), item)
    after = {at: corrected.get(at, claim) for at, claim in current.items() if at not in rejected}
    return Judged(
        claims=tuple({claim.id: claim for claim in after.values()}.values()),
        accepted=frozenset(after[found[item.id]].id for item in standing if item.verdict is Verdict.ACCEPT and found.get(item.id) in after),
        original={claim.id: at for at, claim in corrected.items()},
        carried=found,
        not_carried=tuple(
            item for item in standing if item.id not in found and item.document in {claim.document for claim in current.values()}
        ),
        same_shows=_same("show", standing, found, current),
        same_people=_same("person", standing, found, current),
    )


def _is_last(item: Judgement, standing: Iterable[Judgement], found: Mapping[str, str]) -> bool:
    """Tell whether no later judgement rejects the same claim."""
    later = [other for other in standing if found.get(other.id) == found[item.id] and other.verdict in (Verdict.ACCEPT, Verdict.REJECT)]
    return later[-1].id == item.id


def _carry(current: Mapping[str, Claim], standing: Iterable[Judgement]) -> dict[str, str]:
    """Return the id of the claim that each judgement applies to now."""
    places: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in current.values():
        places[claim.document, claim.predicate].append(claim)
    lost: dict[str, list[Judgement]] = {}
    for item in standing:
        if item.claim not in current:
            lost.setdefault(item.claim, []).append(item)
    fits = sorted(
        (-shared, old, claim.id)
        for old, items in lost.items()
        for claim in places[items[0].document, items[0].predicate]
        if (shared := _shared(claim, items[0])) >= _BY_HALF
    )
    goes = {item.claim: item.claim for item in standing if item.claim in current}
    # the nearest words first, and no claim stands for two that were judged apart
    free = set(current) - set(goes)
    for _, old, claim_id in fits:
        if old not in goes and claim_id in free:
            goes[old] = claim_id
            free.discard(claim_id)
    return {item.id: goes[item.claim] for item in standing if item.claim in goes}


def _shared(claim: Claim, item: Judgement) -> float:
    """Return how much of the shorter of the two stretches of words they share, at the same place of the text or word for word."""
    return max(
        _overlap(evidence.span, item.evidence.span)
        if evidence.text_sha256 == item.evidence.text_sha256
        else _common(evidence.exact, item.evidence.exact)
        for evidence in claim.evidence
    )


def _overlap(one: Span, other: Span) -> float:
    return max(0, min(one.end, other.end) - max(one.start, other.start)) / min(len(one), len(other))


def _common(one: str, other: str) -> float:
    """Return the share of the shorter text's words that stand in the other in one stretch."""
    words, others = one.casefold().split(), other.casefold().split()
    short, long = sorted((words, others), key=len)
    if not short:
        return 0.0
    best = 0
    for start in range(len(long)):
        for at in range(len(short)):
            length = 0
            while at + length < len(short) and start + length < len(long) and short[at + length] == long[start + length]:
                length += 1
            best = max(best, length)
    return best / len(short)


def _correct(claim: Claim, item: Judgement) -> Claim:
    """Return the claim with its `show`, `season`, `value` or a qualifier as the editor has it; None takes a qualifier away."""
    match item.field:
        case "show":
            return replace(claim, show=item.value)
        case "season":
            return replace(claim, season=item.value, qualifiers=_season(claim, item.value))
        case "value":
            return replace(claim, value=item.value)
    others = tuple(pair for pair in claim.qualifiers if pair[0] != item.field)
    return replace(claim, qualifiers=(*others, (item.field, item.value)) if item.field and item.value is not None else others)


def _season(claim: Claim, value: str | None) -> tuple[tuple[str, str], ...]:
    """Return the qualifiers with the season as the editor has it: numbers, `film` or `spin-off`; a part stays."""
    others = [pair for pair in claim.qualifiers if not pair[0].startswith("season.") or pair[0] == "season.part"]
    numbers = " ".join(re.findall(r"\d+", value or ""))
    if numbers:
        others.append(("season.numbers", numbers))
    elif value in (Continuation.FILM, Continuation.SPIN_OFF):
        others.append(("season.continuation", value))
    return tuple(others)


def _same(field: str, standing: Iterable[Judgement], found: Mapping[str, str], current: Mapping[str, Claim]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of names that are judged the same: what the claim prints, and the other name."""
    pairs = []
    for item in standing:
        if item.verdict is Verdict.SAME_AS and item.field == field and item.id in found and item.value:
            claim = current[found[item.id]]
            printed = claim.show if field == "show" else claim.value
            pairs += [(printed, item.value)] if printed else []
    return tuple(pairs)
