import pytest
from hypothesis import given
from hypothesis import strategies as st

from clapboard.model.span import Span
from clapboard.text.sentences import sentences, words


def split(text: str) -> list[str]:
    return [sentence.of(text) for sentence in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "She told E! News on Friday that it was over.",
        "Nobody expected ‘Who Goes?’ Season 2 to be so long.",
        "It was said that “Row!” Is Renewed at last.",
        "Dr. Pell is back for more.",
        "D.R.I.F.T. returns on Sept. 4 at 9 p.m. sharp.",
        "The J. R. Hollis drama moved on.",
        "It was 3.5 million viewers vs. 2.1 before.",
    ],
)
def test_stops_inside_a_sentence_do_not_end_it(whole: str) -> None:
    assert split(whole) == [whole]


def test_a_closing_mark_belongs_to_its_sentence() -> None:
    assert split('"We are back!" she said. "At last." Nobody answered.') == ['"We are back!" she said.', '"At last."', "Nobody answered."]


def test_an_abbreviation_ends_a_sentence_before_a_starter() -> None:
    assert split("It airs in the U.K. The rest must wait.") == ["It airs in the U.K.", "The rest must wait."]


def test_a_line_break_ends_a_sentence() -> None:
    assert split("A headline without a stop\nThe text begins.") == ["A headline without a stop", "The text begins."]


@given(st.text())
def test_nothing_but_blanks_lies_between_sentences(text: str) -> None:
    at = 0
    for sentence in sentences(text):
        assert not text[at : sentence.start].strip()
        assert sentence.of(text) == sentence.of(text).strip()
        at = sentence.end
    assert not text[at:].strip()


@given(st.text(min_size=4), st.data())
def test_sentences_stay_inside_their_paragraph(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    within = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert all(sentence in within for sentence in sentences(text, within))


def test_words_keep_the_marks_inside_them() -> None:
    text = "Rock-solid, isn't it? The U.K.'s Q&A"
    assert [word.of(text) for word in words(text)] == ["Rock-solid", "isn't", "it", "The", "U.K", "s", "Q&A"]
