"""The maker of the benchmarks' records: what it promises."""

import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def maker() -> Iterator[ModuleType]:
    folder = str(Path(__file__).resolve().parents[2] / "benchmarks")
    sys.path.insert(0, folder)
    yield import_module("make_record")
    sys.path.remove(folder)


def test_the_seed_decides(maker: ModuleType) -> None:
    first = list(islice(maker.quotations(400, seed=5), 400))
    assert first == list(maker.quotations(400, seed=5))
    assert first != list(maker.quotations(400, seed=6))


def test_one_in_twenty_is_a_reprint_of_what_came_before(maker: ModuleType) -> None:
    made = list(maker.quotations(6000, seed=2))
    reprints = [said for said in made if said.original is not None]
    assert 0.04 < len(reprints) / len(made) < 0.06
    assert all(said.original < said.number and made[said.original].original is None for said in reprints)
    assert {said.edit for said in reprints} == {"verbatim", "trimmed", "cut", "meaning", "reworded"}
    assert Counter(said.original for said in reprints).most_common(1)[0][1] > 50


def test_every_claim_of_a_record_has_its_words(maker: ModuleType) -> None:
    entries = list(maker.record(seed=3, shows=5, claims=200, quotes=100))
    assert sum(len(entry.found) for entry in entries) == 200 + 100
    for entry in entries:
        assert all(item.holds_in(entry.document.text) for found in entry.found for item in found.claim.evidence)
    assert {found.claim.predicate for entry in entries for found in entry.found} >= {"said", "about", "renewed", "released"}
