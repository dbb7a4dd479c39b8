"""Cursors: where a list or a walk goes on, as a text that nobody needs to understand."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime

from clapboard.errors import UsageError
from clapboard.record.changes import Step

Walked = tuple[Step, str | None]
"""A step of the record's past, and the last change that was told of it."""


def written(show: str, key: str) -> str:
    """Return the cursor behind a row."""
    return urlsafe_b64encode(json.dumps([show, key]).encode()).decode().rstrip("=")


def read(cursor: str) -> tuple[str, str]:
    """Return the row that a cursor stands behind; raise UsageError for what is no cursor."""
    try:
        show, key = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return str(show), str(key)
    except (ValueError, TypeError) as error:
        msg = "that is no cursor"
        raise UsageError(msg, hint="give `next` of the answer before, as it is") from error


def written_walk(after: Walked | None) -> str | None:
    """Return the cursor of a walk through the past, None at its end."""
    return written(f"{after[0][0].isoformat()} {after[0][1]}", after[1] or "") if after is not None else None


def read_walk(cursor: str | None) -> Walked | None:
    """Return where a walk goes on; raise UsageError for what is no such cursor."""
    if not cursor:
        return None
    place, last = read(cursor)
    moment, _, show = place.partition(" ")
    try:
        at = datetime.fromisoformat(moment).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        msg = "that is no cursor of this list"
        raise UsageError(msg, hint="give `next` of the answer before, as it is") from error
    return (at, show), last or None
