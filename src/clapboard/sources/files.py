"""Files and folders, read one at a time and never beyond the limit."""

import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from clapboard.config import Settings
from clapboard.errors import SourceError, UnreachableError, UnreadableError
from clapboard.model.capture import Capture
from clapboard.sources.beside import Beside, read_side_file, side_file
from clapboard.sources.kinds import ARTICLE_SUFFIXES, LINES_SUFFIX, media_type, too_large
from clapboard.sources.lines import read_item, read_lines
from clapboard.sources.names import printed

_JSON_HINT = "a .json file is read where it holds one object with a 'text'; a side file is read with the article it lies beside"
_SUFFIXES = frozenset({*ARTICLE_SUFFIXES, LINES_SUFFIX})
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
    hint = "an address begins with http:// or https://" if not path.exists() else "check who may read it"
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


def walk(folder: Path, seen: frozenset[tuple[int, int]] = frozenset()) -> Iterator[Path | SourceError]:
    """Yield the articles of a folder and the folders in it, in the order of their names; hidden ones are passed over.

    A link to a folder is followed unless it leads back into a folder that it lies in.
    """
    try:
        status = folder.stat()
        names = sorted(os.listdir(folder))  # noqa: PTH208 (names alone: iterdir makes a Path of each before sorting)
    except OSError as error:
        yield _unreachable(folder, error)
        return
    identity = (status.st_dev, status.st_ino)
    if identity in seen:
        return
    for name in names:
        path = folder / name
        if name.startswith("."):
            continue
        if path.is_dir():
            yield from walk(path, seen | {identity})
        elif path.suffix.lower() in _SUFFIXES and path.stem.lower() not in _ABOUT:
            yield path if path.is_file() else _unreachable(path, OSError(0, "a broken link, or no plain file"))


def _read_file(path: Path, *, settings: Settings, now: datetime) -> Iterator[Capture | SourceError]:
    origin = printed(path)
    suffix = path.suffix.lower()
    try:
        with path.open("rb") as file:
            if suffix == LINES_SUFFIX:
                yield from read_lines(file, origin=origin, limit=settings.max_source_bytes, now=now)
                return
            content = read_bounded(file, origin=origin, limit=settings.max_source_bytes)
        if suffix == ".json":
            yield from read_item(content, origin=origin, now=now, hint=_JSON_HINT)
        else:
            yield from _article(path, content, now=now)
    except SourceError as error:
        yield error
    except OSError as error:
        yield _unreachable(path, error)


def read_bounded(file: BinaryIO, *, origin: str, limit: int) -> bytes:
    """Return all bytes of `file`; raise TooLargeError, having read no more than the limit, where there are more."""
    try:
        size = os.fstat(file.fileno()).st_size
    except (OSError, AttributeError):  # not a file of the system: its size shows while reading
        size = 0
    if size > limit or len(content := file.read(limit + 1)) > limit:
        raise too_large(origin, limit)
    return content


def _article(path: Path, content: bytes, *, now: datetime) -> Iterator[Capture | SourceError]:
    origin = printed(path)
    kind = media_type(content, origin=origin, suffix=path.suffix.lower())
    side = side_file(path)
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
