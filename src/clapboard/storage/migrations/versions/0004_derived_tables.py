"""Tables for what is worked out from claims: the index of sayings and passages, and what every document is about.

They begin empty; whoever opens the file next fills them (`clapboard.storage.derived`). Never edit: add the next one.
"""

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    "CREATE TABLE derived ( name TEXT NOT NULL, version TEXT NOT NULL, PRIMARY KEY (name) ) WITHOUT ROWID",
    """
    CREATE TABLE document_marks ( mark INTEGER NOT NULL, capture INTEGER NOT NULL, title TEXT NOT NULL, PRIMARY KEY (mark,
    capture, title) ) WITHOUT ROWID
    """,
    "CREATE TABLE document_shows ( capture INTEGER NOT NULL, show TEXT NOT NULL, names TEXT, PRIMARY KEY (capture) )",
    "CREATE INDEX ix_document_shows_show ON document_shows (show)",
    """
    CREATE TABLE document_titles ( capture INTEGER NOT NULL, title TEXT NOT NULL, claims INTEGER NOT NULL, told INTEGER NOT
    NULL, abouts INTEGER NOT NULL, strength INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (capture, title) ) WITHOUT
    ROWID
    """,
    """
    CREATE TABLE open_marks ( capture INTEGER NOT NULL, mark TEXT NOT NULL, printed TEXT NOT NULL, PRIMARY KEY (capture, mark) )
    WITHOUT ROWID
    """,
    "CREATE TABLE passage_grams ( gram INTEGER NOT NULL, capture INTEGER NOT NULL, PRIMARY KEY (gram, capture) ) WITHOUT ROWID",
    "CREATE TABLE saying_grams ( gram INTEGER NOT NULL, whole INTEGER NOT NULL, PRIMARY KEY (gram, whole) ) WITHOUT ROWID",
    """
    CREATE TABLE saying_places ( claim INTEGER NOT NULL, capture INTEGER NOT NULL, whole INTEGER NOT NULL, start INTEGER NOT
    NULL, "end" INTEGER NOT NULL, speaker TEXT, words TEXT NOT NULL, PRIMARY KEY (claim) )
    """,
    "CREATE INDEX ix_saying_places_capture ON saying_places (capture)",
    "CREATE INDEX ix_saying_places_whole ON saying_places (whole)",
    "CREATE TABLE title_shows ( title TEXT NOT NULL, show TEXT NOT NULL, PRIMARY KEY (title) ) WITHOUT ROWID",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.execute(statement)
