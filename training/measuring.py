"""The dev part's figures: the network's predictions, decoded as the runtime does, under the project's scorer."""

from __future__ import annotations

import importlib.util
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

import corpus
from batching import tensors
from clapboard.mentions.encoder.grammar import BEGIN, SINGLE, Chain, tag_of
from clapboard.mentions.encoder.linker import WIDTH, Pointer, attributions
from clapboard.mentions.encoder.reading import Reader
from clapboard.mentions.encoder.windows import plan_windows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from torch import Tensor

    from model import Network

BONUS = (0.5, 0.25, -0.5)  # what each source, cue and content gains; chosen on the dev part

Predictions = dict[str, list[dict[str, Any]]]


def reader_of(network: Network, bonus: tuple[float, float, float] = BONUS) -> Reader:
    """Take the parts of the network that numpy applies; each span of a label gains its bonus."""
    start, step, end = (_array(scores).copy() for scores in network.chain.scores())
    for label, extra in enumerate(bonus):
        for tag in (tag_of(label, BEGIN), tag_of(label, SINGLE)):
            start[tag] += extra
            step[:, tag] += extra
    weight, bias = projection(network)
    return Reader(
        chain=Chain(start=start, step=step, end=end),
        pointers={name: _pointer(module) for name, module in network.pointers.items()},
        project=lambda ends: ends @ weight + bias,
    )


def projection(network: Network) -> tuple[np.ndarray, np.ndarray]:
    """Lay the projections of all relations side by side, head and tail in turn: weight and bias."""
    weights, biases = [], []
    for module in network.pointers.values():
        root = math.sqrt(WIDTH)
        weights += [_array(module.head.weight.T) / root, _array(module.tail.weight.T)]
        biases += [_array(module.head.bias) / root, np.zeros(WIDTH, np.float32)]
    return np.concatenate(weights, axis=1), np.concatenate(biases)


def _pointer(module: torch.nn.Module) -> Pointer:
    return Pointer(
        nothing=_array(module.nothing),
        nothing_bias=float(module.nothing_bias.detach()),
        rank=_array(module.rank),
        gap=_array(module.gap),
        breaks=_array(module.breaks),
    )


def _array(tensor: Tensor) -> np.ndarray:
    return tensor.detach().float().numpy()


@torch.no_grad()
def predict(network: Network, articles: list[corpus.Article], most: int) -> Predictions:
    """Predict the attributions of each article, in the scorer's form."""
    network.eval()
    reader, out = reader_of(network), {}
    for article in articles:
        emissions, states = [], []
        for window in corpus.examples(article, np.random.default_rng(0), most=most, noise=False):
            given = tensors([window], int(network.encoder.each))
            with torch.autocast("cpu", torch.bfloat16):
                state = network.encoder(given.pieces, given.features)[0]
            state = state.float()[given.at[0]]
            emissions.append(network.tags(state).numpy())
            states.append(state.numpy())
        ranges = plan_windows(article.units, most=most)
        tagging = reader.read(article.units, ranges, emissions=emissions, states=states)
        out[article.id] = [{"content": one.content, "source": one.source} for one in attributions(tagging)]
    network.train()
    return out


def load_scorer(script: Path, gold: Path) -> tuple[Any, list[dict[str, Any]], dict[str, list[list[Any]]]]:
    """Load the scorer, a script with its file of source heads beside it; give it with the gold articles and the heads."""
    spec = importlib.util.spec_from_file_location("score_quotations", script)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    articles = module.load_gold(gold)
    return module, articles, module.load_heads(script.parent / f"heads_{gold.stem}.json", articles)


def scorer(script: Path, gold: Path) -> Callable[[Predictions], dict[str, Any]]:
    """Make the function that scores predictions for the articles of `gold`."""
    module, articles, heads = load_scorer(script, gold)
    return lambda predictions: module.score(articles, predictions, heads)


def figures(result: dict[str, Any]) -> dict[str, Any]:
    """Pick the headline figures, in percent."""

    def pick(measure: str) -> dict[str, float]:
        return {k: round(100 * result[k][measure][2], 1) for k in ("all", "direct", "mixed", "indirect")}

    units = {k: round(100 * result["units"][k][2], 1) for k in ("u_det", "u_src", "u_name")}
    return {measure: pick(measure) for measure in ("joint", "iou80", "frag80", "soft")} | units
