from collections.abc import Callable

import pytest

from clapboard.mentions.milestones import find_milestones
from clapboard.mentions.page import Page
from clapboard.mentions.shows import find_shows
from clapboard.model.mention import Certainty, Continuation, MilestoneMention
from clapboard.vocabulary import phrasing
from clapboard.vocabulary.milestones import kinds

Pages = Callable[..., Page]


def read(page: Page) -> tuple[MilestoneMention, ...]:
    return find_milestones(page, find_shows(page))


def one(page: Page, kind: str) -> MilestoneMention:
    found = [mention for mention in read(page) if mention.kind == kind]
    assert len(found) == 1, [(mention.kind, mention.rule) for mention in read(page)]
    return found[0]


def numbers(mention: MilestoneMention) -> tuple[int, ...]:
    assert mention.season is not None
    return mention.season.numbers


def test_a_fact_has_show_season_announcer_and_span(page: Pages) -> None:
    made = page("Starz has renewed Harbour Nine for a third season.")
    found = one(made, "renewed")
    assert (found.show, numbers(found), found.announced_by) == ("Harbour Nine", (3,), "Starz")
    assert found.span.of(made.text) == "renewed Harbour Nine for a third season"
    assert found.certainty is Certainty.ASSERTED


def test_two_seasons_at_once_are_one_milestone_with_two_numbers(page: Pages) -> None:
    assert numbers(one(page("Starz renewed Harbour Nine for a second and third season."), "renewed")) == (2, 3)


def test_a_season_named_elsewhere_is_carried_over_and_said_to_be(page: Pages) -> None:
    found = one(page("Harbour Nine season 4 is nearly here.\nFilming has wrapped in Oslo."), "filming_wrapped")
    assert numbers(found) == (4,)
    assert found.season is not None
    assert found.season.implied


def test_cancelled_after_two_seasons_means_the_third(page: Pages) -> None:
    assert numbers(one(page("Starz has cancelled Harbour Nine after two seasons."), "cancelled")) == (3,)


def test_cancelled_while_the_third_has_aired_means_the_fourth(page: Pages) -> None:
    assert numbers(one(page("Starz has cancelled Harbour Nine, whose third season premiered last month."), "cancelled")) == (4,)


def test_where_the_page_gives_no_number_the_pointer_stays(page: Pages) -> None:
    season = one(page("Starz has renewed Harbour Nine for two more seasons."), "renewed").season
    assert season is not None
    assert (season.numbers, season.pointer, season.count) == ((), "more", 2)


def test_a_premiere_of_the_show_is_that_of_its_first_season(page: Pages) -> None:
    found = one(page("“Harbour Nine” debuted in November 2022."), "released")
    assert numbers(found) == (1,)
    assert found.date is not None
    assert found.date.edtf == "2022-11"


def test_the_date_that_was_set_is_the_target(page: Pages) -> None:
    found = one(page("Harbour Nine season 2 will premiere on Hulu on May 4, 2027."), "date_set")
    assert found.target is not None
    assert found.target.edtf == "2027-05-04"


def test_the_announcement_of_a_date_gets_the_date_from_the_next_sentence(page: Pages) -> None:
    found = [
        mention
        for mention in read(page("Hulu has confirmed the date for Harbour Nine season 2. It returns on 4 May 2027."))
        if mention.kind == "date_set"
    ]
    assert [mention.target.edtf for mention in found if mention.target] == ["2027-05-04", "2027-05-04"]


def test_an_official_day_of_saying_is_the_date_of_the_news(page: Pages) -> None:
    found = one(page("Starz announced Monday that production has started on season 3 of Harbour Nine."), "filming_started")
    assert found.date is not None
    assert found.date.words == "Monday"


def test_channel_reason_and_outlet_are_kept(page: Pages) -> None:
    made = page(
        "Starz renewed Harbour Nine for season 2 on its social media accounts because so many people watched it, according to Variety."
    )
    found = one(made, "renewed")
    assert (found.channel, found.cited) == ("social media", "Variety")
    assert found.because is not None
    assert found.because.of(made.text).startswith("so many people watched it")
    assert not found.original_held


@pytest.mark.parametrize(
    "text",
    [
        "The platform has a reputation for cancelling dramas after two seasons.",
        "The writers have the final say on Harbour Nine.",
        "We await the next instalment of Harbour Nine.",
        "There will be more entries in the series.",
        "The band came back in short order.",
        "Nina Alvar won an award for the first season.",
    ],
)
def test_traps_are_no_milestones(page: Pages, text: str) -> None:
    assert read(page("Harbour Nine season 3 is a drama.\n" + text)) == ()


def test_a_question_is_asked_and_a_missing_date_is_an_absence(page: Pages) -> None:
    assert one(page("Will Harbour Nine be renewed for season 4?"), "renewed").certainty is Certainty.ASKED
    absent = [
        mention
        for mention in read(page("Harbour Nine season 4 has been made. No premiere date has been announced yet."))
        if mention.kind == "date_set"
    ]
    assert [mention.certainty for mention in absent] == [Certainty.ABSENT]


def test_what_another_outlet_says_is_reported(page: Pages) -> None:
    assert (
        one(page("According to Deadline, Harbour Nine has been cancelled after one season."), "cancelled").certainty is Certainty.REPORTED
    )


def test_a_film_instead_of_a_season_continues_the_show(page: Pages) -> None:
    found = read(page("Harbour Nine will conclude with a feature film. There won’t be a season 4."))
    film = next(mention for mention in found if mention.kind == "film")
    denied = next(mention for mention in found if mention.kind == "renewed")
    assert film.season is not None
    assert film.season.continuation is Continuation.FILM
    assert (denied.certainty, numbers(denied)) == (Certainty.DENIED, (4,))


def test_a_film_that_is_given_the_go_ahead_is_ordered(page: Pages) -> None:
    found = one(page("Harbour Nine ends with season 3. A film about the crew has been given the green light by Starz."), "ordered")
    assert found.season is not None
    assert found.season.continuation is Continuation.FILM


def test_what_happens_on_a_page_about_the_film_happens_to_the_film(page: Pages) -> None:
    text = (
        "Harbour Nine film pushed back\n\nIda Holm, in the cast since the first season of Harbour Nine, has left. "
        "Filming was halted in July."
    )
    for kind in ("delayed", "filming_paused"):
        found = one(page(text), kind)
        assert found.season is not None
        assert found.season.continuation is Continuation.FILM


def test_a_spin_off_with_the_title_of_its_parent_is_a_fact_of_the_parent(page: Pages) -> None:
    found = one(page("Harbour Nine has ended. Starz ordered a spinoff called “Harbour Nine: Rip Tide” last week."), "spin_off")
    assert found.show == "Harbour Nine"
    assert found.season is not None
    assert found.season.continuation is Continuation.SPIN_OFF


def test_who_joins_and_who_leaves_is_the_value(page: Pages) -> None:
    made = page(
        "Harbour Nine season 2 is being made. Nina Alvar and Tom Birk have joined the cast. Ruth Hale will not be back for season 2."
    )
    assert one(made, "cast_added").value == "Nina Alvar, Tom Birk"
    assert one(made, "cast_left").value == "Ruth Hale"


def test_a_title_that_was_announced_is_the_value(page: Pages) -> None:
    assert one(page("The first episode of Harbour Nine season 3 will be titled “Undertow.”"), "title_announced").value == "Undertow"


def test_items_of_a_list_belong_to_their_headings(page: Pages) -> None:
    made = page(
        "Three things to see\n1. Glass Orchard (Hulu)\nSeason 4 landed on Hulu last Friday.\n"
        "2. The Long Thaw (Starz)\nStarz has said that season 3 is the last."
    )
    assert {mention.kind: mention.show for mention in read(made)} == {"released": "Glass Orchard", "final_season": "The Long Thaw"}


def test_spans_are_short(page: Pages) -> None:
    made = page(
        "Starz, which has had a year of many changes, on Tuesday at long last renewed its much loved and much discussed harbour drama "
        "Harbour Nine for season 4."
    )
    assert all(len(mention.span.of(made.text).split()) <= 14 for mention in read(made))


@pytest.mark.parametrize(
    ("text", "retold"),
    [
        ("Nobody thought so in spring. Hulu had cancelled “Brine Lane”, and nobody had saved it.", [True]),
        ("Hulu has cancelled “Brine Lane” after one season.", [False]),
        ("Hulu had cancelled “Brine Lane” in May 2024.", [False]),
    ],
)
def test_what_stands_behind_a_past_perfect_is_looked_back_on(page: Pages, text: str, retold: list[bool]) -> None:
    made = page(text)
    found = [item for item in find_milestones(made, find_shows(made)) if item.kind in ("cancelled", "moved_platform", "renewed")]
    assert [item.retold for item in found if item.certainty is Certainty.ASSERTED][:1] == retold


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("“Harbour Nine” is set in 1951. A second season of “Harbour Nine” will debut in 1951. It is on Hulu since 2019.", set()),
        ("“Harbour Nine” season two will debut on Hulu in 1992.", {"date_set"}),
    ],
)
def test_a_date_long_before_all_others_of_an_undated_text_is_the_storys(page: Pages, text: str, kinds: set[str]) -> None:
    made = page(text)
    assert {item.kind for item in find_milestones(made, find_shows(made))} & {"date_set"} == kinds


def test_of_many_hundred_phrases_a_text_compiles_those_whose_words_it_holds(page: Pages) -> None:
    phrasing._compiled.cache_clear()
    read(page("Starz has renewed Harbour Nine for a third season."))
    assert 0 < phrasing._compiled.cache_info().currsize < sum(len(kind.phrases) + len(kind.traps) for kind in kinds().values()) / 4


def test_a_date_in_what_stands_beside_a_name_is_not_of_what_that_person_does(page: Pages) -> None:
    made = page("Harbour Nine season 3 is being made.\nNina Alvar, the voice of the whale in the film, will not be part of season 3.")
    assert numbers(one(made, "cast_left")) == (3,)


def test_what_came_back_is_no_season_that_is_only_ordered(page: Pages) -> None:
    made = page("Starz has ordered a fourth season of Harbour Nine.\nThe drama came back on January 4 after two years away.")
    found = one(made, "released")
    assert numbers(found) == ()
    assert found.season is not None
    assert found.season.pointer == "this"


def test_a_season_of_another_show_is_not_the_next_of_this_one(page: Pages) -> None:
    made = page("Harbour Nine season 4 has been ordered. It will arrive in 2027.\nStarz also renewed Glass Orchard for a second run.")
    assert numbers(one(made, "date_set")) == (4,)


def test_the_subject_of_two_verbs_may_be_a_title_nobody_knows(page: Pages) -> None:
    made = page("Harbour Nine season 3 is filming in Oslo.\nIts rival, Glass Orchard, wrapped on Friday and will launch in May.")
    shows = {found.show for found in read(made) if found.kind in {"filming_wrapped", "date_set"}}
    assert shows
    assert "Harbour Nine" not in shows
