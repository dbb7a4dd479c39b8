"""The books on what is followed, in the record's file: addresses and their health, the articles that they named, the watch list."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Table, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from clapboard.model.following import Follow, Page, PageState, Watched
from clapboard.storage.codec import AnyRow
from clapboard.storage.connections import Connections
from clapboard.storage.schema import captures, follows, pages, runs, watched
from clapboard.storage.takedown import Takedowns

_AT_ONCE: Final = 300
_LATELY: Final = timedelta(days=30)
_NEVER_AGAIN: Final = (PageState.FORGOTTEN.value, PageState.MOVED.value)


class Follows:
    """Followed addresses."""

    def __init__(self, connections: Connections) -> None:
        """Read and write through `connections`."""
        self._connections = connections

    def add(self, address: str, *, at: datetime) -> bool:
        """Follow an address from now on; False where it is followed already."""
        row = _follow_row(Follow(address=address, added_at=at))
        with self._connections.writing() as connection:
            return connection.execute(insert_or(follows).values(row).on_conflict_do_nothing()).rowcount == 1

    def drop(self, address: str) -> bool:
        """Follow an address no longer; False where it was not followed. What was read stays on record."""
        with self._connections.writing() as connection:
            return connection.execute(delete(follows).where(follows.c.address == address)).rowcount == 1

    def all(self) -> Sequence[Follow]:
        """Return what is followed, in the order in which it was added."""
        return [_follow(row) for row in self._connections.rows(select(follows).order_by(follows.c.number))]

    def note(self, follow: Follow, *, was: str | None = None) -> None:
        """Put down how an address is; `was` is the address under which it is known, where the host moved it for good."""
        with self._connections.writing() as connection:
            if was is not None and was != follow.address:
                connection.execute(delete(follows).where(follows.c.address == follow.address))
            connection.execute(update(follows).where(follows.c.address == (was or follow.address)).values(_follow_row(follow)))


class Pages:
    """Articles that lists named, and pages that are followed themselves."""

    def __init__(self, connections: Connections) -> None:
        """Read and write through `connections`."""
        self._connections = connections

    def offer(self, offered: Iterable[Page]) -> int:
        """Put down the pages that are new, to be asked for now, and return how many; of a known one whose stamp is new, that it is due.

        A page that was forgotten or moved stays so, whatever lists say.
        """
        new = 0
        offered = list(offered)
        for at in range(0, len(offered), _AT_ONCE):
            part = {page.address: page for page in offered[at : at + _AT_ONCE]}
            with self._connections.reading() as connection:
                known = {row.address: row for row in connection.execute(_PAGE_STAMPS.where(pages.c.address.in_(sorted(part)))).all()}
            fresh = [_page_row(page) for address, page in part.items() if address not in known]
            restamped = [page for address, page in part.items() if address in known and _is_restamped(known[address], page)]
            if fresh or restamped:
                new += self._put(fresh, restamped)
        return new

    def _put(self, fresh: list[dict[str, Any]], restamped: list[Page]) -> int:
        added = 0
        with self._connections.writing() as connection:
            for row in fresh:
                added += connection.execute(insert_or(pages).values(row).on_conflict_do_nothing()).rowcount
            for page in restamped:
                due = {"stamp": page.stamp, "due": page.first_seen}
                connection.execute(update(pages).where(pages.c.address == page.address).values(due))
        return added

    def due(self, *, now: datetime) -> Sequence[Page]:
        """Return the pages that are to be asked for, those longest due first."""
        query = select(pages).where(pages.c.due <= now).order_by(pages.c.due, pages.c.number)
        return [_page(row) for row in self._connections.rows(query)]

    def get(self, address: str) -> Page | None:
        """Return what is known of an address."""
        rows = self._connections.rows(select(pages).where(pages.c.address == address))
        return _page(rows[0]) if rows else None

    def note(self, *noted: Page) -> None:
        """Put down how pages are."""
        with self._connections.writing() as connection:
            for page in noted:
                row = _page_row(page)
                statement = insert_or(pages).values(row)
                connection.execute(statement.on_conflict_do_update(index_elements=["address"], set_=row))

    def counts(self) -> dict[str, int]:
        """Return how many pages there are in each state."""
        rows = self._connections.rows(select(pages.c.state, func.count().label("many")).group_by(pages.c.state))
        return {row.state: row.many for row in rows}


class WatchList:
    """The shows that matter."""

    def __init__(self, connections: Connections) -> None:
        """Read and write through `connections`."""
        self._connections = connections

    def add(self, show: Watched, *, at: datetime) -> bool:
        """Watch a show; what is given replaces what was said of it before. False where it was watched already."""
        row = {"title": show.title, "aliases": json.dumps(show.aliases), "network": show.network}
        with self._connections.writing() as connection:
            known = connection.execute(select(watched.c.number).where(watched.c.title == show.title)).first()
            statement = insert(watched) if known is None else update(watched).where(watched.c.title == show.title)
            connection.execute(statement.values(row))
            # what was put aside lately may be about this one
            again = {"state": PageState.WAITING.value, "due": pages.c.first_seen, "tries": 0}
            lately = pages.c.first_seen > at - _LATELY
            connection.execute(update(pages).where(pages.c.state == PageState.ELSEWHERE.value, lately).values(again))
        return known is None

    def drop(self, title: str) -> bool:
        """Watch a show no longer; False where it was not watched."""
        with self._connections.writing() as connection:
            return connection.execute(delete(watched).where(watched.c.title == title)).rowcount == 1

    def all(self) -> Sequence[Watched]:
        """Return the shows, by title."""
        rows = self._connections.rows(select(watched).order_by(watched.c.title))
        return [Watched(title=row.title, aliases=tuple(json.loads(row.aliases)), network=row.network) for row in rows]


class Following:
    """All the books on one file. Threads may share it."""

    def __init__(self, path: Path, *, busy_timeout: float, read_only: bool = False) -> None:
        """Open or make the file; errors as `clapboard.storage.open_ledger` says."""
        self._connections = Connections(path, busy_timeout=busy_timeout, read_only=read_only)
        self.follows = Follows(self._connections)
        self.pages = Pages(self._connections)
        self.watched = WatchList(self._connections)
        self.takedowns = Takedowns(self._connections)

    def unfinished(self) -> list[str]:
        """Return the documents whose capture was kept and that nobody has read: whoever was reading was stopped."""
        query = (
            select(captures.c.document)
            .outerjoin(runs, runs.c.capture == captures.c.number)
            .where(runs.c.number.is_(None), captures.c.content.is_not(None))
            .order_by(captures.c.document)
        )
        return [row.document for row in self._connections.rows(query)]

    def close(self) -> None:
        """Let go of the file."""
        self._connections.close()


_PAGE_STAMPS = select(pages.c.address, pages.c.stamp, pages.c.state)


def _is_restamped(row: AnyRow, page: Page) -> bool:
    return bool(page.stamp) and row.stamp != page.stamp and row.state not in _NEVER_AGAIN


def _row(table: Table, values: dict[str, Any]) -> dict[str, Any]:
    return {column.name: values[column.name] for column in table.columns if column.name in values}


def _follow_row(follow: Follow) -> dict[str, Any]:
    return _row(follows, asdict(follow) | {"gone": int(follow.gone)})


def _follow(row: AnyRow) -> Follow:
    values = {name: getattr(row, name) for name in Follow.__dataclass_fields__}
    return Follow(**(values | {"gone": bool(row.gone)}))


def _page_row(page: Page) -> dict[str, Any]:
    return _row(pages, asdict(page) | {"state": page.state.value})


def _page(row: AnyRow) -> Page:
    values = {name: getattr(row, name) for name in Page.__dataclass_fields__}
    return Page(**(values | {"state": PageState(row.state)}))
