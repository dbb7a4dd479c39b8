"""`clapboard record`: the whole record, printed or derived anew."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from clapboard.cli.desk import FINDINGS, Db, ledger, note, settings
from clapboard.errors import UsageError

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Print the whole record, or derive it anew.")

Target = Annotated[
    Path | None, typer.Argument(metavar="[FILE]", help="Keep the new record in this file (default: compare and throw it away).")
]


@app.command()
def dump(db: Db = None) -> None:
    """Print the record's canonical form: two records are the same if these bytes are."""
    from clapboard.record.dump import dump as lines

    with ledger(db) as opened:
        for line in lines(opened):
            print(line)


@app.command()
def rebuild(target: Target = None, db: Db = None) -> None:
    """Derive everything from captures and judgements into a new file and compare; exit code 1 where the two differ."""
    if target and target.exists():
        msg = f"{target} exists already"
        raise UsageError(msg, hint="name a file that does not exist")
    with tempfile.TemporaryDirectory() as room:
        _rebuild(target or Path(room) / "record.db", db)


def _rebuild(target: Path, db: Path | None) -> None:
    from clapboard.pipeline import Reader
    from clapboard.storage import open_ledger
    from clapboard.storage.rebuild import rebuild as derive

    with ledger(db) as source:
        made = open_ledger(target, settings=settings(db))
        try:
            difference = derive(source, made, read=Reader().entry)
        finally:
            made.close()
    if difference.is_none:
        print("the same record: every claim follows from its capture")
        return
    note(f"clapboard: the records differ: {difference.missing} lines only in the old one, {difference.extra} only in the new one")
    for line in difference.lines:
        print(line)
    raise typer.Exit(FINDINGS)
