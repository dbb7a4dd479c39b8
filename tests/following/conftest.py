"""A desk on this machine: an outlet that plays what it is told, and rounds at times of the test's choosing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from clapboard.config import Settings
from clapboard.following.cache import cache_file
from clapboard.following.outcome import Tally
from clapboard.following.round import Round
from clapboard.model.following import Follow
from clapboard.pipeline import Reader
from clapboard.sources.visiting import Visitor
from clapboard.storage import open_following, open_ledger

START = datetime(2026, 3, 10, 12, tzinfo=UTC)


class Desk:
    """A record with its books; each round is a run of its own, at `now`."""

    def __init__(self, settings: Settings, stage: Any) -> None:
        self.settings = settings
        self.stage = stage
        self.now = START
        self.ledger = open_ledger(settings.db, settings=settings)
        self.books = open_following(settings.db, settings=settings)

    def follow(self, *addresses: str) -> None:
        for address in addresses:
            assert self.books.follows.add(address, at=self.now)

    def round(self, *, after: timedelta = timedelta(), everything: bool = False, **changes: Any) -> Tally:
        self.now += after
        settings = replace(self.settings, **changes)
        visitor = Visitor(settings, cache=cache_file(settings.db))
        try:
            return Round(
                books=self.books,
                ledger=self.ledger,
                reader=Reader(tagger=None, strict=True),
                visitor=visitor,
                settings=settings,
                clock=lambda: self.now,
                everything=everything,
            ).run()
        finally:
            visitor.close()

    def health(self, path: str) -> Follow:
        return next(item for item in self.books.follows.all() if item.address == self.stage.address(path))

    def titles(self) -> list[str]:
        return sorted(document.title or "" for document in self.ledger.archive.documents())

    def close(self) -> None:
        self.books.close()
        self.ledger.close()


@pytest.fixture
def desk(tmp_path: Path, stage: Any) -> Iterator[Desk]:
    settings = Settings(
        db=tmp_path / "record.db",
        allow_private=("127.0.0.1",),
        requests_per_second=500,
        retry_wait=0.02,
        longest_wait=1,
        timeout=5,
        workers=3,
    )
    one = Desk(settings, stage)
    yield one
    one.close()


@pytest.fixture
def article() -> Callable[..., bytes]:
    """Return a function that prints an article as a page."""

    def make(title: str = "Brine Lane renewed", *words: str, published: str = "2026-03-09", noise: str = "") -> bytes:
        paragraphs = words or (
            "The streaming service has renewed the marsh drama Brine Lane for a third season, it announced on Monday.",
            "Filming of the new season of the series begins in the spring, its creator told the paper by telephone.",
        )
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        head = f'<meta property="article:published_time" content="{published}T08:00:00Z"><meta name="nonce" content="{noise}">'
        top = f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head>"
        return f"{top}<body><article><h1>{title}</h1>{body}</article></body></html>".encode()

    return make


@pytest.fixture
def rss(stage: Any) -> Callable[..., bytes]:
    """Return a function that prints a feed of paths, each with the stamp that it is given."""

    def make(*paths: str | tuple[str, str]) -> bytes:
        items = ""
        for entry in paths:
            path, stamp = entry if isinstance(entry, tuple) else (entry, "Mon, 09 Mar 2026 08:00:00 GMT")
            items += f"<item><title>{path}</title><link>{stage.address(path)}</link><pubDate>{stamp}</pubDate></item>"
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Third Act</title>{items}</channel></rss>'.encode()

    return make
