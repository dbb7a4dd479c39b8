"""Passages of a draft's own text that documents on record hold too."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clapboard.checking.draft import Draft, compared
from clapboard.checking.gathering import Gathered
from clapboard.checking.shelf import Sharing, closest, runs_touching
from clapboard.model.document import Document
from clapboard.model.span import Span
from clapboard.model.when import Interval
from clapboard.record.ledger import Ledger
from clapboard.record.source import Source
from clapboard.reuse.frequencies import Frequencies
from clapboard.reuse.pages import Laid
from clapboard.reuse.passage import Passage
from clapboard.reuse.passages import laid_passages
from clapboard.reuse.stretches import Shared
from clapboard.text.align import Alignment, align

_RUNS = 3
"""Runs of four words in common below which two documents share no passage."""

_CLOSE = 40
"""Documents that are aligned with the draft at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """Where a passage stands on record: the document, when it was published, the stretch of its text."""

    source: Source
    published: Interval
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Borrowed:
    """A stretch of the draft that stands on record too, word for word or nearly; `printings` in the order of publication."""

    span: Span
    printings: tuple[Printing, ...]
    alignment: Alignment


def borrowed(
    draft: Draft, ledger: Ledger, gathered: Gathered, *, shelf: Iterable[Sharing], apart_from: Iterable[Span]
) -> tuple[Borrowed, ...]:
    """Return the passages shared with documents of `shelf`, in the order of the draft; what lies mostly in `apart_from` is told elsewhere.

    Words that are surely later than the draft are none of its sources.
    """
    known = list(apart_from)
    own = gathered.published(gathered.record.sources[draft.id])
    close = closest(shelf, runs_touching(draft.document.text, known), least=_RUNS, most=_CLOSE)
    sources = {source.id: source for source in ledger.archive.sources([document.id for document in close])}
    laid, others = Laid.of(draft.source), compared(close, ledger)
    frequencies = Frequencies.of(Passage(text=document.text) for document in (draft.document, *close))
    texts = {document.id: document for document in close}
    found: list[tuple[Span, Printing]] = []
    for document in close:
        source = sources[document.id]
        days = gathered.published(source)
        if own.surely_before(days):
            continue
        shared = laid_passages(laid, Laid.of(others[document.id]), frequencies=frequencies)
        found += [
            (item.left, Printing(source=source, published=days, span=item.right))
            for item in shared
            if not _is_told(item.left, known) and not _is_standing(item, draft.document, document)
        ]
    return tuple(_borrowed(draft.document, group, texts) for group in _together(found))


def _is_standing(shared: Shared, draft: Document, other: Document) -> bool:
    """Tell whether it is a standing line: one outlet's closing words under two of its articles."""
    if draft.outlet is None or draft.outlet != other.outlet:
        return False
    return shared.left in draft.paragraphs[-1] and shared.right in other.paragraphs[-1]


def _is_told(span: Span, known: Sequence[Span]) -> bool:
    inside = sum(min(span.end, other.end) - max(span.start, other.start) for other in known if span.overlaps(other))
    return inside * 2 >= len(span)


def _together(found: Iterable[tuple[Span, Printing]]) -> list[list[tuple[Span, Printing]]]:
    """Put together the printings of one stretch of the draft: those that overlap."""
    groups: list[list[tuple[Span, Printing]]] = []
    for span, printing in sorted(found, key=lambda item: (item[0], item[1].source.id)):
        if groups and any(span.overlaps(other) for other, _ in groups[-1]):
            groups[-1].append((span, printing))
        else:
            groups.append([(span, printing)])
    return groups


def _borrowed(draft: Document, group: Sequence[tuple[Span, Printing]], texts: dict[str, Document]) -> Borrowed:
    ordered = sorted(group, key=lambda item: (str(item[1].published.last or "9999"), str(item[1].published.first or ""), item[1].source.id))
    span, first = ordered[0]
    return Borrowed(
        span=span,
        printings=tuple(printing for _, printing in ordered),
        alignment=align(first.span.of(texts[first.source.id].text), span.of(draft.text)),
    )
