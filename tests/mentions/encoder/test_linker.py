import numpy as np

from clapboard.mentions.encoder import Link, Span, Tagging, attributions
from clapboard.mentions.encoder.linker import pair_buckets
from clapboard.mentions.encoder.spans import Label, Relation


def span(label: Label, start: int, end: int) -> Span:
    return Span(label=label, start=start, end=end, score=0.9)


def link(relation: Relation, head: int, tail: int, score: float = 0.9) -> Link:
    return Link(relation=relation, head=head, tail=tail, score=score)


def test_fragments_around_one_cue_are_one_attribution() -> None:
    spans = (span("content", 0, 5), span("source", 6, 9), span("cue", 10, 14), span("content", 16, 20))
    links = (link("content-cue", 0, 2), link("content-cue", 3, 2), link("cue-source", 2, 1))
    (one,) = attributions(Tagging(spans=spans, links=links), least=0)
    assert (one.content, one.cue, one.source) == (((0, 5), (16, 20)), ((10, 14),), ((6, 9),))


def test_two_cues_are_two_attributions_and_may_share_a_source() -> None:
    spans = (span("source", 0, 3), span("cue", 4, 8), span("content", 9, 12), span("cue", 17, 22), span("content", 23, 30))
    links = (link("content-cue", 2, 1), link("content-cue", 4, 3), link("cue-source", 1, 0), link("cue-source", 3, 0))
    found = attributions(Tagging(spans=spans, links=links), least=0)
    assert [(a.content, a.source) for a in found] == [(((9, 12),), ((0, 3),)), (((23, 30),), ((0, 3),))]


def test_cue_and_contents_vote_for_the_source() -> None:
    spans = (span("source", 0, 3), span("content", 4, 8), span("cue", 9, 12), span("source", 13, 15))
    links = (
        link("content-cue", 1, 2),
        link("cue-source", 2, 0, 0.55),
        link("cue-source", 2, 3, 0.45),
        link("content-source", 1, 3, 0.8),
        link("content-source", 1, 0, 0.1),
    )
    (one,) = attributions(Tagging(spans=spans, links=links), least=0)
    assert one.source == ((13, 15),)


def test_unknown_is_an_answer() -> None:
    spans = (span("content", 0, 5), span("cue", 6, 9))
    links = (link("content-cue", 0, 1), link("cue-source", 1, -1))
    (one,) = attributions(Tagging(spans=spans, links=links), least=0)
    assert one.source == ()


def test_contents_without_a_cue_stand_alone_and_a_cue_without_content_is_left_out() -> None:
    spans = (span("content", 0, 5), span("content", 6, 9), span("cue", 10, 12))
    links = (link("content-cue", 0, -1), link("content-cue", 1, -1))
    found = attributions(Tagging(spans=spans, links=links), least=0)
    assert [(a.content, a.cue) for a in found] == [(((0, 5),), ()), (((6, 9),), ())]


def test_pairs_know_their_order_distance_and_the_breaks_between() -> None:
    heads, tails = np.array([[5, 6]]), np.array([[0, 1], [8, 8], [12, 12]])
    sentence = np.array([0] * 4 + [1] * 6 + [2] * 4)
    paragraph = np.array([0] * 10 + [1] * 4)
    rank, gap, breaks = pair_buckets(heads, tails, sentence=sentence, paragraph=paragraph)
    assert rank.tolist() == [[3, 4, 5]]
    assert gap.tolist() == [[2, 9, 10]]
    assert breaks.tolist() == [[3, 12, 16]]


def test_what_the_tagger_is_less_sure_of_scores_lower_and_is_left_out_below_the_least() -> None:
    def one(score: float, **links: float) -> Tagging:
        spans = (
            Span(label="source", start=0, end=3, score=score),
            Span(label="cue", start=4, end=8, score=score),
            Span(label="content", start=9, end=20, score=score),
        )
        chance = links.get("chance", 0.99)
        return Tagging(
            spans=spans,
            links=(link("content-cue", 2, 1, chance), link("cue-source", 1, 0, chance), link("content-source", 2, 0, chance)),
        )

    (sure,), (unsure,), (loose,) = (attributions(tagging, least=0) for tagging in (one(0.99), one(0.5), one(0.99, chance=0.4)))
    assert sure.score > unsure.score
    assert sure.score > loose.score
    assert attributions(one(0.5), least=(sure.score + unsure.score) / 2) == []
