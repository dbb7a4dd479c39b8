"""Which season a cancellation is of: the fourth in one document, the third in another of the same days."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from clapboard.model.mention import Continuation
from clapboard.model.show import Milestone, SeasonBasis
from clapboard.record.conflicts.sides import Conflict, Scope, settle, side_of
from clapboard.record.resolve import report_order
from clapboard.record.told import SAME_NEWS
from clapboard.record.turns import moment_of

_TOLD = frozenset({SeasonBasis.PRINTED, SeasonBasis.IMPLIED})
"""How the season must be known: a number that we worked out ourselves is no disagreement of theirs."""


def seasons_apart(milestones: Iterable[Milestone]) -> Iterable[Conflict]:
    """Yield the cancellations that dated documents of the same days tell of two seasons, each of one."""
    news: defaultdict[str, defaultdict[str, list[Milestone]]] = defaultdict(lambda: defaultdict(list))
    for item in sorted(milestones, key=report_order):
        if item.kind == "cancelled" and item.is_event and _is_of_today(item):
            news[item.season.show][item.claim.document].append(item)
    for show, documents in news.items():
        yield from _apart(show, documents)


def _is_of_today(item: Milestone) -> bool:
    is_season = item.season.continuation is Continuation.SEASON and item.season.number is not None and item.basis in _TOLD
    return is_season and item.reported.is_day and abs((moment_of(item) - (item.reported.first or moment_of(item))).days) <= SAME_NEWS


def _apart(show: str, documents: Mapping[str, Sequence[Milestone]]) -> Iterable[Conflict]:
    told: defaultdict[int, list[Milestone]] = defaultdict(list)
    for items in documents.values():
        numbers = {item.season.number or 0 for item in items}
        if len(numbers) == 1:
            told[numbers.pop()] += items
    for number, items in sorted(told.items()):
        others = [
            other
            for other in told.get(number + 1, ())
            if any(abs((moment_of(item) - moment_of(other)).days) <= SAME_NEWS for item in items)
        ]
        if others:
            sides = (side_of(f"season {number}", items), side_of(f"season {number + 1}", others))
            right, because = settle(sides)
            season = items[0].season
            yield Conflict(
                show=show,
                season=season,
                field="season that was cancelled",
                scope=Scope.SEASON,
                sides=sides,
                right=right,
                because=because,
            )
