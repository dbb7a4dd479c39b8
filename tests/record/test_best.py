import pytest
from record_builder import SHOW, Article, record

from clapboard.model.show import SeasonId


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


def test_a_report_without_a_day_of_its_own_has_the_records_day() -> None:
    first = Article("first", "2024-01-09").tells("renewed", 2, date="published - 0 d")
    bare = Article("bare", "2024-03-01").tells("renewed", 2)
    reprint = Article("reprint", "2024-05-01").tells("renewed", 2, date="published - 1 d")
    undated = Article("undated").tells("renewed", 2, date="published < month 1")
    own = Article("own", "2024-06-01").tells("renewed", 2, date="2024")
    found = record(first, bare, reprint, undated, own).slice(SHOW)
    names = {article.document.id: article.name for article in (first, bare, reprint, undated, own)}
    days = {names[item.claim.document]: found.days()[item.claim.id, SeasonId(show=SHOW, number=2)] for item in found.milestones}
    assert days == {"first": "2024-01-09", "bare": "2024-01-09", "reprint": "2024-01-09", "undated": "2024-01-09", "own": "2024"}
