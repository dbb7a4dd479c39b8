"""One appearance of somebody's words: where they stand, and what the document says about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from clapboard.model.document import Document
from clapboard.model.mention import Quotation, QuotationKind
from clapboard.model.span import Span, hull
from clapboard.model.when import Interval
from clapboard.reuse.passage import Passage
from clapboard.text.dates import resolve


@dataclass(frozen=True, kw_only=True)
class Appearance:
    """Words as one document prints them. `published` is when it was published, so far as the record can tell.

    `fragments` are the stretches of the words (code points of the document's text), `words` what stands there. `frame` says when or in
    what conversation it was said, `frame_words` how; `said` are the days that this means; `called` is "recent", "previous" or None.
    Not slotted: the words are read once, and so is the place.
    """

    document: str
    published: Interval
    fragments: tuple[Span, ...]
    words: tuple[str, ...]
    speaker: str | None = None
    kind: QuotationKind = QuotationKind.DIRECT
    cue: str = ""
    venue: str | None = None
    said: Interval | None = None
    called: str | None = None
    frame: Span | None = None
    frame_words: str = ""
    outlet: str | None = None

    def __post_init__(self) -> None:
        """Refuse an appearance without words, or with words that have no place."""
        if not self.fragments or len(self.fragments) != len(self.words):
            msg = "every fragment has its words"
            raise ValueError(msg)

    @classmethod
    def of(cls, document: Document, quotation: Quotation, *, published: Interval | None = None, speaker: str | None = None) -> "Appearance":
        """Return the appearance that a quotation is. `published` and `speaker` are what the record knows better, if it does."""
        days = document.published.interval if published is None else published
        resolved = resolve(quotation.said, days) if quotation.said else None
        return cls(
            document=document.id,
            published=days,
            fragments=quotation.content,
            words=tuple(span.of(document.text) for span in quotation.content),
            speaker=speaker or quotation.speaker,
            kind=quotation.kind,
            cue=" ".join(span.of(document.text) for span in quotation.cue),
            venue=quotation.venue,
            said=resolved.interval if resolved else None,
            called=quotation.called,
            frame=quotation.frame,
            frame_words=quotation.frame.of(document.text) if quotation.frame else "",
            outlet=document.outlet,
        )

    @cached_property
    def place(self) -> tuple[str, Span]:
        """Return the document, and the stretch from the first fragment to the last."""
        return self.document, hull(self.fragments)

    @cached_property
    def passage(self) -> Passage:
        """Return all the words, the fragments one after the other, with their speaker."""
        return Passage(text=" ".join(self.words), speaker=self.speaker)

    def fragment_words(self) -> Iterator[tuple[Span, int, int]]:
        """Yield each fragment with the first and the last (excluded) of its words in `passage`."""
        at = offset = 0
        ends = self.passage.wording.ends
        for fragment, words in zip(self.fragments, self.words, strict=True):
            offset += len(words)
            first = at
            while at < len(ends) and ends[at] <= offset:
                at += 1
            yield fragment, first, at
            offset += 1
