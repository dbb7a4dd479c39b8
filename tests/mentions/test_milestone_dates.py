from collections.abc import Callable

import pytest

from clapboard.mentions.milestones import find_milestones
from clapboard.mentions.page import Page
from clapboard.mentions.shows import find_shows
from clapboard.model.mention import MilestoneMention

Pages = Callable[..., Page]


def one(page: Page, kind: str) -> MilestoneMention:
    found = [mention for mention in find_milestones(page, find_shows(page)) if mention.kind == kind]
    assert len(found) == 1, [(mention.kind, mention.rule) for mention in found]
    return found[0]


def day(mention: MilestoneMention) -> str | None:
    return mention.date and (mention.date.edtf or mention.date.anchor)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Three months after Starz cancelled Harbour Nine, the drama has found a new home.", "cancelled", "published - 3 m"),
        ("Nearly four months after Starz cancelled Harbour Nine, the drama has found a home.", "cancelled", "published - 4 m about"),
        ("It has been a week since Starz cancelled Harbour Nine.", "cancelled", "published - 1 w about"),
        ("Starz cancelled “Harbour Nine” in May of last year.", "cancelled", "published - 1 y = month 5"),
        ("Also Tuesday, Starz cancelled Harbour Nine after one season.", "cancelled", "published <= weekday 2"),
        ("Starz cancelled “Harbour Nine” on Tuesday and set a Nov. 7 premiere for Soft Pier.", "cancelled", "published <= weekday 2"),
    ],
)
def test_when_it_happened(page: Pages, text: str, kind: str, expected: str) -> None:
    assert day(one(page(text), kind)) == expected


def test_a_length_of_time_before_an_old_event_does_not_count_from_today(page: Pages) -> None:
    made = page("Harbour Nine has wrapped.\nMore followed.\nTwo years after Starz cancelled Harbour Nine, it was shown abroad in 2012.")
    assert day(one(made, "cancelled")) is None


@pytest.mark.parametrize(
    "words", ["Shooting on season 2 of Harbour Nine begins in January.", "Filming of season 2 of Harbour Nine starts on 1 June."]
)
def test_a_present_with_a_month_is_still_to_come(page: Pages, words: str) -> None:
    found = one(page(words), "filming_started")
    assert found.planned
    assert (day(found) or "").startswith("published >= ")


def test_filming_that_began_in_a_month_is_over(page: Pages) -> None:
    found = one(page("Shooting on season 2 of Harbour Nine began in January."), "filming_started")
    assert not found.planned
    assert (day(found) or "").startswith("published < ")


def test_what_is_pushed_to_a_month_is_pushed_today(page: Pages) -> None:
    assert day(one(page("Harbour Nine Season 2 has been pushed to January, Starz said."), "delayed")) != "published < month 1"
