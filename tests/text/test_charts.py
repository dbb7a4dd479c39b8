"""Rows of charts, told by the names of their columns."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clapboard.text.charts import Columns, Row, corrected, is_corrections, lines, season_of

GLOBAL = "week\tcategory\tweekly_rank\tshow_title\tseason_title\tweekly_hours_viewed\truntime\tweekly_views\tcumulative_weeks_in_top_10"


def test_a_weekly_row() -> None:
    columns = Columns.of(GLOBAL)
    assert columns is not None
    row = columns.row("2025-03-09\tTV (English)\t3\tBrine Lane\tBrine Lane: Season 2\t12300000\t6.5\t1900000\t4")
    assert row == Row(
        chart="Netflix Top 10, TV (English)",
        week=date(2025, 3, 9),
        rank=3,
        show="Brine Lane",
        season="Brine Lane: Season 2",
        hours=12_300_000,
        views=1_900_000,
        weeks=4,
    )


def test_order_of_columns_and_delimiter_do_not_matter() -> None:
    columns = Columns.of("show_title,season_title,category,country_name,weekly_rank,week")
    assert columns is not None
    row = columns.row('"Salt, and Rope",N/A,TV,Iceland,1,2025-03-09')
    assert (row.chart, row.show, row.season, row.hours) == ("Netflix Top 10, Iceland, TV", "Salt, and Rope", None, None)
    assert Columns.parse(str(columns)) == columns


def test_a_list_of_all_time_has_no_week() -> None:
    columns = Columns.of("category\trank\tshow_title\tseason_title\thours_viewed_first_91_days\truntime\tviews_first_91_days")
    assert columns is not None
    row = columns.row("TV (English)\t7\tBrine Lane\tBrine Lane: Season 1\t900\t1\t90")
    assert (row.chart, row.week, row.hours, row.views) == ("Netflix most popular, TV (English)", None, 900, 90)


@pytest.mark.parametrize("line", ["", "a\rb", "a\tb", "week\tcategory\tshow_title\tseason_title", "Category,show_title,rank"])
def test_other_tables_are_no_charts(line: str) -> None:
    assert Columns.of(line) is None


@pytest.mark.parametrize(
    "line", ["", "2025-03-09\tTV (English)", "soon\tTV (English)\t1\tA\tB\t1\t1\t1\t1", "2025-03-09\tTV\tone\tA\tB\t1\t1\t1\t1"]
)
def test_a_damaged_row_is_refused(line: str) -> None:
    columns = Columns.of(GLOBAL)
    assert columns is not None
    with pytest.raises(ValueError):  # noqa: PT011 (which of the cells is wrong depends on the line)
        columns.row(line)


CORRECTION = (
    '{"seen": "2025-04-02", "week": "2025-03-09", "category": "TV (English)", "rank": "3", "kind": "season_title",'
    ' "before": ["Brine Lane", "Brine Lane: Season 2 Part 1", "100", "1"], "after": ["Brine Lane", "Brine Lane: Season 2", "100", "1"]}'
)


def test_a_correction_has_both_rows() -> None:
    found = corrected(CORRECTION)
    assert (found.seen, found.before.season, found.after and found.after.season) == (
        date(2025, 4, 2),
        "Brine Lane: Season 2 Part 1",
        "Brine Lane: Season 2",
    )
    assert is_corrections(CORRECTION)


@pytest.mark.parametrize(
    "line", ["", "[]", '{"text": "An article."}', '{"seen": 1, "week": 2, "category": 3, "rank": 4, "before": 5, "after": 6}', "[" * 9999]
)
def test_other_lines_list_no_corrections(line: str) -> None:
    assert not is_corrections(line)


@pytest.mark.parametrize(
    ("words", "numbers", "part"),
    [
        ("Brine Lane: Season 2", (2,), None),
        ("Brine Lane: Season 4 Part 1", (4,), 1),
        ("Brine Lane: Limited Series", (), None),
        ("Brine Lane: S3: Holm", (3,), None),
        ("Brine Lane: Volume 2", (), 2),
    ],
)
def test_the_season_in_a_season_title(words: str, numbers: tuple[int, ...], part: int | None) -> None:
    season = season_of(words, "Brine Lane")
    assert season is not None
    assert (season.numbers, season.part) == (numbers, part)


def test_a_number_in_the_title_is_no_season() -> None:
    season = season_of("Season 12 Hotel: Limited Series", "Season 12 Hotel")
    assert season is not None
    assert season.numbers == ()


@given(st.text())
def test_lines_stand_where_they_are_said_to(text: str) -> None:
    assert all(text[at : at + len(line)] == line and line for at, line in lines(text))
