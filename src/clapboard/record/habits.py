"""What a platform usually does, counted from the record: how many of its shows got a third season, and how sure that share is."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from clapboard.model.show import Fate, Milestone, SeasonId, Stage, Status
from clapboard.vocabulary.platforms import platform_of

_MADE = frozenset(
    {
        Stage.ORDERED,
        Stage.WRITING,
        Stage.PRE_PRODUCTION,
        Stage.FILMING,
        Stage.WRAPPED,
        Stage.POST_PRODUCTION,
        Stage.DATED,
        Stage.PAUSED,
        Stage.DELAYED,
    }
    | {Stage.PART_RELEASED, Stage.RELEASED, Stage.CONCLUDED}
)
_OVER = frozenset({Fate.CANCELLED, Fate.ENDED, Fate.FINAL, Fate.CONTINUED})
Z95 = 1.959963984540054
"""The 97.5 % point of the normal distribution: a Wilson interval with it holds the true share in 95 of 100 samples."""


Where = tuple[Stage, Fate]
"""Where a season stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What `habits` needs of one show: its title, its numbered seasons, and the platform that makes it (None: not told)."""

    show: str
    platform: str | None
    seasons: Mapping[int, Where]

    @classmethod
    def of(cls, show: str, milestones: Iterable[Milestone], statuses: Mapping[SeasonId, Status]) -> "Standing":
        """Return the standing of a show; its platform is the company most often named with its milestones."""
        named = Counter(
            company.name
            for item in milestones
            for name in {item.platform, item.announced_by}
            if name and (company := platform_of(name)) is not None and company.kind != "studio"
        )
        platform = min(named, key=lambda name: (-named[name], name), default=None)
        seasons = {season.number: (status.stage, status.fate) for season, status in statuses.items() if season.number is not None}
        return cls(show=show, platform=platform, seasons=seasons)

    def reached(self, number: int) -> bool | None:
        """Tell whether the show got season `number`; None where nothing is decided, or the season before was not reached."""
        if any(n >= number and stage in _MADE and fate is not Fate.CANCELLED for n, (stage, fate) in self.seasons.items()):
            return True
        _, fate = self.seasons.get(number, (None, None))
        _, before = self.seasons.get(number - 1, (None, None))
        return False if fate is Fate.CANCELLED or before in _OVER - {Fate.CANCELLED} else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """Of `decided` shows of the platform, `reached` got season `number`; `low` and `high` bound the share (Wilson, 95 %).

    `low` and `high` are 0 and 1 where no show is decided. `open_shows` are those of which the record cannot tell.
    """

    platform: str
    number: int
    reached: tuple[str, ...]
    stopped: tuple[str, ...]
    open_shows: tuple[str, ...]
    low: float
    high: float

    @property
    def decided(self) -> int:
        """Return the number of shows of which it is known."""
        return len(self.reached) + len(self.stopped)

    @property
    def share(self) -> float | None:
        """Return the share of shows that got the season, None where none is decided."""
        return len(self.reached) / self.decided if self.decided else None


def habits(standings: Iterable[Standing], *, number: int = 3) -> tuple[Habit, ...]:
    """Return, for each platform on record, how many of its shows got season `number`; by platform."""
    shows: dict[str, dict[bool | None, list[str]]] = {}
    for standing in standings:
        if standing.platform is not None:
            rows = shows.setdefault(standing.platform, {True: [], False: [], None: []})
            rows[standing.reached(number)].append(standing.show)
    return tuple(_habit(platform, number, rows) for platform, rows in sorted(shows.items()))


def _habit(platform: str, number: int, rows: Mapping[bool | None, list[str]]) -> Habit:
    low, high = wilson(len(rows[True]), len(rows[True]) + len(rows[False]))
    return Habit(
        platform=platform,
        number=number,
        reached=tuple(sorted(rows[True])),
        stopped=tuple(sorted(rows[False])),
        open_shows=tuple(sorted(rows[None])),
        low=low,
        high=high,
    )


def wilson(successes: int, of: int, z: float = Z95) -> tuple[float, float]:
    """Return the Wilson score interval of a share (E. B. Wilson, JASA 22, 1927): it holds for small samples too.

    >>> tuple(round(bound, 3) for bound in wilson(2, 3))
    (0.208, 0.939)
    """
    if of == 0:
        return 0.0, 1.0
    share = successes / of
    middle = share + z * z / (2 * of)
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    width = 1 + z * z / of
    return max(0.0, (middle - spread) / width), min(1.0, (middle + spread) / width)
