"""The whole record of the sample coverage, as it is printed: `pytest tests/cli/test_demo.py --snapshot-update` after a wanted change."""

import re
import subprocess
from collections.abc import Callable

import pytest
from syrupy.assertion import SnapshotAssertion

from clapboard.mentions.finding import load_tagger

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.skipif(load_tagger() is None, reason="the tagger's weights are not installed")
def test_the_record_of_the_sample_coverage(clapboard: Run, snapshot: SnapshotAssertion) -> None:
    done = clapboard("demo", NO_COLOR="1")
    assert done.returncode == 0
    # ids are hashes over offsets: they change with every word of a rule and say nothing to a reader
    assert re.sub(r"\b[0-9a-f]{10}\b", "<id>", done.stdout) == snapshot
