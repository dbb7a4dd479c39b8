from datetime import UTC, datetime

import pytest

from clapboard.config import Settings
from clapboard.errors import NotFoundError
from clapboard.model.capture import Capture
from clapboard.pipeline import Reader, read
from clapboard.publishing.views.evidence import evidence_view, live
from clapboard.publishing.views.season import season_view
from clapboard.publishing.views.show import show_view
from clapboard.publishing.views.wording import date_words, interval_words, slug
from clapboard.record.ledger import Ledger
from clapboard.record.view import Record, Slice
from clapboard.storage import open_ledger

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FIRST = """Brine Lane Renewed for Season 3

Netflix has renewed Brine Lane for Season 3, the platform announced on Tuesday.

"We never thought the harbour would let us come back," creator Ottoline Marsh said.
"""
LATER = """Brine Lane Season 3 Gets a Date

Season 3 of Brine Lane will premiere on October 9, 2025.

"We never thought the harbour would let us come back," Ottoline Marsh said in a recent conversation.
"""


def capture(text: str, outlet: str, published: str) -> Capture:
    origin = f"{outlet}.txt"
    return Capture(content=text.encode(), media_type="text/plain", origin=origin, fetched_at=NOW, outlet=outlet, published=published)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    opened = open_ledger(":memory:", settings=Settings.load({}))
    captures = [capture(FIRST, "Quay News", "2025-02-04"), capture(LATER, "Gull Wire", "2025-06-10")]
    for outcome in read(captures, opened, reader=Reader(tagger=None)):
        assert outcome.error is None
    return opened


@pytest.fixture(scope="module")
def held(ledger: Ledger) -> Slice:
    return Record.of(ledger).slice("Brine Lane")


def test_the_page_opens_with_where_the_newest_season_stands(held: Slice) -> None:
    view = show_view(held)
    assert view.lede.startswith("Season 3 is set for 9 October 2025")
    assert view.lead is not None
    assert [step.state for step in view.lead.steps] == ["on", "implied", "implied", "now", ""]


def test_every_row_is_proved_by_claims_of_the_show(held: Slice) -> None:
    known = {claim.id for claim in held.claims}
    rows = [row for table in (*show_view(held).tables(), *season_view(held, "3").tables()) for row in table.rows]
    assert len(rows) > 6
    assert all(row.evidence and known.issuperset(row.evidence) for row in rows)


def test_the_same_words_are_one_statement_with_two_appearances(held: Slice) -> None:
    [line] = [line for line in show_view(held).statements if "harbour" in line.words]
    assert [item.origin for item in line.appearances] == ["Quay News", "Gull Wire"]
    assert line.first_is_known


@pytest.mark.parametrize(("marked", "shown"), [(5, 6), (6, 6)])
def test_reported_speech_is_shown_where_little_stands_in_marks(marked: int, shown: int) -> None:
    said = (
        "The gates stayed shut until the water asked nicely",
        "Nobody on the boats had slept since the second of March",
        "My ropes are older than the whole of this company",
        "A tide table is the only script that I never cut",
        "Lamps were a luxury and we burned them all the same",
        "Every gull in that scene had an agent and a lawyer",
    )[:marked]
    quoted = "\n\n".join(f"“{words},” creator Ottoline Marsh said." for words in said)
    text = f"{FIRST.splitlines()[0]}\n\n{quoted}\n\nOttoline Marsh said that the crew of the boat would have gone home happily."
    opened = open_ledger(":memory:", settings=Settings.load({}))
    list(read([capture(text, "Quay News", "2025-02-04")], opened, reader=Reader(tagger=None)))
    view = show_view(Record.of(opened).slice("Brine Lane"))
    assert (len(view.statements), view.statements_total) == (shown, marked + 1)


def test_coverage_tells_what_was_new_and_what_was_recycled(held: Slice) -> None:
    first, later = sorted(show_view(held).coverage, key=lambda line: line.reported or "")
    assert first.recycled == 0
    assert first.new
    assert later.recycled == 1


def test_a_season_that_is_not_on_record_is_not_found(held: Slice) -> None:
    with pytest.raises(NotFoundError, match="no season 9"):
        season_view(held, "9")


def test_evidence_stands_in_its_sentence(ledger: Ledger, held: Slice) -> None:
    claim = next(claim for claim in held.claims if claim.predicate == "renewed")
    view = evidence_view(ledger.claims.find(claim.id)[0], ledger.archive, checked_at="2026-01-01T00:00:00Z")
    assert view.holds
    assert view.passages[0].words in FIRST
    assert f"{view.passages[0].before}{view.passages[0].words}{view.passages[0].after}" in FIRST


def test_a_live_address_leads_to_the_words() -> None:
    assert live("https://quay.example/a", "a half-day, twice") == "https://quay.example/a#:~:text=a%20half%2Dday%2C%20twice"
    assert live("javascript:alert(1)", "words") is None
    long = " ".join(f"w{number}" for number in range(60))
    assert live("https://quay.example/a", long) == "https://quay.example/a#:~:text=w0%20w1%20w2%20w3,w56%20w57%20w58%20w59"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-03-14", "14 March 2025"),
        ("2026-21", "spring 2026"),
        ("2024-10~", "about October 2024"),
        ("../2023-08-03", "by 3 August 2023"),
        ("2025-02/..", "from February 2025"),
        ("2023", "2023"),
        (None, "undated"),
    ],
)
def test_dates_are_said_as_they_were_given(edtf: str | None, words: str) -> None:
    assert date_words(edtf) == words


def test_an_open_date_tells_its_days() -> None:
    assert interval_words("2025-02") == "between 1 February 2025 and 28 February 2025 (EDTF 2025-02)"
    assert interval_words("2025-02-03") is None


@pytest.mark.parametrize(("name", "expected"), [("Brine Lane", "brine-lane"), ("Zoë’s Pier & Co", "zoes-pier-and-co"), ("潮", "6f6e")])
def test_slugs_are_plain_ascii(name: str, expected: str) -> None:
    assert slug(name) == expected
