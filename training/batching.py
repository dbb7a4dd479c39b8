"""Windows of like length, padded together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

import corpus
from clapboard.mentions.encoder.windows import CLS, SEP

if TYPE_CHECKING:
    import argparse

    from torch import Tensor

SHUT = -1e4


def batches(
    articles: list[corpus.Article], rng: np.random.Generator, names: np.ndarray, args: argparse.Namespace
) -> list[list[corpus.Example]]:
    """Draw one epoch: windows of like length together, in random order."""
    found = [corpus.disturb(x, rng, names) for a in articles for x in corpus.examples(a, rng, most=args.most, noise=True)]
    found.sort(key=lambda x: len(x.pieces) + rng.integers(0, 24))
    out: list[list[corpus.Example]] = []
    batch: list[corpus.Example] = []
    for example in found:
        longest = max(len(x.pieces) for x in [example, *batch])
        if batch and (len(batch) + 1) * longest > args.pieces:
            out.append(batch)
            batch = []
        batch.append(example)
    out.append(batch)
    rng.shuffle(out)
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """A padded batch for a network: pieces (batch, slots, each), features, what to add to attention (None if nothing is padded).

    `at` are the units' slots, `first` the slots' places in the windows as pieces.
    """

    pieces: Tensor
    features: Tensor
    mask: Tensor | None
    at: Tensor
    first: Tensor

    @property
    def inside(self) -> Tensor:
        """Tell which slots are not padding."""
        return self.pieces[:, :, 0] > 0


def slots_of(pieces: np.ndarray, at: np.ndarray, each: int) -> tuple[np.ndarray, np.ndarray]:
    """Give the places of the first and of the last piece of each slot: of each piece, or of each word, `[CLS]` and `[SEP]`."""
    if each == 1:
        return np.arange(len(pieces)), np.arange(len(pieces))
    opens = np.isin(pieces, (CLS, SEP))
    opens[at] = True
    first = np.flatnonzero(opens)
    return first, np.append(first[1:], len(pieces)) - 1


def tensors(batch: list[corpus.Example], each: int) -> Inputs:
    """Pad a batch for a network whose slots have so many pieces."""
    rows = [(x, *slots_of(x.pieces, x.at, each)) for x in batch]
    size, length = max(len(first) for _, first, _ in rows), max(len(x.at) for x in batch)
    pieces, features = np.zeros((len(batch), size, each), np.int64), np.zeros((len(batch), size), np.int64)
    inside, at = np.zeros((len(batch), 1, 1, size), bool), np.zeros((len(batch), length), np.int64)
    firsts = np.zeros((len(batch), size), np.int64)
    for i, (x, first, last) in enumerate(rows):
        n = len(first)
        pieces[i, :n, 0], pieces[i, :n, -1], firsts[i, :n] = x.pieces[first], x.pieces[last], first
        features[i, :n], inside[i, :, :, :n], at[i, : len(x.at)] = x.features[first], True, np.searchsorted(first, x.at)
    mask = None if inside.all() else torch.where(torch.from_numpy(inside), 0.0, SHUT).bfloat16()
    return Inputs(
        pieces=torch.from_numpy(pieces),
        features=torch.from_numpy(features),
        mask=mask,
        at=torch.from_numpy(at),
        first=torch.from_numpy(firsts),
    )


def gold(batch: list[corpus.Example]) -> tuple[Tensor, Tensor]:
    """Pad the gold tags of a batch; give them and how many each window has."""
    tags = np.zeros((len(batch), max(len(x.at) for x in batch)), np.int64)
    for i, x in enumerate(batch):
        tags[i, : len(x.at)] = x.tags
    return torch.from_numpy(tags), torch.tensor([len(x.at) for x in batch])
