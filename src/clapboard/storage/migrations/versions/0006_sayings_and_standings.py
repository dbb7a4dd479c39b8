"""The index of sayings with its places in the order of publication and one row for each text, and tables of where shows stand.

They begin empty; whoever opens the file next fills them. Never edit: add the next one.
"""

from alembic import op

revision = "0006"
down_revision = "0005"

STATEMENTS = (
    "DROP TABLE saying_places",
    """
    CREATE TABLE saying_places ( whole INTEGER NOT NULL, last INTEGER NOT NULL, first INTEGER NOT NULL, document BLOB NOT NULL, start
    INTEGER NOT NULL, "end" INTEGER NOT NULL, claim INTEGER NOT NULL, speaker TEXT, PRIMARY KEY (whole, last, first, document, start,
    "end", claim) ) WITHOUT ROWID
    """,
    """
    CREATE TABLE saying_texts ( whole INTEGER NOT NULL, document BLOB NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, words
    TEXT NOT NULL, PRIMARY KEY (whole) )
    """,
    """
    CREATE TABLE saying_names ( whole INTEGER NOT NULL, speaker TEXT NOT NULL, places INTEGER NOT NULL, PRIMARY KEY (whole, speaker) )
    WITHOUT ROWID
    """,
    "CREATE TABLE standings ( show TEXT NOT NULL, platform TEXT, seasons TEXT NOT NULL, PRIMARY KEY (show) ) WITHOUT ROWID",
    "CREATE INDEX ix_standings_platform ON standings (platform)",
    "DELETE FROM derived",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.execute(statement)
