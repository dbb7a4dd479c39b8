"""How a source is called, in messages and in `Capture.origin`."""

import json
import os
import re
from pathlib import Path, PurePath

from clapboard.model.capture import Capture
from clapboard.sources.kinds import ITEM

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def printed(path: Path | str) -> str:
    """Return a path (or address) as one printable line: bytes that are no UTF-8 and control characters are written as escapes."""
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    return _UNPRINTABLE.sub(lambda match: f"\\x{ord(match[0]):02x}", name)


def label(capture: Capture) -> str:
    """Return the short name of a capture: the `id` of its JSON line, the stem of its file, or where it came from."""
    if capture.media_type == ITEM:
        name = json.loads(capture.content).get("id")
        if isinstance(name, str | int):
            return str(name)
    if capture.origin == "-" or "://" in capture.origin:
        return capture.origin
    return PurePath(capture.origin).stem
