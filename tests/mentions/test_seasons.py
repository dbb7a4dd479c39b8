import re
from collections.abc import Callable

import pytest

from clapboard.mentions.page import Page
from clapboard.mentions.seasons import SeasonMention, find_seasons
from clapboard.model.mention import Continuation
from clapboard.model.span import Span

Pages = Callable[..., Page]


def only(page: Page) -> SeasonMention:
    found = find_seasons(page)
    assert len(found) == 1, [(mention.ref, mention.rule) for mention in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Harbour Nine season 2 is out.", (2,)),
        ("Harbour Nine Season Three is out.", (3,)),
        ("It is the 4th season of it.", (4,)),
        ("It gets a twenty-first season.", (21,)),
        ("Harbour Nine S2 is out.", (2,)),
        ("We liked series two of it.", (2,)),
        ("They ordered seasons 4 and 5 at once.", (4, 5)),
        ("They ordered seasons one, two and three at once.", (1, 2, 3)),
        ("They have seen seasons 1-3 of it.", (1, 2, 3)),
        ("A second and third season were ordered.", (2, 3)),
        ("It returns for a seventh and final season.", (7,)),
        ("Its sophomore season was better.", (2,)),
        ("The freshman season was a hit.", (1,)),
        ("It was renewed for its third year by the network.", (3,)),
        ("A 13-episode fourth season is planned.", (4,)),
        ("The eight-episode second season is planned.", (2,)),
    ],
)
def test_numbers_are_read_in_every_form(page: Pages, text: str, numbers: tuple[int, ...]) -> None:
    assert only(page(text)).ref.numbers == numbers


@pytest.mark.parametrize(
    ("text", "pointer", "count"),
    [
        ("The new season is coming.", "next", None),
        ("Another season is coming.", "next", None),
        ("This season was better.", "this", None),
        ("The final season is coming.", "final", None),
        ("There will be one last season.", "final", None),
        ("It was renewed for two more seasons.", "more", 2),
        ("It was renewed for not one but two seasons.", "more", 2),
        ("It scored a double renewal.", "more", 2),
        ("A three-season renewal was signed.", "more", 3),
    ],
)
def test_words_that_only_point_stay_pointers(page: Pages, text: str, pointer: str, count: int | None) -> None:
    ref = only(page(text)).ref
    assert (ref.pointer, ref.count, ref.numbers) == (pointer, count, ())


@pytest.mark.parametrize(
    ("text", "total"),
    [("It ended after three seasons.", 3), ("It closed its eight-season run.", 8), ("After just one season it was over.", 1)],
)
def test_a_number_of_seasons_in_all_is_no_season(page: Pages, text: str, total: int) -> None:
    assert only(page(text)).total == total


def test_parts_are_apart_from_seasons(page: Pages) -> None:
    assert only(page("Season 2 Part 1 is out.")).ref.part == 1
    assert only(page("Season 2, Volume 2 is out.")).ref.part == 2
    found = only(page("Part two is out in May."))
    assert (found.ref.numbers, found.ref.part) == ((), 2)


def test_in_a_split_season_the_first_is_a_part(page: Pages) -> None:
    found = find_seasons(page("Netflix splits the season in two parts, the first on May 6 and the second on June 9."))
    assert all(mention.ref.numbers == () for mention in found)


@pytest.mark.parametrize(
    ("text", "continuation"),
    [
        ("It will end with a feature film.", Continuation.FILM),
        ("A spin-off is in the works.", Continuation.SPIN_OFF),
        ("The prequel series starts.", Continuation.SPIN_OFF),
    ],
)
def test_films_and_spin_offs_are_continuations(page: Pages, text: str, continuation: Continuation) -> None:
    assert only(page(text)).ref.continuation is continuation


@pytest.mark.parametrize(
    "text",
    [
        "Awards season has begun.",
        "Episode 2 was the best.",
        "The series is set in Oslo.",
        "The new series is a drama.",
        "It takes place in season of rain.",
        "The second episode is out.",
        "They film in the summer.",
        "She came second.",
    ],
)
def test_what_only_looks_like_a_season(page: Pages, text: str) -> None:
    assert find_seasons(page(text)) == ()


def test_series_means_season_only_where_the_page_is_british(page: Pages) -> None:
    british = page("Series two was better. A brand new series is on its way, the third series at last.")
    assert [mention.ref.numbers for mention in find_seasons(british)] == [(2,), (), (3,)]


def test_bare_ordinals_count_where_the_page_speaks_of_seasons(page: Pages) -> None:
    found = find_seasons(page("The second season is out. A third is confirmed."))
    assert [mention.ref.numbers for mention in found] == [(2,), (3,)]
    assert find_seasons(page("He won a medal. A third is confirmed.")) == ()


def test_spans_are_of_the_original_text(page: Pages) -> None:
    made = page("We loved Season\u00a02 of it.")
    assert only(made).span.of(made.text) == "Season\u00a02"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Harbour Nine film opens in May.", ["film"]),
        ("The “Harbour Nine” movie opens in May. Later Harbour Nine: The Long Tide was moved.", ["movie", "The Long Tide"]),
        ("Harbour Nine: The Long Tide opens in May.", []),
        ("Harbour Nine fills the seats.", []),
    ],
)
def test_a_film_is_named_behind_the_title_of_its_show(page: Pages, text: str, words: list[str]) -> None:
    titles = [Span(found.start(), found.end()) for found in re.finditer("Harbour Nine", text)]
    found = find_seasons(page(text), titles=titles)
    assert [mention.span.of(text) for mention in found] == words
    assert all(mention.ref.continuation is Continuation.FILM for mention in found)
