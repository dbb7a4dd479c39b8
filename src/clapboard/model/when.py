"""Days and intervals of days: when something happened, was planned, or was reported.

The text of a date is EDTF (ISO 8601-2:2019, level 1), for instance `2023-08-03`, `2023-21` (spring 2023), `2024-10~`,
`2022-11-23/2023-01-05`, `2025-02/..`.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The days between `first` and `last`, both included; None is an open end.

    An interval says between which days *one* day lies, not how long something took.
    """

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        """Refuse an interval that ends before it begins."""
        if self.first and self.last and self.last < self.first:
            msg = f"an interval cannot end before it begins: {self.first} to {self.last}"
            raise ValueError(msg)

    @classmethod
    def day(cls, day: date) -> Self:
        """Return the interval of one day."""
        return cls(first=day, last=day)

    @property
    def is_known(self) -> bool:
        """Tell whether at least one end is bounded."""
        return self.first is not None or self.last is not None

    @property
    def is_day(self) -> bool:
        """Tell whether it is exactly one day."""
        return self.first is not None and self.first == self.last

    def surely_before(self, other: Self) -> bool:
        """Tell whether every day of this interval lies before every day of the other."""
        return self.last is not None and other.first is not None and self.last < other.first

    def narrowed(self, other: Self) -> Self:
        """Return the days in both; raise ValueError if there is none."""
        firsts = [day for day in (self.first, other.first) if day]
        lasts = [day for day in (self.last, other.last) if day]
        return type(self)(first=max(firsts, default=None), last=min(lasts, default=None))

    def __str__(self) -> str:
        """Return the interval as EDTF: a day, or two ends with `..` for an open one."""
        return _edtf(self.first, self.last)


@lru_cache(maxsize=16384)
def _edtf(first: date | None, last: date | None) -> str:
    """Return an interval as text: all that is told of a show is ordered by it, and thousands tell of the same days."""
    return str(first) if first is not None and first == last else f"{first or '..'}/{last or '..'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextDate:
    """A date as a text gives it, before anybody knows what day the text is of.

    Exactly one of the two is given. `edtf`: the text names the date by itself ("April 23, 2025": `2025-04-23`).
    `anchor`: it hangs on the day of publication, in the small language of `clapboard.text.dates` ("this morning":
    `published - 0 d`; "in January": `published ~ month 1`). `clapboard.text.dates.resolve` turns either into EDTF.
    """

    words: str
    edtf: str | None = None
    anchor: str | None = None

    def __post_init__(self) -> None:
        """Refuse a date that is both or neither."""
        if (self.edtf is None) == (self.anchor is None):
            msg = f"a date is either absolute or anchored: {self.words!r}"
            raise ValueError(msg)
