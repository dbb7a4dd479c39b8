"""The network in plain torch: a BERT encoder with case and quotation features, a chain over tags, pointers for links."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from clapboard.mentions.encoder.grammar import TAGS, transition_mask
from clapboard.mentions.encoder.linker import BREAKS, GAPS, RANKS, RELATIONS, WIDTH
from clapboard.mentions.encoder.units import FEATURES

if TYPE_CHECKING:
    from collections.abc import Sequence

HIDDEN, HEADS, WIDE, PLACES, PIECES = 384, 12, 1536, 512, 30522
HEAD = HIDDEN // HEADS
Shape = tuple[int, int]  # of a layer: its heads, and the neurons that it widens to
FULL: Shape = (HEADS, WIDE)


class Dropout(nn.Module):
    """Dropout whose masks are slices of one long random mask: drawing fresh ones takes a tenth of a step on a CPU."""

    def __init__(self, rate: float) -> None:
        """Prepare for a rate."""
        super().__init__()
        self.rate = rate
        self.pool: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        """Drop out while training."""
        if not self.training or not self.rate:
            return x
        if self.pool is None or self.pool.numel() < 2 * x.numel() or self.pool.dtype != x.dtype:
            keep = torch.rand(2 * x.numel() + 1_000_003) >= self.rate
            self.pool = (keep / (1 - self.rate)).to(x.dtype)
        start = int(torch.randint(self.pool.numel() - x.numel(), ()))
        return x * self.pool[start : start + x.numel()].view_as(x)


class Layer(nn.Module):
    """One transformer layer, normalised after each sum as BERT is."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        """Set up the matrices and norms."""
        super().__init__()
        self.heads, wide = shape
        self.mix = nn.Linear(HIDDEN, 3 * self.heads * HEAD)
        self.out = nn.Linear(self.heads * HEAD, HIDDEN)
        self.mix_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, wide)
        self.down = nn.Linear(wide, HIDDEN)
        self.wide_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Mix the positions, then widen and narrow each."""
        b, n, _ = x.shape
        q, k, v = self.mix(x).view(b, n, 3, self.heads, HEAD).permute(2, 0, 3, 1, 4)
        scores = torch.matmul(q * HEAD**-0.5, k.transpose(2, 3))  # twice as fast here as the fused kernel
        if mask is not None:
            scores = scores + mask
        mixed = torch.matmul(scores.softmax(3, dtype=scores.dtype), v)
        mixed = self.out(mixed.transpose(1, 2).flatten(2))
        x = self.mix_norm(x + self.dropout(mixed))
        return self.wide_norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces and features in, states out.

    A slot is a word piece or, where `each` is 2, a whole word: the mean of its first and its last piece.
    """

    each: Tensor

    def __init__(self, shapes: Sequence[Shape], dropout: float = 0.1, *, each: int = 1) -> None:
        """Set up a layer for each shape, and slots of so many pieces."""
        super().__init__()
        self.register_buffer("each", torch.tensor(each))
        self.pieces = nn.Embedding(PIECES, HIDDEN)
        self.places = nn.Embedding(PLACES, HIDDEN)
        self.features = nn.Embedding(FEATURES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for shape in shapes)
        self.dropout = Dropout(dropout)
        nn.init.normal_(self.features.weight, std=0.01)
        self.pieces.weight.requires_grad_(requires_grad=False)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        """Give the states (batch, slots, 384) from the slots' pieces (batch, slots, each) and features (batch, slots)."""
        return self.states(pieces, features, mask)[-1]

    def states(self, pieces: Tensor, features: Tensor, mask: Tensor | None = None) -> list[Tensor]:
        """Give the states after each layer."""
        places = self.places.weight[: pieces.shape[1]]
        x = self.dropout(self.norm(self.pieces(pieces).mean(2) + places + self.features(features)))
        found = []
        for layer in self.layers:
            x = layer(x, mask)
            found.append(x)
        return found

    def load_base(self, base: dict[str, Tensor], keep: list[int]) -> None:
        """Copy the weights of a BERT checkpoint; `keep` are the numbers of its layers to take, in order."""
        table = {
            "pieces.weight": "word_embeddings.weight",
            "places.weight": "position_embeddings.weight",
            "norm.weight": "LayerNorm.weight",
            "norm.bias": "LayerNorm.bias",
        }
        state = {mine: base[f"embeddings.{theirs}"] for mine, theirs in table.items()}
        state["places.weight"] = state["places.weight"] + base["embeddings.token_type_embeddings.weight"][0]
        names = {
            "out": "attention.output.dense",
            "mix_norm": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "wide_norm": "output.LayerNorm",
        }
        for mine, theirs in enumerate(keep):
            for kind in ("weight", "bias"):
                parts = [base[f"encoder.layer.{theirs}.attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
                state[f"layers.{mine}.mix.{kind}"] = torch.cat(parts)
                for ours, name in names.items():
                    state[f"layers.{mine}.{ours}.{kind}"] = base[f"encoder.layer.{theirs}.{name}.{kind}"]
        missing, unexpected = self.load_state_dict(state, strict=False)
        if set(missing) != {"each", "features.weight"} or unexpected:
            message = f"not the weights expected: {missing} missing, {unexpected} unknown"
            raise ValueError(message)


class Chain(nn.Module):
    """A linear-chain conditional random field under the grammar of tags."""

    def __init__(self) -> None:
        """Start with the grammar alone."""
        super().__init__()
        for name, mask in zip(("start", "step", "end"), transition_mask(), strict=True):
            self.register_buffer(f"{name}_mask", torch.from_numpy(mask))
            setattr(self, name, nn.Parameter(torch.zeros(mask.shape)))

    def scores(self) -> tuple[Tensor, Tensor, Tensor]:
        """Give the scores of starting, stepping and ending, with the grammar's prohibitions."""
        return self.start + self.start_mask, self.step + self.step_mask, self.end + self.end_mask

    def loss(self, emissions: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        """Sum over the batch of minus the log probability of the tags (batch, units); padding after `lengths`."""
        start, step, end = self.scores()
        rows = torch.arange(len(tags))
        inside = torch.arange(tags.shape[1])[None, :] < lengths[:, None]
        gold = (emissions.gather(2, tags[:, :, None]).squeeze(2) * inside).sum()
        gold = gold + start[tags[:, 0]].sum() + end[tags[rows, lengths - 1]].sum()
        gold = gold + (step[tags[:, :-1], tags[:, 1:]] * inside[:, 1:]).sum()
        # in probability space with a running scale: a matrix product a step is far cheaper than a log-sum-exp
        top = emissions.detach().amax(2, keepdim=True)
        weights = (emissions - top).clamp(min=-40).exp().unbind(1)
        moves = step.exp()
        alpha = start.exp()[None] * weights[0]
        scale = torch.zeros(len(tags))
        for t in range(tags.shape[1]):
            if t:
                ahead = (alpha @ moves) * weights[t]
                alpha = torch.where(inside[:, t, None], ahead, alpha)
            total = alpha.sum(1, keepdim=True)
            alpha = alpha / total
            scale = scale + total.log().squeeze(1)
        log_z = scale.sum() + (alpha @ end.exp()).log().sum() + (top.squeeze(2) * inside).sum()
        return log_z - gold


class Pointer(nn.Module):
    """Scores of tails for heads, as in `clapboard.mentions.encoder.linker.Pointer`."""

    def __init__(self) -> None:
        """Set up projections and tables."""
        super().__init__()
        self.head = nn.Linear(2 * HIDDEN, WIDTH)
        self.tail = nn.Linear(2 * HIDDEN, WIDTH, bias=False)
        self.nothing = nn.Parameter(torch.zeros(WIDTH))
        self.nothing_bias = nn.Parameter(torch.zeros(()))
        self.rank = nn.Parameter(torch.zeros(RANKS))
        self.gap = nn.Parameter(torch.zeros(GAPS))
        self.breaks = nn.Parameter(torch.zeros(BREAKS))

    def forward(self, heads: Tensor, tails: Tensor, buckets: tuple[Tensor, Tensor, Tensor]) -> Tensor:
        """Score each tail, and last the empty one, for each head."""
        queries = self.head(heads) / math.sqrt(WIDTH)
        rank, gap, breaks = buckets
        scores = queries @ self.tail(tails).T + self.rank[rank] + self.gap[gap] + self.breaks[breaks]
        empty = queries @ self.nothing + self.nothing_bias
        return torch.cat((scores, empty[:, None]), dim=1)


class Network(nn.Module):
    """Encoder, tags and links."""

    def __init__(self, shapes: Sequence[Shape], dropout: float = 0.1, *, each: int = 1) -> None:
        """Set up encoder and heads."""
        super().__init__()
        self.encoder = Encoder(shapes, dropout, each=each)
        self.tags = nn.Linear(HIDDEN, TAGS)
        self.chain = Chain()
        self.pointers = nn.ModuleDict({name: Pointer() for name, _, _ in RELATIONS})

    @classmethod
    def of(cls, state: dict[str, Tensor], dropout: float = 0.1) -> Network:
        """Set up the network that has these weights; the shapes of its layers are theirs."""
        layers = 1 + max(int(name.split(".")[2]) for name in state if name.startswith("encoder.layers."))
        shapes = [
            (state[f"encoder.layers.{i}.out.weight"].shape[1] // HEAD, len(state[f"encoder.layers.{i}.up.weight"])) for i in range(layers)
        ]
        state = {"encoder.each": torch.tensor(1)} | state
        network = cls(shapes, dropout, each=int(state["encoder.each"]))
        network.load_state_dict(state)
        return network
