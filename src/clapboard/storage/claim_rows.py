"""Claims with their readings and evidence, read from their rows.

A show's record has thousands of them: they are read past SQLAlchemy's types, which would take half of the time, and what many rows
have in common (a document's id, its text's hash, qualifiers) is made once.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection

from clapboard.model.claim import Claim, Evidence, Reading
from clapboard.model.mention import Certainty
from clapboard.model.span import Span
from clapboard.record.ledger import Kept, Speaker
from clapboard.storage.columns import Words
from clapboard.storage.order import AT_ONCE

KEPT: Final = (
    "SELECT l.number, l.id, c.document, l.predicate, l.show, l.season, l.value, l.certainty, l.qualifiers, l.recorded_at, "
    'r.run, r.confidence, r.rule, e.text_sha256, e.start, e."end", e.exact, e.prefix, e.suffix '
    "FROM captures c JOIN claims l ON l.capture = c.number JOIN readings r ON r.claim = l.number LEFT JOIN evidence e ON e.claim = l.number"
)
"""What `kept_of` reads of claims; the rows of one claim are to follow one another, in the order of `e.position`."""

SPEAKERS: Final = (
    "SELECT l.id, c.document, l.show, l.value FROM captures c JOIN claims l ON l.capture = c.number JOIN readings r ON r.claim = l.number "
    "WHERE r.run = (SELECT max(number) FROM runs WHERE capture = c.number) AND +l.predicate = 'said' AND l.value IS NOT NULL "
    'AND instr(l.qualifiers, \'["naming","company"]\') = 0'
)
"""What `speaker_of` reads; the index of predicates is kept out of it, as all that was ever said is far too much to go by."""

_COLUMNS: Final = 'claim, text_sha256, start, "end", exact, prefix, suffix'
_CERTAINTIES: Final = {certainty.value: certainty for certainty in Certainty}
_PROOF: Final = 13
"""From which column on a row of `KEPT` is about one piece of evidence."""
_text = Words().process_result_value
Row = Sequence[Any]


def kept_of(rows: Sequence[Row]) -> Kept:
    """Return a claim with its reading, of all its rows of `KEPT`; forgotten words come back empty.

    Raise ValueError, TypeError or KeyError where they were damaged.
    """
    _, digest, document, predicate, show, season, value, certainty, qualifiers, recorded_at, run, confidence, rule, text, *proof = rows[0]
    written_as = digest.hex()
    evidence = (_evidence(text, *proof),) if text is not None else ()
    claim = Claim.kept(
        written_as,
        document=_hex(document),
        predicate=predicate,
        show=show if type(show) is str else _text(show, None),
        season=season if type(season) is str else _text(season, None),
        value=value if type(value) is str else _text(value, None),
        qualifiers=_pairs(qualifiers),
        certainty=_CERTAINTIES[certainty],
        evidence=evidence if len(rows) == 1 else (*evidence, *[_evidence(*row[_PROOF:]) for row in rows[1:]]),
    )
    reading = Reading(run=str(run), claim=written_as, confidence=confidence, rule=rule)
    return Kept(claim=claim, reading=reading, recorded_at=_moment(recorded_at))


def speaker_of(row: Row) -> Speaker:
    """Return who is named for words that were said, of a row of `SPEAKERS`."""
    claim, document, show, value = row
    return Speaker(
        id=claim.hex(),
        document=_hex(document),
        show=show if type(show) is str else _text(show, None),
        value=value if type(value) is str else _read(value),
    )


def evidence_of(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Evidence]]:
    """Return the evidence of claims, by their numbers; forgotten words come back empty."""
    found: dict[int, list[Evidence]] = {number: [] for number in numbers}
    for at in range(0, len(numbers), AT_ONCE):
        part = tuple(numbers[at : at + AT_ONCE])
        marks = ",".join("?" * len(part))
        query = f"SELECT {_COLUMNS} FROM evidence WHERE claim IN ({marks}) ORDER BY claim, position"  # noqa: S608 - question marks
        for claim, *proof in connection.exec_driver_sql(query, part):
            found[claim].append(_evidence(*proof))
    return found


def _evidence(digest: bytes, start: int, end: int, exact: Any, prefix: Any, suffix: Any) -> Evidence:  # noqa: ANN401 - words as in a row
    return Evidence(
        text_sha256=_hex(digest),
        span=Span(start, end),
        exact=exact if type(exact) is str else _read(exact),
        prefix=prefix if type(prefix) is str else _read(prefix),
        suffix=suffix if type(suffix) is str else _read(suffix),
    )


def _read(words: Any) -> str:  # noqa: ANN401 - nothing, or bytes where it cannot be UTF-8
    return _text(words, None) or ""


@lru_cache(maxsize=1024)
def _hex(digest: bytes) -> str:
    return digest.hex()


@lru_cache(maxsize=16384)
def _pairs(qualifiers: str) -> tuple[tuple[str, str], ...]:
    """Return a claim's qualifiers; many claims have the same few."""
    return tuple(sorted((key, text) for key, text in json.loads(qualifiers)))


_moment = lru_cache(maxsize=1024)(datetime.fromisoformat)
