"""The way of an editor through the desk, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.timeout(180)
DRAFT = "Season 2 of Dry Stone was released on February 14, 2025.\n\nMarram has renewed Dry Stone for Season 9, the streamer said."
Opened = Callable[..., Page]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("width", [1280, 390])
def test_from_the_desk_to_the_sentence_to_a_judgement_and_back(opened: Opened, width: int, *, scripts: bool) -> None:
    page = opened(width, scripts=scripts)
    page.goto("/")
    page.locator(".shows").get_by_role("link", name="Dry Stone", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dry Stone")

    proof = page.locator("table.seasons details.evidence").first
    proof.locator("summary").click()
    if scripts:
        expect(proof.get_by_text("words found in the captured copy")).to_be_visible()
    words = proof.locator("mark").inner_text()
    proof.get_by_role("link", name="Permalink").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The sentence stands where it stood")
    expect(page.locator(".slip mark").first).to_contain_text(words.split("…")[0].strip())

    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_text("Rejected", exact=True).first).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_text("taken back").first).to_be_visible()

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Check a draft").click()
    page.get_by_role("textbox", name="The text").fill(DRAFT)
    page.get_by_role("button", name="Check against the record").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("new")
    expect(page.locator("mark.p-new").first).to_contain_text("Season 9")
    expect(page.get_by_role("textbox", name="The text")).to_have_value(DRAFT)


def test_the_theme_is_turned_and_stays(opened: Opened) -> None:
    page = opened()
    page.goto("/shows/dry-stone")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Switch between light and dark").click()
    dark = page.evaluate(ground)
    assert dark != light
    page.goto("/check")
    assert page.evaluate(ground) == dark


def test_without_scripts_the_theme_is_the_systems_and_no_button_is_dead(opened: Opened) -> None:
    page = opened(scripts=False, theme="dark")
    page.goto("/shows/dry-stone")
    expect(page.locator("#theme")).to_be_hidden()
    expect(page.locator("#help-open")).to_be_hidden()


def test_keys_lead_from_item_to_item(opened: Opened) -> None:
    page = opened()
    page.goto("/shows/dry-stone")
    page.keyboard.press("j")
    first = page.locator("table.seasons tbody").first
    expect(first).to_be_focused()
    page.keyboard.press("o")
    assert first.locator("details").first.evaluate("item => item.open")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_the_print_sheet_has_the_season_table_and_numbered_notes(opened: Opened) -> None:
    page = opened()
    page.goto("/shows/dry-stone")
    page.emulate_media(media="print")
    expect(page.locator(".masthead")).to_be_hidden()
    expect(page.locator("table.seasons")).to_be_visible()
    expect(page.locator(".notes li").first).to_contain_text("/e/")
    expect(page.locator("sup.fn").first).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_reviewing_needs_no_page_load(opened: Opened) -> None:
    page = opened()
    page.goto("/review")
    waiting = page.locator('[data-table="waiting"] > li')
    count = waiting.count()
    page.get_by_role("button", name="Accept:").first.click()
    expect(page.get_by_role("status").first).to_contain_text("Accepted")
    assert page.url.endswith("/review")
    page.locator("li.judged").first.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").first).to_contain_text("taken back")
    assert waiting.count() == count
