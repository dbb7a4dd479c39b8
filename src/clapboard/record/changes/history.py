"""The record's changes, walked back from the newest moment: each step is one document that came, or one word of an editor."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import Self

from clapboard.model.claim import Claim, Judgement
from clapboard.record.changes.change import Change, ChangeKind, Cited, Clock
from clapboard.record.changes.comparing import differences
from clapboard.record.ledger import Ledger
from clapboard.record.names import same_titles
from clapboard.record.source import Source
from clapboard.record.view import Record, Slice

_BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """All that the record's answers are made from: claims as they were read, documents, judgements (taken back or not)."""

    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    judgements: tuple[Judgement, ...] = ()

    @classmethod
    def of(cls, ledger: Ledger, show: str | None = None) -> Self:
        """Return what `ledger` holds, or what it holds on one show; raise NotFoundError or AmbiguousError as `Record.find`."""
        return cls.of_documents(ledger, Record.of_show(ledger, show)[0].sources if show is not None else None)

    @classmethod
    def touched(cls, ledger: Ledger, since: datetime) -> Self:
        """Return what `ledger` holds on the shows of which something was captured or judged after `since` (UTC)."""
        came = {document for document, moment in ledger.archive.captured() if moment > since}
        came |= {item.document for item in ledger.judgements.all() if max(item.made_at, item.undone or item.made_at) > since}
        told = {kept.claim.show for kept in ledger.claims.current(documents=sorted(came)) if kept.claim.show}
        shows = same_titles(dict(ledger.claims.shows()))
        meant = {shows[title] for title in told if title in shows}
        titles = sorted(title for title, show in shows.items() if show in meant)
        return cls.of_documents(ledger, came | {kept.claim.document for kept in ledger.claims.current(shows=titles)})

    @classmethod
    def of_documents(cls, ledger: Ledger, documents: Iterable[str] | None = None) -> Self:
        """Return what `ledger` holds of some documents, or of all."""
        ids = sorted({document for document, _ in ledger.archive.captured()} if documents is None else documents)
        return cls(
            claims=tuple(kept.claim for kept in ledger.claims.current(documents=None if documents is None else ids)),
            sources=tuple(ledger.archive.sources(ids)),
            judgements=tuple(ledger.judgements.all()),
        )

    def record(self, moment: datetime | None = None, *, clock: Clock = Clock.RECORDED) -> Record:
        """Return the record as it was at `moment` (UTC), by what had been captured and judged, or what had been published, by then."""
        if moment is None:
            return Record.build(self.claims, self.sources, judgements=self.judgements)
        if clock is Clock.PUBLISHED:
            return Record.build(self.claims, self.sources, judgements=self.judgements, as_of=moment.date())
        return Record.build(self.claims, self.sources, judgements=judged_by(self.judgements, moment), recorded_by=moment)

    def called(self, show: str) -> str:
        """Return how the show is called in the record of these holdings alone: where they are of one show, a title may count otherwise."""
        return self.record().shows.get(show, show)

    def only(self, documents: Iterable[str]) -> "Holdings":
        """Return what is held of some documents."""
        ids = frozenset(documents)
        return Holdings(
            claims=tuple(claim for claim in self.claims if claim.document in ids),
            sources=tuple(source for source in self.sources if source.id in ids),
            judgements=tuple(item for item in self.judgements if item.document in ids),
        )


def judged_by(judgements: Iterable[Judgement], moment: datetime) -> Iterator[Judgement]:
    """Yield the judgements that had been made by `moment`; those that were taken back later still stood."""
    for item in judgements:
        if item.made_at <= moment:
            yield replace(item, undone=None) if item.undone is not None and item.undone > moment else item


def changes(
    holdings: Holdings,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    clock: Clock = Clock.RECORDED,
    show: str | None = None,
    newest: int | None = None,
) -> tuple[Change, ...]:
    """Return the changes after `since` and not after `until` (UTC, both open where not given), newest first; at most `newest` of them.

    `show` (a title as the record calls it now) narrows them to one show. A change stays what it is whatever is read afterwards.
    """
    return tuple(islice(history(holdings, since=since, until=until, clock=clock, show=show), newest))


def history(
    holdings: Holdings,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    clock: Clock = Clock.RECORDED,
    show: str | None = None,
) -> Iterator[Change]:
    """Yield the same as `changes`, each moment derived when it is reached."""
    shows = {title: past for title, past in pasts(holdings, clock).items() if show in (None, title)}
    steps = sorted({(moment, title) for title, past in shows.items() for moment in past.moments}, reverse=True)
    for moment, title in steps:
        if (until is None or moment <= until) and (since is None or moment > since):
            yield from shows[title].step(moment)


@dataclass(slots=True, kw_only=True)
class Past:
    """The past of one show: its holdings, its printed titles, and the moments at which something came; answers are kept for one step."""

    show: str
    titles: frozenset[str]
    holdings: Holdings
    clock: Clock
    moments: tuple[datetime, ...]
    _last: tuple[datetime, Slice | None] = (_BEGINNING, None)

    def step(self, moment: datetime) -> Iterator[Change]:
        """Yield what changed at `moment`."""
        earlier = max((other for other in self.moments if other < moment), default=None)
        after, before = self._slice(moment), self._slice(earlier) if earlier else None
        yield from differences(before, after, at=moment, show=self.show)
        if self.clock is Clock.RECORDED:
            yield from _judgements(self.holdings.judgements, moment, show=self.show)
        self._last = (earlier or _BEGINNING, before)

    def _slice(self, moment: datetime) -> Slice | None:
        if self._last[0] == moment:
            return self._last[1]
        record = self.holdings.record(moment, clock=self.clock)
        names = sorted({record.shows[title] for title in self.titles if title in record.shows} & record.by_show.keys())
        return record.slice(max(names, key=lambda name: len(record.by_show[name]))) if names else None


def pasts(holdings: Holdings, clock: Clock) -> dict[str, Past]:
    """Return the past of each show, by the title that stands for it now (or did before all of it was judged away)."""
    shows = dict(Record.build(holdings.claims, holdings.sources).shows) | dict(holdings.record().shows)
    titles: defaultdict[str, set[str]] = defaultdict(set)
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for claim in holdings.claims:
        for name in (claim.show, claim.document):
            if name in shows:
                titles[shows[name]].add(name)
                documents[shows[name]].add(claim.document)
    sources = {source.id: source for source in holdings.sources}
    return {show: _past(show, frozenset(titles[show]), holdings.only(documents[show]), sources, clock) for show in titles}


def _past(show: str, titles: frozenset[str], held: Holdings, sources: Mapping[str, Source], clock: Clock) -> Past:
    moments = {came for source in held.sources if (came := _came(sources[source.id], clock))}
    if clock is Clock.RECORDED:
        moments |= {moment for item in held.judgements for moment in (item.made_at, item.undone) if moment}
    return Past(show=show, titles=titles, holdings=held, clock=clock, moments=tuple(sorted(moments)))


def _came(source: Source, clock: Clock) -> datetime | None:
    if clock is Clock.RECORDED:
        return source.captured_at
    day = source.own_interval().last
    return beginning(day) if day else None


def beginning(day: date) -> datetime:
    """Return the beginning of a day, UTC."""
    return datetime.combine(day, time.min, UTC)


def _judgements(judgements: Iterable[Judgement], moment: datetime, *, show: str) -> Iterator[Change]:
    for item in sorted(judgements, key=lambda item: item.id):
        for when, word in ((item.made_at, item.verdict.value), (item.undone, "undone")):
            if when == moment:
                told = " ".join(part for part in (item.field, item.value) if part) or None
                yield Change(
                    kind=ChangeKind.JUDGEMENT,
                    show=show,
                    at=moment,
                    field=word,
                    before=item.verdict.value if word == "undone" else None,
                    after=told,
                    evidence=(Cited(claim=item.claim, document=item.document, words=item.evidence.exact),),
                )
