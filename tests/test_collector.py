"""How often Python looks for garbage."""

import gc
from collections.abc import Iterator

import pytest

import clapboard.__main__ as command
from clapboard.collector import look_seldom


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leave Python's own way to the other tests."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_many_values_that_stay_are_hardly_looked_at() -> None:
    def looks() -> int:
        before = sum(generation["collections"] for generation in gc.get_stats())
        kept = [[number] for number in range(100_000)]
        assert kept
        return sum(generation["collections"] for generation in gc.get_stats()) - before

    often = looks()
    look_seldom()
    assert looks() < often / 10


def test_what_holds_on_to_itself_is_let_go_of_still() -> None:
    look_seldom()
    before = gc.get_stats()[0]["collected"]
    for _ in range(100_000):
        ring: list[object] = []
        ring.append(ring)
    assert gc.get_stats()[0]["collected"] > before


def test_a_command_looks_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr(command, "run", lambda: seen.append(gc.get_threshold()[0]))
    before = gc.get_threshold()[0]
    command.main()
    assert seen[0] > before
