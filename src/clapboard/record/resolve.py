"""Claims of milestones resolved against the record: which show, which season, which days.

What a claim could not know by itself is worked out here when the question is asked, from the other claims and the documents' days:
never written down. The outcome does not depend on the order of the claims, and repeating one changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from clapboard.model.claim import Claim
from clapboard.model.mention import Continuation, MilestoneMention, SeasonRef
from clapboard.model.show import TOLD, Milestone, SeasonBasis, SeasonId
from clapboard.model.when import Interval
from clapboard.record.book import Book
from clapboard.record.claims import NO_MILESTONES, milestone
from clapboard.record.days import anchored, days_of, overlap, shifted, width
from clapboard.record.layouts import read_season
from clapboard.record.parts import DATED, part_of
from clapboard.record.publication import Dating, Fact, date_documents
from clapboard.record.seasons import season_numbers
from clapboard.record.source import Source
from clapboard.record.strength import strength_of, word_of
from clapboard.record.told import Told
from clapboard.text.dates import Resolved
from clapboard.vocabulary.platforms import platform_of

_SEASON = Continuation.SEASON
_CONTINUATIONS = {"film": Continuation.FILM, "spin_off": Continuation.SPIN_OFF}
_NAMES = {meant: kind for kind, meant in _CONTINUATIONS.items()}
"""What is ordered is a film or a spin-off where its sentence is about one."""
_ONCE = frozenset(
    "ordered renewed cancelled released filming_started filming_wrapped ended moved_platform final_season film spin_off".split()
)
_NARROW = 45
"""Days: a day of the text that leaves open more than these bounds nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The milestones on record, in the order of report, and when each document was published."""

    milestones: tuple[Milestone, ...]
    datings: Mapping[str, Dating]


class _Entry(NamedTuple):
    """A claim with its mention, its show, and the season its document is about. A tuple, as `_News`: they are made by the thousand."""

    claim: Claim
    mention: MilestoneMention
    show: str
    source: Source
    about: SeasonRef | None

    def news(self, reported: Interval) -> "_News":
        """Return what it tells where its document was published then."""
        mention = self.mention
        days, target = self._days(reported), days_of(mention.target, reported, planned=True)
        company = _company(mention.announced_by) or _company(mention.platform)
        told = Told(
            document=self.source.id,
            seasons=mention.season.numbers if mention.season else (),
            kind=mention.kind,
            when=days.interval if days and width(days.interval) <= _NARROW else reported,
            reported=reported,
            target=target.interval if target else None,
            company=company,
            own=days.interval if days else None,
            implied=mention.season is not None and mention.season.implied,
        )
        return _News(self, told, days, target)

    def _days(self, reported: Interval) -> Resolved | None:
        """Return when it happened; what is told as done, "about" the day of the report, had happened by then."""
        mention = self.mention
        found = days_of(mention.date, reported, planned=mention.planned)
        if found is None or not anchored(mention.date) or mention.planned or mention.certainty not in TOLD:
            return found
        by, last = reported.last, found.interval.last
        if by is None or (last is not None and last <= by):
            return found
        return replace(found, interval=overlap(found.interval, Interval(last=by)) or found.interval)


class _News(NamedTuple):
    """What a claim tells with the day of its document known: with the seasons that it numbers itself, its days and its target."""

    entry: _Entry
    told: Told
    days: Resolved | None
    target: Resolved | None


def resolve(claims: Iterable[Claim], sources: Mapping[str, Source], *, shows: Mapping[str, str], people: Mapping[str, str]) -> Resolution:
    """Resolve the milestones among `claims`.

    `shows` maps each document's id and each printed title to the title that stands for it (see `Record`), `people` each printed name
    of a person to the name that stands for it. Milestones of no known show are left out.
    """
    entries = _entries({claim.id: claim for claim in claims}.values(), sources, shows)
    datings = {key: Dating(interval=source.own_interval()) for key, source in sources.items()}
    news = [entry.news(datings[entry.source.id].interval) for entry in entries]
    books = _books(item for item in news if item.entry.source.is_dated)
    if not all(source.is_dated for source in sources.values()):
        datings = date_documents(sources, [fact for item in news for fact in _facts(item, books[item.entry.show])])
        news = [item if item.entry.source.is_dated else item.entry.news(datings[item.entry.source.id].interval) for item in news]
        books = _books(news)
    books |= _books(_settled(news, books))
    found = [milestone for item in news for milestone in _milestones(item, books[item.entry.show], people)]
    return Resolution(milestones=tuple(sorted(_trusted(found), key=report_order)), datings=datings)


def report_order(item: Milestone) -> tuple[date, date, str, int, int, str, str]:
    """Order by the day of report: the last possible one, then the first, then by document and place."""
    season, claim, reported = item.season, item.claim, item.reported
    place = claim.evidence[0].span.start
    return (reported.last or date.max, reported.first or date.max, claim.document, place, season.number or 0, season.continuation, claim.id)


def _entries(claims: Iterable[Claim], sources: Mapping[str, Source], shows: Mapping[str, str]) -> list[_Entry]:
    claims = list(claims)
    about = _about(claims)
    entries: list[_Entry] = []
    for claim in claims:
        if claim.predicate in NO_MILESTONES:
            continue
        document = claim.document
        show = shows.get(claim.show if claim.show is not None else document)
        if show is None or document not in sources:
            continue
        season = about.get(document) if shows.get(document) == show else None
        entries.append(_Entry(claim, milestone(claim), show, sources[document], season))
    return sorted(entries, key=_entry_order)


def _entry_order(entry: _Entry) -> tuple[str, str, int, int, str]:
    claim = entry.claim
    span = claim.evidence[0].span
    return (entry.show, claim.document, span.start, span.end, claim.id)


def _about(claims: Iterable[Claim]) -> dict[str, SeasonRef]:
    named = [claim for claim in claims if claim.predicate == "about" and claim.season is not None]
    about = {claim.document: claim for claim in sorted(named, key=lambda claim: claim.id)}
    refs = {document: read_season(claim.season, dict(claim.qualifiers)) for document, claim in about.items()}
    return {document: ref for document, ref in refs.items() if ref is not None}


@lru_cache(maxsize=1024)
def _company(name: str | None) -> str | None:
    platform = platform_of(name) if name else None
    return platform.name if platform else None


def _books(news: Iterable[_News]) -> defaultdict[str, Book]:
    by_show: defaultdict[str, list[Told]] = defaultdict(list)
    for item in news:
        mention = item.entry.mention
        ref = mention.season
        if ref is None or not ref.numbers or ref.continuation is not _SEASON or mention.planned:
            continue
        if mention.certainty in TOLD:
            by_show[item.entry.show].append(item.told)
    books: defaultdict[str, Book] = defaultdict(lambda: Book(()))
    books.update({show: Book(items) for show, items in by_show.items()})
    return books


def _settled(news: Iterable[_News], books: Mapping[str, Book]) -> Iterable[_News]:
    """Return what is told of shows of which a sentence means another season, as the books have it, than was carried over."""
    meant: list[_News] = []
    shows: set[str] = set()
    for item in news:
        seasons = _seasons(item, books[item.entry.show]) if item.told.implied else ()
        numbers = tuple(season.number for season, _ in seasons if season.number is not None)
        if numbers and numbers != item.told.seasons:
            shows.add(item.entry.show)
            meant.append(item._replace(told=replace(item.told, seasons=numbers)))
        else:
            meant.append(item)
    return (item for item in meant if item.entry.show in shows)


def _facts(item: _News, book: Book) -> Iterable[Fact]:
    """Return what bounds the days of documents: of those without a date only what they number themselves."""
    entry, told, days = item.entry, item.told, item.days
    own = days if days is not None and width(days.interval) <= _NARROW else None
    last = min((day for day in (own.interval.last if own else None, told.reported.last) if day), default=None)
    # the day of the news, where the text gives none, is no day before which it had not happened
    first = own.interval.first if own and "~" not in own.edtf else None
    known = Interval(first=first if first and last and first <= last else None, last=last)
    is_event = entry.mention.certainty in TOLD and not entry.mention.planned
    target = told.target if entry.mention.kind == "date_set" and told.target is not None and width(told.target) <= 1 else None
    for season, basis in _seasons(item, book):
        if entry.source.is_dated or basis in (SeasonBasis.PRINTED, SeasonBasis.IMPLIED, SeasonBasis.DOCUMENT):
            yield Fact(
                claim=entry.claim,
                show=entry.show,
                season=season.number,
                kind=entry.mention.kind,
                is_event=is_event,
                known=known,
                document=entry.source.id,
                set_for=target.first if target else None,
            )


def _seasons(item: _News, book: Book) -> Iterable[tuple[SeasonId, SeasonBasis]]:
    entry, mention = item.entry, item.entry.mention
    ref = mention.season
    continuation = ref.continuation if ref is not None else _CONTINUATIONS.get(mention.kind, _SEASON)
    if mention.kind in _CONTINUATIONS and continuation is _SEASON:
        continuation = _CONTINUATIONS[mention.kind]
    if continuation is not _SEASON:
        return [(SeasonId(show=entry.show, continuation=continuation), SeasonBasis.PRINTED if ref else SeasonBasis.SHOW)]
    if not book.told and not (ref and (ref.numbers or ref.pointer == "first")) and not (entry.about and entry.about.numbers):
        return [(SeasonId(show=entry.show), SeasonBasis.SHOW)]
    numbers, basis = season_numbers(mention, book, item.told, about=entry.about)
    return [(_season_id(entry.show, number), basis) for number in numbers]


@lru_cache(maxsize=4096)
def _season_id(show: str, number: int) -> SeasonId:
    return SeasonId(show=show, number=number)


def _milestones(item: _News, book: Book, people: Mapping[str, str]) -> Iterable[Milestone]:
    entry, mention, reported = item.entry, item.entry.mention, item.told.reported
    word = word_of(mention, entry.source, people)
    days, target = item.days, item.target
    announced = days_of(mention.announced, reported)
    for season, basis in _seasons(item, book):
        yield Milestone(
            claim=entry.claim,
            season=season,
            kind=_NAMES.get(season.continuation, mention.kind) if mention.kind == "ordered" else mention.kind,
            certainty=mention.certainty,
            strength=strength_of(mention.certainty, word),
            planned=mention.planned,
            reported=reported,
            happened=days.interval if days else None,
            happened_edtf=days.edtf if days else None,
            target=target.interval if target else None,
            target_edtf=target.edtf if target else None,
            announced=announced.interval if announced else None,
            announced_edtf=announced.edtf if announced else None,
            value=mention.value,
            part=(part_of(entry.claim) if mention.kind in DATED else None) or (mention.season.part if mention.season else None),
            platform=mention.platform,
            announced_by=mention.announced_by,
            outlet=entry.source.outlet,
            anchored=mention.date is not None and mention.date.anchor is not None,
            basis=basis,
            word=word,
        )


def _trusted(found: Iterable[Milestone]) -> Iterable[Milestone]:
    """Mark the days that the record speaks against: news is not on record before it happens, and does not happen after its report."""
    found = list(found)
    reports: defaultdict[tuple[SeasonId, str], list[Milestone]] = defaultdict(list)
    turns: defaultdict[SeasonId, list[Milestone]] = defaultdict(list)
    for item in found:
        if item.is_event and item.kind in _ONCE:
            reports[item.season, item.kind].append(item)
            turns[item.season].append(item)
    for item in found:
        late = item.is_event and item.happened is not None and item.reported.surely_before(item.happened)
        early = item.anchored and any(_before(other, item, turns[item.season]) for other in reports[item.season, item.kind])
        yield replace(item, trusted=False) if early or late else item


def _before(other: Milestone, item: Milestone, turns: Iterable[Milestone]) -> bool:
    """Tell whether `other` reported the same before `item` says that it happened, with nothing between that turned it round."""
    start, last = (item.happened.first if item.happened else None), other.reported.last
    if start is None or last is None or item.kind not in _ONCE or last >= shifted(start, -1):
        return False
    return not any(
        turn.kind != item.kind and turn.kind in _TURNS and turn.reported.last and last <= turn.reported.last <= start for turn in turns
    )


_TURNS = frozenset({"renewed", "ordered", "cancelled", "undone", "final_season", "moved_platform"})
