"""A show's timeline as shapes on one axis of days: seasons above, articles a week below. The page draws it as SVG, with a table twin."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from clapboard.model.when import Interval
from clapboard.publishing.views.seasons import EventLine
from clapboard.publishing.views.show import ShowView
from clapboard.publishing.views.wording import MONTHS, date_words, interval_of

LEFT, RIGHT, TOP = 92, 1104, 34
LANE, BARS = 74, 84
LABEL = 6.4
"""Width of a letter of a label, on the whole."""
_DRAWN = frozenset(
    "ordered renewed cancelled undone final_season filming_started filming_paused filming_resumed filming_wrapped delayed date_set "
    "date_moved trailer teaser released ended moved_platform removed first_look film spin_off".split()
)
_ENDS = frozenset({"cancelled", "delayed", "filming_paused", "removed"})
WEEK = 7
LONGEST = 365 * 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One milestone: a slanted stripe at `x`, or a bar of `width` for a window of days. `label` may be empty: its place was taken."""

    x: float
    y: float
    width: float
    words: str
    day: str
    label: str
    label_y: float
    anchor: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A season's line."""

    y: float
    label: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A month of the axis that has a line; `label` may be empty."""

    x: float
    label: str
    is_year: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The articles of one week."""

    x: float
    y: float
    height: float
    width: float
    count: int
    week: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The whole drawing; `today` is where the known ends, None where that lies outside."""

    first: date
    last: date
    height: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    bars_y: float
    most: int
    today: float | None
    known_until: date

    @property
    def words(self) -> str:
        """Return the stretch of time in words."""
        return f"{MONTHS[self.first.month - 1]} {self.first.year} to {MONTHS[self.last.month - 1]} {self.last.year}"


def chart(view: ShowView) -> Chart | None:
    """Return the drawing of a show's timeline, None where no day is known."""
    placed = [(line, days) for line in view.timeline if line.kind in _DRAWN and (days := _days(line)) is not None]
    weeks = Counter(_week(day) for line in view.coverage if (day := _last(interval_of(line.reported))) is not None)
    every = [day for _, days in placed for day in (days.first, days.last) if day] + list(weeks)
    if not placed or not every:
        return None
    first, last = _edges(every)
    scale = (RIGHT - LEFT) / max(1, (last - first).days)

    def x(day: date) -> float:
        return round(LEFT + (min(max(day, first), last) - first).days * scale, 1)

    known = view.at or max(weeks, default=last)
    lanes = tuple(
        _lane(view, key, at, [(line, days) for line, days in placed if line.season_key == key], x) for at, key in enumerate(_keys(placed))
    )
    bars_y = TOP + LANE * len(lanes) + BARS
    return Chart(
        first=first,
        last=last,
        height=bars_y + 26,
        lanes=lanes,
        ticks=tuple(_ticks(first, last, x)),
        bars=_bars(weeks, x, y=bars_y, width=max(2.5, WEEK * scale - 1.5)),
        bars_y=bars_y,
        most=max(weeks.values(), default=0),
        today=x(known) if first < known < last else None,
        known_until=known,
    )


def _days(line: EventLine) -> Interval | None:
    """Return the days of an event; a date that was set stands where it leads to."""
    days = interval_of(line.target if line.kind in ("date_set", "date_moved") and line.target else line.day)
    return days if days is not None and days.is_known else None


def _last(days: Interval | None) -> date | None:
    return (days.last or days.first) if days else None


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _edges(days: list[date]) -> tuple[date, date]:
    """Return the first and the last day drawn: all, but no more than `LONGEST` days before the last."""
    last = max(days)
    first = max(min(days), last - timedelta(days=LONGEST))
    return first.replace(day=1), last + timedelta(days=21)


def _keys(placed: list[tuple[EventLine, Interval]]) -> list[str]:
    found = dict.fromkeys(line.season_key for line, _ in placed)
    return sorted(found, key=lambda key: (not key.isdigit(), int(key) if key.isdigit() else 0, key))


def _lane(view: ShowView, key: str, at: int, placed: list[tuple[EventLine, Interval]], x) -> Lane:  # type: ignore[no-untyped-def]  # noqa: ANN001 - the axis
    y = TOP + LANE * at + LANE - 18
    taken: dict[float, float] = {}
    marks = []
    for line, days in sorted(placed, key=lambda pair: (pair[1].last or pair[1].first or date.max, pair[0].id)):
        start, end = days.first or days.last, days.last or days.first
        assert start is not None and end is not None  # noqa: S101, PT018 - an interval that is known has an end
        is_window = days.first is not None and days.last is not None and (end - start).days > 3
        left, right = (x(start), x(end)) if is_window else (x(end), x(end))
        label, label_y, anchor = _label(line.words, left, taken, y)
        marks.append(
            Mark(
                x=left,
                y=y,
                width=round(max(right - left, 0), 1),
                words=line.words,
                day=date_words(line.target if line.kind in ("date_set", "date_moved") and line.target else line.day),
                label=label,
                label_y=label_y,
                anchor=anchor,
                style="win" if is_window else "f-acc" if line.kind in _ENDS else "f-ink" if line.is_told else "f-paper",
            )
        )
    label = next((season.label for season in view.seasons if season.key == key), key)
    return Lane(y=y, label=label, marks=tuple(sorted(marks, key=lambda mark: mark.style != "win")))


def _label(words: str, x: float, taken: dict[float, float], y: float) -> tuple[str, float, str]:
    """Return where a label fits above the line, in one of three rows; an empty one where none has room."""
    width = len(words) * LABEL
    at, anchor = (x, "start") if x + width < RIGHT else (x - width, "end")
    for row in (y - 18, y - 32, y - 46):
        if at >= taken.get(row, 0):
            taken[row] = at + width + 8
            return words, row, anchor
    return "", y, anchor


def _ticks(first: date, last: date, x) -> list[Tick]:  # type: ignore[no-untyped-def]  # noqa: ANN001 - the axis
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next(size for size in (1, 3, 6, 12, 24, 120) if months / size <= 14)
    found = []
    for number in range(months):
        year, month = divmod(first.month - 1 + number, 12)
        day = date(first.year + year, month + 1, 1)
        is_year = day.month == 1
        if x(day) < RIGHT - 40 and (is_year or (step <= 6 and (day.month - 1) % step == 0)):
            found.append(
                Tick(
                    x=x(day),
                    label=f"{MONTHS[day.month - 1][:3]} {day.year}" if is_year or number == 0 else MONTHS[day.month - 1][:3],
                    is_year=is_year,
                )
            )
    return found


def _bars(weeks: Counter[date], x, *, y: float, width: float) -> tuple[Bar, ...]:  # type: ignore[no-untyped-def]  # noqa: ANN001 - the axis
    most = max(weeks.values(), default=1)
    room = BARS - 34
    return tuple(
        Bar(
            x=x(week),
            y=round(y - room * count / most, 1),
            height=round(room * count / most, 1),
            width=round(width, 1),
            count=count,
            week=week,
        )
        for week, count in sorted(weeks.items())
    )
