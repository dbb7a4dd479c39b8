from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from record_builder import CAPTURED, SHOW, Article, claims_of, record

from clapboard.model.claim import Claim, Evidence, Judgement, Verdict
from clapboard.model.show import Fate, SeasonId, Stage
from clapboard.record.judging import judged
from clapboard.record.view import Record

TWO = SeasonId(show=SHOW, number=2)
RENEWED = Article("a", "2024-01-01").tells("renewed", 2)
CANCELLED = Article("b", "2024-02-01").tells("cancelled", 2)


def milestone(article: Article) -> Claim:
    return next(claim for claim in article.claims if claim.predicate != "about")


def judgement(claim: Claim, verdict: Verdict, *, at: int = 0, **more: object) -> Judgement:
    return Judgement(
        id=f"{verdict}-{at}-{claim.id}",
        claim=claim.id,
        document=claim.document,
        predicate=claim.predicate,
        verdict=verdict,
        by="desk",
        made_at=CAPTURED + timedelta(days=at),
        evidence=claim.evidence[0],
        **more,
    )


def moved(article: Article, by: str) -> Article:
    """The same document read anew with another text: everything stands elsewhere."""
    again = Article(article.name, article.published)
    again._sentence(by)
    return again


def test_a_rejected_claim_is_as_if_it_had_never_been_read() -> None:
    wrong = judgement(milestone(CANCELLED), Verdict.REJECT)
    found = record(RENEWED, CANCELLED, judgements=[wrong]).slice(SHOW).statuses()[TWO]
    assert (found.stage, found.fate) == (Stage.ORDERED, Fate.RENEWED)


@settings(max_examples=40)
@given(st.sets(st.integers(0, 5)))
def test_rejecting_claims_and_leaving_them_out_is_the_same(rejected: set[int]) -> None:
    kinds = ("renewed", "filming_started", "cancelled", "undone", "date_set", "released")
    articles = [Article(f"d{at}", f"2024-0{at + 1}-01").tells(kind, 2, target="2024-09-01") for at, kind in enumerate(kinds)]
    claims, sources = claims_of(articles), [article.source for article in articles]
    bad = {milestone(articles[at]).id for at in rejected}
    judgements = [judgement(milestone(articles[at]), Verdict.REJECT) for at in rejected]

    one = Record.build(claims, sources, judgements=judgements)
    other = Record.build([claim for claim in claims if claim.id not in bad], sources)
    assert one.slice(SHOW).statuses() == other.slice(SHOW).statuses()
    assert one.slice(SHOW).timeline() == other.slice(SHOW).timeline()


def test_a_judgement_taken_back_no_longer_counts() -> None:
    wrong = judgement(milestone(CANCELLED), Verdict.REJECT)
    undone = Judgement(
        **{name: getattr(wrong, name) for name in wrong.__slots__ if name != "undone"}, undone=datetime(2031, 1, 1, tzinfo=UTC)
    )
    assert record(RENEWED, CANCELLED, judgements=[undone]).slice(SHOW).statuses()[TWO].fate is Fate.CANCELLED


def test_the_later_of_two_judgements_holds() -> None:
    claim = milestone(CANCELLED)
    both = [judgement(claim, Verdict.REJECT, at=0), judgement(claim, Verdict.ACCEPT, at=1)]
    found = judged(claims_of([CANCELLED]), both)
    assert claim.id in found.accepted
    assert claim in judged(claims_of([CANCELLED]), reversed(both)).claims
    turned = [judgement(claim, Verdict.ACCEPT, at=0), judgement(claim, Verdict.REJECT, at=1)]
    assert claim not in judged(claims_of([CANCELLED]), turned).claims


def test_a_corrected_season_is_the_season_everywhere() -> None:
    right = judgement(milestone(CANCELLED), Verdict.CORRECT, field="season", value="3")
    found = record(RENEWED, CANCELLED, judgements=[right]).slice(SHOW)
    assert found.statuses()[SeasonId(show=SHOW, number=3)].fate is Fate.CANCELLED
    assert found.statuses()[TWO].fate is Fate.RENEWED


def test_two_titles_judged_the_same_are_one_show() -> None:
    other = Article("c", "2024-03-01", about="Hafenlichter").tells("cancelled", 2, show="Hafenlichter")
    same = judgement(milestone(other), Verdict.SAME_AS, field="show", value=SHOW)
    apart, joined = record(RENEWED, other), record(RENEWED, other, judgements=[same])
    assert len(apart.titles()) == 2
    (title,) = joined.titles()
    assert joined.slice(title).statuses()[SeasonId(show=title, number=2)].fate is Fate.CANCELLED


def test_after_a_re_reading_a_judgement_goes_with_the_words_or_is_listed() -> None:
    old = Article("doc", "2024-01-01").tells("cancelled", 2, words="The platform has cancelled the quay drama after two seasons")
    judgements = [judgement(milestone(old), Verdict.REJECT)]
    longer = moved(old, "A line that was not there").tells(
        "cancelled", 2, words="On Monday the platform has cancelled the quay drama after two seasons, it said"
    )
    gone = moved(old, "A line that was not there").tells("cancelled", 2, words="Nothing will follow")
    carried, lost = judged(longer.claims, judgements), judged(gone.claims, judgements)
    assert [claim.predicate for claim in carried.claims] == ["about"]
    assert carried.not_carried == ()
    assert "cancelled" in {claim.predicate for claim in lost.claims}
    assert lost.not_carried == tuple(judgements)


def test_twenty_judgements_survive_a_re_reading_with_moved_offsets_or_are_listed() -> None:
    words = [f"Sentence number {at} tells that the harbour drama was renewed for another season" for at in range(20)]
    old, new = Article("doc", "2024-01-01"), moved(Article("doc", "2024-01-01"), "Something new stands in front")
    for at, line in enumerate(words):
        old.tells("renewed", 2, words=line)
        if at % 4:
            new.tells("renewed", 2, words=line)
    olds = [claim for claim in old.claims if claim.predicate == "renewed"]
    judgements = [judgement(claim, Verdict.ACCEPT, at=at) for at, claim in enumerate(olds)]
    found = judged(new.claims, judgements)
    exact = {claim.id: claim.evidence[0].exact for claim in new.claims}
    for item in judgements:
        if item not in found.not_carried:
            assert exact[found.carried[item.id]] == item.evidence.exact
    assert [item.evidence.exact for item in found.not_carried] == words[::4]


def test_the_place_in_the_same_text_decides_where_the_text_is_the_same() -> None:
    text = "One sentence tells it. Another tells it."
    claim = Claim(document="d", predicate="renewed", evidence=(Evidence.at(text, "h", milestone(RENEWED).evidence[0].span),))
    again = Claim(document="d", predicate="renewed", show=SHOW, evidence=claim.evidence)
    found = judged([again], [judgement(claim, Verdict.REJECT)])
    assert found.claims == ()


def test_the_review_queue_begins_with_what_the_status_hangs_on() -> None:
    both = Article("c", "2024-03-01").tells("renewed", 2).tells("trailer", 2).says("Nobody leaves the harbour in winter")
    claims = claims_of([RENEWED, CANCELLED, both])
    sure = {claim.id: 0.7 if claim.predicate in ("cancelled", "trailer") else 0.4 for claim in claims}
    articles = [RENEWED, CANCELLED, both]
    found = Record.build(claims, [article.source for article in articles], confidences=sure).review()
    assert [(item.claim.predicate, item.effect.name) for item in found.claims if item.effect] == [
        ("cancelled", "STATUS"),
        ("trailer", "EVENT"),
        ("said", "STATEMENT"),
    ]
    accepted = judgement(milestone(CANCELLED), Verdict.ACCEPT)
    after = Record.build(claims, [article.source for article in articles], confidences=sure, judgements=[accepted]).review()
    assert "cancelled" not in {item.claim.predicate for item in after.claims}


def test_where_little_hangs_on_a_claim_it_waits_only_if_it_is_more_likely_wrong() -> None:
    told = Article("c", "2024-03-01").tells("trailer", 2).says("Nobody leaves the harbour in winter").credits("Ida Brook", "creator")
    for confidence, waiting in ((0.6, {"trailer"}), (0.4, {"trailer", "said", "credit"})):
        found = Record.build(told.claims, [told.source], confidences={claim.id: confidence for claim in told.claims})
        assert {item.claim.predicate for item in found.review().claims} == waiting  # never what a document may be about


def test_what_is_sure_is_not_put_up_for_review_and_a_corrected_claim_keeps_its_confidence() -> None:
    claims = claims_of([CANCELLED])
    right = judgement(milestone(CANCELLED), Verdict.CORRECT, field="season", value="3")
    for confidence, waiting in ((0.9, []), (0.4, ["cancelled"])):
        found = Record.build(claims, [CANCELLED.source], confidences={milestone(CANCELLED).id: confidence}, judgements=[right])
        assert [item.claim.predicate for item in found.review().claims] == waiting


def test_two_names_judged_the_same_are_one_person() -> None:
    one, other = Article("p", "2024-01-01").credits("Ida Brook", "creator"), Article("q", "2024-01-02").credits("I. B. Rook", "writer")
    same = judgement(
        next(claim for claim in other.claims if claim.predicate == "credit"), Verdict.SAME_AS, field="person", value="Ida Brook"
    )
    assert len(record(one, other).slice(SHOW).people()) == 2
    (person,) = record(one, other, judgements=[same]).slice(SHOW).people()
    assert sorted(person.roles) == ["creator", "writer"]
