"""No question that a page asks reads a whole table: each goes by an index, however large the record is."""

# ruff: noqa: ARG005 - each question is given both

import sqlite3
from collections.abc import Callable
from contextlib import closing
from types import ModuleType

import pytest
from sqlalchemy import event

from clapboard.config import Settings
from clapboard.record.ledger import Ledger

QUESTIONS: dict[str, Callable] = {
    "one show": lambda ledger, one: list(ledger.claims.current(shows=["The Tin Harbour"])),
    "one document": lambda ledger, one: list(ledger.claims.current(documents=[one.document])),
    "one kind": lambda ledger, one: list(ledger.claims.current(predicates=["said"])),
    "one claim": lambda ledger, one: ledger.claims.find("ab"),
    "its extractor": lambda ledger, one: ledger.claims.extractor(one.document),
    "its text": lambda ledger, one: ledger.archive.text("ab" * 32),
    "its capture": lambda ledger, one: ledger.archive.capture(one.document),
    "its documents": lambda ledger, one: list(ledger.archive.documents([one.document])),
    "its capture time": lambda ledger, one: ledger.archive.captured_at(one.document),
    "keeping": lambda ledger, one: ledger.keep(one),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_goes_by_an_index(opened: Callable[..., Ledger], settings: Settings, invented: ModuleType, question: str) -> None:
    ledger = opened()
    one = invented.capture(1)
    for number in range(3):
        invented.take_in(ledger, invented.capture(number))
    asked: list[tuple[str, tuple]] = []
    engine = ledger._connections._engine
    event.listen(engine, "before_cursor_execute", lambda _c, _k, statement, values, _x, _many: asked.append((statement, values)))
    QUESTIONS[question](ledger, one)
    assert asked
    with closing(sqlite3.connect(settings.db)) as connection:
        for statement, values in asked:
            plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
            assert plan
            assert not [step for step in plan if step.startswith("SCAN")], statement
