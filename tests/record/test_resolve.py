import pytest
from record_builder import SHOW, Article, Certainty, numbered, record

from clapboard.model.mention import Continuation, SeasonRef
from clapboard.model.show import Milestone, SeasonBasis


def ref(pointer: str, count: int | None = None) -> SeasonRef:
    return SeasonRef(words=pointer, pointer=pointer, count=count)


def seasons(article: Article, *others: Article) -> list[int | str | None]:
    return [item.season.number for item in told(article, *others)]


def told(article: Article, *others: Article) -> list[Milestone]:
    return [item for item in record(article, *others).slice(SHOW).milestones if item.claim.document == article.document.id]


OUT = (
    Article("out 1", "2022-04-22").tells("released", 1, date="2022-04-22"),
    Article("two more", "2022-05-20").tells("renewed", 2, 3),
    Article("out 2", "2023-08-03").tells("released", 2, date="2023-08-03"),
)


def test_two_numbers_in_one_sentence_are_two_milestones() -> None:
    assert [(item.season.number, item.basis) for item in told(OUT[1])] == [(2, SeasonBasis.PRINTED), (3, SeasonBasis.PRINTED)]


@pytest.mark.parametrize("day", ["2022-05-21", "2022-09-01", "2024-02-01"])
def test_two_more_seasons_are_those_that_the_record_numbers(day: str) -> None:
    assert seasons(Article("a", day).tells("renewed", season=ref("more", 2)), *OUT) == [2, 3]


def test_two_more_seasons_without_numbers_anywhere_follow_what_is_out() -> None:
    assert seasons(Article("a", "2022-06-01").tells("renewed", season=ref("more", 2)), OUT[0]) == [2, 3]


@pytest.mark.parametrize(("day", "number"), [("2022-06-01", 2), ("2023-08-20", 3)])
def test_filming_of_the_new_season_is_that_of_the_one_after_what_is_out(day: str, number: int) -> None:
    assert seasons(Article("a", day).tells("filming_started", season=ref("next")), *OUT) == [number]


def carried(number: int, pointer: str | None = None) -> SeasonRef:
    return SeasonRef(words="carried over", numbers=(number,), pointer=pointer, implied=True)


@pytest.mark.parametrize(
    ("kind", "day", "number"), [("filming_started", "2023-11-01", 3), ("trailer", "2023-07-01", 2), ("renewed", "2022-05-01", 2)]
)
def test_what_is_carried_over_gives_way_to_what_the_record_knows_is_next(kind: str, day: str, number: int) -> None:
    assert seasons(Article("a", day).tells(kind, season=carried(1)), *OUT) == [number]


def test_a_number_far_off_that_is_only_carried_over_is_somebody_elses() -> None:
    assert seasons(Article("a", "2023-07-01").tells("filming_paused", season=carried(7)), *OUT) == [2]


def test_a_printed_number_stands_whatever_the_record_knows() -> None:
    assert seasons(Article("a", "2023-11-01").tells("filming_started", 1), *OUT) == [1]


def test_a_release_on_a_day_on_record_is_of_the_season_that_came_out_then() -> None:
    assert seasons(Article("a", "2024-02-01").tells("released", season=carried(3), date="2023-08-03"), *OUT) == [2]


def test_an_order_of_a_show_that_is_out_is_not_of_its_first_season() -> None:
    first = SeasonRef(words="ordered", numbers=(1,), pointer="first", implied=True)
    assert seasons(Article("a", "2023-11-01").tells("ordered", season=first), OUT[0], OUT[2]) == [3]


def test_the_same_news_on_the_same_days_gives_the_number() -> None:
    other = Article("b", "2024-10-02").tells("filming_wrapped", 4)
    (item,) = told(Article("a", "2024-10-01").tells("filming_wrapped"), *OUT, other)
    assert (item.season.number, item.basis) == (4, SeasonBasis.MATCHED)


def test_a_cancellation_without_a_number_is_of_the_season_after_the_last_one_out() -> None:
    assert seasons(Article("a", "2023-10-01").tells("cancelled"), OUT[0], OUT[2]) == [3]


def test_a_cancellation_counts_a_season_that_was_filmed() -> None:
    filmed = Article("b", "2023-09-01").tells("filming_wrapped", 3)
    assert seasons(Article("a", "2023-10-01").tells("cancelled"), *OUT, filmed) == [4]


def test_a_withdrawn_renewal_is_of_the_season_that_had_been_ordered() -> None:
    article = Article("a", "2023-10-01").tells("cancelled").tells("renewed", 3, date="2022-05-20")
    assert seasons(article, *OUT) == [3, 3]


def test_an_earlier_cancellation_in_a_later_article_is_of_the_season_of_that_time() -> None:
    later = Article("c", "2024-06-01").tells("released", 3, date="2024-05-01")
    assert seasons(Article("a", "2025-01-01").tells("cancelled", date="2022-05"), OUT[0], OUT[2], later) == [2]


def test_of_this_season_is_the_one_the_document_is_about() -> None:
    article = Article("a", "2023-09-01").tells("filming_wrapped", 3).tells("trailer", season=ref("this"))
    assert seasons(article, *OUT) == [3, 3]


def test_the_first_season_is_the_first() -> None:
    assert seasons(Article("a", "2023-09-01").tells("released", season=ref("first")), *OUT) == [1]


def test_the_final_season_is_the_one_said_to_be() -> None:
    final = Article("b", "2023-09-01").tells("final_season", 5)
    assert seasons(Article("a", "2023-10-01").tells("filming_started", season=ref("final")), *OUT, final) == [5]


def test_where_the_record_names_no_season_it_is_the_show_as_a_whole() -> None:
    (item,) = told(Article("a", "2023-09-01").tells("cancelled"))
    assert (item.season.number, item.basis) == (None, SeasonBasis.SHOW)


def test_a_film_and_a_spin_off_are_no_seasons() -> None:
    film = SeasonRef(words="the film", continuation=Continuation.FILM)
    found = told(Article("a", "2024-01-01").tells("filming_wrapped", season=film).tells("spin_off"))
    assert [item.season.continuation for item in found] == [Continuation.FILM, Continuation.SPIN_OFF]
    assert [item.season.number for item in found] == [None, None]


def test_a_denied_season_is_not_matched_with_the_news_of_another() -> None:
    other = Article("b", "2023-10-02").tells("renewed", 7)
    (item,) = told(Article("a", "2023-10-01").tells("renewed", certainty=Certainty.DENIED), *OUT, other)
    assert item.season.number == 3


def test_days_follow_the_publication_and_keep_the_texts_precision() -> None:
    item, target = told(
        Article("a", "2023-04-24").tells("released", 1, date="2022").tells("date_set", 2, date="published - 0 d", target="2023-08-03")
    )
    assert (item.happened_edtf, str(item.happened), item.anchored) == ("2022", "2022-01-01/2022-12-31", False)
    assert (target.happened_edtf, target.target_edtf, target.anchored) == ("2023-04-24", "2023-08-03", True)


def test_yesterday_is_not_trusted_where_it_was_on_record_before() -> None:
    first = Article("first", "2023-04-24").tells("filming_wrapped", 2, date="published - 0 d")
    (reprint,) = told(Article("reprint", "2023-06-01").tells("filming_wrapped", 2, date="published - 1 d"), first)
    assert (reprint.trusted, reprint.happened_edtf) == (False, "2023-05-31")
    (event,) = record(first, Article("reprint", "2023-06-01").tells("filming_wrapped", 2, date="published - 1 d")).slice(SHOW).timeline()
    assert event.edtf == "2023-04-24"


def test_a_correction_of_a_date_by_one_day_is_still_trusted() -> None:
    first = Article("first", "2023-04-24").tells("filming_wrapped", 2, date="published - 0 d")
    (item,) = told(Article("second", "2023-04-26").tells("filming_wrapped", 2, date="published - 1 d"), first)
    assert item.trusted


def test_the_milestone_keeps_what_the_claim_says() -> None:
    article = Article("a", "2023-04-24").tells(
        "renewed", season=numbered(2, part=1), announced_by="Netflix", platform="Netflix", value="ten episodes", announced=None
    )
    (item,) = told(article)
    assert (item.announced_by, item.platform, item.value, item.part, item.outlet) == ("Netflix", "Netflix", "ten episodes", 1, "The Gull")


def test_the_new_season_that_is_out_is_the_next_unless_one_came_out_just_now() -> None:
    streaming = SeasonRef(words="the new season", pointer="next")
    assert seasons(Article("a", "2024-10-05").tells("released", season=streaming), *OUT) == [3]
    assert seasons(Article("a", "2023-08-25").tells("released", season=streaming), *OUT) == [2]


def test_a_fact_of_long_ago_is_not_of_the_season_the_article_is_mostly_about() -> None:
    article = Article("a", "2024-03-01").tells("renewed", 3).tells("date_set", 3, target="2024-06").tells("filming_started", date="2021-05")
    assert [item.season.number for item in told(article, *OUT) if item.kind == "filming_started"] == [1]


def test_a_wrong_early_date_of_a_cancellation_is_still_of_the_first_season_that_can_be_meant() -> None:
    known = Article("b", "2019-02-08").tells("released", 3, date="2019-02-08")
    assert seasons(Article("a", "2020-11-01").tells("cancelled", date="2018"), known) == [4]


def test_undated_news_of_the_same_company_is_the_same_news() -> None:
    dated = Article("b", "2019-06-27").tells("moved_platform", 4, announced_by="Pop TV").tells("date_set", 4, target="2020")
    out = Article("c", "2020-11-24").tells("released", 4, date="2020-03")
    undated = Article("a").tells("moved_platform", announced_by="Pop TV").tells("date_set", target="2020")
    assert seasons(undated, dated, out) == [4, 4]


def test_an_implied_number_gives_way_to_what_was_printed_at_the_time() -> None:
    implied = SeasonRef(words="last season", numbers=(4,), pointer="final", implied=True)
    then = Article("b", "2022-05-08").tells("final_season", 3)
    assert seasons(Article("a", "2023-04-11").tells("final_season", season=implied, date="2022-05"), then) == [3]
    assert seasons(Article("a", "2023-04-11").tells("final_season", season=implied, date="2023-04"), then) == [4]


def test_news_of_the_making_is_of_a_season_not_yet_out_that_the_document_tells_of() -> None:
    article = Article("a", "2023-09-01").tells("released", 2, date="2023-08-03").tells("renewed", 3).tells("filming_started")
    assert [item.season.number for item in told(article, *OUT) if item.kind == "filming_started"] == [3]


@pytest.mark.parametrize("implied", [True, False])
def test_what_a_text_only_looks_back_on_is_the_last_news_of_its_kind(*, implied: bool) -> None:
    axed = Article("axed", "2024-01-10").tells("cancelled", 3)
    ref = SeasonRef(words="Season 4", numbers=(4,), implied=True) if implied else None
    (item,) = told(Article("a", "2025-08-08").tells("cancelled", season=ref, retold=True), *OUT, axed)
    assert item.season.number == 3


def test_a_season_printed_with_it_counts_even_where_a_text_looks_back() -> None:
    axed = Article("axed", "2024-01-10").tells("cancelled", 3)
    (item,) = told(Article("a", "2025-08-08").tells("cancelled", 2, retold=True), *OUT, axed)
    assert item.season.number == 2
