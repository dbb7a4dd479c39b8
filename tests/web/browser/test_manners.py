"""Every page, both themes: no finding of axe, nothing sideways, readable where little room is."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = pytest.mark.timeout(300)
Opened = Callable[..., Page]


def addresses(page: Page) -> list[str]:
    page.goto("/shows/dry-stone?statements=all")
    text = page.content()

    def first(shape: str) -> str:
        found = re.search(shape, text)
        assert found, shape
        return found[0]

    articles = list(dict.fromkeys(re.findall(r"/documents/[0-9a-f]{64}", text)))
    ids = [article.rpartition("/")[2] for article in articles]
    return [
        "/",
        "/shows",
        "/shows/dry-stone",
        "/shows/dry-stone?at=2024-06-01",
        "/shows/dry-stone/seasons/3",
        "/people/nerys-stobbart",
        "/outlets/tidewater-news",
        first(r"/sayings/[0-9a-f]{16}"),
        articles[0],
        f"/compare?a={ids[0]}&b={ids[3]}",
        first(r"/e/[0-9a-f]{16}"),
        "/check",
        "/review",
        "/verify",
        "/changes?since=2026-08-01",
        "/search?q=renewed",
        "/no/such/page",
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_on_any_page(opened: Opened, theme: str, width: int) -> None:
    page = opened(width, theme=theme)
    found = []
    for address in addresses(page):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((item, at) => { if (at < 3) item.open = true; })")
        page.wait_for_load_state("networkidle")
        violations = Axe().run(page).response["violations"]
        found += [f"{address}: {item['id']}: {item['nodes'][0]['html'][:120]}" for item in violations]
    assert not found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_answer_to_a_draft(opened: Opened, theme: str) -> None:
    page = opened(theme=theme)
    page.goto("/check")
    page.get_by_role("textbox", name="The text").fill(
        "Season 2 of Dry Stone was released on March 1, 2025.\n\nIt is the most watched drama ever made."
    )
    page.get_by_role("button", name="Check against the record").click()
    page.wait_for_selector(".draft")
    assert not Axe().run(page).response["violations"]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_but_the_timeline_scrolls_sideways(opened: Opened, width: int) -> None:
    page = opened(width)
    wide = []
    for address in addresses(page):
        page.goto(address)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wide.append(f"{address}: {over}")
    assert not wide


def test_headings_landmarks_and_captions_are_in_order(opened: Opened) -> None:
    page = opened(scripts=False)
    for address in addresses(page):
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        for landmark in ("banner", "main", "contentinfo"):
            assert page.get_by_role(landmark).count() == 1, (address, landmark)
        assert page.locator("table:not(:has(caption))").count() == 0, address


def test_motion_is_left_out_where_it_is_not_wanted(opened: Opened) -> None:
    page = opened()
    page.emulate_media(reduced_motion="reduce")
    page.goto("/shows/dry-stone")
    assert page.locator("a").first.evaluate("item => getComputedStyle(item).transitionDuration") == "0s"
