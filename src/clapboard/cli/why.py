"""`clapboard why`: the sentence behind a fact, checked now."""

from typing import Annotated

import typer

from clapboard.cli.desk import FINDINGS, Db, Json, console, ledger, print_json
from clapboard.cli.opening import claim_of

Id = Annotated[str, typer.Argument(metavar="ID", help="A claim's id, or the beginning of it.")]


def run(claim: Id, db: Db = None, as_json: Json = False) -> None:
    """Show the sentence that proves a claim in its context, who printed it, what found it, and whether it still stands there."""
    from clapboard.publishing.proof import prove

    with ledger(db) as opened:
        answer = prove(claim_of(claim, opened), opened.archive)
    if as_json:
        print_json(answer)
    else:
        from clapboard.cli import layout

        layout.why(console(), answer)
    if answer["state"] != "verified":
        raise typer.Exit(FINDINGS)
