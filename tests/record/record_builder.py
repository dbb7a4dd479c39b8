"""Claims and documents of an invented show, built by hand: tests of the record need no extractor."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from hashlib import sha256

from clapboard.model.capture import Capture
from clapboard.model.claim import Claim, Found
from clapboard.model.document import UNDATED, DateBasis, Document, Publication
from clapboard.model.mention import (
    Certainty,
    CharacterMention,
    CreditMention,
    HabitMention,
    Mentions,
    MilestoneMention,
    Quotation,
    QuotationKind,
    SeasonRef,
    ShowMention,
)
from clapboard.model.span import Span
from clapboard.model.when import Interval, TextDate
from clapboard.record.claims import derive
from clapboard.record.source import Source
from clapboard.record.view import Record

SHOW = "Harbour Lights"
CAPTURED = datetime(2030, 1, 1, tzinfo=UTC)


def numbered(*numbers: int, part: int | None = None) -> SeasonRef:
    return SeasonRef(words=f"Season {' and '.join(map(str, numbers))}", numbers=numbers, part=part)


def on(text: str | None) -> TextDate | None:
    """Return a date: EDTF, or an anchor if it hangs on the publication."""
    if text is None:
        return None
    return TextDate(words=text, anchor=text) if "published" in text else TextDate(words=text, edtf=text)


@dataclass
class Article:
    """A document under construction: each call adds a sentence and the mention in it."""

    name: str
    published: str | None = None
    outlet: str | None = "The Gull"
    about: str | None = SHOW
    captured: datetime = CAPTURED
    text: str = ""
    mentions: dict[str, list[object]] = field(default_factory=dict)

    def _sentence(self, words: str) -> Span:
        start = len(self.text)
        self.text += f"{words}. "
        return Span(start, start + len(words))

    def _add(self, kind: str, mention: object) -> "Article":
        self.mentions.setdefault(kind, []).append(mention)
        return self

    def tells(
        self,
        kind: str,
        *seasons: int,
        season: SeasonRef | None = None,
        date: str | None = None,
        target: str | None = None,
        show: str | None = SHOW,
        words: str | None = None,
        part: int | None = None,
        **more: object,
    ) -> "Article":
        ref = season or (numbered(*seasons, part=part) if seasons else None)
        span = self._sentence(words or f"{self.name} tells that {kind} {ref.words if ref else ''} is so")
        mention = MilestoneMention(span=span, kind=kind, show=show, season=ref, date=on(date), target=on(target), rule="by hand", **more)
        return self._add("milestones", mention)

    def says(self, words: str, speaker: str | None = "Ida Brook", **more: object) -> "Article":
        span = self._sentence(words)
        unknown = None if speaker else "nobody is named"
        kind = more.pop("kind", QuotationKind.DIRECT)
        return self._add("quotations", Quotation(content=(span,), kind=kind, speaker=speaker, unknown=unknown, rule="by hand", **more))

    def credits(self, person: str, role: str, character: str | None = None, show: str | None = SHOW) -> "Article":
        span = self._sentence(f"{person} is {role}")
        mention = CreditMention(span=span, person=person, role=role, show=show, printed=role, character=character, rule="by hand")
        return self._add("credits", mention)

    def names(self, character: str, show: str | None = SHOW) -> "Article":
        """Name a character of whom nobody says who plays them."""
        span = self._sentence(f"{character} comes home")
        return self._add("characters", CharacterMention(span=span, name=character, show=show, rule="by hand"))

    def scoffs(self, platform: str) -> "Article":
        span = self._sentence(f"{platform} never lets a show grow old")
        return self._add("habits", HabitMention(span=span, platform=platform, rule="by hand"))

    @property
    def document(self) -> Document:
        published = UNDATED
        if self.published:
            published = Publication(interval=Interval.day(date.fromisoformat(self.published)), basis=DateBasis.GIVEN)
        text = self.text or "Nothing. "
        return Document(
            id=sha256(self.name.encode()).hexdigest(),
            capture=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            text=text,
            paragraphs=(Span(0, len(text)),),
            published=published,
            reader="by hand",
            outlet=self.outlet,
            title=self.name,
        )

    @property
    def source(self) -> Source:
        return Source.of(self.document, self.captured)

    def document_of(self, capture: Capture) -> Document:
        """Return the document as read from a capture of a ledger."""
        return replace(self.document, id=capture.document, capture=capture.sha256)

    def found(self) -> tuple[Found, ...]:
        return self.found_in(self.document)

    def found_in(self, document: Document) -> tuple[Found, ...]:
        shows = (ShowMention(span=Span(0, 1), title=self.about, main=True, rule="by hand"),) if self.about else ()
        return derive(document, Mentions(shows=shows, **{kind: tuple(items) for kind, items in self.mentions.items()}))

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(found.claim for found in self.found())


def record(*articles: Article, **more: object) -> Record:
    return Record.build(claims_of(articles), [article.source for article in articles], **more)


def claims_of(articles: Iterable[Article]) -> list[Claim]:
    return [claim for article in articles for claim in article.claims]


__all__ = ["CAPTURED", "SHOW", "Article", "Certainty", "claims_of", "numbered", "on", "record"]
