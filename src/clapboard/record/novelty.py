"""What one document adds to the record of a show: each of its facts is new, on record, or at odds with what is.

The slice is that of a record which holds the document too (a draft is put in for the asking and never written), so that its seasons,
days and events are resolved by the very rules that resolve everybody else's.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from clapboard.model.claim import Claim
from clapboard.model.mention import AudienceKind, Certainty
from clapboard.model.show import Event, Milestone, SeasonId
from clapboard.model.when import Interval
from clapboard.record.best import first_of
from clapboard.record.claims import mention
from clapboard.record.conflicts import Conflict
from clapboard.record.days import meets, width
from clapboard.record.names import key
from clapboard.record.resolve import report_order
from clapboard.record.told import family
from clapboard.record.view import Slice

_SET = frozenset({"date_set", "date_moved"})
_OUT = _SET | {"released"}
_NEWS = 3
"""Days that news may be old, where its text gives no day."""


class Novelty(StrEnum):
    """What the record says to a fact of the document."""

    NEW = "new"
    ON_RECORD = "on record"
    CONFLICTING = "conflicting"
    UNSOURCED = "no source found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fact of the document, however often it tells it (`claims`, in the order of the text), against the record.

    `known` are the claims of other documents that tell the same and are not surely later, in the order of report; `first` is the one
    that was surely first (None: there is none, or it cannot be told), `since` the days of the earliest report. Where the document gives
    a day that none of them has, the fact is new, and `known` tell it without that day. `conflicts` are the disagreements that the fact is
    a side of, settled ones too.
    """

    novelty: Novelty
    show: str
    kind: str
    season: SeasonId | None = None
    part: int | None = None
    value: str | None = None
    date: str | None = None
    certainty: Certainty = Certainty.ASSERTED
    claims: tuple[Claim, ...]
    known: tuple[Claim, ...] = ()
    first: Claim | None = None
    since: Interval | None = None
    conflicts: tuple[Conflict, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the other documents that tell the same, in the order of report, each once."""
        return tuple(dict.fromkeys(claim.document for claim in self.known))


def novelties(held: Slice, document: str) -> tuple[Finding, ...]:
    """Return what `document` tells of the show, each fact once, in the order of its text; questions are no facts."""
    disputes = held.conflicts(speakers=False)  # what somebody said is none of the facts that are told here
    found = [*_milestones(held, document, disputes), *_credits(held, document, disputes), *_signals(held, document)]
    return tuple(sorted(found, key=lambda item: (item.claims[0].evidence[0].span, item.kind, str(item.season))))


def _milestones(held: Slice, document: str, disputes: Sequence[Conflict]) -> Iterator[Finding]:
    events = {(item.claim.id, item.season): event for event in held.timeline() for item in event.milestones}
    groups: defaultdict[Hashable, list[Milestone]] = defaultdict(list)
    for item in held.milestones:
        if item.claim.document == document and item.certainty is not Certainty.ASKED:
            groups[_sort(item, events.get((item.claim.id, item.season)))].append(item)
    for group in groups.values():
        own = sorted(group, key=lambda item: item.claim.evidence[0].span)
        event = events.get((own[0].claim.id, own[0].season))
        others = _earlier(own[0], (item for item in _same(own[0], event, held.milestones) if item.claim.document != document))
        told = _telling(own, others, held.milestones)
        yield _finding(own, event, told or others, is_known=bool(told), disputes=disputes)


def _sort(item: Milestone, event: Event | None) -> Hashable:
    """Return what one document's tellings of the same fact have in common."""
    if event is not None:
        return (item.season, id(event))
    return (item.season, family(item.kind), item.certainty, item.planned, item.target_edtf, item.value)


def _same(item: Milestone, event: Event | None, milestones: Iterable[Milestone]) -> list[Milestone]:
    """Return the milestones that tell what `item` tells: those of its event, else those of its kind that are as sure as it is.

    Who names no part of a season means the first, or all of it: where nobody else does so, the events of the first part count.
    """
    if event is not None and (item.part or _documents(event.milestones) != {item.claim.document}):
        return list(event.milestones)
    alike = [other for other in milestones if other.season == item.season and family(other.kind) == family(item.kind)]
    if event is not None:
        return [other for other in alike if other.is_event and other.part in (None, 1) and _fits(item, other)]
    return [other for other in alike if _fits(item, other)]


def _documents(items: Iterable[Milestone]) -> set[str]:
    return {item.claim.document for item in items}


def _fits(item: Milestone, other: Milestone) -> bool:
    negative = (Certainty.DENIED, Certainty.ABSENT)
    if (item.certainty in negative) != (other.certainty in negative) or other.certainty is Certainty.ASKED:
        return False
    one, two = item.target or item.happened, other.target or other.happened
    return one is None or two is None or meets(one, two)


def _earlier(item: Milestone, others: Iterable[Milestone]) -> list[Milestone]:
    return sorted((other for other in others if not item.reported.surely_before(other.reported)), key=report_order)


def _telling(own: Sequence[Milestone], others: Sequence[Milestone], record: Iterable[Milestone]) -> Sequence[Milestone]:
    """Return those of `others` that tell what `own` do, with the day that these give, if they give one.

    The day of a release may be on record as a date that was set, and the other way round: then those of `others` count that name no
    other day, else those of `record` that have it.
    """
    head = own[0]
    day = min((days for item in own if (days := _day(item)) is not None), key=width, default=None)
    if day is None:
        return others
    exact = [item for item in others if _has(item, day)]
    if exact or head.kind not in _OUT or not (others or head.kind in _SET):
        return exact
    out = (item for item in record if item.kind in _OUT and item.is_event and item.claim.document != head.claim.document)
    due = _earlier(head, (item for item in out if _is_same_part(item, head) and _has(item, day)))
    return due and ([item for item in others if (days := _day(item)) is None or meets(days, day)] or due)


def _day(item: Milestone) -> Interval | None:
    """Return the days that the text gives; the day of the news is none of them."""
    if item.kind in _SET:
        return item.target
    return None if "~" in (item.happened_edtf or "~") or (item.anchored and not item.reported.is_day) else item.happened


def _has(item: Milestone, day: Interval) -> bool:
    days = item.target if item.kind in _SET else item.happened
    slack = 0 if _day(item) else _NEWS
    return days is not None and meets(days, day) and width(days) <= width(day) + slack


def _is_same_part(one: Milestone, other: Milestone) -> bool:
    return one.season == other.season and (one.part or 1) == (other.part or 1)


def _finding(
    own: Sequence[Milestone], event: Event | None, others: Sequence[Milestone], *, is_known: bool, disputes: Sequence[Conflict]
) -> Finding:
    head = own[0]
    claims = _claims(own)
    mine = _disputed(claims, disputes)
    first = first_of(others) if others else None
    return Finding(
        novelty=_verdict(claims, mine, is_known=is_known),
        show=head.season.show,
        kind=head.kind,
        season=head.season,
        part=head.part,
        value=next((item.value for item in own if item.value), None),
        date=next((date for item in own for date in (item.target_edtf, item.happened_edtf) if date), None),
        certainty=Certainty.ASSERTED if event is not None else head.certainty,
        claims=claims,
        known=_claims(others),
        first=first.claim if first else None,
        since=others[0].reported if others else None,
        conflicts=mine,
    )


def _claims(items: Iterable[Milestone]) -> tuple[Claim, ...]:
    return tuple({item.claim.id: item.claim for item in items}.values())


def _disputed(claims: Iterable[Claim], disputes: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Return the conflicts with a claim of the document on one side, and another document's on another."""
    ids = {claim.id for claim in claims}
    documents = {claim.document for claim in claims}
    return tuple(
        item
        for item in disputes
        if (mine := [side for side in item.sides if ids & {claim.id for claim in side.claims}])
        and any(set(side.documents) - documents for side in item.sides if side not in mine)
    )


def _verdict(claims: Sequence[Claim], mine: Iterable[Conflict], *, is_known: bool) -> Novelty:
    """Say what it is. To tell what is settled as right already, with others, is to be on record and not in conflict."""
    ids = {claim.id for claim in claims}
    for item in mine:
        right = item.right
        if right is None or not is_known or not ids & {claim.id for claim in right.claims}:
            return Novelty.CONFLICTING
    return Novelty.ON_RECORD if is_known else Novelty.NEW


def _credits(held: Slice, document: str, disputes: Sequence[Conflict]) -> Iterator[Finding]:
    for person in held.people():
        for part in person.parts:
            own = tuple(claim for claim in part.claims if claim.document == document)
            if own:
                yield _told(held, own, part.claims, disputes=disputes, kind="credit", value=f"{person.name}, {part.role}")


def _signals(held: Slice, document: str) -> Iterator[Finding]:
    """Yield descriptions, and what is said of the audience: for that, no other document is a source."""
    own = [claim for claim in held.claims if held.shows.get(claim.show or claim.document) == held.show]
    for claim in own:
        if claim.document != document:
            continue
        if claim.predicate == "synopsis":
            words = key(claim.evidence[0].exact)
            same = [other for other in own if other.predicate == "synopsis" and key(other.evidence[0].exact) == words]
            yield _told(held, (claim,), same, kind="description", value=claim.value)
        elif claim.predicate == "audience" and mention(claim).kind is not AudienceKind.COMMENTS_INVITED:
            kind = mention(claim).kind
            same = [other for other in own if other.predicate == "audience" and mention(other).kind is kind]
            told = _told(held, (claim,), same, kind=kind.value)
            yield Finding(
                novelty=Novelty.UNSOURCED, show=held.show, kind=kind.value, claims=told.claims, known=told.known, since=told.since
            )


def _told(
    held: Slice,
    own: Sequence[Claim],
    claims: Iterable[Claim],
    *,
    kind: str,
    value: str | None = None,
    disputes: Sequence[Conflict] = (),
) -> Finding:
    """Return the finding for claims that are no milestones, against `claims` that tell the same."""
    day = _published(held, own[0])
    others = [claim for claim in claims if claim.document != own[0].document and not day.surely_before(_published(held, claim))]
    others.sort(key=lambda claim: (str(_published(held, claim).last or "9999"), claim.document, claim.evidence[0].span))
    since = _published(held, others[0]) if others else None
    is_first = since is not None and all(
        since.surely_before(_published(held, claim)) for claim in others if claim.document != others[0].document
    )
    mine = _disputed(own, disputes)
    return Finding(
        novelty=_verdict(own, mine, is_known=bool(others)),
        show=held.show,
        kind=kind,
        value=value,
        claims=tuple(sorted(own, key=lambda claim: claim.evidence[0].span)),
        known=tuple(others),
        first=others[0] if is_first else None,
        since=since,
        conflicts=mine,
    )


def _published(held: Slice, claim: Claim) -> Interval:
    dating = held.datings.get(claim.document)
    return dating.interval if dating else held.sources[claim.document].own_interval()
