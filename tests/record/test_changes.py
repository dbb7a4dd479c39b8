from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_builder import SHOW, Article, claims_of

from clapboard.model.claim import Judgement, Verdict
from clapboard.record.changes import Change, ChangeKind, Clock, Holdings, changes, folded
from clapboard.record.changes.comparing import standing

START = datetime(2024, 1, 1, 9, tzinfo=UTC)


def came(day: int) -> datetime:
    return START + timedelta(days=day)


def holdings(*articles: Article, judgements: tuple[Judgement, ...] = ()) -> Holdings:
    return Holdings(claims=tuple(claims_of(articles)), sources=tuple(article.source for article in articles), judgements=judgements)


def told(found: tuple[Change, ...]) -> list[tuple[str, str, str | None, str | None]]:
    return [(item.kind.value, item.field, item.before, item.after) for item in reversed(found)]


ORDER = Article("order", "2024-01-01", captured=came(0)).tells("renewed", 2, date="published - 0 d")
FILMING = Article("filming", "2024-02-01", captured=came(1), outlet="The Tern").tells("filming_started", 2, date="published - 0 d")


def test_a_new_fact_and_the_standing_that_it_brings() -> None:
    assert told(changes(holdings(ORDER, FILMING))) == [
        ("fact", "renewed", None, "2024-01-01"),
        ("standing", "standing", None, "ordered, renewed"),
        ("fact", "filming_started", None, "2024-02-01"),
        ("standing", "standing", "ordered, renewed", "filming, renewed"),
    ]


def test_folded_news_is_told_once() -> None:
    assert [item.kind for item in folded(changes(holdings(ORDER, FILMING)))] == [ChangeKind.STANDING, ChangeKind.STANDING]


def test_every_change_has_the_words_that_prove_it() -> None:
    first = changes(holdings(ORDER))[-1]
    (claim,) = [claim for claim in ORDER.claims if claim.predicate == "renewed"]
    assert [(item.claim, item.document, item.words) for item in first.evidence] == [(claim.id, claim.document, claim.evidence[0].exact)]


def test_a_new_standing_is_proved_by_what_changed() -> None:
    newest = next(item for item in changes(holdings(ORDER, FILMING)) if item.kind is ChangeKind.STANDING)
    (claim,) = [claim for claim in FILMING.claims if claim.predicate == "filming_started"]
    assert newest.evidence[0].claim == claim.id  # and not by the order, which stood before


def test_the_same_news_of_two_shows_are_two_changes() -> None:
    one = changes(holdings(ORDER))[-1]
    assert replace(one, show="Tin Orchard").id != one.id == replace(one).id


def test_no_change_without_its_sentence() -> None:
    with pytest.raises(ValueError, match="sentence"):
        Change(kind=ChangeKind.FACT, show=SHOW, at=START, field="renewed", evidence=())


def test_one_more_report_of_a_known_fact_is_no_change() -> None:
    again = Article("again", "2024-01-03", captured=came(3)).tells("renewed", 2)
    assert changes(holdings(ORDER, again), since=came(2)) == ()


def test_another_date_in_force_is_a_date_moved() -> None:
    set_for = Article("set", "2024-03-01", captured=came(2)).tells("date_set", 2, target="2024-06-05")
    moved = Article("moved", "2024-05-01", captured=came(3)).tells("date_moved", 2, target="2024-09-11")
    found = changes(holdings(ORDER, set_for, moved), since=came(2))
    assert ("date moved", "release_date", "2024-06-05", "2024-09-11") in told(found)


def test_a_window_that_becomes_a_day_is_a_date_known_better() -> None:
    window = Article("window", "2024-03-01", captured=came(2)).tells("date_set", 2, target="2024-06")
    day = Article("day", "2024-05-01", captured=came(3)).tells("date_set", 2, target="2024-06-05")
    found = changes(holdings(ORDER, window, day), since=came(2))
    assert ("date known better", "date_set", "2024-06", "2024-06-05") in told(found)


def test_a_conflict_opens_and_closes() -> None:
    one = Article("one", "2024-03-01", captured=came(2), outlet="The Gull").tells("released", 2, date="2024-02-10")
    two = Article("two", "2024-03-01", captured=came(3), outlet="The Tern").tells("released", 2, date="2024-02-20")
    official = Article("three", "2024-03-05", captured=came(4)).tells("released", 2, date="2024-02-20", announced_by="Netflix")
    found = [item for item in changes(holdings(one, two, official)) if item.kind.value.startswith("conflict")]
    assert [(item.kind.value, item.at) for item in reversed(found)] == [("conflict opened", came(3)), ("conflict closed", came(4))]
    assert found[0].after == "2024-02-20"
    assert {item.document for item in found[1].evidence} == {one.document.id, two.document.id}


def test_a_page_that_changed_names_the_words_that_came_and_went() -> None:
    page = "https://gull.example/renewed"
    old, new = ORDER, Article("order, changed", "2024-01-01", captured=came(5)).tells("renewed", 2, 3)
    held = holdings(old, new)
    held = replace(held, sources=tuple(replace(source, address=page) for source in held.sources))
    (change,) = [item for item in changes(held) if item.kind is ChangeKind.PAGE_CHANGED]
    assert (change.field, change.before, change.after, change.at) == (page, old.document.id, new.document.id, came(5))
    assert {item.document for item in change.evidence} == {old.document.id, new.document.id}


def rejected(article: Article, *, undone: datetime | None = None) -> Judgement:
    claim = next(claim for claim in article.claims if claim.predicate == "renewed")
    return Judgement(
        id="j",
        claim=claim.id,
        document=claim.document,
        predicate="renewed",
        verdict=Verdict.REJECT,
        by="ed",
        made_at=came(6),
        evidence=claim.evidence[0],
        undone=undone,
    )


def test_a_judgement_and_what_it_takes_away_and_what_its_undoing_gives_back() -> None:
    found = changes(holdings(ORDER, judgements=(rejected(ORDER, undone=came(8)),)), since=came(1))
    assert told(found[3:]) == [
        ("judgement", "reject", None, None),
        ("fact withdrawn", "renewed", "2024-01-01", None),
        ("standing", "standing", "ordered, renewed", None),
    ]
    assert {item.kind.value for item in found[:3]} == {"judgement", "fact", "standing"}
    assert {item.at for item in found[:3]} == {came(8)}


def test_by_the_days_of_publication() -> None:
    found = changes(holdings(ORDER, FILMING), clock=Clock.PUBLISHED)
    assert {item.at for item in found} == {datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 2, 1, tzinfo=UTC)}


def test_one_show_and_no_more_than_asked_for() -> None:
    other = Article("other", "2024-01-05", captured=came(2), about="Tin Orchard").tells("renewed", 4, show="Tin Orchard")
    held = holdings(ORDER, FILMING, other)
    assert {item.show for item in changes(held)} == {SHOW, "Tin Orchard"}
    assert {item.show for item in changes(held, show=SHOW)} == {SHOW}
    assert changes(held, newest=2) == changes(held)[:2]
    assert changes(held, until=came(0)) == changes(holdings(ORDER))


KINDS = ("renewed", "cancelled", "undone", "date_set", "date_moved", "released", "filming_started", "filming_wrapped")
days = st.dates(date(2023, 1, 1), date(2024, 12, 31)).map(str)
facts = st.tuples(st.sampled_from(KINDS), st.integers(1, 3), st.none() | days)
papers = st.lists(st.tuples(days, st.integers(0, 20), st.lists(facts, min_size=1, max_size=3)), min_size=1, max_size=5)


def articles(rows: list, prefix: str = "") -> list[Article]:
    made = []
    for at, (published, captured, told_of) in enumerate(rows):
        article = Article(f"{prefix}{at}", published, outlet=f"Outlet {at % 3}", captured=came(captured))
        for kind, season, when in told_of:
            target = when if kind.startswith("date") else None
            article.tells(kind, season, date=None if target else when, target=target)
        made.append(article)
    return made


@settings(max_examples=60, deadline=None)
@given(papers, papers, st.integers(0, 20))
def test_the_past_does_not_change_by_what_is_captured_later(rows: list, more: list, day: int) -> None:
    base = [article for article in articles(rows) if article.captured <= came(day)]
    later = [article for article in articles(more, "later ") if article.captured > came(day)]
    assert changes(holdings(*base, *later), until=came(day)) == changes(holdings(*base), until=came(day))


@settings(max_examples=60, deadline=None)
@given(papers, papers, st.dates(date(2023, 1, 1), date(2024, 12, 31)))
def test_the_past_does_not_change_by_what_is_published_later(rows: list, more: list, day: date) -> None:
    until = datetime(day.year, day.month, day.day, tzinfo=UTC)
    base = [article for article in articles(rows) if article.published <= str(day)]
    later = [article for article in articles(more, "later ") if article.published > str(day)]
    whole = changes(holdings(*base, *later), until=until, clock=Clock.PUBLISHED)
    assert whole == changes(holdings(*base), until=until, clock=Clock.PUBLISHED)


@settings(max_examples=40, deadline=None)
@given(papers)
def test_the_changes_add_up_to_the_record(rows: list) -> None:
    held = holdings(*articles(rows))
    found = changes(held, show=SHOW)
    last = {item.season: item.after for item in reversed(found) if item.kind is ChangeKind.STANDING}
    now = {season: standing(status) for season, status in held.record().slice(SHOW).statuses().items()}
    assert {season: value for season, value in last.items() if value} == {season: value for season, value in now.items() if value}
