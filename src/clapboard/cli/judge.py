"""`clapboard judge`: an editor's word on a claim."""

import getpass
from datetime import UTC, datetime
from typing import Annotated

import typer

from clapboard.cli.desk import Db, ledger
from clapboard.cli.opening import claim_of
from clapboard.errors import NotFoundError

Id = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or the beginning of it; with `undo`, a judgement's.")]
Word = Annotated[str, typer.Argument(metavar="VERDICT", help="accept, reject, same-as, correct, or undo.")]
Field = Annotated[str | None, typer.Argument(help="same-as: show or person. correct: season, show, value, speaker, or any qualifier.")]
Value = Annotated[str | None, typer.Argument(help="same-as: the other name. correct: what is right.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who judges (default: the user's name).")]


def run(claim: Id, verdict: Word, field: Field = None, value: Value = None, by: By = None, db: Db = None) -> None:
    """Accept, reject or correct a claim, or call two names the same; kept apart from the claims, applied when the record is asked."""
    from clapboard.checking.judging import judge

    with ledger(db, read_only=False) as opened:
        if verdict == "undo":
            ids = [item.id for item in opened.judgements.all() if item.id.startswith(claim) and item.undone is None]
            if len(ids) != 1 or not opened.judgements.undo(ids[0], datetime.now(UTC)):
                msg = f"no one judgement {claim} to take back"
                raise NotFoundError(msg, hint="clapboard judgements lists them")
            print(f"taken back: {ids[0][:10]}")
            return
        kept = claim_of(claim, opened)
        judgement = judge(kept.claim, verdict, field=field, value=value, by=by or getpass.getuser(), at=datetime.now(UTC))
        opened.judgements.add(judgement)
    back = f"clapboard judge {judgement.id[:10]} undo takes it back"
    print(f"{judgement.verdict.value}: {kept.claim.id[:10]}  (judgement {judgement.id[:10]}; {back})")
