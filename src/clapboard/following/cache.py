"""The file in which answers of hosts are kept between rounds, so that only what is new is sent again."""

import sqlite3
from contextlib import closing
from pathlib import Path


def cache_file(db: Path) -> Path:
    """Return the cache's file: in a folder of its own beside the record, which may be deleted at any time."""
    return db.with_name(f"{db.name}.cache") / "answers.db"


def empty(db: Path) -> None:
    """Throw away all cached answers of a record, also while they are in use; nothing stays in the file."""
    path = cache_file(db)
    if not path.is_file():
        return
    with closing(sqlite3.connect(path, timeout=10, isolation_level=None)) as connection:
        known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in ("streams", "entries"):
            if table in known:
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - the two names above
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
