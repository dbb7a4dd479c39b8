"""Write docs/images/ from the sample record, with a real Chromium: `python docs/write_pictures.py [FOLDER]`."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

IMAGES = Path(__file__).resolve().parent / "images"
DRAFT = """Dry Stone Season 3: everything we know

Season 2 was released on February 14, 2025, and Marram says that season 3 will premiere on October 3, 2026.

In a recent conversation, Nerys Stobbart remembered the end: "I thought I would feel finished, and what I feel is unemployed."

Marram has renewed Dry Stone for Season 4. It is the most watched drama that the streamer has ever made.
"""
SIZE = {"width": 1280, "height": 860}
SMALL = {"width": 390, "height": 780}


def main() -> None:
    """Serve the sample coverage and take the pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES
    folder.mkdir(parents=True, exist_ok=True)
    server = subprocess.Popen([sys.executable, "-m", "clapboard", "serve", "--demo", "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        found = re.search(r"http://\S+", server.stdout.readline() if server.stdout else "")
        if found is None:
            sys.exit("the server did not start")
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            take(browser, found[0].rstrip("/"), folder)
            browser.close()
    finally:
        server.terminate()
        server.wait()


def take(browser: Browser, base: str, folder: Path) -> None:
    """Take all pictures from the server at `base`."""
    picture(browser, base + "/", folder / "desk.png")
    picture(browser, base + "/shows/dry-stone", folder / "show.png")
    picture(browser, base + "/shows/dry-stone", folder / "show-dark.png", theme="dark")
    picture(browser, base + "/shows/dry-stone", folder / "show-small.png", size=SMALL)
    page = opened(browser, base + "/shows/dry-stone")
    proof = page.locator("table.seasons tbody").nth(1).locator("details.evidence").first
    proof.locator("summary").click()
    proof.get_by_text("words found in the captured copy").wait_for()
    page.locator("#h-proof").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#h-proof').scrollIntoView()")
    shoot(page, folder / "evidence.png")
    page = opened(browser, base + "/check")
    page.get_by_role("textbox", name="The text").fill(DRAFT)
    page.get_by_role("button", name="Check against the record").click()
    page.locator(".draft").wait_for()
    page.evaluate("document.querySelector('#h-sum').scrollIntoView()")
    shoot(page, folder / "check.png")


def opened(browser: Browser, address: str, *, size: dict[str, int] | None = None, theme: str = "light") -> Page:
    """Return a page."""
    context = browser.new_context(viewport=size or SIZE, color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    return page


def picture(browser: Browser, address: str, path: Path, *, size: dict[str, int] | None = None, theme: str = "light") -> None:
    """Write what one address shows."""
    shoot(opened(browser, address, size=size, theme=theme), path)


def shoot(page: Page, path: Path) -> None:
    """Write what a page shows, and close it."""
    page.screenshot(path=path)
    page.context.close()


if __name__ == "__main__":
    main()
