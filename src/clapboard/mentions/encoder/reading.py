"""From the network's numbers to spans and links: pure, the same in training and at run time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from clapboard.mentions.encoder.confidence import NOTHING
from clapboard.mentions.encoder.grammar import BEGIN, END, SINGLE, Chain, read_tags, tag_of
from clapboard.mentions.encoder.linker import Pointer, ends, link_spans
from clapboard.mentions.encoder.spans import LABELS, Link, Relation, Span, Tagging

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from clapboard.mentions.encoder.grammar import Floats
    from clapboard.mentions.encoder.units import Units


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The small weights that numpy applies, and the projection of span ends (see `linker.link_spans`)."""

    chain: Chain
    pointers: Mapping[Relation, Pointer]
    project: Callable[[Floats], Floats]

    def read(self, units: Units, ranges: Sequence[tuple[int, int]], *, emissions: Sequence[Floats], states: Sequence[Floats]) -> Tagging:
        """Read spans and links off each window's tag scores and states (one row a unit)."""
        if not ranges:
            return Tagging(spans=(), links=())
        found = [read_tags(tags) for tags in self.chain.best(emissions)]
        if not any(found):
            return Tagging(spans=(), links=())
        projected = self.project(np.concatenate([ends(state, some) for state, some in zip(states, found, strict=True)]))
        spans: list[Span] = []
        links: list[Link] = []
        for (start, end), some, chances in zip(ranges, found, self.chain.posteriors(emissions), strict=True):
            shift = len(spans)
            here = link_spans(
                self.pointers,
                projected[shift : shift + len(some)],
                some,
                sentence=units.sentence[start:end],
                paragraph=units.paragraph[start:end],
            )
            links.extend(_shifted(link, shift) for link in here)
            spans.extend(_span(units, start, one, chances) for one in some)
        return Tagging(spans=tuple(spans), links=tuple(links))


def _shifted(link: Link, shift: int) -> Link:
    tail = link.tail + shift if link.tail != NOTHING else NOTHING
    return Link(relation=link.relation, head=link.head + shift, tail=tail, score=link.score)


def _span(units: Units, shift: int, span: tuple[int, int, int], chances: Floats) -> Span:
    label, first, last = span
    begins = chances[first, tag_of(label, BEGIN)] + chances[first, tag_of(label, SINGLE)]
    ends_there = chances[last, tag_of(label, END)] + chances[last, tag_of(label, SINGLE)]
    return Span(
        label=LABELS[label],
        start=int(units.start[first + shift]),
        end=int(units.end[last + shift]),
        score=float(min(1.0, begins * ends_there)),
    )
