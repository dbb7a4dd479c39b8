"""Full-text search over the words of claims. It begins empty; whoever opens the file next fills it. Never edit: add the next one."""

from alembic import op

revision = "0005"
down_revision = "0004"

STATEMENTS = (
    "CREATE VIRTUAL TABLE search USING fts5(words, names, tokenize = 'unicode61 remove_diacritics 2')",
    """
    CREATE TRIGGER search_forgets AFTER UPDATE OF exact ON evidence BEGIN DELETE FROM search WHERE rowid = OLD.claim; END
    """,
    "DELETE FROM derived",
)


def upgrade() -> None:
    """Make the table."""
    for statement in STATEMENTS:
        op.execute(statement)
