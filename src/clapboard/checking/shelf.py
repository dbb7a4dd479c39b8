"""Which documents on record share words with a text: looked up in the ledger's indexes, before anything is read closely.

What it costs hangs on the text that is asked for, hardly on how much is on record.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from clapboard.model.claim import Claim
from clapboard.model.document import Document
from clapboard.model.span import Span
from clapboard.record.ledger import Ledger
from clapboard.reuse.fingerprints import grams
from clapboard.reuse.lookup import find
from clapboard.reuse.passage import Passage
from clapboard.text.wording import keys_of

_WORDS = re.compile(r"[^\W_]+")
RUN = 4
"""Words of a run: the grams of `reuse.fingerprints`, on words as printed."""

MOST = 60
"""Documents that are read closely at most: those with the most, and the rarest, runs in common."""

EARLIEST = 24
"""Documents with one quotation's words that are read closely at most: those that were published first."""

_COMMON = 50
"""Documents (or texts) with a run of words from which on it is nobody's own."""

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sharing:
    """A document on record, and the runs of the text asked for that stand in it."""

    document: Document
    runs: frozenset[Run]


def sharing(ledger: Ledger, texts: Iterable[str], *, apart_from: str = "") -> tuple[Sharing, ...]:
    """Return the documents that share passages with `texts`, in the order of their ids; at most `MOST`."""
    texts = list(texts)
    wanted = runs_of(texts)
    votes = Counter({document: vote for document, vote in _votes(ledger, texts).items() if document != apart_from})
    chosen = sorted(votes, key=lambda document: (-votes[document], document))[:MOST]
    return (
        tuple(Sharing(document, wanted.intersection(_runs(document.text))) for document in ledger.archive.documents(chosen))
        if chosen
        else ()
    )


def closest(shelf: Iterable[Sharing], wanted: AbstractSet[Run], *, least: int = 1, most: int = MOST) -> list[Document]:
    """Return the documents of `shelf` with at least `least` different runs of `wanted`, the most first; at most `most`."""
    counted = [(len(wanted & item.runs), item.document) for item in shelf]
    ranked = sorted(((count, document) for count, document in counted if count >= least), key=lambda pair: (-pair[0], pair[1].id))
    return [document for _, document in ranked[:most]]


def quoting(ledger: Ledger, passages: Iterable[Passage]) -> tuple[Claim, ...]:
    """Return the claims on record with the words of `passages` as somebody's, or with words that are the same saying.

    Of words that stand in very many documents, the `EARLIEST` that were published are told.
    """
    found: dict[str, Claim] = {}
    for passage in passages:
        numbers = [item.number for item in find(passage, ledger.sayings)]
        found |= {kept.claim.id: kept.claim for kept in ledger.sayings.printed(numbers, documents=EARLIEST)}
    return tuple(found.values())


def runs_of(texts: Iterable[str]) -> frozenset[Run]:
    """Return the runs of words in `texts`."""
    return frozenset(run for text in texts for run in _runs(text))


def runs_touching(text: str, told: Iterable[Span]) -> frozenset[Run]:
    """Return the runs of words in `text` of which a word at least stands outside all the stretches `told`."""
    words = list(_WORDS.finditer(text))
    inside = bytearray(len(text))
    for span in told:
        inside[span.start : span.end] = b"\1" * len(span)
    runs = (words[at : at + RUN] for at in range(len(words) - RUN + 1))
    return frozenset(tuple(word[0].casefold() for word in run) for run in runs if not all(inside[word.start()] for word in run))


def _votes(ledger: Ledger, texts: Iterable[str]) -> dict[str, float]:
    """Return the documents that hold runs of `texts`, in their own words or in what they quote: the rarer the runs, the more they count."""
    wanted = list(dict.fromkeys(fingerprint for text in texts for fingerprint in grams(keys_of(text))))
    votes: defaultdict[str, float] = defaultdict(float)
    for documents in ledger.passages.holders(wanted, _COMMON).values():
        for document in documents:
            votes[document] += 1 / len(documents)
    for number, vote in _said(ledger, wanted).items():
        places = ledger.sayings.places(number)
        for document in {place.document for place in places} if len(places) <= _COMMON else ():
            votes[document] += vote
    return votes


def _said(ledger: Ledger, wanted: Sequence[int]) -> dict[int, float]:
    """Return the texts of the index of sayings that hold some of these runs."""
    found: defaultdict[int, float] = defaultdict(float)
    rare = {run: count for run, count in zip(wanted, ledger.sayings.counts(wanted), strict=True) if 0 < count <= _COMMON}
    holders = ledger.sayings.holders(rare, _COMMON)
    for run, count in rare.items():
        for number in holders.get(run, ()):
            found[number] += 1 / count
    best = sorted(found, key=lambda number: (-found[number], number))[:MOST]
    return {number: found[number] for number in best}


def _runs(text: str) -> Iterator[Run]:
    words: Sequence[str] = _WORDS.findall(text.casefold())
    return zip(*(words[at:] for at in range(RUN)), strict=False)
