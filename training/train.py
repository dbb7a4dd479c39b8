"""Train the tagger: `python train.py --data DIR --base DIR --out DIR`; after each epoch weights and figures of the dev part."""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

import corpus
from batching import batches, gold, tensors
from clapboard.mentions.encoder.linker import RELATIONS
from measuring import figures, predict, scorer
from model import FULL, HIDDEN, Network

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

LINK_WEIGHT = 1.5
BASE_LAYERS = 6
WARM, FLOOR = 0.08, 0.01  # share of the steps that warm up; the last rate over the highest
EARLY = 50  # steps before weights are averaged


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with train.jsonl and dev.jsonl of PolNeAR")
    parser.add_argument("--base", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--scorer", type=Path, help="score_quotations.py, for the figures after each epoch")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights.pt of an earlier run or of shrink.py, to go on from")
    parser.add_argument("--teacher", type=Path, help="weights.pt of the network whose states are to be learned too")
    parser.add_argument("--whole-words", action="store_true", help="read words as wholes (with --start)")
    parser.add_argument("--likeness", type=float, default=1.0, help="weight of being like the teacher")
    parser.add_argument("--layers", type=int, default=BASE_LAYERS)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--stop", type=int, default=5, help="stop after so many of the epochs that the rate falls over")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--decay", type=float, default=0.9, help="rate of a layer over the rate of the one above")
    parser.add_argument("--pieces", type=int, default=2560, help="word pieces in a batch")
    parser.add_argument("--most", type=int, default=256, help="word pieces in a window")
    parser.add_argument("--average", type=float, default=0.998, help="decay of the averaged weights")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--posts", type=int, default=80, help="articles made of signed posts and transcripts")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def link_loss(network: Network, states: Tensor, batch: list[corpus.Example]) -> tuple[Tensor, int, int]:
    """Sum minus the log probability of each head's tail; count the heads whose best tail is right, and all heads."""
    total = torch.zeros(())
    right = asked = 0
    for r, (name, _, _) in enumerate(RELATIONS):
        for i, x in enumerate(batch):
            heads, tails, target, buckets = x.links[r]
            if not len(heads):
                continue
            ends = [states[i, torch.from_numpy(spans)].flatten(1) for spans in (heads, tails)]
            scores = network.pointers[name](*ends, tuple(torch.from_numpy(b) for b in buckets))
            gold = torch.from_numpy(np.where(target < 0, len(tails), target))
            total = total + functional.cross_entropy(scores, gold, reduction="sum")
            right += int((scores.argmax(1) == gold).sum())
            asked += len(heads)
    return total, right, asked


def unlikeness(states: list[Tensor], wanted: list[Tensor], inside: Tensor) -> Tensor:
    """Measure how far the states after each layer are from the wanted ones: the mean share of their variance that is missed.

    Both have as many layers, or the wanted ones a multiple: then each layer learns the last of its share.
    """
    each = len(wanted) // len(states)
    missed = []
    for mine, theirs in zip(states, wanted[each - 1 :: each], strict=True):
        goal = theirs[inside].float()
        missed.append(functional.mse_loss(mine[inside].float(), goal) / goal.var())
    return torch.stack(missed).mean() + missed[-1]


def parameter_groups(network: Network, args: argparse.Namespace) -> list[dict[str, Any]]:
    """Give each parameter its rate: lower layers learn more slowly, heads twice as fast; biases and norms do not decay."""
    layers = len(network.encoder.layers)
    found: dict[tuple[float, bool], list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        depth = 0
        if name.startswith("encoder."):
            depth = layers - int(name.split(".")[2]) if ".layers." in name else layers + 1
        rate = args.rate * args.decay**depth * (1.0 if depth else 2.0)
        found.setdefault((rate, parameter.ndim > 1), []).append(parameter)
    return [{"params": some, "lr": rate, "weight_decay": 0.01 if wide else 0.0} for (rate, wide), some in found.items()]


def read_data(args: argparse.Namespace) -> tuple[list[corpus.Article], list[corpus.Article]]:
    """Read the articles of the train part (with the made ones) and of the dev part."""
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    train = corpus.read_articles(args.data / "train.jsonl", tokenizer)
    dev = corpus.read_articles(args.data / "dev.jsonl", tokenizer)
    rows = corpus.read_rows(args.data / "train.jsonl")
    return train + corpus.make_posts(rows, tokenizer, args.posts, random.Random(args.seed)), dev


def read_base(args: argparse.Namespace) -> Network:
    """Set up the network on the weights of an earlier run or of the base (with fewer layers, evenly spaced ones)."""
    if args.start:
        state = torch.load(args.start, weights_only=False)["averaged"]
        return Network.of(state | ({"encoder.each": torch.tensor(2)} if args.whole_words else {}), args.dropout)
    network = Network([FULL] * args.layers, args.dropout)
    keep = [round(i * (BASE_LAYERS - 1) / (args.layers - 1)) for i in range(args.layers)]
    network.encoder.load_base(load_file(args.base / "model.safetensors"), keep)
    return network


class Training:
    """One run: the network, its average, the optimiser and its schedule."""

    def __init__(self, network: Network, args: argparse.Namespace, steps: int) -> None:
        """Start at step 0 of `steps`."""
        self.network = network
        self.teacher = Network.of(torch.load(args.teacher, weights_only=False)["averaged"]).eval() if args.teacher else None
        self.likeness = args.likeness
        self.averaged = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(args.average))
        self.optimizer = torch.optim.AdamW(parameter_groups(network, args), betas=(0.9, 0.98), eps=1e-6)
        falling = 1 - WARM
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda s: min((s + 1) / (WARM * steps), FLOOR + (1 - FLOOR) * max(0.0, (steps - s) / (falling * steps)))
        )
        self.step = 0

    def learn(self, batch: list[corpus.Example]) -> np.ndarray:
        """Take one step; give tag loss, link loss, units, right links and links."""
        given = tensors(batch, int(self.network.encoder.each))
        tags, lengths = gold(batch)
        with torch.autocast("cpu", torch.bfloat16):
            every = self.network.encoder.states(given.pieces, given.features, given.mask)
        states = every[-1].float().gather(1, given.at[:, :, None].expand(-1, -1, HIDDEN))
        tag_loss = self.network.chain.loss(self.network.tags(states), tags, lengths)
        links, right, asked = link_loss(self.network, states, batch)
        units = int(lengths.sum())
        loss = (tag_loss + LINK_WEIGHT * links) / units
        if self.teacher is not None:
            whole = tensors(batch, int(self.teacher.encoder.each))
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                wanted = self.teacher.encoder.states(whole.pieces, whole.features, whole.mask)
            first = given.first[:, :, None].expand(-1, -1, HIDDEN)
            loss = loss + self.likeness * unlikeness(every, [state.gather(1, first) for state in wanted], given.inside)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.step += 1
        if self.step > EARLY:
            self.averaged.update_parameters(self.network)
        return np.array((float(tag_loss.detach()), float(links.detach()), units, right, asked))

    def save(self, path: Path) -> None:
        """Write plain and averaged weights."""
        states = {"plain": self.network.state_dict(), "averaged": self.averaged.module.state_dict()}
        torch.save(states, path)


def report(row: dict[str, Any], path: Path) -> None:
    """Print a row and add it to the log."""
    print(json.dumps(row), flush=True)
    with path.open("a", encoding="utf8") as log:
        log.write(json.dumps(row) + "\n")


def main() -> None:
    """Train; write `weights.pt` and `log.jsonl`."""
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = np.random.default_rng(args.seed)
    train, dev = read_data(args)
    names = corpus.names_of(train)
    score: Callable[[Any], dict[str, Any]] | None = scorer(args.scorer, args.data / "dev.jsonl") if args.scorer else None
    each = len(batches(train, np.random.default_rng(0), names, args))
    training = Training(read_base(args), args, each * args.epochs)
    for epoch in range(min(args.stop, args.epochs)):
        began, sums = time.time(), np.zeros(5)
        for batch in batches(train, rng, names, args):
            sums += training.learn(batch)
            if training.step % 50 == 0:
                speed = sums[2] / (time.time() - began)
                print(
                    f"{epoch} {training.step}/{each * args.epochs} tag {sums[0] / sums[2]:.4f} link {sums[1] / sums[4]:.4f} "
                    f"right {sums[3] / sums[4]:.3f} {speed:.0f} units/s",
                    flush=True,
                )
        row: dict[str, Any] = {"epoch": epoch + 1, "minutes": round((time.time() - began) / 60, 1)}
        if score:
            row["averaged"] = figures(score(predict(training.averaged.module, dev, args.most)))
        report(row, args.out / "log.jsonl")
        training.save(args.out / "weights.pt")


if __name__ == "__main__":
    main()
