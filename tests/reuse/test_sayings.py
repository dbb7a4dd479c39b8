from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clapboard.model.mention import QuotationKind
from clapboard.model.span import Span
from clapboard.model.when import Interval
from clapboard.reuse import Kind
from clapboard.reuse.appearances import Appearance
from clapboard.reuse.sayings import Saying, change, first_seen, reprinted, sayings

SAID = "We shot the storm in four nights, and I would not trade a minute of it. The sea did the acting. We just held on to the rails."
OTHER = "The lighthouse belongs to three villages and each of them wanted a say."
Appear = Callable[..., Appearance]


def documents(found: tuple[Saying, ...]) -> list[tuple[str, ...]]:
    return [saying.documents for saying in found]


def test_appearances_of_the_same_words_are_one_saying_in_the_order_of_publication(appear: Appear) -> None:
    found = sayings(
        [
            appear("c", "2024-05-09", "We shot the storm in five nights … We just held on to the rails.", speaker="Marlow"),
            appear("b", "2024-05-04", SAID, speaker="Ines Marlow"),
            appear("b", "2024-05-04", OTHER, at=900, speaker="Tom Okafor"),
            appear("a", "2024-05-11", "I would not trade a minute of it.", speaker="Tom Okafor"),
        ]
    )
    assert documents(found) == [("b", "c", "a"), ("b",)]
    assert [item.change and item.change.kinds for item in found[0].appeared] == [
        None,
        {Kind.NUMBER, Kind.CUT_MARKED},
        {Kind.TRIMMED_START, Kind.TRIMMED_END, Kind.SPEAKER},
    ]
    assert found[0].first == "b"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"a": ("2024-05-01", "2024-05-01"), "b": ("2024-05-02", "2024-05-02")}, "a"),
        ({"a": ("2024-05-01", "2024-05-01"), "b": ("2024-05-01", "2024-05-01")}, None),
        ({"a": ("2024-04-01", "2024-05-03"), "b": ("2024-05-02", "2024-05-02")}, None),
        ({"a": (None, "2024-05-02"), "b": ("2024-05-02", "2024-05-02")}, "a"),
        ({"a": (None, None), "b": ("2024-05-02", "2024-05-02")}, None),
        ({"a": ("2024-05-02", "2024-05-02")}, "a"),
    ],
)
def test_which_document_was_first(days: dict[str, tuple[str | None, str | None]], expected: str | None) -> None:
    read = {
        name: Interval(**{key: date.fromisoformat(day) for key, day in zip(("first", "last"), pair, strict=True) if day})
        for name, pair in days.items()
    }
    assert first_seen(read) == expected
    assert first_seen(dict(reversed(read.items()))) == expected


def test_what_is_said_about_the_words_is_a_change_too(appear: Appear) -> None:
    may, june = (Interval(first=date(2024, month, 1), last=date(2024, month, 30)) for month in (5, 6))
    first = appear("a", "2024-07-02", SAID, speaker="Ines Marlow", venue="Harbour Weekly", said=may, cue="said")
    later = appear("b", "2024-07-09", SAID, speaker="Ines Marlow", venue="The Tide", said=june, cue="remembered")
    assert change(first, later).kinds == {Kind.VERBATIM, Kind.VENUE, Kind.TIME, Kind.CUE}
    told = appear("c", "2024-07-09", "that the sea did the acting", kind=QuotationKind.INDIRECT, speaker="Ines Marlow")
    assert Kind.REPORTED in change(first, told).kinds


def test_fragments_stand_against_each_other_with_their_places(appear: Appear) -> None:
    one, two = (
        "We shot the storm in four nights, and I would not trade a minute of it.",
        "The sea did the acting. We just held on to the rails.",
    )
    first, later = (
        appear("a", "2024-05-04", one, two, at=10),
        appear("b", "2024-06-04", "And I would not trade a minute of it.", two, at=70),
    )
    assert reprinted(change(first, later), first, later) == ((Span(10, 81), Span(70, 107)), (Span(101, 154), Span(127, 180)))
    last = appear("c", "2024-06-04", two, at=5)
    assert reprinted(change(first, last), first, last) == ((Span(101, 154), Span(5, 58)),)


def test_the_same_short_words_of_two_people_are_two_sayings(appear: Appear) -> None:
    words = "I can't wait to start"
    found = sayings(appear(name, "2024-05-04", words, speaker=name) for name in ("Jo", "Ann", "Jo Reyes"))
    assert documents(found) == [("Ann",), ("Jo", "Jo Reyes")]


@pytest.mark.parametrize("words", ["!", "…", "Yes.", "Well, yes."])
def test_what_has_too_few_words_is_a_saying_by_itself(appear: Appear, words: str) -> None:
    assert documents(sayings([appear("a", "2024-05-04", words), appear("b", "2024-05-04", words)])) == [("a",), ("b",)]


@pytest.mark.slow
def test_a_megabyte_does_no_harm(appear: Appear) -> None:
    words = " ".join(f"w{at * 31 % 9973}" for at in range(170_000))
    assert documents(sayings([appear("a", "2024-05-04", words), appear("b", "2024-05-05", words[:1_000_000])])) == [("a", "b")]


def test_an_appearance_has_words() -> None:
    with pytest.raises(ValueError, match="words"):
        Appearance(document="a", published=Interval(), fragments=(), words=())


PIECES = st.sampled_from(
    [SAID, SAID.replace("four", "five"), SAID[30:], SAID[:70], OTHER, OTHER.replace("three", "3"), "Yes.", "I can't wait to start"]
)
DAYS = st.sampled_from(["2024-05-04", "2024-05-05", None])


@given(
    given_rows=st.lists(st.tuples(st.sampled_from("abcdef"), DAYS, PIECES, st.sampled_from([None, "Jo", "Ann"])), max_size=10),
    shuffled=st.randoms(use_true_random=False),
)
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_input_does_not_matter(given_rows: list[tuple[str, str | None, str, str | None]], shuffled: st.DataObject) -> None:
    rows = {
        (name, at): Appearance(
            document=name,
            published=Interval.day(date.fromisoformat(day)) if day else Interval(),
            fragments=(Span(at * 500, at * 500 + len(words)),),
            words=(words,),
            speaker=speaker,
        )
        for at, (name, day, words, speaker) in enumerate(given_rows)
    }
    appearances = list(rows.values())
    expected = sayings(appearances)
    shuffled.shuffle(appearances)  # type: ignore[attr-defined]  # hypothesis's Random
    assert sayings([*appearances, *appearances[:2]]) == expected
    assert sum(len(saying.appeared) for saying in expected) == len(appearances)
