"""A newcomer's path: serve the sample coverage, open the desk, go to a show, click a fact, land on its sentence, take the data away."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from html import unescape

import httpx2
import pytest

LONGEST = 60
"""Seconds from the command to the sentence; on a machine with nothing else to do it takes about ten."""


@pytest.fixture
def served() -> Iterator[str]:
    """Return the address of a server of its own process on the sample coverage."""
    command = [sys.executable, "-m", "clapboard", "serve", "--demo", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout
    try:
        yield next(found[0] for line in process.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()


def test_from_the_command_to_a_sentence(served: str) -> None:
    begun = time.monotonic()
    with httpx2.Client(base_url=served, timeout=LONGEST, follow_redirects=True) as browser:
        desk = browser.get("/").text
        show = re.search(r'href="(/shows/dry-stone)"', desk)
        assert show
        page = browser.get(show[1]).text
        twins = dict(re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"', page))
        claim = re.search(r'href="(/e/[0-9a-f]+)"', page)
        assert claim
        evidence = browser.get(claim[1]).text
        words = re.search(r"<mark[^>]*>(.*?)</mark>", evidence, re.DOTALL)
        assert words
        told = browser.get(f"/api/v1{claim[1].replace('/e/', '/evidence/')}").json()
        assert unescape(words[1]).split() == told["evidence"][0]["exact"].split()
        assert told["state"] == "verified"
        assert browser.get(twins["text/calendar"]).text.startswith("BEGIN:VCALENDAR")
    assert time.monotonic() - begun < LONGEST
