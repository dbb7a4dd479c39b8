"""What a request asks for, read and refused where it is none."""

from datetime import date

from fastapi import HTTPException


def day(text: str | None) -> date | None:
    """Return the day of `?at=`; raise 400 for what is no day. An empty field asks for no day."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise HTTPException(400, f"{text[:40]!r} is no day: give YYYY-MM-DD") from error
