"""The floors of `evaluation/dates.py` hold on the real data."""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[3]


@pytest.mark.slow
def test_the_pinned_floors_hold(shared: Path) -> None:
    command = [sys.executable, str(PROJECT / "evaluation" / "dates.py"), "--check", "--shared", str(shared)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
