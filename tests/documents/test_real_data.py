"""Everything in ../shared that is a file of the outside world is read or refused, never a surprise."""

import gzip
import importlib.util
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from clapboard.config import Settings
from clapboard.documents import comments, read
from clapboard.errors import SourceError, UnreadableError
from clapboard.model.capture import Capture
from clapboard.model.document import DateBasis
from clapboard.sources import collect

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 22, tzinfo=UTC)
SETTINGS = Settings(db=Path("unused.db"))
MAIN_TEXT = Path(__file__).parents[2] / "evaluation" / "main_text.py"


def answers(*paths: Path) -> Iterator[str]:
    """Yield the class of what comes of each source; anything but a document or a typed error fails the test."""
    for found in collect(map(str, paths), settings=SETTINGS, now=NOW):
        if isinstance(found, SourceError):
            assert "\n" not in str(found)
            assert found.hint
            yield type(found).__name__
            continue
        try:
            read(found)
            comments(found)
        except UnreadableError as error:
            yield type(error).__name__
        else:
            yield "Document"


@pytest.mark.parametrize("folder", ["feeds", "warc", "comments_export", "social_json", "html_gold/aeb/html", "netflix_top10", "gum"])
def test_every_file_is_read_or_refused(shared: Path, folder: str) -> None:
    paths = sorted(path for path in (shared / "data" / folder).rglob("*") if path.is_file())
    assert len(list(answers(*paths))) >= len(paths) > 0


def test_pages_are_read_with_their_days(shared: Path) -> None:
    documents = []
    for path in sorted((shared / "data" / "html_gold" / "aeb" / "html").glob("*.gz")):
        capture = Capture(content=gzip.decompress(path.read_bytes()), media_type="text/html", origin=path.name, fetched_at=NOW)
        documents.append(read(capture))
    assert len(documents) == 181
    assert sum(document.published.basis is DateBasis.METADATA for document in documents) > 170
    assert all(document.published.interval.first != NOW.date() for document in documents)


def test_the_main_text_is_no_worse_than_trafilatura_s(shared: Path) -> None:
    scorer = load(MAIN_TEXT)
    folder = shared / "data" / "html_gold" / "aeb"
    ours = scorer.score(folder, scorer.clapboard_text)
    theirs = scorer.score(folder, scorer.trafilatura_text)
    assert ours["pages"] == 181
    assert ours["f1"] >= theirs["f1"] > 0.9


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_coverage_is_dated_by_its_date_line_or_side_file(shared: Path) -> None:
    for path in sorted((shared / "data" / "coverage").glob("*/[0-9][0-9].txt")):
        [capture] = collect([str(path)], settings=SETTINGS, now=NOW)
        assert isinstance(capture, Capture)
        document = read(capture)
        beside = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        assert document.text == path.read_bytes().decode()
        assert document.outlet == beside["outlet"]
        if beside["date_basis"] == "shown":
            assert str(document.published.interval) == beside["date_if_known"]
        assert document.language == "en"


def test_english_articles_are_english(shared: Path) -> None:
    for line in (shared / "data" / "bbc_entertainment" / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"][:300]
        assert read(Capture(content=text.encode(), media_type="text/plain", origin="x", fetched_at=NOW)).language == "en"
