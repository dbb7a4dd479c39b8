"""How many of a draft's words are new, recycled, or tell what is on record."""

from collections.abc import Iterable
from dataclasses import dataclass

from clapboard.checking.draft import Draft
from clapboard.model.span import Span
from clapboard.text.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Words of the draft's own text, standing lines apart: each is counted once."""

    new: int
    recycled: int
    known: int

    @property
    def words(self) -> int:
        """Return the number of all words that count."""
        return self.new + self.recycled + self.known

    def percent(self, name: str) -> int:
        """Return a share in percent of the words, rounded; 0 of nothing."""
        count: int = getattr(self, name)
        return round(100 * count / self.words) if self.words else 0


def shares(draft: Draft, *, recycled: Iterable[Span], known: Iterable[Span], new: Iterable[Span]) -> Shares:
    """Count the words. What is recycled comes first, then the sentences of new facts, then the sentences of known ones.

    All else, that states no fact, is new.
    """
    text = draft.document.text
    standing = draft.spans("boilerplate", "span")
    copied, fresh, told = list(recycled), _sentences(draft, new), _sentences(draft, known)
    counts = {"new": 0, "recycled": 0, "known": 0}
    for paragraph in draft.document.paragraphs:
        wording = Wording.of(paragraph.of(text))
        for start in wording.starts:
            at = paragraph.start + start
            if any(at in span for span in standing):
                continue
            is_known = any(at in span for span in told) and not any(at in span for span in fresh)
            counts["recycled" if any(at in span for span in copied) else "known" if is_known else "new"] += 1
    return Shares(**counts)


def _sentences(draft: Draft, spans: Iterable[Span]) -> list[Span]:
    wanted = list(spans)
    return [sentence for sentence in draft.sentences if any(sentence.overlaps(span) for span in wanted)]
