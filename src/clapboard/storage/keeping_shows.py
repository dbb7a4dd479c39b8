"""What titles and documents mean, written down: all of it once, and then what changed."""

import json
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection

from clapboard.record.identity import Identity
from clapboard.storage.columns import Digest, Words
from clapboard.storage.forgetting import forget_shows
from clapboard.storage.sqlite_archive import in_steps

DOUBTFUL: Final = "?"
"""Stands for the names by which a document's show is known, where it is doubtful."""
_stored = Words().process_bind_param
_id = Digest().process_result_value
_Row = tuple[Any, ...]


def keep(connection: Connection, identity: Identity, state: str) -> None:
    """Write down all of it, in place of whatever is kept; the caller owns the transaction."""
    changed = _exchange(connection, "title_shows", ("title", "show"), {_title(title, identity) for title in identity.titles})
    numbers = {_id(row[0], None): row[1] for row in connection.exec_driver_sql("SELECT document, number FROM captures")}
    rows = {(numbers[key], *_about(key, identity)) for key in identity.documents if key in numbers}
    changed |= _exchange(connection, "document_shows", ("capture", "show", "names"), rows)
    forget_shows(connection, changed)
    _note(connection, state)


def keep_changed(connection: Connection, before: Identity, now: Identity, state: str, *, touched: Iterable[str]) -> None:
    """Write down what changed since `before` was kept; `touched` are the documents that were read since, or may be about another show."""
    titles = {title for title in {*before.titles, *now.titles} if before.titles.get(title) != now.titles.get(title)}
    _delete(connection, "title_shows", "title", [(_stored(title, None),) for title in titles])
    _insert(connection, "title_shows", ("title", "show"), [_title(title, now) for title in titles if title in now.titles])
    numbers = _numbers(connection, {*touched, *(before.doubtful ^ now.doubtful), *_unlike(before, now)})
    _delete(connection, "document_shows", "capture", [(number,) for number in numbers.values()])
    rows = [(number, *_about(key, now)) for key, number in numbers.items() if key in now.documents]
    _insert(connection, "document_shows", ("capture", "show", "names"), rows)
    shows = {kept.get(key) for kept in (before.titles, now.titles) for key in titles}
    shows |= {kept.get(key) for kept in (before.documents, now.documents) for key in numbers}
    forget_shows(connection, [_stored(show, None) for show in shows if show is not None])
    _note(connection, state)


def _note(connection: Connection, state: str) -> None:
    connection.exec_driver_sql("INSERT OR REPLACE INTO derived (name, version) VALUES ('shows', ?)", (state,))


def _unlike(before: Identity, now: Identity) -> set[str]:
    return {key for key in {*before.inferred, *now.inferred} if before.inferred.get(key) != now.inferred.get(key)}


def _title(title: str, identity: Identity) -> _Row:
    return _stored(title, None), _stored(identity.titles[title], None)


def _about(document: str, identity: Identity) -> _Row:
    """Return the show and the names by which it is known, as JSON; what says that it is doubtful; None where the document names it."""
    subject = identity.inferred.get(document)
    names = json.dumps(subject.names) if subject else DOUBTFUL if document in identity.doubtful else None
    return _stored(identity.documents[document], None), names


def _numbers(connection: Connection, documents: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for step in in_steps(documents):
        query = f"SELECT document, number FROM captures WHERE document IN ({','.join('?' * len(step))})"  # noqa: S608 - question marks
        found.update(
            (_id(row[0], None) or "", row[1]) for row in connection.exec_driver_sql(query, tuple(bytes.fromhex(key) for key in step))
        )
    return found


def _exchange(connection: Connection, table: str, columns: tuple[str, ...], rows: set[_Row]) -> set[Any]:
    """Put the rows in the place of those held, and return the shows of all that changed."""
    held = {tuple(row) for row in connection.exec_driver_sql(f"SELECT {', '.join(columns)} FROM {table}")}  # noqa: S608 - our own names
    _delete(connection, table, columns[0], [row[:1] for row in held - rows])
    _insert(connection, table, columns, list(rows - held))
    return {row[1] for row in held ^ rows}


def _delete(connection: Connection, table: str, column: str, keys: list[_Row]) -> None:
    if keys:
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE {column} = ?", keys)  # noqa: S608 - our own names


def _insert(connection: Connection, table: str, columns: tuple[str, ...], rows: list[_Row]) -> None:
    if rows:
        values = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})", rows)  # noqa: S608 - our own names
