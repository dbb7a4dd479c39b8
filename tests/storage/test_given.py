"""What is given beside the same bytes settles to one thing, whatever came first."""

from itertools import permutations
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clapboard.storage.given import Given, settle

TEXTS = st.none() | st.sampled_from(
    ["", "Third Act", "The Pickup Sheet", "third act", "2026-03-02", "2026-03", "2026", "2026-03-05T10:00:00Z"]
)
GIVENS = st.builds(
    Given,
    media_type=st.sampled_from(["text/plain", "text/html", "text/html; charset=utf-8", "application/octet-stream", "text/markdown", ""]),
    outlet=TEXTS,
    title=TEXTS,
    published=TEXTS,
)


@given(GIVENS, GIVENS, GIVENS)
def test_settling_knows_no_order_and_no_repetition(one: Given, two: Given, three: Given) -> None:
    settled = {settle(order) for order in permutations((one, two, three))}
    assert len(settled) == 1
    assert settle((one, two, three, two, one)) in settled
    assert one.joined(one) == one
    assert one.joined(two).joined(three) == one.joined(two.joined(three))


@given(st.lists(GIVENS, min_size=1))
def test_a_value_wins_over_none_and_comes_from_one_of_the_givings(givens: list[Given]) -> None:
    settled = settle(givens)
    for name in ("outlet", "title", "published"):
        values = {getattr(item, name) for item in givens} - {None}
        assert getattr(settled, name) in (values or {None})


@pytest.mark.parametrize(
    ("values", "settled"),
    [
        (("2026", "2026-03-09", "2026-03"), "2026-03-09"),
        (("2026-03-09", "2026-03-08"), "2026-03-08"),
        (("spring 2026", "2026-03-08T10:00:00+01:00"), "2026-03-08T10:00:00+01:00"),
        ((None, "2026"), "2026"),
        ((None, None), None),
    ],
)
def test_of_two_days_the_earlier_and_the_more_precise_one_wins(values: tuple[str | None, ...], settled: str | None) -> None:
    assert settle(Given(media_type="text/plain", published=value) for value in values).published == settled


def test_the_kind_that_says_most_wins() -> None:
    kinds = ("text/plain; charset=utf-8", "text/html", "application/octet-stream", "")
    assert settle(Given(media_type=kind) for kind in kinds).media_type == "text/html"


def test_empty_words_are_none(invented: ModuleType) -> None:
    assert Given.of(invented.capture(1, outlet="", title="")) == Given.of(invented.capture(1))
    assert Given.of(invented.capture(1, outlet="A")).digest != Given.of(invented.capture(1, title="A")).digest
