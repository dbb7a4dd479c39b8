"""The tables of the record in SQLite. Rows are added and never changed; what is *current* is asked (the newest run of a document).

Every write of a document is one transaction, so a run that is in `runs` is a finished one.

Words lie in columns of their own (`captures.content`, `texts.words`, the `exact`, `prefix` and `suffix` of `evidence` and
`judgements`), hashes and offsets beside them. A takedown adds a row to `takedowns` with the hash of the text (or of the captured
bytes) and may then, and only then, blank the words of that hash: set them to NULL, or for a text and its evidence to other words of
the same length (a text of which one sentence went keeps its other offsets). A title that was forgotten goes from `documents.described`
and `sightings.title` likewise. The triggers let nothing else through; `takedown.py` does it.

Full-text search (FTS5) stands in `SEARCH`: a virtual table is none of SQLAlchemy's.

What is worked out from all this (the index of sayings, which document is about which show) lies in tables of its own at the end.

This module describes the tables as they are today; `migrations/` leads there from every earlier version, and a test compares.
"""

from typing import Final

from sqlalchemy import Column, Connection, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

from clapboard.storage.columns import Digest, Moment, Words
from clapboard.storage.derived_tables import derived_tables
from clapboard.storage.following_tables import following_tables

HEAD: Final = "0006"
"""The newest migration, the one that this module describes."""

DERIVED_AS: Final = "3"
"""The way in which the derived tables are filled (`derived.py`): another number has whoever opens the file next fill them anew."""

APPLICATION_ID: Final = 0x436C6170
"""What SQLite's `application_id` says of a file of ours: "Clap"."""

_VERSION_TABLE: Final = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)

metadata = MetaData()

captures = Table(
    "captures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", Digest, nullable=False, unique=True),
    Column("address", Words, nullable=False, index=True),
    Column("sha256", Digest, nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary),  # zlib; NULL when forgotten; last, so that the other columns are read without it
)

sightings = Table(
    "sightings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("capture", ForeignKey("captures.number"), nullable=False, index=True),
    Column("media_type", Words, nullable=False),
    Column("outlet", Words),
    Column("title", Words),
    Column("published", Words),
    Column("origin", Words, nullable=False),
    Column("fetched_at", Moment, nullable=False),
)

texts = Table(
    "texts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("sha256", Digest, nullable=False),
    Column("reader", Text, nullable=False),
    Column("words", Words),  # NULL when forgotten
    UniqueConstraint("sha256", "reader"),
)

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("capture", ForeignKey("captures.number"), nullable=False),
    Column("extractor", Text, nullable=False),
    Column("given", Digest, nullable=False),
    Column("finished_at", Moment, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("unread", Words),
    UniqueConstraint("capture", "extractor", "given"),
    Index("ix_runs_newest", "capture", "number"),
)

documents = Table(
    "documents",
    metadata,
    Column("run", ForeignKey("runs.number"), primary_key=True),
    Column("text", ForeignKey("texts.number"), nullable=False),
    Column("described", Text, nullable=False),  # JSON, see codec.py
)

claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Digest, nullable=False, unique=True),
    Column("capture", ForeignKey("captures.number"), nullable=False),
    Column("predicate", Text, nullable=False),
    Column("show", Words),
    Column("show_folded", Words),
    Column("season", Words),
    Column("value", Words),
    Column("certainty", Text, nullable=False),
    Column("qualifiers", Text, nullable=False),  # JSON, pairs
    Column("recorded_at", Moment, nullable=False),
    Index("ix_claims_predicate", "predicate", "capture"),
    Index("ix_claims_show", "show_folded", "capture"),
)

evidence = Table(
    "evidence",
    metadata,
    Column("claim", ForeignKey("claims.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("text_sha256", Digest, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("exact", Words),  # these three NULL when forgotten
    Column("prefix", Words),
    Column("suffix", Words),
    sqlite_with_rowid=False,
)

readings = Table(
    "readings",
    metadata,
    Column("run", ForeignKey("runs.number"), primary_key=True),
    Column("claim", ForeignKey("claims.number"), primary_key=True, index=True),
    Column("confidence", Float, nullable=False),
    Column("rule", Text, nullable=False),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Words, primary_key=True),
    Column("claim", Text, nullable=False, index=True),
    Column("document", Text, nullable=False, index=True),
    Column("predicate", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("by", Words, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("text_sha256", Digest, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("exact", Words),  # these three NULL when forgotten
    Column("prefix", Words),
    Column("suffix", Words),
    Column("field", Words),
    Column("value", Words),
)

undone = Table(
    "undone",
    metadata,
    Column("judgement", ForeignKey("judgements.id"), primary_key=True),
    Column("at", Moment, nullable=False),
)

takedowns = Table(
    "takedowns",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("sha256", Digest, nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("reason", Words, nullable=False),
)

follows, pages, watched, blanks = following_tables(metadata)

DERIVED: Final = derived_tables(metadata)
"""The tables that hold nothing of their own: their rows come and go."""

CHANGING: Final = frozenset((follows, pages, watched)) | DERIVED
"""The tables whose rows change: the books kept of what is followed, and what is derived."""

SEARCH: Final = (
    "CREATE VIRTUAL TABLE search USING fts5(words, names, tokenize = 'unicode61 remove_diacritics 2')",
    """
    CREATE TRIGGER search_forgets AFTER UPDATE OF exact ON evidence BEGIN DELETE FROM search WHERE rowid = OLD.claim; END
    """,
)
"""The words of current claims by the claims' numbers (FTS5), derived as `derived.py` says; what a takedown blanks is found no more."""

_BLANKABLE: Final = {
    "captures": ("sha256", ("content",)),
    "texts": ("sha256", ("words",)),
    "evidence": ("text_sha256", ("exact", "prefix", "suffix")),
    "judgements": ("text_sha256", ("exact", "prefix", "suffix")),
    "sightings": ("capture", ("title",)),
    "documents": ("text", ("described",)),
}
"""For each table with words: the column of the hash they belong to (or of the row that has it), and what a takedown may blank."""

_HASHED: Final = {"sightings": "captures", "documents": "texts"}
"""Tables whose words belong to a hash in another table's row."""

_FREE: Final = frozenset({"title", "described"})
"""Columns whose words have no offsets to keep: what a takedown puts there may be of any length. Captured bytes go as a whole."""


def triggers() -> tuple[str, ...]:
    """Return the statements that make the tables append-only."""
    return tuple(
        statement for table in metadata.sorted_tables if table not in CHANGING for statement in (_no_deletes(table), _no_updates(table))
    )


def create(connection: Connection) -> None:
    """Make all tables, indexes and triggers and note the version; the caller owns the transaction."""
    metadata.create_all(connection, checkfirst=False)
    for statement in triggers():
        connection.exec_driver_sql(statement)
    for statement in SEARCH:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(_VERSION_TABLE)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))
    connection.exec_driver_sql("INSERT INTO derived VALUES ('documents', ?)", (DERIVED_AS,))
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _no_deletes(table: Table) -> str:
    return (
        f"CREATE TRIGGER {table.name}_never_deleted BEFORE DELETE ON {table.name} "
        f"BEGIN SELECT RAISE(ABORT, '{table.name} are never deleted'); END"
    )


def _no_updates(table: Table) -> str:
    when = ""
    if table.name in _BLANKABLE:
        digest, words = _BLANKABLE[table.name]
        same = [f'NEW."{column.name}" IS OLD."{column.name}"' for column in table.columns if column.name not in words]
        blank = [f'(NEW."{name}" IS NULL{_as_long(name)})' for name in words if name not in _FREE]
        there = _HASHED.get(table.name)
        hashed = f'(SELECT sha256 FROM {there} WHERE number = OLD."{digest}")' if there else f'OLD."{digest}"'  # noqa: S608 - as below
        told = f"{hashed} IN (SELECT sha256 FROM takedowns)"  # noqa: S608 - the names are those above
        when = f" WHEN NOT ({' AND '.join([*same, *blank, told])})"
    return (
        f"CREATE TRIGGER {table.name}_never_changed BEFORE UPDATE ON {table.name}{when} "
        f"BEGIN SELECT RAISE(ABORT, '{table.name} are never changed'); END"
    )


def _as_long(name: str) -> str:
    """Return what lets other words of the same length in, for text; captured bytes have no offsets to keep."""
    return "" if name == "content" else f' OR length(NEW."{name}") = length(OLD."{name}")'
