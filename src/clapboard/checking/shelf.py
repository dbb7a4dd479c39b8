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


@dataclass(frozen=True, slots=True)
class Sharing:
    """A document on record, and how many of the runs asked for stand in it."""

    document: Document
    runs: int


def sharing(ledger: Ledger, texts: Iterable[str], *, least: int = 1, apart_from: str = "") -> list[Sharing]:
    """Return the documents with at least `least` different runs of one of `texts`, the most first; at most `MOST`."""
    wanted = {run for text in texts for run in _runs(text)}
    found = []
    for document in ledger.archive.documents() if wanted else ():
        if document.id != apart_from and not wanted.isdisjoint(_runs(document.text)):
            runs = len(wanted & set(_runs(document.text)))
            if runs >= least:
                found.append(Sharing(document, runs))
    return sorted(found, key=lambda item: (-item.runs, item.document.id))[:MOST]


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words: Sequence[str] = _WORDS.findall(text.casefold())
    return zip(*(words[at:] for at in range(RUN)), strict=False)
