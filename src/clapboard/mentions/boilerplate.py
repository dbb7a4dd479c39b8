"""Standing lines: what an outlet prints under every article."""

import re
from functools import cache

from clapboard.mentions.page import Page
from clapboard.model.mention import BoilerplateMention
from clapboard.model.span import Span
from clapboard.vocabulary import load


def find_boilerplate(page: Page) -> tuple[BoilerplateMention, ...]:
    """Return the sentences with the shape of a standing line, in the order of the text."""
    tail = {sentence for paragraph in page.document.paragraphs[-2:] for sentence in page.sentences if sentence in paragraph}
    return tuple(
        BoilerplateMention(span=sentence, rule=f"boilerplate: {rule}", confidence=0.9)
        for sentence in page.sentences
        if (rule := _shape(page, sentence, closing=sentence in tail))
    )


def _shape(page: Page, sentence: Span, *, closing: bool) -> str | None:
    folded = page.folded.folded(sentence)
    if folded is None or page.is_quoted(sentence):
        return None
    words = folded.of(page.folded.text)
    if _shapes("anywhere").search(words):
        return "a standing line"
    return "a closing line" if closing and _shapes("closing").search(words) else None


@cache
def _shapes(group: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{shape})" for shape in load("boilerplate")[group]))
