"""Judgements in SQLite."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import insert, select

from clapboard.model.claim import Judgement
from clapboard.storage import codec
from clapboard.storage.connections import Connections
from clapboard.storage.forgetting import forget_judged
from clapboard.storage.order import AT_ONCE
from clapboard.storage.schema import judgements, undone

_ALL = select(judgements, undone.c.at).outerjoin(undone, undone.c.judgement == judgements.c.id)
_FIRST = _ALL.order_by(judgements.c.id).limit(AT_ONCE)


class SqliteJudgements:
    """Judgements; see `clapboard.record.ledger.Judgements`."""

    def __init__(self, connections: Connections) -> None:
        """Read and write through `connections`."""
        self._connections = connections

    def add(self, judgement: Judgement) -> None:
        """Keep a judgement; the same again adds nothing, another under the same id raises ValueError."""
        with self._connections.writing() as connection:
            row = connection.execute(_ALL.where(judgements.c.id == judgement.id)).first()
            if row is None:
                connection.execute(insert(judgements), codec.judgement_row(judgement))
            elif replace(codec.judgement_of(row), undone=None) != replace(judgement, undone=None):
                msg = f"another judgement has the id {judgement.id}"
                raise ValueError(msg)
            forget_judged(connection, judgement)
            if judgement.undone is not None and (row is None or row.at is None):
                connection.execute(insert(undone), {"judgement": judgement.id, "at": judgement.undone})

    def undo(self, judgement: str, at: datetime) -> bool:
        """Take a judgement back; False if there is none with this id, or it was taken back before."""
        with self._connections.writing() as connection:
            row = connection.execute(_ALL.where(judgements.c.id == judgement)).first()
            if row is None or row.at is not None:
                return False
            forget_judged(connection, codec.judgement_of(row))
            connection.execute(insert(undone), {"judgement": judgement, "at": at})
            return True

    def all(self) -> Iterator[Judgement]:
        """Yield all judgements, taken back or not, in the order of their ids."""
        if not self._connections.ask("SELECT 1 FROM judgements LIMIT 1"):
            return  # as nearly always: it is asked for each show that is told, and making the whole question takes ten times as long
        rows = self._connections.rows(_FIRST)
        while rows:
            for row in rows:
                with self._connections.intact(f"judgement {row.id}"):
                    judgement = codec.judgement_of(row)
                yield judgement
            rows = self._connections.rows(_FIRST.where(judgements.c.id > rows[-1].id))
