"""What is kept of where shows stand, taken away as soon as something is written that bears on it; see `sqlite_standings`."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection

from clapboard.model.claim import Judgement, Verdict
from clapboard.storage.columns import Words

_bound: Final = Words().process_bind_param


def forget_document(connection: Connection, capture: int) -> None:
    """Take away the standings of the shows that a capture is about or names, by its number."""
    connection.exec_driver_sql(
        "DELETE FROM standings WHERE show IN (SELECT show FROM document_shows WHERE capture = ?1 "
        "UNION SELECT t.show FROM document_titles d JOIN title_shows t ON t.title = d.title WHERE d.capture = ?1 "
        "UNION SELECT title FROM document_titles WHERE capture = ?1)",
        (capture,),
    )


def forget_judged(connection: Connection, judgement: Judgement) -> None:
    """Take away the standings of the shows that an editor's word bears on; of all where names are called the same."""
    if judgement.verdict is Verdict.SAME_AS:
        connection.exec_driver_sql("DELETE FROM standings")
        return
    document, value = bytes.fromhex(judgement.document), _bound(judgement.value, None)
    for row in connection.exec_driver_sql("SELECT number FROM captures WHERE document = ?", (document,)).all():
        forget_document(connection, row[0])
    forget_shows(connection, [value])
    connection.exec_driver_sql("DELETE FROM standings WHERE show IN (SELECT show FROM title_shows WHERE title = ?)", (value,))


def forget_shows(connection: Connection, shows: Iterable[Any]) -> None:
    """Take away the standings of shows, by their titles as they lie in a column."""
    rows = [(show,) for show in shows]
    if rows:
        connection.exec_driver_sql("DELETE FROM standings WHERE show = ?", rows)
