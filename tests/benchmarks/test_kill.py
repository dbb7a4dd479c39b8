"""Smaller runs of the benchmarks that pull the plug and that watch: their own checks decide."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("through", ["read", "watch"])
def test_a_record_that_was_killed_again_and_again_is_the_same_record(through: str) -> None:
    command = [sys.executable, str(BENCHMARKS / "kill.py"), "--articles", "60", "--kills", "6", "--through", through, "--seed", "7"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=580)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_nothing_is_fetched_or_kept_twice() -> None:
    command = [sys.executable, str(BENCHMARKS / "watch.py"), "--feeds", "20", "--articles", "80", "--readers", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=280)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "captures kept 86 (expected 86); bodies sent twice without a change: 0" in done.stdout
