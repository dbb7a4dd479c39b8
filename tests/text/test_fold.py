from hypothesis import given
from hypothesis import strategies as st

from clapboard.model.span import Span
from clapboard.text.fold import fold, plain

TEXTS = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\u00a0\u200b \n\r“”’—…Aß")))


def test_odd_spaces_marks_and_dashes_become_plain() -> None:
    assert fold("Season\u00a02 — “Part\u200b One” isn’t…").text == 'season 2 - "part one" isn\'t...'


def test_the_way_back_leads_to_the_words_as_printed() -> None:
    text = "It has wrapped\u00a0\u00a0filming\u200b, they said"
    folded = fold(text)
    at = folded.text.index("wrapped filming")
    assert folded.original(Span(at, at + len("wrapped filming"))).of(text) == "wrapped\u00a0\u00a0filming"


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(TEXTS)
def test_offsets_are_in_order_and_inside(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)


@given(TEXTS, st.data())
def test_a_stretch_goes_there_and_back(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if folded.text:
        start = data.draw(st.integers(0, len(folded.text) - 1))
        span = Span(start, data.draw(st.integers(start + 1, len(folded.text))))
        back = folded.folded(folded.original(span))
        assert back is not None
        assert span in back


def test_plain_is_for_keys() -> None:
    assert plain(" The\u00a0Long  Night ") == plain("the long night")
