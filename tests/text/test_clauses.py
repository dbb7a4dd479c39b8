from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from clapboard.model.span import Span
from clapboard.text.clauses import clauses


def split(text: str) -> list[str]:
    return [clause.of(text) for clause in clauses(text, Span(0, len(text)))]


def test_a_conjunction_with_a_subject_of_its_own_begins_a_clause() -> None:
    assert split("The show was top of the charts and fan art was everywhere.") == [
        "The show was top of the charts",
        "fan art was everywhere",
    ]


def test_a_conjunction_between_names_does_not() -> None:
    assert split("Ruth and Kit are back on the wall.") == ["Ruth and Kit are back on the wall"]


def test_semicolons_and_dashes_cut() -> None:
    assert split("It wrapped in May; nobody noticed — they were asleep") == ["It wrapped in May", "nobody noticed", "they were asleep"]


@given(st.text(min_size=1))
def test_clauses_are_in_order_and_inside(text: str) -> None:
    found = list(clauses(text, Span(0, len(text))))
    assert all(one.end <= two.start for one, two in pairwise(found))
