"""JSON Lines: one article a line, `{"id", "text", "title"?, "url"?, "outlet"?, "published"?}`.

Read line by line, so that a file may be larger than memory; the limit on size is for each line.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import BinaryIO

from clapboard.errors import SourceError, UnreadableError
from clapboard.model.capture import Capture
from clapboard.sources.beside import given, parse
from clapboard.sources.kinds import ITEM, too_large

_SURROGATE = re.compile("[\ud800-\udfff]")
_HINT = 'a line is one object, {"id": …, "text": …}'
_CHUNK = 1 << 16


def read_lines(stream: BinaryIO, *, origin: str, limit: int, now: datetime, before: int = 0) -> Iterator[Capture | SourceError]:
    """Yield a capture for each line of `stream`, or the error that names the line; blank lines are passed over.

    `before` lines were read already (standard input is looked at first). A capture's bytes are the line's object in canonical JSON
    (keys sorted, no blanks), so that the same item from another file, with other blanks, is the same capture.
    """
    number = before
    while line := stream.readline(limit + 1):
        number += 1
        name = f"{origin}:{number}"
        if len(line) > limit and not line.endswith(b"\n"):
            _pass_over(stream)
            yield too_large(name, limit)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield from read_item(line, origin=name, now=now)
    if number == 0:
        yield UnreadableError(origin, "it is empty", hint="give one JSON object a line")


def read_item(line: bytes, *, origin: str, now: datetime, hint: str = _HINT) -> Iterator[Capture | SourceError]:
    """Yield the capture of one JSON object, and an error for each key beside the text that cannot be used."""
    try:
        values = parse(line)
        content = _canonical(values)
    except (ValueError, RecursionError) as error:
        yield UnreadableError(origin, str(error) or "nested too deeply", hint=hint)
        return
    beside = given(values)
    for wrong in beside.wrong:
        yield UnreadableError(origin, f"{wrong}; the article was read without it", hint="mend the line")
    yield Capture(
        content=content,
        media_type=ITEM,
        origin=origin,
        fetched_at=now,
        address=beside.address,
        outlet=beside.outlet,
        title=beside.title,
        published=beside.published,
    )


def _canonical(values: Mapping[str, object]) -> bytes:
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        msg = "no 'text' in it"
        raise ValueError(msg)
    plain = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _SURROGATE.sub("\ufffd", plain).encode()


def _pass_over(stream: BinaryIO) -> None:
    while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
        pass
