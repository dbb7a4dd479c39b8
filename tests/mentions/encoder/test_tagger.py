"""What the packaged weights do; skipped where they are not installed."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clapboard.mentions.encoder import Tagger, Tagging, WeightsMissingError, attributions
from clapboard.mentions.encoder.weights import packaged

NAMES = ["Mara Quill", "Idris Bell", "the showrunner", "Netflix", "She", "the actor"]
CUES = ["said", "told Variety", "recalled", "joked", "wrote on Instagram"]
WORDS = ["we wrapped the season in May", "the last episode was hard to watch", "nobody expected a third series", "the cast is a family"]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    try:
        packaged()
    except WeightsMissingError as error:
        pytest.skip(str(error))
    return Tagger.load()


def article(seed: int) -> str:
    draw = random.Random(seed)  # noqa: S311 -- a fixed text for each number
    shapes = [
        "“{words},” {name} {cue}. “It was time.”",
        "{name} {cue} that {words}.",
        "According to {name}, {words}.",
        "The trailer runs for two minutes and shows the harbour at night.",
        '"{words}," {name} {cue}.',
    ]
    lines = [draw.choice(shapes) for _ in range(draw.randint(1, 40))]
    return "\n\n".join(line.format(words=draw.choice(WORDS), name=draw.choice(NAMES), cue=draw.choice(CUES)) for line in lines)


def test_a_direct_quotation_is_found_with_its_source(tagger: Tagger) -> None:
    text = "“We wrapped the whole season in May,” Mara Quill told Variety. “Nobody slept.”"
    (one,) = attributions(tagger.tag(text))
    assert [text[s:e].strip("“”,. ") for s, e in one.content] == ["We wrapped the whole season in May", "Nobody slept"]
    assert [text[s:e] for s, e in one.source] == ["Mara Quill"]


def test_an_indirect_statement_is_found_with_its_source(tagger: Tagger) -> None:
    text = "Netflix said that the second season will arrive in the spring."
    (one,) = attributions(tagger.tag(text))
    assert [text[s:e] for s, e in one.source] == ["Netflix"]
    assert "the second season will arrive in the spring" in text[one.content[0][0] : one.content[0][1]]


def test_plain_narration_holds_no_attribution(tagger: Tagger) -> None:
    assert attributions(tagger.tag("The second season has eight episodes. It runs for six hours.")) == []


def test_tags_do_not_depend_on_order_or_threads(tagger: Tagger) -> None:
    texts = [article(seed) for seed in range(50)]
    alone = {text: tagger.tag(text) for text in texts}
    random.Random(1).shuffle(texts)  # noqa: S311 -- a fixed order
    two = Tagger.load(threads=2)
    for text in texts:
        assert tagger.tag(text) == alone[text]
        assert [(s.label, s.start, s.end) for s in two.tag(text).spans] == [(s.label, s.start, s.end) for s in alone[text].spans]


def test_a_text_before_does_not_change_what_a_text_gives(tagger: Tagger) -> None:
    first = tagger.tag(article(3))
    tagger.tag(article(4))
    assert tagger.tag(article(3)) == first


@given(st.text(alphabet=st.characters() | st.sampled_from("“”\"'‘’«»\n .🎬é\u00a0\u200d"), max_size=300))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_makes_it_fail_and_spans_lie_inside(tagger: Tagger, text: str) -> None:
    tagging = tagger.tag(text)
    assert all(0 <= span.start < span.end <= len(text) for span in tagging.spans)
    for one in attributions(tagging):
        assert one.content


def test_an_empty_text_has_no_spans(tagger: Tagger) -> None:
    assert tagger.tag(" \n") == Tagging(spans=(), links=())
