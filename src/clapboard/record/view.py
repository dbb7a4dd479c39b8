"""The record as a value: current claims, what editors judged of them, and the documents, indexed by show.

`Record.of` reads a ledger (or `Record.build` plain values) as of a day; `Record.slice` takes out one show and resolves it; every
question is then a function of the slice. A record of one show alone is built from that show's claims just the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Self

from clapboard.errors import AmbiguousError, NotFoundError
from clapboard.model.claim import CHART, Claim, Judgement, Verdict
from clapboard.model.document import DocumentKind
from clapboard.model.show import Event, Milestone, SeasonId, Status
from clapboard.record import credits as credit
from clapboard.record import statements as said
from clapboard.record.about import doubtful, titles_of
from clapboard.record.asof import published_by
from clapboard.record.best import days_told
from clapboard.record.conflicts import Conflict, conflicts, spelt_apart
from clapboard.record.firsts import First, firsts
from clapboard.record.habits import Standing
from clapboard.record.judging import Judged, judged
from clapboard.record.ledger import Ledger
from clapboard.record.names import counted, key, same_people, same_titles, title_key
from clapboard.record.publication import Dating
from clapboard.record.resolve import Resolution, resolve
from clapboard.record.review import Queue, review
from clapboard.record.source import Source
from clapboard.record.status import season_order, statuses
from clapboard.record.subjects import Subject, infer_subjects
from clapboard.record.timeline import timeline

_NAMED = ("credit", "said")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """What the record holds on one show, resolved."""

    show: str
    claims: tuple[Claim, ...]
    sources: Mapping[str, Source]
    shows: Mapping[str, str]
    people_names: Mapping[str, str]
    resolution: Resolution

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """Return the milestones, in the order of report."""
        return self.resolution.milestones

    @property
    def datings(self) -> Mapping[str, Dating]:
        """Return when each document was published."""
        return self.resolution.datings

    def statuses(self) -> dict[SeasonId, Status]:
        """Return where each season stands, in the order of seasons."""
        found = statuses(self.milestones)
        return {season: found[season] for season in sorted(found, key=season_order)}

    def timeline(self) -> tuple[Event, ...]:
        """Return what happened, in order."""
        return timeline(self.milestones)

    def days(self) -> Mapping[tuple[str, SeasonId], str | None]:
        """Return the best day of each milestone (EDTF), by its claim's id and season: the text's, or the record's where it fits."""
        return days_told(self.milestones, self.timeline())

    def firsts(self) -> tuple[First, ...]:
        """Return who reported each event first."""
        return firsts(self.timeline())

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return where documents disagree."""
        found = conflicts(self.milestones, self.claims, self.sources, shows=self.shows, people=self.people_names)
        return tuple(item for item in found if item.show == self.show)

    def spellings(self) -> tuple[Conflict, ...]:
        """Return the names that are spelt in two ways."""
        found = spelt_apart(self.claims, self.sources, shows=self.shows)
        return tuple(item for item in found if item.show == self.show)

    def statements(self) -> tuple[said.Statement, ...]:
        """Return what was said, in the order of report."""
        holders = credit.only_holders(self.people())
        found = said.statements(
            self.claims, self.sources, datings=self.datings, shows=self.shows, people=self.people_names, holders=holders
        )
        return tuple(item for item in found if item.show == self.show)

    def sayings(self) -> tuple[said.Saying, ...]:
        """Return what was said, the same words together."""
        return said.sayings(self.statements())

    def people(self) -> tuple[credit.Person, ...]:
        """Return who makes the show and plays in it."""
        found = credit.people(self.claims, shows=self.shows, names=self.people_names)
        return tuple(item for item in found if item.show == self.show)

    def characters(self) -> tuple[credit.Character, ...]:
        """Return the characters."""
        found = credit.characters(self.claims, shows=self.shows, names=self.people_names)
        return tuple(item for item in found if item.show == self.show)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The record as of a day. `shows` maps each printed title, and each document's id, to the title that stands for it.

    `inferred` are the documents that never name their show, with the names that they have in common with its record.
    """

    sources: Mapping[str, Source]
    shows: Mapping[str, str]
    judged: Judged
    by_show: Mapping[str, tuple[Claim, ...]] = field(repr=False)
    people: Mapping[str, str] = field(repr=False)
    confidences: Mapping[str, float] = field(repr=False)
    inferred: Mapping[str, Subject] = field(repr=False)

    @classmethod
    def of(cls, ledger: Ledger, *, as_of: date | None = None, recorded_by: datetime | None = None) -> Self:
        """Return the record in `ledger`: what had been published by `as_of`, of what we had captured by `recorded_by`."""
        return cls._read(ledger, None, as_of=as_of, recorded_by=recorded_by)

    @classmethod
    def of_show(cls, ledger: Ledger, words: str, *, as_of: date | None = None, recorded_by: datetime | None = None) -> tuple[Self, str]:
        """Return the record of one show alone, and its title there: what `of` would say of it, without reading the rest.

        Documents that never name their show are not found this way.
        `words` name the show as for `find`; raise NotFoundError or AmbiguousError as there.
        """
        printed = dict(ledger.claims.shows())
        current = {item.claim for item in ledger.judgements.all() if item.verdict is Verdict.SAME_AS and item.field == "show"}
        judged_claims = [kept.claim for claim in current for kept in ledger.claims.find(claim)]
        same = judged(judged_claims, ledger.judgements.all()).same_shows
        shows = same_titles(printed, judged=same)
        show = find_title(words, shows)
        titles = [title for title, meant in shows.items() if meant == show]
        documents = {kept.claim.document for kept in ledger.claims.current(shows=titles, besides=[CHART])}
        rivals = {kept.claim.show for kept in ledger.claims.current(documents=sorted(documents), predicates=["about"]) if kept.claim.show}
        documents |= {kept.claim.document for kept in ledger.claims.current(shows=sorted(rivals), predicates=["about"])}
        record = cls._read(ledger, documents, as_of=as_of, recorded_by=recorded_by)
        return record, next((record.shows[title] for title in titles if title in record.shows), show)

    @classmethod
    def _read(cls, ledger: Ledger, documents: Iterable[str] | None, *, as_of: date | None, recorded_by: datetime | None) -> Self:
        ids = None if documents is None else sorted(documents)
        captured = dict(ledger.archive.captured(ids))
        kept = list(ledger.claims.current(documents=ids, besides=[CHART]))
        return cls.build(
            (item.claim for item in kept),
            [
                Source.of(document, captured.get(document.id))
                for document in ledger.archive.documents(ids)
                if document.kind is not DocumentKind.CHART
            ],
            judgements=ledger.judgements.all(),
            as_of=as_of,
            recorded_by=recorded_by,
            confidences={item.claim.id: item.reading.confidence for item in kept},
        )

    @classmethod
    def build(
        cls,
        claims: Iterable[Claim],
        sources: Iterable[Source],
        *,
        judgements: Iterable[Judgement] = (),
        as_of: date | None = None,
        recorded_by: datetime | None = None,
        confidences: Mapping[str, float] | None = None,
    ) -> Self:
        """Return the record of plain values; order and repetition do not matter. `confidences` are by the claims' ids."""
        held = {
            source.id: source for source in sources if recorded_by is None or (source.captured_at and source.captured_at <= recorded_by)
        }
        current = judged((claim for claim in claims if claim.document in held), judgements)
        if as_of is not None:
            held = published_by(as_of, current.claims, held, same=current.same_shows)
        kept = [claim for claim in current.claims if claim.document in held]
        shows = _shows(kept, same=current.same_shows)
        inferred = infer_subjects(kept, shows, doubtful=doubtful(kept))
        shows |= {document: subject.show for document, subject in inferred.items()}
        return cls(
            sources=held,
            shows=shows,
            judged=current,
            by_show=_by_show(kept, shows),
            people=people_names(kept, same=current.same_people),
            confidences=current.follow(confidences or {}),
            inferred=inferred,
        )

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the shows on record, in order."""
        return tuple(sorted(self.by_show))

    def person(self, name: str | None) -> str | None:
        """Return the name that stands for a person throughout the record; an unknown name stands for itself."""
        return None if name is None else self.people.get(name, name)

    def find(self, words: str) -> str:
        """Return the show that the words name: exactly, or as part of its title; raise NotFoundError or AmbiguousError."""
        return find_title(words, {title: show for title, show in self.shows.items() if title not in self.sources})

    def review(self, shows: Iterable[str] | None = None) -> Queue:
        """Return what waits for an editor, on all shows or those named."""
        slices = [self.slice(show) for show in (self.titles() if shows is None else shows)]
        return review(
            {claim.id: claim for part in slices for claim in part.claims}.values(),
            confidences=self.confidences,
            statuses=[status for part in slices for status in part.statuses().values()],
            events=[event for part in slices for event in part.timeline()],
            accepted=self.judged.accepted,
            not_carried=self.judged.not_carried,
        )

    def standings(self) -> Iterator[Standing]:
        """Yield what `habits` needs of each show, one show at a time."""
        for show in self.titles():
            part = self.slice(show)
            yield Standing.of(show, part.milestones, part.statuses())

    def slice(self, show: str) -> Slice:
        """Return what is on record of a show (its title as in `titles`); raise NotFoundError if there is none."""
        if show not in self.by_show:
            msg = f"no show called {show!r} on record"
            raise NotFoundError(msg, hint="`clapboard shows` lists the shows on record")
        claims = self.by_show[show]
        sources = {claim.document: self.sources[claim.document] for claim in claims}
        own = people_names(claims, same=self.judged.same_people)
        names = {name: full if full != name else self.people.get(name, full) for name, full in own.items()}
        resolution = resolve(claims, sources, shows=self.shows, people=names)
        return Slice(show=show, claims=claims, sources=sources, shows=self.shows, people_names=names, resolution=_only(resolution, show))


def find_title(words: str, shows: Mapping[str, str]) -> str:
    """Return the show that the words name, of printed titles and the titles that stand for them; as `Record.find`."""
    if words in shows:
        return shows[words]
    exact = {show for title, show in shows.items() if title_key(title) == title_key(words)}
    fits = exact or {show for show in shows.values() if _holds(key(show), key(words))}
    if not fits:
        msg = f"no show called {words!r} on record"
        raise NotFoundError(msg, hint="`clapboard shows` lists the shows on record")
    if len(fits) > 1:
        msg = f"{words!r} fits several shows: {', '.join(sorted(fits))}"
        raise AmbiguousError(msg, hint="give the whole title")
    return next(iter(fits))


def _only(resolution: Resolution, show: str) -> Resolution:
    return Resolution(milestones=tuple(item for item in resolution.milestones if item.season.show == show), datings=resolution.datings)


def _holds(title: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return bool(words) and any(title[at : at + len(words)] == words for at in range(len(title)))


def _shows(claims: Iterable[Claim], *, same: Iterable[tuple[str, str]]) -> dict[str, str]:
    claims = list(claims)
    about = titles_of(claims)
    told = (claim.show for claim in claims if claim.predicate != "about" or about.get(claim.document) == claim.show)
    titles = same_titles(counted(told), judged=same)
    return titles | {document: titles[title] for document, title in about.items()}


def _by_show(claims: Iterable[Claim], shows: Mapping[str, str]) -> dict[str, tuple[Claim, ...]]:
    """Index the claims: those of a show, and all of the documents about it (their facts bound one another's days)."""
    found: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        for show in {shows.get(claim.show or ""), shows.get(claim.document)} - {None}:
            found[show or ""][claim.id] = claim
    return {show: tuple(sorted(items.values(), key=_place)) for show, items in found.items()}


def _place(claim: Claim) -> tuple[str, int, str]:
    return (claim.document, claim.evidence[0].span.start, claim.id)


def people_names(claims: Iterable[Claim], *, same: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """Return, for each printed name of a person, the name that stands for it."""
    named = (claim for claim in claims if claim.predicate in _NAMED and claim.qualifier("naming") != "company")
    return same_people(counted(claim.value for claim in named), judged=same)
