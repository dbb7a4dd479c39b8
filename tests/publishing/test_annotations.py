from datetime import date

import pytest

from clapboard.model.document import DateBasis, Document, Publication
from clapboard.model.mention import Continuation, Mentions, MilestoneMention, Quotation, QuotationKind, SeasonRef
from clapboard.model.span import Span
from clapboard.model.when import Interval, TextDate
from clapboard.publishing.annotations import annotate, seasons

TEXT = "Both seasons were renewed this morning. “At last,” she said."


@pytest.fixture
def document() -> Document:
    day = Publication(interval=Interval.day(date(2031, 5, 6)), basis=DateBasis.GIVEN)
    return Document(id="d", capture="c", text=TEXT, paragraphs=(Span(0, len(TEXT)),), published=day, reader="r")


@pytest.mark.parametrize(
    ("season", "expected"),
    [
        (None, (None,)),
        (SeasonRef(words="Season 2", numbers=(2,)), (2,)),
        (SeasonRef(words="the second and third", numbers=(2, 3)), (2, 3)),
        (SeasonRef(words="the new season", pointer="next"), ("next",)),
        (SeasonRef(words="a film", continuation=Continuation.FILM), ("film",)),
        (SeasonRef(words="a spin-off", continuation=Continuation.SPIN_OFF), ("spin-off",)),
    ],
)
def test_a_season_is_a_number_or_how_the_words_point(season: SeasonRef | None, expected: tuple[object, ...]) -> None:
    assert seasons(season) == expected


def test_two_seasons_are_two_rows_with_the_same_words_and_the_day(document: Document) -> None:
    mention = MilestoneMention(
        span=Span(18, 25),
        kind="renewed",
        show="Low Tide",
        season=SeasonRef(words="Both seasons", numbers=(2, 3)),
        date=TextDate(words="this morning", anchor="published - 0 d"),
        rule="by hand",
    )
    rows = annotate("a", document, Mentions(milestones=(mention,)))["milestones"]
    assert [(row["season"], row["date"], row["date_words"], TEXT[row["start"] : row["end"]]) for row in rows] == [
        (2, "2031-05-06", "this morning", "renewed"),
        (3, "2031-05-06", "this morning", "renewed"),
    ]


def test_a_quotation_keeps_its_fragments_and_says_why_nobody_is_known(document: Document) -> None:
    at = TEXT.index("At last")
    mention = Quotation(content=(Span(at, at + 8),), kind=QuotationKind.DIRECT, unknown="a pronoun that names nobody", rule="by hand")
    row = annotate("a", document, Mentions(quotations=(mention,)))["quotations"][0]
    assert row["content"] == [[at, at + 8]]
    assert (row["speaker"], row["unknown"], row["kind"]) == (None, "a pronoun that names nobody", "direct")
