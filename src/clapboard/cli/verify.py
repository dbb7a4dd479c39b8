"""`clapboard verify`: whether every sentence still stands where it stood."""

import typer

from clapboard.cli.desk import FINDINGS, Db, Json, ledger, print_json


def run(db: Db = None, as_json: Json = False) -> None:
    """Check every claim of the record against the text it was read from; exit code 1 if any is ORPHANED."""
    from clapboard.publishing.proof import verify

    with ledger(db) as opened:
        answer = verify(opened)
    if as_json:
        print_json(answer)
    else:
        for item in answer["findings"]:
            print(f"{item['state']}  {item['claim'][:10]}  {item['document'][:10]}  “{item['exact']}”")
        print(f"{answer['claims']} claims checked, {len(answer['findings'])} findings")
    if answer["findings"]:
        raise typer.Exit(FINDINGS)
