"""Search by words: every store finds the same, SQLite ranks and forgets."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clapboard.config import Settings
from clapboard.model.capture import Capture
from clapboard.pipeline import Reader, read
from clapboard.record.ledger import Ledger
from clapboard.storage import open_ledger
from clapboard.storage.sqlite_search import query_of

NOW = datetime(2026, 1, 1, tzinfo=UTC)
NEWS = """Gale Warning Renewed for Season 2

Netflix has renewed Gale Warning for Season 2.

"The façade of the lighthouse was the only wall left standing," creator Ottoline Marsh said.
"""
MORE = """Gale Warning Wraps

Filming on Season 2 of Gale Warning has finished, Netflix said on Friday.

"Nobody told the seagulls that we were shooting," Marsh said.
"""


@pytest.fixture(params=["memory", "sqlite"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    path = ":memory:" if request.param == "memory" else tmp_path / "record.db"
    ledger = open_ledger(path, settings=Settings(db=tmp_path / "record.db"))
    put(ledger, NEWS, "a.txt")
    put(ledger, MORE, "b.txt")
    yield ledger
    ledger.close()


def put(ledger: Ledger, text: str, origin: str) -> None:
    capture = Capture(
        content=text.encode(), media_type="text/plain", origin=origin, fetched_at=NOW, outlet="Quay News", published="2025-02-04"
    )
    assert [item.error for item in read([capture], ledger, reader=Reader(tagger=None))] == [None]


def words(ledger: Ledger, query: str) -> list[str]:
    return [kept.claim.evidence[0].exact for kept in ledger.search.find(query).claims]


@pytest.mark.parametrize("query", ["lighthouse wall", "wall lighth", "LIGHTHOUSE"])
def test_all_words_are_looked_for_and_the_last_may_be_begun(opened: Ledger, query: str) -> None:
    assert any("lighthouse" in found for found in words(opened, query))


@pytest.mark.parametrize("query", ["lighthouse seagulls", "nothing", "", "   ", '"', "()*", "-", "words:x OR", "NEAR("])
def test_what_nothing_holds_finds_nothing(opened: Ledger, query: str) -> None:
    assert opened.search.find(query).claims == ()


def test_people_are_found_by_their_names(opened: Ledger) -> None:
    assert "Ottoline Marsh" in opened.search.find("ottoline").people


def test_the_documents_that_quote_somebody_are_found_by_the_name_as_printed(opened: Ledger) -> None:
    assert {"Ottoline Marsh", "Marsh"} & opened.claims.names()
    assert {name: len(opened.search.naming(name)) for name in ("Ottoline", "Nobody")} == {"Ottoline": 0, "Nobody": 0}
    assert all(opened.search.naming(name) for name in opened.claims.names())


def test_only_the_newest_are_ranked_and_the_answer_says_so(opened: Ledger) -> None:
    hits = opened.search.find("gale", newest=1)
    assert hits.is_capped
    assert hits.ranked == 1
    assert not opened.search.find("gale").is_capped


def test_a_letter_without_its_accent_is_found_in_a_file(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "record.db", settings=Settings(db=tmp_path / "record.db"))
    put(ledger, NEWS, "a.txt")
    assert words(ledger, "facade")
    ledger.close()


def test_an_older_file_is_filled_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    ledger = open_ledger(path, settings=Settings(db=path))
    put(ledger, NEWS, "a.txt")
    ledger.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("DELETE FROM search; DELETE FROM derived;")
    again = open_ledger(path, settings=Settings(db=path))
    assert words(again, "lighthouse")
    again.close()


def test_what_is_blanked_is_found_no_more(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    ledger = open_ledger(path, settings=Settings(db=path))
    put(ledger, NEWS, "a.txt")
    ledger.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO takedowns (sha256, at, reason) SELECT DISTINCT text_sha256, '2026-01-01T00:00:00+00:00', 'asked' FROM evidence"
        )
        connection.execute("UPDATE evidence SET exact = NULL")
        connection.commit()
        assert connection.execute("SELECT count(*) FROM search WHERE search MATCH 'lighthouse'").fetchone() == (0,)


def test_nothing_of_the_query_is_a_language() -> None:
    assert query_of('he said "AND" (x*') == '"he" "said" "AND" "x"*'


def test_a_reading_that_is_replaced_is_found_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.db"
    ledger = open_ledger(path, settings=Settings(db=path))
    put(ledger, NEWS, "a.txt")
    before = len(words(ledger, "gale"))
    reader = Reader(tagger=None)
    monkeypatch.setattr(Reader, "extractor", property(lambda _: "another"))
    capture = next(iter(ledger.archive.captures()))
    assert [item.error for item in read([capture], ledger, reader=reader)] == [None]
    assert len(words(ledger, "gale")) == before
    ledger.close()
