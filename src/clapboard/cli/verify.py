"""`clapboard verify`: whether every sentence still stands where it stood."""

import typer

from clapboard.cli.desk import FINDINGS, Db, Json, ledger, print_json, settings


def run(db: Db = None, as_json: Json = False) -> None:
    """Check the record's file, and every claim against the text it was read from; exit code 1 if it is damaged or one is ORPHANED."""
    from clapboard.publishing.proof import verify
    from clapboard.storage.backup import damage

    with ledger(db) as opened:
        wrong = damage(settings(db).db)
        answer = {**verify(opened), "file": list(wrong)}
    if as_json:
        print_json(answer)
    else:
        for item in answer["findings"]:
            print(f"{item['state']}  {item['claim'][:10]}  {item['document'][:10]}  “{item['exact']}”")
        for line in wrong:
            print(f"DAMAGED  {line}")
        print(f"{answer['claims']} claims checked, {len(answer['findings'])} findings")
    if answer["findings"] or wrong:
        raise typer.Exit(FINDINGS)
