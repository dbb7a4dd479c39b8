"""The rooms of `clapboard.checking`, on texts read by rules alone into a record in memory."""

from datetime import UTC, datetime

import pytest

from clapboard.checking import Check, Draft, check, compare, read_draft, reprinted, saying_of
from clapboard.checking.gathering import gather
from clapboard.checking.judging import judge
from clapboard.checking.sayings import altered
from clapboard.checking.shelf import closest, runs_of, runs_touching, sharing
from clapboard.checking.superlatives import superlatives
from clapboard.config import Settings
from clapboard.errors import UnreadableError
from clapboard.model.capture import Capture
from clapboard.model.span import Span
from clapboard.pipeline import Reader, read
from clapboard.record.ledger import Ledger
from clapboard.record.view import Record
from clapboard.storage import open_ledger

READER = Reader(tagger=None, strict=True)
AGENCY = (
    "The drama, which follows three lock keepers and the inspector who counts their ducks, was filmed along the old canal over "
    "eleven rainy weeks with a crew of two hundred."
)
SAID = "We kept the gates shut until the water asked us nicely, and then we opened them and went home for our supper"


def capture(text: str, published: str | None, outlet: str | None = "The Sluice") -> Capture:
    now = datetime(2025, 12, 1, tzinfo=UTC)
    return Capture(content=text.encode(), media_type="text/plain", origin="a.txt", fetched_at=now, outlet=outlet, published=published)


def draft(text: str, published: str | None = "2025-09-01") -> Draft:
    return read_draft(capture(text, published), READER)


def record(*articles: tuple[str, str, str]) -> Ledger:
    ledger = open_ledger(":memory:", settings=Settings.load({}))
    for outcome in read([capture(text, published, outlet) for text, published, outlet in articles], ledger, reader=READER):
        assert outcome.error is None
    return ledger


def against(text: str, *articles: tuple[str, str, str]) -> Check:
    return check(draft(text), record(*articles))


def test_a_draft_without_a_day_is_published_when_it_is_read() -> None:
    text = "Brine Lane Season 2 is now streaming on Netflix."
    ledger = record((text, "", "The Post"))
    assert str(check(draft(f"{text} At last.", None), ledger).draft.document.published.interval) == "2025-12-01"
    assert str(draft("Brine Lane is back on Netflix.").dated().document.published.interval) == "2025-09-01"


def test_a_document_on_record_is_as_old_as_the_record_makes_it() -> None:
    text = "Brine Lane Season 2 is now streaming on Netflix."
    ledger = open_ledger(":memory:", settings=Settings.load({}))
    list(read([capture(text, None)], ledger, reader=READER))
    assert not check(draft(text, None), ledger).draft.document.published.interval.is_known


def test_to_name_a_speaker_as_others_do_is_no_reuse() -> None:
    named = "Ida Brook, who has been keeper of the upper gates and head of the canal's own drama office, said in a statement"
    found = against(f'Brine Lane is back.\n\n"We are very glad," {named}.', (f'On Brine Lane, "It is done," {named}.', "2025-05-01", "P"))
    assert found.passages == ()


def test_an_outlets_closing_words_are_no_reuse() -> None:
    line = "Follow the keepers of our canal pages wherever the water takes you and never miss another lock or another duck again."
    found = against(f"Brine Lane is back.\n\n{line}", (f"Brine Lane is late.\n\n{line}", "2025-05-01", "The Sluice"))
    assert found.passages == ()
    other = against(f"Brine Lane is back.\n\n{line}", (f"Brine Lane is late.\n\n{line}", "2025-05-01", "The Post"))
    assert len(other.passages) == 1


def test_a_draft_in_another_language_is_refused() -> None:
    words = "La segunda temporada de la serie ya está disponible en la plataforma y los seguidores la celebran con alegría. "
    with pytest.raises(UnreadableError, match="not English"):
        draft(words * 5)


def test_the_closest_documents_come_first() -> None:
    ledger = record((AGENCY, "2025-05-01", "A"), (f"Elsewhere. {AGENCY[:60]}", "2025-05-02", "B"), ("Nothing of it.", "2025-05-03", "C"))
    shelf = sharing(ledger, [AGENCY])
    assert [document.outlet for document in closest(shelf, runs_of([AGENCY]))] == ["A", "B"]
    assert [document.outlet for document in closest(shelf, runs_of([AGENCY]), least=10)] == ["A"]
    assert sharing(ledger, ["too few words"]) == ()


def test_runs_that_touch_words_told_nowhere_else() -> None:
    text = "One two three four, five six seven eight"
    assert runs_touching(text, [Span(0, len(text))]) == frozenset()
    assert runs_touching(text, []) == runs_of([text])
    assert runs_touching(text, [Span(0, 18)]) == runs_of(["two three four five six seven eight"])


def test_runs_do_not_care_for_print() -> None:
    assert runs_of(["“It’s THE old canal”"]) == runs_of(["it's the old\u00a0canal"])


LANE = (
    (
        "Brine Lane Season 2 is now on Netflix. “We kept the boats,” said Marian Tolland, its creator. “It rained,” said Ossie Fenwick.",
        "2025-06-01",
        "The Post",
    ),
    ("Brine Lane Season 2 has wrapped filming. “It was cold for all of us,” said Marian Tolland.", "2025-07-01", "The Sluice"),
)


def test_of_what_was_said_a_draft_needs_the_names() -> None:
    own = draft("Brine Lane has been renewed for season 3. Osie Fenwick has been cast in Brine Lane.")
    held = gather(own, record(*LANE)).slices[0]
    assert held.people_names["Marian Tolland"] == "Marian Tolland"
    assert {claim.value for claim in held.claims if claim.predicate == "said"} == {"Ossie Fenwick"}  # it may be his name, misspelt
    assert {item.kind for item in held.milestones} == {"released", "filming_wrapped", "renewed", "cast_added"}


def test_a_statement_is_heard_where_its_words_are_asked_for() -> None:
    ledger = record(*LANE)
    gathered = gather(draft("Brine Lane has been renewed for season 3."), ledger)
    said = [kept.claim for kept in ledger.claims.current(predicates=["said"])]
    assert gathered.slices[0].statements() == ()
    heard = gathered.hearing(said)[0].statements()
    assert {item.claim.id for item in heard} == {claim.id for claim in said}
    whole = {item.claim.id: item for item in Record.of(ledger).slice("Brine Lane").statements()}
    assert all(item == whole[item.claim.id] for item in heard)


def test_what_an_editor_rejected_is_not_heard() -> None:
    ledger = record(*LANE)
    cold = next(kept.claim for kept in ledger.claims.current(predicates=["said"]) if "cold" in kept.claim.evidence[0].exact)
    ledger.judgements.add(judge(cold, "reject", by="me", at=datetime(2025, 8, 1, tzinfo=UTC)))
    found = check(draft("Brine Lane is back. “It was cold for all of us,” said Marian Tolland."), ledger)
    assert [item.is_recycled for item in found.quotations] == [False]
    assert cold.id not in {claim.id for held in found.gathered.hearing([cold]) for claim in held.claims}


def test_a_draft_that_names_another_title_is_known_by_its_people() -> None:
    ledger = record(*LANE)
    own = draft(
        "Crew back at Mallard Row. “We kept the boats and the water out of them,” said Marian Tolland, with Ossie Fenwick beside her."
    )
    assert [held.show for held in gather(own, ledger).slices][:1] == ["Brine Lane"]


def test_a_passage_of_the_outlets_own_text_is_recycled() -> None:
    found = against(f"Brine Lane news in brief.\n\n{AGENCY}", (f"Brine Lane, a notice.\n\n{AGENCY}", "2025-05-01", "The Canal Post"))
    assert [item.printings[0].source.outlet for item in found.passages] == ["The Canal Post"]
    assert found.passages[0].span.of(found.draft.document.text).rstrip(".") == AGENCY.rstrip(".")
    assert found.shares.recycled == len(AGENCY.split())
    assert found.needs_a_look == 0


def test_a_passage_that_came_out_later_is_no_source() -> None:
    found = against(f"Brine Lane news in brief.\n\n{AGENCY}", (f"Brine Lane, a notice.\n\n{AGENCY}", "2025-11-01", "The Canal Post"))
    assert found.passages == ()


def test_words_of_another_show_are_found_too() -> None:
    found = against(
        f'Brine Lane is back.\n\n"{SAID}," Ida Brook said.', (f'On Hollow Lamp, "{SAID}," Ida Brook said.', "2025-05-01", "The Post")
    )
    assert [item.is_recycled for item in found.quotations] == [True]


def test_words_that_the_record_holds_from_later_are_new_and_say_so() -> None:
    article = (f'On Brine Lane, "{SAID}," Ida Brook said.', "2025-11-01", "The Post")
    item = against(f'Brine Lane is back.\n\n"{SAID}," Ida Brook said.', article).quotations[0]
    assert (item.is_recycled, item.needs_a_look) == (False, False)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (SAID, 0),
        (SAID[SAID.index("the gates") :], 0),
        (SAID[: SAID.index(", and then")], 0),
        (SAID.replace("until the water asked us nicely", "…"), 0),
        (SAID.replace("until the water asked us nicely, ", ""), 1),
        (SAID.replace("opened them", "never opened them"), 1),
        (SAID.replace("supper", "breakfast"), 1),
    ],
)
def test_what_counts_as_altered(words: str, count: int) -> None:
    article = (f'On Brine Lane, "{SAID}," Ida Brook said.', "2025-05-01", "The Post")
    item = against(f'Brine Lane is back.\n\n"{words}," Ida Brook said.', article).quotations[0]
    assert item.appeared is not None
    assert len(altered(item.appeared)) == count
    assert item.needs_a_look is bool(count)


def test_words_left_out_where_the_writers_own_stand_are_not_altered() -> None:
    article = (f'On Brine Lane, "{SAID}," Ida Brook said.', "2025-05-01", "The Post")
    split = '"We kept the gates shut," Ida Brook said of Brine Lane, "and then we opened them and went home for our supper."'
    item = next(item for item in against(split, article).quotations if item.is_recycled)
    assert not item.needs_a_look


def test_superlatives_and_figures_need_a_source_unless_somebody_says_them() -> None:
    text = (
        "Brine Lane is the most expensive series on the canal. It has doors. "
        '"It is the most expensive series I know," Ida Brook said. The biggest launch of the year was watched by 40 million people.'
    )
    found = draft(text)
    spans = superlatives(found, apart_from=())
    assert [span.of(text).casefold() for span in spans] == ["most expensive", "biggest launch"]


def test_a_sentence_on_a_habit_gets_what_the_record_counts() -> None:
    articles = [
        (f"{show} has been renewed for Season {season} by Netflix, the streamer announced on Monday.", f"2025-0{season}-10", "The Post")
        for show in ("Brine Lane", "Hollow Lamp")
        for season in (2, 3)
    ]
    found = against("Brine Lane goes on. Netflix has a reputation for cancelling shows after two seasons.", *articles)
    habit = found.habits["Netflix"]
    assert (habit.number, habit.reached, habit.stopped) == (3, ("Brine Lane", "Hollow Lamp"), ())


def test_words_are_counted_once() -> None:
    found = against(f'Brine Lane is back.\n\n"{SAID}," Ida Brook said.', (f'On Brine Lane, "{SAID}," Ida Brook said.', "2025-05-01", "P"))
    text = found.draft.document.text
    assert found.shares.words == len(text.split())
    assert found.shares.recycled == len(SAID.split())


def test_a_very_long_quotation_does_no_harm() -> None:
    long = " ".join(f"The keeper of gate {number} saw the water and was not afraid of it." for number in range(250))
    found = against(f'Brine Lane is back.\n\n"{long}," Ida Brook said.', (f'On Brine Lane, "{long}," Ida Brook said.', "2025-05-01", "P"))
    assert any(item.is_recycled for item in found.quotations)


def test_comparing_is_the_same_both_ways_round() -> None:
    left, right = draft(f"Brine Lane.\n\n{AGENCY}"), draft(f"Hollow Lamp.\n\n{AGENCY.replace('eleven', 'twelve')} And more.")
    there, back = compare(left, right).passages, compare(right, left).passages
    assert [(item.left, item.right) for item in there] == [(item.right, item.left) for item in back]
    assert len(there) == 1


def test_sayings_of_a_show_and_of_one_claim_agree() -> None:
    ledger = record(
        (f'On Brine Lane, "{SAID}," Ida Brook said.', "2025-05-01", "A"),
        (f'On Brine Lane, "{SAID}," Ida Brook told us.', "2025-06-01", "B"),
    )
    held = Record.of(ledger)
    found = [item for item in reprinted(held) if len(item.saying.documents) > 1]
    assert len(found) == 1
    for claim in found[0].claims.values():
        one = saying_of(claim, ledger)
        assert (one.saying.id, one.saying.first, one.first.outlet) == (found[0].saying.id, found[0].saying.first, "A")
