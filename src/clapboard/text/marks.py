"""Quotation marks: which stretches of a text stand between them."""

from collections.abc import Iterable
from dataclasses import dataclass

from clapboard.model.span import Span

_PAIRS = {'"': '"', "“": "”", "«": "»"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What stands between two quotation marks: `inner` strictly inside them, `outer` with them; `closed` False where no mark ends it."""

    inner: Span
    outer: Span
    mark: str
    closed: bool = True


def stretches(text: str, paragraphs: Iterable[Span]) -> tuple[Stretch, ...]:
    """Return the stretches between quotation marks, paragraph by paragraph, in order, outermost only."""
    found: list[Stretch] = []
    for paragraph in paragraphs:
        opened: int | None = None
        for at in range(paragraph.start, paragraph.end):
            if opened is None and text[at] in _PAIRS:
                opened = at
            elif opened is not None and text[at] == _PAIRS[text[opened]]:
                if at > opened + 1:
                    found.append(Stretch(inner=Span(opened + 1, at), outer=Span(opened, at + 1), mark=text[opened]))
                opened = None
        if opened is not None and opened + 1 < paragraph.end:
            found.append(Stretch(inner=Span(opened + 1, paragraph.end), outer=Span(opened, paragraph.end), mark=text[opened], closed=False))
    return tuple(found)
