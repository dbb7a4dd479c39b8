"""What one document tells of a show's seasons: the news that the record weighs against what others tell."""

from dataclasses import dataclass
from datetime import date

from clapboard.model.when import Interval

SAME_NEWS = 10
"""Days within which two reports of one kind are taken for the same news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A milestone as one document tells it, with the seasons that it numbers.

    `own` are the days that the text gives, if any; `when` those days where they are narrow, else the days of the report.
    """

    document: str
    seasons: tuple[int, ...]
    kind: str
    when: Interval
    reported: Interval
    target: Interval | None = None
    company: str | None = None
    own: Interval | None = None
    implied: bool = False


def is_bounded(interval: Interval) -> bool:
    """Tell whether both ends are known."""
    return interval.first is not None and interval.last is not None


def family(kind: str) -> str:
    """Return the kind under which the same news may be told: a later season that is ordered is renewed."""
    return "renewed" if kind in ("ordered", "undone") else kind


def day_of(news: Told) -> date:
    """Return the day of the news: the text's own, else that of the report."""
    own = news.own or Interval()
    return own.last or own.first or news.reported.last or date.max
