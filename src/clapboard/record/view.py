"""The record as a value: current claims, what editors judged of them, and the documents, indexed by show.

`Record.of` reads a ledger (or `Record.build` plain values) as of a day; `Record.slice` takes out one show and resolves it; every
question is then a function of the slice. A record of one show alone is built from that show's claims just the same.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Self, TypeVar

from clapboard.errors import AmbiguousError, NotFoundError
from clapboard.model.claim import CHART, Claim, Judgement, Verdict
from clapboard.model.document import DocumentKind
from clapboard.model.show import Event, Milestone, SeasonId, Status
from clapboard.model.span import Span
from clapboard.record import credits as credit
from clapboard.record import statements as said
from clapboard.record.asof import published_by
from clapboard.record.best import days_told
from clapboard.record.conflicts import Cast, Conflict, conflicts, spelt_apart
from clapboard.record.firsts import First, firsts
from clapboard.record.habits import Standing
from clapboard.record.identity import Identity, identity_of
from clapboard.record.judging import Judged, judged
from clapboard.record.ledger import Ledger, Speaker
from clapboard.record.names import counted, key, same_people, title_key
from clapboard.record.publication import Dating
from clapboard.record.resolve import Resolution, resolve
from clapboard.record.review import Queue, review
from clapboard.record.source import Source
from clapboard.record.status import season_order, statuses
from clapboard.record.subjects import Subject
from clapboard.record.timeline import timeline
from clapboard.vocabulary import load
from clapboard.vocabulary.platforms import platform_of

_NAMED = ("credit", "said")
_Told = TypeVar("_Told", Claim, Speaker)


@dataclass(frozen=True, kw_only=True)
class Slice:
    """What the record holds on one show, resolved. Not slotted: its events are worked out once."""

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
        found = statuses(self.milestones, events=self.timeline())
        return {season: found[season] for season in sorted(found, key=season_order)}

    def timeline(self) -> tuple[Event, ...]:
        """Return what happened, in order."""
        return self._events

    @cached_property
    def _events(self) -> tuple[Event, ...]:
        return timeline(self.milestones)

    def days(self) -> Mapping[tuple[str, SeasonId], str | None]:
        """Return the best day of each milestone (EDTF), by its claim's id and season: the text's, or the record's where it fits."""
        return days_told(self.milestones, self.timeline())

    def firsts(self) -> tuple[First, ...]:
        """Return who reported each event first."""
        return firsts(self.timeline())

    def conflicts(self, *, speakers: bool = True) -> tuple[Conflict, ...]:
        """Return where documents disagree; on who said what only where `speakers` are asked for, which takes the longest."""
        cast = Cast(sources=self.sources, shows=self.shows, people=self.people_names)
        found = conflicts(self.milestones, self.claims, cast, events=self.timeline(), speakers=speakers)
        return tuple(item for item in found if item.show == self.show)

    def spellings(self) -> tuple[Conflict, ...]:
        """Return the names that are spelt in two ways."""
        found = spelt_apart(self.claims, self.sources, shows=self.shows)
        return tuple(item for item in found if item.show == self.show)

    def statements(self, *, only: Collection[tuple[str, Span]] | None = None) -> tuple[said.Statement, ...]:
        """Return what was said, in the order of report; where `only` is given, the claims with their first evidence at these places."""
        holders = credit.only_holders(self.people())
        claims = [claim for claim in self.claims if claim.predicate == "said" and (only is None or place_of(claim) in only)]
        found = said.statements(claims, self.sources, datings=self.datings, shows=self.shows, people=self.people_names, holders=holders)
        return tuple(item for item in found if item.show == self.show)

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

    `inferred` are the documents that never name their show, with the names that they have in common with its record. `speakers` are those
    of what was said besides the claims, by show.
    """

    sources: Mapping[str, Source]
    shows: Mapping[str, str]
    judged: Judged
    by_show: Mapping[str, tuple[Claim, ...]] = field(repr=False)
    people: Mapping[str, str] = field(repr=False)
    confidences: Mapping[str, float] = field(repr=False)
    inferred: Mapping[str, Subject] = field(repr=False)
    speakers: Mapping[str, tuple[Speaker, ...]] = field(repr=False)

    @classmethod
    def of(cls, ledger: Ledger, *, as_of: date | None = None, recorded_by: datetime | None = None) -> Self:
        """Return the record in `ledger`: what had been published by `as_of`, of what we had captured by `recorded_by`."""
        return cls._read(ledger, None, as_of=as_of, recorded_by=recorded_by)

    @classmethod
    def of_show(cls, ledger: Ledger, words: str, *, as_of: date | None = None, recorded_by: datetime | None = None) -> tuple[Self, str]:
        """Return the record of one show alone, and its title there: what `of` says of it, without reading the rest.

        `words` name the show as for `find`; raise NotFoundError or AmbiguousError as there. As of an earlier day, documents that never
        name their show are held against this show alone.
        """
        show = find_title(words, ledger.shows.titles())
        if as_of is None and recorded_by is None:
            return cls.of_shows(ledger, [show]), show
        record = cls._read(ledger, _documents_of(ledger, show), as_of=as_of, recorded_by=recorded_by)
        titles = _printed(ledger, [show])
        return record, next((record.shows[title] for title in titles if title in record.shows), show)

    @classmethod
    def of_shows(cls, ledger: Ledger, shows: Iterable[str], *, only_milestones: bool = False) -> Self:
        """Return the record of some shows (titles as `titles` gives them) alone: what `of` says of them, without reading the rest.

        One thing alone is left open that `of` may know: a lone surname whose full name only documents on other shows print. With
        `only_milestones` nothing is read but what the milestones and statuses hang on.
        """
        wanted = sorted(set(shows))
        titles, subjects = _printed(ledger, wanted), ledger.shows.about(wanted)
        judgements = list(ledger.judgements.all())
        words = {item.document for item in judgements if item.undone is None and (item.verdict is Verdict.SAME_AS or item.value in titles)}
        naming = ledger.claims.naming(titles)
        whole = {*subjects, *words, *(naming & {item.document for item in judgements})}
        kinds = sorted({*load("milestones"), "about"}) if only_milestones else None
        kept = {item.claim.id: item for item in ledger.claims.current(documents=whole, predicates=kinds, besides=[CHART])}
        if others := naming - whole:
            more = ledger.claims.current(documents=others, shows=titles, predicates=kinds, besides=[CHART])
            kept |= {item.claim.id: item for item in more}
        if only_milestones:  # whether who announced something is a person on record
            names = {name for item in kept.values() if (name := item.claim.qualifier("announced_by")) and platform_of(name) is None}
            told = ledger.claims.current(documents=whole | others, predicates=_NAMED, values=names) if names else ()
            kept |= {item.claim.id: item for item in told}
        documents = sorted({item.claim.document for item in kept.values()})
        return cls.build(
            (item.claim for item in kept.values()),
            _sources(ledger, documents),
            judgements=judgements,
            confidences={item.claim.id: item.reading.confidence for item in kept.values()},
            identity=Identity(
                titles=ledger.shows.titles(),
                documents=ledger.shows.of(documents),
                inferred={document: subject for document, subject in subjects.items() if subject is not None},
            ),
            only=wanted,
        )

    @classmethod
    def _read(cls, ledger: Ledger, documents: Iterable[str] | None, *, as_of: date | None, recorded_by: datetime | None) -> Self:
        ids = None if documents is None else sorted(documents)
        kept = list(ledger.claims.current(documents=ids, besides=[CHART]))
        return cls.build(
            (item.claim for item in kept),
            _sources(ledger, ids),
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
        identity: Identity | None = None,
        only: Collection[str] | None = None,
    ) -> Self:
        """Return the record of plain values; order and repetition do not matter. `confidences` are by the claims' ids.

        `identity` is what titles and documents mean where more is known of that than these claims tell; None: by these claims. `only`
        are the shows that the record is to hold, None: all of them. (What an editor judged must be among the claims.)
        """
        held = {
            source.id: source for source in sources if recorded_by is None or (source.captured_at and source.captured_at <= recorded_by)
        }
        current = judged((claim for claim in claims if claim.document in held), judgements)
        if as_of is not None:
            held = published_by(as_of, current.claims, held, same=current.same_shows)
        kept = [claim for claim in current.claims if claim.document in held]
        known = identity or identity_of(kept, same=current.same_shows)
        shows = known.shows
        more = list({item.id: item for item in known.speakers if item.document in held}.values())
        return cls(
            sources=held,
            shows=shows,
            judged=current,
            by_show={show: _in_place(own) for show, own in _by_show(kept, shows).items() if only is None or show in only},
            people=people_names(kept, same=current.same_people, besides=more),
            confidences=current.follow(confidences or {}),
            inferred=known.inferred,
            speakers={show: tuple(own) for show, own in _by_show(more, shows).items()},
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
        own = people_names(claims, same=self.judged.same_people, besides=self.speakers.get(show, ()))
        names = {name: full if full != name or " " in name else self.people.get(name, full) for name, full in own.items()}
        resolution = resolve(claims, sources, shows=self.shows, people=names)
        return Slice(show=show, claims=claims, sources=sources, shows=self.shows, people_names=names, resolution=_only(resolution, show))


def _sources(ledger: Ledger, ids: Collection[str] | None) -> list[Source]:
    wanted = [document for document, _ in ledger.archive.captured()] if ids is None else ids
    return [source for source in ledger.archive.sources(wanted) if source.kind is not DocumentKind.CHART]


def _printed(ledger: Ledger, shows: Collection[str]) -> list[str]:
    """Return the titles, as printed, that mean one of `shows`."""
    return [title for title, show in ledger.shows.titles().items() if show in shows]


def _documents_of(ledger: Ledger, show: str) -> set[str]:
    """Return the documents that may bear on what was known of a show: those that name it, and what else they may be about."""
    documents = {*ledger.claims.naming(_printed(ledger, [show])), *ledger.shows.about([show])}
    rivals = {kept.claim.show for kept in ledger.claims.current(documents=sorted(documents), predicates=["about"]) if kept.claim.show}
    return documents | {kept.claim.document for kept in ledger.claims.current(shows=sorted(rivals), predicates=["about"])}


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


def _by_show(claims: Iterable[_Told], shows: Mapping[str, str]) -> dict[str, list[_Told]]:
    """Index the claims, each given once: those of a show, and all of the documents about it (their facts bound one another's days)."""
    found: defaultdict[str, list[_Told]] = defaultdict(list)
    for claim in claims:
        named, about = shows.get(claim.show or ""), shows.get(claim.document)
        if named is not None:
            found[named].append(claim)
        if about is not None and about != named:
            found[about].append(claim)
    return found


def _in_place(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=_place))


def place_of(claim: Claim) -> tuple[str, Span]:
    """Return where the first evidence of a claim stands: its document, and the stretch of its text."""
    return claim.document, claim.evidence[0].span


def _place(claim: Claim) -> tuple[str, int, str]:
    return (claim.document, claim.evidence[0].span.start, claim.id)


def people_names(claims: Iterable[Claim], *, same: Iterable[tuple[str, str]] = (), besides: Iterable[Speaker] = ()) -> dict[str, str]:
    """Return, for each printed name of a person, the name that stands for it. `besides` names more; who is among the claims counts once."""
    named: dict[str, str | None] = {item.id: item.value for item in besides}
    named |= {claim.id: claim.value for claim in claims if claim.predicate in _NAMED and claim.qualifier("naming") != "company"}
    return same_people(counted(named.values()), judged=same)
