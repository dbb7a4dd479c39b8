from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clapboard.model.claim import Claim
from clapboard.model.document import UNDATED, Document
from clapboard.model.mention import (
    AudienceKind,
    AudienceMention,
    BoilerplateMention,
    Certainty,
    CharacterMention,
    Continuation,
    CreditMention,
    HabitMention,
    Mentions,
    MilestoneMention,
    Naming,
    Quotation,
    QuotationKind,
    SeasonRef,
    ShowMention,
    SynopsisMention,
)
from clapboard.model.span import Span
from clapboard.model.when import TextDate
from clapboard.record.claims import derive, evidence_of, mention, milestone, quotation

TEXT = "The harbour drama comes back for two more seasons, its platform said on Monday. Nobody in the harbour was surprised."
DOCUMENT = Document(id="d" * 64, capture="c" * 64, text=TEXT, paragraphs=(Span(0, len(TEXT)),), published=UNDATED, reader="by hand")

spans = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 30)).map(lambda pair: Span(pair[0], min(pair[0] + pair[1], len(TEXT))))
line = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
maybe = st.none() | line
dates = st.none() | st.builds(TextDate, words=line, edtf=line) | st.builds(TextDate, words=line, anchor=line)
refs = st.none() | st.builds(
    SeasonRef,
    words=line,
    numbers=st.lists(st.integers(1, 30), max_size=3, unique=True).map(tuple),
    pointer=st.sampled_from([None, "this", "next", "final", "first", "more"]),
    count=st.none() | st.integers(1, 5),
    part=st.none() | st.integers(1, 4),
    continuation=st.sampled_from(Continuation),
    implied=st.booleans(),
)
confidence = st.floats(0, 1)
milestones = st.builds(
    MilestoneMention,
    span=spans,
    kind=st.sampled_from(["renewed", "cancelled", "date_set"]),
    show=maybe,
    season=refs,
    value=maybe,
    date=dates,
    target=dates,
    announced=dates,
    certainty=st.sampled_from(Certainty),
    planned=st.booleans(),
    announced_by=maybe,
    cited=maybe,
    channel=maybe,
    platform=maybe,
    region=maybe,
    venue=maybe,
    because=st.none() | spans,
    original_held=st.booleans(),
    rule=line,
    confidence=confidence,
)
many = st.lists(spans, max_size=3).map(tuple)
quotations = st.builds(
    Quotation,
    content=st.lists(spans, min_size=1, max_size=3).map(tuple),
    kind=st.sampled_from(QuotationKind),
    cue=many,
    source=many,
    reported=many,
    speaker=line,
    co_speakers=st.lists(line, max_size=2).map(tuple),
    unknown=maybe,
    naming=st.none() | st.sampled_from(Naming),
    role=maybe,
    venue=maybe,
    venue_span=st.none() | spans,
    carrier=maybe,
    said=dates,
    frame=st.none() | spans,
    called=maybe,
    voice=line,
    rule=line,
    confidence=confidence,
)
others = st.one_of(
    st.builds(
        CreditMention, span=spans, person=line, role=line, show=maybe, printed=line, character=maybe, rule=line, confidence=confidence
    ),
    st.builds(CharacterMention, span=spans, name=line, show=maybe, rule=line, confidence=confidence),
    st.builds(SynopsisMention, span=spans, show=maybe, publisher=maybe, introduced_by=st.none() | spans, rule=line, confidence=confidence),
    st.builds(AudienceMention, span=spans, kind=st.sampled_from(AudienceKind), show=maybe, date=dates, rule=line, confidence=confidence),
    st.builds(HabitMention, span=spans, platform=line, rule=line, confidence=confidence),
    st.builds(BoilerplateMention, span=spans, rule=line, confidence=confidence),
    st.builds(ShowMention, span=spans, title=line, season=refs, main=st.just(value=True), rule=line, confidence=confidence),
)
FIELDS = {
    MilestoneMention: "milestones",
    Quotation: "quotations",
    CreditMention: "credits",
    CharacterMention: "characters",
    SynopsisMention: "synopses",
    AudienceMention: "audience",
    HabitMention: "habits",
    BoilerplateMention: "boilerplate",
    ShowMention: "shows",
}


@given(st.one_of(milestones, quotations, others))
def test_a_mention_is_read_back_from_its_claim_whole(item: object) -> None:
    (found,) = derive(DOCUMENT, Mentions(**{FIELDS[type(item)]: (item,)}))
    assert mention(found.claim, rule=found.rule, confidence=found.confidence) == item
    assert all(evidence.holds_in(TEXT) for evidence in found.claim.evidence)


@settings(max_examples=30)
@given(st.lists(milestones, max_size=4), st.lists(quotations, max_size=4), st.randoms())
def test_the_order_of_mentions_does_not_matter_and_each_claim_stands_once(
    told: list[MilestoneMention], said: list[Quotation], random: Random
) -> None:
    once = derive(DOCUMENT, Mentions(milestones=tuple(told), quotations=tuple(said)))
    random.shuffle(told)
    random.shuffle(said)
    again = derive(DOCUMENT, Mentions(milestones=(*told, *told), quotations=(*said, *said)))
    assert once == again
    assert len({found.claim.id for found in once}) == len(once)


def test_nothing_but_the_document_enters_a_claim() -> None:
    item = MilestoneMention(span=Span(0, 11), kind="renewed", show=None, rule="one", confidence=0.5)
    other = MilestoneMention(span=Span(0, 11), kind="renewed", show=None, rule="another", confidence=0.9)
    (one,) = derive(DOCUMENT, Mentions(milestones=(item,)))
    (two,) = derive(DOCUMENT, Mentions(milestones=(other,)))
    assert one.claim == two.claim
    assert (one.rule, two.confidence) == ("one", 0.9)


def test_of_the_same_claim_found_twice_the_more_confident_finding_is_kept() -> None:
    low = MilestoneMention(span=Span(0, 11), kind="renewed", show=None, rule="low", confidence=0.2)
    high = MilestoneMention(span=Span(0, 11), kind="renewed", show=None, rule="high", confidence=0.8)
    (found,) = derive(DOCUMENT, Mentions(milestones=(high, low)))
    assert found.rule == "high"


def test_two_seasons_in_one_sentence_are_one_claim_in_the_words_of_the_text() -> None:
    ref = SeasonRef(words="two more seasons", pointer="more", count=2)
    item = MilestoneMention(span=Span(18, 49), kind="renewed", show="The Harbour", season=ref, rule="by hand")
    (found,) = derive(DOCUMENT, Mentions(milestones=(item,)))
    assert found.claim.season == "two more seasons"
    assert dict(found.claim.qualifiers) == {"season.pointer": "more", "season.count": "2"}


def test_the_reason_keeps_its_own_words_beside_those_of_the_fact() -> None:
    item = MilestoneMention(span=Span(0, 11), kind="renewed", show=None, because=Span(51, 78), rule="by hand")
    (found,) = derive(DOCUMENT, Mentions(milestones=(item,)))
    assert [evidence.exact for evidence in evidence_of(found.claim, "because")] == [TEXT[51:78]]
    assert milestone(found.claim).because == Span(51, 78)


def test_a_statement_is_about_the_show_that_the_document_is_about() -> None:
    said = Quotation(content=(Span(0, 11),), kind=QuotationKind.DIRECT, speaker=None, unknown="nobody is named", rule="by hand")
    shows = (
        ShowMention(span=Span(4, 11), title="The Harbour", main=True, rule="by hand"),
        ShowMention(span=Span(0, 3), title="Another", rule="by hand"),
    )
    found = derive(DOCUMENT, Mentions(shows=shows, quotations=(said,)))
    assert [(item.claim.predicate, item.claim.show) for item in found] == [("said", "The Harbour"), ("about", "The Harbour")]
    assert quotation(found[0].claim).unknown == "nobody is named"


@pytest.mark.parametrize("read", [milestone, quotation])
def test_asking_a_claim_for_what_it_is_not_is_refused(read: Callable[[Claim], object]) -> None:
    (found,) = derive(DOCUMENT, Mentions(habits=(HabitMention(span=Span(0, 3), platform="Any", rule="by hand"),)))
    with pytest.raises(TypeError, match="habit"):
        read(found.claim)
