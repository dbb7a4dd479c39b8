"""A check, a comparison, a saying as plain JSON values: what `--json` prints and the terminal's lines are made from."""

from typing import Any

from clapboard.checking.borrowing import Borrowed
from clapboard.checking.check import Check, Quoted
from clapboard.checking.comparing import Comparison
from clapboard.checking.draft import Draft
from clapboard.checking.sayings import Told
from clapboard.model.mention import AudienceKind
from clapboard.model.span import Span
from clapboard.publishing import checks
from clapboard.publishing.answers import edtf
from clapboard.publishing.charts import says
from clapboard.record.novelty import Finding

Json = dict[str, Any]


def told(item: Told) -> Json:
    """Return a saying with all its appearances."""
    return checks.saying(item.saying, claims=item.claims, sources=item.sources, frames=item.frames)


def document(draft: Draft) -> Json:
    """Return which document it is."""
    published = draft.document.published
    return {
        "source": draft.origin,
        "document": draft.id,
        "outlet": draft.document.outlet,
        "title": draft.document.title,
        "published": edtf(published.interval),
        "published_basis": published.basis.value,
    }


def check(item: Check) -> Json:
    """Return what the record says to a draft."""
    draft = item.draft
    slices = {held.show: held for held in item.gathered.slices}
    shares = item.shares
    return {
        **document(draft),
        "shows": list(slices),
        "compared_with": len(item.gathered.record.sources) - 1,
        "needs_a_look": item.needs_a_look,
        "words": shares.words,
        "shares": {name: shares.percent(name) for name in ("new", "recycled", "known")},
        "facts": [
            {**checks.finding(row, slices[row.show], draft.sentence(row.claims[0].evidence[0].span)), "on_file": _on_file(row, item)}
            for row in item.findings
        ],
        "quotations": [_quoted(row, draft) for row in item.quotations],
        "passages": [_borrowed(row, draft) for row in item.passages],
        "superlatives": [{"words": span.of(draft.document.text), **_place(draft, span)} for span in item.superlatives],
        "habits": [
            checks.habit(item.habits.get(claim.value or ""), claim.value or "", draft.sentence(claim.evidence[0].span))
            for claim in draft.claims
            if claim.predicate == "habit"
        ],
    }


def _on_file(row: Finding, item: Check) -> str | None:
    """Return what the charts on file say where the draft claims success, as of its day."""
    if row.kind != AudienceKind.CHART:
        return None
    return says(item.charts[row.show], day=item.draft.document.published.interval.last)


def _place(draft: Draft, span: Span) -> Json:
    return {"sentence": draft.sentence(span), "start": span.start, "end": span.end}


def _quoted(item: Quoted, draft: Draft) -> Json:
    appeared, saying = item.appeared, item.told
    own = item.appearance
    row = {
        "novelty": "recycled" if item.is_recycled else "new",
        "words": " … ".join(own.words),
        "kind": own.kind.value,
        "speaker": own.speaker,
        "spans": [[span.start, span.end] for span in own.fragments],
        "frame": own.frame_words or None,
        "needs_a_look": item.needs_a_look,
        "changed": None,
        "new_frame": checks.reframing(item.frame, item.told.sources) if item.frame and item.told else None,
        "first": None,
        "first_is_known": False,
        "printed": [],
    }
    if saying is None or appeared is None:
        return row
    first = saying.first
    others = [one for one in saying.saying.appeared if one.appearance.document != draft.id]
    rows = [checks.appeared(one, saying.claim(one.appearance), saying.sources, first=first, frames=saying.frames) for one in others]
    return {
        **row,
        "changed": checks.change(appeared.change, first, own) if appeared.change else None,
        "first": rows[0] if item.is_recycled else None,
        "first_is_known": item.is_recycled and saying.saying.first not in (None, draft.id),
        "printed": rows,
    }


def _borrowed(item: Borrowed, draft: Draft) -> Json:
    first = item.printings[0]
    text = draft.document.text
    return {
        "words": item.span.of(text),
        "first": checks.printed(first.source, first.published, item.alignment.left.text),
        "documents": len({printing.source.id for printing in item.printings}),
        **checks.passage(item.alignment, first.span, item.span, quoted=False),
    }


def compare(item: Comparison) -> Json:
    """Return what two documents share."""
    return {
        "left": document(item.left),
        "right": document(item.right),
        "passages": [checks.passage(side.alignment, side.left, side.right, quoted=side.quoted) for side in item.passages],
    }
