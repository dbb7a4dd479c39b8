"""`clapboard judge`: an editor's word on a claim."""

import getpass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated

import typer

from clapboard.cli.desk import Db, ledger
from clapboard.cli.opening import claim_of
from clapboard.errors import NotFoundError, UsageError
from clapboard.model.claim import Judgement, Verdict

Id = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or the beginning of it; with `undo`, a judgement's.")]
Word = Annotated[str, typer.Argument(metavar="VERDICT", help="accept, reject, same-as, correct, or undo.")]
Field = Annotated[str | None, typer.Argument(help="same-as: show or person. correct: season, show, value, speaker, or any qualifier.")]
Value = Annotated[str | None, typer.Argument(help="same-as: the other name. correct: what is right.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who judges (default: the user's name).")]


def run(claim: Id, verdict: Word, field: Field = None, value: Value = None, by: By = None, db: Db = None) -> None:
    """Accept, reject or correct a claim, or call two names the same; kept apart from the claims, applied when the record is asked."""
    with ledger(db, read_only=False) as opened:
        if verdict == "undo":
            ids = [item.id for item in opened.judgements.all() if item.id.startswith(claim) and item.undone is None]
            if len(ids) != 1 or not opened.judgements.undo(ids[0], datetime.now(UTC)):
                msg = f"no one judgement {claim} to take back"
                raise NotFoundError(msg, hint="clapboard judgements lists them")
            print(f"taken back: {ids[0][:10]}")
            return
        kept = claim_of(claim, opened)
        made = _judgement(kept.claim.id, verdict, field, value)
        now = datetime.now(UTC)
        author = by or getpass.getuser()
        judgement = Judgement(
            id=sha256(f"{kept.claim.id} {made} {author} {now.isoformat()}".encode()).hexdigest(),
            claim=kept.claim.id,
            document=kept.claim.document,
            predicate=kept.claim.predicate,
            verdict=made,
            by=author,
            made_at=now,
            evidence=kept.claim.evidence[0],
            field=field,
            value=value,
        )
        opened.judgements.add(judgement)
    print(f"{made.value}: {kept.claim.id[:10]}  (judgement {judgement.id[:10]}; clapboard judge {judgement.id[:10]} undo takes it back)")


def _judgement(claim: str, verdict: str, field: str | None, value: str | None) -> Verdict:
    """Return the verdict; raise UsageError where the words do not fit together."""
    try:
        made = Verdict(verdict)
    except ValueError as error:
        msg = f"no verdict {verdict!r} on {claim[:10]}"
        raise UsageError(msg, hint="one of: accept, reject, same-as, correct, undo") from error
    needs_both = made in (Verdict.SAME_AS, Verdict.CORRECT)
    if needs_both != bool(field and value):
        msg = f"{verdict} takes {'a field and a value' if needs_both else 'nothing more'}"
        raise UsageError(msg, hint="for instance: clapboard judge 3f9c2a71 correct season 3")
    return made
