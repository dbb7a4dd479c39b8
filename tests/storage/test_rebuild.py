"""The record derived anew from captures and judgements, and what damage shows."""

# ruff: noqa: S608 - statements of our own

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from clapboard.config import Settings
from clapboard.errors import LedgerError
from clapboard.model.claim import id_of
from clapboard.record.dump import dump
from clapboard.record.ledger import Ledger
from clapboard.storage import open_ledger
from clapboard.storage.rebuild import rebuild


@pytest.fixture
def ledger(opened: Callable[..., Ledger], invented: ModuleType) -> Ledger:
    """Return a ledger with a few documents, one read twice, one met with several things beside it, one not read, and judgements."""
    ledger = opened()
    for number in range(3):
        invented.take_in(ledger, invented.capture(number))
    invented.take_in(ledger, invented.capture(0, outlet="Third Act"))
    invented.take_in(ledger, invented.capture(0, title="Wrapped"))
    invented.take_in(ledger, invented.capture(1), extractor="invented/0")
    ledger.write(invented.unread(invented.capture(7)))
    claims = [item.claim for item in ledger.claims.current()]
    ledger.judgements.add(invented.judgement(claims[0], name="a"))
    ledger.judgements.add(invented.judgement(claims[1], name="b"))
    ledger.judgements.undo(invented.judgement(claims[1], name="b").id, invented.START)
    return ledger


@pytest.fixture
def read(invented: ModuleType) -> Callable:
    """Return what reads captures: one of them is not in English."""
    foreign = invented.capture(7).document
    return lambda capture: invented.unread(capture) if capture.document == foreign else invented.read(capture)


@pytest.fixture
def damage(ledger: Ledger, settings: Settings) -> Callable[[str], None]:
    """Return a function that changes the file past all triggers."""
    assert ledger

    def run(statement: str) -> None:
        with closing(sqlite3.connect(settings.db)) as connection:
            triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for (name,) in triggers:
                connection.execute(f"DROP TRIGGER {name}")
            changed = connection.execute(statement).rowcount
            connection.commit()
        assert changed == 1

    return run


def test_what_is_derived_anew_is_the_same(ledger: Ledger, read: Callable, settings: Settings, tmp_path: Path) -> None:
    for target in (":memory:", tmp_path / "anew.db"):
        anew = open_ledger(target, settings=settings)
        assert rebuild(ledger, anew, read=read).is_none
        assert list(dump(anew)) == list(dump(ledger))
        assert list(anew.judgements.all()) == list(ledger.judgements.all())
        assert list(anew.archive.captures()) == list(ledger.archive.captures())
        anew.close()


ONE = "(SELECT min(claim) FROM readings WHERE run = (SELECT max(number) FROM runs WHERE claims > 0))"


@pytest.mark.parametrize(
    ("statement", "missing", "extra"),
    [
        (f"UPDATE claims SET predicate = 'cancelled' WHERE number = {ONE}", 1, 1),
        (f"UPDATE claims SET show = 'Another' WHERE number = {ONE}", 1, 1),
        (f"UPDATE claims SET value = 'x' WHERE number = {ONE}", 1, 1),
        (f'UPDATE claims SET qualifiers = \'[["venue","x"]]\' WHERE number = {ONE}', 1, 1),
        (f"UPDATE claims SET certainty = 'denied' WHERE number = {ONE}", 1, 1),
        (f"UPDATE claims SET id = zeroblob(32) WHERE number = {ONE}", 1, 1),
        (f"UPDATE evidence SET exact = 'x' WHERE claim = {ONE} AND position = 0", 1, 1),
        (f'UPDATE evidence SET "end" = "end" - 1 WHERE claim = {ONE} AND position = 0', 1, 1),
        (f"UPDATE evidence SET text_sha256 = zeroblob(32) WHERE claim = {ONE} AND position = 0", 1, 1),
        (f"DELETE FROM readings WHERE claim = {ONE} AND run = (SELECT max(number) FROM runs WHERE claims > 0)", 0, 1),
        ("UPDATE texts SET words = replace(words, 'Tin', 'Tan') WHERE number = 1", 1, 1),
        ("UPDATE documents SET described = replace(described, 'Ines', 'Inez') WHERE run = (SELECT max(run) FROM documents)", 1, 1),
        ("UPDATE runs SET unread = 'too long' WHERE unread IS NOT NULL", 1, 1),
        ("DELETE FROM judgements WHERE id NOT IN (SELECT judgement FROM undone)", 0, 0),
    ],
)
def test_damage_is_a_difference(
    ledger: Ledger, read: Callable, damage: Callable, settings: Settings, statement: str, missing: int, extra: int
) -> None:
    damage(statement)
    difference = rebuild(ledger, open_ledger(":memory:", settings=settings), read=read)
    assert (difference.missing, difference.extra) == (missing, extra)
    assert [line[:2] for line in difference.lines] == ["- "] * missing + ["+ "] * extra


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE claims SET certainty = 'perhaps' WHERE number = {ONE}",
        f"UPDATE claims SET qualifiers = '[[' WHERE number = {ONE}",
        f"UPDATE claims SET recorded_at = 'long ago' WHERE number = {ONE}",
        f"DELETE FROM evidence WHERE claim = {ONE} AND position = 0",
        "UPDATE documents SET described = '{}' WHERE run = (SELECT max(run) FROM documents)",
    ],
)
def test_a_row_that_cannot_be_read_is_a_difference_too(
    ledger: Ledger, read: Callable, damage: Callable, settings: Settings, statement: str
) -> None:
    damage(statement)
    with pytest.raises(LedgerError, match=r"record\.db: damaged: .* cannot be read") as caught:
        list(dump(ledger))
    assert "rebuild" in caught.value.hint
    anew = open_ledger(":memory:", settings=settings)
    difference = rebuild(ledger, anew, read=read)
    assert difference.lines[0].startswith("! ")
    assert difference.missing >= 1
    assert anew.claims.count() == 9


def test_a_claim_whose_row_was_changed_is_told_by_its_id(ledger: Ledger, damage: Callable) -> None:
    assert [kept for kept in ledger.claims.current() if id_of(kept.claim) != kept.reading.claim] == []
    damage(f"UPDATE claims SET season = '77' WHERE number = {ONE}")
    (kept,) = (kept for kept in ledger.claims.current() if id_of(kept.claim) != kept.reading.claim)
    assert kept.claim.season == "77"
    assert kept.claim.id == kept.reading.claim


def test_a_damaged_capture_cannot_be_read_anew(ledger: Ledger, read: Callable, damage: Callable, settings: Settings) -> None:
    damage("UPDATE captures SET content = x'00' WHERE number = 1")
    with pytest.raises(LedgerError, match="damaged: capture"):
        rebuild(ledger, open_ledger(":memory:", settings=settings), read=read)


def test_another_reading_is_a_difference(ledger: Ledger, read: Callable, settings: Settings) -> None:
    def less(capture: object) -> object:
        entry = read(capture)
        return replace(entry, found=entry.found[1:])

    difference = rebuild(ledger, open_ledger(":memory:", settings=settings), read=less)
    assert (difference.missing, difference.extra) == (3, 0)


def test_a_record_is_rebuilt_into_an_empty_one(ledger: Ledger, read: Callable, invented: ModuleType, settings: Settings) -> None:
    target = open_ledger(":memory:", settings=settings)
    target.keep(invented.capture(1))
    with pytest.raises(LedgerError, match="into an empty file"):
        rebuild(ledger, target, read=read)
