"""Pages made to cost time or memory, read to the end: they are read or refused, in bounded time."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clapboard.errors import UnreadableError
from clapboard.model.capture import Capture
from clapboard.pipeline import Reader

NOW = datetime(2026, 3, 1, tzinfo=UTC)
READER = Reader(tagger=None, strict=True)
TOP = "<!DOCTYPE html><html><head><title>Brine Lane</title></head><body><article>"
WORDS = "<p>Netflix has renewed Brine Lane for Season 3, the streamer said on Monday.</p>"


def read(content: bytes, media_type: str = "text/html") -> str:
    """Return the text that is read, or why none is; whatever happens, it is no other error."""
    try:
        entry = READER.entry(Capture(content=content, media_type=media_type, origin="page", fetched_at=NOW))
    except UnreadableError as error:
        return error.reason
    return entry.document.text if entry.document else entry.unread or ""


HOSTILE = {
    "one line of 10 MB": TOP + "<p>" + "word " * 2_000_000 + WORDS,
    "one word of 10 MB": TOP + "<p>" + "w" * 10_000_000 + WORDS,
    "deep": TOP + "<div>" * 200_000 + WORDS,
    "deep and closed": TOP + "<b><i>" * 50_000 + WORDS + "</i></b>" * 50_000,
    "deep lists": TOP + "<ul><li>" * 20_000 + WORDS,
    "deep tables": TOP + "<table><tr><td>" * 10_000 + WORDS,
    "quotations in quotations": TOP + "<q>" * 30_000 + WORDS,
    "many attributes": TOP + "<p " + " ".join(f"a{number}=x" for number in range(200_000)) + ">" + WORDS,
    "a long attribute": TOP + '<p style="' + "a:" * 2_000_000 + '">' + WORDS,
    "open comments": TOP + "<!--" * 300_000 + WORDS,
    "open scripts": TOP + "<script>" * 100_000 + WORDS,
    "ampersands": TOP + "<p>" + "&" * 300_000 + WORDS,
    "entities": TOP + "<p>" + "&#x41;" * 500_000 + WORDS,
    "blanks": TOP + "<p>" + " \t\n" * 1_500_000 + WORDS,
    "quotation marks": TOP + "<p>" + "“a" * 60_000 + "</p>" + WORDS,
    "straight quotation marks": TOP + "<p>" + "\"a' " * 60_000 + "</p>" + WORDS,
    "dashes and dots": TOP + "<p>" + "- . " * 5_000 + "</p>" + WORDS,
    "capitals": TOP + "<p>" + "Brine Lane Of The " * 800 + "</p>" + WORDS,
    "seasons": TOP + "<p>" + "Season 2 and Season 3, " * 6_000 + "</p>" + WORDS,
    "days": TOP + "<p>" + "May 3, 2025, or May 4, " * 2_000 + "</p>" + WORDS,
    "who said": TOP + "<p>" + "said Ada Quill, who said " * 500 + "</p>" + WORDS,
    "JSON-LD, deep": TOP + '<script type="application/ld+json">' + "[" * 200_000 + "</script>" + WORDS,
    "a document type": '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><html><body>' + "<p>&b;</p>" * 1000 + WORDS,
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_costs_little(name: str) -> None:
    started = time.process_time()
    said = read(HOSTILE[name].encode())
    assert time.process_time() - started < 25
    assert said


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "idna", "punycode", "zlib", "rot13", "hex", "no-such", "x" * 10_000])
def test_a_hostile_charset_is_not_believed(charset: str) -> None:
    page = f'<!DOCTYPE html><html><head><meta charset="{charset}"></head><body>{WORDS}</body></html>'
    assert "renewed Brine Lane" in read(page.encode(), f"text/html; charset={charset}")
    assert "<script" not in read(b"+ADw-script+AD4-alert(1)+ADw-/script+AD4- " + page.encode(), "text/html; charset=utf-7")


def test_no_entity_of_the_pages_own_is_opened() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><p>Before &x; after that day.</p></body></html>'
    with open("/etc/hostname", encoding="utf-8") as file:  # noqa: PTH123 - what the page asks for
        assert file.read().strip() not in read(page.encode())


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<q>",
        "“",
        "”",
        '"',
        "'",
        " said ",
        "Ada Quill",
        " Season ",
        "2",
        "May 3",
        ", ",
        ". ",
        "—",
        "&amp;",
        "<br>",
        "\u00a0",
        "Brine ",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=6), st.integers(1, 400))
def test_no_pattern_backtracks(pieces: list[str], times: int) -> None:
    started = time.process_time()
    read((TOP + "<p>" + "".join(pieces) * times + "</p>" + WORDS).encode())
    assert time.process_time() - started < 8
