"""Where words stand."""

from dataclasses import dataclass

from clapboard.model.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document's text, and who is said to have said the words there (None: nobody is named)."""

    document: str
    span: Span
    speaker: str | None
