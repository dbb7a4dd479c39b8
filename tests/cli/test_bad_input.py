"""What cannot be read or written answers with one clear line, names what it is, and loses nothing else."""

import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


def one_line(done: subprocess.CompletedProcess[str], words: str, code: int = 3) -> None:
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert words in done.stderr


def test_an_empty_file(clapboard: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    one_line(clapboard("read", "a.txt"), "a.txt: ")


def test_a_binary_file(clapboard: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\x00\x00")
    one_line(clapboard("read", "a.txt"), "a.txt: ")


def test_a_file_of_fifty_megabytes(clapboard: Run, tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.seek(50_000_000)
        file.write(b"x")
    one_line(clapboard("read", "a.txt"), "a.txt: ")


def test_a_folder_without_articles(clapboard: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    one_line(clapboard("read", "empty"), "empty: ")


def test_a_page_without_text(clapboard: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><head><title>Nothing</title></head><body><nav>Home</nav></body></html>", encoding="utf-8")
    one_line(clapboard("read", "a.html"), "a.html: ")


def test_broken_utf_8_loses_no_article(clapboard: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(
        b"Brine Lane Season 2 is now streaming on Netflix, and na\xffvely we thought it \xe2\x80\x9cdone\xe2\x80\x9d.\n" * 3
    )
    done = clapboard("read", "a.txt")
    assert done.returncode == 0, done.stderr
    assert "1 document (1 new)" in done.stdout


def test_a_record_of_a_newer_version(clapboard: Run, article: Path, tmp_path: Path) -> None:
    clapboard("read", str(article))
    with sqlite3.connect(tmp_path / "record.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    one_line(clapboard("shows"), "newer")


def test_a_record_that_another_process_holds(clapboard: Run, article: Path, tmp_path: Path) -> None:
    clapboard("read", str(article))
    (tmp_path / "more.txt").write_text("Brine Lane Season 4 has been ordered by Netflix.", encoding="utf-8")
    holder = sqlite3.connect(tmp_path / "record.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        one_line(clapboard("read", str(tmp_path / "more.txt"), CLAPBOARD_BUSY_TIMEOUT="0.3"), "another process is writing")
        assert clapboard("shows").returncode == 0
    finally:
        holder.close()
    assert "1 new claim" in clapboard("read", str(tmp_path / "more.txt")).stdout or clapboard("verify").returncode == 0


def test_a_damaged_claim_is_found(clapboard: Run, article: Path, tmp_path: Path) -> None:
    clapboard("read", str(article))
    with sqlite3.connect(tmp_path / "record.db") as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'claims'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE claims SET predicate = 'cancelled' WHERE predicate = 'renewed'")
    assert clapboard("record", "rebuild").returncode == 1
    assert clapboard("verify").returncode == 1


@pytest.mark.parametrize("setting", [{"CLAPBOARD_TIMEOUT": "soon"}, {"CLAPBOARD_BUSY_TIMEOUT": "-1"}])
def test_a_setting_that_does_not_fit(clapboard: Run, article: Path, setting: dict[str, str]) -> None:
    one_line(clapboard("read", str(article), **setting), "setting", code=2)


def test_an_address_that_nobody_answers(clapboard: Run) -> None:
    one_line(clapboard("read", "http://127.0.0.1:9/a", "--allow-private", "127.0.0.1:9"), "127.0.0.1:9")


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/a", "http://[::1]/a", "http://169.254.169.254/latest", "http://0x7f000001/a", "http://2130706433/"]
)
def test_an_address_of_a_private_host_is_refused(clapboard: Run, address: str) -> None:
    one_line(clapboard("read", address), f"clapboard: {address}")
