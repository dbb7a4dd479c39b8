"""Which documents on record share runs of words with a text: one pass over the texts, before anything is read closely.

It costs a fraction of reading all that was ever said, and holds one text in memory at a time. A store with an index of its own
(`reuse.index.Index`) will not need it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from clapboard.model.document import Document
from clapboard.record.ledger import Ledger

_WORDS = re.compile(r"[^\W_]+")
RUN = 4
"""Words of a run: the grams of `reuse.fingerprints`, on words as printed."""

MOST = 400
"""Documents that are read closely at most: those with the most runs in common."""

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sharing:
    """A document on record, and the runs of the text asked for that stand in it."""

    document: Document
    runs: frozenset[Run]


def sharing(ledger: Ledger, texts: Iterable[str], *, apart_from: str = "") -> tuple[Sharing, ...]:
    """Return the documents with a run of one of `texts`, in the order of their ids."""
    wanted = runs_of(texts)
    return tuple(
        Sharing(document, wanted.intersection(_runs(document.text)))
        for document in (ledger.archive.documents() if wanted else ())
        if document.id != apart_from and not wanted.isdisjoint(_runs(document.text))
    )


def closest(shelf: Iterable[Sharing], texts: Iterable[str], *, least: int = 1, most: int = MOST) -> list[Document]:
    """Return the documents of `shelf` with at least `least` different runs of one of `texts`, the most first; at most `most`."""
    wanted = runs_of(texts)
    counted = [(len(wanted & item.runs), item.document) for item in shelf]
    ranked = sorted(((count, document) for count, document in counted if count >= least), key=lambda pair: (-pair[0], pair[1].id))
    return [document for _, document in ranked[:most]]


def runs_of(texts: Iterable[str]) -> frozenset[Run]:
    """Return the runs of words in `texts`."""
    return frozenset(run for text in texts for run in _runs(text))


def _runs(text: str) -> Iterator[Run]:
    words: Sequence[str] = _WORDS.findall(text.casefold())
    return zip(*(words[at:] for at in range(RUN)), strict=False)
