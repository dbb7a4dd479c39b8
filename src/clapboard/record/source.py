"""What the record needs to know of a document: all but its text."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from clapboard.model.document import Document, DocumentKind, Publication
from clapboard.model.when import Interval
from clapboard.record.days import overlap


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as the record sees it: who published it, when, and when we captured it."""

    id: str
    published: Publication
    captured_at: datetime | None = None
    outlet: str | None = None
    title: str | None = None
    address: str = ""
    byline: str | None = None
    kind: DocumentKind = DocumentKind.ARTICLE

    @classmethod
    def of(cls, document: Document, captured_at: datetime | None = None) -> Self:
        """Return what the record keeps of `document`."""
        return cls(
            id=document.id,
            published=document.published,
            captured_at=captured_at,
            outlet=document.outlet,
            title=document.title,
            address=document.address,
            byline=document.byline,
            kind=document.kind,
        )

    @property
    def is_dated(self) -> bool:
        """Tell whether the document itself bounds its day on both sides."""
        return self.published.interval.first is not None and self.published.interval.last is not None

    def own_interval(self) -> Interval:
        """Return the days on which it may have been published, by itself alone: not after it was captured."""
        return published_by(self.published.interval, self.captured_at)

    def surely_by(self, day: date) -> bool:
        """Tell whether it was published by the end of `day`, so far as it can be known from itself alone."""
        last = self.own_interval().last
        return last is not None and last <= day


def published_by(interval: Interval, captured_at: datetime | None) -> Interval:
    """Return the days of `interval` that are not after a capture; the interval where nothing was captured, or all of it is."""
    return interval if captured_at is None else overlap(interval, Interval(last=captured_at.date())) or interval
