from dataclasses import replace
from datetime import UTC, datetime

import pytest

from clapboard.config import Settings
from clapboard.model.capture import Capture
from clapboard.model.claim import Claim, Evidence, Found
from clapboard.model.document import UNDATED, Document
from clapboard.model.span import Span
from clapboard.publishing.proof import prove, verify
from clapboard.record.ledger import Entry, Kept, Ledger
from clapboard.storage import open_ledger

TEXT = "Low Tide is over. Netflix has renewed Low Tide for Season 2. Nobody knows when.\nA second paragraph."
WORDS = "renewed Low Tide for Season 2"


@pytest.fixture
def ledger() -> Ledger:
    capture = Capture(
        content=TEXT.encode(), media_type="text/plain", origin="a.txt", fetched_at=datetime(2026, 1, 1, tzinfo=UTC), outlet="Quay News"
    )
    document = Document(
        id=capture.document,
        capture=capture.sha256,
        text=TEXT,
        paragraphs=(Span(0, len(TEXT)),),
        published=UNDATED,
        reader="r",
        outlet="Quay News",
    )
    start = TEXT.index(WORDS)
    claim = Claim(
        document=document.id,
        predicate="renewed",
        show="Low Tide",
        season="Season 2",
        evidence=(Evidence.at(TEXT, document.text_sha256, Span(start, start + len(WORDS))),),
    )
    made = open_ledger(":memory:", settings=Settings.load({}))
    settled = made.keep(capture)
    made.write(
        Entry(capture=settled.capture, document=document, extractor="x", found=(Found(claim=claim, confidence=0.9, rule="by hand"),))
    )
    return made


def kept(ledger: Ledger) -> Kept:
    return next(iter(ledger.claims.current()))


def test_the_sentence_stands_around_the_words(ledger: Ledger) -> None:
    answer = prove(kept(ledger), ledger.archive)
    assert answer["state"] == "verified"
    assert answer["evidence"][0]["sentence"] == "Netflix has renewed Low Tide for Season 2."
    assert (answer["outlet"], answer["found_by"], answer["confidence"]) == ("Quay News", "by hand", 0.9)


@pytest.mark.parametrize(
    "wrong",
    [
        {"exact": "renewed Low Tide for Season 3"},
        {"span": Span(0, len(WORDS))},
        {"prefix": "It is said that Netflix has "},
        {"text_sha256": "0" * 64},
    ],
)
def test_what_does_not_hold_is_orphaned_and_no_other_sentence_is_shown(ledger: Ledger, wrong: dict[str, object]) -> None:
    held = kept(ledger)
    damaged = replace(held.claim, evidence=(replace(held.claim.evidence[0], **wrong),))  # type: ignore[arg-type]
    answer = prove(replace(held, claim=damaged), ledger.archive)
    assert answer["state"] == "ORPHANED"
    assert answer["evidence"][0]["sentence"] is None


def test_a_row_that_no_longer_fits_its_id_is_orphaned(ledger: Ledger) -> None:
    held = kept(ledger)
    assert prove(replace(held, claim=replace(held.claim, season="Season 9")), ledger.archive)["state"] == "ORPHANED"


def test_verify_counts_and_finds_nothing_in_a_sound_record(ledger: Ledger) -> None:
    assert verify(ledger) == {"claims": 1, "findings": []}
