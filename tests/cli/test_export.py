import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest

from clapboard.publishing.frames import TABLES

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def exported(clapboard: Run, article: Path, tmp_path: Path) -> Path:
    assert clapboard("read", str(article)).returncode == 0
    assert clapboard("export", "--as", "parquet", "--into", "out").returncode == 0
    return tmp_path / "out"


def test_parquet_is_read_by_duckdb_and_by_polars(exported: Path) -> None:
    rows = 0
    for name, frame in TABLES.items():
        path = exported / f"{name}.parquet"
        read = pl.read_parquet(path)
        relation = duckdb.read_parquet(str(path))
        assert relation.columns == list(frame.columns)
        assert len(relation.fetchall()) == read.height
        assert read.columns == list(frame.columns)
        rows += read.height
    assert rows > 5


def test_what_parquet_holds(exported: Path) -> None:
    milestones = duckdb.read_parquet(str(exported / "milestones.parquet"))
    assert ("Brine Lane", "3", "renewed", True) in milestones.project("show_title, season, kind, len(claims) > 0").fetchall()
    said = pl.read_parquet(exported / "quotations.parquet")
    told = {(row["speaker"], str(row["reported_first"]), row["outlet"]) for row in said.to_dicts()}
    assert ("Hanneke Vole", "2025-05-06", "Fenland News") in told
    claims = pl.read_parquet(exported / "claims.parquet")
    assert said.join(claims, on="claim").height >= said.height


def test_one_show_to_standard_output(clapboard: Run, article: Path) -> None:
    clapboard("read", str(article))
    done = clapboard("export", "brine lane", "--as", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout.lstrip("\ufeff"))))
    assert {row["table"] for row in rows} >= {"seasons", "timeline", "statements", "coverage"}
    assert all(row["evidence"].startswith("http://127.0.0.1:8000/e/") for row in rows)


@pytest.mark.parametrize("form", ["json", "jsonld", "csv", "ics", "atom", "md", "wiki"])
def test_every_form_of_the_whole_record(clapboard: Run, article: Path, tmp_path: Path, form: str) -> None:
    clapboard("read", str(article))
    done = clapboard("export", "--as", form, "--into", "all", "--base", "https://desk.example/")
    assert done.returncode == 0, done.stderr
    (file,) = (tmp_path / "all").iterdir()
    assert file.name == f"brine-lane.{form}"
    text = file.read_text(encoding="utf-8")
    assert "Brine Lane" in text
    if form not in ("ics", "wiki"):  # nothing in the article is dated; wiki text cites the outlets themselves
        assert "https://desk.example/" in text


def test_as_of_a_day(clapboard: Run, article: Path) -> None:
    clapboard("read", str(article))
    told = json.loads(clapboard("export", "brine", "--as", "json", "--as-of", "2025-06-01").stdout)
    assert told["as_of"] == "2025-06-01"
    assert told["tables"]["timeline"]
    assert clapboard("export", "brine", "--as", "json", "--as-of", "2025-05-01").returncode == 2


def test_several_files_need_a_folder(clapboard: Run, article: Path) -> None:
    clapboard("read", str(article))
    for asked in (("--as", "md"), ("brine", "--as", "parquet")):
        done = clapboard("export", *asked)
        assert (done.returncode, done.stdout) == (2, "")
        assert "--into FOLDER" in done.stderr
