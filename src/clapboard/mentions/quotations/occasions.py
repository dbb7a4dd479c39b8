"""Where the whole of a document was said: a press release, an interview printed as such, an occasion reported live."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clapboard.mentions.page import Page
from clapboard.mentions.quotations.drafts import Draft
from clapboard.mentions.venues import VenueMention
from clapboard.model.mention import QuotationKind
from clapboard.model.span import Span

_TOP = 6
"""Paragraphs in which a document says what it is."""
_RELEASE = re.compile(r"(?:FOR\s)?IMMEDIATE RELEASE|(?:PRESS|NEWS) RELEASE")
_DATELINE = re.compile(
    r"[A-Z][A-Z. ]{2,}(?:,\s[A-Z][\w. ]*)?,\s(?:[A-Z][a-z]+\s\d\d?,\s\d{4}|\d\d?\s[A-Z][a-z]+\s\d{4})"
    r"\s?(?:\([^)\n]*\)\s?)?[–—-]"
)
_ANNOUNCED = re.compile(r"\b(?:today announced|announced today|is (?:pleased|proud|thrilled) to announce|today unveiled)\b")
_LIVE = re.compile(r"\b(?:LIVE|Live|As it happened|Live ?blog)\b")
_MET = re.compile(
    r"(?P<v>(?:The\s)?[A-Z][\w’'&+.-]*(?:\s[A-Z][\w’'&+.-]*){0,3})\s(?:recently\s|exclusively\s|also\s)?"
    r"(?:caught up|sat down|spoke|talked|chatted|checked in)\s(?:with|to)\s"
)
_CROWD = re.compile(
    r"\b(?:the|a|an)\s(?:[\w-]+\s)?(?:crowd|audience|attendees|room|hall|conventiongoers)\b|\bon\s?stage\b|\bpanel(?:lists?)?\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What a document is as a whole.

    `everywhere` is where all of it was said, `interview` where its questions were answered, `stage` where what a crowd heard was said.
    """

    everywhere: VenueMention | None = None
    interview: VenueMention | None = None
    stage: VenueMention | None = None

    def of(self, page: Page, draft: Draft, own: Span) -> VenueMention | None:
        """Return where a quotation was said that names no place; `own` are its own sentences."""
        if draft.kind is QuotationKind.INDIRECT or draft.official:
            return None
        if "transcript" in draft.rule and self.interview is not None:
            return self.interview
        return self.everywhere or (self.stage if self.stage is not None and _CROWD.search(page.text, own.start, own.end) else None)


def occasion_of(page: Page, venues: Sequence[VenueMention], *, persons: Sequence[Span]) -> Occasion:
    """Return what the document is; `venues` are those named in it, in order, and `persons` the spans of the people."""
    gatherings = [one for one in venues if one.rule == "on an occasion" and not one.outlet and not one.social]
    first = next(iter(page.document.paragraphs), None)
    live = first is not None and _LIVE.search(page.text, first.start, first.end) is not None
    leading = next((one for one in gatherings if one.span in first), None) if first and live else None
    return Occasion(
        everywhere=_release(page) or leading,
        interview=_interview(page, persons),
        stage=gatherings[0] if gatherings else None,
    )


def _release(page: Page) -> VenueMention | None:
    """Return the words that show a document to be a press release, None where none do."""
    for paragraph in page.document.paragraphs[:_TOP]:
        found = _RELEASE.match(page.text, paragraph.start, paragraph.end)
        if found is None and (line := _DATELINE.match(page.text, paragraph.start, paragraph.end)):
            found = _ANNOUNCED.search(page.text, line.end(), paragraph.end)
        if found is not None:
            return VenueMention(span=Span(*found.span()), name="press release", rule="a press release")
    return None


def _interview(page: Page, persons: Sequence[Span]) -> VenueMention | None:
    """Return the outlet that met somebody for the document's questions and answers ("The Gazette sat down with …")."""
    for match in _MET.finditer(page.text):
        span = Span(*match.span("v"))
        if not any(span.overlaps(person) for person in persons) and match["v"] not in _PRONOUNS:
            return VenueMention(span=span, name=match["v"], rule="met by X", strength=2)
    return None


_PRONOUNS = ("I", "We", "He", "She", "They", "You")
