"""The tables of what is followed. Unlike the record's own they are books that are kept: their rows change.

Nothing in them is evidence, and nothing of the record hangs on them: without them all would be asked for once more, and nothing of it
be kept twice. `blanks` alone is never changed: it says which words of a text were forgotten, so that a backup that still has them can be
brought to forget them too.
"""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

from clapboard.storage.columns import Digest, Moment, Words


def following_tables(metadata: MetaData) -> tuple[Table, Table, Table, Table]:
    """Put the tables into `metadata` and return them: `follows`, `pages`, `watched`, and `blanks`."""
    follows = Table(
        "follows",
        metadata,
        Column("number", Integer, primary_key=True),
        Column("address", Words, nullable=False, unique=True),
        Column("added_at", Moment, nullable=False),
        Column("kind", Text),
        Column("title", Words),
        Column("checked_at", Moment),
        Column("succeeded_at", Moment),
        Column("failed_at", Moment),
        Column("error", Words),
        Column("failures", Integer, nullable=False),
        Column("new", Integer, nullable=False),
        Column("total", Integer, nullable=False),
        Column("not_before", Moment),
        Column("gone", Integer, nullable=False),
    )
    pages = Table(
        "pages",
        metadata,
        Column("number", Integer, primary_key=True),
        Column("address", Words, nullable=False, unique=True),
        Column("link", Words, nullable=False),
        Column("first_seen", Moment, nullable=False),
        Column("state", Text, nullable=False),
        Column("stamp", Words, nullable=False),
        Column("published", Text),
        Column("document", Digest, index=True),
        Column("sameness", Digest),
        Column("read_at", Moment),
        Column("asked_at", Moment),
        Column("due", Moment, index=True),
        Column("tries", Integer, nullable=False),
        Column("note", Words),
    )
    watched = Table(
        "watched",
        metadata,
        Column("number", Integer, primary_key=True),
        Column("title", Words, nullable=False, unique=True),
        Column("aliases", Text, nullable=False),  # JSON
        Column("network", Words),
    )
    blanks = Table(
        "blanks",
        metadata,
        Column("takedown", ForeignKey("takedowns.number"), primary_key=True),
        Column("start", Integer, primary_key=True),
        Column("end", Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    return follows, pages, watched, blanks
