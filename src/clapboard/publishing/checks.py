"""What was found of recycled words, new facts and frames, as plain JSON values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from clapboard.model.claim import Claim
from clapboard.model.span import Span
from clapboard.model.when import Interval
from clapboard.publishing.answers import conflict, edtf, evidence, season_id
from clapboard.record.claims import quotation
from clapboard.record.habits import Habit
from clapboard.record.novelty import Finding
from clapboard.record.source import Source
from clapboard.record.view import Slice
from clapboard.reuse.appearances import Appearance
from clapboard.reuse.frames import Reframed
from clapboard.reuse.kinds import Kind
from clapboard.reuse.sayings import Appeared, Change, Saying
from clapboard.text.align import Alignment, Block

Json = dict[str, Any]
_WORDS = tuple(Kind)[: tuple(Kind).index(Kind.SPEAKER)]


def printed(source: Source, published: Interval, words: str, claim: Claim | None = None) -> Json:
    """Return where words stand: outlet, headline, document, day of report, and the claim if there is one."""
    return {
        "claim": claim.id if claim else None,
        "words": words,
        "outlet": source.outlet,
        "title": source.title,
        "document": source.id,
        "reported": edtf(published),
    }


def finding(item: Finding, held: Slice, sentence: str) -> Json:
    """Return a fact of a draft with its sentence there, since when and by whom it is on record, and both sides of a conflict."""
    spans = [found for claim in item.claims for found in claim.evidence]
    return {
        "novelty": item.novelty.value,
        "show": item.show,
        **(season_id(item.season) if item.season else {"season": None}),
        "kind": item.kind,
        "part": item.part,
        "value": item.value,
        "date": item.date,
        "certainty": item.certainty.value,
        "sentence": sentence,
        "start": spans[0].span.start,
        "end": spans[0].span.end,
        "since": edtf(item.since),
        "first": evidence(item.first, (), held) if item.first else None,
        "first_is_known": item.first is not None,
        "reports": [evidence(claim, (), held) for claim in item.known],
        "documents": len(item.documents),
        "conflicts": [_against(row, item.claims) for row in (conflict(found, held) for found in item.conflicts)],
    }


def _against(row: Json, own: Iterable[Claim]) -> Json:
    """Return the conflict with the draft's own value apart from the others."""
    ids = {claim.id for claim in own}
    mine = [side for side in row["sides"] if ids & {proof["claim"] for proof in side["proofs"]}]
    return {**row, "draft": mine[0]["value"] if mine else None, "others": [side for side in row["sides"] if side not in mine]}


def saying(item: Saying, *, claims: Mapping[tuple[str, Span], Claim], sources: Mapping[str, Source], frames: Sequence[Reframed]) -> Json:
    """Return the same words in all their appearances, in the order of publication, each with its change and its frame."""
    head = item.appeared[0].appearance
    rows = [
        {
            **appeared(one, claims[one.appearance.place], sources, first=head, frames=frames),
            "days": days_between(head.published, one.appearance.published),
        }
        for one in item.appeared
    ]
    return {
        "saying": item.id,
        "first_is_known": item.first is not None,
        "documents": len(item.documents),
        **{name: rows[0][name] for name in ("words", "speaker", "outlet", "title", "document", "reported", "claim")},
        "appearances": rows,
    }


def appeared(item: Appeared, claim: Claim, sources: Mapping[str, Source], *, first: Appearance, frames: Sequence[Reframed] = ()) -> Json:
    """Return one appearance of a saying: where it stands, what it says of the words, what was changed against the first."""
    own = item.appearance
    told = quotation(claim)
    frame = next((found for found in frames if found.later.place == own.place), None)
    return {
        **printed(sources[own.document], own.published, " … ".join(own.words), claim),
        "spans": [[span.start, span.end] for span in own.fragments],
        "kind": told.kind.value,
        "speaker": own.speaker,
        "unknown": told.unknown,
        "venue": own.venue,
        "cue": own.cue or None,
        "frame": own.frame_words or None,
        "called": own.called,
        "changed": change(item.change, first, own) if item.change else None,
        "new_frame": reframing(frame, sources) if frame else None,
    }


def change(item: Change, first: Appearance, later: Appearance) -> Json:
    """Return what was changed: the kinds, those of meaning by themselves, and every difference with its place on both sides."""
    return {
        "flags": list(item.flags),
        "kinds": [kind.value for kind in Kind if kind in item.kinds],
        "words": [kind.value for kind in _WORDS if kind in item.kinds],
        "differences": list(differences(item.alignment, _places(first), _places(later))),
    }


def reframing(item: Reframed, sources: Mapping[str, Source]) -> Json:
    """Return how an appearance contradicts an earlier one in what it says of the time."""
    return {
        "because": item.because,
        "days": item.days,
        "frame": item.later.frame_words or None,
        "earlier_frame": item.earlier.frame_words or None,
        "earlier": printed(sources[item.earlier.document], item.earlier.published, " … ".join(item.earlier.words)),
    }


Places = Sequence[tuple[int, int]]
"""Where each piece of a joined text begins, in that text and in the document's."""


def _places(item: Appearance) -> Places:
    at = 0
    found = []
    for fragment, words in zip(item.fragments, item.words, strict=True):
        found.append((at, fragment.start))
        at += len(words) + 1
    return found


def differences(alignment: Alignment, left: Places, right: Places) -> Iterator[Json]:
    """Yield every block of an alignment, the common words too: kind, words and place (code points of the documents' texts)."""
    for block in alignment.blocks:
        yield {
            "kind": block.kind.value,
            "marked": block.cut,
            **_side(alignment, block, left, "left"),
            **_side(alignment, block, right, "right"),
        }


def _side(alignment: Alignment, block: Block, places: Places, name: str) -> Json:
    span = alignment.left_span(block) if name == "left" else alignment.right_span(block)
    text = alignment.left.text if name == "left" else alignment.right.text
    if span is None:
        return {name: "", f"{name}_at": None}
    return {name: span.of(text), f"{name}_at": [_placed(span.start, places), _placed(span.end - 1, places) + 1]}


def _placed(offset: int, places: Places) -> int:
    begun, start = max(place for place in places if place[0] <= offset)
    return start + offset - begun


def habit(item: Habit | None, platform: str, sentence: str) -> Json:
    """Return a sentence on a platform's habit with what the record counts."""
    return {
        "platform": platform,
        "sentence": sentence,
        "season": item.number if item else None,
        "reached": list(item.reached) if item else [],
        "stopped": list(item.stopped) if item else [],
        "open": list(item.open_shows) if item else [],
        "decided": item.decided if item else 0,
        "share": item.share if item else None,
        "low": round(item.low, 3) if item else None,
        "high": round(item.high, 3) if item else None,
    }


def passage(alignment: Alignment, left: Span, right: Span, *, quoted: bool) -> Json:
    """Return a passage that two documents share, aligned word by word."""
    return {
        "left": [left.start, left.end],
        "right": [right.start, right.end],
        "quoted": quoted,
        "differences": list(differences(alignment, [(0, left.start)], [(0, right.start)])),
    }


def days_between(first: Interval, later: Interval) -> int | None:
    """Return how many days lie between two publications at the least; None where that cannot be told."""
    if first.last is None or later.first is None or first.first is None:
        return None
    return max(0, (later.first - first.last).days)
