"""What a write does, inside the caller's transaction: find what is held of a capture, note what was given, put down an entry."""

import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, insert, select

from clapboard.model.capture import Capture
from clapboard.model.claim import Found
from clapboard.model.document import Document
from clapboard.record.ledger import Entry
from clapboard.storage import codec, derived
from clapboard.storage.codec import AnyRow
from clapboard.storage.given import Given, settle
from clapboard.storage.order import AT_ONCE
from clapboard.storage.schema import captures, claims, documents, evidence, readings, runs, sightings, texts

newest_run = select(func.max(runs.c.number)).where(runs.c.capture == captures.c.number).correlate(captures).scalar_subquery()
"""The number of the newest finished run of the capture in the outer query."""

_HELD = (
    select(sightings, runs.c.extractor, runs.c.given)
    .select_from(captures)
    .join(sightings, sightings.c.capture == captures.c.number)
    .outerjoin(runs, runs.c.number == newest_run)
    .where(captures.c.document == bindparam("of"))
    .order_by(sightings.c.number)
)

_READ = select(runs.c.number).where(runs.c.capture == bindparam("of"), runs.c.extractor == bindparam("by"), runs.c.given == bindparam("as"))

_STAMP = " || '.' || ".join(
    f"coalesce((SELECT max(rowid) FROM {table}), 0)"  # noqa: S608 - the names are those below
    for table in ("runs", "sightings", "judgements", "undone", "takedowns")
)

_TEXT = select(texts.c.number).where(texts.c.sha256 == bindparam("of"), texts.c.reader == bindparam("by"))


def stamp(connection: Connection) -> str:
    """Return a text that changes with every row that is written: rows are added and never taken away."""
    return str(connection.exec_driver_sql(f"SELECT {_STAMP}").scalar())


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is held of one capture: its sightings, and who has read it last as what."""

    number: int
    sightings: tuple[AnyRow, ...]
    run: AnyRow | None

    @property
    def given(self) -> Given:
        """Return what all that was given settles to."""
        return settle(given_of(row) for row in self.sightings)

    @property
    def first(self) -> AnyRow:
        """Return the earliest sighting."""
        return min(self.sightings, key=lambda row: (row.fetched_at, row.origin))

    @property
    def extractor(self) -> str | None:
        """Return who has read it last, if it was read as what is given now."""
        return self.run.extractor if self.run is not None and self.run.given == self.given.digest else None

    def knows(self, capture: Capture) -> bool:
        """Tell whether `capture` adds nothing: its givings are held, and it was not fetched before all others."""
        given = Given.of(capture)
        return any(given_of(row) == given for row in self.sightings) and capture.fetched_at >= self.first.fetched_at

    def settled(self, capture: Capture) -> Capture:
        """Return `capture`'s bytes with the earliest sighting and all that was given."""
        return sighted(capture, self.first, given=self.given)


def sighted(capture: Capture, first: AnyRow, *, given: Given) -> Capture:
    """Return `capture` as the sighting `first` met it, with `given` beside it."""
    return Capture(
        content=capture.content,
        address=capture.address,
        origin=first.origin,
        fetched_at=first.fetched_at,
        media_type=given.media_type,
        outlet=given.outlet,
        title=given.title,
        published=given.published,
    )


def given_of(row: AnyRow) -> Given:
    """Return what the sighting in `row` was given."""
    return Given(media_type=row.media_type, outlet=row.outlet, title=row.title, published=row.published)


def held(connection: Connection, document: str) -> Held | None:
    """Return what is held of the capture of this document, None if nothing is."""
    rows = tuple(connection.execute(_HELD, {"of": document}).all())
    return Held(number=rows[0].capture, sightings=rows, run=rows[0] if rows[0].extractor is not None else None) if rows else None


def is_forgotten(connection: Connection, number: int) -> bool:
    """Tell whether the bytes of the capture `number` were forgotten on purpose: they are neither kept nor read again."""
    return (
        connection.execute(select(captures.c.number).where(captures.c.number == number, captures.c.content.is_(None))).first() is not None
    )


def note(connection: Connection, capture: Capture) -> tuple[Held, bool]:
    """Put down `capture`, or what it adds to what is held of it; return all that is held then, and whether the bytes are new."""
    document = capture.document
    before = held(connection, document)
    if before is not None and before.knows(capture):
        return before, False
    given = Given.of(capture)
    row = {
        "capture": before.number if before else _add_capture(connection, capture, document=document),
        "media_type": given.media_type,
        "outlet": given.outlet,
        "title": given.title,
        "published": given.published,
        "origin": capture.origin,
        "fetched_at": capture.fetched_at,
    }
    connection.execute(insert(sightings), row)
    after = held(connection, document)
    assert after is not None, "just written"  # noqa: S101 - narrows the type
    return after, before is None


def is_read(connection: Connection, entry: Entry, *, number: int) -> bool:
    """Tell whether a finished run of this extractor has read the capture `number` as the entry does."""
    asked = {"of": number, "by": entry.extractor, "as": Given.of(entry.capture).digest}
    return connection.execute(_READ, asked).first() is not None


def put(connection: Connection, entry: Entry, *, number: int, now: datetime, with_derived: bool = True) -> int:
    """Put down a finished run with its document, claims and readings, and return how many claims are new.

    What is derived from them is put down too, unless it is to be filled for all documents at once afterwards.
    """
    found = entry.surest
    run = {
        "capture": number,
        "extractor": entry.extractor,
        "given": Given.of(entry.capture).digest,
        "finished_at": now,
        "claims": len(found),
        "unread": entry.unread if entry.document is not None else entry.unread or "",
    }
    run_number = _added(connection, runs, run)
    if entry.document is not None:
        text = _text(connection, entry.document)
        connection.execute(insert(documents), {"run": run_number, "text": text, "described": codec.describe(entry.document)})
    known = _numbers(connection, found)
    fresh = [item for item in found if item.claim.id not in known]
    known |= _add_claims(connection, fresh, capture=number, now=now)
    if found:
        rows = [{"run": run_number, "claim": known[item.claim.id], "confidence": item.confidence, "rule": item.rule} for item in found]
        connection.execute(insert(readings), rows)
    if with_derived:
        derived.put(
            connection,
            derived.Read(capture=number, claims={known[item.claim.id]: item.claim for item in found}, document=entry.document),
        )
    return len(fresh)


def _add_capture(connection: Connection, capture: Capture, *, document: str) -> int:
    row = {
        "document": document,
        "address": capture.address,
        "sha256": capture.sha256,
        "size": len(capture.content),
        "content": zlib.compress(capture.content),
    }
    return _added(connection, captures, row)


def _text(connection: Connection, document: Document) -> int:
    key = {"sha256": document.text_sha256, "reader": document.reader}
    number = connection.execute(_TEXT, {"of": key["sha256"], "by": key["reader"]}).scalar()
    return _added(connection, texts, {**key, "words": document.text}) if number is None else int(number)


def _numbers(connection: Connection, found: tuple[Found, ...]) -> dict[str, int]:
    ids = [item.claim.id for item in found]
    numbers: dict[str, int] = {}
    for at in range(0, len(ids), AT_ONCE):
        rows = connection.execute(select(claims.c.id, claims.c.number).where(claims.c.id.in_(ids[at : at + AT_ONCE])))
        numbers.update((row.id, row.number) for row in rows)
    return numbers


def _add_claims(connection: Connection, fresh: list[Found], *, capture: int, now: datetime) -> dict[str, int]:
    if not fresh:
        return {}
    # numbered by us: we hold the write lock, and the evidence needs the numbers without a question for each claim
    last = connection.execute(select(func.coalesce(func.max(claims.c.number), 0))).scalar_one()
    numbers = {item.claim.id: last + at for at, item in enumerate(fresh, 1)}
    own = {"capture": capture, "recorded_at": now}
    connection.execute(insert(claims), [{"number": numbers[item.claim.id], **codec.claim_row(item.claim), **own} for item in fresh])
    rows = [
        {"claim": numbers[item.claim.id], "position": position, **codec.evidence_row(words)}
        for item in fresh
        for position, words in enumerate(item.claim.evidence)
    ]
    connection.execute(insert(evidence), rows)
    return numbers


def _added(connection: Connection, table: Table, row: dict[str, Any]) -> int:
    key = connection.execute(insert(table), row).inserted_primary_key
    assert key is not None, "one row was added"  # noqa: S101 - narrows the type
    return int(key[0])
