"""Files and folders, read one at a time and never beyond the limit."""

import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from clapboard.config import Settings
from clapboard.errors import SourceError, UnreachableError, UnreadableError
from clapboard.model.capture import Capture
from clapboard.sources.beside import Beside, read_side_file, side_file
from clapboard.sources.kinds import (
    ARTICLE_SUFFIXES,
    LINES_SUFFIX,
    LIST_SUFFIXES,
    TABLE_SUFFIXES,
    chart_type,
    media_type,
    too_large,
)
from clapboard.sources.lines import read_item, read_lines
from clapboard.sources.names import printed
from clapboard.sources.packed import SUFFIX as PACKED
from clapboard.sources.packed import plain_name, unpacked
from clapboard.text.charts import CORRECTIONS, is_corrections

_JSON_HINT = "a .json file is read where it holds one object with a 'text'; a side file is read with the article it lies beside"
_HEAD = 4096
_SUFFIXES = frozenset({*ARTICLE_SUFFIXES, LINES_SUFFIX, *LIST_SUFFIXES})
# files about the folder, not articles in it; named by themselves they are read
_ABOUT = frozenset({"readme", "license", "licence", "copying", "notice", "changelog", "contributing"})


def read_path(path: Path, *, settings: Settings, now: datetime) -> Iterator[Capture | SourceError]:
    """Yield what a file, or all the articles of a folder, hold; errors as values, so that what follows is still read."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield _unreachable(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _read_folder(path, settings=settings, now=now)
    elif stat.S_ISREG(mode) or stat.S_ISFIFO(mode):  # a pipe: `clapboard read <(…)`
        yield from _read_file(path, settings=settings, now=now)
    else:
        yield UnreadableError(printed(path), "neither a file nor a folder", hint="give a file, a folder, an address or -")


def _unreachable(path: Path, error: Exception) -> SourceError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    is_missing = isinstance(error, FileNotFoundError | ValueError)
    hint = "check the name; an address begins with http:// or https://" if is_missing else "check who may read it"
    return UnreachableError(printed(path), reason.lower() or "cannot be opened", hint=hint)


def _read_folder(folder: Path, *, settings: Settings, now: datetime) -> Iterator[Capture | SourceError]:
    empty = True
    for found in walk(folder):
        empty = False
        if isinstance(found, SourceError):
            yield found
        else:
            yield from _read_file(found, settings=settings, now=now)
    if empty:
        suffixes = ", ".join(sorted(_SUFFIXES))
        yield UnreadableError(printed(folder), "a folder without articles", hint=f"articles in a folder are files ending in {suffixes}")


def walk(folder: Path) -> Iterator[Path | SourceError]:
    """Yield the articles of a folder and the folders in it, in the order of their names; hidden ones are passed over.

    A link to a folder is followed unless it leads back into a folder that it lies in.
    """
    ahead: list[tuple[Path, frozenset[tuple[int, int]]]] = [(folder, frozenset())]
    while ahead:
        path, above = ahead.pop()
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                identity = (status.st_dev, status.st_ino)
                names = sorted(os.listdir(path), reverse=True) if identity not in above else ()  # noqa: PTH208 (names alone)
                ahead += [(path / name, above | {identity}) for name in names if not name.startswith(".")]
            elif _is_article(path):
                yield path if stat.S_ISREG(status.st_mode) else _unreachable(path, OSError(0, "no plain file"))
        except OSError as error:
            if path == folder or _is_article(path):
                yield _unreachable(path, error)


def _is_article(path: Path) -> bool:
    suffix, stem = plain_name(path).suffix.lower(), plain_name(path).stem
    if suffix in TABLE_SUFFIXES:  # in a folder, a table that is no chart is something else's data
        return _is_chart(path)
    return suffix in _SUFFIXES and stem.lower() not in _ABOUT


def _is_chart(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if path.suffix.lower() != PACKED:
        return chart_type(head) is not None
    with suppress(OSError, EOFError, zlib.error), gzip.open(path) as packed:
        return chart_type(packed.read(_HEAD)) is not None
    return False


def _read_file(path: Path, *, settings: Settings, now: datetime) -> Iterator[Capture | SourceError]:
    origin, is_packed = printed(path), path.suffix.lower() == PACKED
    suffix = plain_name(path).suffix.lower()
    try:
        with path.open("rb") as file:
            if suffix == LINES_SUFFIX and not is_packed and not _lists_corrections(file):
                yield from read_lines(file, origin=origin, limit=settings.max_source_bytes, now=now)
                return
            content = read_bounded(file, origin=origin, limit=settings.max_source_bytes)
        if suffix == LINES_SUFFIX and is_packed and not _lists_corrections(BytesIO(content)):
            yield from read_lines(BytesIO(content), origin=origin, limit=settings.max_source_bytes, now=now)
        elif suffix == LINES_SUFFIX:
            yield Capture(content=content, media_type=CORRECTIONS, origin=origin, fetched_at=now)
        elif (
            suffix not in ARTICLE_SUFFIXES and (entries := _entries(content, suffix, origin=origin, settings=settings, now=now)) is not None
        ):
            yield from entries
        elif suffix == ".json":
            yield from read_item(content, origin=origin, now=now, hint=_JSON_HINT)
        else:
            yield from _article(path, content, now=now)
    except SourceError as error:
        yield error
    except OSError as error:
        yield _unreachable(path, error)


def _lists_corrections(file: BinaryIO) -> bool:
    """Tell whether a JSON Lines file lists a chart's corrections; where it is a pipe, which cannot be looked at first, it does not."""
    if not file.seekable():
        return False
    line = file.readline(_HEAD)
    file.seek(0)
    return is_corrections(line.decode("utf-8", "replace"))


def _entries(content: bytes, suffix: str, *, origin: str, settings: Settings, now: datetime) -> Iterator[Capture | SourceError] | None:
    """Yield the entries of a feed, None where the file is none."""
    if suffix != ".json" and suffix not in LIST_SUFFIXES and not content.lstrip(b" \t\r\n\xef\xbb\xbf").startswith(b"<"):
        return None
    from clapboard.sources.listing import read_entries  # noqa: PLC0415 (few files are feeds)

    try:
        return read_entries(_Bytes(content=content), origin=origin, settings=settings, now=now)
    except UnreadableError as error:
        if suffix == ".json" or error.reason == "not text":
            return None  # whoever reads articles says better what is wrong
        raise


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bytes:
    """A file's bytes, as a list is read from."""

    content: bytes
    found: str = ""
    charset: str | None = None


def read_bounded(file: BinaryIO, *, origin: str, limit: int) -> bytes:
    """Return all bytes of `file`, of a gzip file what is packed in it; raise TooLargeError where they pass the limit."""
    try:
        size = os.fstat(file.fileno()).st_size
    except (OSError, AttributeError):  # not a file of the system: its size shows while reading
        size = 0
    if size > limit or len(content := file.read(limit + 1)) > limit:
        raise too_large(origin, limit)
    return unpacked(content, origin=origin, limit=limit)


def _article(path: Path, content: bytes, *, now: datetime) -> Iterator[Capture | SourceError]:
    origin = printed(path)
    plain = plain_name(path)
    kind = media_type(content, origin=origin, suffix=plain.suffix.lower())
    side = side_file(plain)
    beside, errors = read_side_file(side) if side else (Beside(), ())
    yield from errors
    yield Capture(
        content=content,
        media_type=kind,
        origin=origin,
        fetched_at=now,
        address=beside.address,
        outlet=beside.outlet,
        title=beside.title,
        published=beside.published,
    )
