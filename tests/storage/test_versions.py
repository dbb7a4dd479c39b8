"""The tables' versions: an older file is brought up to date, a newer one refused, one that is up to date costs nothing."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from clapboard.config import Settings
from clapboard.errors import LedgerError, LedgerReadOnlyError, LedgerVersionError
from clapboard.record.dump import dump
from clapboard.record.ledger import Ledger
from clapboard.storage import migrations, open_ledger, schema
from clapboard.storage.file import WRITES, _engine

NEXT = """
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade():
    op.execute("CREATE TABLE shelves (number INTEGER PRIMARY KEY)")
    op.execute("INSERT INTO shelves VALUES (7)")
    {more}
"""


def tables(path: Path) -> dict[str, str]:
    """Return what SQLite keeps of each table, index and trigger, blanks apart."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: "".join(sql.split()) for name, sql in rows}


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that makes this Clapboard one version newer than the files made so far."""

    def make(more: str = "") -> None:
        place = tmp_path / "later %s"
        place.mkdir()
        (place / "9999_shelves.py").write_text(NEXT.format(more=more, head=schema.HEAD))
        monkeypatch.setattr(migrations, "PLACES", (*migrations.PLACES, place))
        monkeypatch.setattr(schema, "HEAD", "9999")

    return make


def test_the_migrations_lead_to_the_tables_of_today(tmp_path: Path, settings: Settings) -> None:
    open_ledger(settings.db, settings=settings).close()
    migrated = tmp_path / "migrated.db"
    migrated.touch()
    engine = _engine(migrated, busy_timeout=1, read_only=False)
    migrations.upgrade(engine.execution_options(**{WRITES: True}))
    engine.dispose()
    assert tables(migrated) == tables(settings.db)
    assert schema.HEAD in migrations.known()
    open_ledger(migrated, settings=settings).close()


def test_an_older_file_is_brought_up_to_date(
    opened: Callable[..., Ledger], settings: Settings, invented: ModuleType, next_version: Callable[..., None]
) -> None:
    ledger = opened()
    invented.take_in(ledger, invented.capture(1))
    before = list(dump(ledger))
    ledger.close()
    next_version()
    assert list(dump(opened())) == before
    assert "shelves" in tables(settings.db)
    assert list(dump(opened())) == before


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(
    opened: Callable[..., Ledger], settings: Settings, next_version: Callable[..., None]
) -> None:
    opened().close()
    before = tables(settings.db)
    next_version(more="raise ZeroDivisionError")
    with pytest.raises(ZeroDivisionError):
        opened()
    assert tables(settings.db) == before


def test_an_older_file_that_may_only_be_read_is_refused(opened: Callable[..., Ledger], next_version: Callable[..., None]) -> None:
    opened().close()
    next_version()
    with pytest.raises(LedgerReadOnlyError):
        opened(read_only=True)


def test_a_newer_file_is_refused(opened: Callable[..., Ledger], settings: Settings) -> None:
    opened().close()
    with closing(sqlite3.connect(settings.db)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
        connection.commit()
    with pytest.raises(LedgerVersionError, match=rf"record\.db: written by a newer Clapboard .*0099.*{schema.HEAD}") as caught:
        opened()
    assert "pip install --upgrade" in caught.value.hint


@pytest.mark.parametrize("content", [b"This is a letter, not a record. " * 200, b"{}", b"SQLite format 3\x00" + b"\x10" * 4000])
def test_what_is_no_database_is_refused(opened: Callable[..., Ledger], settings: Settings, content: bytes) -> None:
    settings.db.write_bytes(content)
    for read_only in (False, True):
        with pytest.raises(LedgerError, match=r"record\.db: no record of Clapboard's, or damaged") as caught:
            opened(read_only=read_only)
        assert caught.value.hint
    assert settings.db.read_bytes() == content


def test_a_database_of_something_else_is_refused_and_left_alone(opened: Callable[..., Ledger], settings: Settings) -> None:
    with closing(sqlite3.connect(settings.db)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
    before = settings.db.read_bytes()
    with pytest.raises(LedgerError, match="a database, but no record of Clapboard's"):
        opened()
    assert settings.db.read_bytes() == before


def test_opening_a_file_that_is_up_to_date_loads_no_alembic(opened: Callable[..., Ledger], settings: Settings) -> None:
    opened().close()
    script = (
        "import sys; from pathlib import Path; from clapboard.config import Settings; from clapboard.storage import open_ledger\n"
        "assert 'sqlalchemy' not in sys.modules, 'the room itself is light'\n"
        "settings = Settings(db=Path(sys.argv[1])); open_ledger(settings.db, settings=settings).close()\n"
        "assert 'sqlalchemy' in sys.modules and 'alembic' not in sys.modules\n"
        "open_ledger(settings.db.with_name('new.db'), settings=settings).close()\n"
        "assert 'alembic' not in sys.modules, 'nor does making one'\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", script, str(settings.db)], check=True, timeout=60)
