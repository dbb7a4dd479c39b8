"""Several real processes on one record: writers, readers, and one that is killed."""

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep
from types import ModuleType

import pytest

from clapboard.config import Settings
from clapboard.record.dump import dump
from clapboard.storage import open_ledger

SCRIPT = Path(__file__).with_name("process.py")
OUTLETS = (None, "Third Act", "The Pickup Sheet", "Buzzkettle")  # as in process.py
Start = Callable[..., subprocess.Popen]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Return a function that starts a process on this test's folder and waits until it is ready to go."""
    processes: list[subprocess.Popen] = []

    def one(task: str, *numbers: int) -> subprocess.Popen:
        command = [sys.executable, "-W", "error", str(SCRIPT), task, str(tmp_path), *map(str, numbers)]
        processes.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        return processes[-1]

    yield one
    for process in processes:
        process.kill()
        process.communicate()


def ready(*processes: subprocess.Popen) -> None:
    for process in processes:
        assert process.stdout.readline() == "ready\n", process.stderr.read()


def done(process: subprocess.Popen) -> str:
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    return out


def undisturbed(invented: ModuleType, first: int, last: int) -> list[str]:
    """Return the record of all captures, read one after the other."""
    ledger = open_ledger(":memory:", settings=Settings(db=Path("record.db")))
    for number in range(first, last):
        for outlet in OUTLETS:
            invented.take_in(ledger, invented.capture(number, outlet=outlet))
    return list(dump(ledger))


def recorded(folder: Path) -> list[str]:
    ledger = open_ledger(folder / "record.db", settings=Settings(db=folder), read_only=True)
    lines = list(dump(ledger))
    ledger.close()
    return lines


def test_writers_at_once_write_what_one_after_the_other_would(start: Start, tmp_path: Path, invented: ModuleType) -> None:
    writers = [start("write", 0, 24), start("write", 8, 32)]
    ready(*writers)
    (tmp_path / "go").touch()  # the file itself is not there yet: they also race to make it
    for writer in writers:
        done(writer)
    assert recorded(tmp_path) == undisturbed(invented, 0, 32)


def test_of_processes_that_make_the_same_file_none_fails(start: Start, tmp_path: Path) -> None:
    for empty in (False, True):
        if empty:
            (tmp_path / "record.db").write_bytes(b"")
        processes = [start("open") for _ in range(3)]
        ready(*processes)
        (tmp_path / "go").touch()
        for process in processes:
            done(process)
        # where the last two close at once, SQLite may leave its own files; nothing half made of ours is left
        names = {path.name.removesuffix("-wal").removesuffix("-shm") for path in tmp_path.iterdir()}
        assert names == {"go", "record.db"}
        assert recorded(tmp_path) == []
        for path in tmp_path.iterdir():
            path.unlink()


def test_readers_beside_a_writer_never_wait(start: Start, tmp_path: Path, invented: ModuleType) -> None:
    open_ledger(tmp_path / "record.db", settings=Settings(db=tmp_path)).close()
    readers, writer = [start("read") for _ in range(4)], start("write", 0, 12)
    ready(*readers, writer)
    (tmp_path / "go").touch()
    done(writer)
    (tmp_path / "stop").touch()
    assert all(int(done(reader)) > 0 for reader in readers)
    assert recorded(tmp_path) == undisturbed(invented, 0, 12)


def test_a_writer_killed_at_any_moment_leaves_whole_documents(start: Start, tmp_path: Path, invented: ModuleType) -> None:
    (tmp_path / "go").touch()
    moments = random.Random(20260301)  # noqa: S311 - any moments will do
    killed, told = 0, set()
    for _ in range(5):
        writer = start("write", 0, 100)
        ready(writer)
        told.add(writer.stdout.readline().strip())
        sleep(moments.uniform(0, 0.2))
        writer.kill()
        rest, _ = writer.communicate()
        told |= set(rest.split("\n")[:-1])
        killed += writer.returncode < 0
        survived(tmp_path, told=told)
    assert killed >= 2, "or it was not killed in the middle"
    writer = start("write", 0, 100)
    ready(writer)
    done(writer)
    assert recorded(tmp_path) == undisturbed(invented, 0, 100)


def survived(folder: Path, *, told: set[str]) -> None:
    """See that each document that was told is there, and whatever is there is whole."""
    ledger = open_ledger(folder / "record.db", settings=Settings(db=folder))
    documents = {document.id: document for document in ledger.archive.documents()}
    assert told <= documents.keys() <= dict(ledger.archive.captured()).keys()
    of_claims = Counter()
    for kept in ledger.claims.current():
        assert kept.claim.id == kept.reading.claim
        assert all(evidence.holds_in(documents[kept.claim.document].text) for evidence in kept.claim.evidence)
        of_claims[kept.claim.document] += 1
    assert of_claims == dict.fromkeys(documents, 3)
    ledger.close()
