"""What the tests of storage share: invented entries, an empty ledger of each kind."""

import importlib.util
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from clapboard.config import Settings
from clapboard.record.ledger import Ledger
from clapboard.storage import open_ledger

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="session")
def invented() -> ModuleType:
    """Return the module of invented entries; the processes that tests start import it from beside their script."""
    spec = importlib.util.spec_from_file_location("invented", HERE / "invented.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["invented"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(db=tmp_path / "record.db", busy_timeout=0.5)


@pytest.fixture
def opened(settings: Settings) -> Iterator[Callable[..., Ledger]]:
    """Return a function that opens the test's file, again and again if need be."""
    ledgers: list[Ledger] = []

    def again(**options: bool) -> Ledger:
        ledgers.append(open_ledger(settings.db, settings=settings, **options))
        return ledgers[-1]

    yield again
    for ledger in ledgers:
        ledger.close()


@pytest.fixture(params=["memory", "sqlite"])
def ledger(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Ledger]:
    """Return an empty ledger of each kind in turn."""
    patient = replace(settings, busy_timeout=30)
    one = open_ledger(":memory:" if request.param == "memory" else settings.db, settings=patient)
    yield one
    one.close()
