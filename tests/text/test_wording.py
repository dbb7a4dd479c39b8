import pytest
from hypothesis import given
from hypothesis import strategies as st

from clapboard.text.wording import Wording, keys_of


def test_a_contraction_is_two_words_with_two_places() -> None:
    wording = Wording.of("We didn’t stop.")
    assert wording.keys == ("we", "did", "not", "stop")
    assert [wording.span(at, at + 1).of(wording.text) for at in range(4)] == ["We", "did", "n’t", "stop"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("co\u2011writer", "co-writer"),
        ("sec\u00adond", "2nd"),
        ("it isn`t", "It is not"),
        ("we can’t", "we cannot"),
        ("won't", "will not"),
        ("[W]e know", "we know"),
        ("eight\u00a0seasons", "8 seasons"),
    ],
)
def test_print_does_not_matter(one: str, other: str) -> None:
    assert keys_of(one) == keys_of(other)


def test_feet_and_inches_are_two_numbers() -> None:
    assert keys_of("a wall of 6’2") == ("a", "wall", "of", "6", "2")


def test_words_in_brackets_and_places_of_ellipses_are_known() -> None:
    wording = Wording.of("She told [the crew] … to wait. . . . then left [...]")
    assert {wording.keys[at] for at in wording.bracketed} == {"the", "crew"}
    assert wording.cuts == {4, 6, 8}


def test_ends_of_sentences_are_places_between_words() -> None:
    assert Wording.of("It ended. We cried! Why?").stops == {2, 4, 5}


@given(st.text(max_size=200))
def test_every_word_has_its_place_in_order(text: str) -> None:
    wording = Wording.of(text)
    assert wording.keys == keys_of(text)
    assert len(wording.keys) == len(wording.starts) == len(wording.ends)
    places = [place for pair in zip(wording.starts, wording.ends, strict=True) for place in pair]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    assert all(start < end for start, end in zip(wording.starts, wording.ends, strict=True))
