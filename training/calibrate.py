"""Fit the confidence and choose the least one: `python calibrate.py FOLDER --dev dev.jsonl --scorer score_quotations.py`.

FOLDER holds the exported files. Prints the weights for `clapboard/mentions/encoder/confidence.py`, and, cross-validated over
articles, the joint F1 for each least confidence.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from clapboard.mentions.encoder import Tagger
from clapboard.mentions.encoder.confidence import NOTHING, features
from clapboard.mentions.encoder.linker import attributions
from measuring import load_scorer

FOLDS = 5


def rows_of(tagger: Tagger, article: dict[str, Any], module: Any, heads: list[list[Any]]) -> list[tuple[tuple[float, ...], bool]]:  # noqa: ANN401
    """Describe each attribution of one article, and tell whether it is right (words and source, as the scorer's *joint*)."""
    tagging = tagger.tag(article["text"])
    choices: dict[str, dict[int, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    for link in tagging.links:
        choices[link.relation][link.head][link.tail] = link.score
    place = {(span.start, span.end): i for i, span in enumerate(tagging.spans)}
    words = module.words(article["text"])
    gold = [(module.span_words(q["content"], words), module.span_words(q["source"], words)) for q in article["quotes"]]
    out = []
    for one in attributions(tagging, least=0):
        content, source = module.span_words(one.content, words), module.span_words(one.source, words)
        contents = [place[span] for span in one.content]
        cue, voice = (place[spans[0]] if spans else NOTHING for spans in (one.cue, one.source))
        right = any(_right(content, source, g, s, module, heads) for g, s in gold)
        out.append((features(tagging.spans, choices, contents, cue, voice), right))
    return out


def _right(content: set[int], source: set[int], gold: set[int], gold_source: set[int], module: Any, heads: list[list[Any]]) -> bool:  # noqa: ANN401
    if not content & gold or len(content & gold) < 0.8 * len(content | gold):
        return False
    if not gold_source:
        return not source
    return module.head_word(gold_source, heads) in source and module.head_word(source, heads) in gold_source


def fit(x: np.ndarray, y: np.ndarray, *, ridge: float = 1.0, steps: int = 50) -> np.ndarray:
    """Fit a logistic model by Newton's method; the last weight is the constant."""
    x = np.column_stack((x, np.ones(len(x))))
    w = np.zeros(x.shape[1])
    penalty = np.diag([ridge] * (x.shape[1] - 1) + [0.0])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x.T * (p * (1 - p))) @ x + penalty, x.T @ (p - y) + penalty @ w)
    return w


def main() -> None:
    """Print weights and, for each least confidence, precision, recall and F1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    args = parser.parse_args()
    tagger = Tagger.load(args.folder)
    module, articles, heads = load_scorer(args.scorer, args.dev)
    rows = [(*row, i) for i, article in enumerate(articles) for row in rows_of(tagger, article, module, heads[article["id"]])]
    x, y, number = (np.array([row[k] for row in rows], dtype=float) for k in range(3))
    gold = sum(len(article["quotes"]) for article in articles)
    chance = np.zeros(len(y))
    for fold in range(FOLDS):
        held = number % FOLDS == fold
        w = fit(x[~held], y[~held])
        chance[held] = 1 / (1 + np.exp(-(x[held] @ w[:-1] + w[-1])))
    print("weights", [round(float(v), 3) for v in fit(x, y)])
    for least in np.arange(0, 0.61, 0.05):
        kept = chance >= least
        hits = y[kept].sum()
        print(f"least {least:.2f} precision {hits / kept.sum():.3f} recall {hits / gold:.3f} F1 {2 * hits / (kept.sum() + gold):.4f}")


if __name__ == "__main__":
    main()
