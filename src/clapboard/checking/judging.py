"""An editor's word on a claim, made from the words of a form or a command."""

from datetime import datetime
from hashlib import sha256

from clapboard.errors import UsageError
from clapboard.model.claim import Claim, Judgement, Verdict

SAME_FIELDS = ("person", "show")
"""What may be called the same under two spellings."""

_PERSONS = {"said": "speaker", "credit": "person"}
"""What editors call the value of a claim that is a person's name."""


def judge(claim: Claim, verdict: str, *, by: str, at: datetime, field: str | None = None, value: str | None = None) -> Judgement:
    """Return the judgement; raise UsageError where the words do not fit together. `at` is the time of judging (UTC)."""
    made = verdict_of(claim.id, verdict, field=field, value=value)
    if made is Verdict.CORRECT and field == _PERSONS.get(claim.predicate):
        field = "value"
    return Judgement(
        id=sha256(f"{claim.id} {made} {by} {at.isoformat()}".encode()).hexdigest(),
        claim=claim.id,
        document=claim.document,
        predicate=claim.predicate,
        verdict=made,
        by=by,
        made_at=at,
        evidence=claim.evidence[0],
        field=field or None,
        value=value or None,
    )


def verdict_of(claim: str, verdict: str, *, field: str | None, value: str | None) -> Verdict:
    """Return the verdict on the claim with this id; raise UsageError where it is none, or field and value do not go with it."""
    try:
        made = Verdict(verdict)
    except ValueError as error:
        msg = f"no verdict {verdict!r} on {claim[:10]}"
        raise UsageError(msg, hint="one of: accept, reject, same-as, correct, undo") from error
    needs_both = made in (Verdict.SAME_AS, Verdict.CORRECT)
    if needs_both != bool(field and value):
        msg = f"{verdict} takes {'a field and a value' if needs_both else 'nothing more'}"
        raise UsageError(msg, hint="for instance: clapboard judge 3f9c2a71 correct season 3")
    if made is Verdict.SAME_AS and field not in SAME_FIELDS:
        msg = f"nothing called {field!r} has two spellings"
        raise UsageError(msg, hint="same-as takes: person or show, and the other name")
    return made
