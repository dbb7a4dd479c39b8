"""The evidence of claims, read from its rows.

A show's record has thousands of them: they are read past SQLAlchemy's types, which would take half of the time.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection

from clapboard.model.claim import Evidence
from clapboard.model.span import Span
from clapboard.storage.columns import Words
from clapboard.storage.order import AT_ONCE

_COLUMNS: Final = 'claim, text_sha256, start, "end", exact, prefix, suffix'
_text = Words().process_result_value


def evidence_of(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Evidence]]:
    """Return the evidence of claims, by their numbers; forgotten words come back empty."""
    found: dict[int, list[Evidence]] = defaultdict(list)
    for at in range(0, len(numbers), AT_ONCE):
        part = tuple(numbers[at : at + AT_ONCE])
        marks = ",".join("?" * len(part))
        query = f"SELECT {_COLUMNS} FROM evidence WHERE claim IN ({marks}) ORDER BY claim, position"  # noqa: S608 - question marks
        for claim, digest, start, end, *words in connection.exec_driver_sql(query, part):
            exact, prefix, suffix = (item if type(item) is str else _read(item) for item in words)
            found[claim].append(Evidence(text_sha256=digest.hex(), span=Span(start, end), exact=exact, prefix=prefix, suffix=suffix))
    return found


def _read(words: Any) -> str:  # noqa: ANN401 - nothing, or bytes where it cannot be UTF-8
    return _text(words, None) or ""
