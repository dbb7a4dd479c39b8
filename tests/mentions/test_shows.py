from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clapboard.mentions.page import Page
from clapboard.mentions.shows import _outermost, find_shows
from clapboard.mentions.shows.places import key_of
from clapboard.model.span import Span

Pages = Callable[..., Page]


def main(page: Page) -> str | None:
    return next((show.title for show in find_shows(page) if show.main), None)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Harbour Nine Season 2 is now streaming.", "Harbour Nine"),
        ("Starz has renewed Harbour Nine for a second season.", "Harbour Nine"),
        ("Harbour Nine’s third season is on its way.", "Harbour Nine"),
        ("The second season of Harbour Nine is here.", "Harbour Nine"),
        ("The Netflix series Harbour Nine is a hit.", "Harbour Nine"),
        ("Harbour Nine, the crime drama from Nina Alvar, is back.", "Harbour Nine"),
        ("Fans loved season two of The Long Thaw.", "The Long Thaw"),
        ("‘K.I.T.E.’ back for Season 7 at CBS", "K.I.T.E."),
        ("K.I.T.E. has been cancelled after six seasons.", "K.I.T.E."),
        ("Hulu cancels “Love & Ledgers” after one season.", "Love & Ledgers"),
        ("Nine Lives: Port Town has been renewed for season 3.", "Nine Lives: Port Town"),
        ("1899 Bridge Street Season 2 is coming.", "1899 Bridge Street"),
        ("‘Glass Orchard’ Renewed for Season 2 at Hulu", "Glass Orchard"),
        ("Peacock has given Glass Orchard the green light for a second season.", "Glass Orchard"),
    ],
)
def test_a_title_is_found_where_only_a_title_stands(page: Pages, text: str, title: str) -> None:
    assert main(page(text)) == title


def test_a_title_that_is_a_weekday_needs_context(page: Pages) -> None:
    made = page("“Thursday” season 2 arrives on Thursday, June 4. On Thursday, Starz said that Thursday was renewed. Thursday has fans.")
    spans = [show.span.start for show in find_shows(made) if show.rule != "stands for a title"]
    assert spans == [1, made.text.index("Thursday was"), made.text.index("Thursday has")]


def test_a_title_is_no_part_of_a_longer_name(page: Pages) -> None:
    made = page("Thursday season 2 is out. Thursday Mallory is its heroine.")
    assert [show.span.start for show in find_shows(made)] == [0]


def test_the_longest_title_is_taken(page: Pages) -> None:
    made = page("Nine Lives season 4 is out. Nine Lives: Port Town season 1 is ordered.")
    titles = {show.span.of(made.text): show.title for show in find_shows(made)}
    assert titles == {"Nine Lives": "Nine Lives", "Nine Lives: Port Town": "Nine Lives: Port Town"}


def test_the_series_stands_for_the_last_title_of_its_sentence_else_for_the_main_one(page: Pages) -> None:
    made = page(
        "“Harbour Nine” season 2 is out. The series was shot in Oslo.\n"
        "Before “Glass Orchard” season 3 began, the drama was recut. “Harbour Nine” season 2 has ten episodes."
    )
    stands = {show.span.of(made.text): show.title for show in find_shows(made) if show.rule == "stands for a title"}
    assert stands == {"The series": "Harbour Nine", "the drama": "Glass Orchard"}


def test_people_platforms_and_episodes_are_no_titles(page: Pages) -> None:
    made = page(
        "Netflix has renewed “Harbour Nine” for season 2. Nina Alvar said she was glad. The first episode, titled “Undertow,” is out. "
        "Alvar will return for season 2."
    )
    assert {show.title for show in find_shows(made)} == {"Harbour Nine"}


def test_a_page_without_titles_has_no_main_show(page: Pages) -> None:
    assert find_shows(page("It rained all day, and nobody came.")) == ()


def test_a_season_beside_the_title_is_kept_with_it(page: Pages) -> None:
    first = find_shows(page("Harbour Nine Season 2 is out."))[0]
    assert first.season is not None
    assert first.season.numbers == (2,)


def test_keys_compare_letters_and_digits() -> None:
    assert key_of("K.I.T.E.") == key_of("KITE")
    assert key_of("Love & Ledgers") == key_of("Love and Ledgers")


def test_a_title_of_the_headline_is_offered_to_the_record(page: Pages) -> None:
    made = page("LIVE: Every reveal from the Lantern panel\nStarz pulled its panel for The Pale Hour, whose fourth season was moved.", (0,))
    assert ("Lantern", "possible") in {(show.title, show.standing) for show in find_shows(made) if show.main}


def test_the_items_of_a_list_have_their_titles(page: Pages) -> None:
    made = page("Every show back in May\nPudding Days (Peacock) – New series\nSalt Crown (Starz) – Season 2 begins")
    assert {"Pudding Days", "Salt Crown"} <= {show.title for show in find_shows(made)}


def test_a_day_and_the_words_after_it_are_no_title(page: Pages) -> None:
    made = page("“Harbour Nine” season 2 is on its way to Starz. Cameras began rolling on Monday in Malta.")
    assert "Monday in Malta" not in {show.title for show in find_shows(made)}


def test_a_short_form_with_a_point_does_not_end_a_title_in_marks(page: Pages) -> None:
    made = page("Hulu renewed “Apt. 9C.” The cast of “Apt. 9C” was told on Monday.")
    assert {show.title for show in find_shows(made) if show.rule != "stands for a title"} == {"Apt. 9C"}


def test_a_title_that_begins_with_a_word_of_headlines_keeps_it_where_sentences_print_it(page: Pages) -> None:
    headline = "Star Harvest: Outer Fields goes again at Hulu"
    news = "The series Star Harvest: Outer Fields has been renewed for season 2. Work on Star Harvest: Outer Fields began."
    assert main(page(f"{headline}\n\n{news}")) == "Star Harvest: Outer Fields"


def test_small_words_inside_do_not_cut_a_title(page: Pages) -> None:
    made = page(
        "LIVE: All news from the Only Ghosts in the Attic panel\n\n11:02 – The panel for the hit show begins. Season 2 is coming to Hulu."
    )
    assert "Only Ghosts in the Attic" in {show.title for show in find_shows(made)}


def test_the_title_on_a_panel_is_named(page: Pages) -> None:
    made = page("LIVE: Every reveal from the Martha Quillan panel at FanFest\n\n11:02 – Season 2 of the drama is up next on Hulu.")
    assert "Martha Quillan" in {show.title for show in find_shows(made)}


@pytest.mark.parametrize(
    "text", ["Hulu says that Hooray! has been renewed for season 2. Hooray! stars a dog.", "Hooray! Season 2 is on Hulu."]
)
def test_a_mark_after_which_the_sentence_goes_on_belongs_to_the_title(page: Pages, text: str) -> None:
    assert main(page(text)) == "Hooray!"


def test_a_title_that_begins_like_a_sentence_is_whole(page: Pages) -> None:
    made = page("Ask My Neighbour has been renewed for season 2 by Starz.\nAsk My Neighbour was a hit.")
    assert {show.title for show in find_shows(made) if show.main} == {"Ask My Neighbour"}


SPANS = st.sets(st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda pair: Span(pair[0], pair[0] + pair[1])), max_size=12)


@given(SPANS)
def test_the_outermost_spans_are_those_that_lie_in_no_other(spans: set[Span]) -> None:
    assert list(_outermost(spans)) == sorted(span for span in spans if not any(other != span and span in other for other in spans))
