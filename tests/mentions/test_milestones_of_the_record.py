"""Facts that hang on what the page is about: on no title of their own, on a spin-off, on no film that is somebody's next job."""

from collections.abc import Callable

import pytest

from clapboard.mentions.milestones import find_milestones
from clapboard.mentions.page import Page
from clapboard.mentions.shows import find_shows
from clapboard.model.mention import Continuation, MilestoneMention

Maker = Callable[..., Page]


def told(page: Page, kind: str) -> MilestoneMention:
    return next(found for found in find_milestones(page, find_shows(page)) if found.kind == kind)


def test_a_fact_without_a_title_of_its_own_is_left_to_the_page_s_subject(page: Maker) -> None:
    made = page("“Harbour Nine” season 3 is coming to Starz.\nThe crew sails in May. Filming has begun in Malta.")
    assert told(made, "filming_started").show is None


def test_a_fact_beside_its_title_keeps_it(page: Maker) -> None:
    made = page("“Harbour Nine” season 3 is coming to Starz.\nFilming on “Harbour Nine” has begun in Malta.")
    assert told(made, "filming_started").show == "Harbour Nine"


@pytest.mark.parametrize(
    "sentence",
    [
        "Starz has ordered the spin-off “Rip Tide.” Production on “Rip Tide” has begun.",
        "“Rip Tide,” a prequel to “Harbour Nine,” is on its way. Production on “Rip Tide” has begun.",
    ],
)
def test_a_title_that_the_page_calls_a_spin_off_is_on_record_with_its_show(page: Maker, sentence: str) -> None:
    found = told(page(f"“Harbour Nine” season 3 is coming to Starz. “Harbour Nine” is a hit.\n{sentence}"), "filming_started")
    assert found.show == "Harbour Nine"
    assert found.season is not None
    assert found.season.continuation is Continuation.SPIN_OFF


def test_somebody_s_next_film_is_no_film_of_the_show(page: Maker) -> None:
    made = page("“Harbour Nine” season 3 is coming to Starz.\nTom Birk used the break to take a movie and will not be returning.")
    found = told(made, "cast_left")
    assert found.season is not None
    assert (found.season.numbers, found.season.continuation) == ((3,), Continuation.SEASON)


def test_a_page_that_leads_with_a_film_is_about_it(page: Maker) -> None:
    made = page("‘Harbour Nine’ to end with a film at Starz\nThe third season was called off in May. Nina Alvar has joined the cast.")
    found = told(made, "cast_added")
    assert found.season is not None
    assert found.season.continuation is Continuation.FILM


def test_a_season_that_is_only_asked_for_is_not_what_the_page_is_about(page: Maker) -> None:
    made = page(
        "“Harbour Nine” season 2 arrives soon on Starz.\nHas it been renewed for season 3? Nobody says. Filming wrapped on April 30."
    )
    found = told(made, "filming_wrapped")
    assert found.season is not None
    assert found.season.numbers == (2,)


def test_what_happens_to_another_title_is_no_fact_of_the_page_s_show(page: Maker) -> None:
    made = page("“Harbour Nine” season 3 is coming to Starz.\nYou can also catch Tidal Bore, which returned for its third season in May.")
    assert all(found.show == "Tidal Bore" for found in find_milestones(made, find_shows(made)) if found.kind == "released")
