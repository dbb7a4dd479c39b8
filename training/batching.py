"""Windows of like length, padded together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

import corpus

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


def tensors(batch: list[corpus.Example]) -> tuple[Tensor, Tensor, Tensor | None, Tensor, Tensor, Tensor]:
    """Pad a batch: pieces, features, what to add to attention (None if nothing is padded), first pieces, tags, lengths."""
    size, length = max(len(x.pieces) for x in batch), max(len(x.at) for x in batch)
    pieces, features = np.zeros((len(batch), size), np.int64), np.zeros((len(batch), size), np.int64)
    inside, at = np.zeros((len(batch), 1, 1, size), bool), np.zeros((len(batch), length), np.int64)
    tags = np.zeros((len(batch), length), np.int64)
    for i, x in enumerate(batch):
        n, m = len(x.pieces), len(x.at)
        pieces[i, :n], features[i, :n], inside[i, :, :, :n] = x.pieces, x.features, True
        at[i, :m], tags[i, :m] = x.at, x.tags
    mask = None if inside.all() else torch.where(torch.from_numpy(inside), 0.0, SHUT).bfloat16()
    given = [torch.from_numpy(array) for array in (pieces, features, at, tags)]
    return given[0], given[1], mask, given[2], given[3], torch.tensor([len(x.at) for x in batch])
