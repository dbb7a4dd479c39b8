"""What the tagger gives: labelled spans of a text, the links between them, and whole attributions.

All offsets are code points into the text, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Label: TypeAlias = Literal["source", "cue", "content"]
Relation: TypeAlias = Literal["content-cue", "cue-source", "content-source"]
Offsets: TypeAlias = tuple[int, int]

LABELS: tuple[Label, ...] = ("source", "cue", "content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One tagged stretch of the text; `score` (0 to 1) is how sure the tagger is of its first and last word."""

    label: Label
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One scored pair: `head` and `tail` index `Tagging.spans`; a tail of -1 says that there is none.

    `relation` names the two labels: content to cue, cue to source, content to source. The scores of one head under one
    relation sum to 1 over its tails (tails under 0.01 are left out).
    """

    relation: Relation
    head: int
    tail: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging:
    """The spans of one text in the order of the text, and the scored links between them."""

    spans: tuple[Span, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One saying: content fragments, cue and source in the order of the text.

    `cue` and `source` are empty where the text gives none. `score` (0 to 1) is the chance that words and source are right.
    """

    content: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    source: tuple[Offsets, ...]
    score: float
