"""A record of an earlier version is brought up to date by whichever command opens it."""

from pathlib import Path

from clapboard.cli.desk import ledger
from clapboard.config import Settings
from clapboard.storage import open_ledger
from clapboard.storage.filling import outdate


def test_a_command_that_only_reads_brings_the_file_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    made = open_ledger(path, settings=Settings(db=path))
    with made._connections.writing() as connection:
        outdate(connection)
    made._connections.close()
    with ledger(path) as opened:
        assert opened.claims.count() == 0
    assert open_ledger(path, settings=Settings(db=path), read_only=True).shows.titles() == {}
