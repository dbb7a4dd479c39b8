"""What several pages show: the words that prove a line, and where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from clapboard.model.claim import Claim, Evidence
from clapboard.model.mention import Certainty
from clapboard.model.show import Milestone
from clapboard.publishing.views.wording import kind_words, strength_words
from clapboard.record.claims import evidence_of, milestone
from clapboard.record.view import Slice


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The exact words behind a line, with their neighbours, who printed them, and when (EDTF).

    `label` says in our words what they prove; `bars` (0 to 4) and `strength` how near to the announcer the word comes from, where it
    is a milestone's.
    """

    claim: str
    label: str
    words: str
    before: str = ""
    after: str = ""
    outlet: str | None = None
    title: str | None = None
    document: str = ""
    address: str = ""
    reported: str | None = None
    certainty: str = Certainty.ASSERTED.value
    planned: bool = False
    bars: int | None = None
    strength: str | None = None
    season_from: str | None = None
    announced_by: str | None = None
    original_held: bool = True

    @property
    def origin(self) -> str:
        """Return who printed it: the outlet, else the headline, else the beginning of the document's id."""
        return self.outlet or (f"“{self.title}”" if self.title else f"document {self.document[:10]}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """Which part of many shows a page tells of, the most recently read of first: page `page` of `pages`, `told` of `shows`."""

    page: int = 1
    pages: int = 1
    told: int = 0
    shows: int = 0

    @property
    def words(self) -> str:
        """Return that as a sentence; nothing where the page tells of all."""
        told = f"This is page {self.page} of {self.pages}: {self.told} of {self.shows} shows, the most recently read of first."
        return told if self.pages > 1 else ""


ALL: Final = Paging()
"""A page that tells of all shows there are."""


def proof_of(claim: Claim, held: Slice, *, label: str, items: Iterable[Evidence] = ()) -> Proof:
    """Return the words of a claim (those of `items`, else its first evidence) as a proof."""
    chosen = tuple(items) or claim.evidence[:1]
    source = held.sources[claim.document]
    dating = held.datings.get(claim.document)
    interval = dating.interval if dating else source.own_interval()
    return Proof(
        claim=claim.id,
        label=label,
        words=" … ".join(item.exact for item in chosen),
        before=_whole_words(chosen[0].prefix, head=False),
        after=_whole_words(chosen[-1].suffix, head=True),
        outlet=source.outlet,
        title=source.title,
        document=source.id,
        address=source.address,
        reported=str(interval) if interval.is_known else None,
        certainty=claim.certainty.value,
    )


def milestone_proof(item: Milestone, held: Slice, *, label: str | None = None) -> Proof:
    """Return the words that prove a milestone."""
    made = proof_of(item.claim, held, label=label or kind_words(item.kind), items=evidence_of(item.claim, "span")[:1])
    bars, strength = strength_words(item.strength)
    told = milestone(item.claim)
    return replace(
        made,
        certainty=item.certainty.value,
        planned=item.planned,
        bars=bars,
        strength=strength,
        season_from=item.basis.value,
        announced_by=told.announced_by,
        original_held=told.original_held,
    )


def _whole_words(context: str, *, head: bool) -> str:
    """Return the neighbouring words without the one that the context cuts, and none of another paragraph."""
    line = context.split("\n", maxsplit=1)[0] if head else context.rsplit("\n", maxsplit=1)[-1]
    if line != context:
        return line
    cut = line.rpartition(" ")[0] if head else line.partition(" ")[2]
    return f"{cut} …" if head and cut else f"… {cut}" if cut else ""
