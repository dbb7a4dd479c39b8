"""A page's dates as a calendar (RFC 5545)."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from clapboard.publishing.twins.letters import printable
from clapboard.publishing.twins.sheet import Dated, Sheet
from clapboard.publishing.views.wording import date_words, interval_of

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT = "-//Clapboard//The record of a show//EN"
_WIDEST = 400
"""Days of the widest window that is put into a calendar: "some time" is no date."""


def ics(sheet: Sheet) -> bytes:
    """Return the dates of a page as all-day events: tentative where only a window is known, or outlets disagree.

    The same thing keeps its UID, and has a higher SEQUENCE when its date moves.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("name", printable(sheet.title))
    made.add("x-wr-calname", printable(sheet.title))
    for item in sheet.dates:
        days = days_of(item)
        if days is not None:
            made.add_component(_event(sheet, item, days))
    text: bytes = made.to_ical()
    return text


def days_of(item: Dated) -> tuple[date, date] | None:
    """Return the first and the last day that the date may mean; None where an end is open, or the window too wide."""
    interval = interval_of(item.when)
    if interval is None or interval.first is None or interval.last is None or (interval.last - interval.first).days > _WIDEST:
        return None
    return interval.first, interval.last


def _event(sheet: Sheet, item: Dated, days: tuple[date, date]) -> "Event":
    from icalendar import Event

    first, last = days
    is_sure = first == last and not item.is_open and item.when == str(first)
    cited = sheet.citations.get(item.claim)
    told = [f"“{' '.join(cited.words.split())}”, {cited.origin}, {date_words(cited.reported)}"] if cited else []
    made = Event()
    made.add("uid", f"{item.uid}@clapboard")
    made.add("sequence", item.revision)
    made.add("dtstamp", sheet.stamp)
    made.add("last-modified", sheet.stamp)
    made.add("dtstart", first)
    made.add("dtend", last + timedelta(days=1))
    known = "" if is_sure else f" ({date_words(item.when)}{', disputed' if item.is_open else ''})"
    made.add("summary", printable(item.summary + known))
    made.add("description", printable("\n".join([*told, sheet.evidence(item.claim)])))
    made.add("status", "CONFIRMED" if is_sure else "TENTATIVE")
    made.add("transp", "TRANSPARENT")
    made.add("url", sheet.evidence(item.claim))
    made.add("x-clapboard-row", f"{item.table}/{item.row}")
    return made
