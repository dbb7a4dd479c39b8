import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clapboard.text.align import Difference, align

WORDS = st.lists(st.sampled_from("the crew did not film 3 seasons in two [late] years … and never again — they said".split()), max_size=25)


def blocks(left: str, right: str) -> list[tuple[str, str, str]]:
    found = align(left, right)
    spans = [(block, found.left_span(block), found.right_span(block)) for block in found.differences]
    return [(block.kind.value, here.of(left) if here else "", there.of(right) if there else "") for block, here, there in spans]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("We film in May and rest.", "We film in May and rest", []),
        ("We film for two months here.", "We film for three months here.", [("number", "two", "three")]),
        ("We film for two months here.", "We film for 2 months here.", []),
        ("It took twenty-five days to build.", "It took 25 days to build.", [("typography", "twenty-five", "25")]),
        ("That's why it was hard for us.", "That is why it was hard for us.", [("typography", "'s", "is")]),
        ("We will not go back to the harbour.", "We will go back to the harbour.", [("negation", "not", "")]),
        ("It wasn't easy to say goodbye.", "It was easy to say goodbye.", [("negation", "n't", "")]),
        ("A sequel is likely at this point.", "A sequel is unlikely at this point.", [("negation", "likely", "unlikely")]),
        ("Nobody on the set knew about it.", "Everybody on the set knew about it.", [("negation", "Nobody", "Everybody")]),
        (
            "She has never hardly slept since then.",
            "She has slept badly since then.",
            [("negation", "never hardly", ""), ("inserted", "", "badly")],
        ),
        ("I loved it from the start.", "I loved [the script] from the start.", [("bracketed", "it", "the script")]),
        ("The co-star laughed about it.", "The costar laughed about it.", [("typography", "co-star", "costar")]),
        ("The third run begins in spring.", "The fourth run begins in spring.", [("number", "third", "fourth")]),
    ],
)
def test_the_kind_of_each_difference(left: str, right: str, expected: list[tuple[str, str, str]]) -> None:
    assert blocks(left, right) == expected


def test_what_an_ellipsis_stands_for_is_trimmed_and_no_negation() -> None:
    (block,) = align("We ran home and did not look back at the river once.", "We ran home … at the river once.").differences
    assert (block.kind, block.cut) == (Difference.DELETED, True)


def test_a_gap_slides_to_its_ellipsis() -> None:
    left, right = "We saw the boat and the old tower and the gulls rise", "We saw the boat and the … gulls rise"
    assert blocks(left, right) == [("deleted", "old tower and the", "")]


def test_a_gap_slides_out_of_the_words() -> None:
    assert blocks("I came for the music and I came for the people", "I came for the people")[0] == (
        "deleted",
        "I came for the music and",
        "",
    )


def test_chance_words_inside_long_differences_do_not_count() -> None:
    found = align("The mayor opened a bridge that had been closed for years.", "My dog has eaten a cake that was quite good and old.")
    assert found.equal_words == 0


def test_trimmed_edges_are_no_change_of_number() -> None:
    assert [block.kind for block in align("He came when no one else would.", "He came when no").differences] == [Difference.DELETED]


@given(WORDS, WORDS)
@settings(max_examples=300)
def test_the_blocks_cover_both_sides_in_order(left: list[str], right: list[str]) -> None:
    found = align(" ".join(left), " ".join(right))
    i = j = 0
    for block in found.blocks:
        assert block.left[0] == i
        assert block.right[0] == j
        i, j = block.left[1], block.right[1]
        assert (i, j) != (block.left[0], block.right[0])
        if block.is_equal:
            assert found.left.keys[slice(*block.left)] == found.right.keys[slice(*block.right)]
    assert (i, j) == (len(found.left), len(found.right))


@given(WORDS, WORDS)
@settings(max_examples=300)
def test_turning_the_sides_turns_the_blocks(left: list[str], right: list[str]) -> None:
    turned = {Difference.INSERTED: Difference.DELETED, Difference.DELETED: Difference.INSERTED}
    one, other = align(" ".join(left), " ".join(right)), align(" ".join(right), " ".join(left))
    assert [(turned.get(b.kind, b.kind), b.right, b.left, b.cut) for b in one.blocks] == [
        (b.kind, b.left, b.right, b.cut) for b in other.blocks
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_anything_can_be_aligned(left: str, right: str) -> None:
    found = align(left, right)
    assert all(found.left_span(block) is not None or found.right_span(block) is not None for block in found.blocks)


def test_a_megabyte_is_aligned_by_its_anchors() -> None:
    words = [f"w{at * 7919 % 100_003}" for at in range(160_000)]
    left, right = " ".join(words), " ".join(words[:70_000] + words[70_010:])
    assert len(left) > 1_000_000
    assert [block.left_words for block in align(left, right).differences] == [10]
    assert align("la " * 350_000, "la " * 349_999).equal_words == 349_999
    assert align("la " * 20_000 + "end", "so " * 20_000 + "end").equal_words <= 1
