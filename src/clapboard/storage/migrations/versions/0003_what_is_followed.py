"""Tables for what is followed, for the watch list, and for which words were forgotten; titles may go too. Never edit: add the next one."""

from alembic import op

revision = "0003"
down_revision = "0001"

STATEMENTS = (
    """
    CREATE TABLE follows (number INTEGER NOT NULL, address TEXT NOT NULL, added_at TEXT NOT NULL, kind TEXT, title TEXT, checked_at
    TEXT, succeeded_at TEXT, failed_at TEXT, error TEXT, failures INTEGER NOT NULL, new INTEGER NOT NULL, total INTEGER NOT NULL,
    not_before TEXT, gone INTEGER NOT NULL, PRIMARY KEY (number), UNIQUE (address))
    """,
    """
    CREATE TABLE pages (number INTEGER NOT NULL, address TEXT NOT NULL, link TEXT NOT NULL, first_seen TEXT NOT NULL, state TEXT NOT
    NULL, stamp TEXT NOT NULL, published TEXT, document BLOB, sameness BLOB, read_at TEXT, asked_at TEXT, due TEXT, tries INTEGER NOT
    NULL, note TEXT, PRIMARY KEY (number), UNIQUE (address))
    """,
    "CREATE INDEX ix_pages_document ON pages (document)",
    "CREATE INDEX ix_pages_due ON pages (due)",
    """
    CREATE TABLE watched (number INTEGER NOT NULL, title TEXT NOT NULL, aliases TEXT NOT NULL, network TEXT, PRIMARY KEY (number),
    UNIQUE (title))
    """,
    """
    CREATE TABLE blanks (takedown INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, PRIMARY KEY (takedown, start),
    FOREIGN KEY(takedown) REFERENCES takedowns (number)) WITHOUT ROWID
    """,
    "CREATE TRIGGER blanks_never_deleted BEFORE DELETE ON blanks BEGIN SELECT RAISE(ABORT, 'blanks are never deleted'); END",
    "CREATE TRIGGER blanks_never_changed BEFORE UPDATE ON blanks BEGIN SELECT RAISE(ABORT, 'blanks are never changed'); END",
    "DROP TRIGGER sightings_never_changed",
    "DROP TRIGGER documents_never_changed",
    """
    CREATE TRIGGER sightings_never_changed BEFORE UPDATE ON sightings WHEN NOT (NEW."number" IS OLD."number" AND NEW."capture" IS
    OLD."capture" AND NEW."media_type" IS OLD."media_type" AND NEW."outlet" IS OLD."outlet" AND NEW."published" IS OLD."published"
    AND NEW."origin" IS OLD."origin" AND NEW."fetched_at" IS OLD."fetched_at" AND (SELECT sha256 FROM captures WHERE number =
    OLD."capture") IN (SELECT sha256 FROM takedowns)) BEGIN SELECT RAISE(ABORT, 'sightings are never changed'); END
    """,
    """
    CREATE TRIGGER documents_never_changed BEFORE UPDATE ON documents WHEN NOT (NEW."run" IS OLD."run" AND NEW."text" IS OLD."text"
    AND (SELECT sha256 FROM texts WHERE number = OLD."text") IN (SELECT sha256 FROM takedowns)) BEGIN SELECT RAISE(ABORT, 'documents
    are never changed'); END
    """,
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.execute(statement)
