"""A capture read as text."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from clapboard.model.span import Span
from clapboard.model.when import Interval


class DocumentKind(StrEnum):
    """What sort of publication it is."""

    ARTICLE = "article"
    POST = "post"
    COMMENT = "comment"
    RELEASE = "release"
    CHART = "chart"


class DateBasis(StrEnum):
    """How the day of publication is known."""

    DATE_LINE = "date line in the text"
    METADATA = "metadata of the page"
    GIVEN = "given beside the source"
    ADDRESS = "the address"
    UNKNOWN = "not given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When a document was published: an interval with its basis, and when it says that it was changed."""

    interval: Interval
    basis: DateBasis
    updated: Interval | None = None


UNDATED = Publication(interval=Interval(), basis=DateBasis.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The text of one capture, as captured, with what the page says about itself.

    `text` keeps every code point of the capture's text (no-break spaces, line ends); all offsets point into it. `paragraphs`
    are the stretches that are the article's own words, headings included, in order; a date line, readers' comments and page
    furniture lie outside them. `headings` are those paragraphs that are headings, `title` the headline (which may or may not
    stand in the text). `language` is an ISO 639-1 code, None where it cannot be told. `reader` names the extractor and its
    version: another extractor may give the same capture another text.
    """

    id: str
    capture: str
    text: str
    paragraphs: tuple[Span, ...]
    published: Publication
    reader: str
    headings: tuple[Span, ...] = ()
    address: str = ""
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = "en"
    kind: DocumentKind = DocumentKind.ARTICLE
    subjects: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse paragraphs out of order or out of the text, and headings that are no paragraphs."""
        end = 0
        for paragraph in self.paragraphs:
            if paragraph.start < end or paragraph.end > len(self.text):
                msg = f"paragraph out of order or out of the text: {paragraph}"
                raise ValueError(msg)
            end = paragraph.end
        if not set(self.headings) <= set(self.paragraphs):
            msg = "a heading is a paragraph"
            raise ValueError(msg)

    @property
    def text_sha256(self) -> str:
        """Return the hash of the text in UTF-8, in hexadecimal."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
