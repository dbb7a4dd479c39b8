"""What the desk holds: what changed, where every show stands, what is coming up, what waits for an editor, how the feeds are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from clapboard.model.claim import Judgement
from clapboard.model.show import SeasonId, Stage, Status
from clapboard.publishing.views import Row, Table
from clapboard.publishing.views.changes import ChangeLine
from clapboard.publishing.views.review import MOST, WaitingLine, waiting_line
from clapboard.publishing.views.seasons import EventLine, SeasonLine, event_line, season_line
from clapboard.publishing.views.strips import season_of
from clapboard.publishing.views.wording import counted, date_words, interval_of, kind_words, season_key, season_words, slug
from clapboard.record.conflicts import Conflict
from clapboard.record.habits import Standing
from clapboard.record.review import Review
from clapboard.record.status import leading
from clapboard.record.view import Record, Slice

_OUT = frozenset({Stage.RELEASED, Stage.CONCLUDED})
RELEASES = ("released", "date_set", "date_moved")
"""Kinds of events that tell when a season comes out."""
_TALK = frozenset({Stage.RUMOURED, Stage.UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowLine:
    """A show on the desk: its season strips, where the leading season stands, what is next, the latest report (EDTF days).

    Of one that `is_pending` only what is kept is told: the platform, where a season stands, how many articles are about it.
    """

    show: str
    slug: str
    platform: str | None
    seasons: tuple[SeasonLine, ...]
    stands: str
    next: str | None
    is_disputed: bool
    latest: str | None
    articles: int
    evidence: tuple[str, ...]
    is_pending: bool = False

    def row(self) -> Row:
        """Return its row."""
        cells = (self.show, self.stands, date_words(self.next) if self.next else "", date_words(self.latest), str(self.articles))
        return Row(id=self.slug, cells=cells, evidence=self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingLine:
    """A date that is still to come: `day` is EDTF, `claims` set it."""

    show: str
    slug: str
    season: str
    season_key: str
    what: str
    day: str
    is_disputed: bool
    claims: tuple[str, ...]

    def row(self) -> Row:
        """Return its row."""
        return Row(
            id=f"{self.slug}-{self.season_key}", cells=(date_words(self.day), self.show, self.season, self.what), evidence=self.claims
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLine:
    """A followed address and its health, in our words; `checked_at` is ISO 8601 (UTC)."""

    address: str
    title: str
    checked_at: str | None
    told: str
    is_well: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """The desk. `changes` are the newest of `changes_total` after `since`; with `is_fallback` there are none, and these came before.

    With `is_capped` more changed than was counted. `shows` are the most recently read of `shows_total`.
    """

    today: date
    since: datetime
    since_words: str
    changes: tuple[ChangeLine, ...]
    changes_total: int
    changed_shows: int
    is_fallback: bool
    read_since: int
    articles: int
    shows: tuple[ShowLine, ...]
    shows_total: int
    coming: tuple[ComingLine, ...]
    waiting: int
    feeds: tuple[FeedLine, ...]
    is_capped: bool = False

    @property
    def headline(self) -> str:
        """Return what changed, as one sentence."""
        if not self.articles:
            return "No coverage yet"
        if self.is_fallback or not self.changes_total:
            return f"Nothing changed since {self.since_words}"
        shows = counted(self.changed_shows, "show")
        more = "more than " if self.is_capped else ""
        return f"Since {self.since_words}: {more}{counted(self.changes_total, 'change')} in {shows}"

    @property
    def pending(self) -> int:
        """Return how many of the shows are still being worked out."""
        return sum(line.is_pending for line in self.shows)

    @property
    def open_conflicts(self) -> int:
        """Return how many of the shows have a season whose stripes outlets disagree on."""
        return sum(line.is_disputed for line in self.shows)

    def tables(self) -> tuple[Table, ...]:
        """Return all rows of the page."""
        return (
            Table(
                name="changes",
                columns=("at", "show", "season", "change", "headline", "words", "outlet"),
                rows=tuple(line.row() for line in self.changes),
            ),
            Table(
                name="shows", columns=("show", "stands", "next", "latest report", "articles"), rows=tuple(line.row() for line in self.shows)
            ),
            Table(name="coming up", columns=("day", "show", "season", "what"), rows=tuple(line.row() for line in self.coming)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the desk, the list of shows and the review page need of one show; `coming` are its dates, `waiting` what an editor should see.

    Of what waits `lines` has the first `MOST`, by the claims' ids. `releases` are the events by which dates of release are known.
    """

    line: ShowLine
    coming: tuple[ComingLine, ...] = ()
    waiting: tuple[Review, ...] = ()
    lines: Mapping[str, WaitingLine] = field(default_factory=dict)
    not_carried: tuple[Judgement, ...] = ()
    releases: tuple[EventLine, ...] = ()


def card(record: Record, held: Slice, *, today: date) -> Card:
    """Return the card of a show."""
    events, disputes, standings = held.timeline(), held.conflicts(), held.statuses()
    lines = [season_line(held, status, season_of(events, season), disputes) for season, status in standings.items()]
    lead = leading(standings.values())
    named = [one.platform for event in events for one in event.milestones if one.platform]
    coming = tuple(_coming(held, standings, disputes, today=today))
    own = {claim.document for claim in held.claims if held.shows.get(claim.show or claim.document) == held.show}
    line = ShowLine(
        show=held.show,
        slug=slug(held.show),
        platform=max(sorted(set(named)), key=named.count, default=None),
        seasons=tuple(sorted(lines, key=lambda line: (line.number is None, line.number or 0, line.key))),
        stands=_stands(season_words(lead.season), lead.stage) if lead else "no season named",
        next=coming[0].day if coming else None,
        is_disputed=any(item.right is None for item in disputes),
        latest=max((str(dating.interval.last) for dating in held.datings.values() if dating.interval.last), default=None),
        articles=len(own),
        evidence=tuple(proof.claim for line in lines for proof in line.proofs) or tuple(claim.id for claim in held.claims[:1]),
    )
    queue = record.review([held.show])
    first = {item.claim.id: waiting_line(item, held) for item in queue.claims[:MOST]}
    releases = tuple(event_line(held, event) for event in events if event.kind in RELEASES) if coming else ()
    return Card(line=line, coming=coming, waiting=queue.claims, lines=first, not_carried=queue.not_carried, releases=releases)


def pending_line(show: str, standing: Standing | None, *, articles: int) -> ShowLine:
    """Return the line of a show that is still being worked out: no more than what is kept of it."""
    sure = [number for number, (stage, _) in standing.seasons.items() if stage not in _TALK] if standing else []
    number = max(sure or (standing.seasons if standing else ()), default=None)
    return ShowLine(
        show=show,
        slug=slug(show),
        platform=standing.platform if standing else None,
        seasons=(),
        stands=_stands(f"Season {number}", standing.seasons[number][0]) if standing and number is not None else "",
        next=None,
        is_disputed=False,
        latest=None,
        articles=articles,
        evidence=(),
        is_pending=True,
    )


def _stands(season: str, stage: Stage) -> str:
    return f"{season}: {stage.value}"


def _coming(held: Slice, standings: Mapping[SeasonId, Status], disputes: Sequence[Conflict], *, today: date) -> Iterator[ComingLine]:
    """Yield the dates in force of seasons that are not out, and that are not surely over."""
    for season, status in standings.items():
        due = status.dated
        if due is None or due.target_edtf is None or status.stage in _OUT:
            continue
        days = interval_of(due.target_edtf)
        if days is not None and (days.last is None or days.last >= today):
            yield ComingLine(
                show=held.show,
                slug=slug(held.show),
                season=season_words(season) + (f", part {due.part}" if due.part else ""),
                season_key=season_key(season),
                what=kind_words("released") if due.kind in ("date_set", "date_moved") else kind_words(due.kind),
                day=due.target_edtf,
                is_disputed=any(item.season == season and item.right is None and "release" in item.field for item in disputes),
                claims=tuple(item.claim.id for item in due.milestones),
            )


def by_day(lines: Iterable[ComingLine]) -> tuple[ComingLine, ...]:
    """Return dates in order; a season of the year stands where it ends."""

    def order(line: ComingLine) -> tuple[str, str]:
        days = interval_of(line.day)
        return (str((days and (days.last or days.first)) or "9999"), line.show)

    return tuple(sorted(lines, key=order))
