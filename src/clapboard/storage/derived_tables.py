"""The tables of what is worked out from the record's own rows: the index of sayings and passages, and what each document is about.

Their rows come with a document and go when it is read anew; they are dropped and filled anew where the way of working them out changes
(`derived.py`, `derived_sayings.py`, `filling.py`). Fingerprints are unsigned; a column holds them less 2**63, so that they sort alike.
"""

from sqlalchemy import Column, Integer, MetaData, Table, Text

from clapboard.storage.columns import Digest, Words


def derived_tables(metadata: MetaData) -> frozenset[Table]:
    """Put the tables into `metadata` and return them."""
    return frozenset((*_words(metadata), *_shows(metadata)))


def _words(metadata: MetaData) -> tuple[Table, ...]:
    return (
        Table(
            "saying_places",
            metadata,
            Column("whole", Integer, primary_key=True),
            Column("last", Integer, primary_key=True),  # the days of publication, as `derived_sayings.rank` has them
            Column("first", Integer, primary_key=True),
            Column("document", Digest, primary_key=True),
            Column("start", Integer, primary_key=True),
            Column("end", Integer, primary_key=True),
            Column("claim", Integer, primary_key=True),
            Column("speaker", Words),
            sqlite_with_rowid=False,
        ),
        Table(
            "saying_texts",
            metadata,
            Column("whole", Integer, primary_key=True),
            Column("document", Digest, nullable=False),  # the first of its places
            Column("start", Integer, nullable=False),
            Column("end", Integer, nullable=False),
            Column("words", Words, nullable=False),
        ),
        Table(
            "saying_names",
            metadata,
            Column("whole", Integer, primary_key=True),
            Column("speaker", Words, primary_key=True),
            Column("places", Integer, nullable=False),
            sqlite_with_rowid=False,
        ),
        Table(
            "saying_grams",
            metadata,
            Column("gram", Integer, primary_key=True),
            Column("whole", Integer, primary_key=True),
            sqlite_with_rowid=False,
        ),
        Table(
            "passage_grams",
            metadata,
            Column("gram", Integer, primary_key=True),
            Column("capture", Integer, primary_key=True),
            sqlite_with_rowid=False,
        ),
    )


def _shows(metadata: MetaData) -> tuple[Table, ...]:
    return (
        Table(
            "document_titles",
            metadata,
            Column("capture", Integer, primary_key=True),
            Column("title", Words, primary_key=True),
            Column("claims", Integer, nullable=False),
            Column("told", Integer, nullable=False),
            Column("abouts", Integer, nullable=False),
            Column("strength", Integer, nullable=False),
            Column("place", Integer, nullable=False),
            sqlite_with_rowid=False,
        ),
        Table(
            "document_marks",
            metadata,
            Column("mark", Integer, primary_key=True),
            Column("capture", Integer, primary_key=True),
            Column("title", Words, primary_key=True),
            sqlite_with_rowid=False,
        ),
        Table(
            "open_marks",
            metadata,
            Column("capture", Integer, primary_key=True),
            Column("mark", Words, primary_key=True),
            Column("printed", Words, nullable=False),
            sqlite_with_rowid=False,
        ),
        Table(
            "title_shows",
            metadata,
            Column("title", Words, primary_key=True),
            Column("show", Words, nullable=False),
            sqlite_with_rowid=False,
        ),
        Table(
            "document_shows",
            metadata,
            Column("capture", Integer, primary_key=True),
            Column("show", Words, nullable=False, index=True),
            Column("names", Words),  # JSON; NULL where the document names its show itself, "?" where that is doubtful
        ),
        Table(
            "standings",
            metadata,
            Column("show", Words, primary_key=True),
            Column("platform", Words, index=True),
            Column("seasons", Text, nullable=False),  # JSON: number, stage, fate
            sqlite_with_rowid=False,
        ),
        Table(
            "derived",
            metadata,
            Column("name", Text, primary_key=True),
            Column("version", Text, nullable=False),
            sqlite_with_rowid=False,
        ),
    )
