"""The evidence of claims, read from its rows."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from clapboard.model.claim import Evidence
from clapboard.storage import codec
from clapboard.storage.order import AT_ONCE
from clapboard.storage.schema import evidence


def evidence_of(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Evidence]]:
    """Return the evidence of claims, by their numbers."""
    found: dict[int, list[Evidence]] = defaultdict(list)
    for at in range(0, len(numbers), AT_ONCE):
        query = select(evidence).where(evidence.c.claim.in_(numbers[at : at + AT_ONCE]))
        for row in connection.execute(query.order_by(evidence.c.claim, evidence.c.position)):
            found[row.claim].append(codec.evidence_of(row))
    return found
