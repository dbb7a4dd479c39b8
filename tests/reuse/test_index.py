from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from clapboard.model.span import Span
from clapboard.reuse import Passage
from clapboard.reuse.fingerprints import grams, whole
from clapboard.reuse.index import Entry, MemoryIndex, Place
from clapboard.reuse.lookup import candidates, find
from clapboard.text.wording import keys_of

SAID = "We shot the storm in four nights, and I would not trade a minute of it. The sea did the acting."
WORDS = "storm night sea rail boat crew lamp rope tide gull harbour winter letter song door coat".split()
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join), max_size=12)


def entries(texts: Iterable[str]) -> list[Entry]:
    return [Entry(document=f"d{at}", span=Span(5, 9), text=text, speaker="Ines Marlow") for at, text in enumerate(texts)]


def found(index: MemoryIndex, text: str, speaker: str | None = None) -> list[str]:
    return [place.document for item in find(Passage(text=text, speaker=speaker), index) for place in index.places(item.number)]


def test_a_text_printed_twice_is_one_text_with_two_places() -> None:
    index = MemoryIndex(entries([SAID, SAID.replace("'", "’").upper()]))
    assert len(index) == 1
    assert index.places(whole(keys_of(SAID))) == [Place("d0", Span(5, 9), "Ines Marlow"), Place("d1", Span(5, 9), "Ines Marlow")]
    assert index.speakers(whole(keys_of(SAID))) == 1


def test_the_same_entry_twice_adds_nothing() -> None:
    index = MemoryIndex(entries([SAID]))
    index.add(entries([SAID]))
    assert len(index.places(whole(keys_of(SAID)))) == 1


def test_trimmed_words_are_found_by_containment() -> None:
    index = MemoryIndex(entries([SAID, "The lighthouse belongs to three villages and each of them wanted a say."]))
    assert found(index, "I would not trade a minute of it") == ["d0"]
    assert found(index, "Three villages! And each of them wanted a say, the mayor told us over a long lunch", "Ines Marlow") == ["d1"]
    assert found(index, "nobody has ever said anything of the sort before") == []


def test_short_words_are_found_inside_longer_ones_and_the_other_way_round() -> None:
    index = MemoryIndex(entries(["The sea did the acting."]))
    assert found(index, SAID, "Ines Marlow") == ["d0"]
    assert found(index, "the sea did the", "Ines Marlow") == ["d0"]


def test_texts_without_enough_words_do_no_harm() -> None:
    index = MemoryIndex(entries(["", "!?", "Yes", "one two three", "w " * 400_000]))
    assert len(index) == 4  # the two without words are one
    assert found(index, "") == found(index, "…") == found(index, "one two three") == []
    assert found(index, "w " * 400_000) == ["d4"]


def test_what_stands_in_very_many_texts_does_not_slow_a_look_up() -> None:
    opening = "As I have told everybody who asked me"
    index = MemoryIndex(entries(f"{opening} number{at} is what{at} it{at} takes{at}" for at in range(5000)))
    assert found(index, f"{opening} number77 is what77 it77 takes77", "Ines Marlow")[0] == "d77"
    assert len(candidates(Passage(text=opening), index)) <= 48


@given(TEXTS, TEXTS)
@settings(max_examples=60, deadline=None)
def test_adding_in_parts_is_adding_at_once(first: list[str], second: list[str]) -> None:
    once = MemoryIndex(entries([*first, *second]))
    parts = MemoryIndex(entries(first))
    every = list(dict.fromkeys(fingerprint for text in (*first, *second) for fingerprint in grams(keys_of(text))))
    parts.counts(every)
    parts.add(entries([*first, *second])[len(first) :])
    assert parts.counts(every) == once.counts(every)
    assert parts.holders(every, 99) == once.holders(every, 99)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_every_text_finds_itself_first(texts: list[str]) -> None:
    index = MemoryIndex(entries(texts))
    for at, text in enumerate(texts):
        if len(keys_of(text)) >= 4:
            assert f"d{at}" in found(index, text, "Ines Marlow")
