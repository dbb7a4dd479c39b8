"""Who reported an event first."""

from collections.abc import Iterable
from dataclasses import dataclass

from clapboard.model.show import Event, Milestone
from clapboard.record.resolve import report_order


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
