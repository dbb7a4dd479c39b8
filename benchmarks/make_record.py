"""An invented record of any size, the same for the same seed: `python benchmarks/make_record.py OUT [--seed 1] …`.

One maker for all benchmarks. Words are invented and drawn by Zipf's law; 5 % of the quotations are reprints (verbatim, trimmed, cut,
a number or a negation changed, reworded), so that with enough of them some stand in over 1,000 articles; 1 % carry a standing line;
every tenth begins with one of 200 stock openings. Shows run through seasons in the usual order, a few are cancelled or undone.

    from make_record import quotations, record
    quotations(100_000, seed=1)            # Said: words, speaker, document, day; what it reprints and how
    record(shows=1000, claims=200_000)     # clapboard.record.ledger.Entry: documents with their claims

OUT ending in `.jsonl` gets the quotations, one a line; anything else becomes a ledger.
"""

import argparse
import json
import sys
from bisect import bisect
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from clapboard.model.capture import Capture
from clapboard.model.document import DateBasis, Document, Publication
from clapboard.model.mention import Mentions, MilestoneMention, Quotation, QuotationKind, SeasonRef, ShowMention
from clapboard.model.span import Span
from clapboard.model.when import Interval, TextDate
from clapboard.record.claims import derive
from clapboard.record.ledger import Entry
from clapboard.storage.sqlite import SqliteLedger

COMMON = (
    "the and of to a in that we it I was is for you not with they on this be have as so at but had what all were when there or an my "
    "would one about just who if up out really like do people know will can more time think because how two then three never"
).split()
WORDS = 40_000
REPRINTED, STANDING, OPENED = 0.05, 0.01, 0.1
VIRAL = 0.4
PER_VIRAL = 1_500
LONG = 20
PER_DOCUMENT = 10
START = date(2019, 1, 1)
DAYS = 2_500
NOW = datetime(2026, 1, 1, tzinfo=UTC)
OUTLETS = [f"The {name} Wire" for name in "Tide Harbour Lantern Gull Quay Ferry Beacon Anchor Buoy Mast Keel Reef".split()]
SEASON = (("renewed", 0), ("filming_started", 120), ("filming_wrapped", 230), ("trailer", 300), ("date_set", 310), ("released", 360))
PHRASES = {
    "ordered": "ordered", "renewed": "renewed", "filming_started": "began filming", "filming_wrapped": "wrapped filming",
    "trailer": "got its trailer", "date_set": "got its date", "released": "was released",
    "cancelled": "was cancelled", "undone": "was brought back",
}  # fmt: skip


class Lexicon:
    """Invented words with the frequencies of Zipf's law, and names."""

    def __init__(self, seed: int) -> None:
        """Invent the words."""
        self.draw = Random(f"lexicon {seed}")
        invented = {self._word() for _ in range(WORDS)} - set(COMMON)
        rare = sorted(invented)
        self.draw.shuffle(rare)
        self.words = [*COMMON, *rare]
        self._sums = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))
        self.openings = [" ".join(self.some(self.draw, 3 + at % 6)) + ", " for at in range(200)]
        self.lines = [self.sentence(self.draw, 8 + at % 9) for at in range(40)]

    def _word(self) -> str:
        return "".join(self.draw.choice("bcdfghjklmnprstvwz") + self.draw.choice("aeiou") for _ in range(self.draw.randint(2, 4)))

    def some(self, draw: Random, count: int) -> list[str]:
        """Draw words."""
        top = self._sums[-1]
        return [self.words[bisect(self._sums, draw.random() * top)] for _ in range(count)]

    def sentence(self, draw: Random, count: int) -> str:
        """Draw a sentence."""
        words = " ".join(self.some(draw, count))
        return words[:1].upper() + words[1:] + "."

    def name(self, draw: Random) -> str:
        """Invent a name."""
        return f"{self.words[draw.randrange(500, 1500)].title()} {self.words[draw.randrange(2000, 9000)].title()}"


@dataclass(frozen=True, slots=True)
class Said:
    """One quotation: `original` is the number of the quotation that it reprints (None: it reprints none), `edit` how."""

    number: int
    document: str
    show: int
    day: int
    start: int
    text: str
    speaker: str
    original: int | None = None
    edit: str = ""


def quotations(count: int, *, seed: int = 1, shows: int = 1000, per_document: int = 8) -> Iterator[Said]:
    """Yield `count` quotations, document by document."""
    lexicon, draw = Lexicon(seed), Random(f"quotations {seed}")
    casts = [[lexicon.name(draw) for _ in range(8)] for _ in range(shows)]
    viral: list[Said] = []
    kept: list[Said] = []
    wanted = max(1, round(count * REPRINTED * VIRAL / PER_VIRAL))
    for number in range(count):
        at = number // per_document
        place = {"document": f"d{at:07}", "show": at % shows, "day": draw.randrange(DAYS), "start": 40 + number % per_document * 400}
        if kept and draw.random() < REPRINTED:
            first = draw.choice(viral if viral and draw.random() < VIRAL else kept)
            edit, text = _edited(first.text, lexicon, draw)
            yield Said(number=number, text=text, speaker=first.speaker, original=first.number, edit=edit, **place)
            continue
        said = Said(number=number, text=_new(lexicon, draw), speaker=draw.choice(casts[at % shows]), **place)
        if len(viral) < wanted and len(said.text.split()) >= LONG:
            viral.append(said)
        if len(kept) < 50_000:
            kept.append(said)
        else:
            kept[draw.randrange(50_000)] = said
        yield said


def _new(lexicon: Lexicon, draw: Random) -> str:
    sizes = [max(3, int(draw.lognormvariate(2.5, 0.5))) for _ in range(draw.randint(1, 3))]
    text = " ".join(lexicon.sentence(draw, size) for size in sizes)
    if draw.random() < OPENED:
        text = draw.choice(lexicon.openings) + text
    return f"{text} {draw.choice(lexicon.lines)}" if draw.random() < STANDING else text


def _edited(text: str, lexicon: Lexicon, draw: Random) -> tuple[str, str]:
    words = text.split()
    kind = draw.choices(("verbatim", "trimmed", "cut", "meaning", "reworded"), weights=(60, 20, 10, 5, 5))[0]
    if kind == "verbatim" or len(words) < 12:
        return "verbatim", text
    if kind == "trimmed":
        size = draw.randint(max(6, len(words) // 3), len(words) - 2)
        start = draw.randint(0, len(words) - size)
        return kind, " ".join(words[start : start + size])
    at = draw.randrange(4, len(words) - 5)
    if kind == "cut":
        return kind, " ".join([*words[:at], "…", *words[at + 2 :]])
    new = draw.choice(("not", "two", "three", "never")) if kind == "meaning" else lexicon.some(draw, 1)[0]
    return kind, " ".join([*words[:at], new, *words[at + 1 :]])


def record(*, seed: int = 1, shows: int = 1000, claims: int = 200_000, quotes: int = 0) -> Iterator[Entry]:
    """Yield documents of ten claims each, show by show in turn: milestones of its seasons, and what was said.

    With `quotes`, so many quotations of `quotations` are put into the documents, eight a document, as claims of their own on top.
    """
    lexicon, draw = Lexicon(seed), Random(f"record {seed}")
    titles = [f"{lexicon.words[3000 + at * 7].title()} {lexicon.words[900 + at].title()}" for at in range(shows)]
    documents = max(claims // PER_DOCUMENT, -(-quotes // 8))
    said = quotations(quotes, seed=seed, shows=shows)
    waiting = next(said, None)
    for number in range(documents):
        here = []
        while waiting is not None and waiting.document == f"d{number:07}":
            here.append(waiting)
            waiting = next(said, None)
        told = PER_DOCUMENT - 1 if number < claims // PER_DOCUMENT else 0
        yield _document(number, titles[number % shows], told=told, here=here, lexicon=lexicon, draw=draw)


class _Writer:
    """A text that grows, with the places of what was put into it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0

    def put(self, words: str) -> Span:
        span = Span(self.size, self.size + len(words))
        self.parts.append(words)
        self.size += len(words)
        return span


def _document(number: int, title: str, *, told: int, here: list[Said], lexicon: Lexicon, draw: Random) -> Entry:
    day = START + timedelta(days=here[0].day if here else draw.randrange(DAYS))
    writer = _Writer()
    about = ShowMention(span=writer.put(title), title=title, main=True, rule="made")
    writer.put(" is back in the news.\n\n")
    milestones = tuple(_milestone(writer, title, day=day, show=number % 97, lexicon=lexicon, draw=draw) for _ in range(told))
    quoted = tuple(_quotation(writer, said) for said in here)
    text = "".join(writer.parts).rstrip("\n")
    outlet = draw.choice(OUTLETS)
    capture = Capture(content=text.encode(), media_type="text/plain", origin=f"{number}.txt", fetched_at=NOW, outlet=outlet)
    page = Document(
        id=capture.document,
        capture=capture.sha256,
        text=text,
        paragraphs=tuple(_paragraphs(text)),
        published=Publication(interval=Interval.day(day), basis=DateBasis.GIVEN),
        reader="made",
        outlet=outlet,
        title=title,
    )
    found = derive(page, Mentions(shows=(about,), milestones=milestones, quotations=quoted))
    return Entry(capture=capture, document=page, extractor="made", found=found)


def _milestone(writer: _Writer, title: str, *, day: date, show: int, lexicon: Lexicon, draw: Random) -> MilestoneMention:
    """Tell a step of a season that had happened by `day`: every season begins a year and a half after the one before."""
    season = draw.randint(1, max(1, min(6, (day - START).days // 540 + 1)))
    begun = START + timedelta(days=(season - 1) * 540 + show * 3)
    steps = [(kind, begun + timedelta(days=after)) for kind, after in SEASON if begun + timedelta(days=after) <= day] or [("renewed", day)]
    kind, happened = draw.choice(steps)
    if show % 20 == 0 and draw.random() < 0.1:
        kind, happened = ("undone", day) if day.year % 2 else ("cancelled", day)
    kind = "ordered" if kind == "renewed" and season == 1 else kind
    writer.put(f"{lexicon.sentence(draw, 12)} Season {season} of {title} ")
    span = writer.put(PHRASES[kind])
    writer.put(f" on {happened:%B} {happened.day}, {happened.year}.\n\n")
    dated = TextDate(words=f"{happened:%B} {happened.day}, {happened.year}", edtf=happened.isoformat())
    number = SeasonRef(words=f"Season {season}", numbers=(season,))
    return MilestoneMention(
        span=span, kind=kind, show=title, season=number, date=dated, announced_by="Quay+", platform="Quay+", rule="made"
    )


def _quotation(writer: _Writer, said: Said) -> Quotation:
    writer.put("“")
    content = writer.put(said.text)
    writer.put("” ")
    source, _, cue, _ = writer.put(said.speaker), writer.put(" "), writer.put("said"), writer.put(".\n\n")
    return Quotation(content=(content,), kind=QuotationKind.DIRECT, cue=(cue,), source=(source,), speaker=said.speaker, rule="made")


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for paragraph in text.split("\n\n"):
        if paragraph:
            yield Span(start, start + len(paragraph))
        start += len(paragraph) + 2


def main() -> int:
    """Write a record, or its quotations alone."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shows", type=int, default=1000)
    parser.add_argument("--claims", type=int, default=200_000)
    parser.add_argument("--quotations", type=int, default=0)
    options = parser.parse_args()
    if options.out.suffix == ".jsonl":
        with options.out.open("w", encoding="utf-8") as lines:
            lines.writelines(
                json.dumps(asdict(said)) + "\n" for said in quotations(options.quotations, seed=options.seed, shows=options.shows)
            )
        return 0
    ledger = SqliteLedger(options.out)
    try:
        ledger.load(record(seed=options.seed, shows=options.shows, claims=options.claims, quotes=options.quotations))
        print(f"{ledger.claims.count()} claims")
    finally:
        ledger.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
