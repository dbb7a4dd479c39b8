"""Takedowns: words go from captures, texts, evidence, judgements and titles; hashes and offsets stay.

A capture goes as a whole, since its bytes have no offsets that anything rests on; of a text each letter of the words is blanked, so that
all other evidence in it still holds. What was forgotten is noted by hash and offsets: it is not read again when it is met again, and it is
forgotten again when an older backup is restored.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, insert, select, update

from clapboard.model.claim import FORGOTTEN_LETTER, Claim
from clapboard.model.following import PageState
from clapboard.model.span import Span
from clapboard.storage import derived
from clapboard.storage.codec import AnyRow
from clapboard.storage.connections import Connections
from clapboard.storage.filling import read_now
from clapboard.storage.schema import blanks, captures, documents, evidence, judgements, pages, runs, sightings, takedowns, texts

_FEWEST_LETTERS: Final = 16
"""Letters that words have at least to be looked for in other places: shorter ones stand everywhere."""

Spans = Mapping[str, Sequence[Span]]
"""What is blanked, by the hash of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What a takedown did: hashes of captures and texts, addresses that are not asked for again, and where the words still stand."""

    captures: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    letters: int = 0
    addresses: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


@dataclass(slots=True)
class _Plan:
    spans: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    captures: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)

    def add(self, row: AnyRow, found: Iterable[Span]) -> None:
        """Note that a text has words to blank, and so has the capture that it was read from."""
        self.spans[row.text] += found
        self.captures.add(row.capture)
        if row.address:
            self.addresses.add(row.address)


_HELD = (
    select(captures.c.document, captures.c.address, captures.c.sha256.label("capture"), texts.c.sha256.label("text"), texts.c.words)
    .select_from(captures)
    .join(runs, runs.c.capture == captures.c.number)
    .join(documents, documents.c.run == runs.c.number)
    .join(texts, texts.c.number == documents.c.text)
    .where(texts.c.words.is_not(None))
    .distinct()
)


class Takedowns:
    """Forgets words; the triggers of the tables let nobody else do so."""

    def __init__(self, connections: Connections) -> None:
        """Read and write through `connections`."""
        self._connections = connections

    def forget(self, claim: Claim, *, reason: str, at: datetime, everywhere: bool = False) -> Forgotten:
        """Forget the words that prove a claim: in its document, in all other captures of its page or bytes, or in the whole record.

        The claim stays, with hashes and offsets. `elsewhere` names the documents that hold the same words and were left alone.
        """
        with self._connections.writing() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete = ON")  # what is overwritten must not stay in free pages of the file
            plan, elsewhere = _plan(connection, claim, everywhere=everywhere)
            letters = _carry_out(connection, plan.spans, plan.captures, reason=reason, at=at)
            gone = {"state": PageState.FORGOTTEN.value, "due": None}
            for address in plan.addresses:
                connection.execute(update(pages).where(pages.c.address == address).values(gone))
        self._tidy()
        return Forgotten(
            captures=tuple(sorted(plan.captures)),
            texts=tuple(sorted(plan.spans)),
            letters=letters,
            addresses=tuple(sorted(plan.addresses)),
            elsewhere=tuple(sorted(elsewhere)),
        )

    def all(self) -> list[tuple[str, datetime, str, tuple[Span, ...]]]:
        """Return all takedowns: hash, when, why, and what of a text was blanked (nothing for captured bytes, which go as a whole)."""
        found: dict[int, list[Span]] = defaultdict(list)
        for row in self._connections.rows(select(blanks).order_by(blanks.c.takedown, blanks.c.start)):
            found[row.takedown].append(Span(row.start, row.end))
        rows = self._connections.rows(select(takedowns).order_by(takedowns.c.number))
        return [(row.sha256, row.at, row.reason, tuple(found[row.number])) for row in rows]

    def again(self, earlier: Iterable[tuple[str, datetime, str, tuple[Span, ...]]]) -> int:
        """Forget what was forgotten in another copy of the record; return how many takedowns were new to this one."""
        known = {(digest, spans) for digest, _, _, spans in self.all()}
        new = [item for item in earlier if (item[0], item[3]) not in known]
        with self._connections.writing() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete = ON")  # what is overwritten must not stay in free pages of the file
            for digest, at, reason, spans in new:
                _carry_out(connection, {digest: spans} if spans else {}, set() if spans else {digest}, reason=reason, at=at)
        self._tidy()
        return len(new)

    def _tidy(self) -> None:
        """Fold the log into the file, so that the words stand in neither, nor in a segment of the search that was not merged yet."""
        with self._connections.writing() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
            connection.exec_driver_sql("INSERT INTO search(search) VALUES ('optimize')")
        with self._connections.reading() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _plan(connection: Connection, claim: Claim, *, everywhere: bool) -> tuple[_Plan, set[str]]:
    """Return what is to be blanked, and the documents outside of it that hold the same words."""
    plan, elsewhere = _Plan(), set()
    own = connection.execute(select(captures).where(captures.c.document == claim.document)).one()
    named: dict[str, list[Span]] = defaultdict(list)
    words = {item.exact for item in claim.evidence if len(item.exact) >= _FEWEST_LETTERS and not item.is_forgotten}
    for item in claim.evidence:
        named[item.text_sha256].append(item.span)
    for row in connection.execute(_HELD):
        found = [*named.get(row.text, ()), *(span for exact in words for span in _places(row.words, exact))]
        is_near = row.capture == own.sha256 or row.text in named or (own.address and row.address == own.address)
        if found and (is_near or everywhere):
            plan.add(row, found)
        elif found:
            elsewhere.add(row.document)
    return plan, elsewhere


def _places(text: str, exact: str) -> Iterable[Span]:
    at = text.find(exact)
    while at >= 0:
        yield Span(at, at + len(exact))
        at = text.find(exact, at + len(exact))


def _carry_out(connection: Connection, spans: Spans, gone: set[str], *, reason: str, at: datetime) -> int:
    """Note the takedowns and blank the words; return how many letters of texts were blanked."""
    for digest in sorted(gone):
        connection.execute(insert(takedowns), {"sha256": digest, "at": at, "reason": reason})
        connection.execute(update(captures).where(captures.c.sha256 == digest).values(content=None))
    numbers = _read_from(connection, spans)
    for read in read_now(connection, numbers):
        derived.drop(connection, read)
    letters = 0
    for digest in sorted(spans):
        merged = _merged(spans[digest])
        key = connection.execute(insert(takedowns), {"sha256": digest, "at": at, "reason": reason}).inserted_primary_key
        assert key is not None, "one row was added"  # noqa: S101 - narrows the type
        connection.execute(insert(blanks), [{"takedown": key[0], "start": span.start, "end": span.end} for span in merged])
        letters += sum(map(len, merged))
        lost = _blank_texts(connection, digest, merged)
        _blank_evidence(connection, digest, merged)
        _blank_titles(connection, digest, lost)
    for read in read_now(connection, numbers):
        derived.put(connection, read)
    connection.exec_driver_sql("INSERT INTO search(search) VALUES ('optimize')")  # older parts of the index would still hold the words
    return letters


def _read_from(connection: Connection, hashes: Iterable[str]) -> list[int]:
    """Return the numbers of the captures from which texts with these hashes were read."""
    query = (
        select(runs.c.capture)
        .join(documents, documents.c.run == runs.c.number)
        .join(texts, texts.c.number == documents.c.text)
        .where(texts.c.sha256.in_(sorted(hashes)))
    )
    return sorted({row.capture for row in connection.execute(query)})


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(set(spans)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _blanked(words: str, start: int, spans: Iterable[Span]) -> str:
    """Return words that begin at `start` of a text with each letter in `spans` blanked."""
    letters = list(words)
    for span in spans:
        for at in range(max(span.start, start), min(span.end, start + len(words))):
            letters[at - start] = FORGOTTEN_LETTER
    return "".join(letters)


def _blank_texts(connection: Connection, digest: str, spans: Sequence[Span]) -> list[str]:
    """Blank the words of a text; return what they were."""
    lost: list[str] = []
    for row in connection.execute(select(texts.c.number, texts.c.words).where(texts.c.sha256 == digest)).all():
        if row.words is not None:
            lost += [" ".join(span.of(row.words).split()) for span in spans]
            words = None if _is_odd(row.words) else _blanked(row.words, 0, spans)
            connection.execute(update(texts).where(texts.c.number == row.number).values(words=words))
    return lost


def _is_odd(words: str) -> bool:
    """Tell whether words cannot be UTF-8: they lie as bytes, whose length a blank would change, and so go as a whole."""
    return any("\ud800" <= letter <= "\udfff" for letter in words)


def _blank_evidence(connection: Connection, digest: str, spans: Sequence[Span]) -> None:
    for table, key in ((evidence, ("claim", "position")), (judgements, ("id",))):
        for row in connection.execute(select(table).where(table.c.text_sha256 == digest)).all():
            if row.exact is None:
                continue
            starts = {"prefix": row.start - len(row.prefix or ""), "exact": row.start, "suffix": row.end}
            held: dict[str, Any] = {name: getattr(row, name) or "" for name in starts}
            new: dict[str, Any] = {name: _blanked(held[name], start, spans) for name, start in starts.items()}
            if new == held:
                continue
            if any(map(_is_odd, held.values())):
                new = dict.fromkeys(new)
            where = [table.c[name] == getattr(row, name) for name in key]
            connection.execute(update(table).where(*where).values(new))


def _blank_titles(connection: Connection, digest: str, lost: Sequence[str]) -> None:
    """Blank the titles, as read and as given, that are among the words or hold them."""
    query = select(documents.c.run, documents.c.described, runs.c.capture).join(texts, texts.c.number == documents.c.text)
    for row in connection.execute(query.join(runs, runs.c.number == documents.c.run).where(texts.c.sha256 == digest)).all():
        described = json.loads(row.described)
        if _is_among(described["title"], lost):
            described["title"] = FORGOTTEN_LETTER * len(described["title"])
            new = json.dumps(described, separators=(",", ":"))
            connection.execute(update(documents).where(documents.c.run == row.run).values(described=new))
        for seen in connection.execute(select(sightings.c.number, sightings.c.title).where(sightings.c.capture == row.capture)).all():
            if _is_among(seen.title, lost):
                new = FORGOTTEN_LETTER * len(seen.title)
                connection.execute(update(sightings).where(sightings.c.number == seen.number).values(title=new))


def _is_among(title: str | None, lost: Sequence[str]) -> bool:
    plain = " ".join((title or "").split())
    return bool(plain) and any(plain in words or (len(words) >= _FEWEST_LETTERS and words in plain) for words in lost)
