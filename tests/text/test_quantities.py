import pytest
from hypothesis import given
from hypothesis import strategies as st

from clapboard.text.quantities import amounts, is_number
from clapboard.text.wording import keys_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("three", "3"),
        ("third", "3rd"),
        ("twenty-five", "25"),
        ("two million", "2,000,000"),
        ("2.5 million", "2.5m"),
        ("three hundred and twelve", "three hundred twelve"),
        ("1,000", "one thousand"),
    ],
)
def test_amounts_do_not_depend_on_how_they_are_printed(one: str, other: str) -> None:
    assert amounts([key for key in keys_of(one) if key != "and"]) == amounts(keys_of(other)) != ()


@pytest.mark.parametrize(
    ("one", "other"), [("three", "third"), ("two", "twice"), ("1990s", "1990"), ("2 million", "2 billion"), ("ten", "eleven")]
)
def test_other_amounts_are_other_amounts(one: str, other: str) -> None:
    assert amounts(keys_of(one)) != amounts(keys_of(other))


def test_numbers_in_a_row_stay_apart() -> None:
    assert amounts(keys_of("seasons three, four and five")) == ("3", "4", "5")


def test_a_code_of_many_digits_is_no_amount() -> None:
    assert not is_number("7" * 50)


@given(st.text(max_size=80))
def test_anything_can_be_read(text: str) -> None:
    assert all(isinstance(amount, str) for amount in amounts(keys_of(text)))
