import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from clapboard.mentions.encoder.units import read_units
from clapboard.mentions.encoder.windows import CLS, SEP, plan_windows, read_window


def test_windows_end_at_paragraphs(tokenizer: Tokenizer) -> None:
    units = read_units("she said it.\nwe are back.\nit is the series.", tokenizer)
    assert plan_windows(units, most=12) == [(0, 8), (8, 13)]


def test_a_long_paragraph_is_cut_after_a_sentence(tokenizer: Tokenizer) -> None:
    units = read_units("she said. we are back. it is the series", tokenizer)
    assert plan_windows(units, most=11) == [(0, 7), (7, 11)]


def test_a_sentence_longer_than_a_window_is_cut_anyway(tokenizer: Tokenizer) -> None:
    units = read_units("we " * 30, tokenizer)
    assert plan_windows(units, most=12) == [(0, 10), (10, 20), (20, 30)]


def test_paragraphs_are_parted_in_the_input(tokenizer: Tokenizer) -> None:
    units = read_units("Netflix said\nit is", tokenizer)
    window = read_window(units, 0, 4)
    assert window.pieces[[0, 3, 6]].tolist() == [[CLS, CLS], [SEP, SEP], [SEP, SEP]]
    assert window.at.tolist() == [1, 2, 4, 5]
    assert len(window.pieces) == len(window.features) == 7


def test_a_word_comes_in_as_its_first_and_last_piece(tokenizer: Tokenizer) -> None:
    units = read_units("said Netflix said", tokenizer)
    window = read_window(units, 1, 3)
    netflix, said = window.pieces[window.at].tolist()
    assert netflix == [tokenizer.token_to_id("net"), tokenizer.token_to_id("##flix")]
    assert said == [tokenizer.token_to_id("said")] * 2


@given(words=st.lists(st.sampled_from(["we", "Netflix", ".", "\n", "“"]), min_size=1), most=st.integers(8, 40), room=st.integers(2, 40))
def test_windows_cover_every_unit_once_and_never_grow_too_large(tokenizer: Tokenizer, words: list[str], most: int, room: int) -> None:
    units = read_units(" ".join(words), tokenizer)
    ranges = plan_windows(units, most=most, room=min(room, most))
    assert [i for start, end in ranges for i in range(start, end)] == list(range(len(units)))
    for start, end in ranges:
        window = read_window(units, start, end)
        assert len(window.pieces) <= most
        assert np.array_equal(window.pieces[window.at, 0], units.pieces[units.first[start:end]])
