"""Plain text, and the text of a JSON line."""

import json
from collections.abc import Sequence

from clapboard.documents.extract import Extract
from clapboard.documents.layout import lay_out
from clapboard.model.span import Span

_BREAKS = str.maketrans(dict.fromkeys("\r\n\x0b\x0c\x85\u2028\u2029", " "))


def read_plain(text: str) -> Extract:
    """Lay out plain text; the title is the first line where it reads like a headline.

    Line breaks within a paragraph, which only text wrapped at a width has, become blanks one for one: they are the wrapping's, not
    the writer's, and would part sentences and words that belong together. Offsets stay those of the decoded file.
    """
    layout = lay_out(text)
    title = layout.headings[0] if layout.headings and layout.headings[0] == layout.paragraphs[0] else None
    return Extract(
        text=_unwrapped(text, layout.paragraphs),
        paragraphs=layout.paragraphs,
        headings=layout.headings,
        date_line=layout.published,
        updated=layout.updated,
        byline=layout.byline,
        title=" ".join(title.of(text).split()) if title else None,
    )


def _unwrapped(text: str, paragraphs: Sequence[Span]) -> str:
    pieces: list[str] = []
    end = 0
    for paragraph in paragraphs:
        pieces += [text[end : paragraph.start], paragraph.of(text).translate(_BREAKS)]
        end = paragraph.end
    return "".join([*pieces, text[end:]])


def read_item(text: str) -> Extract:
    """Lay out the `text` of a JSON object; raise ValueError where there is none. NUL and lone surrogates become U+FFFD."""
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
