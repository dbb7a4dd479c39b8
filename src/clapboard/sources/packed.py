"""Files packed with gzip: known by their first bytes, unpacked no further than the limit."""

import zlib
from pathlib import Path

from clapboard.errors import UnreadableError
from clapboard.sources.kinds import too_large

SUFFIX = ".gz"
_MAGIC = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS


def unpacked(content: bytes, *, origin: str, limit: int) -> bytes:
    """Return the bytes of a gzip file (all its members, one after the other), or `content` as it is where it is none.

    Raise TooLargeError where there are more than `limit` of them, having unpacked no more, and UnreadableError where it is damaged.
    """
    if not content.startswith(_MAGIC):
        return content
    found, rest = bytearray(), content
    while rest.startswith(_MAGIC):
        member = zlib.decompressobj(_GZIP)
        try:
            found += member.decompress(rest, limit + 1 - len(found))
        except zlib.error as error:
            raise _damaged(origin) from error
        if len(found) > limit:
            raise too_large(origin, limit)
        if not member.eof:
            raise _damaged(origin)
        rest = member.unused_data
    return bytes(found)


def plain_name(path: Path) -> Path:
    """Return the path as it would be named if it were not packed: the article's own ending tells what it is."""
    return path.with_suffix("") if path.suffix.lower() == SUFFIX else path


def _damaged(origin: str) -> UnreadableError:
    return UnreadableError(origin, "a damaged gzip file", hint="pack it again, or give the article unpacked")
