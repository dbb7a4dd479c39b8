"""What all tests share."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of the real data, which lies beside the project where the project is developed."""
    if not SHARED.is_dir():
        if os.environ.get("CLAPBOARD_REQUIRE_DATA"):
            pytest.fail("the real data (../shared) is asked for and is not here")
        pytest.skip("the real data (../shared) is not on this machine")
    return SHARED
