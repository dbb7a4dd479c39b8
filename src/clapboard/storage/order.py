"""The order in which every ledger answers."""

from collections.abc import Iterable

from clapboard.record.ledger import Kept

AT_ONCE = 500
"""How many values one statement looks up: SQLite's limit is far above, and statements of few shapes are kept prepared."""

FOUND_AT_MOST = 20
"""How many claims a search by the beginning of an id gives."""


def in_text_order(kept: Iterable[Kept]) -> list[Kept]:
    """Return the claims of one document in the order of their evidence, of equal ones in the order of their ids."""
    return sorted(kept, key=_text_order)


def _text_order(item: Kept) -> tuple[list[int], str]:
    spans = [found.span for found in item.claim.evidence]
    return [offset for span in spans for offset in (span.start, span.end)], item.reading.claim
