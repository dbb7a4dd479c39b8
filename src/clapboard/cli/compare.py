"""`clapboard compare`: two documents side by side."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clapboard.cli.desk import Db, Json, console, ledger, print_json, settings
from clapboard.errors import AmbiguousError, NotFoundError, SourceError

if TYPE_CHECKING:
    from clapboard.checking import Draft
    from clapboard.record.ledger import Ledger

One = Annotated[str, typer.Argument(metavar="A", help="A file, an address, or the beginning of the id of a document (or claim) on record.")]
Other = Annotated[str, typer.Argument(metavar="B", help="The other one.")]


def run(one: One, other: Other, db: Db = None, as_json: Json = False) -> None:
    """Show the passages that two documents share side by side, with the words that differ."""
    from clapboard.checking import answers, compare

    answer = answers.compare(compare(_document(one, db), _document(other, db)))
    if as_json:
        print_json(answer)
        return
    from clapboard.cli import findings

    findings.comparison(console(), answer)


def _document(name: str, db: Path | None) -> "Draft":
    """Return a document from a file or address, else from the record; raise NotFoundError where it is neither."""
    if name == "-" or "://" in name or Path(name).exists():
        return _read(name, db)
    from clapboard.checking.draft import held_draft

    with ledger(db) as opened:
        found = held_draft(_id(name, opened), opened)
    if found is None:
        msg = f"the text of document {name} is not held"
        raise NotFoundError(msg, hint="it was kept and not read, or forgotten")
    return found


def _read(name: str, db: Path | None) -> "Draft":
    from clapboard.checking import read_draft
    from clapboard.pipeline import Reader
    from clapboard.sources import collect

    captures = list(collect([name], settings=settings(db), now=datetime.now(UTC)))
    if len(captures) != 1:
        msg = f"{name} holds {len(captures)} documents"
        raise AmbiguousError(msg, hint="give one file, or the id of a document on record")
    if isinstance(captures[0], SourceError):
        raise captures[0]
    return read_draft(captures[0], Reader())


def _id(prefix: str, opened: "Ledger") -> str:
    found = {document for document, _ in opened.archive.captured() if document.startswith(prefix)}
    found = found or {kept.claim.document for kept in opened.claims.find(prefix)}
    if not found or not prefix:
        msg = f"no file and no document {prefix} on record"
        raise NotFoundError(msg, hint="clapboard show TITLE --json lists the documents with their ids")
    if len(found) > 1:
        msg = f"{prefix} begins several ids: {', '.join(sorted(found)[:5])}"
        raise AmbiguousError(msg, hint="give more of it")
    return next(iter(found))
