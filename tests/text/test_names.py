import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clapboard.model.span import Span
from clapboard.text.names import Name, joined_by_nickname, key, names


def found(text: str) -> list[Name]:
    return list(names(text, Span(0, len(text))))


def words(text: str) -> list[str]:
    return [" ".join(name.words) for name in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Maud Ferris left.", ["Maud Ferris"]),
        ("Then Maud van der Ferris left.", ["Maud van der Ferris"]),
        ("Then J.R. Ferris and Maud O’Dell left.", ["J.R. Ferris", "Maud O’Dell"]),
        ("Then Maud K. Ferris left.", ["Maud K Ferris"]),
        ("Then Zoë Béranger-Ferris left.", ["Zoë Béranger-Ferris"]),
        ("Maud Ferris's tent and Tom Dell’s boat.", ["Maud Ferris", "Tom Dell"]),
        ("the Maud Ferris-led crew", ["Maud Ferris"]),
        ("Harbour Lane Chief Content Officer Maud Ferris", ["Maud Ferris"]),
        ("Tom Dell Jr. left.", ["Tom Dell Jr"]),
    ],
)
def test_the_words_of_a_name(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_words_that_only_begin_a_sentence_are_no_names() -> None:
    assert words("However, the tents blew away. Sources say so. When it rained, we left.") == []


def test_an_honorific_stands_outside_and_tells_the_pronoun() -> None:
    (name,) = found("Then Mrs. Ferris left.")
    assert (name.words, name.honorific, name.pronoun) == (("Ferris",), "Mrs", "she")


def test_a_given_name_tells_the_pronoun() -> None:
    assert [(name.given, name.pronoun) for name in found("Maud Ferris met Tom Dell and Robin Quill.")] == [
        (True, "she"),
        (True, "he"),
        (True, None),
    ]


def test_words_of_companies_bar_a_person() -> None:
    assert [name.barred for name in found("Harbour Lane Pictures hired Maud Ferris.")] == [True, False]


def test_the_span_leaves_out_the_possessive() -> None:
    text = "Maud Ferris’s tent"
    assert found(text)[0].span.of(text) == "Maud Ferris"


def test_a_nickname_in_marks_joins_two_parts() -> None:
    text = "Thomas “Tug” Dell left."
    left, right = (name for name in found(text) if name.words != ("Tug",))
    assert joined_by_nickname(text, left, right)


def test_keys_compare_without_case_accents_and_full_stops() -> None:
    assert key("Béranger") == key("BERANGER")
    assert key("J.R.") == "jr"


@settings(deadline=None)
@given(st.text(max_size=120))
def test_never_fails(text: str) -> None:
    if text:
        assert all(name.span.of(text)[0].isupper() for name in found(text) if name.span.of(text)[0].isalpha())
