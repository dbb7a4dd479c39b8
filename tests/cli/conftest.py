"""The command line, run as a user runs it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Result = subprocess.CompletedProcess[str]
Run = Callable[..., Result]


@pytest.fixture
def clapboard(tmp_path: Path) -> Run:
    """Return a runner of `clapboard ARGUMENTS…` in an empty directory, with a record of its own."""

    def run(*arguments: str, stdin: str | bytes | None = None, **environment: str) -> Result:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "clapboard", *arguments],
            input=given,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "CLAPBOARD_DB": str(tmp_path / "record.db"), "HOME": str(tmp_path), "COLUMNS": "100", **environment},
            timeout=60,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Return an article in a file."""
    path = tmp_path / "news.txt"
    path.write_text(
        "Brine Lane Renewed for Season 3\n\n"
        "Netflix has renewed Brine Lane for Season 3, the streamer announced on Monday.\n\n"
        '"We are thrilled to be going back to the marsh," creator Hanneke Vole said in a statement.\n',
        encoding="utf-8",
    )
    (tmp_path / "news.json").write_text('{"outlet": "Fenland News", "published": "2025-05-06"}', encoding="utf-8")
    return path
