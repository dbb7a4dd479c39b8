"""Pages that were captured more than once: what each new version says otherwise, sentence by sentence.

That is what the pages say, not what the record makes of it (`changes`): a reworded sentence, or a day of publication that was silently
moved, changes the page though perhaps no fact.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from clapboard.model.document import Document
from clapboard.model.span import Span
from clapboard.record.source import Source
from clapboard.text.sentences import sentences

ALIKE = 60.0
"""From this similarity on (Indel, 0 to 100) one sentence in another's place is the same one, corrected."""

_MOST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of one version, and where it stands in that version's text."""

    document: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A sentence that was added (`before` is None), removed (`after` is None) or corrected."""

    before: Sentence | None
    after: Sentence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChange:
    """One new version of a page: it was captured at `at`, and the one before it, which did not say so yet, at `since`.

    `fields` are what changed beside the text (`title`, `byline`, `published`), each with its two values.
    """

    address: str
    outlet: str | None
    before: str
    after: str
    since: datetime
    at: datetime
    fields: tuple[tuple[str, str | None, str | None], ...] = ()
    edits: tuple[Edit, ...] = ()


def several(sources: Iterable[Source]) -> tuple[tuple[Source, ...], ...]:
    """Return the versions of each page that has more than one, in the order of capture; the pages by address."""
    pages: defaultdict[str, list[Source]] = defaultdict(list)
    for source in sources:
        if source.address and source.captured_at is not None:
            pages[source.address].append(source)
    return tuple(tuple(sorted(pages[address], key=_captured)) for address in sorted(pages) if len(pages[address]) > 1)


def _captured(source: Source) -> tuple[datetime, str]:
    assert source.captured_at is not None, "sources without a capture are left out"  # noqa: S101 - narrows the type
    return source.captured_at, source.id


def page_changes(sources: Iterable[Source], documents: Mapping[str, Document]) -> tuple[PageChange, ...]:
    """Return what changed on the pages among `sources`, newest first; `documents` holds those of `several`, by id."""
    found: list[PageChange] = []
    for versions in several(sources):
        held = [source for source in versions if source.id in documents]
        found += (change for before, after in pairwise(held) if (change := _change(before, after, documents)).edits or change.fields)
    return tuple(sorted(found, key=lambda change: (change.at, change.address), reverse=True))


def _change(before: Source, after: Source, documents: Mapping[str, Document]) -> PageChange:
    old, new = documents[before.id], documents[after.id]
    return PageChange(
        address=after.address,
        outlet=after.outlet,
        before=old.id,
        after=new.id,
        since=_captured(before)[0],
        at=_captured(after)[0],
        fields=tuple(_fields(old, new)),
        edits=tuple(_edits(_sentences(old), _sentences(new))),
    )


def _fields(old: Document, new: Document) -> Iterator[tuple[str, str | None, str | None]]:
    pairs = (
        ("title", old.title, new.title),
        ("byline", old.byline, new.byline),
        ("published", _day(old), _day(new)),
    )
    return (pair for pair in pairs if pair[1] != pair[2])


def _day(document: Document) -> str | None:
    interval = document.published.interval
    return str(interval) if interval.is_known else None


def _sentences(document: Document) -> list[Sentence]:
    spans = (span for paragraph in document.paragraphs for span in sentences(document.text, paragraph))
    return [Sentence(document=document.id, span=span, words=" ".join(span.of(document.text).split())) for span in spans][:_MOST]


def _edits(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[Edit]:
    matcher = SequenceMatcher(a=[item.words for item in old], b=[item.words for item in new], autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag != "equal":
            yield from _replaced(list(old[first:last]), list(new[begin:end]))


def _replaced(old: list[Sentence], new: list[Sentence]) -> Iterator[Edit]:
    """Yield the sentences of one changed stretch: each new one with the old one most like it, those that have none by themselves."""
    for after in new:
        before = max(old, key=lambda item: ratio(item.words, after.words), default=None)
        if before is not None and ratio(before.words, after.words) >= ALIKE:
            old.remove(before)
            yield Edit(before=before, after=after)
        else:
            yield Edit(before=None, after=after)
    yield from (Edit(before=before, after=None) for before in old)
