"""What the dates of a sentence mean, for an article of Thursday, the 3rd of August 2023."""

from datetime import date

import pytest

from clapboard.model.when import Interval
from clapboard.text.dates import DateType, find, resolve

PUBLISHED = Interval.day(date(2023, 8, 3))


def read(text: str, tense: str | None = None) -> list[tuple[str, str | None]]:
    return [
        (mention.span.of(text), answer.edtf if (answer := resolve(mention.date, PUBLISHED, tense=tense)) else None)  # type: ignore[arg-type]
        for mention in find(text)
        if mention.type in {DateType.DATE, DateType.TIME}
    ]


ABSOLUTE = [
    ("The drama lands on April 23, 2025.", "April 23, 2025", "2025-04-23"),
    ("The drama lands on 23 April 2025.", "23 April 2025", "2025-04-23"),
    ("The drama lands on Wednesday, April 23, 2025.", "Wednesday, April 23, 2025", "2025-04-23"),
    ("The drama lands 4/23/2025.", "4/23/2025", "2025-04-23"),
    ("The drama lands 23/4/2025.", "23/4/2025", "2025-04-23"),
    ("The drama lands 2025-04-23.", "2025-04-23", "2025-04-23"),
    ("Cameras rolled in October 2024.", "October 2024", "2024-10"),
    ("Cameras rolled in 2022.", "2022", "2022"),
    ("It is due in spring 2023.", "spring 2023", "2023-21"),
    ("It is due in the fall of 2024.", "the fall of 2024", "2024-23"),
    ("It is due in late 2024.", "late 2024", "2024-09/2024-12"),
    ("It is due in early 2026.", "early 2026", "2026-01/2026-04"),
    ("It is due in mid-2025.", "mid-2025", "2025-05/2025-08"),
    ("It is due in Q1 2024.", "Q1 2024", "2024-01/2024-03"),
    ("It is due in the first half of 2024.", "the first half of 2024", "2024-01/2024-06"),
    ("It led the 2023-24 season.", "2023-24 season", "2023-09/2024-05"),
    ("It paused between 2021-22.", "2021-22", "2021/2022"),
    ("It shot from September 2021 to March 2022.", "from September 2021 to March 2022", "2021-09/2022-03"),
    ("It shot from September to March 2022.", "from September to March 2022", "2021-09/2022-03"),
    ("It plays in the 1990s.", "1990s", "199X"),
    ("It is out on Christmas 2024.", "Christmas 2024", "2024-12-25"),
    ("It is out on Thanksgiving 2024.", "Thanksgiving 2024", "2024-11-28"),
    ("It is out in 2024 or 2025.", "2024 or 2025", "2024/2025"),
    ("It is out around October 2024.", "around October 2024", "2024-10~"),
    ("It screens June 12-14, 2024.", "June 12-14, 2024", "2024-06-12/2024-06-14"),
    ("It stays until 2026.", "until 2026", "../2026"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), ABSOLUTE)
def test_a_date_that_names_its_day_needs_no_publication(text: str, words: str, edtf: str) -> None:
    (mention,) = find(text)
    assert (mention.span.of(text), mention.date.words, mention.date.edtf, mention.date.anchor) == (words, words, edtf, None)
    resolved = resolve(mention.date, Interval())
    assert resolved is not None
    assert resolved.edtf == edtf


ANCHORED = [
    ("Fans cheered this morning.", "this morning", "published - 0 d", "2023-08-03"),
    ("Fans cheered yesterday.", "yesterday", "published - 1 d", "2023-08-02"),
    ("Fans cheered last night.", "last night", "published - 1 d", "2023-08-02"),
    ("It opens tonight.", "tonight", "published - 0 d", "2023-08-03"),
    ("The news came last Friday.", "last Friday", "published < weekday 5", "2023-07-28"),
    ("The news came on Friday, May 5.", "Friday, May 5", "published ~ date 05-05 5", "2023-05-05"),
    ("It opens next Friday.", "next Friday", "published + 1 w = weekday 5", "2023-08-11"),
    ("It opens next month.", "next month", "published + 1 m", "2023-09"),
    ("It closed last month.", "last month", "published - 1 m", "2023-07"),
    ("It closed two weeks ago.", "two weeks ago", "published - 14 d about", "2023-07-20~"),
    ("It closed three days ago.", "three days ago", "published - 3 d", "2023-07-31"),
    ("She spoke earlier this year.", "earlier this year", "published - 0 y before", "2023"),
    ("It opens later this year.", "later this year", "published - 0 y after", "2023"),
    ("It opens this fall.", "this fall", "published = season fall", "2023-23"),
    ("It opened last spring.", "last spring", "published < season spring", "2023-21"),
    ("It opened recently.", "recently", "published recently", "2023-05~/2023-08-03"),
    ("It opened not too long ago.", "not too long ago", "published recently", "2023-05~/2023-08-03"),
    ("It opened a few months ago.", "a few months ago", "published - 2..5 m", "2023-03~/2023-06~"),
    ("It opens this weekend.", "this weekend", "published ~ weekend", "2023-08-05/2023-08-06"),
    ("It opens this week.", "this week", "published - 0 w", "2023-07-31/2023-08-06"),
    ("It opens by the end of the year.", "by the end of the year", ".. / published - 0 y", "../2023"),
    ("It opens early next year.", "early next year", "published + 1 y early", "2024-01/2024-04"),
    ("It opens next summer.", "next summer", "published > season summer", "2024-22"),
    ("It opened at the start of the year.", "the start of the year", "published - 0 y start", "2023-01/2023-02"),
    ("It has run since 2021.", "since 2021", "2021 / published", "2021/2023-08-03"),
]


@pytest.mark.parametrize(("text", "words", "anchor", "edtf"), ANCHORED)
def test_a_date_that_hangs_on_the_publication_keeps_its_anchor(text: str, words: str, anchor: str, edtf: str) -> None:
    (mention,) = find(text)
    assert (mention.span.of(text), mention.date.anchor) == (words, anchor)
    resolved = resolve(mention.date, PUBLISHED)
    assert resolved is not None
    assert resolved.edtf == edtf
    assert resolve(mention.date, Interval()) is None


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("in January", "2023-01", "2024-01"),
        ("on Friday", "2023-07-28", "2023-08-04"),
        ("on Sept. 4", "2023-09-04", "2023-09-04"),
        ("on the 4th of December", "2022-12-04", "2023-12-04"),
        ("in the fall", "2022-23", "2023-23"),
        ("pencilled in for the fall", "2022-23", "2023-23"),
        ("put back to the fall", "2022-23", "2023-23"),
        ("on Halloween", "2022-10-31", "2023-10-31"),
        ("on Thursday", "2023-08-03", "2023-08-03"),
    ],
)
def test_the_tense_decides_where_the_words_do_not(text: str, past: str, future: str) -> None:
    (mention,) = find(f"It comes {text}.")
    one, other = (resolve(mention.date, PUBLISHED, tense=tense) for tense in ("past", "future"))  # type: ignore[arg-type]
    assert one is not None
    assert other is not None
    assert (one.edtf, other.edtf) == (past, future)


@pytest.mark.parametrize(
    "text",
    [
        "She may fall in love as they march on.",
        "May she never know.",
        "They spring into action in season 2 of 9-1-1, aged 24.",
        "Studio 2049 made the second season for $2024.",
        "It has 80s music and won 3-2.",
        "One day he will know.",
        "It is on at 8/7c.",
        "Season 2 of 24 returns.",
        "Wednesday season 2 is a hit.",
    ],
)
def test_words_that_only_look_like_dates_are_left_alone(text: str) -> None:
    assert find(text) == ()


def test_an_unknown_day_of_publication_widens_the_answer() -> None:
    (mention,) = find("Fans cheered yesterday.")
    resolved = resolve(mention.date, Interval(first=date(2023, 8, 1), last=date(2023, 8, 3)))
    assert resolved is not None
    assert resolved.edtf == "2023-07-31/2023-08-02"
    half = resolve(mention.date, Interval(last=date(2023, 8, 3)))
    assert half is not None
    assert (half.edtf, half.interval) == ("../2023-08-02", Interval(last=date(2023, 8, 2)))


def test_the_following_day_hangs_on_the_day_told_before() -> None:
    assert read("It opened on May 3, 2022. The following day it led the charts.") == [
        ("May 3, 2022", "2022-05-03"),
        ("The following day", "2022-05-04"),
    ]


def test_the_end_that_something_comes_to_is_no_part_of_the_year() -> None:
    assert read("The run will end next year.") == [("next year", "2024")]
    assert read("The run stops at the end of next year.") == [("the end of next year", "2024-11/2024-12")]
