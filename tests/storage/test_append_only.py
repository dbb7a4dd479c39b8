"""Nothing that was written is changed; a takedown blanks words and nothing else."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from types import ModuleType

import pytest

from clapboard.config import Settings
from clapboard.record.dump import dump
from clapboard.record.ledger import Ledger
from clapboard.storage import schema

TABLES = sorted(table.name for table in schema.metadata.sorted_tables if table not in schema.CHANGING)


@pytest.fixture
def ledger(opened: Callable[..., Ledger], invented: ModuleType) -> Ledger:
    """Return a ledger with at least one row in each table."""
    ledger = opened()
    invented.take_in(ledger, invented.capture(1, outlet="Third Act"))
    invented.take_in(ledger, invented.capture(2))
    judgement = invented.judgement(next(ledger.claims.current()).claim)
    ledger.judgements.add(judgement)
    ledger.judgements.undo(judgement.id, invented.START)
    return ledger


@pytest.fixture
def raw(ledger: Ledger, settings: Settings) -> Iterator[sqlite3.Connection]:
    """Return a connection like those of the ledger, past its code."""
    assert ledger
    with closing(sqlite3.connect(settings.db)) as connection:
        connection.execute("PRAGMA recursive_triggers = ON")
        connection.execute("INSERT INTO takedowns (sha256, at, reason) VALUES (x'00', '2026', 'unrelated')")
        connection.execute('INSERT INTO blanks (takedown, start, "end") VALUES (1, 2, 3)')
        connection.commit()
        yield connection


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_deleted_replaced_or_changed(raw: sqlite3.Connection, table: str) -> None:
    before = raw.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - our own names
    assert before
    for column in schema.metadata.tables[table].columns:
        with pytest.raises(sqlite3.IntegrityError, match=f"{table} are never changed"):
            raw.execute(f'UPDATE {table} SET "{column.name}" = 7')  # noqa: S608 - our own names
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} are never deleted"):
        raw.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} are never deleted"):
        raw.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")  # noqa: S608 - our own names
    assert raw.execute(f"SELECT * FROM {table}").fetchall() == before  # noqa: S608 - our own names


def test_a_takedown_blanks_words_and_keeps_hashes_and_offsets(ledger: Ledger, raw: sqlite3.Connection) -> None:
    page, other = ledger.archive.documents()
    kept = [item for item in ledger.claims.current() if item.claim.document == page.id]
    for digest in (page.text_sha256, page.capture):
        raw.execute("INSERT INTO takedowns (sha256, at, reason) VALUES (?, '2026-05-01', 'asked for')", (bytes.fromhex(digest),))
    of_text = (bytes.fromhex(page.text_sha256),)
    raw.execute("UPDATE captures SET content = NULL WHERE sha256 = ?", (bytes.fromhex(page.capture),))
    raw.execute("UPDATE texts SET words = NULL WHERE sha256 = ?", of_text)
    for table in ("evidence", "judgements"):
        raw.execute(f"UPDATE {table} SET exact = NULL, prefix = NULL, suffix = NULL WHERE text_sha256 = ?", of_text)  # noqa: S608 - our own names
    raw.commit()
    assert ledger.archive.capture(page.id) is None
    assert ledger.archive.document(page.id) is None
    assert ledger.archive.text(page.text_sha256) is None
    assert [item.id for item in ledger.archive.documents()] == [other.id]
    assert [item.document for item in ledger.archive.captures()] == [other.id]
    after = [item for item in ledger.claims.current() if item.claim.document == page.id]
    assert [item.claim.id for item in after] == [item.claim.id for item in kept], "the ids, the hashes and the offsets stay"
    assert {evidence.exact for item in after for evidence in item.claim.evidence} == {""}
    assert [item.reading for item in after] == [item.reading for item in kept]
    assert all(page.text[span.start : span.end] not in "".join(dump(ledger)) for span in page.paragraphs[:1])


def test_a_takedown_may_blank_one_sentence_of_a_text(ledger: Ledger, raw: sqlite3.Connection) -> None:
    page = next(ledger.archive.documents())
    cut = page.paragraphs[1]
    words = page.text[: cut.start] + "▒" * len(cut) + page.text[cut.end :]
    digest = bytes.fromhex(page.text_sha256)
    raw.execute("INSERT INTO takedowns (sha256, at, reason) VALUES (?, '2026-05-01', 'asked for')", (digest,))
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute("UPDATE texts SET words = ? WHERE sha256 = ?", (words[1:], digest))
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute("UPDATE texts SET reader = 'x', words = NULL WHERE sha256 = ?", (digest,))
    raw.execute("UPDATE texts SET words = ? WHERE sha256 = ?", (words, digest))
    raw.commit()
    assert ledger.archive.text(page.text_sha256) == words
    first = next(iter(ledger.claims.current(predicates=["renewed"], documents=[page.id]))).claim.evidence[0]
    assert first.span.of(words) == first.exact
