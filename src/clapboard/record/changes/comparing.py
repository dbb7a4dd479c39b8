"""Two answers of the record on one show, held against each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from clapboard.model.claim import Claim
from clapboard.model.show import Event, Fate, SeasonId, Stage, Status
from clapboard.model.when import Interval
from clapboard.record.changes.change import Change, ChangeKind, cited
from clapboard.record.conflicts import Conflict
from clapboard.record.days import overlap
from clapboard.record.source import Source
from clapboard.record.view import Slice

_Date = tuple[Interval, str]
"""The days that a date may mean, and the date as EDTF."""


def differences(before: Slice | None, after: Slice | None, *, at: datetime, show: str) -> Iterator[Change]:
    """Yield what `after` says otherwise than `before` of the show, each with its words; None is a show that is not on record.

    Two answers that are the same have no differences; what both say in other words (one more report of a known fact) is none either.
    """
    yield from _standings(before.statuses() if before else {}, after.statuses() if after else {}, at=at, show=show)
    yield from _facts(before.timeline() if before else (), after.timeline() if after else (), at=at, show=show)
    yield from _conflicts(before.conflicts() if before else (), after.conflicts() if after else (), at=at, show=show)
    if after:
        yield from _pages(before.sources if before else {}, after, at=at, show=show)


def _standings(before: Mapping[SeasonId, Status], after: Mapping[SeasonId, Status], *, at: datetime, show: str) -> Iterator[Change]:
    for season in dict.fromkeys((*after, *before)):
        old, new = before.get(season), after.get(season)
        yield from _release_dates(old, new, at=at, show=show)
        was, now = standing(old), standing(new)
        evidence = cited(_proof(new, old)) or cited(_proof(old, new))
        if was != now and evidence:
            yield Change(
                kind=ChangeKind.STANDING, show=show, at=at, field="standing", season=season, before=was, after=now, evidence=evidence
            )


def _release_dates(old: Status | None, new: Status | None, *, at: datetime, show: str) -> Iterator[Change]:
    """Yield that another date is in force for a season: each date that was ever set stays an event of its own."""
    if old is None or new is None or old.dated is None or new.dated is None:
        return
    was, now = _date(old.dated, "target"), _date(new.dated, "target")
    if was and now and was[1] != now[1] and not _is_same(old.dated, new.dated):
        yield _moved("release_date", was, now, event=new.dated, at=at, show=show)


def standing(status: Status | None) -> str | None:
    """Return stage and fate in words; None where neither is known."""
    if status is None:
        return None
    known = [status.stage.value] if status.stage is not Stage.UNKNOWN else []
    known += [status.fate.value] if status.fate is not Fate.UNDECIDED else []
    return ", ".join(known) or None


def _proof(status: Status | None, other: Status | None) -> Iterator[Claim]:
    """Yield what proves a status: first what it says otherwise than the other."""
    if status is None:
        return
    proofs = [status.fate_proof, status.stage_proof]
    if other is not None and status.fate is other.fate:
        proofs.reverse()
    yield from (item.claim for proof in proofs for item in proof)


def _facts(before: Sequence[Event], after: Sequence[Event], *, at: datetime, show: str) -> Iterator[Change]:
    for event in after:
        known = [old for old in before if _is_same(old, event)]
        if not known:
            yield _fact(ChangeKind.FACT, event, at=at, show=show)
        for name in ("target", "day"):
            yield from _dates(name, known, event, at=at, show=show)
    for event in before:
        if not any(_is_same(event, new) for new in after):
            yield _fact(ChangeKind.WITHDRAWN, event, at=at, show=show)


def _is_same(one: Event, other: Event) -> bool:
    """Tell whether two events of two answers are the same: the same claims tell the same of the same season."""
    if (one.season, one.kind, one.part) != (other.season, other.kind, other.part):
        return False
    return not {item.claim.id for item in one.milestones}.isdisjoint(item.claim.id for item in other.milestones)


def _fact(kind: ChangeKind, event: Event, *, at: datetime, show: str) -> Change:
    value = " ".join(part for part in (event.value, event.target_edtf or event.edtf) if part) or None
    return Change(
        kind=kind,
        show=show,
        at=at,
        field=event.kind,
        season=event.season,
        before=value if kind is ChangeKind.WITHDRAWN else None,
        after=None if kind is ChangeKind.WITHDRAWN else value,
        evidence=cited(item.claim for item in event.milestones),
    )


def _dates(name: str, known: Sequence[Event], event: Event, *, at: datetime, show: str) -> Iterator[Change]:
    """Yield that the day of an event (or the date that it set) is another, or better known than it was."""
    now = _date(event, name)
    was = next((old for item in known if (old := _date(item, name))), None)
    if was is None or now is None or was[1] == now[1]:
        return
    yield _moved(event.kind, was, now, event=event, at=at, show=show)


def _moved(what: str, was: _Date, now: _Date, *, event: Event, at: datetime, show: str) -> Change:
    return Change(
        kind=ChangeKind.DATE_NARROWED if overlap(was[0], now[0]) else ChangeKind.DATE_MOVED,
        show=show,
        at=at,
        field=what,
        season=event.season,
        before=was[1],
        after=now[1],
        evidence=cited(item.claim for item in reversed(event.milestones)),
    )


def _date(event: Event, name: str) -> _Date | None:
    if name == "target":
        return (event.target, event.target_edtf) if event.target and event.target_edtf else None
    return (event.happened, event.edtf) if event.edtf else None


def _conflicts(before: Sequence[Conflict], after: Sequence[Conflict], *, at: datetime, show: str) -> Iterator[Change]:
    for now in after:
        known = [old for old in before if _is_same_conflict(old, now)]
        is_open, was_open = now.right is None, any(old.right is None for old in known)
        if not known and is_open:
            yield _conflict(ChangeKind.CONFLICT_OPENED, now, at=at, show=show)
        elif known and is_open is not was_open:
            yield _conflict(ChangeKind.CONFLICT_OPENED if is_open else ChangeKind.CONFLICT_CLOSED, now, at=at, show=show)
    for old in before:
        if old.right is None and not any(_is_same_conflict(old, now) for now in after):
            yield _conflict(ChangeKind.CONFLICT_CLOSED, old, at=at, show=show)


def _is_same_conflict(one: Conflict, other: Conflict) -> bool:
    if (one.season, one.field) != (other.season, other.field):
        return False
    return not _claims(one).isdisjoint(_claims(other))


def _claims(conflict: Conflict) -> set[str]:
    return {claim.id for side in conflict.sides for claim in side.claims}


def _conflict(kind: ChangeKind, item: Conflict, *, at: datetime, show: str) -> Change:
    values = " | ".join(item.values)
    is_closed = kind is ChangeKind.CONFLICT_CLOSED
    return Change(
        kind=kind,
        show=show,
        at=at,
        field=item.field,
        season=item.season,
        before=values if is_closed else None,
        after=(item.right.value if item.right else None) if is_closed else values,
        evidence=cited(claim for side in item.sides for claim in side.claims),
    )


def _pages(before: Mapping[str, Source], after: Slice, *, at: datetime, show: str) -> Iterator[Change]:
    """Yield the pages of which a new version came: the claims whose words it added, and those whose words it no longer holds."""
    for source in sorted(after.sources.values(), key=lambda source: source.id):
        older = [old for old in before.values() if old.address and old.address == source.address and old.id != source.id]
        if source.id in before or not older:
            continue
        last = max(older, key=lambda old: (old.captured_at or at, old.id))
        added, gone = _words(after, source.id, apart_from=last.id), _words(after, last.id, apart_from=source.id)
        if added or gone:
            yield Change(
                kind=ChangeKind.PAGE_CHANGED,
                show=show,
                at=at,
                field=source.address,
                before=last.id,
                after=source.id,
                evidence=cited([*added, *gone]),
            )


def _words(held: Slice, document: str, *, apart_from: str) -> list[Claim]:
    """Return the claims of a document whose words no claim of the other document has."""
    others = set(_exact(claim for claim in held.claims if claim.document == apart_from))
    return [claim for claim in held.claims if claim.document == document and not others.issuperset(_exact([claim]))]


def _exact(claims: Iterable[Claim]) -> Iterator[tuple[str, str]]:
    return ((claim.predicate, item.exact) for claim in claims for item in claim.evidence)
