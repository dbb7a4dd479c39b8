"""The rows of published charts, told by the names of their columns.

Known are the files that a platform publishes of its weekly Top 10 (global, or by country) and of its most popular titles, comma or
tab separated with a line of column names, and lists of what was corrected in their old rows (JSON Lines, one row before and
after a correction each line).
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Self

from clapboard.model.mention import SeasonRef

_COUNTRY: Final = "country_name"
_ALL_TIME: Final = ("hours_viewed_first_91_days", "hours_viewed_first_28_days")
_NEEDED: Final = frozenset({"category", "show_title", "season_title"})
_CORRECTED: Final = frozenset({"seen", "week", "category", "rank", "before", "after"})
_NONE: Final = frozenset({"", "N/A"})
_SEASON = re.compile(r"\b(?:season|series|s)\s?(\d{1,2})\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:part|volume|vol\.)\s?(\d{1,2})\b", re.IGNORECASE)
TSV, CSV, CORRECTIONS = "text/tab-separated-values", "text/csv", "application/x-ndjson"
"""The media types of charts, and of what was corrected in their old rows, a correction a line."""
PUBLISHED_AFTER: Final = timedelta(days=2)
"""From the Sunday that ends a week to the Tuesday on which its chart is published."""
WEEKLY: Final = "Netflix Top 10"
ALL_TIME: Final = "Netflix most popular"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place on a chart.

    `chart` names chart and list ("Netflix Top 10, TV (English)"); `week` is the Sunday that ends the week, None for a list of all
    time. `hours` are hours viewed (of the week, or of the first weeks counted), `views` hours by running time, `weeks` the weeks
    on the list so far; None where the file has no such column. `season` is the season's title as printed.
    """

    chart: str
    week: date | None
    rank: int
    show: str
    season: str | None
    hours: int | None = None
    views: int | None = None
    weeks: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The names of a file's columns, in order, and what parts them."""

    names: tuple[str, ...]
    delimiter: str

    @classmethod
    def of(cls, line: str) -> Self | None:
        """Return the columns that the first line of a file names, None where it is no chart's."""
        delimiter = "\t" if "\t" in line else ","
        try:
            names = tuple(name.strip().lower() for name in _cells(line.lstrip("\ufeff"), delimiter))
        except ValueError:
            return None
        return cls(names=names, delimiter=delimiter) if set(names) >= _NEEDED and {"rank", "weekly_rank"} & set(names) else None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return what `str` wrote."""
        delimiter = "\t" if "\t" in text else ","
        return cls(names=tuple(text.split(delimiter)), delimiter=delimiter)

    def __str__(self) -> str:
        """Return the names, parted as in the file."""
        return self.delimiter.join(self.names)

    def row(self, line: str) -> Row:
        """Return the row in a line; raise ValueError where a cell is missing or no number."""
        cells = dict(zip(self.names, (cell.strip() for cell in _cells(line, self.delimiter)), strict=False))
        if not cells.get("show_title") or not cells.get("category"):
            msg = "a row without a title or a category"
            raise ValueError(msg)
        week = cells.get("week")
        return Row(
            chart=_name(cells),
            week=date.fromisoformat(week) if week else None,
            rank=int(cells.get("weekly_rank") or cells.get("rank") or ""),
            show=cells["show_title"],
            season=_given(cells.get("season_title")),
            hours=_number(cells, "weekly_hours_viewed", *_ALL_TIME),
            views=_number(cells, "weekly_views", "views_first_91_days", "views_first_28_days"),
            weeks=_number(cells, "cumulative_weeks_in_top_10"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """One row of the past that a later edition of the file has changed; `after` is None where that edition left the row out."""

    seen: date
    before: Row
    after: Row | None


def corrected(line: str) -> Corrected:
    """Return the correction in a line of a list of corrections; raise ValueError where there is none."""
    values = json.loads(line)
    if not isinstance(values, dict) or not set(values) >= _CORRECTED:
        msg = "no correction of a chart in it"
        raise ValueError(msg)
    before = _side(values, values["before"])
    if before is None:
        msg = "a correction without the row that it corrects"
        raise ValueError(msg)
    return Corrected(seen=date.fromisoformat(values["seen"]), before=before, after=_side(values, values["after"]))


def is_corrections(line: str) -> bool:
    """Tell whether a file whose first line this is lists the corrections of a chart."""
    try:
        corrected(line)
    except (ValueError, TypeError, RecursionError):
        return False
    return True


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line of `text` that is not blank with where it begins."""
    at = 0
    for line in text.splitlines(keepends=True):
        if kept := line.rstrip("\r\n"):
            yield at, kept
        at += len(line)


def season_of(words: str | None, show: str) -> SeasonRef | None:
    """Return the season that a chart's season title names, of a show with this title."""
    if words is None:
        return None
    own = words.removeprefix(show).lstrip(" :")
    season, part = _SEASON.search(own), _PART.search(own)
    return SeasonRef(words=own or words, numbers=(int(season[1]),) if season else (), part=int(part[1]) if part else None)


def _side(values: Mapping[str, str], cells: Sequence[str] | None) -> Row | None:
    if cells is None:
        return None
    show, season, hours, weeks = cells
    return Row(
        chart=f"{WEEKLY}, {values['category']}",
        week=date.fromisoformat(values["week"]),
        rank=int(values["rank"]),
        show=show,
        season=_given(season),
        hours=int(hours),
        weeks=int(weeks),
    )


def _cells(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line; raise ValueError where it is no row of a table."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error as error:  # a line break inside a line, a cell beyond the library's limit
        msg = f"no row of a table: {error}"
        raise ValueError(msg) from error


def _name(cells: Mapping[str, str]) -> str:
    kind = ALL_TIME if any(name in cells for name in _ALL_TIME) else WEEKLY
    return ", ".join(filter(None, (kind, cells.get(_COUNTRY), cells["category"])))


def _given(cell: str | None) -> str | None:
    return None if cell is None or cell in _NONE else cell


def _number(cells: Mapping[str, str], *names: str) -> int | None:
    value = next((cells[name] for name in names if name in cells), None)
    return None if value is None or value in _NONE else int(value)
