from datetime import UTC, datetime

from record_builder import SHOW, Article, record

from clapboard.record.publication import Dating


def dating(undated: Article, *others: Article) -> Dating:
    return record(undated, *others).slice(SHOW).datings[undated.document.id]


WRAPPED = Article("wrapped").tells("filming_wrapped", 2, date="published - 0 d")
OUT = Article("out", "2023-08-03").tells("released", 2, date="published - 0 d")


def test_news_of_a_wrap_lies_before_the_release_on_record_with_the_reason() -> None:
    found = dating(WRAPPED, OUT)
    assert str(found.interval) == "../2023-08-02"
    (reason,) = found.reasons
    assert "filming wrapped (season 2)" in reason.words
    assert "released (season 2)" in reason.words
    assert (reason.own.document, reason.other.document) == (WRAPPED.document.id, OUT.document.id)


def test_what_it_tells_had_happened_bounds_it_from_below() -> None:
    undated = Article("undated").tells("released", 1).tells("filming_wrapped", 2)
    first = Article("first", "2022-05-01").tells("released", 1, date="2022-04-22")
    assert str(dating(undated, first, OUT).interval) == "2022-04-22/2023-08-02"


def test_what_is_still_to_come_bounds_it_from_above() -> None:
    undated = Article("undated").tells("renewed", 3).tells("released", 2, planned=True, date="2023")
    assert str(dating(undated, OUT).interval) == "../2023-08-02"


def test_an_article_that_tells_of_the_release_too_is_not_bounded_by_it() -> None:
    undated = Article("undated").tells("filming_wrapped", 2).tells("released", 2)
    assert dating(undated, OUT).interval.last is not None
    assert str(dating(undated, OUT).interval) == "2023-08-03/2030-01-01"


def test_it_was_not_published_after_it_was_captured() -> None:
    undated = Article("undated", captured=datetime(2023, 1, 5, tzinfo=UTC)).tells("filming_wrapped", 2)
    assert str(dating(undated, OUT).interval) == "../2023-01-05"
    assert dating(undated, OUT).reasons == ()


def test_undated_articles_do_not_bound_one_another() -> None:
    assert dating(WRAPPED, Article("also undated").tells("released", 2)).reasons == ()


def test_a_dated_article_says_itself_when() -> None:
    assert dating(OUT, WRAPPED) == Dating(interval=OUT.source.published.interval)


def test_the_days_of_its_facts_are_bounded_with_it() -> None:
    items = record(WRAPPED, OUT).slice(SHOW).milestones
    (item,) = [item for item in items if item.kind == "filming_wrapped"]
    assert item.happened is not None
    assert str(item.happened.last) == "2023-08-02"


def test_facts_of_another_season_bound_nothing() -> None:
    assert dating(Article("undated").tells("filming_wrapped", 3), OUT).reasons == ()


def test_a_release_was_not_before_the_day_that_was_set_for_it() -> None:
    undated = Article("undated").tells("released", 2)
    dated = Article("dated", "2023-06-01").tells("date_set", 2, target="2023-08-03")
    assert str(dating(undated, dated).interval.first) == "2023-08-03"
    assert dating(Article("plan").tells("date_set", 2, target="2023-08-03"), dated).interval.first is None
