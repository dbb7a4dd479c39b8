import pytest
from record_builder import SHOW, Article, record


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Part two of the run goes up", 2),
        ("Season 2 Part 1 goes up", 1),
        ("The second season goes up", None),
        ("The first four episodes go up", 1),
        ("The first of four episodes goes up", None),
        ("The rest goes up", 2),
        ("The concluding five follow", 2),
        ("The final ten episodes follow", None),
        ("The third and final batch goes up", 3),
        ("Volume II goes up", 2),
        ("Part\u00a02 goes up", 2),
    ],
)
def test_the_part_that_the_words_name(words: str, part: int | None) -> None:
    (found,) = record(Article("a", "2025-05-20").tells("released", 2, words=words)).slice(SHOW).milestones
    assert found.part == part


def test_only_what_parts_have_each_for_themselves_has_one() -> None:
    (found,) = record(Article("a", "2025-05-20").tells("trailer", 2, words="The trailer of part two is out")).slice(SHOW).milestones
    assert found.part is None
