"""Titles of every sort, in sentences of every sort: the title is to be found whole, and nothing else is to be taken for it."""

from collections.abc import Callable

import pytest

from clapboard.mentions.page import Page
from clapboard.mentions.shows import find_shows, main_title, settled

Pages = Callable[..., Page]

SENTENCES: tuple[tuple[str, str], ...] = (
    ("Netflix has handed a straight-to-series order to Gravel, a crime drama from Ines Corvell.", "Gravel"),
    ("All ten episodes of Gravel landed on Hulu at midnight, and viewers were up all night.", "Gravel"),
    ("Hulu is keeping Gravel on the air for a third season, the streamer said.", "Gravel"),
    ("Gravel: Release Date, Cast and Everything We Know\nAre you ready for Gravel? Hulu has ordered ten episodes.", "Gravel"),
    ("Gravel fans were delighted when Hulu confirmed a second season.", "Gravel"),
    ("Gravel's second season will no longer arrive on Oct. 6, Netflix said.", "Gravel"),
    ("Prime Video has renewed the thriller Flat 9C for a second season.", "Flat 9C"),
    ("The paranoid thriller Mt. Carrow returns to Hulu in May.", "Mt. Carrow"),
    ("Netflix's legal thriller Capt. Orrin has been renewed for season 2.", "Capt. Orrin"),
    ("Filming on St. Osyth season 3 has begun in Leeds.", "St. Osyth"),
    ("CBS has cancelled 4-1-9 after six seasons; the last episode of 4-1-9 airs in May.", "4-1-9"),
    ("Starz has ordered a second season of Ask Me, Bernard. Ask Me, Bernard is set in Cork.", "Ask Me, Bernard"),
    ("“Ask Me, Bernard” has been cancelled after one season at Hulu.", "Ask Me, Bernard"),
    ("Hulu has renewed We Were Never Here for a second season.", "We Were Never Here"),
    ("The third season of You Could Have Called premieres on June 3.", "You Could Have Called"),
    ("Peacock drops the trailer for season 2 of What the Tide Left.", "What the Tide Left"),
    ("HBO has renewed The Keeper of Small Hours for a fourth season.", "The Keeper of Small Hours"),
    ("The second season of A Field of Crows began filming on Monday.", "A Field of Crows"),
    ("AMC renews Salt & Tallow for season 3.", "Salt & Tallow"),
    ("Netflix has picked up the comedy Nobody's Aunt for two more seasons.", "Nobody's Aunt"),
    ("The hit comedy Bread is back for a third season on Hulu.", "Bread"),
    ("“Bread” returned to Hulu on Friday. The second season of “Bread” has eight episodes.", "Bread"),
    ("‘Bread’ Renewed for Season 4 at Hulu", "Bread"),
    ("Season 2 of *Kindling* arrives on Netflix in March.", "Kindling"),
    ("NBC has renewed Thursday for a second season. Thursday star Nina Alvar will direct.", "Thursday"),
    (
        "Maud Tarrow has been renewed for a second season. Maud Tarrow follows a doctor in Leeds. Season 1 of Maud Tarrow is on Hulu.",
        "Maud Tarrow",
    ),
    ("BBC One has commissioned a second series of Maud Tarrow on Sundays. Maud Tarrow returns in May.", "Maud Tarrow"),
    ("Hulu has ordered a third season of Port Isolde, the drama about three sisters.", "Port Isolde"),
    ("Port Isolde, which Hulu renewed in May, will return for season 3 in the autumn.", "Port Isolde"),
    ("Could Port Isolde be returning? Hulu has not said whether the drama will have a third season.", "Port Isolde"),
    ("Is Port Isolde coming back for season 3? Fans of Port Isolde hope so.", "Port Isolde"),
    ("After Port Isolde ended, Hulu said that Port Isolde would have no third season. Port Isolde is missed.", "Port Isolde"),
    ("Cameras are rolling on Port Isolde in Cork, the network said.", "Port Isolde"),
    ("Nina Alvar joins the cast of Port Isolde for season 2.", "Port Isolde"),
    ("The Lanterns has been saved: Hulu gave The Lanterns a third season.", "The Lanterns"),
    ("The trailer for The Lanterns is here, and the series is out in May.", "The Lanterns"),
    ("Netflix confirms Sevenfold Season 2 release date", "Sevenfold"),
    ("Sevenfold S3: what to expect from the series", "Sevenfold"),
    ("Everything about season three of Sevenfold, including who is back", "Sevenfold"),
    ("Hulu handed its soap Quarry Bank Road an early third-season renewal. Quarry Bank Road is a hit.", "Quarry Bank Road"),
    ("T.I.D.E. has been renewed for a fifth season by CBS.", "T.I.D.E."),
    ("Them Season 3: Release Date, Cast and More\nWhat do you know of them? Them returns to Hulu in May.", "Them"),
    ("Them is back for a second season, and you may watch it with them.", "Them"),
    ("CBS has cancelled 4-1-9 after six seasons.", "4-1-9"),
    ("‘Star Parade: Low Tide’ Begins Season 2 Without Its Lead\nHulu has begun work on the second season.", "Star Parade: Low Tide"),
    ("New Harbour Bosses Explain the Ending\nHulu has renewed New Harbour for a second season.", "New Harbour"),
    ("Hulu has cancelled Tanner Hill after one season. Tanner Hill, the Liverpool saga, is missed.", "Tanner Hill"),
    ("Netflix said that the second season of the acclaimed Korean Original Tidewrack will premiere on May 3.", "Tidewrack"),
    ("Hulu's “Tidewrack” was scrapped in January.", "Tidewrack"),
    ("Lamplight, the other drama in town, has been renewed at Hulu.", "Lamplight"),
    ("Fox has given T.I.D.E. another season. T.I.D.E. creator Tom Birk is pleased.", "T.I.D.E."),
)


@pytest.mark.parametrize(("text", "title"), SENTENCES)
def test_a_title_of_any_sort_is_found_whole(page: Pages, text: str, title: str) -> None:
    assert next((show.title for show in find_shows(page(text)) if show.main and show.standing in ("clear", "likely")), None) == title


@pytest.mark.parametrize(
    "text",
    [
        "Nina Alvar said on Friday that she was tired. Alvar lives in Leeds.",
        "Tickets for the Harrow Festival go on sale on Monday in Leeds.",
        "The Writers Guild and Tom Birk met on Tuesday at the Grand Hotel.",
        "Her album tops the charts in May, her label said.",
    ],
)
def test_a_page_on_something_else_is_on_no_show(page: Pages, text: str) -> None:
    assert main_title(find_shows(page(text))) is None


def test_where_two_titles_weigh_alike_only_other_documents_can_tell(page: Pages) -> None:
    found = find_shows(page("Hulu renewed “Bread” for a second season. Hulu renewed “Kindling” for a second season."))
    assert main_title(found) is None
    assert {show.title: show.standing for show in found if show.main} == {"Bread": "likely", "Kindling": "rival"}


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Nine season 4 is on at Hulu. According to a report from Gannet, the show moves there with ten episodes.",
        "Harbour Nine season 4 is on at Hulu. Gannet was first to report it on Tuesday. The show has ten episodes.",
        "Harbour Nine season 4 is on at Hulu. Gannet has learned that the show has ten episodes.",
        "Harbour Nine season 4 is on at Hulu. Word is that Gannet, which makes the show, hunted for a home.",
        "Harbour Nine season 4 is on at Hulu. It is said that Orrin Vexley would not be back as Tamsin Grey.",
        "Harbour Nine season 4 is on at Hulu. Orrin Vexley will return as the villain Grey.",
        "Harbour Nine season 4 is on at Hulu. Orrin Vexley will be back as Grey.",
        "Harbour Nine season 4 is on at Hulu. Emma Vance and Orrin Vexley will return.",
        "Harbour Nine season 4 is on at Hulu. The finale is called “The Last Lamp.”",
        "Harbour Nine season 4 is on at Hulu. Orrin Vexley bowed out in May.",
        "Harbour Nine season 4 is on at Hulu.\nCasting: Ines Calder is back.",
        "Harbour Nine season 4 is on at Hulu. Six episodes are being made.",
        "Harbour Nine season 4 is on at Hulu. The crew, filming near Wharfedale, was dropped off there.",
    ],
)
def test_who_reports_makes_or_acts_is_no_title(page: Pages, text: str) -> None:
    titles = {show.title for show in settled(find_shows(page(text)))}
    assert titles == {"Harbour Nine"}


@pytest.mark.parametrize(
    "text", ["They were back for season 2, and Hulu is pleased.", "You will want season 3 on Hulu.", "From season 2 on, Hulu paid."]
)
def test_a_pronoun_is_a_title_only_where_it_can_be_none(page: Pages, text: str) -> None:
    assert not find_shows(page(text))


def test_every_title_of_a_list_is_named(page: Pages) -> None:
    names = ("Tidewrack", "Paper Magpies", "The Bath House", "Crown of Rust", "Aunt Fortune", "Pie Court", "Lowland")
    made = page("What Returns in May on Every Service\n" + "\n".join(f"{name} (Hulu) – Season 2 begins" for name in names))
    assert {show.title for show in settled(find_shows(made))} == set(names)


def test_a_title_behind_a_services_name_in_a_list_is_taken_without_it(page: Pages) -> None:
    made = page(
        "Harbour Nine season 4 is on at Hulu.\nAlso coming to Lantern: Tin Orchard, which returns for its fourth season on June 11."
    )
    assert {show.title for show in settled(find_shows(made))} == {"Harbour Nine", "Tin Orchard"}


def named_titles(page: Page) -> set[str]:
    return {show.title for show in find_shows(page) if show.standing != "possible"}


@pytest.mark.parametrize(
    "text",
    [
        "Fans need not wait for the third season of the German series. The German sci-fi drama is back in June.",
        "Ten Great Shows That Were Cancelled After One Season\n\nHere are ten shows that were cancelled after one season.",
        "A List of Shows Which Have Been Renewed for Season 2\n\nHere they are. The streamer has renewed shows by the dozen.",
        "Ahead of its fifth season, the drama has lost its lead.",
        "“Deciding to end this series was hard,” the creator said of the drama's finale.",
        "Gabriel is back! Gabriel has lost his mind this season. We wait for the return of Gabriel to the series.",
        "Vera (Maud Ferris) is back in season two. Fans of Vera will cheer. The series is renewed for Vera.",
        "It comes from the smash Gannet series after a row.",
        "On Friday, the network's drama had its second season debut.",
    ],
)
def test_what_stands_like_a_title_and_is_none(page: Pages, text: str) -> None:
    assert named_titles(page(text)) == set()


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Lucille season 2 is out. Gannet renewed Lucille.", {"Lucille"}),
        ("Glass Orchard: In season three the heirs leave for the coast.", {"Glass Orchard"}),
        ("Glass Orchard season 3 comes too late for Ada, as teased in the trailer for season 3 of the drama.", {"Glass Orchard"}),
        (
            "Newcomers of the Season\n\nGlass Orchard: Doctor Moss (Maud Ferris)\n\nThe drama is back.\n\n"  # noqa: ISC004 (one text)
            "Nine Lives: Captain Tarn (Adam Dell)\n\nThe sitcom is back for its second season.",
            {"Glass Orchard", "Nine Lives"},
        ),
    ],
)
def test_titles_beside_what_is_like_one(page: Pages, text: str, titles: set[str]) -> None:
    assert named_titles(page(text)) == titles


@pytest.mark.parametrize(
    "text",
    [
        "Every Show Coming Back\n\nPie Court (Peacock) – New series\n\nMartha Tarn (Netflix) – Season 2\n\nBaths (Hulu) – It is over",
        "The chief singled out “Martha Tarn”, whose second season came out in May. The company has also ordered “Baja”, an offshoot.",
    ],
)
def test_a_title_like_a_name_in_a_list_or_in_marks(page: Pages, text: str) -> None:
    assert "Martha Tarn" in named_titles(page(text))


def test_a_list_of_people_is_none_of_titles(page: Pages) -> None:
    text = "The cast of the new season\n\nMartha Tarn (Vera) – She is back in the drama.\n\nOwen Dell (Robin) – He joins it."
    assert named_titles(page(text)) == set()


def test_a_title_with_a_comma_in_marks_is_one(page: Pages) -> None:
    text = "Hulu has renewed Glass Orchard for a third season. Its star has left after booking a part in Netflix’s “Order, Maureen.”"
    assert "Order, Maureen" in named_titles(page(text))


def test_what_is_kept_of_somebody_makes_no_title(page: Pages) -> None:
    text = "There are many cats called Vesper now that the drama is over. “I’ve kept Vesper's coat,” she said of her series."
    assert named_titles(page(text)) == set()
