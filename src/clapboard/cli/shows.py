"""`clapboard shows`: what the record holds."""

from clapboard.cli.desk import AsOf, Db, Json, console, print_json, table
from clapboard.cli.opening import record


def run(db: Db = None, as_of: AsOf = None, as_json: Json = False) -> None:
    """List the shows on record, and where the newest season of each stands."""
    from clapboard.publishing import answers

    with record(db, as_of=as_of) as held:
        rows = answers.shows(held)
    if as_json:
        print_json(rows)
        return
    made = table("show", "documents", "seasons", "newest season", "statements", "people")
    for row in sorted(rows, key=lambda row: (-row["documents"], row["show"])):
        newest = row["newest"]
        standing = f"{newest['season']}: {newest['stage']}, {newest['fate']}" if newest else "no season named"
        made.add_row(row["show"], str(row["documents"]), str(row["seasons"]), standing, str(row["statements"]), str(row["people"]))
    console().print(made if rows else "No show on record yet. clapboard read SOURCE…")
