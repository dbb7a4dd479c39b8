"""A real Chromium before a real server on a record of its own."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests of this folder."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
Open = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the browser's path; a machine without one skips, unless CLAPBOARD_REQUIRE_BROWSER asks for it (.ci/run does)."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        if os.environ.get("CLAPBOARD_REQUIRE_BROWSER"):
            pytest.fail("the browser tests are asked for, and there is no Chromium on this machine")
        pytest.skip("there is no Chromium on this machine: the browser tests are skipped")
    return found


@pytest.fixture(scope="session")
def playwright(chromium: str) -> Iterator[Playwright]:
    """Return the driver."""
    assert chromium
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """Return a headless browser."""
    made = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    yield made
    made.close()


def serve(path: Path, *options: str) -> tuple[subprocess.Popen[str], str]:
    """Start `clapboard serve` on a free port and return the process and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "clapboard", "serve", "--db", str(path), "--port", "0", *options], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    line = process.stdout.readline()
    told = re.search(r"http://\S+", line)
    assert told, line
    return process, told[0].rstrip("/")


@pytest.fixture(scope="session")
def served(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server on a copy of the sample record."""
    path = tmp_path_factory.mktemp("served") / "record.db"
    path.write_bytes(sample.read_bytes())
    process, address = serve(path)
    yield address
    process.terminate()
    process.wait(timeout=10)
    if process.stdout:
        process.stdout.close()


@pytest.fixture
def opened(browser: Browser, served: str) -> Iterator[Callable[..., Page]]:
    """Return what opens a page: it fails at the end if the page asked another machine for anything, or a script stumbled."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def watch(page: Page) -> None:
        page.on("request", lambda request: None if request.url.startswith((served, "data:")) else troubles.append(request.url))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if "Content Security Policy" in message.text else None)

    def make(width: int = 1280, *, scripts: bool = True, theme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts, color_scheme=theme, base_url=served
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        watch(page)
        return page

    yield make
    for context in contexts:
        context.close()
    assert not troubles
