"""The first tables of the record, as they were when this migration was written. Never edit: add the next one."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
    CREATE TABLE captures (number INTEGER NOT NULL, document BLOB NOT NULL, address TEXT NOT NULL, sha256 BLOB NOT NULL, size
    INTEGER NOT NULL, content BLOB, PRIMARY KEY (number), UNIQUE (document))
    """,
    "CREATE INDEX ix_captures_address ON captures (address)",
    "CREATE INDEX ix_captures_sha256 ON captures (sha256)",
    """
    CREATE TABLE judgements (id TEXT NOT NULL, claim TEXT NOT NULL, document TEXT NOT NULL, predicate TEXT NOT NULL, verdict TEXT
    NOT NULL, "by" TEXT NOT NULL, made_at TEXT NOT NULL, text_sha256 BLOB NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    exact TEXT, prefix TEXT, suffix TEXT, field TEXT, value TEXT, PRIMARY KEY (id))
    """,
    "CREATE INDEX ix_judgements_claim ON judgements (claim)",
    "CREATE INDEX ix_judgements_document ON judgements (document)",
    "CREATE INDEX ix_judgements_text_sha256 ON judgements (text_sha256)",
    """
    CREATE TABLE takedowns (number INTEGER NOT NULL, sha256 BLOB NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY
    (number))
    """,
    "CREATE INDEX ix_takedowns_sha256 ON takedowns (sha256)",
    """
    CREATE TABLE texts (number INTEGER NOT NULL, sha256 BLOB NOT NULL, reader TEXT NOT NULL, words TEXT, PRIMARY KEY (number),
    UNIQUE (sha256, reader))
    """,
    """
    CREATE TABLE claims (number INTEGER NOT NULL, id BLOB NOT NULL, capture INTEGER NOT NULL, predicate TEXT NOT NULL, show TEXT,
    show_folded TEXT, season TEXT, value TEXT, certainty TEXT NOT NULL, qualifiers TEXT NOT NULL, recorded_at TEXT NOT NULL, PRIMARY
    KEY (number), UNIQUE (id), FOREIGN KEY(capture) REFERENCES captures (number))
    """,
    "CREATE INDEX ix_claims_predicate ON claims (predicate, capture)",
    "CREATE INDEX ix_claims_show ON claims (show_folded, capture)",
    """
    CREATE TABLE runs (number INTEGER NOT NULL, capture INTEGER NOT NULL, extractor TEXT NOT NULL, given BLOB NOT NULL, finished_at
    TEXT NOT NULL, claims INTEGER NOT NULL, unread TEXT, PRIMARY KEY (number), UNIQUE (capture, extractor, given), FOREIGN
    KEY(capture) REFERENCES captures (number))
    """,
    "CREATE INDEX ix_runs_newest ON runs (capture, number)",
    """
    CREATE TABLE sightings (number INTEGER NOT NULL, capture INTEGER NOT NULL, media_type TEXT NOT NULL, outlet TEXT, title TEXT,
    published TEXT, origin TEXT NOT NULL, fetched_at TEXT NOT NULL, PRIMARY KEY (number), FOREIGN KEY(capture) REFERENCES captures
    (number))
    """,
    "CREATE INDEX ix_sightings_capture ON sightings (capture)",
    """
    CREATE TABLE undone (judgement TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (judgement), FOREIGN KEY(judgement) REFERENCES
    judgements (id))
    """,
    """
    CREATE TABLE documents (run INTEGER NOT NULL, text INTEGER NOT NULL, described TEXT NOT NULL, PRIMARY KEY (run), FOREIGN
    KEY(run) REFERENCES runs (number), FOREIGN KEY(text) REFERENCES texts (number))
    """,
    """
    CREATE TABLE evidence (claim INTEGER NOT NULL, position INTEGER NOT NULL, text_sha256 BLOB NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, exact TEXT, prefix TEXT, suffix TEXT, PRIMARY KEY (claim, position), FOREIGN KEY(claim) REFERENCES
    claims (number)) WITHOUT ROWID
    """,
    "CREATE INDEX ix_evidence_text_sha256 ON evidence (text_sha256)",
    """
    CREATE TABLE readings (run INTEGER NOT NULL, claim INTEGER NOT NULL, confidence FLOAT NOT NULL, rule TEXT NOT NULL, PRIMARY KEY
    (run, claim), FOREIGN KEY(run) REFERENCES runs (number), FOREIGN KEY(claim) REFERENCES claims (number)) WITHOUT ROWID
    """,
    "CREATE INDEX ix_readings_claim ON readings (claim)",
    "CREATE TRIGGER captures_never_deleted BEFORE DELETE ON captures BEGIN SELECT RAISE(ABORT, 'captures are never deleted'); END",
    """
    CREATE TRIGGER captures_never_changed BEFORE UPDATE ON captures WHEN NOT (NEW."number" IS OLD."number" AND NEW."document" IS
    OLD."document" AND NEW."address" IS OLD."address" AND NEW."sha256" IS OLD."sha256" AND NEW."size" IS OLD."size" AND
    (NEW."content" IS NULL) AND OLD."sha256" IN (SELECT sha256 FROM takedowns)) BEGIN SELECT RAISE(ABORT, 'captures are never
    changed'); END
    """,
    """
    CREATE TRIGGER judgements_never_deleted BEFORE DELETE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements are never deleted');
    END
    """,
    """
    CREATE TRIGGER judgements_never_changed BEFORE UPDATE ON judgements WHEN NOT (NEW."id" IS OLD."id" AND NEW."claim" IS
    OLD."claim" AND NEW."document" IS OLD."document" AND NEW."predicate" IS OLD."predicate" AND NEW."verdict" IS OLD."verdict" AND
    NEW."by" IS OLD."by" AND NEW."made_at" IS OLD."made_at" AND NEW."text_sha256" IS OLD."text_sha256" AND NEW."start" IS
    OLD."start" AND NEW."end" IS OLD."end" AND NEW."field" IS OLD."field" AND NEW."value" IS OLD."value" AND (NEW."exact" IS NULL OR
    length(NEW."exact") = length(OLD."exact")) AND (NEW."prefix" IS NULL OR length(NEW."prefix") = length(OLD."prefix")) AND
    (NEW."suffix" IS NULL OR length(NEW."suffix") = length(OLD."suffix")) AND OLD."text_sha256" IN (SELECT sha256 FROM takedowns))
    BEGIN SELECT RAISE(ABORT, 'judgements are never changed'); END
    """,
    "CREATE TRIGGER takedowns_never_deleted BEFORE DELETE ON takedowns BEGIN SELECT RAISE(ABORT, 'takedowns are never deleted'); END",
    "CREATE TRIGGER takedowns_never_changed BEFORE UPDATE ON takedowns BEGIN SELECT RAISE(ABORT, 'takedowns are never changed'); END",
    "CREATE TRIGGER texts_never_deleted BEFORE DELETE ON texts BEGIN SELECT RAISE(ABORT, 'texts are never deleted'); END",
    """
    CREATE TRIGGER texts_never_changed BEFORE UPDATE ON texts WHEN NOT (NEW."number" IS OLD."number" AND NEW."sha256" IS
    OLD."sha256" AND NEW."reader" IS OLD."reader" AND (NEW."words" IS NULL OR length(NEW."words") = length(OLD."words")) AND
    OLD."sha256" IN (SELECT sha256 FROM takedowns)) BEGIN SELECT RAISE(ABORT, 'texts are never changed'); END
    """,
    "CREATE TRIGGER claims_never_deleted BEFORE DELETE ON claims BEGIN SELECT RAISE(ABORT, 'claims are never deleted'); END",
    "CREATE TRIGGER claims_never_changed BEFORE UPDATE ON claims BEGIN SELECT RAISE(ABORT, 'claims are never changed'); END",
    "CREATE TRIGGER runs_never_deleted BEFORE DELETE ON runs BEGIN SELECT RAISE(ABORT, 'runs are never deleted'); END",
    "CREATE TRIGGER runs_never_changed BEFORE UPDATE ON runs BEGIN SELECT RAISE(ABORT, 'runs are never changed'); END",
    "CREATE TRIGGER sightings_never_deleted BEFORE DELETE ON sightings BEGIN SELECT RAISE(ABORT, 'sightings are never deleted'); END",
    "CREATE TRIGGER sightings_never_changed BEFORE UPDATE ON sightings BEGIN SELECT RAISE(ABORT, 'sightings are never changed'); END",
    "CREATE TRIGGER undone_never_deleted BEFORE DELETE ON undone BEGIN SELECT RAISE(ABORT, 'undone are never deleted'); END",
    "CREATE TRIGGER undone_never_changed BEFORE UPDATE ON undone BEGIN SELECT RAISE(ABORT, 'undone are never changed'); END",
    "CREATE TRIGGER documents_never_deleted BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'documents are never deleted'); END",
    "CREATE TRIGGER documents_never_changed BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'documents are never changed'); END",
    "CREATE TRIGGER evidence_never_deleted BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence are never deleted'); END",
    """
    CREATE TRIGGER evidence_never_changed BEFORE UPDATE ON evidence WHEN NOT (NEW."claim" IS OLD."claim" AND NEW."position" IS
    OLD."position" AND NEW."text_sha256" IS OLD."text_sha256" AND NEW."start" IS OLD."start" AND NEW."end" IS OLD."end" AND
    (NEW."exact" IS NULL OR length(NEW."exact") = length(OLD."exact")) AND (NEW."prefix" IS NULL OR length(NEW."prefix") =
    length(OLD."prefix")) AND (NEW."suffix" IS NULL OR length(NEW."suffix") = length(OLD."suffix")) AND OLD."text_sha256" IN (SELECT
    sha256 FROM takedowns)) BEGIN SELECT RAISE(ABORT, 'evidence are never changed'); END
    """,
    "CREATE TRIGGER readings_never_deleted BEFORE DELETE ON readings BEGIN SELECT RAISE(ABORT, 'readings are never deleted'); END",
    "CREATE TRIGGER readings_never_changed BEFORE UPDATE ON readings BEGIN SELECT RAISE(ABORT, 'readings are never changed'); END",
)


def upgrade() -> None:
    """Make tables, indexes and triggers, and mark the file as ours."""
    for statement in STATEMENTS:
        op.execute(statement)
    op.execute("PRAGMA application_id = 1131176304")
