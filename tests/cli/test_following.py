"""Following, on the command line: real processes against an outlet on this machine."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Run = Callable[..., CompletedProcess[str]]
FAST = {"CLAPBOARD_REQUESTS_PER_SECOND": "500", "CLAPBOARD_ALLOW_PRIVATE": "127.0.0.1", "CLAPBOARD_ATTEMPTS": "1"}
PAGE = (
    "<!DOCTYPE html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>Netflix has renewed Brine Lane for Season {season}, the streamer announced on Monday, May 5, 2025.</p>"
    "<p>Filming of the drama begins in the spring, creator Hanneke Vole said in a statement.</p></article></body></html>"
)


def page(title: str = "Brine Lane renewed", season: int = 3) -> bytes:
    return PAGE.format(title=title, season=season).encode()


@pytest.fixture
def feed(stage: Any) -> str:
    stage.play("a", page())
    item = f"<item><title>Brine Lane renewed</title><link>{stage.address('a')}</link></item>"
    return stage.play("feed", f"<rss version='2.0'><channel><title>Third Act</title>{item}</channel></rss>".encode())


def test_follow_watch_and_ask(clapboard: Run, feed: str, stage: Any) -> None:
    assert clapboard("follow", feed).stdout == "1 followed (1 new)\n"
    assert clapboard("follow", feed).stdout == "1 followed (0 new)\n"
    assert "not asked yet" in clapboard("following").stdout
    done = clapboard("watch", "--once", "--json", **FAST)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["read"] == 1
    assert "Brine Lane" in clapboard("shows").stdout
    again = clapboard("watch", "--once", **FAST)
    assert "1 followed; 1 articles listed, 0 new; 0 read" in again.stdout
    assert stage.paths() == ["feed", "a", "feed"]
    [followed] = json.loads(clapboard("following", "--json").stdout)["followed"]
    assert (followed["kind"], followed["total"], followed["failures"]) == ("feed", 1, 0)
    assert clapboard("unfollow", feed).stdout == "0 followed\n"
    assert clapboard("unfollow", feed).returncode == 2


def test_opml_and_what_cannot_be_followed(clapboard: Run, tmp_path: Path) -> None:
    (tmp_path / "desk.opml").write_text('<opml><body><outline xmlUrl="https://third.example/feed"/></body></opml>', encoding="utf-8")
    (tmp_path / "none.opml").write_text("<opml><body/></opml>", encoding="utf-8")
    done = clapboard("follow", "desk.opml", "none.opml", "nowhere", "ftp://third.example/", "https://user@third.example/feed")
    assert done.stdout == "1 followed (1 new)\n"
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 4


def test_a_followed_address_in_trouble_is_told(clapboard: Run, stage: Any) -> None:
    clapboard("follow", stage.address("nothing"))
    done = clapboard("watch", "--once", **FAST)
    assert done.returncode == 3
    assert "404" in done.stderr
    assert "1 of them in trouble" in done.stdout
    assert "404" in clapboard("following").stdout
    assert "404" in clapboard("following", "--json").stdout


def test_the_private_network_is_followed_by_name_alone(clapboard: Run, feed: str, stage: Any) -> None:
    clapboard("follow", feed)
    done = clapboard("watch", "--once")
    assert done.returncode == 3
    assert "private network" in done.stderr
    assert stage.asked == []


def test_the_watch_list(clapboard: Run, feed: str) -> None:
    assert clapboard("shows", "add", "Gull Bay", "--alias", "GB", "--network", "Gullvision").stdout == "watching Gull Bay\n"
    assert clapboard("shows", "add", "Gull Bay", "--alias", "The Bay").stdout == "watching Gull Bay (changed)\n"
    assert json.loads(clapboard("shows", "watched", "--json").stdout) == [{"title": "Gull Bay", "aliases": ["The Bay"], "network": None}]
    clapboard("follow", feed)
    assert "1 about no watched show" in clapboard("watch", "--once", **FAST).stdout
    assert clapboard("shows", "--json").stdout.strip() == "[]"
    assert "1 about no watched show" in clapboard("following").stdout
    clapboard("shows", "add", "Brine Lane")
    assert "1 read" in clapboard("watch", "--once", **FAST).stdout
    assert clapboard("shows", "remove", "Gull Bay").returncode == 0
    assert clapboard("shows", "remove", "Gull Bay").returncode == 2


def test_a_changed_page_is_shown(clapboard: Run, stage: Any) -> None:
    clapboard("follow", stage.play("page", page(), page(season=4)))
    for _ in range(2):
        assert clapboard("watch", "--once", **FAST).returncode == 0
    said = clapboard("changes").stdout
    assert "changed on 20" in said
    assert "- Netflix has renewed Brine Lane for Season 3" in said
    assert "+ Netflix has renewed Brine Lane for Season 4" in said
    found = json.loads(clapboard("changes", "--json", "--since", "2025-01-01").stdout)
    assert [edit["kind"] for edit in found["pages"][0]["edits"]] == ["corrected"]
    assert all(change["evidence"] for change in found["changes"])
    assert "changed on 20" in clapboard("timeline", "Brine Lane").stdout
    assert [row["kind"] for row in json.loads(clapboard("timeline", "Brine Lane", "--json").stdout)][-1] == "page_changed"
    assert "Nothing changed." in clapboard("changes", "--since", "2999-01-01").stdout
    assert clapboard("changes", "--since", "soon").returncode == 2


@pytest.mark.parametrize("every", ["0s", "soon", "-5m", "15", "1w"])
def test_a_pause_is_a_length_of_time(clapboard: Run, every: str) -> None:
    done = clapboard("watch", "--every", every)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_forget_backup_and_restore(clapboard: Run, tmp_path: Path, feed: str) -> None:
    clapboard("follow", feed)
    clapboard("watch", "--once", **FAST)
    before = clapboard("record", "dump").stdout
    done = clapboard("backup", "backup.db")
    assert done.returncode == 0
    assert "bytes, checked" in done.stdout
    assert clapboard("backup", "backup.db").returncode == 2
    claims = [row for row in map(json.loads, before.splitlines()) if row["type"] == "claim"]
    words, claim = max(((row["evidence"][0]["exact"], row["id"]) for row in claims), key=lambda pair: len(pair[0]))
    assert len(words) > 30
    said = clapboard("forget", claim[:12], "--reason", "asked for").stdout
    assert "not asked for again" in said
    assert words not in clapboard("record", "dump").stdout
    assert words.encode() not in b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.name != "backup.db")
    assert clapboard("verify").returncode == 0
    assert "forgotten" in clapboard("why", claim).stdout
    assert json.loads(clapboard("watch", "--once", "--json", **FAST).stdout)["asked"] == 0
    assert clapboard("restore", "backup.db").returncode == 2
    assert "2 takedowns carried out again" in clapboard("restore", "backup.db", "--replace").stdout
    assert words not in clapboard("record", "dump").stdout
    done = clapboard("restore", "backup.db", CLAPBOARD_DB=str(tmp_path / "other.db"))
    assert done.returncode == 0
    assert clapboard("record", "dump", CLAPBOARD_DB=str(tmp_path / "other.db")).stdout == before
    (tmp_path / "torn.db").write_bytes((tmp_path / "backup.db").read_bytes()[:20_000])
    done = clapboard("restore", "torn.db", "--replace")
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
