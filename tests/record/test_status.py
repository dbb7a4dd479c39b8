import itertools

import pytest
from record_builder import SHOW, Article, Certainty, numbered, record

from clapboard.model.mention import Naming
from clapboard.model.show import Fate, SeasonId, Stage, Status, Strength
from clapboard.record.status import leading


def status(number: int, *articles: Article) -> Status:
    return record(*articles).slice(SHOW).statuses()[SeasonId(show=SHOW, number=number)]


def turned(found: Status) -> list[tuple[str, str]]:
    return [(one.by.kind, one.undoes.kind) for one in found.reversals]


RENEWED = "The quay drama is coming back for a fourth voyage, the channel said on Tuesday"
STORY = (
    Article("renewed", "2024-01-09", outlet="Gull").tells("released", 3, date="2023-10").tells("renewed", 4, words=RENEWED),
    Article("cancelled", "2024-05-14", outlet="Tern").tells("cancelled", 4, date="published - 1 d").tells("renewed", 4, date="2024-01"),
    Article("saved", "2024-06-20", outlet="Gull").tells("undone", 4).tells("final_season", 4).tells("cancelled", 4, date="2024-05"),
    Article("not the last", "2025-02-03", outlet="Skua").tells("renewed", 5, announced_by="Channel").tells("undone", 4),
    Article("cancelled again", "2025-08-01", outlet="Tern").tells("cancelled", 5).tells("renewed", 5, date="2025-02-03"),
)
REPRINT = Article("late reprint", "2025-09-15", outlet="Attic").tells("renewed", 4, words=RENEWED, date="published - 1 d")


def test_renewed_cancelled_saved_as_final_finality_undone_cancelled_again() -> None:
    found = record(*STORY).slice(SHOW).statuses()
    four, five = found[SeasonId(show=SHOW, number=4)], found[SeasonId(show=SHOW, number=5)]
    assert turned(four) == [("cancelled", "renewed"), ("undone", "cancelled"), ("renewed", "final_season")]
    assert four.fate is Fate.RENEWED
    assert five.fate is Fate.CANCELLED
    assert turned(five) == [("cancelled", "renewed")]


@pytest.mark.parametrize("known", range(1, 6))
def test_a_late_reprint_of_the_first_story_changes_nothing_at_any_time(known: int) -> None:
    before = record(*STORY[:known]).slice(SHOW).statuses()
    after = record(*STORY[:known], REPRINT).slice(SHOW).statuses()
    for season, one in before.items():
        assert (one.stage, one.fate, turned(one)) == (after[season].stage, after[season].fate, turned(after[season]))


def test_the_order_of_reading_changes_nothing() -> None:
    articles = (*STORY, REPRINT)
    expected = record(*articles).slice(SHOW).statuses()
    for order in itertools.islice(itertools.permutations(articles), 0, 720, 7):
        assert record(*order, *order[:2]).slice(SHOW).statuses() == expected


def test_a_season_cancelled_saved_and_cancelled_again_under_one_number() -> None:
    articles = (
        Article("one", "2024-01-09", outlet="Gull").tells("renewed", 2),
        Article("two", "2024-03-01", outlet="Tern").tells("cancelled", 2),
        Article("three", "2024-04-01", outlet="Gull").tells("renewed", 2).tells("cancelled", 2, date="2024-03"),
        Article("four", "2024-09-01", outlet="Tern").tells("cancelled", 2, date="2024-08-31"),
    )
    found = status(2, *articles)
    assert found.fate is Fate.CANCELLED
    assert turned(found) == [("cancelled", "renewed"), ("renewed", "cancelled"), ("cancelled", "renewed")]


def test_one_late_retelling_without_a_day_of_its_own_reopens_nothing_two_apart_do() -> None:
    base = (
        Article("one", "2024-01-09", outlet="Gull").tells("renewed", 2),
        Article("two", "2024-03-01", outlet="Tern").tells("cancelled", 2),
    )
    late = Article("late", "2024-06-01", outlet="Attic").tells("renewed", 2, words="There will be more of the harbour after all")
    other = Article("other", "2024-06-03", outlet="Skua").tells("renewed", 2, words="The lights stay on in the harbour")
    assert status(2, *base, late).fate is Fate.CANCELLED
    assert status(2, *base, late, other).fate is Fate.UNDONE


@pytest.mark.parametrize("certainty", [Certainty.DENIED, Certainty.ASKED, Certainty.ABSENT, Certainty.EXPECTED, Certainty.RUMOURED])
def test_what_is_denied_asked_absent_expected_or_rumoured_is_no_event(certainty: Certainty) -> None:
    base = Article("one", "2024-01-09").tells("renewed", 2)
    told = Article("two", "2024-03-01").tells("cancelled", 2, certainty=certainty).tells("date_set", 2, certainty=certainty)
    found = status(2, base, told)
    assert (found.stage, found.fate) == (Stage.ORDERED, Fate.RENEWED)


def test_a_rumour_alone_is_kept_as_a_rumour() -> None:
    found = status(3, Article("one", "2024-03-01").tells("filming_started", 3, certainty=Certainty.RUMOURED))
    assert (found.stage, found.fate, found.strength) == (Stage.RUMOURED, Fate.UNDECIDED, Strength.RUMOUR)
    assert [item.kind for item in found.stage_proof] == ["filming_started"]


def test_no_date_yet_is_a_dated_absence() -> None:
    article = Article("one", "2024-03-01").tells("renewed", 2).tells("date_set", 2, certainty=Certainty.ABSENT)
    found = status(2, article)
    assert [(item.kind, str(item.reported)) for item in found.absent] == [("date_set", "2024-03-01")]
    assert found.dated is None


def test_the_stage_goes_on_through_a_pause_and_a_late_retelling_does_not_turn_it_back() -> None:
    steps = [
        Article("a", "2024-01-01").tells("renewed", 2),
        Article("b", "2024-03-01").tells("filming_started", 2),
        Article("c", "2024-05-01").tells("filming_paused", 2),
        Article("d", "2024-08-01").tells("filming_resumed", 2),
        Article("e", "2024-10-01").tells("filming_wrapped", 2),
        Article("f", "2024-11-01").tells("date_set", 2, target="2025-02-01"),
        Article("g", "2024-12-01").tells("delayed", 2),
        Article("h", "2024-12-20").tells("date_moved", 2, target="2025-03-01"),
        Article("i", "2025-03-01").tells("released", 2, date="published - 0 d"),
        Article("j", "2025-04-01").tells("filming_wrapped", 2),
    ]
    stages = [status(2, *steps[: at + 1]).stage for at in range(len(steps))]
    assert stages == [
        Stage.ORDERED,
        Stage.FILMING,
        Stage.PAUSED,
        Stage.FILMING,
        Stage.WRAPPED,
        Stage.DATED,
        Stage.DELAYED,
        Stage.DATED,
        Stage.RELEASED,
        Stage.RELEASED,
    ]
    assert str(status(2, *steps).dated.target) == "2025-03-01"


def test_a_season_in_parts_is_released_when_all_its_dated_parts_are() -> None:
    dated = Article("a", "2024-01-01").tells("date_set", 2, part=1, target="2024-02-01").tells("date_set", 2, part=2, target="2024-03-01")
    one = Article("b", "2024-02-01").tells("released", 2, part=1, date="published - 0 d")
    two = Article("c", "2024-03-01").tells("released", 2, part=2, date="published - 0 d")
    assert status(2, dated, one).stage is Stage.PART_RELEASED
    assert status(2, dated, one, two).stage is Stage.RELEASED


def test_moved_to_another_platform_undoes_the_cancellation() -> None:
    one = Article("a", "2024-01-01").tells("released", 1, date="2023").tells("cancelled", 2)
    two = Article("b", "2024-02-01").tells("moved_platform", 2, value="Pop").tells("ordered", 2)
    found = status(2, one, two)
    assert found.fate is Fate.MOVED
    assert turned(found) == [("moved_platform", "cancelled")]


def test_licensing_is_no_renewal() -> None:
    found = status(2, Article("a", "2024-01-01").tells("licensed", 2))
    assert found.fate is Fate.LICENSED
    assert status(2, Article("a", "2024-01-01").tells("licensed", 2).tells("cancelled", 2)).fate is Fate.CANCELLED


def test_what_was_being_filmed_and_is_cancelled_is_shelved() -> None:
    found = status(2, Article("a", "2024-01-01").tells("filming_started", 2), Article("b", "2024-02-01").tells("cancelled", 2))
    assert (found.stage, found.fate) == (Stage.SHELVED, Fate.CANCELLED)


def test_each_axis_has_its_proof_newest_first() -> None:
    one = Article("a", "2024-01-01", outlet="Gull").tells("renewed", 2)
    two = Article("b", "2024-02-01", outlet="Tern").tells("renewed", 2, season=numbered(2))
    found = status(2, one, two)
    assert [item.outlet for item in found.fate_proof] == ["Tern", "Gull"]
    assert found.fate_proof == found.stage_proof


def test_an_agencys_text_in_two_outlets_counts_once() -> None:
    words = "The platform has called time on the quay drama after two seasons, it said on Friday"
    one = Article("a", "2024-01-05", outlet="Gull").tells("renewed", 3, date="2023-11")
    agency = [
        Article(name, f"2024-02-0{day}", outlet=name).tells("cancelled", 3, words=words) for day, name in enumerate(("Tern", "Skua"), 2)
    ]
    (event,) = [event for event in record(one, *agency).slice(SHOW).timeline() if event.kind == "cancelled"]
    assert (len(event.milestones), len(event.copies)) == (2, 1)
    assert event.first is not None
    assert event.first.outlet == "Tern"


def test_as_of_a_day_nothing_later_counts() -> None:
    found = record(*STORY, as_of=STORY[1].source.published.interval.last).slice(SHOW).statuses()
    assert found[SeasonId(show=SHOW, number=4)].fate is Fate.CANCELLED
    assert SeasonId(show=SHOW, number=5) not in found


def test_the_strength_is_that_of_the_word_it_rests_on() -> None:
    for more, strength in (
        ({"announced_by": "Netflix"}, Strength.OFFICIAL),
        ({"announced_by": "Ida Brook"}, Strength.ON_RECORD),
        ({"cited": "The Gull"}, Strength.CITING),
        ({}, Strength.OWN_REPORT),
    ):
        article = Article("a", "2024-01-01").credits("Ida Brook", "creator").tells("renewed", 2, **more)
        assert status(2, article).strength is strength


def test_what_a_stronger_word_denies_later_is_on_record_and_moves_nothing() -> None:
    rumour = Article("rumour", "2025-04-08", outlet="Kettle").tells("date_set", 3, target="2025-10-03").tells("renewed", 4)
    denial = Article("denial", "2025-04-10", outlet="Gull").tells("renewed", 3, date="2024-03")
    denial.tells("date_set", 3, certainty=Certainty.DENIED, announced_by="Netflix").tells(
        "renewed", 4, certainty=Certainty.DENIED, announced_by="Netflix"
    )
    found = record(rumour, denial).slice(SHOW)
    three, four = (found.statuses()[SeasonId(show=SHOW, number=number)] for number in (3, 4))
    assert (three.stage, three.dated) == (Stage.ORDERED, None)
    assert (four.stage, four.fate, len(four.denied)) == (Stage.UNKNOWN, Fate.UNDECIDED, 1)
    assert [len(event.denied_by) for event in found.timeline() if event.kind == "date_set"] == [1]


def test_a_denial_that_is_answered_since_or_came_before_refutes_nothing() -> None:
    early = Article("early", "2025-01-10").tells("renewed", 4, certainty=Certainty.DENIED, announced_by="Netflix")
    news = Article("news", "2025-04-08").tells("renewed", 4)
    late = Article("late", "2025-04-09").tells("renewed", 4, certainty=Certainty.DENIED)
    official = Article("official", "2025-06-01").tells("renewed", 4, announced_by="Netflix")
    assert status(4, early, news).fate is Fate.RENEWED
    assert status(4, news, late).fate is Fate.UNDECIDED
    assert status(4, news, late, official).fate is Fate.RENEWED


def test_a_retelling_in_the_order_of_events_reopens_nothing() -> None:
    base = (
        Article("one", "2024-03-01", outlet="Tern").tells("renewed", 2, date="2024-01").tells("cancelled", 2),
        Article("two", "2024-04-01", outlet="Gull").tells("renewed", 2).tells("cancelled", 2, date="2024-03"),
    )
    later = (
        Article("later", "2024-09-01", outlet="Skua").tells("released", 2, date="published - 0 d").tells("cancelled", 2).tells("renewed", 2)
    )
    assert status(2, *base).fate is Fate.UNDONE
    assert status(2, *base, later).fate is Fate.UNDONE


def test_what_was_said_to_have_ended_goes_on_with_another_season() -> None:
    ended = Article("a", "2024-01-01").tells("ended", 2)
    assert status(2, ended).fate is Fate.ENDED
    found = status(2, ended, Article("b", "2024-05-01").tells("renewed", 3))
    assert found.fate is Fate.RENEWED
    assert turned(found) == [("renewed", "ended")]


def test_a_season_called_the_last_is_not_the_last_after_all() -> None:
    final = Article("a", "2024-01-01").tells("renewed", 4).tells("final_season", 4)
    found = status(4, final, Article("b", "2024-05-01").tells("undone", 4))
    assert found.fate is Fate.RENEWED
    assert turned(found) == [("undone", "final_season")]


def test_an_end_that_was_overtaken_ends_nothing() -> None:
    out = Article("a", "2024-01-01").tells("released", 1, date="2024-01-01").tells("renewed", 2, date="2024-03")
    found = status(1, out, Article("b", "2025-01-01").tells("ended", 1))
    assert (found.stage, found.fate) == (Stage.RELEASED, Fate.UNDECIDED)


def test_a_company_that_speaks_is_no_person_on_record() -> None:
    article = Article("a", "2024-01-01").says("We are proud of the harbour", "Quayside", naming=Naming.COMPANY)
    assert status(2, article.tells("renewed", 2, announced_by="Quayside")).strength is Strength.OFFICIAL


def test_what_a_document_reports_and_denies_in_one_breath_it_only_retells() -> None:
    rumour = Article("rumour", "2025-04-08", outlet="Kettle").tells("date_set", 3, target="2025-10-03")
    denial = Article("denial", "2025-04-10", outlet="Gull").tells(
        "date_set", 3, target="2025-10-03", certainty=Certainty.REPORTED, announced_by="CBS"
    )
    denial.tells("date_set", 3, certainty=Certainty.DENIED, announced_by="CBS")
    late = Article("late", "2025-09-19", outlet="Kettle").tells("date_set", 3, target="2025-10-03")
    assert status(3, rumour, denial, late).dated is None


def test_retellings_without_a_date_or_with_the_year_alone_reopen_nothing() -> None:
    base = (
        Article("one", "2019-03-14", outlet="Gull").tells("cancelled", 4, date="2019-03-14"),
        Article("two", "2019-06-27", outlet="Tern").tells("renewed", 4, date="2019-06-27"),
    )
    undated = [Article(name, outlet=name).tells("cancelled", 4, words=f"{name} has the news of its end") for name in ("Attic", "Skua")]
    assert status(4, *base, *undated).fate is Fate.UNDONE
    year = Article("year", "2020-11-25", outlet="Skua").tells("cancelled", 4, date="2019").tells("renewed", 4, date="2019-06-27")
    assert status(4, *base, year).fate is Fate.UNDONE


def test_a_last_season_that_another_platform_takes_over_stays_the_last() -> None:
    axed = Article("axed", "2025-05-20").tells("cancelled", 3, date="published - 0 d")
    last = Article("last", "2025-09-16").tells("final_season", 3, date="published - 0 d")
    moved = Article("moved", "2025-09-19").tells("moved_platform", 3, value="Lantern", date="published - 0 d")
    found = status(3, axed, last, moved)
    assert (found.fate, [item.kind for item in found.fate_proof]) == (Fate.FINAL, ["final_season"])
    assert ("moved_platform", "cancelled") in turned(found)


def test_a_show_leads_with_the_newest_season_that_is_more_than_talked_about() -> None:
    out = Article("out", "2024-01-09").tells("released", 2, date="2024-01-05")
    talk = Article("talk", "2024-02-09").tells("renewed", 3, certainty=Certainty.RUMOURED)
    for articles, number in (((out, talk), 2), ((talk,), 3)):
        lead = leading(record(*articles).slice(SHOW).statuses().values())
        assert lead is not None
        assert lead.season.number == number
    assert leading([]) is None
