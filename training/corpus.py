"""PolNeAR articles as training windows: units, gold spans and links, and the noise that keeps the network from learning names."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from clapboard.mentions.encoder.grammar import write_tags
from clapboard.mentions.encoder.linker import RELATIONS, pair_buckets
from clapboard.mentions.encoder.units import CASES, Units, read_units, span_units
from clapboard.mentions.encoder.windows import CLS, SEP, plan_windows

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator
    from pathlib import Path

    from tokenizers import Tokenizer

LABELS = ("source", "cue", "content")
MASK = 103
MARKS = "“”\"‘’'«»"
NOTHING = -1
CONTENT = LABELS.index("content")
LOST, MOVED, FALSE = 0.04, 0.06, 0.3  # noise on the spans that links are learned from
Range3 = tuple[int, int, int]  # label, first unit, last unit
Links = tuple[np.ndarray, np.ndarray, np.ndarray, tuple[np.ndarray, np.ndarray, np.ndarray]]
DOUBLE_MARKS = {1000: 0, 1523: 1, 1524: 2}  # straight, opening, closing double mark
SINGLE_MARKS = {1005: 0, 1520: 1, 1521: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: its units, and for each span (label, first unit, last unit) the numbers of its attributions."""

    id: str
    text: str
    units: Units
    spans: list[tuple[int, int, int]]
    members: list[set[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One window with its gold tags, and for each relation heads, tails (unit ranges), and each head's tail (or -1)."""

    pieces: np.ndarray
    features: np.ndarray
    at: np.ndarray
    tags: np.ndarray
    links: list[Links]


def read_rows(path: Path) -> list[dict]:
    """Read the articles of a file of the data as they are."""
    with path.open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def read_articles(path: Path, tokenizer: Tokenizer) -> list[Article]:
    """Read all articles of a file of the data."""
    return [_article(row, tokenizer) for row in read_rows(path)]


def make_posts(rows: list[dict], tokenizer: Tokenizer, count: int, rng: random.Random) -> list[Article]:
    """Make articles of signed posts ("words" ― Name) and of transcripts (NAME: words) from quotations and names of `rows`."""
    words, names = [], []
    for row in rows:
        for quote in row["quotes"]:
            if quote["kind"] == "direct" and len(quote["content"]) == 1:
                words.append(row["text"][slice(*quote["content"][0])].strip(MARKS + " \n,"))
            if quote["source"]:
                names.append(row["text"][slice(*quote["source"][0])])
    words = [text for text in words if len(text.split()) > 5 and "\n" not in text and not set(text) & set(MARKS)]
    names = [name for name in names if 1 < len(name.split()) < 4 and name.replace(" ", "").isalpha() and name.istitle()]
    return [_article(_posts(words, names, rng, number), tokenizer) for number in range(count)]


def _posts(words: list[str], names: list[str], rng: random.Random, number: int) -> dict:
    """One made article: its form (post or transcript, marks, dash, breaks) is drawn once."""
    text, quotes = "", []
    transcript, caps, marked = number % 2, rng.random() < 0.5, rng.random() < 0.6
    marks, dash = rng.choice(("“”", '""')), rng.choice("―—–-")
    gap, turn = rng.choice(("\n", "\n\n", " ")), rng.choice(("\n", "\n\n"))
    cast = [rng.choice(names) for _ in range(rng.choice((2, 2, 3)))]
    for i in range(rng.randint(5, 14)):
        name, said = rng.choice(names), rng.choice(words)
        if transcript:
            name = cast[i % len(cast)].split()[-1].upper() if caps else cast[i % len(cast)]
            parts = (name, ":", " ", said, turn)
        elif marked:
            parts = (marks[0] + said + marks[1], gap, dash, " ", name, turn)
        else:
            parts = (marks[0] + said + marks[1], gap, name, turn)
        spans = {}
        for part in parts:
            kind = {name: "source", ":": "cue", dash: "cue"}.get(part) or ("content" if said in part else None)
            if kind:
                spans[kind] = [[len(text), len(text) + len(part)]]
            text += part
        quotes.append({"cue": [], **spans})
    return {"id": f"made-{number}", "text": text, "quotes": quotes}


def _article(row: dict, tokenizer: Tokenizer) -> Article:
    units = read_units(row["text"], tokenizer)
    members: dict[tuple[int, int, int], set[int]] = {}
    for number, quote in enumerate(row["quotes"]):
        for label, name in enumerate(LABELS):
            for first, last in span_units(units, quote[name]):
                members.setdefault((label, first, last), set()).add(number)
    spans = sorted(members, key=lambda span: span[1:])
    return Article(id=row["id"], text=row["text"], units=units, spans=spans, members=[members[span] for span in spans])


def names_of(articles: list[Article]) -> np.ndarray:
    """Collect the word pieces of capitalised words, as often as they occur: what names are swapped for."""
    found = []
    for article in articles:
        units = article.units
        capital = np.repeat(units.feature % CASES == 2, np.diff(units.first))
        found.append(units.pieces[capital])
    return np.concatenate(found)


def examples(article: Article, rng: np.random.Generator, *, most: int, noise: bool) -> Iterator[Example]:
    """Cut the article into windows, at other places each time when `noise` is asked for."""
    room = int(rng.integers(most // 4, most + 1)) if noise else None
    for start, end in plan_windows(article.units, most=most, room=room):
        pieces, features, at = read_pieces(article.units, start, end)
        inside = [(s, m) for s, m in zip(article.spans, article.members, strict=True) if s[1] < end and s[2] >= start]
        spans = [(label, max(first, start) - start, min(last, end - 1) - start) for (label, first, last), _ in inside]
        yield Example(
            pieces=pieces,
            features=features,
            at=at,
            tags=write_tags(spans, end - start),
            links=_links(spans, [m for _, m in inside], article.units, (start, end), rng, noise=noise),
        )


def read_pieces(units: Units, start: int, end: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Lay out the units `start` to `end` as word pieces: `[CLS]`, the pieces, `[SEP]` after each paragraph; features; first pieces."""
    counts = np.diff(units.first[start : end + 1])
    turns = np.diff(units.paragraph[start:end], prepend=units.paragraph[start : start + 1]) > 0
    at = units.first[start:end] - units.first[start] + 1 + np.cumsum(turns)
    size = int(at[-1] + counts[-1]) + 1
    where = np.repeat(at, counts) + np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    pieces, features = np.full(size, SEP, dtype=np.int64), np.zeros(size, dtype=np.int64)
    pieces[0] = CLS
    pieces[where] = units.pieces[units.first[start] : units.first[end]]
    features[where] = np.repeat(units.feature[start:end], counts)
    return pieces, features, at


def _links(
    spans: list[Range3], members: list[set[int]], units: Units, bounds: tuple[int, int], rng: np.random.Generator, *, noise: bool
) -> list[Links]:
    """For each relation: heads, tails, each head's tail and the pairs' buckets; with noise some spans lost, moved or false."""
    sentence, paragraph = units.sentence[slice(*bounds)], units.paragraph[slice(*bounds)]
    length = bounds[1] - bounds[0]
    labels = [label for label, _, _ in spans]
    kept, ranges = _shaken(spans, length, rng) if noise else ([True] * len(spans), [(first, last) for _, first, last in spans])
    out = []
    for _, head, tail in RELATIONS:
        heads = [i for i, label in enumerate(labels) if label == head and kept[i]]
        tails = sorted((i for i, label in enumerate(labels) if label == tail and kept[i]), key=lambda i: ranges[i])
        target = [next((k for k, t in enumerate(tails) if members[h] & members[t]), NOTHING) for h in heads]
        h = np.array([ranges[i] for i in heads], dtype=np.int64).reshape(-1, 2)
        t = np.array([ranges[i] for i in tails], dtype=np.int64).reshape(-1, 2)
        draw = rng.random(len(labels)) if noise else np.ones(1)
        if length > 8 and len(draw) and draw[0] < FALSE:  # a false tail, so that tails must earn their links
            first = int(rng.integers(0, length - 4))
            t, target = _insert(t, target, (first, min(first + int(rng.integers(0, 4)), length - 1)))
        buckets = pair_buckets(h, t, sentence=sentence, paragraph=paragraph)
        out.append((h, t, np.array(target, dtype=np.int64), buckets))
    return out


def _shaken(spans: list[Range3], length: int, rng: np.random.Generator) -> tuple[list[bool], list[tuple[int, int]]]:
    """Lose a few sources and cues, and move the ends of a few spans."""
    kept, ranges = [], []
    for label, first, last in spans:
        kept.append(label == CONTENT or rng.random() > LOST)
        if rng.random() < MOVED:
            start, end = first + int(rng.integers(-2, 3)), last + int(rng.integers(-2, 3))
            start = min(max(start, 0), length - 1)
            ranges.append((start, min(max(end, start), length - 1)))
        else:
            ranges.append((first, last))
    return kept, ranges


def _insert(tails: np.ndarray, target: list[int], span: tuple[int, int]) -> tuple[np.ndarray, list[int]]:
    place = int((tails[:, 0] < span[0]).sum())
    return np.insert(tails, place, span, axis=0), [t + (t >= place) for t in target]


def disturb(example: Example, rng: np.random.Generator, names: np.ndarray) -> Example:
    """Mask words, swap names, change case and the kind of quotation marks; the length stays."""
    pieces, features = example.pieces.copy(), example.features.copy()
    words = pieces > 1100  # neither special pieces nor punctuation
    draw = rng.random(len(pieces))
    capital = words & np.isin(features % CASES, (2, 3))
    swapped = capital & (draw < 0.10)
    pieces[swapped] = rng.choice(names, int(swapped.sum()))
    pieces[capital & (draw > 0.92)] = MASK
    pieces[words & ~capital & (draw > 0.965)] = MASK
    fate = rng.random(4)
    if fate[0] < 0.06:  # no case known
        features = np.where(features % CASES > 1, features - features % CASES + 1, features)
    if fate[1] < 0.06:  # quotation marks not recognised
        features = features % CASES
    if fate[2] < 0.35:
        _change_marks(pieces, features, kind=fate[3])
    return Example(pieces=pieces, features=features, at=example.at, tags=example.tags, links=example.links)


def _change_marks(pieces: np.ndarray, features: np.ndarray, *, kind: float) -> None:
    found = np.flatnonzero(np.isin(pieces, list(DOUBLE_MARKS)))
    opens = np.append(features, 0)[found + 1] >= CASES
    opens &= features[found - 1] < CASES
    if kind < 0.5:
        pieces[found] = 1000
    elif kind < 0.8:
        pieces[found] = np.where(opens, 1523, 1524)
    elif kind < 0.9:
        pieces[found] = np.where(opens, 1520, 1521)
    else:
        pieces[found] = 1005
