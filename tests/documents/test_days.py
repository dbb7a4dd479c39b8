from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clapboard.documents.days import days, days_in_address


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2025-05-06", "2025-05-06"),
        ("2025-05-06T23:30:00-07:00", "2025-05-06"),
        ("2025-05-06 10:00:00", "2025-05-06"),
        ("20250506", "2025-05-06"),
        ("2025-5-6", "2025-05-06"),
        ("2025-05", "2025-05-01/2025-05-31"),
        ("2024-02~", "2024-02-01/2024-02-29"),
        ("2025", "2025-01-01/2025-12-31"),
        ("2025-21", "2025-03-01/2025-05-31"),
        ("2025-24", "2025-12-01/2026-02-28"),
        ("2025-05-06/2025-05-09", "2025-05-06/2025-05-09"),
        ("../2025-05-09", "../2025-05-09"),
        ("2025-05-06/..", "2025-05-06/.."),
        ("Tue, 06 May 2025 10:00:00 GMT", "2025-05-06"),
        ("May 6, 2025", "2025-05-06"),
        ("Published: 6th May 2025 at 10:00", "2025-05-06"),
        ("Sept. 6, 2025", "2025-09-06"),
    ],
)
def test_days_that_are_written_in_many_ways(words: str, expected: str) -> None:
    assert str(days(words)) == expected


@pytest.mark.parametrize(
    "words", ["", "yesterday", "2025-02-30", "2025-13", "May 40, 2025", "2025-05-09/2025-05-06", "/", "99999", "٢٠٢٥-٠٥"]
)
def test_what_names_no_day(words: str) -> None:
    assert days(words) is None


@given(st.dates())
def test_every_day_is_found_again(day: date) -> None:
    assert str(days(day.isoformat())) == day.isoformat()


@given(st.text(st.sampled_from("0123456789-/.TZ:~? MayJun,st+") | st.characters(), max_size=40))
def test_any_words_are_days_or_none(words: str) -> None:
    found = days(words)
    assert found is None or found.is_known
    days_in_address("https://quay.example/" + words)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://quay.example/2025/05/06/ferry", "2025-05-06"),
        ("https://quay.example/tv/2025/may/06/ferry", "2025-05-06"),
        ("https://quay.example/ferry-2025-05-06", "2025-05-06"),
        ("https://quay.example/news/20250506/ferry", "2025-05-06"),
        ("https://quay.example/2025/05/ferry", "2025-05-01/2025-05-31"),
        ("https://quay.example/2025/15/ferry", "None"),
        ("https://quay.example/ferry?day=2025/05/06", "None"),
        ("https://quay.example/best-of-2025-shows", "None"),
        ("https://quay.example/id-2025051234", "None"),
        ("", "None"),
    ],
)
def test_days_in_addresses(address: str, expected: str) -> None:
    assert str(days_in_address(address)) == expected
