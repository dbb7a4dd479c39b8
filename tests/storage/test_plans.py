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

MANY = [f"{number:064x}" for number in range(400)]
"""So many documents that SQLite would rather go by what is asked of them."""

QUESTIONS: dict[str, Callable] = {
    "one show": lambda ledger, one: list(ledger.claims.current(shows=["The Tin Harbour"])),
    "one document": lambda ledger, one: list(ledger.claims.current(documents=[one.document])),
    "one kind": lambda ledger, one: list(ledger.claims.current(predicates=["said"])),
    "many documents": lambda ledger, one: list(ledger.claims.current(documents=MANY)),
    "what was said there": lambda ledger, one: list(ledger.claims.current(documents=MANY, predicates=["said"])),
    "what they say of one show": lambda ledger, one: list(ledger.claims.current(documents=MANY, shows=["The Tin Harbour"])),
    "one claim": lambda ledger, one: ledger.claims.find("ab"),
    "its extractor": lambda ledger, one: ledger.claims.extractor(one.document),
    "its text": lambda ledger, one: ledger.archive.text("ab" * 32),
    "its capture": lambda ledger, one: ledger.archive.capture(one.document),
    "its documents": lambda ledger, one: list(ledger.archive.documents([one.document])),
    "its capture time": lambda ledger, one: ledger.archive.captured_at(one.document),
    "keeping": lambda ledger, one: ledger.keep(one),
}


OF_DOCUMENTS = ("one document", "many documents", "what was said there", "what they say of one show")


@pytest.mark.parametrize("question", OF_DOCUMENTS)
def test_claims_of_known_documents_go_by_the_documents(
    opened: Callable[..., Ledger], settings: Settings, invented: ModuleType, question: str
) -> None:
    """Not by all claims of a kind, or of a title: that is a part of the record, and grows with it."""
    ledger = opened()
    one = invented.capture(1)
    invented.take_in(ledger, one)
    asked = noted(ledger, lambda: QUESTIONS[question](ledger, one))
    assert plans(settings, asked)
    assert not [step for step in plans(settings, asked) if "ix_claims" in step]


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_goes_by_an_index(opened: Callable[..., Ledger], settings: Settings, invented: ModuleType, question: str) -> None:
    ledger = opened()
    one = invented.capture(1)
    for number in range(3):
        invented.take_in(ledger, invented.capture(number))
    asked = noted(ledger, lambda: QUESTIONS[question](ledger, one))
    assert asked
    assert not [step for step in plans(settings, asked) if step.startswith("SCAN")]


def noted(ledger: Ledger, question: Callable[[], object]) -> list[tuple[str, tuple]]:
    """Return the statements, with their values, that answer a question."""
    asked: list[tuple[str, tuple]] = []
    engine = ledger._connections._engine
    event.listen(engine, "before_cursor_execute", lambda _c, _k, statement, values, _x, _many: asked.append((statement, values)))
    question()
    return asked


def plans(settings: Settings, asked: list[tuple[str, tuple]]) -> list[str]:
    """Return the steps of SQLite's plans for statements."""
    with closing(sqlite3.connect(settings.db)) as connection:
        return [row[3] for statement, values in asked for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
