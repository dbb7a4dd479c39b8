"""What a data twin is made from: the rows of a page, the words that prove them, the dates in it, and what changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from clapboard.model.claim import Claim
from clapboard.publishing.views import Row, Table
from clapboard.publishing.views.changes import ChangeLine
from clapboard.publishing.views.desk import RELEASES
from clapboard.publishing.views.parts import Proof
from clapboard.publishing.views.seasons import EventLine, SeasonLine
from clapboard.publishing.views.wording import slug
from clapboard.record.publication import Dating
from clapboard.record.source import Source
from clapboard.record.view import Slice

_OUT = ("released", "concluded")
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
JUDGED = 2
"""What an editor's word adds to the number of a date's revisions: more than the report that it may take away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The words of a claim and where they are printed; `reported` is EDTF, `captured` when we first had the document."""

    claim: str
    words: str
    document: str
    outlet: str | None
    title: str | None
    byline: str | None
    address: str
    reported: str | None
    captured: datetime | None

    @property
    def origin(self) -> str:
        """Return who printed it: the outlet, else the headline, else the beginning of the document's id."""
        return self.outlet or (f"“{self.title}”" if self.title else f"document {self.document[:10]}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date for a calendar: `table` and `row` say which row of the page it is, `when` is EDTF.

    `uid` stays the same when the date moves, and `revision` is higher then: it counts what could have moved it, each report of such a
    date once. `is_open` says that outlets disagree on it.
    """

    uid: str
    table: str
    row: str
    summary: str
    when: str
    claim: str
    revision: int
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that a twin may print. `address` is the page's path, `subject` what it is about, `stamp` when the newest of it was captured."""

    kind: str
    address: str
    title: str
    lede: str
    at: date | None
    tables: tuple[Table, ...]
    citations: Mapping[str, Citation] = field(repr=False)
    dates: tuple[Dated, ...] = ()
    changes: tuple[ChangeLine, ...] = ()
    stamp: datetime = _NEVER
    base: str = ""
    show: str | None = None

    @property
    def home(self) -> str:
        """Return the page's whole address."""
        return f"{self.base}{self.address}"

    def cited(self, row: Row) -> tuple[Citation, ...]:
        """Return the words that prove a row."""
        return tuple(self.citations[claim] for claim in dict.fromkeys(row.evidence) if claim in self.citations)

    def evidence(self, claim: str) -> str:
        """Return the address at which the words of a claim are shown."""
        return f"{self.base}/e/{claim[:16]}"


def citations(
    claims: Iterable[Claim], sources: Mapping[str, Source], *, datings: Mapping[str, Dating] | None = None
) -> dict[str, Citation]:
    """Return the words of claims with what is known of their documents, by the claims' ids."""
    return {claim.id: _citation(claim, sources[claim.document], (datings or {}).get(claim.document)) for claim in claims}


def _citation(claim: Claim, source: Source, dating: Dating | None) -> Citation:
    interval = dating.interval if dating else source.own_interval()
    return Citation(
        claim=claim.id,
        words=" … ".join(item.exact for item in claim.evidence if item.exact.strip()),
        document=source.id,
        outlet=source.outlet,
        title=source.title,
        byline=source.byline,
        address=source.address,
        reported=str(interval) if interval.is_known else None,
        captured=source.captured_at,
    )


def citations_of(shows: Iterable[Slice]) -> dict[str, Citation]:
    """Return the words of all claims of some shows."""
    return {key: value for held in shows for key, value in citations(held.claims, held.sources, datings=held.datings).items()}


def newest(cited: Iterable[Citation]) -> datetime:
    """Return when the newest of what is cited was captured."""
    return max((item.captured for item in cited if item.captured), default=_NEVER)


def dates_of(show: str, seasons: Iterable[SeasonLine], timeline: Iterable[EventLine], *, judged: int = 0) -> Iterator[Dated]:
    """Yield the dates of a show: for each season that of its release, and the days on which all else happened.

    `judged` counts what editors said of the show, taken back or not.
    """
    events = list(timeline)
    for line in seasons:
        if line.date:
            told = [event for event in events if event.season_key == line.key and event.kind in RELEASES]
            yield Dated(
                uid=f"{slug(show)}-{line.key}-release",
                table="seasons",
                row=line.key,
                summary=f"{show}, {line.label}: {'released' if line.stage in _OUT else 'to be released'}",
                when=line.date,
                claim=_decisive(line, told).claim,
                revision=sum(len(event.proofs) for event in told) + JUDGED * judged,
                is_open=line.is_disputed,
            )
    seen: Counter[str] = Counter()
    for event in events:
        if event.is_told and event.day and event.kind not in RELEASES:
            name = "-".join(part for part in (slug(show), slug(event.season), event.kind, slug(event.value) if event.value else "") if part)
            seen[name] += 1
            yield Dated(
                uid=f"{name}-{seen[name]}",
                table="timeline",
                row=event.id,
                summary=f"{show}, {event.season}: {event.words}{f' ({event.value})' if event.value else ''}",
                when=event.day,
                claim=event.proofs[0].claim,
                revision=len(event.proofs) + JUDGED * judged,
            )


def _decisive(line: SeasonLine, told: Iterable[EventLine]) -> Proof:
    """Return the words that give a season its date: that it is out on that day, or else that the day was set."""
    fits = [event for event in told if line.date in (event.day if event.kind == "released" else None, event.target)]
    return min(fits, key=lambda event: event.kind != "released").proofs[0] if fits else (line.first or line.proofs[0])
