"""Letters that no document of another tool can hold."""

import re

_NONE = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """Return the text with control characters and lone surrogates replaced: neither XML nor a calendar may hold them."""
    return _NONE.sub("\ufffd", text)
