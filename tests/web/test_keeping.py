import threading
from collections.abc import Callable

import pytest

from clapboard.web.keeping import GRACE, Keeping


class World:
    """A record that is written in, a clock, and how often something was made."""

    def __init__(self) -> None:
        self.state, self.stamp, self.now, self.made = "a", "x", 0.0, 0

    def make(self) -> int:
        self.made += 1
        return self.made


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def kept(world: World) -> Keeping:
    return Keeping(lambda: world.state, most=2, clock=lambda: world.now)


def test_a_thing_is_made_once_until_something_is_written(world: World, kept: Keeping) -> None:
    assert [kept.get("k", world.make), kept.get("k", world.make)] == [1, 1]
    world.state = "b"
    assert kept.get("k", world.make) == 2


def test_what_is_written_about_another_show_leaves_it_as_it_is(world: World, kept: Keeping) -> None:
    kept.get("k", world.make, stamp=lambda: world.stamp)
    world.state = "b"
    assert kept.get("k", world.make, stamp=lambda: world.stamp) == 1
    world.state, world.stamp = "c", "y"
    assert kept.get("k", world.make, stamp=lambda: world.stamp) == 2


def test_a_patient_reader_is_given_the_older_thing_while_it_is_made_anew(world: World, kept: Keeping) -> None:
    begun, go = threading.Event(), threading.Event()
    kept.get("k", world.make, is_patient=True)

    def slow() -> int:
        begun.set()
        assert go.wait(10)
        return world.make()

    world.state = "b"
    assert kept.get("k", slow, is_patient=True) == 1
    assert begun.wait(10)
    assert kept.get("k", slow, is_patient=True) == 1
    go.set()
    wait_for(lambda: kept.get("k", world.make, is_patient=True) == 2)


def test_nobody_is_given_an_older_thing_for_long(world: World, kept: Keeping) -> None:
    def never() -> int:
        raise LookupError

    kept.get("k", world.make, is_patient=True)
    world.state = "b"
    assert kept.get("k", never, is_patient=True) == 1
    world.now += GRACE
    with pytest.raises(LookupError):
        kept.get("k", never, is_patient=True)


def test_what_is_vouched_for_is_given_though_nobody_asked_for_long(world: World, kept: Keeping) -> None:
    for key in ("a", "b"):
        kept.get(key, world.make, is_patient=True)
    world.now, world.state = 10 * GRACE, "b"
    kept.vouch(world.now, doubted=lambda key: key == "b")
    world.now += 1
    assert kept.get("b", world.make, is_patient=True) == 3
    assert kept.get("a", lambda: 0, is_patient=True) == 1


def test_what_is_doubted_is_not_vouched_for_before_it_is_made_anew(world: World, kept: Keeping) -> None:
    kept.get("a", world.make, is_patient=True)
    kept.vouch(0.0, doubted=lambda _: True)
    world.now, world.state = 2 * GRACE, "b"
    kept.vouch(world.now, doubted=lambda _: False)
    assert kept.get("a", world.make, is_patient=True) == 2


def test_what_was_written_here_is_never_told_late(world: World, kept: Keeping) -> None:
    kept.get("k", world.make, is_patient=True)
    world.state = "b"
    kept.written()
    assert kept.get("k", world.make, is_patient=True) == 2


def test_the_longest_unasked_goes_first(world: World, kept: Keeping) -> None:
    for key in ("a", "b", "a", "c", "a"):
        kept.get(key, world.make)
    assert world.made == 3
    kept.get("b", world.make)
    assert world.made == 4


def test_of_many_who_ask_at_once_one_makes_it(world: World, kept: Keeping) -> None:
    begun, go = threading.Event(), threading.Event()

    def slow() -> int:
        begun.set()
        assert go.wait(10)
        return world.make()

    found: list[int] = []
    readers = [threading.Thread(target=lambda: found.append(kept.get("k", slow))) for _ in range(5)]
    for reader in readers:
        reader.start()
    assert begun.wait(10)
    go.set()
    for reader in readers:
        reader.join(10)
    assert found == [1] * 5
    assert world.made == 1


def wait_for(holds: Callable[[], bool]) -> None:
    for _ in range(200):
        if holds():
            return
        threading.Event().wait(0.05)
    pytest.fail("it did not come true")
