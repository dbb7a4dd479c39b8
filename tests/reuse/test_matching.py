import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clapboard.reuse import Frequencies, Kind, Passage, match

SAID = "We shot the storm in four nights, and I would not trade a minute of it. The sea did the acting. We just held on to the rails."
WORDS = st.lists(
    st.sampled_from("we shot the storm in four nights … not [the crew] and never on sea . 12 12,000 won't".split()), max_size=30
)


def kinds(one: str, other: str, *speakers: str) -> set[Kind] | None:
    here, there = speakers or (None, None)
    found = match(Passage(text=one, speaker=here), Passage(text=other, speaker=there))
    return None if found is None else set(found.kinds)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (SAID, {Kind.VERBATIM}),
        (SAID.replace("'", "’").replace("nights, and", "nights\u00a0— and").rstrip("."), {Kind.TYPOGRAPHY}),
        ("The sea did the acting. We just held on to the rails.", {Kind.TRIMMED_START}),
        ("We shot the storm in four nights,", {Kind.TRIMMED_END}),
        ("We shot the storm in four nights … We just held on to the rails.", {Kind.CUT_MARKED}),
        ("We shot the storm in four nights. The sea did the acting. We just held on to the rails.", {Kind.CUT_UNMARKED}),
        (SAID.replace("of it. The sea", "of it, and the sea"), {Kind.JOINED}),
        (SAID.replace("of it. The sea", "of it; the sea"), {Kind.JOINED}),
        (SAID.replace("a minute of it", "a minute of [the shoot]"), {Kind.BRACKETED}),
        (SAID.replace("four nights", "five nights"), {Kind.NUMBER}),
        (SAID.replace("four nights", "4 nights"), {Kind.TYPOGRAPHY}),
        (SAID.replace("would not trade", "would trade"), {Kind.NEGATION}),
        (SAID.replace("just held", "merely clung"), {Kind.REWORDED}),
    ],
)
def test_each_kind_of_change(later: str, expected: set[Kind]) -> None:
    assert kinds(SAID, later) == expected
    assert kinds(later, SAID) == expected


def test_several_changes_at_once() -> None:
    later = "In five nights, and I would trade a minute of it … We just held on to the rails."
    assert kinds(SAID, later) == {Kind.TRIMMED_START, Kind.NUMBER, Kind.NEGATION, Kind.CUT_MARKED}


def test_another_speaker_is_flagged() -> None:
    found = match(Passage(text=SAID, speaker="Ines Marlow"), Passage(text=SAID, speaker="Tom Okafor"))
    assert found is not None
    assert found.flags == ("speaker",)
    assert kinds(SAID, SAID, "Ines Marlow", "Marlow") == {Kind.VERBATIM}


def test_flags_come_loudest_first() -> None:
    later = SAID.replace("four", "forty").replace("would not", "would")
    found = match(Passage(text=SAID, speaker="Ines Marlow"), Passage(text=later, speaker="Tom Okafor"))
    assert found is not None
    assert found.flags == ("number", "negation", "speaker")


def test_two_sayings_that_open_alike_are_two() -> None:
    one = "You know, when we began all this, nobody at the harbour believed that a boat could carry a camera crane."
    other = "You know, when we began all this, my mother sent me a parcel of woollen socks every single week."
    assert kinds(one, other, "Ines Marlow", "Tom Okafor") is None


def test_two_cuts_of_one_saying_need_the_same_speaker() -> None:
    one = "It took years to get the licence. The lighthouse belongs to three villages and each of them wanted a say."
    other = "The lighthouse belongs to three villages and each of them wanted a say. In the end they flipped a coin."
    assert kinds(one, other, "Ines Marlow", "Ines Marlow") == {Kind.TRIMMED_START, Kind.TRIMMED_END}
    assert kinds(one, other, "Ines Marlow", "Tom Okafor") is None


def test_the_same_short_words_of_two_people_are_two_sayings() -> None:
    assert kinds("I can't wait to start", "I can’t wait to start!", "Ines Marlow", "Tom Okafor") is None
    assert kinds("I can't wait to start", "I can’t wait to start!", "Ines Marlow", "Marlow") == {Kind.TYPOGRAPHY}


LINES = (
    "Sign up for our harbour letter and read it over your coffee every Friday.",
    "The boat schedule on our own site is kept up to date day and night.",
)


def coverage() -> list[str]:
    """Give sixteen texts of ten words that have no word in common."""
    return [" ".join(f"{first}{last}ul" for last in "bdfgklmnpr") for first in "abdefghiklmnoprs"]


def test_a_standing_line_is_learned_from_how_often_it_occurs() -> None:
    texts = [f"{said}. {LINES[at % 2]}" for at, said in enumerate(coverage())]
    collection = Frequencies.of(Passage(text=text, speaker="Ines Marlow") for text in texts)
    one, other = (Passage(text=text, speaker="Ines Marlow") for text in (texts[0], texts[2]))
    assert match(one, other) is not None
    assert match(one, other, frequencies=collection) is None
    trimmed = Passage(text=coverage()[0], speaker="Ines Marlow")
    found = match(one, trimmed, frequencies=collection)
    assert found is not None
    assert found.kinds == {Kind.TRIMMED_END}


def test_a_stock_opening_alone_matches_nothing_that_goes_on() -> None:
    opening = "To be fair to everyone who was there, "
    texts = [opening + said for said in coverage()]
    collection = Frequencies.of(Passage(text=text) for text in texts)
    assert match(Passage(text=opening), Passage(text=texts[0]), frequencies=collection) is None
    assert match(Passage(text=texts[1]), Passage(text=texts[0]), frequencies=collection) is None
    assert match(Passage(text=texts[0]), Passage(text=texts[0] + " and sank"), frequencies=collection) is not None


def test_a_saying_printed_in_a_thousand_articles_is_no_standing_line() -> None:
    said = [Passage(text=SAID, speaker="Ines Marlow")] * 1000
    collection = Frequencies.of([*said, *(Passage(text=text) for text in coverage())])
    assert len(collection) == 17
    assert match(said[0], Passage(text="The sea did the acting. We just held on to the rails."), frequencies=collection) is not None


def test_short_words_that_many_people_said_are_a_stock_phrase() -> None:
    words = "This is a dream"
    collection = Frequencies.of(Passage(text=words, speaker=name) for name in ("Ines Marlow", "Tom Okafor", "Jo Reyes"))
    assert match(Passage(text=words), Passage(text=words), frequencies=collection) is None
    assert match(Passage(text=words), Passage(text=words)) is not None
    assert match(Passage(text=words, speaker="Reyes"), Passage(text=words, speaker="Jo Reyes"), frequencies=collection) is not None


@pytest.mark.parametrize("text", ["", " ", "…", "?!", "Yes.", "Thank you all", "\u200b\u00ad", "—" * 5000])
def test_what_has_too_few_words_matches_nothing(text: str) -> None:
    assert match(Passage(text=text), Passage(text=text)) is None
    assert match(Passage(text=text), Passage(text=SAID)) is None


@given(WORDS, WORDS, st.sampled_from([None, "Ines Marlow", "Tom Okafor"]), st.sampled_from([None, "Marlow", "Okafor"]))
@settings(max_examples=300)
def test_matching_is_symmetric(left: list[str], right: list[str], here: str | None, there: str | None) -> None:
    one, other = Passage(text=" ".join(left), speaker=here), Passage(text=" ".join(right), speaker=there)
    forth, back = match(one, other), match(other, one)
    assert (forth is None) == (back is None)
    if forth is not None and back is not None:
        assert forth.kinds == back.kinds
        assert forth.flags == back.flags


@given(st.text(max_size=80), st.text(max_size=80))
def test_anything_can_be_compared(left: str, right: str) -> None:
    assert match(Passage(text=left), Passage(text=right)) is None or left != ""


def test_a_megabyte_does_no_harm() -> None:
    words = " ".join(f"w{at * 31 % 9973}" for at in range(170_000))
    assert len(words) > 1_000_000
    assert match(Passage(text=words), Passage(text="not one of these words is in there")) is None
    found = match(Passage(text=words), Passage(text=words + " and more"))
    assert found is not None
    assert found.kinds == {Kind.TRIMMED_END}
    assert match(Passage(text="no " * 350_000), Passage(text="no " * 350_000)) is not None
