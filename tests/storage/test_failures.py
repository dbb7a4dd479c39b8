"""A record that is locked, may only be read, has no room or cannot be made: one line that says so, and what to do."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic
from types import ModuleType

import pytest

from clapboard.config import Settings
from clapboard.errors import LedgerBusyError, LedgerError, LedgerFullError, LedgerReadOnlyError
from clapboard.record.dump import dump
from clapboard.record.ledger import Ledger
from clapboard.storage import open_ledger
from clapboard.storage.failures import cannot_make, failure

IS_ROOT = os.geteuid() == 0
SCRIPT = Path(__file__).with_name("as_another.py")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return a folder that another user may enter (pytest's own may not be)."""
    path = Path(tempfile.mkdtemp(prefix="clapboard-"))
    path.chmod(0o755)
    yield path
    path.chmod(0o755)
    shutil.rmtree(path)


def one_line(error: LedgerError) -> bool:
    return "\n" not in str(error) and bool(error.hint)


def test_a_locked_record_is_waited_for_and_then_given_up(opened: Callable[..., Ledger], settings: Settings, invented: ModuleType) -> None:
    ledger = opened()
    entry = invented.read(invented.capture(1))
    with closing(sqlite3.connect(settings.db, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = monotonic()
        with pytest.raises(LedgerBusyError, match=r"record\.db: another process is writing") as caught:
            ledger.write(entry)
        assert 0.4 < monotonic() - began < 5
        assert one_line(caught.value)
        assert list(ledger.claims.current()) == [], "who reads does not wait"
    assert ledger.write(entry).new_claims == 3


def test_a_record_opened_to_read_is_not_written(opened: Callable[..., Ledger], invented: ModuleType) -> None:
    writer = opened()
    entry = invented.read(invented.capture(1))
    writer.write(entry)
    reader = opened(read_only=True)
    assert list(dump(reader)) == list(dump(writer))
    assert reader.keep(entry.capture).extractor == invented.EXTRACTOR, "nothing to write"
    for write in (
        lambda: reader.write(invented.read(invented.capture(2))),
        lambda: reader.keep(invented.capture(2)),
        lambda: reader.judgements.add(invented.judgement(entry.found[0].claim)),
        lambda: reader.judgements.undo("x", invented.START),
    ):
        with pytest.raises(LedgerReadOnlyError, match=r"record\.db: the record may be read but not written") as caught:
            write()
        assert one_line(caught.value)
    invented.take_in(writer, invented.capture(2))
    assert list(dump(reader)) == list(dump(writer))


def test_to_read_there_must_be_a_record(opened: Callable[..., Ledger], settings: Settings) -> None:
    with pytest.raises(LedgerError, match="there is no record") as caught:
        opened(read_only=True)
    assert one_line(caught.value)
    assert not settings.db.exists()
    settings.db.touch()
    with pytest.raises(LedgerError, match="an empty file, no record yet"):
        opened(read_only=True)
    assert settings.db.read_bytes() == b""


def test_an_empty_file_and_missing_folders_become_a_record(opened: Callable[..., Ledger], settings: Settings, tmp_path: Path) -> None:
    settings.db.touch()
    assert opened().claims.count() == 0
    deep = tmp_path / "a%20b" / "c?d#e" / "ü.db"
    ledger = open_ledger(deep, settings=settings)
    assert ledger.claims.count() == 0
    ledger.close()
    assert [path.name for path in deep.parent.iterdir()] == ["ü.db"], "nothing else is left there"


@pytest.mark.parametrize("where", ["a-file/record.db", "."])
def test_where_no_file_can_be_it_says_so(tmp_path: Path, settings: Settings, where: str) -> None:
    (tmp_path / "a-file").write_text("in the way")
    with pytest.raises(LedgerError) as caught:
        open_ledger(tmp_path / where, settings=settings)
    assert one_line(caught.value)


def test_a_link_leads_to_its_file(opened: Callable[..., Ledger], settings: Settings, tmp_path: Path, invented: ModuleType) -> None:
    real = tmp_path / "elsewhere" / "real.db"
    real.parent.mkdir()
    settings.db.symlink_to(real)
    invented.take_in(opened(), invented.capture(1))
    assert real.is_file()
    assert settings.db.is_symlink()
    assert opened(read_only=True).claims.count() == 3


def test_a_backup_without_a_log_gets_one_again(opened: Callable[..., Ledger], settings: Settings, invented: ModuleType) -> None:
    ledger = opened()
    invented.take_in(ledger, invented.capture(1))
    ledger.close()
    with closing(sqlite3.connect(settings.db)) as connection:
        assert connection.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    assert opened().claims.count() == 3
    with closing(sqlite3.connect(settings.db)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize(("code", "kind"), [(errno.EROFS, LedgerReadOnlyError), (errno.ENOSPC, LedgerFullError), (errno.EIO, LedgerError)])
def test_what_the_operating_system_refuses_is_told(code: int, kind: type[LedgerError], tmp_path: Path) -> None:
    error = cannot_make(OSError(code, os.strerror(code)), path=tmp_path / "record.db")
    assert type(error) is kind
    assert one_line(error)


def as_another(folder: Path) -> list[str]:
    """Try to read and to write the folder's record as a user who may not write there; return what came of each."""
    command = [sys.executable, "-W", "error", str(SCRIPT), str(folder / "record.db")]
    return subprocess.run(command, check=True, timeout=60, capture_output=True, text=True).stdout.splitlines()


@pytest.mark.parametrize("writable_folder", [False, True])
@pytest.mark.parametrize("in_use", [False, True])
def test_what_may_only_be_read_is_read(folder: Path, invented: ModuleType, *, writable_folder: bool, in_use: bool) -> None:
    ledger = open_ledger(folder / "record.db", settings=Settings(db=folder))
    invented.take_in(ledger, invented.capture(1))
    if not in_use:
        ledger.close()
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o777 if writable_folder else 0o555)
    assert as_another(folder) == ["4 lines", "LedgerReadOnlyError: the record may be read but not written"]
    ledger.close()


def test_where_nothing_may_be_made_it_says_so(folder: Path) -> None:
    folder.chmod(0o555)
    assert as_another(folder) == ["LedgerReadOnlyError: the record may be read but not written"]


@contextmanager
def device(folder: Path, size: str) -> Iterator[Path]:
    """Give a device of that size, mounted in `folder`; where we may not mount one, skip the test."""
    mount, umount, small = shutil.which("mount"), shutil.which("umount"), folder / "small"
    small.mkdir()
    if not (IS_ROOT and mount and umount):
        pytest.skip("only root may mount a small device; another test fills a file instead")
    if subprocess.run([mount, "-t", "tmpfs", "-o", f"size={size}", "none", small], check=False, capture_output=True).returncode:
        pytest.skip("this machine mounts no small device; another test fills a file instead")
    try:
        yield small
    finally:
        subprocess.run([umount, "-l", small], check=True)


def test_a_full_device_is_told_and_leaves_nothing_half_written(folder: Path, invented: ModuleType) -> None:
    with device(folder, "2m") as small:
        fill(small / "record.db", invented)


@pytest.mark.parametrize("size", ["8k", "64k", "120k"])
def test_where_there_is_no_room_to_begin_no_file_is_left(folder: Path, size: str) -> None:
    with device(folder, size) as small:
        with pytest.raises(LedgerFullError, match=r"record\.db: no room left") as caught:
            open_ledger(small / "record.db", settings=Settings(db=small))
        assert one_line(caught.value)
        assert list(small.iterdir()) == []


def test_a_full_file_is_told_and_leaves_nothing_half_written(folder: Path, invented: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "record.db"
    open_ledger(path, settings=Settings(db=path)).close()
    connect = sqlite3.connect

    def narrow(*args: object, **options: object) -> sqlite3.Connection:
        connection = connect(*args, **options)
        connection.execute("PRAGMA max_page_count = 90")
        return connection

    monkeypatch.setattr(sqlite3, "connect", narrow)
    fill(path, invented)


def fill(path: Path, invented: ModuleType) -> None:
    """Write until there is no room, and see that what was written is whole."""
    ledger = open_ledger(path, settings=Settings(db=path))
    written: list[str] = []

    def write_on() -> None:
        for number in range(2000):
            written.append(invented.take_in(ledger, invented.capture(number)).capture.document)  # noqa: PERF401 - it ends by an error

    with pytest.raises(LedgerFullError, match=r"record\.db: no room left for the record") as caught:
        write_on()
    assert one_line(caught.value)
    assert len(written) > 10
    assert sorted(item.id for item in ledger.archive.documents()) == sorted(written)
    assert ledger.claims.count() == 3 * len(written)
    before = list(dump(ledger))
    ledger.close()
    again = open_ledger(path, settings=Settings(db=path))
    assert list(dump(again)) == before
    again.close()


def test_a_programming_error_is_no_trouble_with_the_file(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as connection, pytest.raises(sqlite3.OperationalError) as caught:
        connection.execute("SELECT nonsense")
    assert failure(caught.value, path=tmp_path) is None


def test_who_only_reads_leaves_nothing_beside_the_file(opened: Callable[..., Ledger], settings: Settings, invented: ModuleType) -> None:
    writer = opened()
    invented.take_in(writer, invented.capture(1))
    writer.close()
    reader = opened(read_only=True)
    assert reader.claims.count() == 3
    reader.close()
    assert [path.name for path in settings.db.parent.iterdir()] == [settings.db.name]
