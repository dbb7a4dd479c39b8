import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

from clapboard.__main__ import app

PROJECT = Path(__file__).resolve().parents[2]


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_command_reference_is_the_commands_own_help() -> None:
    script = load(PROJECT / "docs" / "write_commands.py")
    assert script.PAGE.read_text(encoding="utf-8") == script.page()


def test_no_page_names_a_command_that_does_not_exist() -> None:
    known = {command.name for command in (*app.registered_commands, *app.registered_groups)}
    for page in (PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))):
        for name in re.findall(r"(?m)^    (?:\.venv/bin/)?clapboard ([a-z]+)", page.read_text(encoding="utf-8")):
            assert name in known, f"{page.name} names clapboard {name}"


def test_the_figures_in_the_documents_are_those_of_the_baseline() -> None:
    done = subprocess.run(
        [sys.executable, "evaluation/gate.py", "--docs", "--check"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_pipeline_is_short_and_no_module_is_long() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (PROJECT / "src").rglob("*.py")}
    assert lengths[PROJECT / "src" / "clapboard" / "pipeline.py"] <= 150
    assert {path.name: length for path, length in lengths.items() if length > 500} == {}


def test_the_tables_of_the_benchmarks_are_those_of_the_results() -> None:
    done = subprocess.run([sys.executable, "benchmarks/write_results.py", "--check"], cwd=PROJECT, check=False)
    assert done.returncode == 0
