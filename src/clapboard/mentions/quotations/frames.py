"""The words that say when, or in what conversation, something was said: "a recent interview", "previously", "on Monday"."""

import re
from bisect import bisect_right

from clapboard.mentions.page import Page
from clapboard.model.span import Span
from clapboard.model.when import TextDate
from clapboard.text.dates import find

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SEASON = "summer|spring|fall|autumn|winter|season"
_OCCASION = (
    "interview|conversation|chat|statement|profile|episode|appearance|discussion|post|podcast|Q&A|feature|story|piece|video|panel|message|"
    "comments?|remarks?"
)
_FRAME = re.compile(
    rf"\b(?:(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|this|another)\s"
    rf"(?P<kind>recent|new|latest|previous|past|earlier|old|upcoming|resurfaced|\d{{4}})\s(?:[\w’'-]+\s){{0,3}}?(?:{_OCCASION})"
    rf"|(?P<past>previously|earlier this (?:week|month|year|{_SEASON})|last (?:week|month|year|{_SEASON})|at the time|"
    rf"back in (?:[A-Z]\w+\s)?\d{{4}}|in the past|years ago|months ago|(?:has |have )?said before)"
    rf"|(?P<near>recently|exclusively|this (?:week|morning|month)|yesterday|today|earlier today|(?:on )?{_DAY}))\b"
)
_RECENT = frozenset(("recent", "new", "latest", "recently"))
_PREVIOUS = frozenset(("previous", "past", "earlier", "old", "resurfaced"))
_BEFORE = ("previously", "in the past", "years", "months", "has said", "said", "have said")


def frame_in(page: Page, within: Span, *, near: int) -> Span | None:
    """Return the frame in a stretch of narrative that is nearest to the offset `near`, None if there is none."""
    found = [Span(*match.span()) for match in _FRAME.finditer(page.text, within.start, within.end)]
    return min((span for span in found if not _is_quoted(page, span)), key=lambda span: abs(span.start - near), default=None)


def _is_quoted(page: Page, span: Span) -> bool:
    at = bisect_right(page.stretches, span.start, key=lambda stretch: stretch.outer.start) - 1
    return at >= 0 and span in page.stretches[at].outer


def called(text: str, frame: Span | None) -> str | None:
    """Return what a frame calls the words: "recent", "previous" or None."""
    match = _FRAME.fullmatch(text, frame.start, frame.end) if frame else None
    if match is None:
        return None
    word = match["kind"] or match[0].lower()
    if word in _RECENT:
        return "recent"
    return "previous" if word in _PREVIOUS or word.startswith(_BEFORE) else None


def said_on(text: str, frame: Span | None) -> TextDate | None:
    """Return the date that a frame gives, None if it gives none."""
    return next((mention.date for mention in find(text, frame)), None) if frame else None
