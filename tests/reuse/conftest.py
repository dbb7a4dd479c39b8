"""What the tests of reuse share: appearances made by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from clapboard.model.span import Span
from clapboard.model.when import Interval
from clapboard.reuse.appearances import Appearance


@pytest.fixture
def appear() -> Callable[..., Appearance]:
    """Return a function that makes an appearance: `appear("a", "2024-05-02", "the words", speaker=…)`."""

    def make(document: str, day: str | Interval | None, *words: str, at: int = 100, **fields: Any) -> Appearance:  # fields of any type
        days = day if isinstance(day, Interval) else Interval.day(date.fromisoformat(day)) if day else Interval()
        fragments = []
        for fragment in words:
            fragments.append(Span(at, at + len(fragment)))
            at += len(fragment) + 20
        return Appearance(document=document, published=days, fragments=tuple(fragments), words=words, **fields)

    return make
