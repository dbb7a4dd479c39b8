"""What a page of changes holds: what the record came to say otherwise, each change with the words that prove it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from clapboard.publishing.views import Row, Table
from clapboard.publishing.views.wording import counted, date_words, day_words, interval_of, kind_words, season_words, slug
from clapboard.record.changes import Change, ChangeKind, Cited
from clapboard.record.source import Source

_FIELDS = {"standing": "standing", "release_date": "release date"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words that prove a change, and who printed them; `reported` is EDTF."""

    claim: str
    document: str
    words: str
    outlet: str | None
    title: str | None
    address: str
    reported: str | None

    @property
    def origin(self) -> str:
        """Return who printed it: the outlet, else the headline, else the beginning of the document's id."""
        return self.outlet or (f"“{self.title}”" if self.title else f"document {self.document[:10]}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One change in our words; `quoted` are the words that prove it, those that tell it first before the others."""

    change: Change
    slug: str
    headline: str
    quoted: tuple[Quoted, ...]

    @property
    def id(self) -> str:
        """Return the change's id."""
        return self.change.id

    @property
    def sentence(self) -> str:
        """Return the words that prove it best."""
        return self.quoted[0].words

    def row(self) -> Row:
        """Return its row."""
        change = self.change
        return Row(
            id=change.id[:16],
            cells=(
                change.at.isoformat(timespec="seconds"),
                change.show,
                season_words(change.season) if change.season else "",
                change.kind.value,
                self.headline,
                self.sentence,
                self.quoted[0].origin,
            ),
            evidence=tuple(item.claim for item in change.evidence),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """What changed, newest first: in one show, or in all of them. `since` is the moment after which changes are listed.

    Older news of `left_out` shows is not listed; `older` is where it begins.
    """

    show: str | None
    since: datetime | None
    lines: tuple[ChangeLine, ...]
    left_out: int = 0
    older: str | None = None

    @property
    def title(self) -> str:
        """Return what the page is called."""
        after = f" since {day_words(self.since.date())}" if self.since else ""
        return f"Changes to {self.show or 'the record'}{after}"

    @property
    def lede(self) -> str:
        """Return how much is listed, and what is left out, in plain words."""
        told = f"{counted(len(self.lines), 'change')}, the newest first, each with the words that brought it."
        told = told[0].upper() + told[1:]
        return f"{told} Older news of {counted(self.left_out, 'show')} is left out here." if self.older else told

    def tables(self) -> tuple[Table, ...]:
        """Return all rows of the page."""
        columns = ("at", "show", "season", "change", "headline", "words", "outlet")
        return (Table(name="changes", columns=columns, rows=tuple(line.row() for line in self.lines)),)


def changes_view(
    found: Iterable[Change],
    sources: Mapping[str, Source],
    *,
    show: str | None = None,
    since: datetime | None = None,
    left_out: int = 0,
    older: str | None = None,
) -> ChangesView:
    """Return a page of changes; `sources` are the documents that they rest on, by id."""
    lines = tuple(change_line(item, sources) for item in found)
    return ChangesView(show=show, since=since, lines=lines, left_out=left_out, older=older)


def change_line(change: Change, sources: Mapping[str, Source]) -> ChangeLine:
    """Return a change in our words."""
    return ChangeLine(
        change=change, slug=slug(change.show), headline=headline(change), quoted=tuple(_quoted(item, sources) for item in change.evidence)
    )


def _quoted(item: Cited, sources: Mapping[str, Source]) -> Quoted:
    source = sources.get(item.document)
    interval = source.own_interval() if source else None
    return Quoted(
        claim=item.claim,
        document=item.document,
        words=item.words,
        outlet=source.outlet if source else None,
        title=source.title if source else None,
        address=source.address if source else "",
        reported=str(interval) if interval is not None and interval.is_known else None,
    )


def headline(change: Change) -> str:
    """Return what changed, as one line: "Season 2: filming, renewed (was ordered, renewed)"."""
    told = _told(change)
    if change.season is None or (change.season.number is None and change.season.continuation.value == "season"):
        return told[0].upper() + told[1:]
    return f"{season_words(change.season)}: {told}"


def _told(change: Change) -> str:
    was, now = _words(change.before), _words(change.after)
    field = _FIELDS.get(change.field) or kind_words(change.field)
    if change.season is not None:
        field = field.removeprefix(f"{season_words(change.season).lower()} ")
    match change.kind:
        case ChangeKind.STANDING:
            return f"{now or 'no standing on record'}{f' (was {was})' if was else ''}"
        case ChangeKind.FACT:
            return f"{field}{f', {now}' if now else ''}"
        case ChangeKind.WITHDRAWN:
            return f"no longer on record: {field}{f', {was}' if was else ''}"
        case ChangeKind.DATE_MOVED:
            return f"{field} moved from {was} to {now}"
        case ChangeKind.DATE_NARROWED:
            return f"{field} is {now} (was {was})"
        case ChangeKind.CONFLICT_OPENED | ChangeKind.CONFLICT_CLOSED:
            return _told_of_conflict(change.kind, field, was, now)
        case ChangeKind.PAGE_CHANGED:
            return f"page changed: {change.field}"
        case ChangeKind.JUDGEMENT:
            return " ".join(part for part in ("an editor’s word:", change.field, was, now) if part)


def _told_of_conflict(kind: ChangeKind, field: str, was: str | None, now: str | None) -> str:
    if kind is ChangeKind.CONFLICT_OPENED:
        return f"outlets disagree on {field}: {now}"
    return f"{field} is settled: {now}" if now else f"outlets no longer disagree on {field}: {was}"


def _words(value: str | None) -> str | None:
    """Return a value in words: dates as people write them, all else as it is."""
    if value is None:
        return None
    return " / ".join(", ".join(map(_part, part.split(", "))) for part in value.split(" | "))


def _part(value: str) -> str:
    names, _, last = value.rpartition(" ")
    if not last[:1].isdigit() or interval_of(last) is None:
        return value
    return f"{names} {date_words(last)}".strip()
