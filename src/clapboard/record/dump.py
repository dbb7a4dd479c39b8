"""The canonical form of a record: "the same record" means the same bytes of it.

One JSON object a line, keys sorted, ASCII alone. In the order of the documents' ids: the document (or that it was not read, and why),
then its current claims by id, each with its evidence; then the judgements by id. Whatever says when or where something was
recorded, by which run, or how sure we were, is left out: origins and paths, times of capture, of recording and of judging, run
numbers, confidences, rules.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Final

from clapboard.model.claim import Evidence, Judgement
from clapboard.model.document import Document
from clapboard.model.span import Span
from clapboard.model.when import Interval
from clapboard.record.ledger import Kept, Ledger

_FIRST_LINES: Final = 10
_AT_ONCE: Final = 100


def dump(ledger: Ledger) -> Iterator[str]:
    """Yield the lines of the canonical form, without line ends; nothing is held for long, whatever the size of the record.

    Of a record that others are writing to, each document stands there with claims, but not all are of one moment.
    """
    unread = (((document, ""), {"type": "unread", "id": document, "reason": reason}) for document, reason in ledger.archive.unread())
    for _, item in merge(_read(ledger), unread, key=itemgetter(0)):
        yield _line(item)
    yield from (_line(_judgement(judgement)) for judgement in ledger.judgements.all())


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What two dumps do not share: how many lines only the first or only the second has, and the first few of them.

    Each of `lines` begins with `- ` (only the first has it) or `+ ` (only the second).
    """

    missing: int = 0
    extra: int = 0
    lines: tuple[str, ...] = ()

    @property
    def is_none(self) -> bool:
        """Tell whether the two are the same."""
        return not self.missing and not self.extra


def compare(first: Iterable[str], second: Iterable[str]) -> Difference:
    """Compare two dumps line by line, without holding either."""
    missing = extra = 0
    lines: list[str] = []
    marked = merge(((_place(line), "- ", line) for line in first), ((_place(line), "+ ", line) for line in second), key=itemgetter(0))
    for _, here in groupby(marked, key=itemgetter(0)):
        sides = {mark: line for _, mark, line in here}
        if sides.get("- ") == sides.get("+ "):
            continue
        missing += "- " in sides
        extra += "+ " in sides
        lines += [mark + line for mark, line in sorted(sides.items(), reverse=True)][: _FIRST_LINES - len(lines)]
    return Difference(missing=missing, extra=extra, lines=tuple(lines))


Place = tuple[int, str, int, str]
"""Where a line stands: documents before judgements, a document before its claims, each sorted by id."""


def _place(line: str) -> Place:
    item = json.loads(line)
    if item["type"] == "judgement":
        return (1, item["id"], 0, "")
    return (0, item["document"], 1, item["id"]) if item["type"] == "claim" else (0, item["id"], 0, "")


def _read(ledger: Ledger) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    """Yield the documents that were read and their claims, each with its place: the document's id and the claim's."""
    ids = (document for document, _ in ledger.archive.captured())
    while step := list(islice(ids, _AT_ONCE)):
        documents = {document.id: document for document in ledger.archive.documents(step)}
        claims: dict[str, list[Kept]] = defaultdict(list)
        for kept in ledger.claims.current(documents=step):
            claims[kept.claim.document].append(kept)
        late = claims.keys() - documents.keys()  # read while we asked, or forgotten
        documents |= {document.id: document for document in ledger.archive.documents(late)} if late else {}
        for one in step:
            if one in documents:
                yield (one, ""), _document(documents[one])
            for kept in sorted(claims[one], key=lambda kept: kept.reading.claim):
                yield (one, kept.reading.claim), _claim(kept)


def _line(item: dict[str, Any]) -> str:
    return json.dumps(item, sort_keys=True, separators=(",", ":"))


def _claim(kept: Kept) -> dict[str, Any]:
    claim = kept.claim
    return {
        "type": "claim",
        "id": kept.reading.claim,  # as it was written: a damaged row must not look like another claim
        "document": claim.document,
        "predicate": claim.predicate,
        "show": claim.show,
        "season": claim.season,
        "value": claim.value,
        "qualifiers": [list(pair) for pair in claim.qualifiers],
        "certainty": claim.certainty.value,
        "evidence": [_evidence(evidence) for evidence in claim.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "text": evidence.text_sha256,
        "span": _span(evidence.span),
        "exact": evidence.exact,
        "prefix": evidence.prefix,
        "suffix": evidence.suffix,
    }


def _document(document: Document) -> dict[str, Any]:
    published = document.published
    return {
        "type": "document",
        "id": document.id,
        "capture": document.capture,
        "text": document.text_sha256,
        "paragraphs": [_span(span) for span in document.paragraphs],
        "headings": [_span(span) for span in document.headings],
        "published": _interval(published.interval),
        "basis": published.basis.value,
        "updated": None if published.updated is None else _interval(published.updated),
        "reader": document.reader,
        "address": document.address,
        "outlet": document.outlet,
        "title": document.title,
        "byline": document.byline,
        "language": document.language,
        "kind": document.kind.value,
        "subjects": list(document.subjects),
    }


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return {
        "type": "judgement",
        "id": judgement.id,
        "claim": judgement.claim,
        "document": judgement.document,
        "predicate": judgement.predicate,
        "verdict": judgement.verdict.value,
        "by": judgement.by,
        "evidence": _evidence(judgement.evidence),
        "field": judgement.field,
        "value": judgement.value,
        "undone": judgement.undone is not None,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _interval(interval: Interval) -> list[str | None]:
    return [None if day is None else day.isoformat() for day in (interval.first, interval.last)]
