from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_builder import SHOW, Article, Certainty, claims_of, record

from clapboard.errors import AmbiguousError, NotFoundError
from clapboard.record.view import Record

KINDS = (
    "renewed",
    "cancelled",
    "undone",
    "final_season",
    "filming_started",
    "filming_wrapped",
    "date_set",
    "trailer",
    "released",
    "delayed",
    "ended",
)
days = st.dates(date(2023, 1, 1), date(2024, 12, 31)).map(str)
facts = st.tuples(
    st.sampled_from(KINDS),
    st.integers(1, 3),
    st.none() | days | st.sampled_from(["published - 0 d", "published - 1 d", "2023", "2024-03"]),
    st.sampled_from([Certainty.ASSERTED, Certainty.ASSERTED, Certainty.REPORTED, Certainty.DENIED, Certainty.EXPECTED]),
    st.booleans(),
)
papers = st.lists(st.tuples(st.none() | days, st.lists(facts, min_size=1, max_size=3), st.booleans()), min_size=1, max_size=6)


def articles(rows: list, prefix: str = "") -> list[Article]:
    made = []
    for at, (published, told, quotes) in enumerate(rows):
        named = at % 3 != 2  # every third never names its show: which it is follows from the words that it shares
        article = Article(f"{prefix}{at}", published, outlet=f"Outlet {at % 3}", about=SHOW if named else None)
        for kind, season, when, certainty, numbered in told:
            target = "2024-06" if kind == "date_set" else None
            article.tells(
                kind, *([season] if numbered else []), date=when, target=target, certainty=certainty, show=SHOW if named else None
            )
        if quotes:
            article.says("Nobody leaves the harbour in winter if they can help it")
        made.append(article)
    return made


def answers(found: Record) -> list[object]:
    slices = [found.slice(show) for show in found.titles()]
    return [
        (one.statuses(), one.timeline(), one.statements(), one.people(), one.conflicts(), one.firsts(), dict(one.datings)) for one in slices
    ]


@settings(max_examples=60, deadline=None)
@given(papers, st.randoms())
def test_order_and_repetition_of_reading_do_not_matter(rows: list, random: object) -> None:
    made = articles(rows)
    expected = answers(record(*made))
    claims, sources = claims_of(made) * 2, [article.source for article in made] * 2
    random.shuffle(claims)
    random.shuffle(sources)
    assert answers(Record.build(claims, sources)) == expected


@settings(max_examples=60, deadline=None)
@given(papers, papers, st.dates(date(2023, 1, 1), date(2024, 12, 31)))
def test_the_past_does_not_change(rows: list, more: list, day: date) -> None:
    base = articles(rows)
    later = [article for article in articles(more, prefix="later ") if article.published and date.fromisoformat(article.published) > day]
    assert answers(record(*base, as_of=day)) == answers(record(*base, *later, as_of=day))


def test_undated_articles_count_as_of_a_day_only_where_the_record_of_that_day_bounds_them() -> None:
    undated = Article("undated").tells("filming_wrapped", 2)
    dated = Article("dated", "2023-08-03").tells("released", 2, date="published - 0 d")
    kinds = [
        [item.kind for item in record(undated, dated, as_of=date(2023, 8, day)).slice(SHOW).milestones]
        if day == 3
        else record(undated, dated, as_of=date(2023, 8, day)).titles()
        for day in (2, 3)
    ]
    assert kinds == [(), ["filming_wrapped", "released"]]


def test_as_of_what_we_had_captured() -> None:
    early, late = datetime(2024, 1, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)
    one = Article("one", "2023-05-01", captured=early).tells("renewed", 2)
    two = Article("two", "2023-06-01", captured=late).tells("cancelled", 2)
    found = record(one, two, recorded_by=datetime(2024, 6, 1, tzinfo=UTC))
    assert [item.kind for item in found.slice(SHOW).milestones] == ["renewed"]


def test_a_fact_of_another_show_stays_with_that_show() -> None:
    article = Article("one", "2024-01-01").tells("renewed", 2).tells("cancelled", 3, show="Tin Orchard")
    found = record(article)
    assert found.titles() == ("Harbour Lights", "Tin Orchard")
    assert [item.kind for item in found.slice(SHOW).milestones] == ["renewed"]
    assert [item.kind for item in found.slice("Tin Orchard").milestones] == ["cancelled"]


def test_a_fact_without_a_show_belongs_to_the_show_the_document_is_about() -> None:
    found = record(Article("one", "2024-01-01").tells("renewed", 2, show=None))
    assert [item.season.show for item in found.slice(SHOW).milestones] == [SHOW]


def test_finding_a_show_by_its_title_or_a_part_of_it() -> None:
    found = record(
        Article("one", "2024-01-01", about="The Tin Orchard").tells("renewed", 2, show="The Tin Orchard"),
        Article("two", "2024-01-01", about="Tin Men").tells("renewed", 2, show="Tin Men"),
    )
    assert found.find("tin orchard") == "The Tin Orchard"
    assert found.find("orchard") == "The Tin Orchard"
    with pytest.raises(AmbiguousError, match="The Tin Orchard, Tin Men"):
        found.find("tin")
    with pytest.raises(NotFoundError):
        found.find("Copper")
    with pytest.raises(NotFoundError):
        found.slice("Copper")


def test_a_record_of_one_shows_claims_answers_as_the_whole_does() -> None:
    mine = [Article("one", "2024-01-01").tells("renewed", 2), Article("two", "2024-02-01").tells("cancelled", 2)]
    other = Article("three", "2024-01-15", about="Tin Orchard").tells("renewed", 4, show="Tin Orchard")
    assert record(*mine).slice(SHOW).statuses() == record(*mine, other).slice(SHOW).statuses()
