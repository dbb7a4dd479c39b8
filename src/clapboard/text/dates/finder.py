"""Finding the dates of a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clapboard.model.span import Span
from clapboard.model.when import TextDate
from clapboard.text.dates import grammar
from clapboard.text.dates.anchors import absolute
from clapboard.text.dates.lexer import runs
from clapboard.text.dates.run import DateType, Node, Run
from clapboard.text.dates.titles import is_name

_MEMORY = 1500
"""Code points: "the following day" does not reach further back for its day than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """Words that say when.

    `date` is what they mean (see the package's docstring for its language). `vague` says that they name no day that anybody could
    check ("now", "recently", "soon"); `clock` is the hour or the part of the day as TIMEX3 writes it ("T20:00", "TMO").
    """

    span: Span
    date: TextDate
    type: DateType
    vague: bool = False
    clock: str = ""


def find(text: str, within: Span | None = None, *, titles: Iterable[Span] = (), day_first: bool = False) -> tuple[DateMention, ...]:
    """Return the date expressions of English prose, in order, disjoint.

    `within` limits the search (offsets stay those of `text`); `titles` are stretches to leave alone: a weekday can be a title.
    "4/5/2025" is the 5th of April unless `day_first`. "The following day" hangs on the date before it within the searched stretch, so
    search whole documents rather than sentences. Lengths of time and habits are found too, with their types; `resolve` gives them no
    day.
    """
    stretch = within or (Span(0, len(text)) if text else None)
    if stretch is None:
        return ()
    kept = _Titles(titles)
    found: list[DateMention] = []
    for tokens in runs(text, stretch.start, stretch.end):
        if any(token.kind in grammar.CORE for token in tokens):
            run = Run(text, tokens, day_first=day_first)
            for begin, node in _nodes(run, kept):
                mention = _mention(run, begin, node, found)
                if mention is not None:
                    found.append(mention)
    return tuple(found)


class _Titles:
    """The stretches to leave alone, asked in the order of the text."""

    __slots__ = ("_spans",)

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, reverse=True)

    def holds(self, start: int, end: int) -> bool:
        while self._spans and self._spans[-1].end <= start:
            self._spans.pop()
        return bool(self._spans) and self._spans[-1].start < end


def _nodes(run: Run, titles: _Titles) -> Iterator[tuple[int, Node]]:
    at = 0
    while at < len(run):
        node = None if titles.holds(run.tokens[at].start, run.tokens[at].end) else grammar.read(run, at)
        if node is None or titles.holds(run.tokens[at].start, run.tokens[node.end - 1].end):
            at += 1
            continue
        yield at, node
        at = node.end


def _mention(run: Run, begin: int, node: Node, before: list[DateMention]) -> DateMention | None:
    span = Span(run.tokens[begin].start, run.tokens[node.end - 1].end)
    if is_name(run, begin, node):
        return None
    expression = node.expression
    if "then" in expression:
        expression = _hung(expression, span, before)
    try:
        edtf = absolute(expression)
    except ValueError:  # numbers that are no date after all: the 31st of June, "2 or 3 2024"
        return None
    dated = TextDate(words=span.of(run.text), edtf=edtf) if edtf else TextDate(words=span.of(run.text), anchor=expression)
    return DateMention(span=span, date=dated, type=node.type, vague=node.vague, clock=node.clock)


_FINE = ("then + 1 d", "then - 1 d", "then - 0 d", "then > weekday", "then = weekday")
_FINE_ENOUGH = re.compile(r"^\d{4}-\d\d-\d\d$|\bd$|\b(?:weekday|day|mday|date|feast) \S+(?: \d)?$")


def _hung(expression: str, span: Span, before: list[DateMention]) -> str:
    """Put the last date of the text before in the place of `then`."""
    for mention in reversed(before):
        if span.start - mention.span.end > _MEMORY:
            break
        known = mention.date.edtf or mention.date.anchor or ""
        if _carries(mention, known) and (_FINE_ENOUGH.search(known) or not expression.startswith(_FINE)):
            return expression.replace("then", known.removesuffix("~"))
    return expression


def _carries(mention: DateMention, known: str) -> bool:
    """Tell whether other dates can hang on this one: a single date of its own."""
    return (
        mention.type in {DateType.DATE, DateType.TIME}
        and not mention.vague
        and "/" not in known
        and not known.startswith(("clock", "then"))
    )
