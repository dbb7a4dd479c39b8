"""Which articles are about a watched show."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clapboard.following.relevance import about
from clapboard.model.following import Watched

LANE = Watched(title="Brine Lane", aliases=("The Marsh: Brine Lane", "BL"))
TIDE = Watched(title="Tide", network="Gullvision")
YES = Watched(title="Yes")


@pytest.mark.parametrize(
    ("show", "title", "text"),
    [
        (LANE, "", "The drama Brine\u00a0Lane is back."),
        (LANE, "Brine Lane’s creator speaks", ""),
        (LANE, "", "Fans call it BL; the series returns."),
        (TIDE, "", "The cast of “Tide” met."),
        (TIDE, "Tide renewed", ""),
        (TIDE, "", "Gullvision has ordered more of Tide."),
        (YES, "", "Yes returns for a third season."),
    ],
)
def test_what_is_about_a_show(show: Watched, title: str, text: str) -> None:
    assert about([show], title=title, text=text) is show


@pytest.mark.parametrize(
    ("show", "text"),
    [
        (LANE, "They walked down a brine lane."),
        (LANE, "The Brine Lanes were flooded. ABL won."),
        (TIDE, "Tide tables for the coming season of sailing."),
        (YES, "Yes, said the mayor, the bridge is closed."),
    ],
)
def test_what_is_not(show: Watched, text: str) -> None:
    assert about([show], title="", text=text) is None


@given(st.text(max_size=30), st.text(max_size=100))
def test_any_name_may_be_looked_for(name: str, text: str) -> None:
    about([Watched(title=name, aliases=(name * 2,), network=name)], title=text, text=text + name)


def test_looking_costs_little() -> None:
    shows = [Watched(title=f"The Long Title Number {number}", aliases=(f"T{number}",)) for number in range(200)]
    started = time.process_time()
    about(shows, title="a" * 1000, text="The Long Title " * 7_000)
    assert time.process_time() - started < 3
