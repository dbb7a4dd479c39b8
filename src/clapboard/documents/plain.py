"""Plain text, and the text of a JSON line."""

import json

from clapboard.documents.extract import Extract
from clapboard.documents.layout import lay_out


def read_plain(text: str) -> Extract:
    """Lay out plain text; the title is the first line where it reads like a headline."""
    layout = lay_out(text)
    title = layout.headings[0] if layout.headings and layout.headings[0] == layout.paragraphs[0] else None
    return Extract(
        text=text,
        paragraphs=layout.paragraphs,
        headings=layout.headings,
        date_line=layout.published,
        updated=layout.updated,
        byline=layout.byline,
        title=" ".join(title.of(text).split()) if title else None,
    )


def read_item(text: str) -> Extract:
    """Lay out the `text` of a JSON object; raise ValueError where there is none. NUL becomes U+FFFD."""
    try:
        values = json.loads(text)
    except RecursionError as error:
        msg = "nested too deeply"
        raise ValueError(msg) from error
    words = values.get("text") if isinstance(values, dict) else None
    if not isinstance(words, str):
        msg = "no 'text' in it"
        raise ValueError(msg)  # noqa: TRY004 (the value is wrong, not the caller's type)
    return read_plain(words.replace("\x00", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
