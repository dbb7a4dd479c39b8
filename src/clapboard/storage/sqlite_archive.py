"""Captures, texts and documents in SQLite."""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Select, select

from clapboard.model.capture import Capture
from clapboard.model.document import Document
from clapboard.model.when import Interval
from clapboard.record.source import Source
from clapboard.storage import codec
from clapboard.storage.codec import AnyRow
from clapboard.storage.columns import Moment
from clapboard.storage.connections import Connections
from clapboard.storage.given import settle
from clapboard.storage.order import AT_ONCE
from clapboard.storage.schema import captures, documents, runs, sightings, texts
from clapboard.storage.sqlite_writing import given_of, newest_run

_CAPTURES_AT_ONCE = 20  # with their bytes: a batch is to stay small
_DOCUMENTS_AT_ONCE = 100
_HEXADECIMAL = frozenset("0123456789abcdef")
_SOURCES: Final = (
    "SELECT c.document, d.described, (SELECT min(fetched_at) FROM sightings WHERE capture = c.number) FROM captures c "
    "JOIN documents d ON d.run = (SELECT max(number) FROM runs WHERE capture = c.number) "
    "JOIN texts t ON t.number = d.text WHERE t.words IS NOT NULL"
)


class SqliteArchive:
    """Captures and texts; see `clapboard.record.ledger.Archive`."""

    def __init__(self, connections: Connections) -> None:
        """Read through `connections`."""
        self._connections = connections

    def captured(self, ids: Iterable[str] | None = None, *, since: datetime | None = None) -> Iterator[tuple[str, datetime]]:
        """Yield the id of each document of which a capture was kept, and when it was first captured; all, or those of `ids`."""
        moment = "" if since is None else Moment().process_bind_param(since, None) or ""
        if ids is None:  # of all documents, who asks for each by itself waits for SQLAlchemy alone
            first = "SELECT capture, min(fetched_at) AS first FROM sightings GROUP BY capture HAVING first > ?"
            rows = self._connections.ask(f"SELECT c.document, f.first FROM ({first}) f JOIN captures c ON c.number = f.capture", (moment,))  # noqa: S608
            yield from sorted((row[0].hex(), datetime.fromisoformat(row[1])) for row in rows)
            return
        first = "SELECT c.document, min(s.fetched_at) AS first FROM captures c JOIN sightings s ON s.capture = c.number"
        for step in in_steps(ids):
            query = f"{first} WHERE c.document IN ({','.join('?' * len(step))}) GROUP BY c.document HAVING first > ?"
            rows = self._connections.ask(query, (*(bytes.fromhex(key) for key in step), moment))
            yield from sorted((row[0].hex(), datetime.fromisoformat(row[1])) for row in rows)

    def came(self, since: datetime | None = None) -> int:
        """Return of how many documents a capture was kept, or was first kept after a moment."""
        if since is None:
            return int(self._connections.ask("SELECT count(*) FROM captures")[0][0])
        later = "SELECT count(*) FROM (SELECT min(fetched_at) AS first FROM sightings GROUP BY capture HAVING first > ?)"
        return int(self._connections.ask(later, (Moment().process_bind_param(since, None),))[0][0])

    def capture(self, document: str) -> Capture | None:
        """Return the settled capture of the document with this id; None if it is not held (or was forgotten)."""
        if not is_digest(document):
            return None
        return next(self._captures(select(captures).where(captures.c.document == document)), None)

    def captures(self) -> Iterator[Capture]:
        """Yield all settled captures that are not forgotten, in the order of their documents' ids."""
        for after in documents_in_steps(self._connections, _CAPTURES_AT_ONCE):
            yield from self._captures(select(captures).where(captures.c.document.in_(after)).order_by(captures.c.document))

    def document(self, document: str) -> Document | None:
        """Return the document of the newest finished run; None if there is none, or its text was forgotten."""
        return next(self.documents([document]), None)

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]:
        """Yield the documents that were read (all, or those of `ids`), in the order of their ids."""
        steps = documents_in_steps(self._connections, _DOCUMENTS_AT_ONCE) if ids is None else in_steps(ids)
        for step in steps:
            rows = self._connections.rows(
                select(captures.c.document, documents.c.described, texts.c.words, texts.c.reader)
                .select_from(captures)
                .join(documents, documents.c.run == newest_run)
                .join(texts, texts.c.number == documents.c.text)
                .where(captures.c.document.in_(step), texts.c.words.is_not(None))
                .order_by(captures.c.document)
            )
            for row in rows:
                with self._connections.intact(f"document {row.document}"):
                    document = codec.document_of(row.described, text=row.words, reader=row.reader)
                yield document

    def sources(self, ids: Iterable[str]) -> Iterator[Source]:
        """Yield what the record needs to know of the documents `ids` that `documents` has, in the order of their ids; no text is read."""
        for step in in_steps(ids):
            query = f"{_SOURCES} AND c.document IN ({','.join('?' * len(step))}) ORDER BY c.document"
            yield from self._sources(self._connections.ask(query, tuple(map(bytes.fromhex, step))))

    def _sources(self, rows: Iterable[AnyRow]) -> list[Source]:
        document = b""
        found: list[Source] = []
        with self._connections.intact(lambda: f"document {document.hex()}"):
            for document, described, first in rows:  # noqa: B007 - it says which row was damaged
                found.append(codec.source_of(described, captured_at=None if first is None else datetime.fromisoformat(first)))
        return found

    def published(self) -> Iterator[tuple[str, Interval]]:
        """Yield the id of each document that was read, and the days on which it says that it was published."""
        rows = self._connections.ask(
            "SELECT c.document, json_extract(d.described, '$.published') FROM documents d "
            "JOIN runs r ON r.number = d.run JOIN captures c ON c.number = r.capture ORDER BY d.run"
        )
        newest = {row[0]: row[1] for row in rows}  # of one that was read anew, what it says as it is read now
        for document, ends in newest.items():
            first, last = (day and date.fromisoformat(day) for day in json.loads(ends))
            yield document.hex(), Interval(first=first, last=last)

    def captured_at(self, document: str) -> datetime | None:
        """Return when the document was first captured."""
        return next((first for _, first in self.captured([document])), None)

    def outlets(self) -> Iterator[tuple[str, str]]:
        """Yield the id and the outlet of each document that was read and has one; of one that was read anew, perhaps both that it had."""
        rows = self._connections.ask(
            "SELECT DISTINCT lower(hex(c.document)), json_extract(d.described, '$.outlet') AS outlet FROM documents d "
            "JOIN runs r ON r.number = d.run JOIN captures c ON c.number = r.capture WHERE outlet IS NOT NULL"
        )
        yield from ((row[0], row[1]) for row in rows)

    def text(self, text_sha256: str) -> str | None:
        """Return the text with this hash, of whichever extractor; None if it is not held (or was forgotten)."""
        if not is_digest(text_sha256):
            return None
        rows = self._connections.rows(select(texts.c.words).where(texts.c.sha256 == text_sha256, texts.c.words.is_not(None)).limit(1))
        return rows[0].words if rows else None

    def unread(self) -> Iterator[tuple[str, str]]:
        """Yield the id and the reason of each capture that was kept but not read, in the order of their ids."""
        for step in documents_in_steps(self._connections, AT_ONCE):
            rows = self._connections.rows(
                select(captures.c.document, runs.c.unread)
                .join(runs, runs.c.number == newest_run)
                .outerjoin(documents, documents.c.run == runs.c.number)
                .where(captures.c.document.in_(step), documents.c.run.is_(None))
                .order_by(captures.c.document)
            )
            yield from ((row.document, row.unread or "") for row in rows)

    def _captures(self, query: Select[Any]) -> Iterator[Capture]:
        for row in self._connections.rows(query.where(captures.c.content.is_not(None))):
            seen = self._connections.rows(select(sightings).where(sightings.c.capture == row.number))
            with self._connections.intact(f"capture {row.document}"):
                capture = _capture(row, seen)
            yield capture


def documents_in_steps(connections: Connections, size: int) -> Iterator[list[str]]:
    """Yield the ids of all captures, sorted, `size` at a time: each step begins after the last id of the one before."""
    after = ""
    while True:
        query = select(captures.c.document).where(captures.c.document > after).order_by(captures.c.document).limit(size)
        step = [row.document for row in connections.rows(query)]
        if not step:
            return
        yield step
        after = step[-1]


def _capture(row: AnyRow, seen: Sequence[AnyRow]) -> Capture:
    first = min(seen, key=lambda sighting: (sighting.fetched_at, sighting.origin))
    bare = Capture(
        content=zlib.decompress(row.content),
        address=row.address,
        origin=first.origin,
        fetched_at=first.fetched_at,
        media_type=first.media_type,
    )
    return settle(given_of(sighting) for sighting in seen).beside(bare)


def is_digest(text: str) -> bool:
    """Tell whether `text` can be a sha256 in hexadecimal: nothing else is an id here."""
    return len(text) == 64 and _HEXADECIMAL.issuperset(text)


def in_steps(ids: Iterable[str]) -> Iterator[list[str]]:
    """Yield those of `ids` that can be ids, sorted, as many at a time as one statement takes."""
    wanted = sorted({document for document in ids if is_digest(document)})
    for at in range(0, len(wanted), AT_ONCE):
        yield wanted[at : at + AT_ONCE]
