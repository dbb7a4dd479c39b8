import random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clapboard.model.span import Span
from clapboard.reuse.pages import Source
from clapboard.reuse.passages import passages, shared_documents

ONE = (
    "Saltmarsh returns in the autumn, its makers announced on Friday.\n\n"
    "“We shot the storm in four nights,” Ines Marlow said. “The sea did the acting and we just held on.”\n\n"
    "The second run takes the lighthouse keeper inland, where a dry summer has emptied the reservoir and old graves show."
    "\n\nWhat do you hope to see? Write to us below!"
)
OTHER = (
    "A word from the set of Saltmarsh.\n\n"
    "Marlow remembered it. “We shot the storm in four nights,” she recalled. “The sea did the acting and we just held on.”\n\n"
    "Nobody has said when it starts. What do you think? Write to us below!"
)
COPY = (
    "News for anglers."
    " The second run takes the lighthouse keeper inland, where a very dry summer has emptied the reservoir and old graves show."
    "\n\nWe also review a new reel."
)


def texts(one: str, other: str) -> list[tuple[str, str]]:
    return [(item.left.of(one), item.right.of(other)) for item in passages(Source.of_text("a", one), Source.of_text("b", other))]


def test_shared_quotations_come_out_one_stretch_at_a_time() -> None:
    assert texts(ONE, OTHER) == [
        ("We shot the storm in four nights", "We shot the storm in four nights"),
        ("The sea did the acting and we just held on", "The sea did the acting and we just held on"),
    ]


def test_an_outlets_own_words_come_out_though_a_word_was_put_in() -> None:
    ((left, right),) = texts(ONE, COPY)
    assert left == "The second run takes the lighthouse keeper inland, where a dry summer has emptied the reservoir and old graves show"
    assert right == left.replace("a dry", "a very dry")


def test_names_and_numbers_alone_are_no_passage() -> None:
    one = "Producers Ines Marlow, Tom Okafor, Jo Reyes and Ann Lind met on 12 May 2024."
    assert texts(one, one.replace("met on", "were seen dancing on")) == []


def test_a_standing_line_that_is_known_is_left_out() -> None:
    line = "Write to the harbour desk if you know more about this story than we do today, please."
    one, other = f"A boat sank.\n{line}", f"A mayor sang.\n{line}"
    assert texts(one, other) == [(line[:-1], line[:-1])]
    marked = [
        Source(document=str(at), text=text, paragraphs=(Span(0, len(text)),), excluded=(Span(text.index("Write"), len(text)),))
        for at, text in enumerate((one, other))
    ]
    assert passages(marked[0], marked[1]) == ()


def articles() -> list[str]:
    drawn = random.Random(3)  # noqa: S311  # the same articles in every run
    words = [f"{a}{b}{c}" for a in "bdfglmnprst" for b in ("a", "e", "io", "u") for c in ("dle", "nt", "rk", "st", "ven", "mper")]
    return [". ".join(" ".join(drawn.choices(words, k=12)).capitalize() for _ in range(6)) for _ in range(30)]


def test_a_standing_line_is_learned_from_the_documents() -> None:
    line = "Keep this harbour page open and we shall tell you more as soon as the boats are back."
    many = [f"{text}.\n{line}" for text in articles()]
    assert shared_documents(Source.of_text(f"{at:02}", text) for at, text in enumerate(many)) == ()
    few = [f"{text}.\n{line}" if at in (4, 9) else text for at, text in enumerate(articles())]
    assert [(pair.left, pair.right) for pair in shared_documents(Source.of_text(f"{at:02}", text) for at, text in enumerate(few))] == [
        ("04", "09")
    ]


def test_a_rewriting_is_found_by_its_rare_words_in_order() -> None:
    every = articles()
    words = every[5].split()
    spun = " ".join(word if at % 3 else f"x{at}" for at, word in enumerate(words))
    found = shared_documents(Source.of_text(f"{at:02}", text) for at, text in enumerate([*every, spun]))
    assert [(pair.left, pair.right, pair.rewritten) for pair in found] == [("05", "30", True)]


def test_the_order_of_the_documents_does_not_matter() -> None:
    sources = [Source.of_text(name, text) for name, text in (("a", ONE), ("b", OTHER), ("c", COPY), ("d", "Nothing of the kind."))]
    found = shared_documents(sources)
    assert [(pair.left, pair.right) for pair in found] == [("a", "b"), ("a", "c")]
    assert shared_documents(reversed(sources)) == found


@given(st.lists(st.text(max_size=120), max_size=5))
@settings(max_examples=80, deadline=None)
def test_anything_can_be_compared(found: list[str]) -> None:
    sources = [Source.of_text(str(at), text) for at, text in enumerate(found)]
    for pair in shared_documents([*sources, Source.of_text("x", ONE)]):
        assert pair.left < pair.right


def test_empty_documents_share_nothing() -> None:
    assert shared_documents([]) == ()
    assert shared_documents([Source.of_text("a", ""), Source.of_text("b", "…!"), Source.of_text("c", "")]) == ()


@pytest.mark.slow
def test_a_megabyte_does_no_harm() -> None:
    long = "\n".join(f"w{at * 31 % 9973} said{at} nothing of the sea" for at in range(30_000))
    assert len(long) > 1_000_000
    found = shared_documents([Source.of_text("a", long + "\n" + COPY), Source.of_text("b", ONE)])
    assert [(pair.left, pair.right) for pair in found] == [("a", "b")]


def test_texts_that_repeat_themselves_take_no_longer_than_others() -> None:
    refrain = "The tide came in and the lamp went out. " * 4_000
    own = "Nobody in the whole of the harbour had ever seen the like of it before, and nobody has since. "
    left, right = Source.of_text("a", refrain + own), Source.of_text("b", own + refrain)
    began = process_time()
    found = passages(left, right)
    assert process_time() - began < 20
    assert any("the whole of the harbour" in item.left.of(left.text) for item in found)
    assert len(found) > 1_000
