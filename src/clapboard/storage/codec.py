"""Between rows and the types: documents as JSON beside their text, everything else as columns."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from clapboard.model.claim import Claim, Evidence, Judgement, Verdict
from clapboard.model.document import DateBasis, Document, DocumentKind, Publication
from clapboard.model.mention import Certainty
from clapboard.model.span import Span
from clapboard.model.when import Interval
from clapboard.record.source import Source
from clapboard.text.fold import plain

AnyRow = Row[*tuple[Any, ...]]
"""A row of any columns."""


def describe(document: Document) -> str:
    """Return all of a document but its text and the name of its reader, as JSON."""
    published = document.published
    described = {
        "id": document.id,
        "capture": document.capture,
        "paragraphs": [[span.start, span.end] for span in document.paragraphs],
        "headings": [[span.start, span.end] for span in document.headings],
        "published": _ends(published.interval),
        "basis": published.basis.value,
        "updated": None if published.updated is None else _ends(published.updated),
        "address": document.address,
        "outlet": document.outlet,
        "title": document.title,
        "byline": document.byline,
        "language": document.language,
        "kind": document.kind.value,
        "subjects": list(document.subjects),
    }
    return json.dumps(described, separators=(",", ":"))


def document_of(described: str, *, text: str, reader: str) -> Document:
    """Return the document that `describe` described."""
    told = json.loads(described)
    return Document(
        id=told["id"],
        capture=told["capture"],
        text=text,
        reader=reader,
        paragraphs=_spans(told["paragraphs"]),
        headings=_spans(told["headings"]),
        published=_publication(told),
        address=told["address"],
        outlet=told["outlet"],
        title=told["title"],
        byline=told["byline"],
        language=told["language"],
        kind=DocumentKind(told["kind"]),
        subjects=tuple(told["subjects"]),
    )


def source_of(described: str, *, captured_at: datetime | None) -> Source:
    """Return what the record needs to know of the document that `describe` described."""
    told = json.loads(described)
    return Source(
        id=told["id"],
        published=_publication(told),
        captured_at=captured_at,
        outlet=told["outlet"],
        title=told["title"],
        address=told["address"],
        byline=told["byline"],
        kind=DocumentKind(told["kind"]),
    )


def claim_row(claim: Claim) -> dict[str, Any]:
    """Return the claim's own columns (which capture, and when recorded, the writer adds)."""
    return {
        "id": claim.id,
        "predicate": claim.predicate,
        "show": claim.show,
        "show_folded": None if claim.show is None else plain(claim.show),
        "season": claim.season,
        "value": claim.value,
        "certainty": claim.certainty.value,
        "qualifiers": json.dumps(claim.qualifiers, separators=(",", ":")),
    }


def claim_of(row: AnyRow, *, document: str, evidence: Sequence[Evidence]) -> Claim:
    """Return the claim in `row`."""
    return Claim(
        document=document,
        predicate=row.predicate,
        show=row.show,
        season=row.season,
        value=row.value,
        qualifiers=tuple([(key, text) for key, text in json.loads(row.qualifiers)]),  # a list is made in half of the time
        certainty=Certainty(row.certainty),
        evidence=tuple(evidence),
    )


def evidence_row(evidence: Evidence) -> dict[str, Any]:
    """Return the columns of `evidence` (which claim it is of, the writer adds)."""
    return {
        "text_sha256": evidence.text_sha256,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "exact": evidence.exact,
        "prefix": evidence.prefix,
        "suffix": evidence.suffix,
    }


def evidence_of(row: AnyRow) -> Evidence:
    """Return the evidence in `row`; forgotten words come back empty."""
    return Evidence(
        text_sha256=row.text_sha256,
        span=Span(row.start, row.end),
        exact=row.exact or "",
        prefix=row.prefix or "",
        suffix=row.suffix or "",
    )


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """Return the columns of `judgement`, but when it was taken back."""
    return {
        "id": judgement.id,
        "claim": judgement.claim,
        "document": judgement.document,
        "predicate": judgement.predicate,
        "verdict": judgement.verdict.value,
        "by": judgement.by,
        "made_at": judgement.made_at,
        "field": judgement.field,
        "value": judgement.value,
        **evidence_row(judgement.evidence),
    }


def judgement_of(row: AnyRow) -> Judgement:
    """Return the judgement in `row`, which has `at` from the table of those taken back."""
    return Judgement(
        id=row.id,
        claim=row.claim,
        document=row.document,
        predicate=row.predicate,
        verdict=Verdict(row.verdict),
        by=row.by,
        made_at=row.made_at,
        evidence=evidence_of(row),
        field=row.field,
        value=row.value,
        undone=row.at,
    )


def _publication(told: Mapping[str, Any]) -> Publication:
    updated = told["updated"]
    return _published(*told["published"], told["basis"], *(updated or (None, None)), is_updated=updated is not None)


@lru_cache(maxsize=4096)
def _published(first: str | None, last: str | None, basis: str, *updated: str | None, is_updated: bool) -> Publication:
    """Return the publication; many documents are of one day."""
    return Publication(interval=_interval([first, last]), basis=DateBasis(basis), updated=_interval([*updated]) if is_updated else None)


def _ends(interval: Interval) -> list[str | None]:
    return [None if day is None else day.isoformat() for day in (interval.first, interval.last)]


def _interval(ends: list[str | None]) -> Interval:
    first, last = (None if day is None else date.fromisoformat(day) for day in ends)
    return Interval(first=first, last=last)


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
