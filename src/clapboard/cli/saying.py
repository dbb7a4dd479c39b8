"""`clapboard saying`: the same words, wherever they stand."""

from typing import Annotated

import typer

from clapboard.cli.desk import Db, Json, console, ledger, print_json
from clapboard.cli.opening import claim_of
from clapboard.errors import UsageError

Id = Annotated[str, typer.Argument(metavar="ID", help="The id of a claim of what was said, or the beginning of it.")]


def run(claim: Id, db: Db = None, as_json: Json = False) -> None:
    """List all appearances of a statement in the order of publication, each with what was changed and how it is framed."""
    from clapboard.checking import answers, saying_of

    with ledger(db) as opened:
        found = claim_of(claim, opened).claim
        if found.predicate != "said":
            msg = f"{claim} is no statement: {found.predicate}"
            raise UsageError(msg, hint="clapboard quotes TITLE prints the ids of statements")
        answer = answers.told(saying_of(found, opened))
    if as_json:
        print_json(answer)
        return
    from clapboard.cli import findings

    findings.saying(console(), answer)
