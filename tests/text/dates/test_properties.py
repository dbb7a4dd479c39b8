"""What must hold of every text and every day of publication."""

import time
from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from clapboard.model.span import Span
from clapboard.model.when import Interval, TextDate
from clapboard.text.dates import DateType, find, resolve, with_tense
from clapboard.text.dates.lexer import lexicon
from clapboard.vocabulary import load

WORDS = [
    *sorted(lexicon()),
    *(word.capitalize() for word in sorted(lexicon())),
    *[feast["names"][0] for feast in load("dates")["feasts"].values()],
    *[
        "2024",
        "2025",
        "1999",
        "2021-22",
        "2023-2024",
        "'24",
        "1990s",
        "Q3",
        "4",
        "29",
        "30",
        "31",
        "12th",
        "31st",
        "4/5/2024",
        "31/12/2024",
        "2/29",
    ],
    *[
        "2024-02-29",
        "2023-02-29",
        "8 p.m. ET",
        "12:30 am",
        ",",
        "-",
        "/",
        "(",
        ".",
        "’s",
        "season",
        "on",
        "Show",
        "nineteen ninety-six",
        "\n",
    ],
]
LEADS = (
    "|in |on |by |since |until |before |after |around |early |late |mid-|earlier |later |the end of |by the end of |the start of "
    "|from May to |between 2021 and |the week of |the first week of |the last week of |two weeks after |three days before |Friday, "
).split("|")
CORES = (
    "2024|spring 2025|winter 2024|May|May 5|Feb. 29|May 31, 2023|the 1990s|this year|next month|last week|this fall|last winter"
    "|next Friday|Friday|Sunday night|the weekend|Christmas|Easter 2024|Thanksgiving|yesterday|this morning|two weeks ago"
    "|a few months ago|five years ago|in three days|recently|soon|now|the last five years|the next few weeks|Q3"
    "|the third quarter of 2024|the second half of next year|the following day|a year later|that fall|the 15th|June 12-14"
    "|the 31st of this month|last February|the year|year's end|2023-24 season|4/5/2024|next century|the spring of last year"
).split("|")
TAILS = ["", " or June", " to Sunday"]
PHRASES = st.builds("It comes {}{}{}.".format, st.sampled_from(LEADS), st.sampled_from(CORES), st.sampled_from(TAILS))
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.lists(PHRASES, min_size=1, max_size=3).map(" ".join)
DAYS = st.dates()
TENSES = st.sampled_from([None, "past", "future"])


@given(text=TEXTS | st.text())
@settings(max_examples=150, deadline=None)  # the machine may be busy
def test_mentions_are_in_order_disjoint_and_say_their_own_words(text: str) -> None:
    end = 0
    for mention in find(text):
        assert mention.span.start >= end
        assert mention.date.words == mention.span.of(text)
        end = mention.span.end


@given(text=TEXTS, day=DAYS, tense=TENSES)
@settings(max_examples=150, deadline=None)  # the machine may be busy
def test_whatever_is_found_resolves_on_any_day_to_edtf_that_others_can_read(text: str, day: date, tense: str | None) -> None:
    for mention in find(text):
        resolved = resolve(mention.date, Interval.day(day), tense=tense)  # type: ignore[arg-type]
        if resolved is None:
            assert mention.type is not DateType.DATE or "then" in (mention.date.anchor or "")
        else:
            parse_edtf(resolved.edtf)
            assert resolve(TextDate(words="-", edtf=resolved.edtf), Interval()) is not None


@given(text=TEXTS, one=DAYS, other=DAYS, tense=TENSES)
@settings(max_examples=150, deadline=None)  # the machine may be busy
def test_a_later_publication_never_gives_an_earlier_date(text: str, one: date, other: date, tense: str | None) -> None:
    one, other = sorted((one, other))
    for mention in find(text):
        early, late = (resolve(mention.date, Interval.day(day), tense=tense) for day in (one, other))  # type: ignore[arg-type]
        if early is not None and late is not None:
            assert (early.interval.first or date.min) <= (late.interval.first or date.min)
            assert (early.interval.last or date.max) <= (late.interval.last or date.max)


@given(text=TEXTS, first=st.dates(date(1900, 1, 1), date(2100, 1, 1)), days=st.integers(0, 800), offset=st.integers(0, 800), tense=TENSES)
@settings(max_examples=150, deadline=None)  # the machine may be busy
def test_what_holds_on_a_day_lies_within_what_holds_on_an_interval_around_it(
    text: str, first: date, days: int, offset: int, tense: str | None
) -> None:
    interval = Interval(first=first, last=first + timedelta(days=days))
    day = first + timedelta(days=min(offset, days))
    for mention in find(text):
        for wide in (interval, Interval(first=first), Interval(last=interval.last)):
            around = resolve(mention.date, wide, tense=tense)  # type: ignore[arg-type]
            inside = resolve(mention.date, Interval.day(day), tense=tense)  # type: ignore[arg-type]
            if around is None or inside is None:
                continue
            assert around.interval.first is None or (inside.interval.first is not None and around.interval.first <= inside.interval.first)
            assert around.interval.last is None or (inside.interval.last is not None and around.interval.last >= inside.interval.last)


@given(text=TEXTS, day=DAYS, tense=TENSES, other=TENSES)
@settings(max_examples=150, deadline=None)  # the machine may be busy
def test_a_tense_written_into_the_anchor_is_as_good_as_one_given(text: str, day: date, tense: str | None, other: str | None) -> None:
    for mention in find(text):
        written = with_tense(mention.date, tense)  # type: ignore[arg-type]
        given_now = resolve(mention.date, Interval.day(day), tense=tense)  # type: ignore[arg-type]
        if ".. /" not in (mention.date.anchor or "") and tense is not None:  # of a bound, the tense says where it begins
            assert resolve(written, Interval.day(day), tense=other) == given_now  # type: ignore[arg-type]


@given(text=TEXTS, before=st.text(alphabet="ab .\n", max_size=20))
@settings(max_examples=150, deadline=None)  # the machine may be busy
def test_a_stretch_is_read_as_if_it_stood_alone(text: str, before: str) -> None:
    before += "\n"
    moved = find(before + text, Span(len(before), len(before + text))) if text else ()
    assert [(mention.span, mention.date) for mention in moved] == [
        (mention.span.shifted(len(before)), mention.date) for mention in find(text)
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "May ",
        "2024 ",
        "from May to ",
        "1-2-3-",
        "a few ",
        "9",
        "'",
        "the following day ",
        "the first week of ",
        "Monday, May 5, ",
        "in the ",
        "- ",
        "8 p.m. ",
    ],
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    begun = time.perf_counter()
    find(piece * (60_000 // len(piece)))
    assert time.perf_counter() - begun < 5
