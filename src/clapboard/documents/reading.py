"""From a capture to its document."""

import re
from collections.abc import Callable
from datetime import timedelta

from clapboard.documents import charts
from clapboard.documents.days import days, days_in_address
from clapboard.documents.extract import Extract
from clapboard.documents.language import language_of
from clapboard.documents.markdown import read_markdown
from clapboard.documents.page import comments_of, read_page
from clapboard.documents.plain import read_item, read_plain
from clapboard.errors import UnreadableError
from clapboard.model.capture import Capture
from clapboard.model.document import UNDATED, DateBasis, Document, Publication
from clapboard.model.when import Interval
from clapboard.text.encoding import decode
from clapboard.vocabulary.outlets import outlet_of

READER = "clapboard-reader 1"
"""The extractor's name and version: raised whenever the same capture may give another text or other metadata."""

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(r"""<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,100}?encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE | re.ASCII)
_HEAD = 4096
_FEWEST = {"text/html": 3}
"""Words that an article has at least, by media type: what is left of an empty page is a menu's entry or its title."""
_FORMATS: dict[str, Callable[[str], Extract]] = {
    "application/json": read_item,
    "text/html": read_page,
    "text/markdown": read_markdown,
}


def read(capture: Capture) -> Document:
    """Return the document in a capture; raise UnreadableError where there is no text in it.

    A pure function of the capture: its bytes, media type, what came beside it, and when it was fetched (a day of publication after
    that is not believed).
    """
    try:
        if _media_type(capture) in charts.MEDIA_TYPES:
            return charts.read_chart(capture, _letters(capture), reader=READER)
        extract = _FORMATS.get(_media_type(capture), read_plain)(_letters(capture))
    except ValueError as error:
        raise UnreadableError(capture.origin, str(error), hint="give the article as text, Markdown or HTML") from error
    if sum(len(paragraph.of(extract.text).split()) for paragraph in extract.paragraphs) < _FEWEST.get(_media_type(capture), 1):
        raise UnreadableError(capture.origin, "no article text in it", hint="give a page or file with the article's own words")
    return _document(capture, extract)


def comments(capture: Capture) -> tuple[str, ...]:
    """Return the readers' comments under the article of a page, paragraph by paragraph; they are never part of its document.

    Nothing for other formats, and for a page that cannot be read.
    """
    if _media_type(capture) != "text/html":
        return ()
    try:
        return comments_of(_letters(capture))
    except ValueError:
        return ()


def _media_type(capture: Capture) -> str:
    return capture.media_type.partition(";")[0].strip().lower()


def _letters(capture: Capture) -> str:
    charset = _CHARSET.search(capture.media_type)
    if charset is None and _media_type(capture) == "text/html":
        charset = _DECLARED.search(capture.content[:_HEAD].decode("latin-1"))
    return decode(capture.content, charset[1] if charset else None)


def _document(capture: Capture, extract: Extract) -> Document:
    address = capture.address or extract.address
    known = outlet_of(address) if address else None
    words = "\n".join(paragraph.of(extract.text) for paragraph in extract.paragraphs)
    return Document(
        id=capture.document,
        capture=capture.sha256,
        text=extract.text,
        paragraphs=extract.paragraphs,
        headings=extract.headings,
        published=publication(capture, extract),
        reader=READER,
        address=address,
        outlet=capture.outlet or (known.name if known else extract.outlet),
        title=capture.title or extract.title,
        byline=extract.byline,
        language=language_of(words),
        subjects=extract.subjects,
    )


def publication(capture: Capture, extract: Extract) -> Publication:
    """Return when a document was published, by the first basis that gives a day.

    The order: a date line in the text, the page's metadata, what was given beside the source, the address. What software wrote
    (metadata, address) is not believed where it lies after the capture; one day of grace covers time zones. What a person wrote is
    believed whatever our clock says: a document is no function of the clock. `updated` is kept where it is later than the publication.
    """
    latest = Interval(last=capture.fetched_at.date() + timedelta(days=1))
    shown = extract.shown and _until(extract.shown, latest)
    in_address = days_in_address(capture.address or extract.address)
    candidates = (
        (extract.date_line, DateBasis.DATE_LINE),
        (shown, DateBasis.METADATA),
        (capture.published and days(capture.published), DateBasis.GIVEN),
        (in_address and _until(in_address, latest), DateBasis.ADDRESS),
    )
    for interval, basis in candidates:
        if interval:
            updated = extract.updated if extract.updated and interval.surely_before(extract.updated) else None
            return Publication(interval=interval, basis=basis, updated=updated)
    return UNDATED


def _until(interval: Interval, latest: Interval) -> Interval | None:
    """Return the days of `interval` up to the capture, None if it lies wholly after it."""
    try:
        return interval.narrowed(latest)
    except ValueError:
        return None
