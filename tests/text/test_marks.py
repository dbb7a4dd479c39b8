import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clapboard.model.span import Span
from clapboard.text.marks import Stretch, stretches


def read(text: str) -> tuple[Stretch, ...]:
    start, paragraphs = 0, []
    for line in text.split("\n"):
        if line:
            paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    return stretches(text, paragraphs)


def inner(text: str) -> list[str]:
    return [stretch.inner.of(text) for stretch in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Rain again," Mo said. "Always."', ["Rain again,", "Always."]),
        ("“Rain again,” Mo said.", ["Rain again,"]),
        ("«Rain again», Mo said.", ["Rain again"]),
        ("„Rain again“, Mo said.", ["Rain again"]),
        ("''Rain again,'' Mo said.", ["Rain again,"]),
        ("‘Rain again,’ Mo said.", ["Rain again,"]),
        ("'Rain again,' Mo said.", ["Rain again,"]),
        ('“Rain again," Mo said, “and wind.”', ["Rain again,", "and wind."]),
        ("“Rain again,“ Mo said.", ["Rain again,"]),
        ("”Rain again,” Mo said.", ["Rain again,"]),
    ],
)
def test_every_kind_of_mark(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_only_the_outermost_marks_count() -> None:
    assert inner("“She said ‘never’ and “always” to us,” Mo said.")[0].startswith("She said ‘never’")
    assert inner("‘She said “never” to us,’ Mo said.") == ["She said “never” to us,"]


@pytest.mark.parametrize(
    "text",
    [
        "The actors' tents weren't up in the '90s.",
        "The actors’ tents weren’t up in the ’90s.",
        "He is 6'3\" tall and that's it.",
        "rock 'n' roll",
    ],
)
def test_apostrophes_elisions_and_inches_are_no_marks(text: str) -> None:
    assert inner(text) == []


def test_a_plural_apostrophe_inside_single_marks_does_not_close_them() -> None:
    assert inner("‘The actors’ tents blew away,’ Mo said.") == ["The actors’ tents blew away,"]


def test_an_unclosed_mark_costs_no_more_than_its_paragraph() -> None:
    text = "“Rain again, Mo said.\nThe tents blew away.\n“Really,” Jo said."
    found = read(text)
    assert [stretch.inner.of(text) for stretch in found] == ["Rain again, Mo said.", "Really,"]
    assert [stretch.closed for stretch in found] == [False, True]


def test_a_stray_mark_before_a_quotation_does_not_swallow_it() -> None:
    assert inner("The “tents blew away, and “rain again,” Mo said.") == ["rain again,"]


def test_each_paragraph_of_a_long_quotation_may_open_anew() -> None:
    text = "“Rain again.\n“And wind,” Mo said."
    assert [stretch.inner.of(text) for stretch in read(text)] == ["Rain again.", "And wind,"]


def test_a_quotation_may_run_over_paragraphs_without_marks() -> None:
    text = "Mo said, “Rain again.\nThe tents blew away.\nWe stayed.” Then it stopped."
    assert inner(text) == ["Rain again.\nThe tents blew away.\nWe stayed."]


def test_a_lone_closing_mark_ends_the_sentence_before_it() -> None:
    text = "“Rain,” Mo said. We stayed on.”"
    found = read(text)
    assert [stretch.inner.of(text) for stretch in found] == ["Rain,", "We stayed on."]
    assert not found[1].opened


@settings(deadline=None)
@given(st.text(alphabet="ab .,\n\"'“”‘’«»„‚`", max_size=200))
def test_never_fails_and_stays_in_order(text: str) -> None:
    end = 0
    for stretch in read(text):
        assert end <= stretch.outer.start <= stretch.inner.start < stretch.inner.end <= stretch.outer.end <= len(text)
        end = stretch.outer.end


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for stretch in read(text):
        assert stretch.inner.of(text).strip()


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "‘", "’", "‘a “b” "])
def test_the_work_is_linear(mark: str) -> None:
    """Calls are counted, not time. What one call may do with a long text is bounded by the suite's time limit, which n² would break."""

    def calls(times: int) -> int:
        count = 0

        def note(*_: object) -> None:
            nonlocal count
            count += 1

        text = (mark + "a ") * times
        sys.setprofile(note)
        try:
            stretches(text, [Span(0, len(text))])
        finally:
            sys.setprofile(None)
        return count

    assert calls(2_500) < 5.2 * calls(500)
    text = (mark + "a ") * 100_000
    assert all(stretch.outer.end <= len(text) for stretch in stretches(text, [Span(0, len(text))]))
