"""A draft against the record: its facts, its quotations, its passages, and what has no source.

Read `check` from top to bottom: each step is a room of this package. Nothing is written to the record.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clapboard.checking.borrowing import Borrowed, borrowed
from clapboard.checking.draft import Draft
from clapboard.checking.gathering import Gathered, gather
from clapboard.checking.sayings import Told, Voices, needs_a_look, told_of
from clapboard.checking.shares import Shares, shares
from clapboard.checking.shelf import quoting, sharing
from clapboard.checking.superlatives import superlatives
from clapboard.checking.usual import usual
from clapboard.model.claim import Claim
from clapboard.model.mention import AudienceKind
from clapboard.model.span import Span
from clapboard.record.charts import Charts
from clapboard.record.claims import spans_of
from clapboard.record.habits import Habit
from clapboard.record.ledger import Ledger
from clapboard.record.names import title_key
from clapboard.record.novelty import Finding, Novelty, novelties
from clapboard.reuse.appearances import Appearance
from clapboard.reuse.frames import Reframed
from clapboard.reuse.sayings import Appeared


@dataclass(frozen=True, kw_only=True)
class Quoted:
    """A quotation of the draft. `told` is the saying that it is an appearance of, None where its words are not on record.

    `later` says that the record holds the words, in documents that are surely later than the draft.
    """

    claim: Claim
    appearance: Appearance
    told: Told | None
    later: bool = False

    @property
    def appeared(self) -> Appeared | None:
        """Return the appearance in its saying, with what was changed."""
        items = self.told.saying.appeared if self.told else ()
        return next((item for item in items if item.appearance.place == self.appearance.place), None)

    @property
    def is_recycled(self) -> bool:
        """Tell whether the words stood in a document on record that is not surely later."""
        return self.told is not None and not self.later

    @property
    def frame(self) -> Reframed | None:
        """Return how the draft contradicts an earlier document in what it says of the time."""
        return self.told.frame(self.appearance) if self.told else None

    @property
    def needs_a_look(self) -> bool:
        """Tell whether the words were altered, another speaker is named for them, or they stand in a new frame."""
        appeared = self.appeared
        return self.is_recycled and (self.frame is not None or (appeared is not None and needs_a_look(appeared)))


@dataclass(frozen=True, kw_only=True)
class Check:
    """What the record says to a draft."""

    draft: Draft
    gathered: Gathered
    findings: tuple[Finding, ...]
    quotations: tuple[Quoted, ...]
    passages: tuple[Borrowed, ...]
    superlatives: tuple[Span, ...]
    habits: Mapping[str, Habit]
    charts: Mapping[str, Charts]
    shares: Shares

    @property
    def needs_a_look(self) -> int:
        """Return how many facts and quotations there are to look at before publishing."""
        conflicts = sum(item.novelty is Novelty.CONFLICTING for item in self.findings)
        return conflicts + sum(item.needs_a_look for item in self.quotations)


def check(draft: Draft, ledger: Ledger) -> Check:
    """Hold a draft against the record and return what was found.

    A draft without a day is about to be published; a document that is on record already is as old as the record makes it.
    """
    draft = draft if ledger.archive.captured_at(draft.id) else draft.dated()
    gathered = gather(draft, ledger)
    findings = tuple(item for held in gathered.slices for item in novelties(held, draft.id))
    shelf = sharing(ledger, [draft.document.text], apart_from=draft.id)
    quotations = _quotations(draft, gathered, ledger)
    copied = [span for item in quotations if item.is_recycled for span in item.appearance.fragments]
    described = [span for item in findings if item.kind == "description" and item.known for span in _spans(item.claims)]
    passages = borrowed(draft, ledger, gathered, shelf=shelf, apart_from=[*copied, *described, *_attributions(draft)])
    return Check(
        draft=draft,
        gathered=gathered,
        findings=findings,
        quotations=quotations,
        passages=passages,
        superlatives=superlatives(draft, apart_from=_told_elsewhere(findings, copied, passages)),
        habits=usual({claim.value for claim in draft.claims if claim.predicate == "habit" and claim.value}, ledger),
        charts={show: _charts(show, draft, ledger) for show in {item.show for item in findings if item.kind == AudienceKind.CHART}},
        shares=shares(
            draft,
            recycled=[*copied, *described, *(item.span for item in passages)],
            known=_facts(findings, Novelty.ON_RECORD),
            new=[*_facts(findings, Novelty.NEW), *_facts(findings, Novelty.CONFLICTING)],
        ),
    )


def _charts(show: str, draft: Draft, ledger: Ledger) -> Charts:
    """Return what the charts on file have of a show that the draft claims success for, under whatever title it is printed."""
    titles = {title for title, meant in ledger.shows.titles().items() if meant == show}
    printed = {claim.show for claim in draft.claims if claim.show and title_key(claim.show) == title_key(show)}
    return Charts.of(ledger, {show, *titles, *printed})


def _spans(claims: Iterable[Claim]) -> list[Span]:
    return [span for claim in claims for span in spans_of(claim, "span")]


def _facts(findings: Iterable[Finding], novelty: Novelty) -> list[Span]:
    return [span for item in findings if item.novelty is novelty for span in _spans(item.claims)]


def _attributions(draft: Draft) -> list[Span]:
    """Return the words that say who speaks: to name somebody as others do is no reuse."""
    return [*draft.spans("said", "source"), *draft.spans("said", "cue")]


def _told_elsewhere(findings: Iterable[Finding], copied: Iterable[Span], passages: Iterable[Borrowed]) -> list[Span]:
    return [*_facts(findings, Novelty.UNSOURCED), *copied, *(item.span for item in passages)]


def _quotations(draft: Draft, gathered: Gathered, ledger: Ledger) -> tuple[Quoted, ...]:
    said = [claim for claim in draft.claims if claim.predicate == "said"]
    voices = Voices.of(gathered.slices, only=said).adding(said, gathered.record.sources, gathered.published)
    printed = quoting(ledger, (voices.held[claim.id].passage for claim in said))
    found = told_of(
        voices, [claim.id for claim in said], ledger, printed=printed, slices=gathered.hearing(printed), published=gathered.published
    )
    return tuple(_quoted(claim, voices.held[claim.id], found) for claim in said)


def _quoted(claim: Claim, own: Appearance, found: Iterable[Told]) -> Quoted:
    saying = next(item for item in found if any(one.appearance.place == own.place for one in item.saying.appeared))
    others = [item.appearance for item in saying.saying.appeared if item.appearance.document != own.document]
    later = bool(others) and all(own.published.surely_before(item.published) for item in others)
    return Quoted(claim=claim, appearance=own, told=saying if others else None, later=later)
