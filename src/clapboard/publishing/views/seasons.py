"""A season and an event as lines of a page, each with its proofs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from clapboard.model.show import Event, Milestone, Status
from clapboard.publishing.views import Row
from clapboard.publishing.views.parts import Proof, milestone_proof
from clapboard.publishing.views.strips import Step, stands, steps
from clapboard.publishing.views.wording import date_words, kind_words, season_key, season_words, strength_words
from clapboard.record.claims import evidence_of, milestone
from clapboard.record.conflicts import Conflict
from clapboard.record.view import Slice


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonLine:
    """Where one season stands. `key` is its part of an address; `date` EDTF; `first` who reported what is decisive; `sources` documents."""

    key: str
    label: str
    number: int | None
    stage: str
    fate: str
    bars: int
    strength: str
    date: str | None
    is_disputed: bool
    steps: tuple[Step, ...]
    sentence: str
    first: Proof | None
    sources: int
    proofs: tuple[Proof, ...]
    is_lead: bool = False

    @property
    def strip_words(self) -> str:
        """Return the whole strip in words, for those who do not see it."""
        reached = [step.name for step in self.steps if step.state in ("on", "now")]
        split = [f"{step.name} disputed" for step in self.steps if step.state == "split"]
        return f"{self.label}: {', '.join([*reached, *split]) or 'no step'} on record; {self.stage}, {self.fate}"

    def row(self) -> Row:
        """Return its row."""
        when = date_words(self.date) if self.date else ""
        return Row(
            id=self.key,
            cells=(self.label, self.stage, when, self.fate, self.strength, str(self.sources)),
            evidence=tuple(proof.claim for proof in self.proofs),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One thing that happened. `day` and `target` are EDTF; `notes` its circumstances in our words; `reports` documents that tell it."""

    id: str
    season: str
    season_key: str
    kind: str
    words: str
    value: str | None
    day: str | None
    is_told: bool
    target: str | None
    notes: tuple[str, ...]
    bars: int
    strength: str
    reports: int
    first_is_known: bool
    proofs: tuple[Proof, ...]

    def row(self) -> Row:
        """Return its row."""
        return Row(
            id=self.id,
            cells=(
                date_words(self.day),
                self.season,
                self.words,
                self.value or "",
                date_words(self.target) if self.target else "",
                "; ".join(self.notes),
                self.strength,
                self.proofs[0].origin,
                str(self.reports),
            ),
            evidence=tuple(proof.claim for proof in self.proofs),
        )


SEASONS = ("season", "stage", "date", "fate", "strength", "sources")
TIMELINE = ("day", "season", "milestone", "value", "set for", "circumstances", "strength", "first reported by", "reports")
"""The columns of the two tables."""


def season_line(held: Slice, status: Status, events: Sequence[Event], disputes: Iterable[Conflict], *, is_lead: bool = False) -> SeasonLine:
    """Return where one season stands, with one proof for each axis and what moves neither."""
    bars, strength = strength_words(status.strength)
    drawn = steps(status, events, disputes)
    dated = status.dated
    decisive = status.stage_proof or status.fate_proof
    told = {item.claim.document for event in events for item in event.milestones}
    told |= {item.claim.document for items in (status.absent, status.hedged, status.denied) for item in items}
    return SeasonLine(
        key=season_key(status.season),
        label=season_words(status.season),
        number=status.season.number,
        stage=status.stage.value,
        fate=status.fate.value,
        bars=bars,
        strength=strength,
        date=next((event.edtf for event in events if event.kind == "released" and event.edtf), dated.target_edtf if dated else None),
        is_disputed=any(step.state == "split" for step in drawn),
        steps=drawn,
        sentence=stands(status, events) + ".",
        first=milestone_proof(decisive[-1], held) if decisive else None,
        sources=len(told),
        proofs=tuple(_season_proofs(held, status)),
        is_lead=is_lead,
    )


def _season_proofs(held: Slice, status: Status) -> Iterator[Proof]:
    groups: tuple[tuple[str, tuple[Milestone, ...]], ...] = (
        (status.stage.value, status.stage_proof[:1]),
        (status.fate.value, status.fate_proof[:1]),
        ("date set", status.dated.milestones[:1] if status.dated else ()),
        ("no date", status.absent[:1]),
        ("expected", status.hedged[:1]),
        ("denied", status.denied[:1]),
    )
    seen: set[str] = set()
    for label, items in groups:
        for item in items:
            if item.claim.id not in seen:
                seen.add(item.claim.id)
                yield milestone_proof(item, held, label=label)


def event_line(held: Slice, event: Event) -> EventLine:
    """Return one event with all that tell it, the earliest first."""
    bars, strength = strength_words(event.strength)
    return EventLine(
        id=f"{event.milestones[0].claim.id[:16]}-{season_key(event.season)}",
        season=season_words(event.season) + (f", part {event.part}" if event.part else ""),
        season_key=season_key(event.season),
        kind=event.kind,
        words=kind_words(event.kind),
        value=event.value,
        day=event.edtf or event.day,
        is_told=event.edtf is not None,
        target=event.target_edtf,
        notes=tuple(_notes(held, event)),
        bars=bars,
        strength=strength,
        reports=len({item.claim.document for item in event.milestones}),
        first_is_known=event.first is not None,
        proofs=tuple(milestone_proof(item, held, label=kind_words(item.kind)) for item in _first_first(event)),
    )


def _first_first(event: Event) -> list[Milestone]:
    first = event.first or event.milestones[0]
    return [first, *(item for item in event.milestones if item is not first)]


def _notes(held: Slice, event: Event) -> Iterator[str]:
    claims = {item.claim.id for item in event.milestones}
    others = {
        one.season.number for one in held.milestones if one.claim.id in claims and one.kind == event.kind and one.season != event.season
    }
    numbers = sorted(number for number in others if number is not None)
    told = [milestone(item.claim) for item in event.milestones]
    if numbers:
        yield "together with season " + " and ".join(map(str, numbers))
    for word, name in (("on", "platform"), ("announced by", "announced_by"), ("through", "channel")):
        found = next((value for item in told if (value := getattr(item, name))), None)
        if found:
            yield f"{word} {found}"
    because = next((found.exact for item in event.milestones for found in evidence_of(item.claim, "because")), None)
    if because:
        yield f"because “{' '.join(because.split())}”"
    if event.first and not milestone(event.first.claim).original_held:
        yield "original not held"
    if event.denied_by:
        yield "denied since"
