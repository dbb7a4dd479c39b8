"""Take from a trained network the heads and neurons that matter least: `python shrink.py WEIGHTS.pt --data DIR --base DIR --out FILE`.

What each matters is measured on windows of the train part: the squared derivative of the loss by a gate on it, summed over batches (as in
Kwon et al. 2022, "A fast post-training pruning framework for transformers"). Heads compete with heads and neurons with neurons of
all layers, so layers come out of unlike widths. The file written is to be trained on (`train.py --start FILE --teacher WEIGHTS.pt`).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

import corpus
from batching import batches, gold, tensors
from model import HEAD, HIDDEN, Layer, Network
from train import LINK_WEIGHT, link_loss

LEAST_HEADS, STEP = 2, 64  # heads that a layer keeps at least; neurons come in steps that the processor likes


class Gates:
    """A gate of one on each head and each neuron, and what the loss's derivatives by them have summed up to."""

    def __init__(self, network: Network) -> None:
        """Put the gates in front of the matrices that heads and neurons go into."""
        self.heads = [torch.ones(layer.heads, requires_grad=True) for layer in network.encoder.layers]
        self.neurons = [torch.ones(layer.up.out_features, requires_grad=True) for layer in network.encoder.layers]
        self.sums = [torch.zeros_like(gate) for gate in (*self.heads, *self.neurons)]
        for layer, head, neuron in zip(network.encoder.layers, self.heads, self.neurons, strict=True):
            layer.out.register_forward_pre_hook(lambda _, given, gate=head: given[0] * gate.repeat_interleave(HEAD))
            layer.down.register_forward_pre_hook(lambda _, given, gate=neuron: given[0] * gate)

    def learn(self, loss: torch.Tensor) -> None:
        """Add the squared derivatives of one batch."""
        gates = [*self.heads, *self.neurons]
        slopes = torch.autograd.grad(loss, gates)
        self.sums = [total + slope**2 for total, slope in zip(self.sums, slopes, strict=True)]

    def worth(self) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """Give what the heads and the neurons of each layer are worth."""
        found = [total.numpy() for total in self.sums]
        return found[: len(self.heads)], found[len(self.heads) :]


def weigh(network: Network, given: list[list[corpus.Example]]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Measure what each head and neuron is worth on some batches."""
    gates = Gates(network)
    for batch in given:
        given = tensors(batch, int(network.encoder.each))
        tags, lengths = gold(batch)
        states = network.encoder(given.pieces, given.features, given.mask if given.mask is None else given.mask.float())
        states = states.gather(1, given.at[:, :, None].expand(-1, -1, HIDDEN))
        links, _, _ = link_loss(network, states, batch)
        gates.learn((network.chain.loss(network.tags(states), tags, lengths) + LINK_WEIGHT * links) / int(lengths.sum()))
    return gates.worth()


def best_heads(worth: list[np.ndarray], budget: int) -> list[np.ndarray]:
    """Choose the heads worth most, all layers together, and in each layer at least `LEAST_HEADS`."""
    sure = [set(np.argsort(-layer)[:LEAST_HEADS].tolist()) for layer in worth]
    rest = sorted(((-value, i, k) for i, layer in enumerate(worth) for k, value in enumerate(layer) if k not in sure[i]))
    for _, i, k in rest[: budget - sum(map(len, sure))]:
        sure[i].add(k)
    return [np.array(sorted(some)) for some in sure]


def best_neurons(worth: list[np.ndarray], budget: int) -> list[np.ndarray]:
    """Choose the neurons worth most, in steps of `STEP` of each layer's best; each layer keeps at least one step."""
    order = [np.argsort(-layer) for layer in worth]
    steps = [(i, k) for i, layer in enumerate(worth) for k in range(1, len(layer) // STEP)]
    steps.sort(key=lambda step: -float(worth[step[0]][order[step[0]][step[1] * STEP : (step[1] + 1) * STEP]].sum()))
    counts = [1] * len(worth)
    for i, _ in steps[: budget // STEP - len(worth)]:
        counts[i] += 1
    return [np.sort(some[: count * STEP]) for some, count in zip(order, counts, strict=True)]


def shrunk(layer: Layer, heads: np.ndarray, neurons: np.ndarray) -> dict[str, torch.Tensor]:
    """Give the weights of a layer with these heads and neurons only."""
    state = dict(layer.state_dict())
    columns = (heads[:, None] * HEAD + np.arange(HEAD)).ravel()
    rows = np.concatenate([part * layer.heads * HEAD + columns for part in range(3)])
    state |= {"mix.weight": state["mix.weight"][rows], "mix.bias": state["mix.bias"][rows], "out.weight": state["out.weight"][:, columns]}
    state |= {
        "up.weight": state["up.weight"][neurons],
        "up.bias": state["up.bias"][neurons],
        "down.weight": state["down.weight"][:, neurons],
    }
    return state


def main() -> None:
    """Write the smaller network and say what its layers keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--heads", type=int, default=40, help="heads that all layers keep together")
    parser.add_argument("--neurons", type=int, default=4608, help="neurons that all layers keep together")
    parser.add_argument("--batches", type=int, default=40)
    parser.set_defaults(pieces=2560, most=256)
    args = parser.parse_args()
    torch.set_num_threads(2)
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    articles = corpus.read_articles(args.data / "train.jsonl", tokenizer)
    network = Network.of(torch.load(args.weights, weights_only=False)["averaged"], dropout=0.0)
    drawn = batches(articles, np.random.default_rng(7), corpus.names_of(articles), args)[: args.batches]
    worth_of_heads, worth_of_neurons = weigh(network, drawn)
    heads, neurons = best_heads(worth_of_heads, args.heads), best_neurons(worth_of_neurons, args.neurons)
    state = {name: value for name, value in network.state_dict().items() if ".layers." not in name}
    for i, layer in enumerate(network.encoder.layers):
        state |= {f"encoder.layers.{i}.{name}": value for name, value in shrunk(layer, heads[i], neurons[i]).items()}
    print("heads", [len(some) for some in heads], "neurons", [len(some) for some in neurons])
    torch.save({"averaged": Network.of(state).state_dict()}, args.out)


if __name__ == "__main__":
    main()
