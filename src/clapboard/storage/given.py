"""What was given beside the same bytes, settled so that the order in which it came does not matter.

`settle` is a join: associative, commutative and idempotent, field by field. Of several values for one field the one that says most
wins, and among equals the one that sorts first; a value always wins over none.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from hashlib import sha256
from json import dumps
from typing import Self

from clapboard.model.capture import Capture

_VAGUE_TYPES = frozenset({"", "application/octet-stream", "text/plain"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What came with a capture's bytes and bears on how they are read; an empty text counts as none."""

    media_type: str
    outlet: str | None = None
    title: str | None = None
    published: str | None = None

    @classmethod
    def of(cls, capture: Capture) -> Self:
        """Return what was given beside `capture`."""
        return cls(
            media_type=capture.media_type,
            outlet=capture.outlet or None,
            title=capture.title or None,
            published=capture.published or None,
        )

    def beside(self, capture: Capture) -> Capture:
        """Return `capture` with this beside its bytes instead."""
        return replace(capture, media_type=self.media_type, outlet=self.outlet, title=self.title, published=self.published)

    def joined(self, other: Self) -> Self:
        """Return what both settle to."""
        return type(self)(
            media_type=min(self.media_type, other.media_type, key=_type_rank),
            outlet=_pick(self.outlet, other.outlet),
            title=_pick(self.title, other.title),
            published=_pick(self.published, other.published),
        )

    @property
    def digest(self) -> str:
        """Return a hash of all parts, in hexadecimal."""
        return sha256(dumps([self.media_type, self.outlet, self.title, self.published]).encode()).hexdigest()


def settle(givens: Iterable[Given]) -> Given:
    """Return what all of `givens` settle to, whatever their order and repetition; raise TypeError if there is none."""
    return reduce(Given.joined, givens)


def _pick(one: str | None, other: str | None) -> str | None:
    return min((value for value in (one, other) if value is not None), key=_rank, default=None)


def _rank(value: str) -> tuple[bool, str]:
    # a whole day says more than a month or a year; for names and titles the first half of the key is the same for all
    return (not _is_day(value), value)


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return True


def _type_rank(media_type: str) -> tuple[bool, str]:
    return (media_type.partition(";")[0].strip() in _VAGUE_TYPES, media_type)
