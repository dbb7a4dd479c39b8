from collections.abc import Callable

import pytest

from clapboard.mentions.boilerplate import find_boilerplate
from clapboard.mentions.page import Page

Maker = Callable[..., Page]


@pytest.mark.parametrize(
    "line",
    [
        "Are you ready for the second helping of Low Water?",
        "Let us know what you made of it!",
        "Sign up to our weekly letter.",
        "Picture: Brightbox/Jo Pell",
        "Low Water Season 4: Everything We Know So Far",
    ],
)
def test_standing_lines_are_known_by_their_shape(page: Maker, line: str) -> None:
    laid = page(f"The drama is back on Friday.\n{line}")
    assert [mention.span.of(laid.text) for mention in find_boilerplate(laid)] == [line]


@pytest.mark.parametrize("line", ["The drama returns on Friday.", '"Are you ready?" she asked the crew.', "Will there be a fourth season?"])
def test_news_and_statements_are_not(page: Maker, line: str) -> None:
    assert find_boilerplate(page(line)) == ()
