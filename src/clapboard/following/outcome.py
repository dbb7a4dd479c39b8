"""What one round did."""

from dataclasses import asdict, dataclass, field

from clapboard.errors import SourceError


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts of one round, and what went wrong on the way, a line each.

    `listed` are the entries that lists had, `new` those whose address was met for the first time. Of the articles asked for, `read`
    were read into the record (`changed` of them because the page had changed since), `unchanged` said the same as before,
    `elsewhere` are about no watched show. `requests` and `received` (bytes of bodies as sent) count everything, robots.txt too.
    """

    followed: int = 0
    failed: int = 0
    listed: int = 0
    new: int = 0
    asked: int = 0
    read: int = 0
    changed: int = 0
    unchanged: int = 0
    elsewhere: int = 0
    claims: int = 0
    trouble: int = 0
    requests: int = 0
    received: int = 0
    errors: list[SourceError] = field(default_factory=list)

    def values(self) -> dict[str, int]:
        """Return the counts by name."""
        counted = asdict(self)
        counted.pop("errors")
        return counted
