import pytest
from record_builder import SHOW, Article, Certainty, numbered, record

from clapboard.model.mention import Continuation, SeasonRef
from clapboard.record.conflicts import Conflict, Scope

FILM = SeasonRef(words="a film", continuation=Continuation.FILM)


def conflicts(*articles: Article) -> list[Conflict]:
    return list(record(*articles).slice(SHOW).conflicts())


def shown(found: Conflict, *articles: Article) -> list[tuple[str, list[str]]]:
    names = {article.document.id: article.name for article in articles}
    return [(side.value, [names[document] for document in side.documents]) for side in found.sides]


def test_two_days_of_one_release_are_a_conflict_with_both_sentences() -> None:
    told = (
        Article("a", "2025-04-01", outlet="Gull").tells("date_set", 2, target="2025-08-06", part=1, announced_by="Netflix"),
        Article("b", "2025-04-02", outlet="Tern").tells("date_set", 2, target="2026-08-06", part=1),
        Article("c", "2025-07-01", outlet="Skua").tells("date_set", 2, target="2025-08", part=1),
    )
    (found,) = conflicts(*told)
    assert (found.field, found.scope) == ("season 2 release date", Scope.DATE)
    assert shown(found, *told) == [("2025-08-06, 2025-08", ["a", "c"]), ("2026-08-06", ["b"])]
    assert found.right is found.sides[0]
    assert all(claim.evidence[0].exact for side in found.sides for claim in side.claims)


@pytest.mark.parametrize(
    ("one", "other"),
    [("2025-08-06", "2025-08"), ("2025-08-06", "2025"), ("2024-12-31/2025-02-01", "2025-01-15")],
)
def test_days_that_fit_each_other_are_no_conflict(one: str, other: str) -> None:
    assert (
        conflicts(Article("a", "2025-09-01").tells("released", 2, date=one), Article("b", "2025-09-02").tells("released", 2, date=other))
        == []
    )


def test_an_old_plan_that_a_text_recalls_is_no_conflict() -> None:
    new = Article("a", "2025-01-01").tells("date_set", 2, target="2025-02-14")
    for words, count in (("Season 2 was first promised for January 24", 0), ("Season 2 is promised for January 24", 1)):
        old = Article("b", "2025-01-21").tells("date_set", 2, target="2025-01-24", words=words)
        assert len(conflicts(new, old)) == count


def test_a_date_that_was_moved_is_no_conflict() -> None:
    told = (
        Article("a", "2025-01-01").tells("date_set", 2, target="2025-03-01"),
        Article("b", "2025-02-01").tells("date_moved", 2, target="2025-06-01"),
        Article("c", "2025-02-02").tells("date_set", 2, target="2025-06-01"),
    )
    assert conflicts(*told) == []


def test_the_second_part_has_a_date_of_its_own() -> None:
    told = Article("a", "2025-01-01").tells("date_set", 2, part=1, target="2025-03-01").tells("date_set", 2, part=2, target="2025-06-01")
    assert conflicts(told) == []


def test_yesterday_in_a_late_reprint_is_kept_as_a_conflict_and_not_believed() -> None:
    told = (
        Article("first", "2025-04-22", outlet="Gull").tells("film", season=FILM, date="2025-04-22"),
        Article("reprint", "2025-05-02", outlet="Attic").tells("film", season=FILM, date="published - 1 d"),
    )
    (found,) = conflicts(*told)
    assert found.field == "film date of the film order"
    assert found.right is not None
    assert found.right.value == "2025-04-22"
    assert [side.value for side in found.sides] == ["2025-04-22", "published - 1 d in a page of 2025-05-02"]


def test_what_is_asserted_and_denied_is_a_conflict() -> None:
    told = (
        Article("rumour", "2025-04-08", outlet="Kettle").tells("cast_left", 3, value="Corin Vale"),
        Article("denial", "2025-04-10", outlet="Gull").tells(
            "cast_left", 3, value="Corin Vale", certainty=Certainty.DENIED, announced_by="Netflix"
        ),
    )
    (found,) = conflicts(*told)
    assert shown(found, *told) == [("Corin Vale leaves", ["rumour"]), ("Corin Vale does not leave", ["denial"])]


@pytest.mark.parametrize("day", ["2025-05-01", "2025-09-01"])
def test_a_renewal_that_was_taken_back_is_called_cancelled_once(day: str) -> None:
    told = (
        Article("a", "2025-04-01", outlet="Gull").tells("renewed", 3),
        Article("b", day, outlet="Tern").tells("renewed", 3, certainty=Certainty.DENIED).tells("cancelled", 3),
    )
    assert [item.values for item in conflicts(*told) if item.scope is Scope.SEASON] == [("renewed", "cancelled")]


def test_what_was_denied_long_before_is_no_conflict() -> None:
    told = (
        Article("denial", "2024-01-10").tells("renewed", 3, certainty=Certainty.DENIED),
        Article("news", "2025-04-10").tells("renewed", 3),
    )
    assert conflicts(*told) == []


def test_a_last_season_that_was_followed_by_another_is_a_conflict_the_later_is_right() -> None:
    told = (
        Article("final", "2023-05-08", outlet="Gull").tells("final_season", 7),
        Article("more", "2024-04-11", outlet="Tern").tells("renewed", 8),
    )
    (found,) = conflicts(*told)
    assert (found.field, found.right) == ("season 7 status", found.sides[1])


def test_different_companies_are_said_to_have_announced_it() -> None:
    ref = SeasonRef(words="the spin-off", continuation=Continuation.SPIN_OFF)
    told = (
        Article("a", "2025-05-20", outlet="Gull").tells("spin_off", season=ref, announced_by="CBS"),
        Article("b", "2025-05-21", outlet="Tern").tells("spin_off", season=ref, announced_by="Netflix"),
    )
    (found,) = conflicts(*told)
    assert (found.field, found.scope) == ("who announced the spin-off", Scope.CREDIT)


def test_creators_who_have_nobody_in_common() -> None:
    told = (
        Article("a", "2025-05-20", outlet="Gull").credits("Ida Brook", "creator").credits("Tom Weir", "creator"),
        Article("b", "2025-05-21", outlet="Tern").credits("Nan Sedge", "creator"),
        Article("c", "2025-05-22", outlet="Skua").credits("Brook", "creator"),
    )
    (found,) = conflicts(*told)
    assert shown(found, *told) == [("Ida Brook and Tom Weir", ["a", "c"]), ("Nan Sedge", ["b"])]


def test_two_actors_for_one_character() -> None:
    told = (
        Article("a", "2025-05-20", outlet="Gull").credits("Ida Brook", "actor", "Ruth"),
        Article("b", "2025-05-21", outlet="Tern").credits("Nan Sedge", "actor", "Ruth"),
    )
    (found,) = conflicts(*told)
    assert found.field == "who plays Ruth"
    assert conflicts(*told, Article("c", "2025-06-01").tells("recast", 2, value="Nan Sedge")) == []


def test_the_documents_that_show_it_are_few_and_from_every_side() -> None:
    many = [
        Article(f"m{at}", f"2025-05-1{at}", outlet=f"o{at}").tells("released", 2, date="2025-05-01", season=numbered(2)) for at in range(6)
    ]
    odd = Article("odd", "2025-06-01", outlet="odd").tells("released", 2, date="2024-05-01")
    (found,) = conflicts(*many, odd)
    assert len(found.documents) == 4
    assert odd.document.id in found.documents


def test_a_title_of_an_episode_is_not_that_of_the_season() -> None:
    told = (
        Article("a", "2023-10-02", outlet="Gull").tells(
            "title_announced", 3, value="Ebb", words="The first episode of the season will be titled Ebb"
        ),
        Article("b", "2023-10-03", outlet="Tern").tells("title_announced", 3, value="Ebb", words="Season 3 has been given the title Ebb"),
    )
    (found,) = conflicts(*told)
    assert (found.field, found.scope) == ("what is titled Ebb", Scope.TITLE)
    assert shown(found, *told) == [("an episode of season 3", ["a"]), ("season 3", ["b"])]


def test_a_film_has_one_title_of_which_a_part_may_be_printed() -> None:
    one, part, other = (
        Article(name, "2025-07-01", outlet=name).tells("title_announced", season=FILM, value=title)
        for name, title in (("a", "Harbour Lights Forever"), ("b", "Forever"), ("c", "Harbour Dawn"))
    )
    assert conflicts(one, part) == []
    (found,) = conflicts(one, part, other)
    assert sorted(found.values) == ["Harbour Dawn", "Harbour Lights Forever"]


def test_one_creator_more_or_less_is_no_conflict() -> None:
    two = Article("a", "2025-05-20").credits("Ida Brook", "creator").credits("Tom Weir", "creator")
    three = Article("b", "2025-05-21").credits("Ida Brook", "creator").credits("Tom Weir", "creator").credits("Nan Sedge", "creator")
    one = Article("c", "2025-05-22").credits("Tom Weir", "creator")
    assert conflicts(two, three, one) == []


def test_a_document_that_tells_both_days_sees_no_conflict() -> None:
    both = Article("a", "2025-05-20").tells("date_set", 2, target="2025-08-06").tells("date_set", 2, target="2025-09-03")
    one = Article("b", "2025-05-21").tells("date_set", 2, target="2025-08-06")
    assert conflicts(both, one) == []


def test_the_day_of_the_news_that_the_text_does_not_give_contradicts_nobody() -> None:
    first = Article("a", "2025-05-20").tells("renewed", 2, date="2025-05-20")
    later = Article("b", "2025-07-21").tells("renewed", 2, date="published - 0 d about")
    assert conflicts(first, later) == []


def test_what_would_have_happened_after_its_report_is_not_believed() -> None:
    first = Article("a", "2025-05-20").tells("renewed", 2, date="2025-05-20")
    later = Article("b", "2025-05-21").tells("renewed", 2, date="2026-01")
    assert conflicts(first, later) == []


def test_a_director_who_left_is_still_named_elsewhere() -> None:
    left = Article("left", "2025-05-20", outlet="Gull").tells("cast_left", 3, value="Ida Brook", words="Ida Brook leaves as director")
    left.tells("cast_added", 3, value="Tom Weir", words="Tom Weir will direct")
    still = Article("still", "2025-05-21", outlet="Tern").credits("Ida Brook", "director")
    before = Article("before", "2024-05-21", outlet="Skua").credits("Ida Brook", "director")
    (found,) = conflicts(left, still, before)
    assert shown(found, left, still) == [("Ida Brook", ["still"]), ("Tom Weir", ["left"])]
    actor = Article("actor", "2025-05-20").tells("cast_left", 3, value="Nan Sedge", words="Nan Sedge leaves")
    assert conflicts(actor, Article("b", "2025-05-21").credits("Nan Sedge", "actor")) == []


def test_days_of_the_calendar_may_not_differ_by_one_days_of_the_news_may() -> None:
    one = Article("a", "2025-05-20").tells("date_set", 2, target="2025-08-06")
    other = Article("b", "2025-05-20").tells("date_set", 2, target="2025-08-07")
    assert [found.field for found in conflicts(one, other)] == ["season 2 release date"]
    news = Article("c", "2025-05-21").tells("renewed", 3, date="published - 0 d")
    assert conflicts(news, Article("d", "2025-05-21").tells("renewed", 3, date="2025-05-20")) == []


def test_ordered_and_cancelled_by_documents_that_know_nothing_of_each_other() -> None:
    ordered = Article("a", "2025-05-20", outlet="Gull").tells("renewed", 3)
    cancelled = Article("b", "2025-05-22", outlet="Kettle").tells("cancelled", 3)
    (found,) = conflicts(ordered, cancelled)
    assert (found.field, found.values) == ("season 3 fate", ("renewed", "cancelled"))
    assert conflicts(ordered, cancelled, Article("c", "2025-05-23").tells("renewed", 3).tells("cancelled", 3)) == []
    assert conflicts(ordered, Article("d", "2026-05-22").tells("cancelled", 3)) == []


def test_somebody_who_comes_back_and_is_gone() -> None:
    back = Article("a", "2025-05-20").tells("cast_returning", 3, value="Ida Brook, Tom Weir")
    gone = Article("b", "2025-06-02").tells("cast_left", 3, value="Tom Weir")
    (found,) = conflicts(back, gone)
    assert found.values == ("Tom Weir returns", "Tom Weir leaves")


def test_no_date_after_a_date_was_told() -> None:
    told = Article("a", "2025-05-20").tells("date_set", 3, target="2025-10-03")
    none = Article("b", "2025-05-28").tells("date_set", 3, certainty=Certainty.ABSENT)
    assert [found.values for found in conflicts(told, none)] == [("date set", "no date set")]
    before = Article("c", "2025-01-28").tells("date_set", 3, certainty=Certainty.ABSENT)
    assert conflicts(told, before) == []


def spellings(*articles: Article) -> list[Conflict]:
    return list(record(*articles).slice(SHOW).spellings())


def test_two_spellings_of_one_name() -> None:
    one, two = Article("a", "2025-05-20").credits("Joanna Marlow", "actor"), Article("b", "2025-05-21").credits("Joanne Marlow", "actor")
    (found,) = spellings(one, two)
    assert (found.field, found.scope) == ("spelling of Joanna Marlow", Scope.CREDIT)
    assert conflicts(one, two) == []
    siblings = Article("c", "2025-05-22").credits("Joanna Marlow", "actor").credits("Joanne Marlow", "actor")
    assert spellings(siblings) == []
    assert spellings(one, Article("d", "2025-05-21").credits("Hannah Marlow", "actor")) == []


def test_plans_of_the_same_weeks_disagree_older_ones_do_not() -> None:
    spring = Article("a", "2025-01-20").tells("filming_started", 2, date="2025-04", planned=True)
    autumn = Article("b", "2025-02-01").tells("filming_started", 2, date="2025-09", planned=True)
    assert [found.field for found in conflicts(spring, autumn)] == ["season 2 plan for filming started"]
    old = Article("c", "2024-02-01").tells("filming_started", 2, date="2024-09", planned=True)
    assert conflicts(spring, old) == []


def test_trailers_disagree_only_on_days_that_both_texts_name() -> None:
    one, other = (
        Article("a", "2025-01-20").tells("trailer", 2, date="2025-01-14"),
        Article("b", "2025-01-20").tells("trailer", 2, date="2025-01-15"),
    )
    assert [found.field for found in conflicts(one, other)] == ["season 2 date of trailer"]
    assert conflicts(one, Article("c", "2025-01-20").tells("trailer", 2, date="2025-01")) == []


def test_a_slip_of_the_year_into_the_future_is_a_conflict() -> None:
    right, wrong = (
        Article("a", "2025-01-20").tells("released", 1, date="2022-04-22"),
        Article("b", "2025-01-20").tells("released", 1, date="2032-04-22"),
    )
    (found,) = conflicts(right, wrong)
    assert found.values == ("2022-04-22", "2032-04-22")
    assert found.right == found.sides[0]


def test_an_absence_that_may_have_been_before_contradicts_nothing() -> None:
    told = Article("a", "2024-11-19").tells("date_set", 2, target="2025-01-24").tells("released", 1, date="2024-02-09")
    undated = Article("b").tells("released", 1).tells("date_set", 2, certainty=Certainty.ABSENT)
    assert conflicts(told, undated) == []


def test_what_came_out_beats_what_was_set_whoever_set_it() -> None:
    told = (
        Article("set", "2025-04-08", outlet="Kettle")
        .credits("Ida Brook", "creator")
        .tells("date_set", 3, target="2026-06-12", announced_by="Ida Brook"),
        Article("out", "2026-08-08", outlet="Gull").tells("released", 3, date="2026-08-06"),
    )
    (found,) = conflicts(*told)
    assert found.right is not None
    assert (found.right.value, found.because) == ("2026-08-06", "it came out then")


def test_friday_of_what_had_long_been_out_contradicts_nothing() -> None:
    out = Article("a", "2024-02-10").tells("released", 1, date="2024-02-09")
    assert conflicts(out, Article("b", "2025-03-16").tells("released", 1, date="published < weekday 5")) == []


def test_the_documents_that_print_the_whole_date_show_a_slip_of_the_year() -> None:
    short = [Article(f"s{at}", f"2025-04-0{at + 1}").tells("date_set", 2, target="published >= day 08-06") for at in range(4)]
    whole = Article("whole", "2025-07-01").tells("date_set", 2, target="2025-08-06")
    slip = Article("slip", "2025-04-02").tells("date_set", 2, target="2026-08-06")
    (found,) = conflicts(*short, whole, slip)
    assert {whole.document.id, slip.document.id} <= set(found.documents)
    assert len(found.documents) == 4


def test_what_is_not_called_the_last_is_set_against_what_is() -> None:
    told = (
        Article("a", "2024-04-11", outlet="Gull").tells(
            "final_season", 8, certainty=Certainty.DENIED, words="The network is not calling season 8 the last"
        ),
        Article("b", "2024-05-17", outlet="Tern").tells("final_season", 8, words="Season 8 is the closing chapter"),
    )
    (found,) = conflicts(*told)
    assert found.values == ("the last", "not the last")


def test_a_company_nobody_knows_may_have_announced_it_too_but_no_person_is_one() -> None:
    ref = SeasonRef(words="spin-off", continuation=Continuation.SPIN_OFF)
    first = Article("a", "2025-05-20", outlet="Gull").tells("spin_off", season=ref, announced_by="CBS")
    (found,) = conflicts(first, Article("b", "2025-05-21", outlet="Tern").tells("spin_off", season=ref, announced_by="Gannet Pictures"))
    assert (found.field, sorted(found.values)) == ("who announced the spin-off", ["CBS", "Gannet Pictures"])
    person = Article("b", "2025-05-21", outlet="Tern").tells("spin_off", season=ref, announced_by="Ida Brook")
    assert conflicts(first, person) == []


def test_who_announced_a_spin_off_is_asked_of_all_that_announce_it() -> None:
    ref = SeasonRef(words="the spin-off", continuation=Continuation.SPIN_OFF)
    ordered = Article("a", "2025-05-20", outlet="Gull").tells("ordered", season=ref, announced_by="Netflix")
    cast = Article("b", "2025-05-22", outlet="Tern").tells("cast_returning", season=ref, value="Ida Brook", announced_by="CBS")
    (found,) = conflicts(ordered, cast)
    assert (found.field, sorted(found.values)) == ("who announced the spin-off", ["CBS", "Netflix"])
    later = Article("c", "2025-09-22", outlet="Tern").tells("cast_returning", season=ref, value="Ida Brook", announced_by="CBS")
    assert conflicts(ordered, later) == []


def test_roles_that_the_same_documents_give_to_others_are_one_conflict() -> None:
    two = Article("a", "2020-11-24", outlet="Gull").credits("Ida Brook", "creator").credits("Tom Weir", "creator")
    two.credits("Tom Weir", "showrunner")
    other = Article("b", outlet="Tern").credits("Nan Sedge", "creator").credits("Nan Sedge", "showrunner")
    (found,) = conflicts(two, other)
    assert (found.field, found.values) == ("creator and showrunner", ("Ida Brook and Tom Weir", "Nan Sedge"))


def test_a_showrunner_who_followed_another_is_no_conflict() -> None:
    before = Article("a", "2020-11-24", outlet="Gull").credits("Ida Brook", "showrunner")
    after = Article("b", "2022-11-24", outlet="Tern").credits("Tom Weir", "showrunner")
    assert conflicts(before, after) == []
    undated = Article("c", outlet="Skua").credits("Ida Brook", "showrunner")
    (found,) = conflicts(before, after, undated)
    assert shown(found, before, after, undated) == [("Ida Brook", ["c"]), ("Tom Weir", ["b"])]


def test_who_left_has_the_chair_elsewhere_though_the_sentence_names_no_chair() -> None:
    left = Article("left", "2025-05-20", outlet="Gull").tells("cast_left", 3, value="Ida Brook", words="Ida Brook bows out")
    left.credits("Tom Weir", "showrunner")
    still = Article("still", "2025-05-21", outlet="Tern").credits("Ida Brook", "showrunner")
    (found,) = conflicts(left, still)
    assert (found.field, found.values) == ("showrunner of season 3", ("Ida Brook", "Tom Weir"))
    same = Article("same", "2025-05-20").tells("cast_left", 3, value="Tom Weir", words="He bows out").credits("Tom Weir", "showrunner")
    assert conflicts(same, Article("b", "2025-05-21").credits("Tom Weir", "showrunner")) == []


def test_a_day_without_a_year_in_an_undated_document_is_read_beside_the_day_on_file() -> None:
    out = Article("out", "2022-06-17", outlet="Gull").tells("released", 1, date="2022-06-17")
    week = Article("week", outlet="Tern").tells("released", 1, date="published <= day 06-10")
    (found,) = conflicts(out, week)
    assert sorted(found.values) == ["2022-06-10", "2022-06-17"]
    assert conflicts(out, Article("same", outlet="Tern").tells("released", 1, date="published <= day 06-17")) == []
    assert conflicts(out, Article("month", outlet="Tern").tells("released", 1, date="published < month 6")) == []
    assert conflicts(out, Article("far", outlet="Tern").tells("released", 1, date="published <= day 12-24")) == []


def test_the_second_part_is_known_by_its_words() -> None:
    both = Article("both", "2024-09-17", outlet="Gull").tells("date_set", 2, target="2025-01-16", words="The first four come on that day")
    both.tells("date_set", 2, target="2025-02-13", words="The remaining four follow")
    second = Article("second", "2024-12-30", outlet="Tern").tells("date_set", 2, target="2025-02-14", words="The second half follows")
    (found,) = conflicts(both, second)
    assert found.field == "season 2 release date of part 2"
    assert sorted(found.values) == ["2025-02-13", "2025-02-14"]
    rest = Article("rest", "2024-12-30", outlet="Tern").tells("date_set", 2, target="2025-02-13", words="Season 2 Part 2 comes then")
    assert conflicts(both, rest) == []


WORDS = "We dug the old harbour out with our own two hands"


def test_one_saying_in_two_mouths() -> None:
    one, other = Article("a", "2025-05-20", outlet="Gull").says(WORDS), Article("b", "2025-05-21").says(f"{WORDS}, really", "Tom Weir")
    (found,) = conflicts(one, other)
    assert (found.field, found.scope) == ("who said “We dug the old harbour out …”", Scope.CREDIT)
    assert sorted(found.values) == ["Ida Brook", "Tom Weir"]
    assert conflicts(one, Article("c", "2025-05-21").says("We dug the old harbour", "Tom Weir")) == []
    assert conflicts(one, Article("d", "2025-05-21").says(WORDS, "Brook")) == []
    assert conflicts(one, Article("e", "2025-05-21").says(WORDS, None)) == []
    assert conflicts(one, Article("f", "2025-05-21").says(WORDS, "Tom Weir", co_speakers=("Ida Brook",))) == []
    assert conflicts(one, Article("g", "2025-05-21").says(WORDS).says(WORDS, "Tom Weir")) == []


@pytest.mark.parametrize(
    ("one", "other", "is_another"),
    [
        ("Morna Tarrick", "Morna Tarrant", True),
        ("Dob Kessel", "Don Kessel", True),
        ("Joanna Marlow", "Joanne Marlow", False),
        ("Ida Brook", "Tom Brook", False),
        ("Glenda Brook", "Glyn Brook", False),
    ],
)
def test_another_name_for_one_person_is_a_conflict(one: str, other: str, is_another: bool) -> None:  # noqa: FBT001  # a table's column
    told = (
        Article("a", "2025-05-20", outlet="Gull").credits(one, "actor", "Ruth"),
        Article("b", "2025-05-21", outlet="Tern").credits(other, "actor", "Edda"),
    )
    assert [found.field for found in conflicts(*told)] == ([f"name of {min(one, other)}"] if is_another else [])
    same = Article("c", "2025-05-21", outlet="Tern").credits(other, "actor", "Ruth")
    assert len(conflicts(told[0], same)) == 1


@pytest.mark.parametrize(
    ("one", "other", "disagree"),
    [
        ("2022-06-17", "2022-06-10", True),
        ("2022-10-14", "2021-10", True),
        ("2019-01-06", "2019-10", False),
        ("2019-01-06", "2024-08-15", False),
        ("2019-02-08", "2018", True),
    ],
)
def test_days_too_far_apart_are_of_something_else(one: str, other: str, disagree: bool) -> None:  # noqa: FBT001  # a table's column
    told = (Article("a", "2025-05-20").tells("released", 1, date=one), Article("b", "2025-05-20").tells("released", 1, date=other))
    assert len(conflicts(*told)) == disagree


def test_what_is_denied_years_later_is_something_else() -> None:
    told = Article("a", "2020-08-20", outlet="Gull").tells("renewed", 3)
    assert conflicts(told, Article("b", "2022-11-08").tells("renewed", 3, certainty=Certainty.DENIED)) == []
    assert len(conflicts(told, Article("c", "2020-09-08").tells("renewed", 3, certainty=Certainty.DENIED))) == 1


def test_a_platform_that_did_not_take_it_contradicts_none_that_did() -> None:
    took = Article("a", "2019-06-27", outlet="Gull").tells("moved_platform", 4, value="Netflix")
    did_not = Article("b", "2019-06-28", outlet="Tern").tells("moved_platform", 4, certainty=Certainty.DENIED)
    assert conflicts(took, did_not) == []


def test_one_cancellation_of_two_seasons() -> None:
    third = Article("a", "2025-09-12", outlet="Gull").tells("cancelled", 3)
    fourth = Article("b", "2025-09-13", outlet="Tern").tells("cancelled", 4)
    (found,) = conflicts(third, fourth)
    assert (found.field, found.values, found.scope) == ("season that was cancelled", ("season 3", "season 4"), Scope.SEASON)
    assert conflicts(third, Article("c", "2026-09-13", outlet="Tern").tells("cancelled", 4)) == []
    assert conflicts(third, Article("d", "2025-09-13", outlet="Tern").tells("cancelled", 4, date="2024-01-02")) == []
    assert conflicts(third, Article("e", "2025-09-13", outlet="Tern").tells("cancelled", 4).tells("cancelled", 3)) == []


def test_where_the_year_alone_is_wrong_the_other_document_has_the_day() -> None:
    month = Article("a", "2022-05-20", outlet="Gull").tells("released", 1, date="2022-04")
    slip = Article("b", "2025-04-24", outlet="Tern").tells("released", 1, date="2021-04-22")
    (found,) = conflicts(month, slip)
    assert sorted(found.values) == ["2021-04-22", "2022-04 (with the other's day 2022-04-22)"]


def test_a_spin_off_that_is_ordered_and_is_not() -> None:
    ref = SeasonRef(words="the spin-off", continuation=Continuation.SPIN_OFF)
    told = (
        Article("a", "2025-05-20", outlet="Gull").tells("spin_off", season=ref, certainty=Certainty.REPORTED),
        Article("b", "2025-05-22", outlet="Tern").tells("spin_off", season=ref, certainty=Certainty.DENIED),
    )
    (found,) = conflicts(*told)
    assert found.values == ("ordered", "not ordered")


def test_a_year_that_is_planned_is_no_date_whose_absence_is_a_conflict() -> None:
    none = Article("b", "2025-05-28").tells("date_set", 3, certainty=Certainty.ABSENT)
    assert conflicts(Article("a", "2025-05-20").tells("date_set", 3, target="2026"), none) == []


def test_a_season_that_was_ordered_and_cancelled_is_one_conflict_whoever_denies_it() -> None:
    cancelled = Article("a", "2025-05-20", outlet="Gull").tells("cancelled", 4)
    denied = Article("b", "2025-05-22", outlet="Tern").tells("renewed", 4).tells("cancelled", 4, certainty=Certainty.DENIED)
    (found,) = conflicts(cancelled, denied)
    assert found.field == "season 4 fate"
