"""The app over a record of the sample coverage, asked as a browser asks."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from clapboard.config import Settings
from clapboard.pipeline import Reader, read
from clapboard.sources import collect
from clapboard.storage import open_ledger
from clapboard.web.app import create_app
from clapboard.web.serving import Serving

COVERAGE = Path(__file__).resolve().parents[2] / "examples" / "coverage"
LOCAL = "http://127.0.0.1"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a record of the sample coverage; nobody writes in it."""
    path = tmp_path_factory.mktemp("record") / "record.db"
    settings = Settings(db=path)
    ledger = open_ledger(path, settings=settings)
    captures = collect([str(COVERAGE)], settings=settings, now=datetime(2026, 9, 1, tzinfo=UTC))
    assert all(outcome.error is None for outcome in read(captures, ledger, reader=Reader()))
    ledger.close()
    return path


@pytest.fixture
def own(sample: Path, tmp_path: Path) -> Path:
    """Return a copy of the record that the test may write in."""
    path = tmp_path / "record.db"
    path.write_bytes(sample.read_bytes())
    return path


def client_of(path: Path, **serving: object) -> TestClient:
    """Return a client of an app on the record in `path`."""
    app = create_app(replace(Serving(settings=Settings(db=path)), **serving))
    return TestClient(app, base_url=LOCAL, follow_redirects=False)


@pytest.fixture(scope="session")
def clients() -> Callable[..., TestClient]:
    """Return what makes clients: of the app on a record's file, with settings of `Serving`."""
    return client_of


@pytest.fixture(scope="session")
def client(sample: Path) -> Iterator[TestClient]:
    """Return a client of the app on the sample record."""
    with client_of(sample) as made:
        yield made
