"""`clapboard charts`, `first` and the plot of `timeline`."""

import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from clapboard.cli import plot

Run = Callable[..., subprocess.CompletedProcess[str]]
HEAD = "week\tcategory\tweekly_rank\tshow_title\tseason_title\tweekly_hours_viewed\tcumulative_weeks_in_top_10\n"
ROW = "2025-03-09\tTV (English)\t3\tBrine Lane\tBrine Lane: Season 2\t1000\t1\n"


@pytest.fixture
def news(tmp_path: Path, article: Path) -> Path:
    later = tmp_path / "later.txt"
    later.write_text("Brine Lane was renewed for Season 3 by Netflix earlier this week.\n", encoding="utf-8")
    (tmp_path / "later.json").write_text('{"outlet": "Tide Post", "published": "2025-05-09"}', encoding="utf-8")
    trailer = tmp_path / "trailer.txt"
    trailer.write_text("Netflix has released the trailer for Season 3 of Brine Lane today.\n", encoding="utf-8")
    (tmp_path / "trailer.json").write_text('{"outlet": "Tide Post", "published": "2026-02-02"}', encoding="utf-8")
    return article.parent


def test_a_chart_is_read_and_asked(clapboard: Run, tmp_path: Path) -> None:
    (tmp_path / "top.tsv").write_text(HEAD + ROW, encoding="utf-8")
    assert "1 document (1 new), 1 new claim" in clapboard("read", "top.tsv").stdout
    assert "Season 2 " in clapboard("charts", "brine lane").stdout
    (run,) = json.loads(clapboard("charts", "Brine Lane", "--json").stdout)["runs"]
    assert (run["season"], run["best_rank"], run["most_hours"]) == (2, 3, 1000)
    why = json.loads(clapboard("why", run["best"]["claim"][:10], "--json").stdout)
    assert why["state"] == "verified"
    assert "No chart on file" in clapboard("charts", "Other Water").stdout
    assert "0 findings" in clapboard("verify").stdout


def test_a_show_is_told_with_its_best_rank_apart_from_the_facts(clapboard: Run, tmp_path: Path, news: Path) -> None:
    clapboard("read", str(news / "later.txt"))
    assert json.loads(clapboard("show", "Brine Lane", "--json").stdout)["charts"] is None
    (tmp_path / "top.tsv").write_text(HEAD + ROW, encoding="utf-8")
    clapboard("read", "top.tsv")
    told = clapboard("show", "brine lane").stdout
    assert "best global rank on file 3" in " ".join(told.partition("Signals, not facts")[2].split())
    assert json.loads(clapboard("show", "Brine Lane", "--as-of", "2025-01-01", "--json").stdout or "{}").get("charts") is None


def test_a_folder_gives_its_charts_and_passes_over_other_tables(clapboard: Run, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "top.tsv").write_text(HEAD + ROW, encoding="utf-8")
    (folder / "prices.csv").write_text("name,price\nrope,3\n", encoding="utf-8")
    done = clapboard("read", "data")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 document" in done.stdout


def test_a_table_that_is_no_chart_is_refused(clapboard: Run, tmp_path: Path) -> None:
    (tmp_path / "prices.csv").write_text("name,price\nrope,3\n", encoding="utf-8")
    (tmp_path / "cut.tsv").write_text(HEAD + ROW + "2025-03-09\tTV (Eng", encoding="utf-8")
    for name in ("prices.csv", "cut.tsv"):
        done = clapboard("read", name)
        assert done.returncode != 0
        assert name in done.stderr
        assert "Traceback" not in done.stderr


def test_who_reported_it_first(clapboard: Run, news: Path) -> None:
    clapboard("read", str(news))
    (row,) = json.loads(clapboard("first", "brine", "lane", "season 3 renewed", "--json").stdout)
    assert row["is_known"]
    assert [item["outlet"] for item in row["earliest"]] == ["Fenland News"]
    assert [item["outlet"] for item in row["later"]] == ["Tide Post"]
    assert "Fenland News" in clapboard("first", "Brine Lane renewed").stdout


@pytest.mark.parametrize("words", ["Brine Lane cancelled", "Other Water renewed"])
def test_what_is_not_on_record_has_no_first(clapboard: Run, news: Path, words: str) -> None:
    clapboard("read", str(news))
    done = clapboard("first", words)
    assert done.returncode != 0
    assert done.stderr.startswith("clapboard: n")
    assert done.stdout == ""


def test_the_timeline_is_plotted(clapboard: Run, news: Path) -> None:
    clapboard("read", str(news))
    axis, line, meaning = clapboard("timeline", "Brine Lane").stdout.splitlines()[:3]
    assert axis.split() == ["2025-05-05", "2026-02-02"]
    name, plotted = line.rsplit(maxsplit=1)
    assert name == "Season 3"
    assert (plotted[0], plotted[-1], len(plotted)) == ("a", "b", len(axis) - len("Season 3  "))
    assert meaning == "a renewed, b trailer"


def test_a_narrow_terminal_gets_no_plot() -> None:
    screen = Console(width=20, file=io.StringIO())
    row = {"season": 1, "part": None, "kind": "renewed", "date": "2025-05-05", "by": None}
    plot.timeline(screen, [row])
    assert isinstance(screen.file, io.StringIO)
    assert screen.file.getvalue() == ""


def test_events_on_one_day_stand_beside_each_other_as_far_as_there_is_room() -> None:
    screen = Console(width=40, file=io.StringIO())
    days = ["2024-21", "2025", *["2025-06-01"] * 4, "2026-02~", "2027-11-30"]
    kinds = ["renewed", "trailer", "delayed", "cancelled", "saved", "released", "revived", "ended"]
    rows = [{"season": 1, "part": None, "kind": name, "date": at, "by": None} for name, at in zip(kinds, days, strict=True)]
    plot.timeline(screen, rows)
    assert isinstance(screen.file, io.StringIO)
    line = screen.file.getvalue().splitlines()[1].rsplit(maxsplit=1)[1]
    assert [mark for mark in line if mark != "·"] == ["a", "e", "*", "d", "b", "g", "h"]
