"""Pages made by hand."""

import re
from collections.abc import Callable

import pytest

from clapboard.mentions.page import Page
from clapboard.model.document import UNDATED, Document
from clapboard.model.span import Span


@pytest.fixture
def page() -> Callable[..., Page]:
    """Return a maker of pages: each non-blank line is a paragraph, the lines of `headings` (by number) are headings."""

    def make(text: str, headings: tuple[int, ...] = ()) -> Page:
        paragraphs = tuple(Span(*match.span()) for match in re.finditer(r"[^\s\n][^\n]*", text))
        return Page.of(
            Document(
                id="d",
                capture="c",
                text=text,
                paragraphs=paragraphs,
                headings=tuple(paragraphs[at] for at in headings),
                published=UNDATED,
                reader="by hand",
            )
        )

    return make
