"""A quotation while it is being found: what is said, by which words, before anybody knows who and where."""

from dataclasses import dataclass, field

from clapboard.model.mention import QuotationKind
from clapboard.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The words that attribute: `cue` and `source`, each None where the text leaves it out."""

    cue: Span | None = None
    source: Span | None = None
    rule: str


@dataclass(slots=True, kw_only=True)
class Draft:
    """One attribution in the making. `carried` says that its source is another quotation's; `official` that it is nobody's words."""

    content: list[Span]
    kind: QuotationKind
    rule: str
    cue: list[Span] = field(default_factory=list)
    source: list[Span] = field(default_factory=list)
    reported: list[Span] = field(default_factory=list)
    confidence: float = 0.8
    carried: bool = False
    official: bool = False
    post: bool = False

    @property
    def start(self) -> int:
        """Return where its words begin."""
        return min(span.start for span in (*self.content, *self.reported))

    @property
    def end(self) -> int:
        """Return where its words end."""
        return max(span.end for span in (*self.content, *self.reported))

    @property
    def words(self) -> tuple[Span, ...]:
        """Return the whole of what is said: the reported clause where there is one, else the words in marks."""
        return tuple(self.reported or self.content)

    def with_words(self, words: Span) -> "Draft":
        """Add a fragment that the same attribution covers, and return the draft itself."""
        self.content.append(words)
        return self
