"""From what the record holds of somebody's words to appearances, which `reuse` compares."""

from collections.abc import Iterable

from clapboard.model.claim import Claim
from clapboard.model.when import Interval
from clapboard.record.claims import evidence_of, quotation, said_words
from clapboard.record.days import days_of
from clapboard.record.statements import Statement
from clapboard.reuse.appearances import Appearance


def appearance(claim: Claim, *, published: Interval, outlet: str | None, speaker: str | None = None) -> Appearance:
    """Return the appearance that a claim of what was said is; `speaker` is the name that stands for the person, if that is known."""
    told = quotation(claim)
    content = said_words(claim)
    frame = evidence_of(claim, "frame")
    said = days_of(told.said, published)
    return Appearance(
        document=claim.document,
        published=published,
        fragments=tuple(item.span for item in content),
        words=tuple(item.exact for item in content),
        speaker=speaker or told.speaker,
        kind=told.kind,
        cue=" ".join(item.exact for item in evidence_of(claim, "cue")),
        venue=told.venue,
        said=said.interval if said else None,
        called=told.called,
        frame=told.frame,
        frame_words=frame[0].exact if frame else "",
        outlet=outlet,
    )


def appearances(statements: Iterable[Statement]) -> dict[str, Appearance]:
    """Return the appearance that each statement is, by its claim's id: with the speaker and the days that the record knows."""
    return {item.claim.id: appearance(item.claim, published=item.reported, outlet=item.outlet, speaker=item.speaker) for item in statements}
