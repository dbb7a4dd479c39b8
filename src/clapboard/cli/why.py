"""`clapboard why`: the sentence behind a fact, checked now."""

from typing import Annotated

import typer

from clapboard.cli.desk import FINDINGS, Db, Json, console, ledger, print_json
from clapboard.errors import AmbiguousError, NotFoundError

Id = Annotated[str, typer.Argument(metavar="ID", help="A claim's id, or the beginning of it.")]


def run(claim: Id, db: Db = None, as_json: Json = False) -> None:
    """Show the sentence that proves a claim in its context, who printed it, what found it, and whether it still stands there."""
    from clapboard.publishing.proof import prove

    with ledger(db) as opened:
        found = {kept.claim.id: kept for kept in opened.claims.find(claim)}
        if not found:
            msg = f"no claim {claim} on record"
            raise NotFoundError(msg, hint="clapboard show TITLE prints the ids")
        if len(found) > 1:
            msg = f"{claim} begins several ids: {', '.join(sorted(found))}"
            raise AmbiguousError(msg, hint="give more of it")
        answer = prove(next(iter(found.values())), opened.archive)
    if as_json:
        print_json(answer)
    else:
        from clapboard.cli import layout

        layout.why(console(), answer)
    if answer["state"] != "verified":
        raise typer.Exit(FINDINGS)
