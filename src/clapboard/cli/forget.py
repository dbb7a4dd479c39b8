"""`clapboard forget`: words that must go."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from clapboard.cli.desk import Db, Json, ledger, print_json, settings
from clapboard.cli.opening import books, claim_of

Id = Annotated[str, typer.Argument(metavar="EVIDENCE", help="The id (or its beginning) of the claim whose words are to go.")]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; kept with the takedown.")]
Everywhere = Annotated[bool, typer.Option("--everywhere", help="In all documents that hold the same words, not in this page alone.")]


def run(claim: Id, reason: Reason = "asked for", everywhere: Everywhere = False, db: Db = None, as_json: Json = False) -> None:
    """Forget the words that prove a claim: they go from capture, text, evidence, titles and index; hashes and offsets stay."""
    from clapboard.following.cache import empty

    with ledger(db, read_only=False) as opened:
        kept = claim_of(claim, opened)
    with books(db, read_only=False) as held:
        done = held.takedowns.forget(kept.claim, reason=reason, at=datetime.now(UTC), everywhere=everywhere)
    empty(settings(db).db)
    if as_json:
        print_json(
            {
                "claim": kept.claim.id,
                "letters": done.letters,
                "captures": list(done.captures),
                "texts": list(done.texts),
                "addresses": list(done.addresses),
                "elsewhere": list(done.elsewhere),
            }
        )
        return
    print(f"forgotten: {done.letters:,} letters of {_many(len(done.texts), 'text')}, {_many(len(done.captures), 'capture')} whole")
    for address in done.addresses:
        print(f"not asked for again: {address}")
    if done.elsewhere:
        print(f"the same words stand in {_many(len(done.elsewhere), 'other document')} (--everywhere forgets them too):")
        print("\n".join(f"  {document[:10]}" for document in done.elsewhere))
    print("Backups made before still hold them; restoring one forgets them again.")


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
