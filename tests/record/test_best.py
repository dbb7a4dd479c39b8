import pytest
from record_builder import SHOW, Article, record


def day(*told: tuple[str, str | None], kind: str = "renewed") -> str | None:
    """Return the best day of an event told by one document for each (day of publication, day of the text)."""
    articles = [Article(f"{at}", published or None, outlet=f"o{at}").tells(kind, 2, date=when) for at, (published, when) in enumerate(told)]
    (event,) = record(*articles).slice(SHOW).timeline()
    return event.edtf


@pytest.mark.parametrize(
    ("told", "best"),
    [
        ([("2019-03-14", "2019-03-14"), ("2020-01-01", "2019"), ("2020-01-02", "2019-03"), ("2020-01-03", "2019-04")], "2019-03-14"),
        ([("2020-01-01", "2019"), ("2020-01-02", "2019-03")], "2019-03"),
        (
            [("2020-01-01", "2018-03-14"), ("2020-01-02", "2019-03-14"), ("2020-01-03", "2019-03"), ("2020-01-04", "2019-03-14")],
            "2019-03-14",
        ),
        ([("2020-01-01", None)], None),
        ([("2020-01-01", "published - 0 d"), ("", "published - 0 d")], "2020-01-01"),
        ([("", "published - 0 d")], None),
    ],
)
def test_the_narrowest_day_that_enough_documents_bear_out(told: list[tuple[str, str | None]], best: str | None) -> None:
    assert day(*told) == best


def test_a_date_that_was_set_makes_a_release_precise() -> None:
    due = Article("due", "2025-04-23").tells("date_set", 2, target="2025-08-06")
    out = Article("out", "2025-09-01").tells("released", 2, date="2025-08")
    (event,) = [event for event in record(due, out).slice(SHOW).timeline() if event.kind == "released"]
    assert event.edtf == "2025-08-06"


def days_of_articles(*articles: Article) -> dict[str, str | None]:
    """Return the day of what each article tells."""
    found = record(*articles).slice(SHOW)
    names = {article.document.id: article.name for article in articles}
    return {names[item.claim.document]: found.days()[item.claim.id, item.season] for item in found.milestones}


def test_a_report_without_a_day_of_its_own_has_the_records_day() -> None:
    first = Article("first", "2024-01-09").tells("renewed", 2, date="published - 0 d")
    bare = Article("bare", "2024-03-01").tells("renewed", 2)
    reprint = Article("reprint", "2024-05-01").tells("renewed", 2, date="published - 1 d")
    undated = Article("undated").tells("renewed", 2, date="published < month 1")
    own = Article("own", "2024-06-01").tells("renewed", 2, date="2024")
    days = days_of_articles(first, bare, reprint, undated, own)
    assert days == {"first": "2024-01-09", "bare": "2024-01-09", "reprint": "2024-01-09", "undated": "2024-01-09", "own": "2024"}


def test_a_day_without_a_year_of_an_undated_document_is_that_of_the_event() -> None:
    told = Article("told", "2025-07-23", outlet="Gull").tells("renewed", 3, date="2025-07-23")
    undated = Article("undated", outlet="Tern").tells("renewed", 3, date="published <= date 07-23 3")
    assert days_of_articles(told, undated)["undated"] == "2025-07-23"


def test_an_approximate_day_gives_way_to_the_one_on_file_near_it() -> None:
    told = Article("told", "2019-03-14", outlet="Gull").tells("cancelled", 4, date="2019-03-14")
    nearly = Article("nearly", "2019-06-27", outlet="Tern").tells("cancelled", 4, date="published - 4 m about")
    found = days_of_articles(told, nearly)
    assert found["nearly"] == "2019-03-14"
