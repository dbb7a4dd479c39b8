"""Titles that hang together: subtitles, spin-offs, franchises."""

from collections.abc import Callable

import pytest

from clapboard.mentions.milestones import find_milestones
from clapboard.mentions.milestones.grown import parents_of
from clapboard.mentions.page import Page
from clapboard.mentions.shows import find_shows, main_title

Pages = Callable[..., Page]


def told(page: Page) -> list[tuple[str, str | None, tuple[int, ...]]]:
    return [
        (item.kind, item.show or main_title(find_shows(page)), item.season.numbers if item.season else ())
        for item in find_milestones(page, find_shows(page))
    ]


def test_a_subtitle_alone_is_the_whole_title(page: Pages) -> None:
    made = page(
        "Hulu said on Tuesday that Grey Tide: Far Shore is renewed for a third season. Far Shore season 2 premieres June 15.\n"
        "Far Shore is a drama about a ferry."
    )
    titles = {show.span.of(made.text): show.title for show in find_shows(made) if show.rule != "stands for a title"}
    assert titles == {"Grey Tide: Far Shore": "Grey Tide: Far Shore", "Far Shore": "Grey Tide: Far Shore"}


def test_a_label_before_a_colon_is_no_part_of_a_title(page: Pages) -> None:
    made = page("Review: Far Shore\nFar Shore season 2 premieres June 15 on Hulu. Far Shore is a drama about a ferry.")
    assert main_title(find_shows(made)) == "Far Shore"


def test_a_spin_off_with_later_seasons_of_its_own_is_a_show_of_its_own(page: Pages) -> None:
    made = page("The network has confirmed that Kiln: Low Road is renewed for a third season. Kiln: Low Road has fans. Kiln ended in May.")
    assert ("renewed", "Kiln: Low Road", (3,)) in told(made)


def test_a_spin_off_without_them_is_news_of_the_show_it_grew_out_of(page: Pages) -> None:
    made = page("CBS has ordered Kiln: Low Road to series. Kiln: Low Road is a spin-off of Kiln, which CBS cancelled. Kiln had fans.")
    (first, *_) = find_milestones(made, find_shows(made))
    assert (first.kind, first.season.continuation.value if first.season else None) == ("ordered", "spin-off")


def test_what_several_titles_begin_with_is_no_show_they_grew_out_of() -> None:
    assert parents_of(("Kiln", "Kiln: Low Road")) == {"Kiln: Low Road": "Kiln"}
    assert parents_of(("Kiln", "Kiln: Low Road", "Kiln: High Road")) == {}


def test_a_title_that_ran_on_in_a_headline_is_cut_where_it_stands_alone_elsewhere(page: Pages) -> None:
    made = page("Ember Finalizing Season 2 Move from CBS to Hulu\nFans of Ember won't go far. The second season of Ember is on Hulu.")
    assert {show.title for show in find_shows(made) if show.rule != "stands for a title"} == {"Ember"}


@pytest.mark.parametrize(
    "text", ["The “Kiln” spinoff has been cancelled.", "Kiln sister show Ember wasn’t as lucky. The drama got cancelled."]
)
def test_a_show_that_only_says_whose_relative_another_is_has_no_part_in_its_news(page: Pages, text: str) -> None:
    made = page(f"Hulu has renewed “Ember” for a fifth season. “Ember” is a drama.\n{text}")
    assert ("cancelled", "Kiln") not in {(kind, show) for kind, show, _ in told(made)}


def test_whose_vehicle_a_show_is_is_no_title(page: Pages) -> None:
    made = page("NBC has renewed the Orrin Vexley vehicle The Long Ledger for a fourth season.")
    assert {show.title for show in find_shows(made)} == {"The Long Ledger"}


def test_what_stands_right_behind_a_fact_is_what_it_is_of(page: Pages) -> None:
    made = page(
        "Hulu has renewed “Ember” for a fifth season. It cancelled “Kiln” after one season and set a May 7 premiere for “Ember” Season 5."
    )
    assert {(item.kind, item.show) for item in find_milestones(made, find_shows(made))} >= {("cancelled", "Kiln"), ("date_set", "Ember")}


def test_as_for_turns_back_to_the_show_of_the_page(page: Pages) -> None:
    made = page("Hulu has renewed “Ember” for a second season. “Kiln” returns in May. As for season two, filming begins in June.")
    (filming,) = (item for item in find_milestones(made, find_shows(made)) if item.kind == "filming_started")
    assert filming.show is None


def test_a_film_with_a_subtitle_is_news_of_the_show_it_goes_on_from(page: Pages) -> None:
    made = page(
        "Hulu has renewed Kiln for a fifth season. Kiln is odd.\nAs a result, Kiln: The Long Firing, the film, will be released in May."
    )
    release = next(item for item in find_milestones(made, find_shows(made)) if item.kind == "date_set")
    assert release.season is not None
    assert (release.show, release.season.continuation.value) == ("Kiln", "film")


def test_how_many_shows_it_happened_to_is_news_of_none(page: Pages) -> None:
    made = page("Hulu has renewed “Ember” for a third season. Of the fifteen dramas it launched, eleven stopped at season 2 or sooner.")
    assert "cancelled" not in {item.kind for item in find_milestones(made, find_shows(made))}


def test_what_a_company_tends_to_do_is_news_of_no_show(page: Pages) -> None:
    made = page(
        "Hulu has renewed “Ember” for a third season. Hulu tends to axe its dramas after two seasons. How Hulu learned to stop at season 2"
    )
    assert {item.kind for item in find_milestones(made, find_shows(made))} == {"renewed"}
