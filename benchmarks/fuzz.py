"""Letters that nobody foresaw, led by coverage: `python benchmarks/fuzz.py [-max_total_time=60]` (needs atheris; options as libFuzzer has).

Lists and their words are read from whatever atheris makes up; anything but a list, None or ValueError, and anything that takes longer
than `-timeout=` seconds, ends the run with the input that did it.
"""

import sys

import atheris

with atheris.instrument_imports(include=["clapboard.sources.listing", "clapboard.text.encoding", "feedparser"]):
    from clapboard.sources.listing import read_list
    from clapboard.sources.listing.words import plain

HEADS = (b"", b"<rss><channel>", b"<feed>", b"<opml>", b"<urlset><url>", b'{"version":"https://jsonfeed.org/version/1","items":[{"url":"')


def one(content: bytes) -> None:
    """Read one input as each kind of list."""
    head = HEADS[content[0] % len(HEADS)] if content else b""
    try:
        found = read_list(head + content[1:], address="https://third.example/feed", most=20)
    except ValueError as error:
        if "\n" in str(error):
            raise AssertionError(error) from error
    else:
        if found is not None and len(found.items) > 20:
            raise AssertionError(found)
    plain(content.decode("latin-1"))


if __name__ == "__main__":
    atheris.Setup([*sys.argv, "-timeout=10"] if not any(item.startswith("-timeout") for item in sys.argv) else sys.argv, one)
    atheris.Fuzz()
