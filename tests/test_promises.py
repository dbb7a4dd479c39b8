"""Each line of the README's table, held against two invented articles that do what the line speaks of."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clapboard.config import Settings
from clapboard.errors import SourceError
from clapboard.mentions.finding import load_tagger
from clapboard.model.capture import Capture
from clapboard.model.document import DateBasis
from clapboard.model.mention import AudienceKind, QuotationKind
from clapboard.model.show import Event, Milestone
from clapboard.pipeline import Reader, read
from clapboard.publishing import answers
from clapboard.publishing.sayings import sayings_of
from clapboard.record.claims import evidence_of, mention, milestone
from clapboard.record.ledger import Ledger
from clapboard.record.statements import Statement
from clapboard.record.view import Record, Slice
from clapboard.sources import collect
from clapboard.storage import open_ledger

PROJECT = Path(__file__).resolve().parent.parent
ARTICLES = PROJECT / "tests" / "data" / "promises"
NOW = datetime(2031, 6, 1, tzinfo=UTC)


def captures(*names: str) -> Iterator[Capture]:
    for capture in collect([str(ARTICLES / name) for name in names], settings=Settings.load({}), now=NOW):
        assert not isinstance(capture, SourceError)
        yield capture


@pytest.fixture(scope="module", params=["with the tagger", "by rules alone"])
def ledger(request: pytest.FixtureRequest) -> Ledger:
    tagger = load_tagger() if request.param == "with the tagger" else None
    if request.param == "with the tagger" and tagger is None:
        pytest.skip("the tagger's weights are not installed")
    made = open_ledger(":memory:", settings=Settings.load({}))
    assert all(outcome.error is None for outcome in read(captures("first.txt", "second.txt"), made, reader=Reader(tagger=tagger)))
    return made


@pytest.fixture(scope="module")
def held(ledger: Ledger) -> Slice:
    record = Record.of(ledger)
    assert "Tidal Row" in record.titles()
    return record.slice("Tidal Row")


@pytest.fixture(scope="module")
def first() -> str:
    return next(captures("first.txt")).document


@pytest.fixture(scope="module")
def second() -> str:
    return next(captures("second.txt")).document


def events(held: Slice, kind: str) -> dict[int | None, Event]:
    return {event.season.number: event for event in held.timeline() if event.kind == kind}


def told(held: Slice, kind: str, season: int) -> Milestone:
    return events(held, kind)[season].milestones[0]


def statements(held: Slice, words: str) -> list[Statement]:
    return [item for item in held.statements() if words in item.text and item.quotation.kind is not QuotationKind.INDIRECT]


def test_01_filming_finished_and_the_platforms_own_accounts_say_so(held: Slice) -> None:
    claims = [milestone(item.claim) for item in events(held, "filming_wrapped")[2].milestones]
    assert any(claim.announced_by == "Lumora" and claim.channel for claim in claims)


def test_02_an_undated_article_and_one_with_a_date_line(held: Slice, first: str, second: str) -> None:
    assert held.sources[second].published.basis is DateBasis.DATE_LINE
    assert str(held.datings[second].interval) == "2031-03-14"
    assert held.sources[first].published.basis is DateBasis.UNKNOWN
    assert str(held.datings[first].interval.last) <= "2031-03-14"
    assert held.datings[first].reasons


def test_03_now_streaming_and_a_trailer_before(held: Slice) -> None:
    assert events(held, "released")[2].happened.last is not None
    assert str(events(held, "released")[2].happened.last) <= "2031-03-14"
    assert 2 in events(held, "trailer")


def test_04_two_seasons_renewed_together(held: Slice) -> None:
    renewed = events(held, "renewed")
    assert {2, 3} <= set(renewed)
    assert answers.event(renewed[3], held)["together_with"] == [2]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("I sold boats", "Inigo Baptiste"),
        ("I keep those letters", "Inigo Baptiste"),
        ("owing people things", "Maud Ferrante"),
        ("It is a comedy", "Maud Ferrante"),
        ("We found out on a ferry", "Pascal Oduya"),
        ("I have never been so glad", "Pascal Oduya"),
    ],
)
def test_05_who_said_it_through_surname_first_name_pronoun_and_role(held: Slice, words: str, speaker: str) -> None:
    found = statements(held, words)
    assert found
    assert {item.speaker for item in found} == {speaker}


@pytest.mark.parametrize(
    ("words", "venue"),
    [("I sold boats", "Quayside Weekly"), ("owing people things", "The Chandlery"), ("We found out on a ferry", "The Chandlery")],
)
def test_06_to_whom_it_was_said_and_when(held: Slice, words: str, venue: str) -> None:
    assert {(item.venue or "").removeprefix("The ") for item in statements(held, words)} == {venue.removeprefix("The ")}
    assert any(item.quotation.said for item in statements(held, "I sold boats"))


def test_07_the_same_words_twice_in_another_frame(held: Slice, first: str, second: str) -> None:
    saying = next(item for item in sayings_of(held) if any("I sold boats" in one.text for one in item.statements))
    assert set(saying.documents) == {first, second}
    frames = {one.claim.document: evidence_of(one.claim, "frame")[0].exact for one in saying.statements}
    assert "earlier this year" in frames[first]
    assert "recent" in frames[second]
    cues = {one.claim.document: {found.exact for found in evidence_of(one.claim, "cue")} for one in saying.statements}
    assert cues[first].isdisjoint(cues[second])


def test_08_the_announcement_itself_is_not_held(held: Slice) -> None:
    assert any(not milestone(item.claim).original_held for item in events(held, "filming_wrapped")[2].milestones)


def test_09_this_morning_keeps_its_anchor(ledger: Ledger, first: str) -> None:
    anchors = [
        value
        for kept in ledger.claims.current(documents=[first])
        for key, value in kept.claim.qualifiers
        if key.endswith(".anchor") and "published" in value
    ]
    assert anchors


def test_10_why_the_seasons_were_ordered(held: Slice) -> None:
    assert "response to Season 1" in (answers.event(events(held, "renewed")[3], held)["because"] or "")


def test_11_the_official_description_with_its_publisher(held: Slice) -> None:
    rows = answers.show(held)["synopses"]
    assert [(row["publisher"], row["words"][:24]) for row in rows] == [("Lumora", "Four families share one ")]


def test_12_credits_with_roles_and_a_misprint(held: Slice) -> None:
    roles = {person.name: set(person.roles) for person in held.people()}
    assert {"creator", "writer", "executive producer"} <= roles["Maud Ferrante"]
    assert "executive producer" in roles["Pascal Oduya"]
    assert "actor" in roles["Inigo Baptiste"]


def test_13_who_plays_whom_is_not_said(held: Slice) -> None:
    characters = {character.name: character.actors for character in held.characters()}
    assert characters["Ines"] == ()
    assert characters["Caspian"] == ()


def test_14_what_the_audience_does_is_no_fact(ledger: Ledger) -> None:
    kinds = {mention(kept.claim).kind for kept in ledger.claims.current(predicates=["audience"])}
    assert kinds == {AudienceKind.REACTION, AudienceKind.CHART, AudienceKind.COMMENTS_INVITED}


def test_15_the_platforms_habit_is_no_cancellation(held: Slice, ledger: Ledger) -> None:
    assert not events(held, "cancelled")
    assert [kept.claim.value for kept in ledger.claims.current(predicates=["habit"])] == ["Lumora"]


def test_16_standing_lines_are_no_news(ledger: Ledger) -> None:
    lines = [kept.claim.evidence[0] for kept in ledger.claims.current(predicates=["boilerplate"])]
    assert {line.exact for line in lines} >= {"Tell us in the comments!", "Are you ready for Tidal Row Season 2?"}
    news = [kept.claim for kept in ledger.claims.current() if kept.claim.predicate in ("released", "renewed", "said")]
    pairs = [(line, item) for claim in news for item in claim.evidence for line in lines]
    assert not any(line.text_sha256 == item.text_sha256 and line.span.overlaps(item.span) for line, item in pairs)


def test_every_line_of_the_table_has_its_test() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| (\d+) \|", readme)
    tests = sorted({name.split("_")[1] for name in globals() if re.match(r"test_\d\d_", name)})
    assert [f"{int(row):02}" for row in rows] == tests
