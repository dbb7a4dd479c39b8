import pytest
from hypothesis import given
from hypothesis import strategies as st

from clapboard.model.span import Span, hull

SPANS = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_has_words_and_runs_forward(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(SPANS, SPANS)
def test_overlap_is_mutual_and_means_a_shared_code_point(one: Span, two: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(two.start, two.end))
    assert one.overlaps(two) == two.overlaps(one) == bool(shared)


@given(st.lists(SPANS, min_size=1))
def test_the_hull_holds_all_and_no_smaller_span_does(spans: list[Span]) -> None:
    cover = hull(spans)
    assert all(span in cover for span in spans)
    assert cover.start in {span.start for span in spans}
    assert cover.end in {span.end for span in spans}


@given(SPANS, SPANS)
def test_cover_is_the_hull_of_two(one: Span, two: Span) -> None:
    assert one.cover(two) == hull([one, two])


def test_an_offset_lies_inside_half_open() -> None:
    assert 3 in Span(3, 5)
    assert 5 not in Span(3, 5)
    assert "3" not in Span(3, 5)
