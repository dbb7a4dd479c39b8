"""When a document without a date was published: an interval from the record, with the reason.

Its facts lie between others: what it tells had happened bounds it from below, what it tells as news, or as still to come, and what
a dated document says was already over, bounds it from above.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from clapboard.model.claim import Claim
from clapboard.model.when import Interval
from clapboard.record.days import overlap, shifted
from clapboard.record.source import Source

_STEPS = ("ordered", "filming_started", "filming_wrapped", "date_set", "trailer", "released", "ended")
"""How a season goes forward; a step is bounded from above only by what is surely later."""
_RANK = {kind: at for at, kind in enumerate(_STEPS)} | {"renewed": 0, "writing": 0, "filming_resumed": 1, "teaser": 2, "first_look": 1}
_OUT = frozenset({"released", "ended"})
_LEAD = 3
"""How many of a document's milestones, from the top, are its news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One step of a season as a document tells it; `known` are the days by which it had surely happened, so far as the text says.

    `set_for` is the first day on which the season was to come out, where the step is that its date was set.
    """

    claim: Claim
    show: str
    season: int | None
    kind: str
    is_event: bool
    known: Interval
    document: str
    set_for: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why an interval is bounded: in words, and by which claims (the document's own, the other one)."""

    words: str
    own: Claim
    other: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When a document was published, so far as the record can tell; `reasons` is empty where the document says so itself."""

    interval: Interval
    reasons: tuple[Reason, ...] = ()


def date_documents(sources: Mapping[str, Source], facts: Iterable[Fact]) -> dict[str, Dating]:
    """Return the interval of each document. Only documents that are dated by themselves bound those that are not."""
    dated: defaultdict[tuple[str, int | None], list[Fact]] = defaultdict(list)
    undated: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        source = sources[fact.document]
        if source.is_dated:
            if fact.is_event and fact.known.last is not None:
                dated[fact.show, fact.season].append(fact)
        else:
            undated[fact.document].append(fact)
    return {
        key: Dating(interval=source.own_interval()) if source.is_dated else _bounded(source, undated[key], dated)
        for key, source in sources.items()
    }


def _bounded(source: Source, facts: list[Fact], dated: Mapping[tuple[str, int | None], list[Fact]]) -> Dating:
    facts = sorted(facts, key=lambda fact: (fact.claim.evidence[0].span, fact.claim.id))
    lows: list[tuple[date, Reason]] = []
    highs: list[tuple[date, Reason]] = []
    for fact in facts:
        others = dated.get((fact.show, fact.season), ())
        if fact.is_event:
            lows += _not_before(fact, others)
        if not fact.is_event or fact in facts[:_LEAD]:
            highs += _not_after(fact, others, told=facts)
    interval = source.own_interval()
    reasons: list[Reason] = []
    for day, reason in sorted(lows, key=lambda low: (-low[0].toordinal(), low[1].other.id))[:1]:
        narrower = overlap(interval, Interval(first=day))
        if narrower is not None and narrower != interval:
            interval, reasons = narrower, [*reasons, reason]
    for day, reason in sorted(highs, key=lambda high: (high[0], high[1].other.id))[:1]:
        narrower = overlap(interval, Interval(last=day))
        if narrower is not None and narrower != interval:
            interval, reasons = narrower, [*reasons, reason]
    return Dating(interval=interval, reasons=tuple(reasons))


def _not_before(fact: Fact, others: Iterable[Fact]) -> Iterable[tuple[date, Reason]]:
    """Yield the day before which what the document tells had not happened: the earliest that others give, since it may happen twice.

    For a release it is also the earliest day that was set for it.
    """
    days = [(other.known.first, other.claim.id, other) for other in others if other.kind == fact.kind and other.known.first is not None]
    if fact.kind == "released":
        days += [(other.set_for, other.claim.id, other) for other in others if other.set_for is not None]
    if days:
        day, _, other = min(days, key=lambda item: item[:2])
        words = f"it tells of {_phrase(fact)}, which was not before {day}"
        yield day, Reason(words=words, own=fact.claim, other=other.claim)


def _not_after(fact: Fact, others: Iterable[Fact], *, told: Iterable[Fact]) -> Iterable[tuple[date, Reason]]:
    """Return what was over by a day on record, and is news here, or still to come."""
    rank = _RANK.get(fact.kind)
    if rank is None:
        return
    reached = max(
        (_RANK.get(one.kind, -1) for one in told if one.season == fact.season and one.show == fact.show and one.is_event), default=-1
    )
    for other in others:
        step = _RANK.get(other.kind, -1)
        later = step > max(rank, reached) if fact.is_event else step >= rank and step > reached
        if later and step >= _RANK["filming_wrapped"] and other.known.last is not None:
            manner = "as news" if fact.is_event else "as still to come"
            words = f"it tells of {_phrase(fact)} {manner}, and {_phrase(other)} is on record by {other.known.last}"
            # on the day a season comes out, its wrap is no news any more, and its release no longer to come
            day = shifted(other.known.last, -1) if other.kind in _OUT else other.known.last
            yield day, Reason(words=words, own=fact.claim, other=other.claim)


def _phrase(fact: Fact) -> str:
    return f"{fact.kind.replace('_', ' ')}{f' (season {fact.season})' if fact.season is not None else ''}"
