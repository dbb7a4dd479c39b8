"""What is no date, what is one in spite of its looks, and the hints a caller can give."""

from datetime import date

import pytest

from clapboard.model.span import Span
from clapboard.model.when import Interval, TextDate
from clapboard.text.dates import DateType, find, resolve, tense_at


def words(text: str) -> list[str]:
    return [mention.span.of(text) for mention in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "May Ortega joins the cast with June Falk and April Dunn.",
        "For August Brill it was a triumph.",
        "They march on while the ratings fall from grace.",
        "The fall of the dynasty springs to mind.",
        "The network bought Blade City 2099.",
        "It sold 2,024 tickets, then 2024 copies at £2024, up 2023%.",
        "The 45-year-old actor, now 2-0 up, turned 24.",
        "Season 4 is number 7 in part 2.",
        "She won the fourth quarter of the game.",
        "A quarter of viewers left, three-quarters stayed.",
        "He liked That ’90s Diner and 90s music, and is in his 80s.",
        "“Wednesday” is back.",
        "Friday Night Quiz returns with the Friday the 13th crew.",
        "The star told The Tonight Show that this was the Last Week Standing of the tour.",
        "It is open 24/7, split 50/50, since 9/11 and at 8/7c.",
        "Version 11.22.63 is out.",
        "A second chance in the last season, the next episode.",
        "We sat in the sun and wed.",
        "He told the Daily Courier of the last day of the shoot.",
        "It feels like just yesterday that it began, or like yesterday.",
        "At the end of the day it was on a Friday.",
        "They shot in Fall Creek and in Summer Bay.",
    ],
)
def test_no_date(text: str) -> None:
    assert [word for word in words(text) if word.lower() != "now"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It may return in May, after June Falk leaves in June.", ["May", "June"]),
        ("In August Netflix had the news.", ["August"]),
        ("It was renewed on Wednesday.", ["Wednesday"]),
        ("Season 4 October 2 premiere", ["October 2"]),
        ("NEW SERIES ARRIVES NEXT MONTH", ["NEXT MONTH"]),
        ("Network Says New Series Arrives Next Month", ["Next Month"]),
        ("This summer’s hit beat last year's.", ["This summer", "last year"]),
        ("It is set for a fall premiere and an August debut.", ["fall", "August"]),
        ("It plays in the early ’80s and the mid-90s.", ["the early ’80s", "the mid-90s"]),
        ("It airs on 10/4 and by 11/2.", ["10/4", "by 11/2"]),
        ("Out on 5th and 6th May, or 12-14 June 2024.", ["5th and 6th May", "12-14 June 2024"]),
        ("See it Thursday the 21st or on the 30th.", ["Thursday the 21st", "the 30th"]),
        ("By year’s end, or in the new year.", ["By year’s end", "the new year"]),
        ("The week of July 3, two weeks after Christmas.", ["The week of July 3", "two weeks after Christmas"]),
        ("It was nineteen ninety-six, or two thousand nine.", ["nineteen ninety-six", "two thousand nine"]),
        ("Premieres Sunday, Oct. 6 at 8 p.m. ET/PT on the network.", ["Sunday, Oct. 6 at 8 p.m. ET/PT"]),
        ("The day after tomorrow, the week after Thanksgiving.", ["The day after tomorrow", "the week after Thanksgiving"]),
        ("The first Friday of July, the second Monday of next month.", ["The first Friday of July", "the second Monday of next month"]),
        ("They said that Thursday’s news came that fall.", ["Thursday", "that fall"]),
        ("no-break: October\u00a04,\u00a02024 and 3\u00a0May", ["October\u00a04,\u00a02024", "3\u00a0May"]),
    ],
)
def test_dates_among_look_alikes(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "anchor"),
    [
        ("two years", DateType.DURATION, "2 y"),
        ("a 35-day shoot", DateType.DURATION, "35 d"),
        ("every other thing, every week", DateType.SET, "each w"),
        ("on Fridays", DateType.SET, "each weekday 5"),
        ("at 8:30 p.m.", DateType.TIME, "clock 20:30"),
        ("at 8.30pm", DateType.TIME, "clock 20:30"),
        ("Fridays at 9pm", DateType.SET, "each weekday 5"),
        ("Sunday nights", DateType.SET, "each weekday 7"),
        ("every weekend", DateType.SET, "each weekend"),
        ("at 12 a.m.", DateType.TIME, "clock 00:00"),
        ("the last five years", DateType.DURATION, "published - 5 y / published"),
    ],
)
def test_lengths_habits_and_hours_have_their_own_types(text: str, kind: DateType, anchor: str) -> None:
    (mention,) = find(f"It was {text}.")
    assert (mention.type, mention.date.anchor) == (kind, anchor)


@pytest.mark.parametrize("word", ["now", "currently", "recently", "soon", "previously", "a recent", "in the future", "in the past"])
def test_vague_words_are_marked(word: str) -> None:
    (mention,) = find(f"It is {word} thing.")
    assert mention.vague


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("the day after tomorrow", "2023-08-05"),
        ("the day before yesterday", "2023-08-01"),
        ("the first Friday of July", "2023-07-07"),
        ("the second Monday of next month", "2023-09-11"),
        ("the first week of October", "2023-10-02/2023-10-08"),
        ("the last week of July", "2023-07-24/2023-07-30"),
        ("the week of July 3", "2023-07-03/2023-07-09"),
        ("two days after Christmas 2024", "2024-12-27"),
        ("the third quarter of last year", "2022-07/2022-09"),
        ("June of last year", "2022-06"),
        ("the 20th of next month", "2023-09-20"),
        ("Friday of next week", "2023-08-11"),
        ("Easter 2024", "2024-03-31"),
        ("Labor Day 2024", "2024-09-02"),
        ("Memorial Day 2024", "2024-05-27"),
        ("around spring 2024", "2024-03~/2024-05~"),
        ("late summer 2024", "2024-07/2024-09"),
        ("mid-May 2024", "2024-05-10/2024-05-21"),
        ("winter 2024-25", "2024-12/2025-02"),
    ],
)
def test_composed_dates(text: str, edtf: str) -> None:
    (mention,) = find(f"It is in {text}.")
    resolved = resolve(mention.date, Interval.day(date(2023, 8, 3)))
    assert (mention.span.of(f"It is in {text}."), resolved and resolved.edtf) == (text, edtf)


def test_titles_are_left_alone() -> None:
    text = "Friday opens on Friday."
    assert len(find(text, titles=[Span(0, 6)])) == 1
    assert find(text, titles=[Span(0, 6), Span(16, 22)]) == ()
    assert find("Out 4 May, Thursday", titles=[Span(6, 9)]) == find("Out 4 Xyz, Thursday")


def test_only_the_stretch_is_searched() -> None:
    text = "On May 5 and on May 6."
    assert [mention.span.of(text) for mention in find(text, Span(9, len(text)))] == ["May 6"]


def test_the_reader_says_whether_the_day_comes_first() -> None:
    assert [find("It is on 4/5/2024.", day_first=first)[0].date.edtf for first in (False, True)] == ["2024-04-05", "2024-05-04"]


def test_the_day_before_must_be_a_day() -> None:
    (_, mention) = find("It opened in May 2022. The next day it led.")
    assert mention.date.anchor == "then + 1 d"
    assert resolve(mention.date, Interval.day(date(2023, 8, 3))) is None


def test_an_anchor_that_is_not_in_the_language_is_refused() -> None:
    with pytest.raises(ValueError, match="not a step"):
        resolve(TextDate(words="whenever", anchor="published whenever"), Interval.day(date(2023, 8, 3)))


def test_the_weekday_tells_the_year() -> None:
    (mention,) = find("It opened Friday, May 6.")
    resolved = resolve(mention.date, Interval.day(date(2023, 3, 1)))
    assert resolved is not None
    assert resolved.edtf == "2022-05-06"


def test_what_is_to_come_by_a_date_begins_with_the_publication() -> None:
    (mention,) = find("It will open by the end of the year.")
    resolved = resolve(mention.date, Interval.day(date(2023, 8, 3)), tense="future")
    assert resolved is not None
    assert (resolved.edtf, str(resolved.interval)) == ("2023-08-03/2023", "2023-08-03/2023-12-31")


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The drama will return on Friday.", "future"),
        ("The drama returns on Friday.", "future"),
        ("The drama is expected on Friday.", "future"),
        ("The drama was renewed on Friday.", "past"),
        ("It wrapped. The drama will be out on Friday, they said.", "future"),
        ("On Friday, the network announced a deal.", "past"),
        ("A drama on Friday.", None),
    ],
)
def test_the_tense_is_that_of_the_nearest_verb(text: str, tense: str | None) -> None:
    (mention,) = find(text)
    assert tense_at(text, mention.span) == tense
