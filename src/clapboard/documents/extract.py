"""What each format hands to the reader."""

from dataclasses import dataclass

from clapboard.model.span import Span
from clapboard.model.when import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The text of a capture, where what stands in it, and what the page says about itself; None where it says nothing.

    `date_line` is the day of a date line in the text, `shown` the day of publication in the page's metadata, `updated` the day of
    the last change. `address` is the canonical address that the page gives itself.
    """

    text: str
    paragraphs: tuple[Span, ...]
    headings: tuple[Span, ...] = ()
    date_line: Interval | None = None
    shown: Interval | None = None
    updated: Interval | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    address: str = ""
    subjects: tuple[str, ...] = ()
