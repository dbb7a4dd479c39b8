from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clapboard.model.when import Interval, TextDate

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 1, 1))
ENDS = st.one_of(st.none(), DAYS)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, last = draw(ENDS), draw(ENDS)
    if first and last and last < first:
        first, last = last, first
    return Interval(first=first, last=last)


def test_an_interval_runs_forward() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Interval(first=date(2024, 2, 2), last=date(2024, 2, 1))


@given(intervals(), intervals())
def test_surely_before_is_a_strict_order(one: Interval, two: Interval) -> None:
    assert not (one.surely_before(two) and two.surely_before(one))
    assert not one.surely_before(one)


@given(intervals(), intervals())
def test_narrowing_keeps_only_days_of_both(one: Interval, two: Interval) -> None:
    try:
        both = one.narrowed(two)
    except ValueError:
        assert one.surely_before(two) or two.surely_before(one)
    else:
        assert both == two.narrowed(one)
        assert both.narrowed(one) == both


def test_an_interval_is_written_as_edtf() -> None:
    assert str(Interval.day(date(2024, 2, 1))) == "2024-02-01"
    assert str(Interval(last=date(2024, 2, 1))) == "../2024-02-01"
    assert str(Interval()) == "../.."


@pytest.mark.parametrize("given", [{}, {"edtf": "2024", "anchor": "published - 0 d"}])
def test_a_date_is_absolute_or_anchored(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="absolute or anchored"):
        TextDate(words="this morning", **given)
