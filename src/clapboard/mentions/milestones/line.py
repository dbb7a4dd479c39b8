"""A sentence as a line: folded, without quotation marks, and with what is known (titles, seasons, dates, people) as one letter each.

Titles no longer hold words that a phrase could match ("Renewed" can be a title), and a phrase can ask for a season without knowing
how seasons are written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clapboard.mentions.page import Page
from clapboard.mentions.seasons import SeasonMention
from clapboard.model.mention import Continuation, ShowMention
from clapboard.model.span import Span
from clapboard.text.dates import DateMention, DateType
from clapboard.text.names import names
from clapboard.vocabulary import phrasing
from clapboard.vocabulary.outlets import outlet_named

Slot = ShowMention | SeasonMention | DateMention | str
"""What a letter stands for; a str is the name of a person or company."""

_SHORT_WORD = 3
_MOST = 0.75
_OPENERS = frozenset("“‘«\"'([")
_QUOTES = '"«»“”„'


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence with one letter for each thing known.

    `text` is what phrases are matched on; `starts` and `ends` bound, for each of its letters, the code points of the document's text
    that it stands for; `slots` says what the letters of the private use area stand for, by their place in `text`.
    """

    sentence: Span
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    slots: dict[int, Slot]

    def original(self, start: int, end: int) -> Span:
        """Return the stretch of the document's text behind `text[start:end]`, without blanks at the edges."""
        while start < end - 1 and self.text[start] in " \n,":
            start += 1
        while end > start + 1 and self.text[end - 1] in " \n,":
            end -= 1
        return Span(self.starts[start], self.ends[end - 1])

    def at(self, offset: int) -> int:
        """Return the place in `text` of the first letter that stands for code points at or after `offset`; its length if none."""
        return next((at for at, start in enumerate(self.starts) if start >= offset), len(self.text))

    def of(self, letters: str, start: int, end: int) -> list[tuple[int, Slot]]:
        """Return the slots with one of `letters` in `text[start:end]`, in order."""
        return [(at, slot) for at, slot in self.slots.items() if start <= at < end and self.text[at] in letters]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was found on the page before milestones are looked for; `people` are the words of full names."""

    shows: Sequence[ShowMention]
    seasons: Sequence[SeasonMention]
    dates: Sequence[DateMention]
    people: frozenset[str] = frozenset()


def lines(page: Page, known: Known) -> Iterator[Line]:
    """Yield the sentences of `page` as lines, in order."""
    for sentence in page.sentences:
        yield _line(page, sentence, tuple(_pieces(page, sentence, known)))


def _pieces(page: Page, sentence: Span, known: Known) -> Iterator[tuple[Span, str, Slot]]:
    """Yield what is known in the sentence, in the order of precedence: what comes later gives way."""
    yield from ((show.span, phrasing.SHOW, show) for show in known.shows if show.rule != "stands for a title" and show.span in sentence)
    for season in known.seasons:
        if season.span in sentence and not (season.rule == "part" and any(season.span in date.span for date in known.dates)):
            yield season.span, _season_letter(season), season
    for date in known.dates:
        if date.span in sentence and _is_a_day(date):
            yield date.span, phrasing.DATE, date
    yield from (
        (show.span, phrasing.STANDS_FOR, show) for show in known.shows if show.rule == "stands for a title" and show.span in sentence
    )
    for span, company in page.companies:
        if span in sentence:
            yield span, phrasing.PLATFORM, company
    yield from _people(page, sentence, known.people)


def _is_a_day(date: DateMention) -> bool:
    """Tell whether the words say when something is, rather than how long, how often, or at what hour."""
    hour = (date.date.anchor or "").startswith("clock")
    return date.type in {DateType.DATE, DateType.TIME} and not date.vague and not hour and "same" not in date.date.words.split()


def _season_letter(season: SeasonMention) -> str:
    if season.rule == "total":
        return phrasing.TOTAL
    if season.rule == "part":
        return phrasing.PART
    if season.ref.continuation is Continuation.FILM:
        return phrasing.FILM
    if season.ref.continuation is Continuation.SPIN_OFF:
        return phrasing.SPIN
    words = season.ref.words.lower()
    return phrasing.FINAL if re.search(r"\b(?:final|last|closing|concluding|farewell)\b", words) else phrasing.SEASON


def _people(page: Page, sentence: Span, known: frozenset[str]) -> Iterator[tuple[Span, str, Slot]]:
    capitals = _is_in_capitals(page.text, sentence)
    for name in names(page.text, sentence):
        words = name.span.of(page.text)
        if capitals and not (name.given and len(name.words) > 1):
            continue
        if outlet_named(words) is not None:
            yield name.span, phrasing.OUTLET, words
        elif (
            (name.given or len(name.words) > 1 or (words in known and page.text[name.span.start - 1 : name.span.start] not in _OPENERS))
            and not name.barred
            and not name.the
            and not words.isupper()
        ):
            yield name.span, phrasing.PERSON, words


def _is_in_capitals(text: str, sentence: Span) -> bool:
    """Tell whether a sentence is a headline in which nearly every word has a capital: there a capital makes no name."""
    words = [word for word in re.findall(r"[^\W\d_]+", sentence.of(text)) if len(word) > _SHORT_WORD]
    return (
        len(words) >= _SHORT_WORD and sum(word[0].isupper() for word in words) > _MOST * len(words) and text[sentence.end - 1] not in ".!"
    )


def _line(page: Page, sentence: Span, pieces: Sequence[tuple[Span, str, Slot]]) -> Line:
    taken: list[tuple[Span, str, Slot]] = []
    for piece in pieces:
        if not any(piece[0].overlaps(other[0]) for other in taken):
            taken.append(piece)
    taken.sort(key=lambda piece: piece[0])
    letters: list[str] = []
    bounds: list[tuple[int, int]] = []
    slots: dict[int, Slot] = {}
    at = sentence.start
    for span, letter, slot in taken:
        _copy(page, Span(at, span.start) if at < span.start else None, letters, bounds)
        slots[len(letters)] = slot
        letters.append(letter)
        bounds.append((span.start, span.end))
        at = span.end
    _copy(page, Span(at, sentence.end) if at < sentence.end else None, letters, bounds)
    return Line(
        sentence=sentence,
        text="".join(letters),
        starts=tuple(start for start, _ in bounds),
        ends=tuple(end for _, end in bounds),
        slots=slots,
    )


def _copy(page: Page, stretch: Span | None, letters: list[str], bounds: list[tuple[int, int]]) -> None:
    folded = page.folded.folded(stretch) if stretch else None
    if folded is None:
        return
    for place in range(folded.start, folded.end):
        letter = page.folded.text[place]
        if letter in _QUOTES or (letter == "'" and _is_a_mark(page.folded.text, place)):
            continue
        letters.append(letter)
        bounds.append((page.folded.starts[place], page.folded.ends[place]))


def _is_a_mark(folded: str, at: int) -> bool:
    """Tell whether a straight single mark opens or closes a quotation rather than standing inside a word or after a plural."""
    before, after = folded[at - 1 : at], folded[at + 1 : at + 2]
    return not before.isalnum() or (not after.isalnum() and before in ".,!?")
