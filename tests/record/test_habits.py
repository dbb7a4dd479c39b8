import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_builder import SHOW, Article, record

from clapboard.record.habits import Standing, habits, wilson


def standing(show: str, *articles: Article) -> Standing:
    found = record(*articles).slice(show)
    return Standing.of(show, found.milestones, found.statuses())


def article(name: str, show: str) -> Article:
    return Article(name, "2024-01-01", about=show)


SHOWS = (
    standing("Long One", article("a", "Long One").tells("renewed", 3, show="Long One", platform="Netflix")),
    standing(
        "Short One",
        article("b", "Short One").tells("released", 2, show="Short One", platform="Netflix").tells("cancelled", 3, show="Short One"),
    ),
    standing("Planned End", article("c", "Planned End").tells("ended", 2, show="Planned End", announced_by="Netflix")),
    standing("Open", article("d", "Open").tells("released", 2, show="Open", platform="Netflix")),
    standing("Elsewhere", article("e", "Elsewhere").tells("renewed", 3, show="Elsewhere", platform="CBS")),
    standing("Nowhere", article("f", "Nowhere").tells("renewed", 3, show="Nowhere")),
)


def test_how_many_shows_of_a_platform_got_a_third_season() -> None:
    cbs, netflix = habits(SHOWS)
    assert (netflix.platform, netflix.reached, netflix.stopped, netflix.open_shows) == (
        "Netflix",
        ("Long One",),
        ("Planned End", "Short One"),
        ("Open",),
    )
    assert netflix.share == pytest.approx(1 / 3)
    assert (cbs.decided, cbs.share) == (1, 1.0)


def test_the_interval_is_wide_where_little_is_known() -> None:
    cbs, netflix = habits(SHOWS)
    assert cbs.low == pytest.approx(0.2065, abs=1e-4)
    assert (netflix.low, netflix.high) == pytest.approx((0.0615, 0.7923), abs=1e-4)


def test_where_nothing_is_decided_the_share_is_unknown() -> None:
    (habit,) = habits(SHOWS[3:4])
    assert (habit.share, habit.low, habit.high) == (None, 0.0, 1.0)


def test_a_season_that_was_saved_counts_as_reached() -> None:
    show = standing(
        SHOW, Article("a", "2024-01-01").tells("cancelled", 3, platform="Netflix"), Article("b", "2024-02-01").tells("undone", 3)
    )
    assert show.reached(3) is True


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share_and_narrows_with_more_shows(yes: int, no: int) -> None:
    low, high = wilson(yes, yes + no)
    assert 0 <= low <= high <= 1
    if yes + no:
        assert low - 1e-12 <= yes / (yes + no) <= high + 1e-12
        wide_low, wide_high = wilson(yes * 4, (yes + no) * 4)
        assert wide_high - wide_low <= high - low
