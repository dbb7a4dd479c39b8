from collections.abc import Callable

import pytest

from clapboard.mentions.page import Page
from clapboard.mentions.synopsis import find_synopses

Maker = Callable[..., Page]
WORDS = "A lighthouse keeper inherits a town that nobody else can see. When the lamp fails, she must choose who gets home."


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f'Brightbox describes it in an official synopsis: "{WORDS}"', "Brightbox"),
        (f"The official logline reads: “{WORDS}”", None),
        (f"Here is the season's description from Brightbox:\n“{WORDS}”", "Brightbox"),
        (f'"{WORDS}" reads the official synopsis.', None),
        (f"Synopsis: {WORDS}", None),
        (f'According to the official synopsis from Brightbox, "{WORDS}"', "Brightbox"),
    ],
)
def test_an_official_description_lies_strictly_inside_its_marks(page: Maker, text: str, publisher: str | None) -> None:
    laid = page(text)
    found = find_synopses(laid, show="The Lamp", platforms=["Brightbox", "Marlow"])
    assert [(mention.span.of(text), mention.publisher) for mention in found] == [(WORDS, publisher)]


def test_a_statement_is_no_description(page: Maker) -> None:
    assert find_synopses(page(f'"{WORDS}" she said of the script.'), show=None, platforms=[]) == ()
