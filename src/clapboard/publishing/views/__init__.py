"""What each kind of page shows, as plain values: one view per page, of which the page, the API and every data twin are made.

A view knows no web and no database. Its tables hold each row that the page prints; a twin prints the same rows, so that what people
see is what programs get.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a page: its texts in the order of the table's columns, and the ids of the claims that prove it.

    `id` is the row's own within its table, and stays the same while the record says the same of it.
    """

    id: str
    cells: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under one heading; `name` is the word by which page and twins call the table."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        """Refuse a row that does not fit the columns, and two rows with one id."""
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            msg = f"a row of {self.name!r} does not fit its columns"
            raise ValueError(msg)
        if len({row.id for row in self.rows}) != len(self.rows):
            msg = f"two rows of {self.name!r} have one id"
            raise ValueError(msg)


class View(Protocol):
    """What a page shows."""

    def tables(self) -> tuple[Table, ...]:
        """Return all rows of the page."""
