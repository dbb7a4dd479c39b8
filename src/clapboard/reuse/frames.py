"""Frames: what each appearance says of when its words were said, against what the record knows.

*Venue named*, *original held* and *first seen here* are three different things; this is about the time alone. Old words that a later
document calls recent are reprinted in a new frame, whatever the reason; nothing is said about anybody's intention.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from clapboard.reuse.appearances import Appearance
from clapboard.reuse.sayings import Saying, first_seen

RECENT = 30
"""Days up to which words may well be called recent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reframed:
    """Words reprinted in a new frame: `later` says of them what `earlier`, which held them before, shows to be otherwise.

    `days` is how long they had been in print at the least, None where the record cannot tell how long (but before they were).
    """

    saying: str
    earlier: Appearance
    later: Appearance
    days: int | None
    because: str


def reframed(sayings: Iterable[Saying]) -> tuple[Reframed, ...]:
    """Return the appearances whose frame contradicts the first appearance, in the order of the sayings and their appearances."""
    return tuple(found for saying in sayings for item in saying.appeared if (found := _reframed(saying, item.appearance)) is not None)


def _reframed(saying: Saying, later: Appearance) -> Reframed | None:
    if later.called != "recent" and later.said is None:
        return None
    for item in saying.appeared:
        earlier = item.appearance
        if earlier.document == later.document or not _is_earlier(earlier, later):
            continue
        because = _contradiction(earlier, later)
        if because:
            return Reframed(saying=saying.id, earlier=earlier, later=later, days=_apart(earlier, later), because=because)
    return None


def _is_earlier(earlier: Appearance, later: Appearance) -> bool:
    return first_seen({earlier.document: earlier.published, later.document: later.published}) == earlier.document


def _contradiction(earlier: Appearance, later: Appearance) -> str:
    days = _apart(earlier, later)
    if later.said and later.said.first and earlier.published.last and earlier.published.last < later.said.first:
        return f"said not before {later.said.first}, in print by {earlier.published.last}"
    if later.called != "recent" or (days is not None and days <= RECENT):
        return ""
    return "called recent, in print before" if days is None else f"called recent, in print {days} days before"


def _apart(earlier: Appearance, later: Appearance) -> int | None:
    """Return how many days lie between two publications at the least; None where no end of them is known well enough."""
    if earlier.published.last is None or later.published.first is None or earlier.published.first is None:
        return None
    return (later.published.first - earlier.published.last).days
