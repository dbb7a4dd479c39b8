"""`clapboard outlets`: how outlets did, counted from the record."""

from typing import Annotated

import typer

from clapboard.cli.desk import AsOf, Db, Json, console, print_json, table
from clapboard.cli.opening import record

Title = Annotated[str | None, typer.Argument(help="The show (default: all shows on record).")]


def run(title: Title = None, db: Db = None, as_of: AsOf = None, as_json: Json = False) -> None:
    """Count, for each outlet, what it reported first, late, against a better source, and what it put right itself."""
    from clapboard.publishing import answers
    from clapboard.record.outlets import outlets

    with record(db, as_of=as_of) as held:
        parts = [held.slice(name) for name in ((held.find(title),) if title else held.titles())]
        rows = [
            {"show": part.show, **answers.outlet(item)}
            for part in parts
            for item in outlets(part.timeline(), part.conflicts(), part.sources)
        ]
    if as_json:
        print_json(rows)
        return
    made = table("show", "outlet", "events told", "first", "first, shared", "late", "contradicted", "put right")
    for row in rows:
        counts = (row[name] for name in ("reported", "first", "shared", "late", "wrong", "corrected"))
        made.add_row(row["show"], row["outlet"], *map(str, counts))
    console().print(made if rows else "No outlet named on record yet.")
