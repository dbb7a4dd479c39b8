"""What is kept of the words that people said: every place where they stand, one row for each text, and who is named for it.

A text that a thousand articles print costs one row to look up: its words (as its first place prints them) and its speakers are kept
beside its places, and the places lie in the order of publication, so that the first of them are read without the others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection, select

from clapboard.model.claim import Claim
from clapboard.model.document import Document
from clapboard.model.span import hull
from clapboard.model.when import Interval
from clapboard.record.claims import said_words
from clapboard.record.ledger import Kept
from clapboard.reuse.fingerprints import GRAM, whole
from clapboard.reuse.index import Entry
from clapboard.reuse.index import kept as kept_grams
from clapboard.storage import codec
from clapboard.storage.claim_rows import evidence_of
from clapboard.storage.columns import Words
from clapboard.storage.schema import claims
from clapboard.text.wording import keys_of

HALF: Final = 1 << 63
"""What is taken from a fingerprint, so that 64 bits without a sign fit a column."""

INSERTS: Final = {
    "saying_places": (
        'INSERT INTO saying_places (whole, last, first, document, start, "end", claim, speaker) VALUES (?, ?, ?, ?, ?, ?, ?, ?)'
    ),
    "saying_texts": (
        'INSERT INTO saying_texts AS held (whole, document, start, "end", words) VALUES (?, ?, ?, ?, ?) ON CONFLICT (whole) DO UPDATE '
        'SET document = excluded.document, start = excluded.start, "end" = excluded."end", words = excluded.words '
        'WHERE (excluded.document, excluded.start, excluded."end", excluded.words) < (held.document, held.start, held."end", held.words)'
    ),
    "saying_names": (
        "INSERT INTO saying_names AS held (whole, speaker, places) VALUES (?, ?, ?) ON CONFLICT (whole, speaker) DO UPDATE "
        "SET places = held.places + excluded.places"
    ),
    "saying_grams": "INSERT OR IGNORE INTO saying_grams (gram, whole) VALUES (?, ?)",
}

Rank = tuple[int, int]
"""Days of publication as they are ordered: the last possible one (none: after all others), then the first."""

bound = Words().process_bind_param


def rank(days: Interval) -> Rank:
    """Return days of publication as they are ordered."""
    return (days.last or date.max).toordinal(), days.first.toordinal() if days.first else 0


def entry_of(claim: Claim) -> Entry | None:
    """Return what an index of sayings keeps of a claim; None where nothing was said, or the words were forgotten."""
    content = [item for item in said_words(claim) if item.exact and not item.is_forgotten] if claim.predicate == "said" else []
    if not content:
        return None
    words, span = " ".join(item.exact for item in content), hull(item.span for item in content)
    return Entry(document=claim.document, span=span, text=words, speaker=claim.value)


def rows_of(document: Document, claims: Mapping[int, Claim]) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows that follow from a document with these claims, by the name of their table."""
    said = [(number, entry) for number, claim in claims.items() if (entry := entry_of(claim)) is not None]
    keys = {number: keys_of(entry.text) for number, entry in said}
    texts = {number: whole(own) - HALF for number, own in keys.items()}
    last, first = rank(document.published.interval)
    where = bytes.fromhex(document.id)
    named = {(texts[number], entry.speaker, entry.span) for number, entry in said if entry.speaker}
    printed = sorted((texts[number], entry.span, entry.text) for number, entry in said)
    return {
        "saying_places": [
            (texts[number], last, first, where, entry.span.start, entry.span.end, number, bound(entry.speaker, None))
            for number, entry in said
        ],
        "saying_texts": [
            (text, where, span.start, span.end, bound(words, None))
            for text, same in groupby(printed, key=itemgetter(0))
            for _, span, words in [next(same)]
        ],
        "saying_names": [
            (text, bound(speaker, None), places) for (text, speaker), places in sorted(Counter(item[:2] for item in named).items())
        ],
        "saying_grams": sorted(
            {(gram - HALF, texts[number]) for number, own in keys.items() if len(own) >= GRAM for gram in kept_grams(own)}
        ),
    }


def drop(connection: Connection, rows: Mapping[str, Sequence[tuple[Any, ...]]]) -> None:
    """Take away the rows that a document put there; of a text that others print too, keep what they say of it."""
    if not rows["saying_places"]:
        return
    ask = connection.exec_driver_sql
    key = " AND ".join(f'"{name}" = ?' for name in ("whole", "last", "first", "document", "start", "end", "claim"))
    ask(f"DELETE FROM saying_places WHERE {key}", [row[:7] for row in rows["saying_places"]])  # noqa: S608 - the names are those above
    if rows["saying_names"]:
        names = [(places, text, speaker) for text, speaker, places in rows["saying_names"]]
        ask("UPDATE saying_names SET places = places - ? WHERE whole = ? AND speaker = ?", names)
        ask("DELETE FROM saying_names WHERE whole = ? AND speaker = ? AND places = 0", [row[:2] for row in rows["saying_names"]])
    grams: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for gram, text in rows["saying_grams"]:
        grams[text].append((gram, text))
    for text, where, *_ in rows["saying_texts"]:
        _retell(connection, text, where, grams=grams[text])


def _retell(connection: Connection, text: int, where: bytes, *, grams: Sequence[tuple[int, int]]) -> None:
    """Keep of a text what its places say that are left; nothing of it where there are none."""
    ask = connection.exec_driver_sql
    ask("DELETE FROM saying_texts WHERE whole = ? AND document = ?", (text, where))
    query = 'SELECT document, start, "end", claim FROM saying_places WHERE whole = ? ORDER BY document, start, "end" LIMIT 9'
    left = ask(query, (text,)).all()
    if not left and grams:
        ask("DELETE FROM saying_grams WHERE gram = ? AND whole = ?", list(grams))
    same = [row for row in left if tuple(row[:3]) == tuple(left[0][:3])]
    if same and not ask("SELECT 1 FROM saying_texts WHERE whole = ?", (text,)).first():
        words = min(_words(connection, row[3], row[0].hex()) for row in same)
        ask(INSERTS["saying_texts"], (text, *left[0][:3], bound(words, None)))


def _words(connection: Connection, number: int, document: str) -> str:
    """Return the words of a claim on record of what was said."""
    row = connection.execute(select(claims).where(claims.c.number == number)).one()
    entry = entry_of(codec.claim_of(row, document=document, evidence=evidence_of(connection, [number])[number]))
    return entry.text if entry else ""


def first_printed(ranked: Iterable[tuple[Rank, Kept]], *, documents: int) -> tuple[Kept, ...]:
    """Return the claims of the first `documents` documents, in the order of publication and place."""
    ordered = sorted(((*days, kept.claim.document), kept.claim.evidence[0].span, kept.claim.id, kept) for days, kept in ranked)
    first = list(dict.fromkeys(document for document, _, _, _ in ordered))[:documents]
    return tuple(kept for document, _, _, kept in ordered if document in first)
