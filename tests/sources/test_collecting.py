import gzip
import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clapboard.config import Settings
from clapboard.errors import RefusedError, SourceError, TooLargeError, UnreachableError, UnreadableError
from clapboard.model.capture import Capture
from clapboard.sources import collect, label

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def gather(*arguments: str | Path, limit: int = 100_000, stdin: bytes | None = None) -> list[Capture | SourceError]:
    limits = Settings(db=Path("unused.db"), max_source_bytes=limit)
    return list(collect(map(str, arguments), settings=limits, now=NOW, stdin=None if stdin is None else BytesIO(stdin)))


def captures(found: Iterable[Capture | SourceError]) -> list[Capture]:
    return [item for item in found if isinstance(item, Capture)]


def errors(found: Iterable[Capture | SourceError]) -> list[SourceError]:
    return [item for item in found if isinstance(item, SourceError)]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text("The ferry drama sails again.", encoding="utf-8")
    (tmp_path / "a.md").write_text("# Ferry drama\n\nIt sails again.", encoding="utf-8")
    (tmp_path / "c.html").write_text("<html><p>It sails.</p></html>", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("not for you", encoding="utf-8")
    (tmp_path / "notes.docx").write_bytes(b"PK\x03\x04rest")
    (tmp_path / "README.md").write_text("about this folder", encoding="utf-8")
    (tmp_path / "gold.json").write_text("{", encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "d.txt").write_text("Deep water.", encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_in_order_without_what_is_no_article(desk: Path) -> None:
    found = gather(desk)
    assert [Path(capture.origin).name for capture in captures(found)] == ["a.md", "b.txt", "c.html", "d.txt"]
    assert [capture.media_type for capture in captures(found)] == ["text/markdown", "text/plain", "text/html", "text/plain"]
    assert not errors(found)
    assert all(capture.fetched_at == NOW for capture in captures(found))


def test_a_path_is_no_address(desk: Path) -> None:
    assert {capture.address for capture in captures(gather(desk))} == {""}


def test_links_in_a_circle_do_no_harm(desk: Path) -> None:
    (desk / "deep" / "up").symlink_to(desk, target_is_directory=True)
    assert len(captures(gather(desk))) == 4


def test_a_broken_link_is_named_and_the_rest_read(desk: Path) -> None:
    (desk / "broken.txt").symlink_to(desk / "nowhere.txt")
    found = gather(desk)
    assert len(captures(found)) == 4
    assert "broken.txt" in str(errors(found)[0])


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text("{}", encoding="utf-8")
    [error] = gather(tmp_path)
    assert isinstance(error, UnreadableError)
    assert "without articles" in str(error)
    assert ".txt" in error.hint


def test_folders_may_lie_deep(tmp_path: Path) -> None:
    here = tmp_path.joinpath(*["d"] * 300)
    here.mkdir(parents=True)
    (here / "a.txt").write_text("The ferry drama sails again.", encoding="utf-8")
    assert len(captures(gather(tmp_path))) == 1


def test_the_longest_name_is_read(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 251 + ".txt")
    path.write_text("The ferry drama sails again.", encoding="utf-8")
    assert len(captures(gather(tmp_path))) == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.sampled_from([".txt", ".md", ".html", ".jsonl", ".json", ".xml", ""]), st.binary(max_size=40))
def test_any_file_gives_captures_or_typed_errors(tmp_path: Path, content: bytes, suffix: str, beside: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    (tmp_path / "a.json").write_bytes(content if suffix == ".json" else beside)
    found = gather(path, tmp_path, "-", stdin=content)
    assert all("\n" not in str(error) and error.hint for error in errors(found))


def test_a_pipe_in_a_folder_blocks_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    [error] = gather(tmp_path)
    assert isinstance(error, UnreachableError)


def test_each_argument_is_read_though_others_fail(desk: Path) -> None:
    found = gather(desk / "nowhere.txt", desk / "b.txt", "gopher://old.example/1", desk / "c.html")
    assert [type(item) for item in found] == [UnreachableError, Capture, RefusedError, Capture]


def test_an_empty_name_is_not_the_folder_we_are_in() -> None:
    assert [type(item) for item in gather("", " ")] == [UnreachableError, UnreachableError]


def test_a_side_file_gives_what_the_article_does_not_say(tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text("The ferry drama sails again.", encoding="utf-8")
    beside = {"url": "HTTP://Quay.Example/Ferry/?utm_source=x#top", "outlet": "The Quay", "published": "2025-05-06", "title": "Sails"}
    (tmp_path / "01.json").write_text(json.dumps(beside), encoding="utf-8")
    [capture] = gather(tmp_path)
    assert isinstance(capture, Capture)
    assert capture.address == "http://quay.example/Ferry"
    assert (capture.outlet, capture.published, capture.title) == ("The Quay", "2025-05-06", "Sails")
    assert label(capture) == "01"


@pytest.mark.parametrize(("basis", "expected"), [("shown", "2025-05-06"), ("url_or_text", "2025-05-06"), ("inferred", None), (None, None)])
def test_a_day_that_somebody_inferred_is_not_the_page_s(tmp_path: Path, basis: str | None, expected: str | None) -> None:
    (tmp_path / "01.txt").write_text("The ferry drama sails again.", encoding="utf-8")
    (tmp_path / "01.json").write_text(json.dumps({"date_if_known": "2025-05-06", "date_basis": basis}), encoding="utf-8")
    [capture] = gather(tmp_path / "01.txt")
    assert isinstance(capture, Capture)
    assert capture.published == expected


@pytest.mark.parametrize(
    "damaged",
    [b"{", b"[]", b"\xff\xfe{}", b'{"url": 7}', b'{"url": "ftp://x.example"}', b"[" * 100_000, b'{"a": "' + b"x" * 1_000_001 + b'"}'],
)
def test_a_damaged_side_file_is_named_and_its_article_read(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / "01.txt").write_text("The ferry drama sails again.", encoding="utf-8")
    (tmp_path / "01.json").write_bytes(damaged)
    error, capture = gather(tmp_path)
    assert isinstance(error, UnreadableError)
    assert "01.json" in str(error)
    assert isinstance(capture, Capture)
    assert capture.address == ""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \n\t ",
        b"\xef\xbb\xbf",
        b"%PDF-1.7",
        b"PK\x03\x04abc",
        b"\x89PNG\r\n",
        b"\x1f\x8b\x08zz",
        b"te\x00xt\x01",
        b"\xff\xd8\xff",
    ],
)
def test_empty_and_binary_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    [error] = gather(path)
    assert isinstance(error, UnreadableError)
    assert "\n" not in str(error)
    assert error.hint


@pytest.mark.parametrize("content", [b"<?xml version='1.0'?><rss/>", b"<!-- x -->\n<feed/>", b"\xef\xbb\xbf<rss>", b"<opml>"])
def test_a_feed_is_no_article(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(content)
    assert isinstance(gather(path)[0], UnreadableError)
    assert isinstance(gather("-", stdin=content)[0], UnreadableError)


def test_packed_articles_are_read_as_what_they_are(tmp_path: Path) -> None:
    page, lines = b"<html><p>It sails.</p></html>", b'{"id": "1", "text": "It sails."}\n{"id": "2", "text": "It sank."}\n'
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(page))
    (tmp_path / "a.json").write_text('{"outlet": "The Quay"}', encoding="utf-8")
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"The ferry ") + gzip.compress(b"sails again."))
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(lines))
    (tmp_path / "d.txt").write_bytes(gzip.compress(b"Packed, and not named so."))
    (tmp_path / "e.docx.gz").write_bytes(gzip.compress(b"passed over"))
    found = captures(gather(tmp_path))
    assert [(capture.media_type, capture.content) for capture in found[:2]] == [
        ("text/html", page),
        ("text/plain", b"The ferry sails again."),
    ]
    assert [capture.outlet for capture in found[:2]] == ["The Quay", None]
    assert [capture.media_type for capture in found[2:]] == ["application/json", "application/json", "text/plain"]
    assert not errors(gather(tmp_path))


def test_what_unpacks_to_more_than_the_limit_or_is_damaged_is_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.txt.gz"
    bomb.write_bytes(gzip.compress(bytes(30_000_000)))
    members = tmp_path / "members.txt.gz"
    members.write_bytes(gzip.compress(b"x" * 60_000) * 2)
    assert bomb.stat().st_size < 100_000
    assert [type(error) for error in gather(bomb, members)] == [TooLargeError, TooLargeError]
    cut = tmp_path / "cut.txt.gz"
    cut.write_bytes(gzip.compress(b"The ferry sails again." * 50)[:-9])
    odd = tmp_path / "odd.txt.gz"
    odd.write_bytes(b"\x1f\x8b and no gzip file at all")
    assert [error.reason for error in errors(gather(cut, odd))] == ["a damaged gzip file"] * 2


def test_a_page_in_xml_is_a_page() -> None:
    [page] = gather("-", stdin=b"<?xml version='1.0'?>\n<!-- x -->\n<!DOCTYPE html><html/>")
    assert isinstance(page, Capture)
    assert page.media_type == "text/html"


def test_utf16_is_no_binary_file(tmp_path: Path) -> None:
    for name, encoding in (("a.txt", "utf-16"), ("b.txt", "utf-16-le"), ("c.txt", "utf-16-be")):
        (tmp_path / name).write_bytes("The ferry drama sails again.".encode(encoding))
    assert len(captures(gather(tmp_path))) == 3


def test_a_large_file_is_refused_without_reading_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr("clapboard.sources.files.media_type", None)
    [error] = gather(path)
    assert isinstance(error, TooLargeError)
    assert "100,000" in str(error)


def test_standard_input_may_be_text_a_page_or_lines() -> None:
    [text] = gather("-", stdin=b"The ferry drama sails again.\nSo there.")
    [page] = gather("-", stdin=b"<!DOCTYPE html>\n<p>It sails.</p>")
    lines = gather("-", stdin=b'{"id": "x", "text": "One."}\n{"id": "y", "text": "Two."}\n{"id":')
    assert isinstance(text, Capture)
    assert isinstance(page, Capture)
    assert (text.media_type, page.media_type, text.origin) == ("text/plain", "text/html", "-")
    assert [label(line) for line in captures(lines)] == ["x", "y"]
    assert [str(error).split(":")[1] for error in errors(lines)] == ["3"]


def test_standard_input_is_bounded() -> None:
    assert isinstance(gather("-", stdin=b"long\n" * 100, limit=50)[0], TooLargeError)
    assert isinstance(gather("-", stdin=b"long " * 100, limit=50)[0], TooLargeError)


def test_a_broken_line_is_named_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl"
    path.write_text('{"id": 1, "text": "One."}\n\n{"id": 2, "text": \n[]\n{"id": 5}\n{"text": "Six.", "title": 6}\n', encoding="utf-8")
    found = gather(path)
    assert [label(capture) for capture in captures(found)] == ["1", "items"]
    assert [str(error).split(":")[1] for error in errors(found)] == ["3", "4", "5", "6"]
    assert [Path(capture.origin).name for capture in captures(found)] == ["items.jsonl:1", "items.jsonl:6"]


def test_an_item_is_the_same_capture_however_its_line_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id":"x","text":"Caf\\u00e9."}', encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{ "text" : "Café.", "id" : "x" }\r\n', encoding="utf-8")
    first, second = captures(gather(tmp_path))
    assert first.document == second.document


def test_a_line_above_the_limit_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl"
    long = json.dumps({"id": "long", "text": "x" * 500})
    path.write_text(f'{{"id": "a", "text": "One."}}\n{long}\n{{"id": "b", "text": "Two."}}\n', encoding="utf-8")
    first, error, last = gather(path, limit=100)
    assert isinstance(error, TooLargeError)
    assert ":2:" in str(error)
    assert [label(capture) for capture in captures([first, last])] == ["a", "b"]


def test_a_json_file_named_by_itself_is_one_item(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text('{\n "id": "x",\n "text": "One.",\n "url": "https://quay.example/one"\n}', encoding="utf-8")
    [capture] = gather(path)
    assert isinstance(capture, Capture)
    assert (label(capture), capture.address) == ("x", "https://quay.example/one")


def test_odd_file_names_are_printed_on_one_line(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/new\nline\xff.txt"
    with open(path, "wb") as file:  # noqa: PTH123 (a name that is no text)
        file.write(b"The ferry drama sails again.")
    [capture] = gather(tmp_path)
    assert isinstance(capture, Capture)
    assert capture.origin.endswith("new\\x0aline\\xff.txt")
    assert capture.origin.encode()
