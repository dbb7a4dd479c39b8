"""How values lie in a column."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import LargeBinary, Text
from sqlalchemy.types import TypeDecorator


class Digest(TypeDecorator[str]):
    """A sha256 in hexadecimal, kept as its 32 bytes: half the room, in the table and in every index on it."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> bytes | None:  # noqa: ARG002, ANN401 - SQLAlchemy's signature
        """Return the bytes; raise ValueError where it is not hexadecimal."""
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: bytes | None, dialect: Any) -> str | None:  # noqa: ARG002, ANN401 - SQLAlchemy's signature
        """Return the hexadecimal text."""
        return None if value is None else value.hex()


class Words(TypeDecorator[str]):
    """Words of a source. SQLite holds no lone surrogates in TEXT: words that have any lie there as bytes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> Any:  # noqa: ARG002, ANN401 - SQLAlchemy's signature
        """Return the text, or its bytes where it cannot be UTF-8."""
        if value is None:
            return None
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
        return value

    def process_result_value(self, value: Any, dialect: Any) -> str | None:  # noqa: ARG002, ANN401 - SQLAlchemy's signature
        """Return the text."""
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


class Moment(TypeDecorator[datetime]):
    """A moment, kept as UTC in ISO 8601 of one length: the text sorts as the moments do."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:  # noqa: ARG002, ANN401 - SQLAlchemy's signature
        """Return the text; a moment without a zone is local time, as everywhere in Python."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:  # noqa: ARG002, ANN401 - SQLAlchemy's signature
        """Return the moment, in UTC."""
        return None if value is None else datetime.fromisoformat(value)
