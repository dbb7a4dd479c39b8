"""Companies that the vocabulary does not know: shown by what is said of them, or by how their names end."""

from collections.abc import Callable

import pytest

from clapboard.mentions.page import Page

Pages = Callable[..., Page]


def named(page: Page) -> list[str]:
    return [name for _, name in page.companies]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Harbour Pictures Television announced that the spin-off is on.", ["Harbour Pictures Television"]),
        ("The drama is made by Gannet Productions in Cork.", ["Gannet Productions"]),
        ("But Tarn Television said nothing.", ["Tarn Television"]),
        ("Netflix Studios, not Netflix, makes it.", ["Netflix Studios", "Netflix"]),
    ],
)
def test_how_a_name_ends_shows_a_company(page: Pages, text: str, names: list[str]) -> None:
    assert named(page(text)) == names


def test_a_known_studio_is_the_same_by_a_longer_name(page: Pages) -> None:
    made = page("Sony Pictures Television Studios is selling it.")
    (span, name), *rest = made.companies
    assert (span.of(made.text), name, rest) == ("Sony Pictures Television Studios", "Sony Pictures Television", [])


@pytest.mark.parametrize(
    "text",
    [
        "The crew shot it at Fenmoor Studios in March.",
        "It won the award for British Television in May.",
        "She was a guest of the Academy of Motion Pictures.",
        "It won at the Northgate Television Awards.",
        "The Pictures were sold.",
    ],
)
def test_where_a_series_is_shot_and_what_it_wins_are_no_companies(page: Pages, text: str) -> None:
    assert named(page(text)) == []


def test_a_companys_first_word_alone_is_it_too(page: Pages) -> None:
    made = page("The drama is made by Limefield Pictures. Asked whether Limefield had pushed for two years, he laughed.")
    assert named(made) == ["Limefield Pictures", "Limefield Pictures"]


def test_a_title_in_marks_is_not_the_company_named_like_it(page: Pages) -> None:
    made = page("“Limefield” is made by Limefield Pictures. “Limefield” has fans.")
    assert named(made) == ["Limefield Pictures"]


def test_who_announces_and_confirms_may_be_somebody(page: Pages) -> None:
    assert named(page("Nerys Calder announced it on Monday. Nerys Calder confirmed it on Tuesday.")) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The show is set to debut on Gannet September 9.", ["Gannet"]),
        ("How the streamer Gannet Picks Up Castoffs. Gannet ordered it.", ["Gannet", "Gannet"]),
        ("There is a trailer for Maud Ferris's comedy special. Maud Ferris's comedy special is out.", []),
    ],
)
def test_what_is_no_part_of_a_companys_name(page: Pages, text: str, names: list[str]) -> None:
    assert named(page(text)) == names


def test_a_broadcaster_by_its_lone_name_is_no_person(page: Pages) -> None:
    made = page("Gannet Picks Up Harbour Nine\n\nPublic broadcaster Gannet has ordered a third season. “We waited,” Gannet said.")
    assert named(made) == ["Gannet", "Gannet", "Gannet"]
