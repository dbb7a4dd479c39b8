"""A claim with its sentence in context, checked against the text as it is held now."""

from collections.abc import Callable
from typing import Any

from clapboard.model.claim import Claim, Evidence, id_of
from clapboard.model.document import Document
from clapboard.model.span import Span
from clapboard.record.ledger import Archive, Kept, Ledger
from clapboard.text.sentences import sentences

Json = dict[str, Any]
VERIFIED = "verified"
ORPHANED = "ORPHANED"
FORGOTTEN = "forgotten"


def prove(kept: Kept, archive: Archive) -> Json:
    """Return all that stands behind a claim. `state` is that of its worst evidence: verified, ORPHANED or forgotten.

    An orphaned evidence's words are no longer where they stood; no other sentence is shown in their place.
    """
    claim = kept.claim
    document = archive.document(claim.document)
    proofs = [_evidence(item, archive.text(item.text_sha256)) for item in claim.evidence]
    states = [item["state"] for item in proofs]
    if kept.reading.claim != id_of(claim):
        states.append(ORPHANED)
    return {
        "claim": claim.id,
        "state": next((state for state in (ORPHANED, FORGOTTEN) if state in states), VERIFIED),
        **_said(claim),
        "evidence": proofs,
        **_printed(claim, document, archive),
        "found_by": kept.reading.rule,
        "confidence": round(kept.reading.confidence, 3),
        "extractor": document.reader if document else None,
        "recorded_at": kept.recorded_at.isoformat(timespec="seconds"),
    }


def _said(claim: Claim) -> Json:
    return {
        "show": claim.show,
        "season": claim.season,
        "predicate": claim.predicate,
        "value": claim.value,
        "certainty": claim.certainty.value,
        "qualifiers": {key: value for key, value in claim.qualifiers if not key.startswith("at.")},
    }


def _printed(claim: Claim, document: Document | None, archive: Archive) -> Json:
    captured = archive.captured_at(claim.document)
    capture = archive.capture(claim.document)
    published = document.published if document else None
    return {
        "outlet": document.outlet if document else None,
        "title": document.title if document else None,
        "address": (document.address if document else "") or None,
        "origin": capture.origin if capture else None,
        "published": str(published.interval) if published and published.interval.is_known else None,
        "published_basis": published.basis.value if published else None,
        "updated": str(published.updated) if published and published.updated else None,
        "captured_at": captured.isoformat(timespec="seconds") if captured else None,
        "document": claim.document,
    }


def _evidence(item: Evidence, text: str | None) -> Json:
    place = {"start": item.span.start, "end": item.span.end, "text_sha256": item.text_sha256}
    if text is None:
        return {**place, "state": FORGOTTEN if item.is_forgotten else ORPHANED, "exact": item.exact, "sentence": None}
    if not item.holds_in(text):
        return {**place, "state": ORPHANED, "exact": item.exact, "sentence": None}
    if item.is_forgotten:
        return {**place, "state": FORGOTTEN, "exact": item.exact, "sentence": None}
    before, after = _context(text, item.span)
    return {**place, "state": VERIFIED, "exact": item.exact, "before": before, "after": after, "sentence": f"{before}{item.exact}{after}"}


def _context(text: str, span: Span) -> tuple[str, str]:
    """Return what stands before and after `span` in the sentence (or sentences) that hold it."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    paragraph = Span(start, len(text) if end < 0 else end)
    around = [sentence for sentence in sentences(text, paragraph) if sentence.overlaps(span)]
    first = min((sentence.start for sentence in around), default=span.start)
    last = max((sentence.end for sentence in around), default=span.end)
    return text[min(first, span.start) : span.start], text[span.end : max(last, span.end)]


def verify(ledger: Ledger, *, told: Callable[[int], None] | None = None) -> Json:
    """Check the evidence of every current claim; return how many there are and a finding for each that does not hold.

    One text is in memory at a time; evidence that was forgotten on purpose is no finding. `told` is told how many claims were checked.
    """
    checked = 0
    findings: list[Json] = []
    held: tuple[str, str | None] = ("", None)
    for kept in ledger.claims.current():
        checked += 1
        if told is not None:
            told(checked)
        is_whole = id_of(kept.claim) == kept.reading.claim
        for item in kept.claim.evidence:
            if item.text_sha256 != held[0]:
                held = (item.text_sha256, ledger.archive.text(item.text_sha256))
            state = _evidence(item, held[1])["state"]
            if state == ORPHANED or not is_whole:
                findings.append({"claim": kept.reading.claim, "document": kept.claim.document, "exact": item.exact, "state": ORPHANED})
    return {"claims": checked, "findings": findings}
