"""The record read from a ledger: the whole, and one show alone."""

from datetime import date, timedelta

import pytest
from record_builder import CAPTURED, SHOW, Article

from clapboard.config import Settings
from clapboard.errors import NotFoundError
from clapboard.model.capture import Capture
from clapboard.model.claim import Judgement, Verdict
from clapboard.record.ledger import Entry, Ledger
from clapboard.record.view import Record
from clapboard.storage import open_ledger

ARTICLES = (
    Article("one", "2024-01-01").tells("renewed", 2).says("Nobody leaves the harbour in winter"),
    Article("two", "2024-02-01").tells("cancelled", 2).tells("released", 4, show="Tin Orchard"),
    Article("three").tells("filming_wrapped", 2),
    Article("four", "2024-03-01", about="Tin Orchard").tells("ended", 4, show="Tin Orchard"),
    Article("five", "2024-03-01", about="Copper").tells("ended", 1, show="Copper"),
)


@pytest.fixture
def ledger() -> Ledger:
    kept = open_ledger(":memory:", settings=Settings.load({}))
    for article in ARTICLES:
        capture = Capture(content=article.name.encode(), media_type="text/plain", origin=article.name, fetched_at=CAPTURED)
        document = article.document_of(capture)
        kept.write(Entry(capture=capture, document=document, extractor="by hand", found=article.found_in(document)))
    return kept


def test_one_show_alone_is_what_the_whole_record_says_of_it(ledger: Ledger) -> None:
    whole = Record.of(ledger)
    assert whole.titles() == ("Copper", SHOW, "Tin Orchard")
    for title in whole.titles():
        alone, show = Record.of_show(ledger, title.upper())
        assert show == title
        one, other = whole.slice(title), alone.slice(show)
        assert (one.statuses(), one.timeline(), one.statements(), dict(one.datings)) == (
            other.statuses(),
            other.timeline(),
            other.statements(),
            dict(other.datings),
        )


def test_an_unknown_show_is_said_to_be_unknown(ledger: Ledger) -> None:
    with pytest.raises(NotFoundError):
        Record.of_show(ledger, "Nickel")


def test_as_of_a_day_and_of_a_capture(ledger: Ledger) -> None:
    assert [item.kind for item in Record.of(ledger, as_of=date(2024, 1, 15)).slice(SHOW).milestones] == ["renewed"]
    assert Record.of(ledger, recorded_by=CAPTURED - timedelta(days=1)).titles() == ()


def test_titles_judged_the_same_are_read_together(ledger: Ledger) -> None:
    claim = next(kept.claim for kept in ledger.claims.current() if kept.claim.show == "Copper")
    ledger.judgements.add(
        Judgement(
            id="j",
            claim=claim.id,
            document=claim.document,
            predicate=claim.predicate,
            verdict=Verdict.SAME_AS,
            by="desk",
            made_at=CAPTURED,
            evidence=claim.evidence[0],
            field="show",
            value="Tin Orchard",
        )
    )
    record, show = Record.of_show(ledger, "Copper")
    assert show == "Tin Orchard"
    assert len({item.claim.document for item in record.slice(show).milestones}) == 3


def test_the_confidence_of_a_claim_comes_from_its_reading(ledger: Ledger) -> None:
    record = Record.of(ledger)
    assert set(record.confidences.values()) == {1.0}
    assert record.review().claims == ()
