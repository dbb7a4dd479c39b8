"""A document laid out for the finders: what each of them would otherwise work out again."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from clapboard.mentions.companies import find_companies
from clapboard.model.document import Document
from clapboard.model.span import Span
from clapboard.text.fold import Folded, fold
from clapboard.text.marks import Stretch, stretches
from clapboard.text.sentences import sentences

_TURNED = re.compile(r"(?<=\w)‘(?=(?:s|re|ve|ll|t|d|m)\b)")
"""An opening mark where an apostrophe is meant ("the network‘s drama"), as editors of pages that turn straight marks leave behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document with its sentences (in order, headings included, each within one paragraph), quoted stretches and folded copy.

    `companies` are the platforms, networks and studios that it names: where, and the name they go by.
    """

    document: Document
    folded: Folded
    sentences: tuple[Span, ...]
    stretches: tuple[Stretch, ...]
    companies: tuple[tuple[Span, str], ...] = ()

    @classmethod
    def of(cls, document: Document) -> "Page":
        """Lay out `document`; a mark that was turned the wrong way within a word is read as the apostrophe that it is."""
        text = _TURNED.sub("’", document.text)
        document = document if text == document.text else replace(document, text=text)
        return cls(
            document=document,
            folded=fold(text),
            sentences=tuple(sentence for paragraph in document.paragraphs for sentence in sentences(text, paragraph)),
            stretches=stretches(text, document.paragraphs),
            companies=find_companies(text, document.paragraphs),
        )

    @property
    def text(self) -> str:
        """Return the document's text."""
        return self.document.text

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence that holds the code point at `offset`, None between sentences."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[at] if at >= 0 and offset in self.sentences[at] else None

    def paragraph_at(self, offset: int) -> Span | None:
        """Return the paragraph that holds the code point at `offset`, None outside the article's own words."""
        paragraphs = self.document.paragraphs
        at = bisect_right(paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
        return paragraphs[at] if at >= 0 and offset in paragraphs[at] else None

    def is_quoted(self, span: Span) -> bool:
        """Tell whether `span` lies inside quotation marks."""
        return any(span in stretch.outer for stretch in self.stretches)
