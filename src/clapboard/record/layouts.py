"""How a mention is laid out as a claim, and read back: the same tables serve both ways, so nothing is lost between them.

A layout names, for one type of mention, which field holds the evidence proper, which becomes the claim's value, and how each of
the others is written as qualifiers. What equals the field's default is not written.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from clapboard.model.claim import CHART as CHARTED
from clapboard.model.mention import (
    AudienceKind,
    AudienceMention,
    BoilerplateMention,
    CharacterMention,
    ChartMention,
    Continuation,
    CreditMention,
    HabitMention,
    MilestoneMention,
    Naming,
    Quotation,
    QuotationKind,
    SeasonRef,
    ShowMention,
    SynopsisMention,
)
from clapboard.model.span import Span
from clapboard.model.when import TextDate

Pairs = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One type of mention. `main` is the field with the evidence proper; `predicate` the claim's predicate (None: the field `kind`)."""

    make: type[Any]
    predicate: str | None
    main: str = "span"
    value: str | None = None
    texts: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    words: Mapping[str, type[StrEnum]] = field(default_factory=dict)
    show: str | None = "show"
    has_season: bool = False
    many: tuple[str, ...] = ()
    fixed: Mapping[str, object] = field(default_factory=dict)

    def default(self, name: str) -> object:
        """Return the default of the mention's field `name` (MISSING where it has none)."""
        return next(item.default for item in fields(self.make) if item.name == name)


MILESTONE = Layout(
    make=MilestoneMention,
    predicate=None,
    value="value",
    has_season=True,
    texts=("announced_by", "cited", "channel", "platform", "region", "venue"),
    flags=("planned", "original_held", "retold"),
    dates=("date", "target", "announced"),
    spans=("because",),
)
SAID = Layout(
    make=Quotation,
    predicate="said",
    main="content",
    value="speaker",
    show=None,
    texts=("unknown", "role", "venue", "carrier", "called", "voice"),
    lists=("co_speakers",),
    words={"kind": QuotationKind, "naming": Naming},
    dates=("said",),
    spans=("cue", "source", "reported", "venue_span", "frame"),
    many=("content", "cue", "source", "reported"),
)
CREDIT = Layout(make=CreditMention, predicate="credit", value="person", texts=("role", "printed", "character"))
CHARACTER = Layout(make=CharacterMention, predicate="character", value="name")
SYNOPSIS = Layout(make=SynopsisMention, predicate="synopsis", value="publisher", spans=("introduced_by",))
AUDIENCE = Layout(make=AudienceMention, predicate="audience", words={"kind": AudienceKind}, dates=("date",))
CHART = Layout(
    make=ChartMention, predicate=CHARTED, main="rows", value="chart", has_season=True, texts=("columns", "edition"), many=("rows",)
)
HABIT = Layout(make=HabitMention, predicate="habit", value="platform", show=None)
BOILERPLATE = Layout(make=BoilerplateMention, predicate="boilerplate", show=None)
ABOUT = Layout(make=ShowMention, predicate="about", show="title", has_season=True, texts=("standing",), fixed={"main": True})

OTHERS = {layout.predicate: layout for layout in (SAID, CREDIT, CHARACTER, SYNOPSIS, AUDIENCE, CHART, HABIT, BOILERPLATE, ABOUT)}


def layout_of(predicate: str) -> Layout:
    """Return the layout of a predicate: whatever is none of the named ones is a kind of milestone."""
    return OTHERS.get(predicate, MILESTONE)


def as_spans(value: object) -> tuple[Span, ...]:
    """Return a field that holds a span, several or none as a tuple of spans."""
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def write(layout: Layout, mention: object) -> Pairs:
    """Yield the qualifiers of a mention, those of its spans apart."""
    for name in (*layout.texts, *layout.words):
        value = getattr(mention, name)
        if value is not None and value != layout.default(name):
            yield name, str(value)
    for name in layout.lists:
        if getattr(mention, name):
            yield name, "\n".join(getattr(mention, name))
    for name in layout.flags:
        if getattr(mention, name) != layout.default(name):
            yield name, "yes" if getattr(mention, name) else "no"
    for name in layout.dates:
        yield from _write_date(name, getattr(mention, name))
    if layout.has_season:
        yield from _write_season(getattr(mention, "season", None))


def _write_date(name: str, value: TextDate | None) -> Pairs:
    if value is not None:
        yield f"{name}.words", value.words
        yield (f"{name}.edtf", value.edtf) if value.edtf is not None else (f"{name}.anchor", value.anchor or "")


def _write_season(season: SeasonRef | None) -> Pairs:
    if season is None:
        return
    if season.numbers:
        yield "season.numbers", " ".join(map(str, season.numbers))
    for name in ("pointer", "count", "part"):
        if getattr(season, name) is not None:
            yield f"season.{name}", str(getattr(season, name))
    if season.continuation is not Continuation.SEASON:
        yield "season.continuation", season.continuation.value
    if season.implied:
        yield "season.implied", "yes"


def read(layout: Layout, qualifiers: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a mention that `write` wrote, defaults left out."""
    values: dict[str, Any] = {}
    # a claim has few qualifiers of the many it could have: they are asked what they are, not each field whether it is there
    for key, text in qualifiers.items():
        name, _, part = key.partition(".")
        if part:
            if part == "words" and name in layout.dates:
                values[name] = read_date(name, qualifiers)
        elif name in layout.texts:
            values[name] = text
        elif name in layout.flags:
            values[name] = text == "yes"
        elif name in layout.words:
            values[name] = layout.words[name](text)
        elif name in layout.lists:
            values[name] = tuple(text.split("\n"))
    return values


def read_date(name: str, qualifiers: Mapping[str, str]) -> TextDate | None:
    """Return the date that the qualifiers hold under `name`, None where they hold none."""
    words = qualifiers.get(f"{name}.words")
    if words is None:
        return None
    return TextDate(words=words, edtf=qualifiers.get(f"{name}.edtf"), anchor=qualifiers.get(f"{name}.anchor"))


def read_season(words: str | None, qualifiers: Mapping[str, str]) -> SeasonRef | None:
    """Return the season with these printed words, None where the claim names none."""
    if words is None:
        return None
    count, part = qualifiers.get("season.count"), qualifiers.get("season.part")
    return SeasonRef(
        words=words,
        numbers=tuple(map(int, qualifiers.get("season.numbers", "").split())),
        pointer=qualifiers.get("season.pointer"),
        count=int(count) if count is not None else None,
        part=int(part) if part is not None else None,
        continuation=Continuation(qualifiers.get("season.continuation", Continuation.SEASON)),
        implied=qualifiers.get("season.implied") == "yes",
    )


def spans_by_field(layout: Layout, mention: object) -> Iterable[tuple[str, tuple[Span, ...]]]:
    """Return the fields with spans, the one with the evidence proper first."""
    return [(name, as_spans(getattr(mention, name))) for name in (layout.main, *layout.spans)]
