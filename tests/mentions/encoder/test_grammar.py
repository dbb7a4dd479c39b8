import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from clapboard.mentions.encoder.grammar import TAGS, Chain, read_tags, transition_mask, write_tags

START, STEP, END = transition_mask()


def chain() -> Chain:
    rng = np.random.default_rng(3)
    return Chain(
        start=START + rng.normal(size=START.shape).astype(np.float32),
        step=STEP + rng.normal(size=STEP.shape).astype(np.float32),
        end=END + rng.normal(size=END.shape).astype(np.float32),
    )


def scores(length: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(scale=3, size=(length, TAGS)).astype(np.float32)


def test_spans_survive_writing_and_reading() -> None:
    spans = [(0, 0, 0), (1, 1, 2), (2, 3, 6), (2, 7, 9)]
    assert read_tags(write_tags(spans, 12)) == spans


def test_of_two_spans_that_overlap_the_first_stands() -> None:
    assert read_tags(write_tags([(2, 0, 4), (0, 3, 5)], 8)) == [(2, 0, 4)]


@given(st.lists(st.integers(1, 12), min_size=1, max_size=5), st.integers(0, 99))
def test_windows_do_not_touch_each_other(lengths: list[int], seed: int) -> None:
    windows = [scores(n, seed + i) for i, n in enumerate(lengths)]
    together, alone = chain().best(windows), [chain().best([w])[0] for w in windows]
    assert all(np.array_equal(a, b) for a, b in zip(together, alone, strict=True))
    for a, w in zip(chain().posteriors(windows), windows, strict=True):
        np.testing.assert_allclose(a, chain().posteriors([w])[0], atol=1e-5)


@given(st.integers(1, 12), st.integers(0, 99))
def test_the_best_tags_keep_the_grammar(length: int, seed: int) -> None:
    tags = chain().best([scores(length, seed)])[0]
    assert START[tags[0]] == END[tags[-1]] == 0
    assert (STEP[tags[:-1], tags[1:]] == 0).all()
    assert np.array_equal(write_tags(read_tags(tags), length), tags)


def test_best_path_and_posteriors_agree_with_counting_every_path() -> None:
    model, emission = chain(), scores(3, 5)
    paths = np.stack(np.meshgrid(*[np.arange(TAGS)] * 3, indexing="ij"), -1).reshape(-1, 3)
    total = model.start[paths[:, 0]] + model.end[paths[:, -1]] + emission[np.arange(3), paths].sum(1)
    total = total + model.step[paths[:, :-1], paths[:, 1:]].sum(1)
    assert np.array_equal(model.best([emission])[0], paths[total.argmax()])
    chance = np.exp(total - total.max())
    chance /= chance.sum()
    expected = np.array([[chance[paths[:, t] == tag].sum() for tag in range(TAGS)] for t in range(3)])
    np.testing.assert_allclose(model.posteriors([emission])[0], expected, atol=1e-5)
