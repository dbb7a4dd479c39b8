"""From what the user names to captures."""

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from clapboard.config import Settings
from clapboard.errors import RefusedError, SourceError, UnreachableError
from clapboard.model.capture import Capture
from clapboard.sources.files import read_path
from clapboard.sources.kinds import media_type, too_large
from clapboard.sources.lines import read_lines
from clapboard.sources.names import printed

_STDIN = "-"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


def collect(
    arguments: Iterable[str], *, settings: Settings, now: datetime, stdin: BinaryIO | None = None
) -> Iterator[Capture | SourceError]:
    """Yield a capture for each article that the arguments name, in their order, and an error for each source that cannot be read.

    An argument is a file or folder (.txt, .md, .html, .htm, .jsonl, feeds), `-` for standard input, or an http(s) address. `now` is the
    time of the captures. Errors are yielded, not raised: the other sources are still read. One source is in memory at a time.
    """
    for argument in arguments:
        yield from _collect_one(argument, settings=settings, now=now, stdin=stdin)


def _collect_one(argument: str, *, settings: Settings, now: datetime, stdin: BinaryIO | None) -> Iterator[Capture | SourceError]:
    if argument == _STDIN:
        yield from _read_stream(stdin or sys.stdin.buffer, settings=settings, now=now)
    elif scheme := _SCHEME.match(argument):
        yield from _fetch(argument, scheme[1].lower(), settings=settings, now=now)
    elif not argument.strip():  # as a path it would be the folder we are in
        yield UnreachableError("''", "an empty name", hint="give a file, a folder, an address or -")
    else:
        yield from read_path(Path(argument), settings=settings, now=now)


def _fetch(address: str, scheme: str, *, settings: Settings, now: datetime) -> Iterator[Capture | SourceError]:
    if scheme not in ("http", "https"):
        yield RefusedError(printed(address), f"{scheme} addresses are not fetched", hint="give an http or https address, or a file")
        return
    from clapboard.sources.fetching import fetch  # noqa: PLC0415 (brings the HTTP library with it)

    yield from fetch(address, settings=settings, now=now)


def _read_stream(stream: BinaryIO, *, settings: Settings, now: datetime) -> Iterator[Capture | SourceError]:
    """Yield what standard input holds: JSON Lines where its first line is an object with a text, else one article."""
    limit = settings.max_source_bytes
    try:
        first = stream.readline(limit + 1)
        if first.lstrip(b" \t\xef\xbb\xbf").startswith(b"{"):
            yield from _read_items(first, stream, settings=settings, now=now)
            return
        content = first + stream.read(max(0, limit + 1 - len(first)))
        if len(content) > limit:
            raise too_large(_STDIN, limit)
        yield Capture(content=content, media_type=media_type(content, origin=_STDIN), origin=_STDIN, fetched_at=now)
    except SourceError as error:
        yield error


def _read_items(first: bytes, stream: BinaryIO, *, settings: Settings, now: datetime) -> Iterator[Capture | SourceError]:
    yield from read_lines(BytesIO(first), origin=_STDIN, limit=settings.max_source_bytes, now=now)
    yield from read_lines(stream, origin=_STDIN, limit=settings.max_source_bytes, now=now, before=1)
