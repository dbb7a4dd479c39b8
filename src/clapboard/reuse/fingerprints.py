"""Stable fingerprints of word runs, and which of them to keep (winnowing).

Schleimer, Wilkerson, Aiken: Winnowing: Local Algorithms for Document Fingerprinting (SIGMOD 2003). With grams of `GRAM` words and
windows of `WINDOW` grams, any run of `GRAM + WINDOW - 1` words that two texts share gives both at least one fingerprint in common.
The same words give the same fingerprints on every machine and in every run.
"""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

GRAM = 4
"""Words of a gram."""

WINDOW = 3
"""Grams of a window."""

_MASK = (1 << 64) - 1
_BASE = 0x9E3779B97F4A7C15


def grams(keys: Sequence[str], size: int = GRAM) -> list[int]:
    """Return the 64-bit fingerprint of every run of `size` keys, in order; empty where there are fewer keys."""
    if len(keys) < size:
        return []
    hashes = [_word(key) for key in keys]
    top = pow(_BASE, size, 1 << 64)
    rolled = 0
    for value in hashes[:size]:
        rolled = (rolled * _BASE + value) & _MASK
    found = [rolled]
    for leaving, entering in zip(hashes, hashes[size:], strict=False):
        rolled = (rolled * _BASE + entering - leaving * top) & _MASK
        found.append(rolled)
    return found


def winnow(fingerprints: Sequence[int], window: int = WINDOW) -> list[int]:
    """Return the kept fingerprints without repeats, in order: the smallest of each window."""
    if len(fingerprints) <= window:
        return [min(fingerprints)] if fingerprints else []
    return list(dict.fromkeys(min(fingerprints[start : start + window]) for start in range(len(fingerprints) - window + 1)))


def whole(keys: Sequence[str]) -> int:
    """Return the 64-bit fingerprint of all the words together: equal for texts that differ in print alone."""
    return int.from_bytes(blake2b("\x1f".join(keys).encode("utf-8", "surrogatepass"), digest_size=8).digest())


@lru_cache(maxsize=262_144)
def _word(key: str) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())
