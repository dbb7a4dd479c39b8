"""`clapboard judgements`: what editors said."""

from clapboard.cli.desk import Db, Json, console, ledger, print_json, table


def run(db: Db = None, as_json: Json = False) -> None:
    """List all judgements, those taken back included, in the order in which they were made."""
    from clapboard.publishing import answers

    with ledger(db) as opened:
        rows = [answers.judgement(item) for item in sorted(opened.judgements.all(), key=lambda item: (item.made_at, item.id))]
    if as_json:
        print_json(rows)
        return
    made = table("judgement", "claim", "verdict", "what", "by", "when", "taken back")
    for row in rows:
        what = " ".join(part for part in (row["field"], row["value"]) if part)
        made.add_row(row["judgement"][:10], row["claim"][:10], row["verdict"], what, row["by"], row["made_at"], row["undone"] or "")
    console().print(made if rows else "No judgements yet. clapboard judge CLAIM accept")
