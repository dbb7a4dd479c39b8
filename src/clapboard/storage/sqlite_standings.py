"""Where every show stands, kept beside the claims: which platform makes it, and the stage and fate of its seasons.

A row that is there is right. Whoever writes something that bears on a show takes its row away in the same transaction; what is missing
is worked out when it is asked for, and kept when the ledger is settled.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any, Final

from clapboard import __version__
from clapboard.model.show import Fate, Stage
from clapboard.record.habits import Standing
from clapboard.record.ledger import Ledger
from clapboard.record.view import Record
from clapboard.storage.columns import Words
from clapboard.storage.connections import Connections

_AT_ONCE: Final = 50
"""Shows whose milestones are read together."""

_stored = Words().process_bind_param
_text = Words().process_result_value
_KEPT: Final = "SELECT version FROM derived WHERE name = 'standings'"


def standings_of(ledger: Ledger, shows: Iterable[str]) -> Iterator[Standing]:
    """Yield the standings of shows, worked out from the record."""
    ordered = sorted(shows)
    for at in range(0, len(ordered), _AT_ONCE):
        yield from Record.of_shows(ledger, ordered[at : at + _AT_ONCE], only_milestones=True).standings()


class SqliteStandings:
    """The standings that are kept, and the others; see `clapboard.record.ledger.Ledger.standings`."""

    def __init__(self, connections: Connections, ledger: Ledger) -> None:
        """Read and write through `connections`, and work out from `ledger`."""
        self._connections = connections
        self._ledger = ledger

    def of(self, platforms: Collection[str], *, unsettled: AbstractSet[str]) -> list[Standing]:
        """Return the standings of the shows of `platforms`; of shows that are `unsettled` nothing that is kept is right."""
        fresh = standings_of(self._ledger, self._missing() | (unsettled & self._shows()))
        found = {item.show: item for item in fresh if item.platform in platforms}
        marks = ",".join("?" * len(platforms))
        query = f"SELECT show, platform, seasons FROM standings WHERE platform IN ({marks})"  # noqa: S608 - question marks
        for row in self._connections.ask(query, tuple(platforms)) if self._is_of_today() else ():
            item = _standing(*row)
            if item.show not in unsettled:
                found.setdefault(item.show, item)
        return [found[show] for show in sorted(found)]

    def kept(self, shows: Iterable[str]) -> dict[str, Standing]:
        """Return the standings that are kept of some shows."""
        titles = sorted(set(shows))
        if not titles or not self._is_of_today():
            return {}
        marks = ",".join("?" * len(titles))
        query = f"SELECT show, platform, seasons FROM standings WHERE show IN ({marks})"  # noqa: S608 - question marks
        found = (_standing(*row) for row in self._connections.ask(query, tuple(_stored(title, None) for title in titles)))
        return {item.show: item for item in found}

    def settle(self) -> None:
        """Keep what is missing, unless somebody else wrote something meanwhile: then it is kept the next time."""
        missing, before = self._missing(), self._ledger.stamp()
        if not missing and self._is_of_today():
            return
        found = {item.show: item for item in standings_of(self._ledger, missing)}
        with self._connections.writing() as connection:
            if self._ledger.stamp() != before:
                return
            if not self._is_of_today():
                connection.exec_driver_sql("DELETE FROM standings")
                connection.exec_driver_sql("INSERT OR REPLACE INTO derived (name, version) VALUES ('standings', ?)", (__version__,))
            rows = [_row(found.get(show) or Standing(show=show, platform=None, seasons={})) for show in sorted(missing)]
            if rows:
                connection.exec_driver_sql("INSERT OR REPLACE INTO standings (show, platform, seasons) VALUES (?, ?, ?)", rows)

    def _shows(self) -> set[str]:
        return {*self._ledger.shows.titles().values(), *self._ledger.shows.counts()}

    def _missing(self) -> set[str]:
        held = {_text(row[0], None) or "" for row in self._connections.ask("SELECT show FROM standings")} if self._is_of_today() else set()
        return self._shows() - held

    def _is_of_today(self) -> bool:
        """Tell whether what is kept was worked out by this version."""
        rows = self._connections.ask(_KEPT)
        return bool(rows) and rows[0][0] == __version__


def _row(item: Standing) -> tuple[Any, Any, str]:
    seasons = [[number, stage.value, fate.value] for number, (stage, fate) in sorted(item.seasons.items())]
    return _stored(item.show, None), _stored(item.platform, None), json.dumps(seasons, separators=(",", ":"))


def _standing(show: Any, platform: Any, seasons: str) -> Standing:  # noqa: ANN401 - text, or bytes where it cannot be UTF-8
    return Standing(
        show=_text(show, None) or "",
        platform=_text(platform, None),
        seasons={number: (Stage(stage), Fate(fate)) for number, stage, fate in json.loads(seasons)},
    )
