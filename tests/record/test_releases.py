"""When seasons came out, and which season may be news on a day."""

from dataclasses import replace
from datetime import date

import pytest

from clapboard.model.when import Interval
from clapboard.record.book import Book
from clapboard.record.releases import releases
from clapboard.record.told import Told


def told(kind: str, season: int, reported: str, *, own: str | None = None, target: str | None = None) -> Told:
    day = Interval.day(date.fromisoformat(reported))
    happened = Interval.day(date.fromisoformat(own)) if own else None
    return Told(
        document=f"{kind} {season} {reported}",
        seasons=(season,),
        kind=kind,
        when=happened or day,
        reported=day,
        own=happened,
        target=Interval.day(date.fromisoformat(target)) if target else None,
    )


FIRST = told("released", 1, "2021-03-05", own="2021-03-05")
SECOND = told("date_set", 2, "2022-01-10", target="2022-04-01")


def test_what_most_reports_allow_is_believed() -> None:
    wrong = told("released", 2, "2021-03-06")
    assert releases([FIRST, SECOND, wrong])[2] == date(2022, 4, 1)


def test_a_plan_that_cameras_outlived_is_none() -> None:
    rumour = [told("date_set", 3, f"2023-01-0{day}", target="2023-06-01") for day in (1, 2, 3)]
    filming = told("filming_started", 3, "2024-02-01")
    premiere = told("date_set", 3, "2024-09-01", target="2024-12-06")
    assert releases([FIRST, SECOND, *rumour, filming, premiere])[3] == date(2024, 12, 6)


def test_a_later_season_is_not_out_before_an_earlier_one() -> None:
    third = told("released", 3, "2021-01-01", own="2020-12-01")
    twice = told("released", 1, "2021-04-01", own="2021-03-05")
    assert set(releases([FIRST, twice, SECOND, third])) == {1, 2}


def test_a_season_that_nobody_dates_lies_between_its_neighbours() -> None:
    fourth = told("released", 4, "2025-03-05", own="2025-03-05")
    days = releases([FIRST, fourth, told("renewed", 3, "2022-08-01")])
    assert date(2022, 1, 1) < days[2] < days[3] < date(2024, 12, 31)


def test_a_season_without_forerunners_is_somebody_elses() -> None:
    assert set(releases([FIRST, SECOND, told("released", 6, "2023-01-01", own="2023-01-01")])) == {1, 2}


def test_a_document_that_nobody_can_date_dates_nothing() -> None:
    assert releases([replace(told("released", 1, "2021-03-05"), reported=Interval(last=date(2026, 1, 1)))]) == {}


@pytest.mark.parametrize(
    ("kind", "day", "least"),
    [
        ("filming_started", "2021-12-01", 2),
        ("filming_started", "2021-03-08", 1),
        ("date_set", "2021-04-20", 1),
        ("released", "2023-01-01", 1),
        ("trailer", "2022-12-01", 3),
    ],
)
def test_what_is_made_is_not_long_out(kind: str, day: str, least: int) -> None:
    assert Book([FIRST, SECOND]).least(kind, date.fromisoformat(day)) == least


def test_what_a_season_has_once_is_later_another_seasons() -> None:
    book = Book([FIRST, told("filming_started", 2, "2021-09-01")])
    assert book.least("filming_started", date(2022, 9, 1)) == 3
    assert book.least("filming_paused", date(2022, 9, 1)) == 2


def test_what_is_made_is_the_next_season_or_one_that_others_print() -> None:
    other = told("trailer", 4, "2021-10-01")
    book = Book([FIRST, SECOND, other])
    assert book.most("trailer", date(2021, 8, 1), "draft") == 2
    assert book.most("trailer", date(2021, 11, 1), "draft") == 4
    assert book.most("trailer", date(2021, 11, 1), other.document) == 2
    assert book.most("renewed", date(2021, 8, 1), "draft") is None
    assert Book([]).most("trailer", date(2021, 8, 1), "draft") is None


def test_a_release_is_known_by_its_day() -> None:
    book = Book([FIRST, SECOND])
    assert book.came_out(told("released", 9, "2024-01-01", own="2022-03-28")) == 2
    assert book.came_out(told("released", 9, "2024-01-01", own="2023-10-01")) is None
    assert book.came_out(told("ended", 9, "2024-01-01", own="2022-03-28")) is None


def test_what_came_out_in_a_year_was_out_by_its_end() -> None:
    year = replace(told("released", 1, "2021-06-01"), own=Interval(first=date(2020, 1, 1), last=date(2020, 12, 31)))
    assert releases([year])[1] == date(2020, 12, 31)


def test_a_plan_for_a_season_of_the_year_weighs_less_than_news_that_it_is_still_to_come() -> None:
    plan = replace(told("date_set", 2, "2022-01-10"), target=Interval(first=date(2022, 3, 1), last=date(2022, 5, 31)))
    still = [replace(told("delayed", 2, f"2022-08-0{day}"), implied=True) for day in (1, 2)]
    assert 2 in releases([FIRST, plan])
    assert 2 not in releases([FIRST, plan, *still])


def test_long_after_the_newest_release_on_record_any_season_may_be_next() -> None:
    book = Book([FIRST])
    assert book.most("filming_started", date(2021, 9, 1), "other") == 2
    assert book.most("filming_started", date(2024, 9, 1), "other") is None


def test_the_same_news_of_the_same_days_in_one_document_is_of_one_season() -> None:
    numbered = told("cancelled", 3, "2024-05-20", own="2024-05-17")
    book = Book([FIRST, numbered])
    assert book.told_again(replace(numbered, seasons=())) == (3,)
    assert book.told_again(replace(numbered, seasons=(), own=Interval(first=date(2020, 1, 1), last=date(2020, 12, 31)))) is None
