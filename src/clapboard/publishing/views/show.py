"""What a show's page holds: where every season stands, what happened, who said what, and how each article added to it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from clapboard.model.claim import Claim
from clapboard.model.mention import QuotationKind
from clapboard.model.show import Event, Status
from clapboard.publishing.sayings import sayings_of
from clapboard.publishing.views import Row, Table
from clapboard.publishing.views.conflicts import ConflictLine, conflict_line
from clapboard.publishing.views.parts import Proof, proof_of
from clapboard.publishing.views.sayings import SayingLine, saying_line
from clapboard.publishing.views.seasons import SEASONS, TIMELINE, EventLine, SeasonLine, event_line, season_line
from clapboard.publishing.views.strips import season_of, stands
from clapboard.publishing.views.synopses import SynopsisLine, synopsis_lines
from clapboard.publishing.views.wording import (
    counted,
    date_words,
    slug,
)
from clapboard.record.claims import mention
from clapboard.record.conflicts import Conflict
from clapboard.record.credits import Person
from clapboard.record.statements import Saying, Statement
from clapboard.record.status import leading
from clapboard.record.view import Slice

MOST_SAYINGS = 24
"""Sayings that a page shows unless all are asked for: the newest first appearances."""
MOST_CONFLICTS, MOST_ARTICLES = 12, 40
"""Conflicts (the open ones first) and articles (the newest) that a page shows unless all are asked for."""
FEWEST = 6
"""Words of reported speech that say something by themselves; where so many sayings stand in marks, it is left to the whole list."""
_COLUMNS = {
    "seasons": SEASONS,
    "timeline": TIMELINE,
    "statements": ("words", "speaker", "venue", "outlet", "reported", "appearances"),
    "people": ("name", "roles", "sayings", "last quoted"),
    "conflicts": ("question", "answers", "settled"),
    "synopses": ("publisher", "words", "outlet", "reported"),
    "signals": ("kind", "words", "outlet", "reported"),
    "coverage": ("article", "outlet", "reported", "new", "on record", "recycled"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A person of the show with the roles that texts give; `last_quoted` is EDTF."""

    name: str
    slug: str
    roles: tuple[str, ...]
    sayings: int
    last_quoted: str | None
    proof: Proof
    claims: tuple[str, ...]

    def row(self) -> Row:
        """Return its row."""
        quoted = date_words(self.last_quoted) if self.last_quoted else ""
        return Row(id=self.proof.claim[:16], cells=(self.name, ", ".join(self.roles), str(self.sayings), quoted), evidence=self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalLine:
    """What an audience does, or a platform usually does: a signal, no fact."""

    kind: str
    proof: Proof

    def row(self) -> Row:
        """Return its row."""
        proof = self.proof
        return Row(id=proof.claim[:16], cells=(self.kind, proof.words, proof.origin, date_words(proof.reported)), evidence=(proof.claim,))


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageLine:
    """A document, and how many of its facts and statements were new, on record already, or recycled when it was published."""

    document: str
    title: str | None
    outlet: str | None
    reported: str | None
    reasons: tuple[str, ...]
    new: int
    known: int
    recycled: int
    claims: tuple[str, ...]

    @property
    def total(self) -> int:
        """Return how many facts and statements count."""
        return self.new + self.known + self.recycled

    def percent(self, name: str) -> int:
        """Return a share in percent, rounded; 0 of nothing."""
        count: int = getattr(self, name)
        return round(100 * count / self.total) if self.total else 0

    def row(self) -> Row:
        """Return its row."""
        told = (self.title or self.document[:10], self.outlet or "", date_words(self.reported))
        return Row(id=self.document[:16], cells=(*told, str(self.new), str(self.known), str(self.recycled)), evidence=self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowView:
    """A show's page. `at` is the day as of which it is told, None for all that is on record.

    Of `conflicts` and `coverage` the page shows the first and the last, unless all that is on record is asked for (`is_whole`).
    """

    show: str
    slug: str
    at: date | None
    platform: str | None
    creator: str | None
    lede: str
    seasons: tuple[SeasonLine, ...]
    timeline: tuple[EventLine, ...]
    statements: tuple[SayingLine, ...]
    statements_total: int
    people: tuple[PersonLine, ...]
    unplayed: tuple[str, ...]
    synopses: tuple[SynopsisLine, ...]
    signals: tuple[SignalLine, ...]
    conflicts: tuple[ConflictLine, ...]
    coverage: tuple[CoverageLine, ...]
    latest: str | None
    is_whole: bool = False

    @property
    def conflicts_shown(self) -> tuple[ConflictLine, ...]:
        """Return the conflicts that the page shows."""
        return self.conflicts if self.is_whole else self.conflicts[:MOST_CONFLICTS]

    @property
    def coverage_shown(self) -> tuple[CoverageLine, ...]:
        """Return the articles that the page shows, in the order of publication."""
        return self.coverage if self.is_whole else self.coverage[-MOST_ARTICLES:]

    @property
    def lead(self) -> SeasonLine | None:
        """Return the season that the page opens with."""
        return next((line for line in self.seasons if line.is_lead), None)

    @property
    def strip(self) -> tuple[SeasonLine, ...]:
        """Return the seasons in the order of the strip: by number, then what has none."""
        return tuple(sorted(self.seasons, key=lambda line: (line.number is None, line.number or 0, line.key)))

    @property
    def outlets(self) -> int:
        """Return how many outlets are named."""
        return len({line.outlet for line in self.coverage if line.outlet})

    def tables(self) -> tuple[Table, ...]:
        """Return all rows of the page."""
        shown = {"conflicts": "conflicts_shown", "coverage": "coverage_shown"}
        return tuple(
            Table(name=name, columns=columns, rows=tuple(line.row() for line in getattr(self, shown.get(name, name))))
            for name, columns in _COLUMNS.items()
        )


def show_view(held: Slice, *, at: date | None = None, most: int | None = MOST_SAYINGS) -> ShowView:
    """Return the page of a show; `most` sayings are shown, those in marks before reported speech (None: all there are)."""
    events, disputes, statements = held.timeline(), held.conflicts(), held.statements()
    said = sayings_of(held, statements)
    standings = held.statuses()
    lead = leading(standings.values())
    lines = [season_line(held, item, season_of(events, item.season), disputes, is_lead=item is lead) for item in standings.values()]
    people = held.people()
    newest = sorted(said, key=lambda item: str(item.statements[0].reported.last or ""), reverse=True)
    shown = newest if most is None else _telling(newest)[:most]
    return ShowView(
        show=held.show,
        slug=slug(held.show),
        at=at,
        platform=_most_named(one.platform for event in events for one in event.milestones),
        creator=next((person.name for person in people if "creator" in person.roles), None),
        lede=_lede(lead, events, standings.values(), disputes),
        seasons=tuple(sorted(lines, key=_newest_first)),
        timeline=tuple(event_line(held, item) for item in events),
        statements=tuple(saying_line(item, held) for item in shown),
        statements_total=len(said),
        people=tuple(_people(held, people, statements)),
        unplayed=tuple(item.name for item in held.characters() if not item.actors),
        synopses=synopsis_lines(held, _of(held, "synopsis")),
        signals=tuple(_signals(held)),
        conflicts=tuple(conflict_line(item, held) for item in sorted(disputes, key=lambda item: item.right is not None)),
        coverage=tuple(_coverage(held, events, said)),
        latest=max((str(dating.interval.last) for dating in held.datings.values() if dating.interval.last), default=None),
        is_whole=most is None,
    )


def _lede(lead: Status | None, events: Sequence[Event], standings: Iterable[Status], disputes: Sequence[Conflict]) -> str:
    if lead is None:
        return "No season is named in what has been read so far."
    said = [stands(lead, season_of(events, lead.season)) + "."]
    later = [item for item in standings if (item.season.number or 0) > (lead.season.number or 0)]
    said += [stands(item, season_of(events, item.season)) + "." for item in later[-1:]]
    undecided = sum(item.right is None for item in disputes)
    if undecided:
        said.append(f"Outlets disagree on {counted(undecided, 'point')}.")
    return " ".join(said)


def _telling(said: Sequence[Saying]) -> Sequence[Saying]:
    """Return what stands in marks; where that is little, reported speech of somebody named and of more than a few words too."""
    marked = [item for item in said if any(one.quotation.kind is not QuotationKind.INDIRECT for one in item.statements)]
    if len(marked) >= FEWEST:
        return marked
    firsts = ((item, item.statements[0]) for item in said)
    return [item for item, first in firsts if item in marked or (first.speaker is not None and len(first.text.split()) >= FEWEST)]


def _most_named(names: Iterable[str | None]) -> str | None:
    named = Counter(name for name in names if name)
    return min(named, key=lambda name: (-named[name], name)) if named else None


def _newest_first(line: SeasonLine) -> tuple[bool, int, str]:
    return (line.number is None, -(line.number or 0), line.key)


def _people(held: Slice, people: Iterable[Person], statements: Iterable[Statement]) -> Iterator[PersonLine]:
    said: defaultdict[str, list[str]] = defaultdict(list)
    for item in statements:
        if item.speaker:
            said[item.speaker].append(str(item.reported.last or ""))
    for person in people:
        days = said.get(person.name, [])
        claims = [claim for part in person.parts for claim in part.claims]
        yield PersonLine(
            name=person.name,
            slug=slug(person.name),
            roles=tuple(part.role + (f" ({', '.join(part.characters)})" if part.characters else "") for part in person.parts),
            sayings=len(days),
            last_quoted=max(days) or None if days else None,
            proof=proof_of(claims[0], held, label=person.parts[0].role),
            claims=tuple(claim.id for claim in claims),
        )


def _of(held: Slice, predicate: str) -> list[Claim]:
    return [claim for claim in held.claims if claim.predicate == predicate and held.shows.get(claim.show or claim.document) == held.show]


def _signals(held: Slice) -> Iterator[SignalLine]:
    for claim in _of(held, "audience"):
        yield SignalLine(kind=mention(claim).kind.value, proof=proof_of(claim, held, label="audience signal"))
    for claim in _of(held, "habit"):
        yield SignalLine(kind=f"habit of {claim.value}", proof=proof_of(claim, held, label="what a platform usually does"))


def _coverage(held: Slice, events: Iterable[Event], said: Iterable[Saying]) -> Iterator[CoverageLine]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for event in events:
        first = (event.first or event.milestones[0]).claim.document
        for document in dict.fromkeys(item.claim.document for item in event.milestones):
            counts[document]["new" if document == first else "known"] += 1
    for saying in said:
        for at, document in enumerate(saying.documents):
            counts[document]["recycled" if at else "new"] += 1
    own = {claim.document for claim in held.claims if held.shows.get(claim.show or claim.document) == held.show}
    claims: defaultdict[str, list[str]] = defaultdict(list)
    for claim in held.claims:
        claims[claim.document].append(claim.id)
    for document in sorted(own, key=lambda name: _reported(held, name), reverse=True):
        source, dating = held.sources[document], held.datings.get(document)
        interval = dating.interval if dating else source.own_interval()
        yield CoverageLine(
            document=document,
            title=source.title,
            outlet=source.outlet,
            reported=str(interval) if interval.is_known else None,
            reasons=tuple(dict.fromkeys(reason.words for reason in dating.reasons)) if dating else (),
            new=counts[document]["new"],
            known=counts[document]["known"],
            recycled=counts[document]["recycled"],
            claims=tuple(claims[document]),
        )


def _reported(held: Slice, document: str) -> tuple[str, str]:
    dating = held.datings.get(document)
    interval = dating.interval if dating else held.sources[document].own_interval()
    return (str(interval.last or interval.first or ""), document)
