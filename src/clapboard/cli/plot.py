"""A show's events on an axis of time, a line for each season, in letters."""

from datetime import date
from typing import TYPE_CHECKING, Any

from clapboard.cli.layout import kind, label

if TYPE_CHECKING:
    from rich.console import Console

Json = dict[str, Any]
_LEAST = 20
"""Columns of the axis, below which there is no plot."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_EMPTY, _SEVERAL = "·", "*"


def timeline(screen: "Console", rows: list[Json]) -> None:
    """Print the events of `publishing.answers.event` that have a day, each season's on a line of its own, with a key of the letters.

    An event stands at the last day it may have happened on; where several share a place there is an asterisk.
    """
    dated = [(day, row) for row in rows if (day := _day(row)) is not None]
    names = sorted({label(row) for _, row in dated}, key=_order)
    margin = max(map(len, names), default=0) + 2
    width = screen.width - margin - 1
    if not dated or width < _LEAST:
        return
    first, last = (pick(day for day, _ in dated) for pick in (min, max))
    letters = {name: _LETTERS[at % len(_LETTERS)] for at, name in enumerate(dict.fromkeys(row["kind"] for _, row in dated))}
    screen.print(f"{'':{margin}}{first}{last!s:>{width - len(str(first))}}", highlight=False)
    strips = {
        name: _strip([(_column(day, (first, last), width), letters[row["kind"]]) for day, row in dated if label(row) == name], width)
        for name in names
    }
    for name, strip in strips.items():
        screen.print(f"[bold]{name:<{margin}}[/]{strip}", highlight=False)
    meaning = [f"[bold]{letter}[/] {kind(name)}" for name, letter in letters.items()]
    meaning += [f"[bold]{_SEVERAL}[/] several"] * any(_SEVERAL in strip for strip in strips.values())
    screen.print(f"[dim]{', '.join(meaning)}[/]", highlight=False)


def _day(row: Json) -> date | None:
    words = row["by"] or (row["date"] or "").rpartition("/")[2].rstrip("~?")
    year, _, rest = words.partition("-")
    month, _, day = rest.partition("-")
    if not year.isdigit():
        return None
    try:
        return date(int(year), int(month or 12), int(day or 28))
    except ValueError:  # a season of the year ("2024-21") has its own numbers: 21 is spring
        seasons = {"21": 5, "22": 8, "23": 11, "24": 12}
        return date(int(year), seasons[month], 28) if month in seasons else None


def _order(name: str) -> tuple[int, int, str]:
    number = name.rpartition(" ")[2]
    return (not number.isdigit(), int(number) if number.isdigit() else 0, name)


def _column(day: date, ends: tuple[date, date], width: int) -> int:
    days = (ends[1] - ends[0]).days
    return round((day - ends[0]).days / days * (width - 1)) if days else 0


def _strip(marks: list[tuple[int, str]], width: int) -> str:
    """Put each letter at its column, or at a free one beside it; where none is free stands `_SEVERAL`."""
    cells = [_EMPTY] * width
    for column, letter in marks:
        near = [at for at in (column, column + 1, column - 1) if 0 <= at < width and cells[at] in (_EMPTY, letter)]
        if near:
            cells[near[0]] = letter
        else:
            cells[column] = _SEVERAL
    return "".join(cells)
