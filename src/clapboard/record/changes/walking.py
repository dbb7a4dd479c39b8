"""The record's changes, walked back stretch by stretch: which show has news at which moment is known beforehand, and read is little more.

`history` derives the changes of what it is given, which for a whole record would be the whole record. Here each show is read when the walk
comes to it, and the walk ends where enough was found or enough was worked out: whoever wants more goes on from there.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from clapboard.record.changes.change import Change, Clock
from clapboard.record.changes.history import Holdings, Past, beginning, pasts
from clapboard.record.ledger import Ledger
from clapboard.record.source import Source, published_by

WORK: Final = 800
"""Documents that are gone through for one stretch at most, counted anew for each moment: a show is told from all of its own."""
_HELD: Final = 8
"""Shows of which the past is held at a time."""

Step = tuple[datetime, str]
"""A moment (UTC) at which something came that bears on a show, and the show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Which changes are asked for: after a moment (UTC), by which clock, of which show (the title that stands for it); None: of all."""

    since: datetime | None = None
    clock: Clock = Clock.RECORDED
    show: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Changes of the record, newest first, and the documents that prove them, by id; `after` is where the walk goes on, None at its end.

    `after` is a step and the id of the last change that was told of it; without an id, none was told of it yet.
    """

    changes: tuple[Change, ...]
    sources: Mapping[str, Source]
    after: tuple[Step, str | None] | None


def steps(ledger: Ledger, asked: Asking) -> tuple[Step, ...]:
    """Return the moments at which something came, each with the show that it bears on, newest first."""
    own = documents_of(ledger, asked.show) if asked.show is not None else None
    moments = [pair for pair in _moments(ledger, asked, own) if asked.since is None or pair[1] > asked.since]
    is_narrow = asked.since is not None or own is not None
    shows: dict[str, set[str]] = {}
    for document, name in ledger.shows.touching({document for document, _ in moments} if is_narrow else None):
        if asked.show in (None, name):
            shows.setdefault(document, set()).add(name)
    return tuple(sorted({(at, name) for document, at in moments for name in shows.get(document, ())}, reverse=True))


def _moments(ledger: Ledger, asked: Asking, own: Collection[str] | None) -> list[tuple[str, datetime]]:
    """Return when documents came, those of `own` or of all; there may be some from before the moment that is asked for."""
    if asked.clock is Clock.RECORDED:
        judgements = [item for item in ledger.judgements.all() if own is None or item.document in own]
        words = [(item.document, at) for item in judgements for at in (item.made_at, item.undone) if at]
        return [*ledger.archive.captured(own, since=asked.since), *words]
    known = dict(ledger.archive.captured(own))
    days = ((document, published_by(days, known[document]).last) for document, days in ledger.archive.published() if document in known)
    return [(document, beginning(day)) for document, day in days if day]


def documents_of(ledger: Ledger, show: str) -> set[str]:
    """Return the documents that name a show (a title that stands for one), or are about it."""
    titles = [title for title, stands_for in ledger.shows.titles().items() if stands_for == show]
    found = {*ledger.claims.naming([*titles, show]), *ledger.shows.about([show])}
    judged = {item.document for item in ledger.judgements.all()}
    return found | {document for document, name in ledger.shows.touching(judged) if name == show} if judged else found


def stretch(
    ledger: Ledger,
    found: Iterable[Step],
    *,
    most: int,
    clock: Clock = Clock.RECORDED,
    after: tuple[Step, str | None] | None = None,
    work: int = WORK,
) -> Stretch:
    """Return at most `most` changes of the steps `found` (as `steps` gives them), from where an earlier walk ended (`after`) on.

    Where much was gone through there are fewer, even none: `after` then says where to go on. Raise KeyError where `after` names a change
    that its step does not have.
    """
    told: list[Change] = []
    sources: dict[str, Source] = {}
    past_of = _reader(ledger, clock)
    for step in (step for step in found if after is None or step <= after[0]):
        if work <= 0 or len(told) >= most:
            return Stretch(changes=tuple(told), sources=sources, after=(step, None))
        past = past_of(step[1])
        changes = list(past.step(step[0])) if past is not None else []
        if after is not None and step == after[0] and after[1] is not None:
            changes = _behind(changes, after[1])
        room = most - len(told)
        told += changes[:room]
        if past is not None:
            sources |= _cited(changes[:room], past.holdings.sources)
            work -= len(past.holdings.sources)
        if len(changes) > room:
            return Stretch(changes=tuple(told), sources=sources, after=(step, told[-1].id))
    return Stretch(changes=tuple(told), sources=sources, after=None)


def _reader(ledger: Ledger, clock: Clock) -> Callable[[str], Past | None]:
    """Return what gives the past of a show, read when it is first asked for; the one that was asked for longest ago is let go."""
    held: dict[str, Past | None] = {}

    def past_of(show: str) -> Past | None:
        held[show] = held.pop(show) if show in held else _past(ledger, show, clock)
        while len(held) > _HELD:
            held.pop(next(iter(held)))
        return held[show]

    return past_of


def _past(ledger: Ledger, show: str, clock: Clock) -> Past | None:
    found = pasts(Holdings.of_documents(ledger, documents_of(ledger, show)), clock)
    past = found.get(show) or next((item for item in found.values() if show in item.titles), None)
    return replace(past, show=show) if past is not None else None


def _behind(changes: list[Change], last: str) -> list[Change]:
    at = next((at for at, item in enumerate(changes, 1) if item.id == last), None)
    if at is None:
        raise KeyError(last)
    return changes[at:]


def _cited(changes: Iterable[Change], sources: Iterable[Source]) -> Iterator[tuple[str, Source]]:
    wanted = {item.document for change in changes for item in change.evidence}
    return ((source.id, source) for source in sources if source.id in wanted)
