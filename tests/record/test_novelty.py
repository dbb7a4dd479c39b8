from record_builder import SHOW, Article, Certainty, numbered, record

from clapboard.model.when import Interval
from clapboard.record.novelty import Finding, Novelty, novelties


def told(draft: Article, *others: Article) -> dict[tuple[str, int | None], Finding]:
    found = novelties(record(*others, draft).slice(SHOW), draft.document.id)
    return {(item.kind, item.season.number if item.season else None): item for item in found}


def test_what_nobody_told_before_is_new() -> None:
    wrap = Article("wrap", published="2025-03-01").tells("filming_wrapped", 2)
    draft = Article("draft", published="2025-04-01").tells("renewed", 3)
    item = told(draft, wrap)["renewed", 3]
    assert item.novelty is Novelty.NEW
    assert item.known == ()
    assert item.since is None


def test_what_was_told_before_is_on_record_since_the_first_report() -> None:
    first = Article("first", published="2025-03-01", outlet="The Gull").tells("renewed", 3)
    second = Article("second", published="2025-03-05", outlet="The Tern").tells("renewed", 3)
    draft = Article("draft", published="2025-04-01").tells("renewed", 3)
    item = told(draft, second, first)["renewed", 3]
    assert item.novelty is Novelty.ON_RECORD
    assert item.since == Interval.day(first.source.published.interval.first)
    assert item.first is not None
    assert item.first.document == first.document.id
    assert item.documents == (first.document.id, second.document.id)


def test_who_was_first_on_one_day_cannot_be_told() -> None:
    one = Article("one", published="2025-03-01").tells("renewed", 3)
    other = Article("other", published="2025-03-01").tells("renewed", 3)
    item = told(Article("draft", published="2025-04-01").tells("renewed", 3), one, other)["renewed", 3]
    assert item.novelty is Novelty.ON_RECORD
    assert item.first is None


def test_what_was_surely_told_later_is_no_source() -> None:
    later = Article("later", published="2025-05-01").tells("renewed", 3)
    draft = Article("draft", published="2025-04-01").tells("renewed", 3)
    assert told(draft, later)["renewed", 3].novelty is Novelty.NEW


def test_another_day_conflicts_and_both_sides_have_their_claims() -> None:
    first = Article("first", published="2025-03-01").tells("date_set", 3, target="2025-10-03")
    draft = Article("draft", published="2025-04-01").tells("date_set", 3, target="2025-11-20")
    item = told(draft, first)["date_set", 3]
    assert item.novelty is Novelty.CONFLICTING
    sides = {side.value: side.documents for side in item.conflicts[0].sides}
    assert sides == {"2025-10-03": (first.document.id,), "2025-11-20": (draft.document.id,)}


def test_a_day_that_nobody_gave_is_new_and_the_rest_is_told() -> None:
    first = Article("first", published="2025-03-01").tells("filming_wrapped", 3)
    draft = Article("draft", published="2025-04-01").tells("filming_wrapped", 3, date="2025-02-20")
    item = told(draft, first)["filming_wrapped", 3]
    assert item.novelty is Novelty.NEW
    assert item.documents == (first.document.id,)
    wide = Article("wide", published="2025-03-01").tells("filming_wrapped", 3, date="2025-02")
    assert told(draft, wide)["filming_wrapped", 3].novelty is Novelty.NEW
    assert told(Article("d", published="2025-04-01").tells("filming_wrapped", 3, date="2025-02"), wide)["filming_wrapped", 3].novelty is (
        Novelty.ON_RECORD
    )


def test_a_day_is_on_record_since_it_was_given() -> None:
    first = Article("first", published="2025-03-01").tells("filming_wrapped", 3)
    exact = Article("exact", published="2025-03-03").tells("filming_wrapped", 3, date="2025-02-20")
    draft = Article("draft", published="2025-04-01").tells("filming_wrapped", 3, date="2025-02-20")
    item = told(draft, first, exact)["filming_wrapped", 3]
    assert (item.novelty, item.documents) == (Novelty.ON_RECORD, (exact.document.id,))
    plain = told(Article("draft", published="2025-04-01").tells("filming_wrapped", 3), first, exact)["filming_wrapped", 3]
    assert plain.documents == (first.document.id, exact.document.id)


def test_the_day_of_a_release_is_known_from_the_date_that_was_set() -> None:
    plan = Article("plan", published="2025-03-01").tells("date_set", 3, target="2025-10-03")
    out = Article("out", published="2025-10-05").tells("released", 3)
    draft = Article("draft", published="2025-12-01").tells("released", 3, date="2025-10-03")
    item = told(draft, plan, out)["released", 3]
    assert (item.novelty, item.documents) == (Novelty.ON_RECORD, (out.document.id,))
    again = Article("again", published="2025-12-01").tells("date_set", 3, target="2025-10-03")
    found = told(again, Article("it", published="2025-10-05").tells("released", 3, date="2025-10-03"))["date_set", 3]
    assert found.novelty is Novelty.ON_RECORD
    assert told(draft, plan)["released", 3].novelty is Novelty.NEW  # that it came out, nobody said


def test_who_names_no_part_means_the_first() -> None:
    first = Article("first", published="2025-03-01").tells("released", 3, season=numbered(3, part=1), date="2025-02-20")
    second = Article("second", published="2025-04-21").tells("released", 3, season=numbered(3, part=2), date="2025-04-20")
    for day, novelty in (("2025-02-20", Novelty.ON_RECORD), ("2025-04-20", Novelty.CONFLICTING)):
        draft = Article("draft", published="2025-05-01").tells("released", 3, date=day)
        assert told(draft, first, second)["released", 3].novelty is novelty, day


def test_to_repeat_what_is_settled_as_right_is_on_record() -> None:
    wrong = Article("wrong", published="2025-03-01").tells("date_set", 3, target="2025-10-03")
    right = Article("right", published="2025-03-02").tells("date_set", 3, target="2025-11-20", announced_by="Netflix", platform="Netflix")
    draft = Article("draft", published="2025-04-01").tells("date_set", 3, target="2025-11-20")
    item = told(draft, wrong, right)["date_set", 3]
    assert item.novelty is Novelty.ON_RECORD
    assert item.conflicts
    assert (
        told(Article("other", published="2025-04-01").tells("date_set", 3, target="2025-10-03"), wrong, right)["date_set", 3].novelty
        is Novelty.CONFLICTING
    )


def test_a_denial_is_not_known_by_an_assertion_nor_a_question_a_fact() -> None:
    first = Article("first", published="2025-03-01").tells("cancelled", 3)
    draft = (
        Article("draft", published="2025-03-10")
        .tells("cancelled", 3, certainty=Certainty.DENIED)
        .tells("renewed", 4, certainty=Certainty.ASKED)
    )
    found = told(draft, first)
    assert found["cancelled", 3].novelty is Novelty.CONFLICTING
    assert ("renewed", 4) not in found


def test_a_fact_told_twice_is_one_finding() -> None:
    draft = Article("draft", published="2025-04-01").tells("renewed", 3).tells("renewed", 3)
    assert len(told(draft)["renewed", 3].claims) == 2


def test_credits_are_facts_too() -> None:
    first = Article("first", published="2025-03-01").credits("Ida Brook", "creator")
    draft = Article("draft", published="2025-04-01").credits("Ida Brook", "creator").credits("Ned Sallow", "actor")
    found = {item.value: item.novelty for item in novelties(record(first, draft).slice(SHOW), draft.document.id)}
    assert found == {"Ida Brook, creator": Novelty.ON_RECORD, "Ned Sallow, actor": Novelty.NEW}


def test_the_order_of_the_others_does_not_matter() -> None:
    others = [Article(name, published=f"2025-03-0{day}").tells("renewed", 3) for day, name in enumerate("abc", start=1)]
    draft = Article("draft", published="2025-04-01").tells("renewed", 3)
    assert told(draft, *others) == told(draft, *reversed(others))
