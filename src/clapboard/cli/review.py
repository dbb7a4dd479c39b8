"""`clapboard review`: what waits for an editor."""

from typing import Annotated

import typer

from clapboard.cli.desk import Db, Json, console, print_json
from clapboard.cli.opening import record

Title = Annotated[str | None, typer.Argument(help="The show (default: all shows on record).")]


def run(title: Title = None, db: Db = None, as_json: Json = False) -> None:
    """List uncertain claims, those on which most hangs first, and judgements that found no claim again after a re-reading."""
    from clapboard.publishing import answers

    with record(db) as held:
        titles = (held.find(title),) if title else held.titles()
        parts = [held.slice(name) for name in titles]
        queue = held.review(titles)
        places = {claim.id: part for part in parts for claim in part.claims}
        rows = [answers.waiting(item, places[item.claim.id]) for item in queue.claims]
        lost = [answers.judgement(item) for item in queue.not_carried]
    if as_json:
        print_json({"claims": rows, "not_carried_over": lost})
        return
    from clapboard.cli import layout

    layout.queue(console(), rows, lost)
