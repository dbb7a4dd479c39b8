import itertools
from datetime import UTC, datetime

import pytest

from clapboard.checking import answers, check, read_draft
from clapboard.config import Settings
from clapboard.model.capture import Capture
from clapboard.pipeline import Reader, read
from clapboard.publishing.views.check import CheckView, check_view
from clapboard.publishing.views.marks import marks
from clapboard.record.ledger import Ledger
from clapboard.storage import open_ledger

NOW = datetime(2026, 1, 1, tzinfo=UTC)
HELD = """Harrow Sound Gets a Date

Season 2 of Harrow Sound will premiere on May 4, 2025, Netflix has announced.

"We shot the gale for nine nights, and nobody in the boat was ever dry," creator Ottoline Marsh told Gull Wire.
"""
DRAFT = """Season 2 of Harrow Sound will premiere on May 4, 2025.

"We shot the gale for ten nights, and nobody in the boat was ever dry," Ottoline Marsh said.

Netflix has renewed Harrow Sound for Season 3.
"""


def capture(text: str, **given: str) -> Capture:
    return Capture(content=text.encode(), media_type="text/plain", origin="a.txt", fetched_at=NOW, **given)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    opened = open_ledger(":memory:", settings=Settings.load({}))
    assert [
        item.error for item in read([capture(HELD, outlet="Gull Wire", published="2025-02-04")], opened, reader=Reader(tagger=None))
    ] == [None]
    return opened


def checked(text: str, ledger: Ledger) -> CheckView:
    draft = read_draft(capture(text), Reader(tagger=None))
    return check_view(answers.check(check(draft, ledger)), draft.document)


def test_each_passage_has_its_mark(ledger: Ledger) -> None:
    view = checked(DRAFT, ledger)
    assert [mark.kind for mark in view.marks] == ["known", "altered", "new"]
    assert [mark.number for mark in view.marks] == [1, 2, 3]
    assert view.looks == 1
    assert view.headline == "One thing is new. One passage needs a look before you publish."


def test_of_known_news_the_day_alone_is_new() -> None:
    wide = open_ledger(":memory:", settings=Settings.load({}))
    list(read([capture("Season 2 of Harrow Sound has wrapped filming.", published="2025-02-04")], wide, reader=Reader(tagger=None)))
    [mark] = checked("Season 2 of Harrow Sound wrapped filming on January 30, 2025.", wide).marks
    [note] = mark.notes
    assert (mark.kind, note.title) == ("new", "New: the day")
    assert "On record since 4 February 2025, but not with this day." in note.words
    assert note.proofs


def test_a_changed_number_is_named(ledger: Ledger) -> None:
    [note] = checked(DRAFT, ledger).marks[1].notes
    assert "number" in note.title
    assert [(piece.kind, piece.words) for piece in note.pieces if piece.kind != "same"] == [("out", "nine"), ("in", "ten")]


def test_the_text_with_its_marks_is_the_text(ledger: Ledger) -> None:
    view = checked(DRAFT, ledger)
    shown = ["".join(run.words for run in paragraph.runs) for paragraph in view.paragraphs]
    assert shown == [line for line in DRAFT.split("\n") if line]
    ends = [run.mark.number for paragraph in view.paragraphs for run in paragraph.runs if run.mark and run.ends]
    assert ends == [1, 2, 3]


def test_marks_on_the_same_words_are_one_with_two_notes(ledger: Ledger) -> None:
    view = checked("Ottoline Marsh said that season 2 of Harrow Sound will premiere on June 9, 2025.\n", ledger)
    spans = [span for mark in view.marks for span in mark.spans]
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


def test_speech_that_nobody_named_reports_is_not_marked_as_new(ledger: Ledger) -> None:
    draft = read_draft(capture("Ottoline Marsh said that the tables on her wall had never once been wrong."), Reader(tagger=None))
    row = answers.check(check(draft, ledger))
    [item] = row["quotations"]
    assert [mark.kind for mark in marks(row)] == ["new"]
    assert marks({**row, "quotations": [{**item, "speaker": None}]}) == ()
    assert marks({**row, "quotations": [{**item, "speaker": None, "kind": "direct"}]}) != ()


def test_rows_name_what_proves_them(ledger: Ledger) -> None:
    [table] = checked(DRAFT, ledger).tables()
    assert [len(row.evidence) > 0 for row in table.rows] == [True, True, False]


def test_a_text_without_facts_says_so(ledger: Ledger) -> None:
    view = checked("The weather over the harbour was fine and the gulls were loud all afternoon.\n", ledger)
    assert not view.marks
    assert view.headline.startswith("Nothing in this text")
