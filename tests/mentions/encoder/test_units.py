import numpy as np
from tokenizers import Tokenizer

from clapboard.mentions.encoder.units import CASES, quotation_stretches, read_units, span_units


def test_units_are_words_and_marks_with_offsets_into_the_text(tokenizer: Tokenizer) -> None:
    text = "“We are back,” said Netflix."
    units = read_units(text, tokenizer)
    assert [text[s:e] for s, e in zip(units.start, units.end, strict=True)] == ["“", "We", "are", "back", ",", "”", "said", "Netflix", "."]
    assert np.diff(units.first).tolist() == [1, 1, 1, 1, 1, 1, 1, 2, 1]
    assert len(units) == 9


def test_case_and_quotation_are_features(tokenizer: Tokenizer) -> None:
    units = read_units("“We” ARE it, Émile", tokenizer)
    assert (units.feature % CASES).tolist() == [0, 2, 0, 3, 1, 0, 2]
    assert (units.feature // CASES).tolist() == [1, 1, 1, 0, 0, 0, 0]


def test_given_stretches_replace_the_own_search(tokenizer: Tokenizer) -> None:
    units = read_units('‘We are’ "back"', tokenizer, [(0, 8)])
    assert (units.feature // CASES).tolist() == [1, 1, 1, 1, 0, 0, 0]


def test_paragraphs_and_sentences_are_numbered(tokenizer: Tokenizer) -> None:
    units = read_units("We are. It is!\nBack", tokenizer)
    assert units.paragraph.tolist() == [0, 0, 0, 0, 0, 0, 1]
    assert units.sentence.tolist() == [0, 0, 0, 1, 1, 1, 3]


def test_an_unclosed_mark_runs_to_the_end_of_its_paragraph() -> None:
    assert quotation_stretches('a “b\nc «d» "e"') == [(2, 4), (7, 10), (11, 14)]


def test_spans_fall_on_the_units_they_touch(tokenizer: Tokenizer) -> None:
    units = read_units("she said it", tokenizer)
    assert span_units(units, [(0, 5), (4, 8), (3, 4)]) == [(0, 1), (1, 1)]


def test_an_astral_character_counts_as_one(tokenizer: Tokenizer) -> None:
    units = read_units("🎬 she 🎬🎬 said", tokenizer)
    assert (units.start[-1], units.end[-1]) == (9, 13)


def test_a_text_of_spaces_has_no_units(tokenizer: Tokenizer) -> None:
    assert len(read_units(" \n ", tokenizer)) == 0


def test_half_a_character_and_a_special_token_are_plain_text(tokenizer: Tokenizer) -> None:
    units = read_units("\ud83c said [SEP]", tokenizer)
    assert units.start.tolist() == [2, 7, 8, 11]
