import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
HEAVY = {"onnxruntime", "numpy", "sqlalchemy", "alembic", "trafilatura", "lxml", "httpx2", "tokenizers", "rich"}


def test_help_imports_nothing_heavy() -> None:
    code = "import sys, clapboard.cli.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(done.stdout.split())


def test_help_names_every_command(clapboard: Run) -> None:
    done = clapboard("--help")
    assert done.returncode == 0
    for command in ("demo", "read", "shows", "show", "season", "quotes", "why", "verify", "annotate", "record", "doctor"):
        assert f"\n  {command} " in done.stdout


def test_read_then_show_then_why(clapboard: Run, article: Path) -> None:
    assert "1 document (1 new)" in clapboard("read", str(article)).stdout
    shown = clapboard("show", "brine lane", "--json")
    answer = json.loads(shown.stdout)
    season = next(row for row in answer["seasons"] if row["season"] == 3)
    assert season["fate"] == "renewed"
    claim = season["fate_proof"][0]["claim"]
    why = clapboard("why", claim[:10], "--json")
    assert why.returncode == 0
    proof = json.loads(why.stdout)
    assert proof["state"] == "verified"
    assert proof["outlet"] == "Fenland News"
    assert "Brine Lane" in proof["evidence"][0]["sentence"]


def test_reading_twice_adds_nothing(clapboard: Run, article: Path) -> None:
    clapboard("read", str(article))
    before = clapboard("record", "dump").stdout
    again = json.loads(clapboard("read", str(article), "--json").stdout)
    assert (again["documents"], again["new_documents"], again["new_claims"]) == (1, 0, 0)
    assert clapboard("record", "dump").stdout == before


def test_tables_are_for_people(clapboard: Run, article: Path) -> None:
    clapboard("read", str(article))
    shown = clapboard("show", "Brine Lane").stdout
    assert "Season 3" in shown
    assert "Hanneke Vole" in shown
    assert "\x1b[" not in shown
    assert "Brine Lane" in clapboard("shows").stdout
    assert "going back to the marsh" in clapboard("quotes", "Brine Lane", "--by", "vole").stdout
    assert "renewed" in clapboard("season", "Brine Lane", "3").stdout
    assert "checked now" in clapboard("why", json.loads(clapboard("quotes", "--json").stdout)[0]["claim"]).stdout


def test_the_record_as_of_a_day(clapboard: Run, article: Path) -> None:
    clapboard("read", str(article))
    assert clapboard("shows", "--as-of", "2025-05-05", "--json").stdout.strip() == "[]"
    assert json.loads(clapboard("shows", "--as-of", "2025-05-06", "--json").stdout)[0]["show"] == "Brine Lane"


def test_verify_and_rebuild_agree_with_what_was_read(clapboard: Run, article: Path, tmp_path: Path) -> None:
    clapboard("read", str(article))
    assert clapboard("verify").returncode == 0
    assert "the same record" in clapboard("record", "rebuild").stdout
    assert clapboard("record", "rebuild", str(tmp_path / "new.db")).returncode == 0
    assert (tmp_path / "new.db").exists()


def test_annotate_prints_one_line_a_document_and_keeps_nothing(clapboard: Run, article: Path, tmp_path: Path) -> None:
    row = json.loads(clapboard("annotate", str(article)).stdout)
    assert row["id"] == "news"
    spoken = next(item for item in row["quotations"] if item["kind"] == "direct")
    assert spoken["speaker"] == "Hanneke Vole"
    start, end = spoken["content"][0]
    assert article.read_text(encoding="utf-8")[start:end].startswith("We are thrilled")
    assert (row["milestones"][0]["season"], row["milestones"][0]["kind"]) == (3, "renewed")
    assert not (tmp_path / "record.db").exists()


def test_doctor_says_what_is_here(clapboard: Run) -> None:
    done = clapboard("doctor")
    assert done.returncode == 0
    assert "none yet" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["show", "Brine Lane"], 2, "there is no record"),
        (["read", "nothing-here.txt"], 3, "nothing-here.txt"),
        (["read", "ftp://example.org/a"], 3, "ftp addresses are not fetched"),
        (["read", "http://127.0.0.1:9/a"], 3, "127.0.0.1"),
        (["shows", "--as-of", "yesterday"], 2, "yesterday"),
        (["frobnicate"], 2, "No such command"),
    ],
)
def test_bad_input_is_one_clear_line(clapboard: Run, arguments: list[str], code: int, words: str) -> None:
    done = clapboard(*arguments)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_show_that_is_not_on_record(clapboard: Run, article: Path) -> None:
    clapboard("read", str(article))
    done = clapboard("show", "High Water")
    assert done.returncode == 2
    assert "no show called 'High Water'" in done.stderr
    assert clapboard("season", "Brine Lane", "9").returncode == 2
    assert clapboard("why", "ffffffffff").returncode == 2


@pytest.mark.usefixtures("article")
def test_one_broken_source_does_not_stop_the_others(clapboard: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    (tmp_path / "lines.jsonl").write_text('{"id": "a", "text": "Brine Lane Season 2 is out now on Netflix."}\n{broken\n', encoding="utf-8")
    done = clapboard("read", str(tmp_path))
    assert done.returncode == 3
    assert "2 documents" in done.stdout
    for name in ("empty.txt", "picture.txt", "lines.jsonl:2"):
        assert name in done.stderr


def test_another_language_is_kept_and_not_read(clapboard: Run, tmp_path: Path) -> None:
    words = "La segunda temporada de la serie ya está disponible en la plataforma y los seguidores la celebran con mucha alegría. "
    (tmp_path / "es.txt").write_text(words * 5, encoding="utf-8")
    done = clapboard("read", str(tmp_path / "es.txt"))
    assert done.returncode == 0
    assert "kept, not read: not English: es" in done.stderr


def test_standard_input_is_a_source(clapboard: Run, article: Path) -> None:
    assert "1 document (1 new)" in clapboard("read", "-", stdin=article.read_bytes()).stdout


def test_no_traceback_without_debug(clapboard: Run, tmp_path: Path) -> None:
    (tmp_path / "record.db").write_bytes(b"this is no database at all" * 100)
    done = clapboard("shows")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "Traceback" in clapboard("--debug", "shows").stderr


def test_the_demo_runs_and_keeps_nothing(clapboard: Run, tmp_path: Path) -> None:
    done = clapboard("demo")
    assert done.returncode == 0
    assert "Dry Stone" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_goes_away_is_no_error(clapboard: Run, article: Path, tmp_path: Path) -> None:
    clapboard("read", str(article))
    code = f"{sys.executable} -m clapboard show 'Brine Lane' --db {tmp_path / 'record.db'} | head -n 1"
    done = subprocess.run(["/bin/sh", "-c", code], capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr
