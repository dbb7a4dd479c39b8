"""The canonical form of a record, and what differs between two."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clapboard.model.capture import Capture
from clapboard.model.claim import Claim, Evidence, Found, Judgement, Verdict
from clapboard.model.document import DateBasis, Document, Publication
from clapboard.model.span import Span
from clapboard.model.when import Interval
from clapboard.record.dump import Difference, compare, dump
from clapboard.record.ledger import Entry
from clapboard.storage.memory import MemoryLedger

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEXT = "Low Tide is back.\nThe “second” round is filmed."


def entry(text: str = TEXT, *, origin: str = "a.txt", at: datetime = NOON, extractor: str = "x/1", confidence: float = 1.0) -> Entry:
    capture = Capture(content=text.encode(), media_type="text/plain", origin=origin, fetched_at=at, outlet="Third Act")
    page = Document(
        id=capture.document,
        capture=capture.sha256,
        text=text,
        paragraphs=(Span(0, len(text)),),
        published=Publication(interval=Interval.day(date(2026, 3, 1)), basis=DateBasis.GIVEN),
        reader="plain/1",
        outlet="Third Act",
    )
    spans = (Span(0, 8), Span(0, 16))
    claims = [
        Claim(document=page.id, predicate="about", value=str(span), evidence=(Evidence.at(text, page.text_sha256, span),)) for span in spans
    ]
    return Entry(
        capture=capture,
        document=page,
        extractor=extractor,
        found=tuple(Found(claim=claim, confidence=confidence, rule=origin) for claim in claims),
    )


def judgement(of: Claim, name: str, *, at: datetime = NOON) -> Judgement:
    return Judgement(
        id=name,
        claim=of.id,
        document=of.document,
        predicate=of.predicate,
        verdict=Verdict.ACCEPT,
        by="desk",
        made_at=at,
        evidence=of.evidence[0],
    )


def ledger(*entries: Entry, clock: datetime = NOON) -> MemoryLedger:
    one = MemoryLedger(clock=lambda: clock)
    for item in entries:
        one.write(item)
    return one


def test_each_line_is_an_object_with_sorted_keys_in_ascii() -> None:
    one = ledger(entry(), entry("Another."))
    lines = list(dump(one))
    for line in lines:
        assert line.isascii()
        assert json.dumps(json.loads(line), sort_keys=True, separators=(",", ":")) == line


def test_documents_come_by_id_with_their_claims_by_id_and_judgements_last() -> None:
    entries = [entry(f"{TEXT} {number}") for number in range(5)]
    unread = Entry(capture=entry("Otra marea.").capture, document=None, extractor="x/1", unread="not English: es")
    one = ledger(*entries, unread)
    for name in ("b", "a"):
        one.judgements.add(judgement(entries[0].found[0].claim, name))
    lines = [json.loads(line) for line in dump(one)]
    of_documents = [line for line in lines if line["type"] != "judgement"]
    assert [line["id"] for line in lines[len(of_documents) :]] == ["a", "b"]
    places = [(line.get("document", line["id"]), line["type"] == "claim", line["id"]) for line in of_documents]
    assert places == sorted(places)
    assert sum(line["type"] == "document" for line in lines) == 5
    assert sum(line["type"] == "claim" for line in lines) == 10
    assert [line["reason"] for line in lines if line["type"] == "unread"] == ["not English: es"]


def test_a_claim_stands_there_whole() -> None:
    page = entry().document
    evidence = Evidence.at(TEXT, page.text_sha256, Span(22, 30))
    claim = Claim(
        document=page.id,
        predicate="filming_wrapped",
        show="Low Tide",
        season="second",
        qualifiers=(("venue", "Third Act"), ("because", "it is")),
        evidence=(evidence,),
    )
    line = list(dump(ledger(replace(entry(), found=(Found(claim=claim, confidence=0.5, rule="r"),)))))[1]
    assert json.loads(line) == {
        "type": "claim",
        "id": claim.id,
        "document": page.id,
        "predicate": "filming_wrapped",
        "show": "Low Tide",
        "season": "second",
        "value": None,
        "qualifiers": [["because", "it is"], ["venue", "Third Act"]],
        "certainty": "asserted",
        "evidence": [
            {"text": page.text_sha256, "span": [22, 30], "exact": TEXT[22:30], "prefix": TEXT[:22], "suffix": TEXT[30:]},
        ],
    }


def test_when_where_and_how_surely_it_was_recorded_does_not_show() -> None:
    later = NOON + timedelta(days=40)
    one, other = ledger(entry()), MemoryLedger(clock=lambda: later)
    other.write(entry(extractor="x/0"))
    other.write(entry(origin="/elsewhere/b.txt", at=later, confidence=0.2))
    for record, at in ((one, NOON), (other, later)):
        record.judgements.add(judgement(entry().found[0].claim, "a", at=at))
        record.judgements.undo("a", at)
    assert list(dump(one)) == list(dump(other))
    text = "\n".join(dump(other))
    assert not any(word in text for word in ("b.txt", "2026-04-10", "0.2", "x/1", "confidence", "rule", "recorded"))


@pytest.mark.parametrize(
    "change",
    [
        lambda it: replace(it, found=it.found[1:]),
        lambda it: replace(it, document=replace(it.document, title="Tide")),
        lambda it: replace(it, document=replace(it.document, outlet=None)),
        lambda it: replace(it, document=replace(it.document, published=Publication(interval=Interval(), basis=DateBasis.UNKNOWN))),
        lambda it: replace(it, document=replace(it.document, headings=it.document.paragraphs)),
        lambda it: replace(it, document=replace(it.document, language=None)),
        lambda it: replace(it, found=(replace(it.found[0], claim=replace(it.found[0].claim, season="2")), it.found[1])),
    ],
)
def test_whatever_is_said_shows(change: object) -> None:
    assert list(dump(ledger(change(entry())))) != list(dump(ledger(entry())))


def test_the_same_has_no_difference() -> None:
    difference = compare(dump(ledger(entry())), dump(ledger(entry())))
    assert difference == Difference()
    assert difference.is_none


def test_a_difference_names_both_sides() -> None:
    one, other = entry(), entry("Only here.")
    changed = replace(one, found=(replace(one.found[0], claim=replace(one.found[0].claim, season="2")), one.found[1]))
    difference = compare(dump(ledger(one)), dump(ledger(changed, other)))
    assert (difference.missing, difference.extra) == (1, 4)
    assert not difference.is_none
    assert sum(line.startswith("- ") for line in difference.lines) == 1
    assert sum(line.startswith("+ ") for line in difference.lines) == 4
    assert f"- {next(line for line in dump(ledger(one)) if one.found[0].claim.id in line)}" in difference.lines


LINES = st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 2)), max_size=6, unique_by=lambda pair: pair[0]).map(sorted)


@given(LINES, LINES)
def test_differences_are_counted_as_sets_of_lines(one: list[tuple[str, int]], other: list[tuple[str, int]]) -> None:
    first, second = ([json.dumps({"type": "judgement", "id": name, "value": value}) for name, value in side] for side in (one, other))
    difference = compare(first, second)
    assert difference.missing == len(set(first) - set(second))
    assert difference.extra == len(set(second) - set(first))
    assert {line[2:] for line in difference.lines} == set(first) ^ set(second)


def test_of_many_differences_the_first_ten_are_shown() -> None:
    difference = compare([], dump(ledger(*(entry(f"{TEXT} {number}") for number in range(9)))))
    assert (difference.missing, difference.extra, len(difference.lines)) == (0, 27, 10)
