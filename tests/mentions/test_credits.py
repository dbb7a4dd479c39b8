from collections.abc import Callable

import pytest

from clapboard.mentions.credits import find_characters, find_credits
from clapboard.mentions.page import Page
from clapboard.mentions.people import find_people
from clapboard.model.mention import ShowMention
from clapboard.model.span import Span

Maker = Callable[..., Page]


def credits_of(page: Page) -> set[tuple[str, str]]:
    return {(one.person, one.role) for one in find_credits(page, find_people(page))}


def characters(page: Page) -> list[str]:
    return [one.name for one in find_characters(page, find_people(page))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Creator Maud Ferris smiled.", {("Maud Ferris", "creator")}),
        (
            "Writer, creator, and executive producer Maud Ferris smiled.",
            {("Maud Ferris", "writer"), ("Maud Ferris", "creator"), ("Maud Ferris", "executive producer")},
        ),
        ("Writer and executive produce Maud Ferris smiled.", {("Maud Ferris", "writer"), ("Maud Ferris", "executive producer")}),
        (
            "Executive producers Maud Ferris and Tom Dell smiled.",
            {("Maud Ferris", "executive producer"), ("Tom Dell", "executive producer")},
        ),
        ("Maud Ferris, one of the stars of the series, smiled.", {("Maud Ferris", "actor")}),
        ("Maud Ferris, the show's creator, smiled.", {("Maud Ferris", "creator")}),
        ("Maud Ferris returns as showrunner.", {("Maud Ferris", "showrunner")}),
        ("The show was created by Maud Ferris and Tom Dell.", {("Maud Ferris", "creator"), ("Tom Dell", "creator")}),
        ("The first episode was directed by Maud Ferris.", {("Maud Ferris", "director")}),
        ("Maud Ferris will direct.", {("Maud Ferris", "director")}),
        ("Maud Ferris writes, with Tom Dell in the director’s chair.", {("Maud Ferris", "writer"), ("Tom Dell", "director")}),
        ("The third run goes on, Eurig Moss having directed all so far.", {("Eurig Moss", "director")}),
        ("Moss served as creator and showrunner.", {("Moss", "creator"), ("Moss", "showrunner")}),
        ("Out goes the old crew, with Oonagh Weir stepping in as co-showrunner.", {("Oonagh Weir", "showrunner")}),
        ("Maud Ferris, a producer on year one, moves up to showrun.", {("Maud Ferris", "producer"), ("Maud Ferris", "showrunner")}),
        ("There is a cast of nine. Showrunner: Maud Ferris, who smiled.", {("Maud Ferris", "showrunner")}),
        ("It is Maud Ferris-created.", {("Maud Ferris", "creator")}),
        ("It is a reboot of the original “Ferry,” co-created by Maud Ferris.", set()),
        ("The show stars Maud Ferris and Tom Dell.", {("Maud Ferris", "actor"), ("Tom Dell", "actor")}),
        ("Maud Ferris arrived. The actress waved.", {("Maud Ferris", "actor")}),
        ("“I love creator Maud Ferris,” Tom Dell said.", set()),
        ("Maud Ferris, president of Harbour Lane Pictures, smiled.", set()),
    ],
)
def test_roles(page: Maker, text: str, expected: set[tuple[str, str]]) -> None:
    assert credits_of(page(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Maud Ferris plays Jo Pell.",
        "Maud Ferris, who played the harbour master Jo Pell, smiled.",
        "Maud Ferris as Jo Pell",
        "Maud Ferris will return as Jo Pell.",
        "Maud Ferris, who plays DI Jo Pell, smiled.",
        "Maud Ferris will star as Jo Pell.",
        "Maud Ferris is superb as Jo Pell.",
        "Maud Ferris (Jo) arrived.",
    ],
)
def test_who_plays_whom_is_said(page: Maker, text: str) -> None:
    made = page(text)
    (one,) = find_credits(made, find_people(made))
    assert (one.person, one.role) == ("Maud Ferris", "actor")
    assert one.character in ("Jo Pell", "Jo")


def test_of_two_full_names_the_one_in_brackets_acts(page: Maker) -> None:
    made = page("Jo Pell (Maud Ferris) leaves town.")
    (one,) = find_credits(made, find_people(made))
    assert (one.person, one.character) == ("Maud Ferris", "Jo Pell")


def test_of_two_full_names_the_one_who_speaks_acts(page: Maker) -> None:
    made = page("Maud Ferris (Jo Pell) leaves. “It rained,” Maud Ferris said.")
    (one,) = find_credits(made, find_people(made))
    assert (one.person, one.character) == ("Maud Ferris", "Jo Pell")


def test_two_lists_say_nothing_of_who_plays_whom(page: Maker) -> None:
    made = page("Viewers were reunited with Jo and Nick. Maud Ferris and Tom Dell are back.")
    found = find_credits(made, find_people(made))
    assert {(one.person, one.role, one.character) for one in found} == {("Maud Ferris", "actor", None), ("Tom Dell", "actor", None)}
    assert max(one.confidence for one in found) < 0.5
    assert characters(made) == ["Jo", "Nick"]


def test_who_speaks_or_has_a_role_is_no_character(page: Maker) -> None:
    made = page("Viewers met Nick. Actress Jo waved. “It rained,” Maud said.")
    assert characters(made) == ["Nick"]


def test_a_first_name_of_somebody_known_in_full_is_no_character(page: Maker) -> None:
    assert characters(page("Maud Ferris arrived. Maud waved.")) == []


def test_the_span_holds_role_and_name(page: Maker) -> None:
    made = page("The news pleased executive producer Maud Ferris.")
    (one,) = find_credits(made, find_people(made))
    assert (one.span.of(made.text), one.printed) == ("executive producer Maud Ferris", "executive producer")


def test_the_show_is_the_one_the_document_is_about(page: Maker) -> None:
    made = page("The Wet Season is back. Creator Maud Ferris smiled.")
    shows = (ShowMention(span=Span(0, 14), title="The Wet Season", main=True, rule="given"),)
    (one,) = find_credits(made, find_people(made, shows=shows), shows)
    assert one.show == "The Wet Season"


@pytest.mark.parametrize("text", ["", "Creator", "created by", "(", "plays plays"])
def test_nothing_is_made_of_nothing(page: Maker, text: str) -> None:
    assert credits_of(page(text)) == set()


def parts_of(page: Page) -> set[tuple[str, str | None]]:
    return {(one.person, one.character) for one in find_credits(page, find_people(page)) if one.character}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Maud Ferris (Olive Tarn) and Tom Dell (Victor Moss) are returning.",
            {("Maud Ferris", "Olive Tarn"), ("Tom Dell", "Victor Moss")},
        ),
        ("The widow Olive Tarn (Maud Ferris) finds a letter in the well.", {("Maud Ferris", "Olive Tarn")}),
        ("It ends with a shot at Agent Victor Moss (Tom Dell) in the dark.", {("Tom Dell", "Victor Moss")}),
        ("Tom Dell plays Olive's older brother Victor.", {("Tom Dell", "Victor")}),
        ("Tom Dell plays the son of Olive Tarn, who finds a letter.", set()),
        ("Maud Ferris will star in it as well as Tom Dell.", set()),
    ],
)
def test_who_acts_and_who_is_played(page: Maker, text: str, expected: set[tuple[str, str]]) -> None:
    assert parts_of(page(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It stars Harbour Lane's Maud Ferris.",
        "Harbour Lane actress Maud Ferris has joined the cast.",
        "Maud Ferris, whom director Tom Dell called at night, has joined the cast. Harbour Lane alum Maud Ferris smiled.",
    ],
)
def test_what_somebody_is_known_for_is_nobody(page: Maker, text: str) -> None:
    assert "Harbour Lane" not in {one.name for one in find_people(page(text))}
    assert ("Maud Ferris", "director") not in credits_of(page(text))


def test_a_role_that_is_part_of_a_title_is_none(page: Maker) -> None:
    assert credits_of(page("It comes from Maud Ferris (24, Star Quest: Voyage), who smiled.")) == set()


def test_the_nearest_role_is_the_one_before_a_name(page: Maker) -> None:
    text = "Glass Space Creator Maud Ferris has news. It is about Tom Dell. The series creator waved."
    assert ("Maud Ferris", "creator") in credits_of(page(text))
    assert ("Tom Dell", "creator") not in credits_of(page(text))
