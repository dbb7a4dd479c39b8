"""Who reported an event first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from clapboard.model.show import Event, Milestone
from clapboard.record.names import key
from clapboard.record.resolve import report_order

_SHORT = re.compile(r"s\d+\Z")
_EMPTY = frozenset("season series the a an of for to was is been has and first who when".split())
_STEM = 5
"""Letters that two forms of a word have in common ("renewal", "renewed")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """The earliest reports of an event. One report in `earliest`: it was first. Several: their days overlap, it cannot be told.

    `others` reported surely later, in the order of report; copies of an agency's text stand there too.
    """

    event: Event
    earliest: tuple[Milestone, ...]
    others: tuple[Milestone, ...]

    @property
    def is_known(self) -> bool:
        """Tell whether one document was surely first."""
        return len({item.claim.document for item in self.earliest}) == 1


def firsts(events: Iterable[Event]) -> tuple[First, ...]:
    """Return who was first with each event, in the order given."""
    return tuple(_first(event) for event in events)


def matching(events: Iterable[Event], words: str) -> tuple[Event, ...]:
    """Return the events that `words` ask for ("season 3 renewed", "trailer", "film"): those that fit all the words that say anything.

    A number is a season; other words must begin one of the words of the event's kind, continuation, value or platform.
    """
    asked = key(words)
    numbers = {int(word) for word in asked if word.isdigit()} | {int(word[1:]) for word in asked if _SHORT.match(word)}
    rest = [word for word in asked if not word.isdigit() and not _SHORT.match(word) and word not in _EMPTY]
    return tuple(
        event for event in events if (not numbers or event.season.number in numbers) and all(_is_said(event, word) for word in rest)
    )


def _is_said(event: Event, word: str) -> bool:
    platforms = " ".join(item.platform or "" for item in event.milestones)
    said = key(f"{event.kind.replace('_', ' ')} {event.season.continuation.value} {event.value or ''} {platforms}")
    return any(other.startswith(word) or (len(other) >= _STEM and word.startswith(other[:_STEM])) for other in said)


def _first(event: Event) -> First:
    items = _one_a_document(sorted(event.milestones, key=report_order))
    known = [item.reported.last for item in items if item.reported.last is not None]
    latest = min(known, default=None)
    if latest is None:
        return First(event=event, earliest=tuple(items), others=())
    copies = {item.claim.id for item in event.copies}
    earliest = [item for item in items if (item.reported.first is None or item.reported.first <= latest) and item.claim.id not in copies]
    earliest = earliest or items[:1]
    return First(event=event, earliest=tuple(earliest), others=tuple(item for item in items if item not in earliest))


def _one_a_document(items: Iterable[Milestone]) -> list[Milestone]:
    first: dict[str, Milestone] = {}
    for item in items:
        first.setdefault(item.claim.document, item)
    return list(first.values())
