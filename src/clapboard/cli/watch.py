"""`clapboard watch`: what is followed, asked what is new, again and again."""

import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from clapboard.cli.desk import SOURCE_ERROR, Db, Json, ledger, note, print_json, settings
from clapboard.cli.opening import books
from clapboard.config import Settings, seconds

if TYPE_CHECKING:
    from clapboard.following.outcome import Tally
    from clapboard.pipeline import Reader

Once = Annotated[bool, typer.Option("--once", help="Ask once and end.")]
Every = Annotated[str, typer.Option("--every", metavar="TIME", help="How long from one round to the next (90s, 15m, 6h).")]
All = Annotated[bool, typer.Option("--all", help="Read all articles, whatever show they are about.")]
Allow = Annotated[
    list[str] | None,
    typer.Option("--allow-private", metavar="HOST", help="Fetch from this host though it is a private one (may be repeated)."),
]


def run(
    once: Once = False, every: Every = "15m", everything: All = False, allow_private: Allow = None, db: Db = None, as_json: Json = False
) -> None:
    """Ask what is followed what is new, and read it; a run may be stopped at any moment and is taken up again by the next."""
    from clapboard.following.lock import only_one
    from clapboard.pipeline import Reader

    pause = seconds(every)
    chosen = settings(db).with_values({"allow_private": allow_private} if allow_private else {}, origin="--allow-private")
    reader = Reader(strict="--debug" in sys.argv)
    with only_one(chosen.db):
        while True:
            begun = time.monotonic()
            tally = _round(chosen, reader=reader, everything=everything)
            _print(tally, as_json=as_json)
            if once:
                break
            time.sleep(max(0.0, begun + pause - time.monotonic()))
    if tally.failed:
        raise typer.Exit(SOURCE_ERROR)


def _round(chosen: Settings, *, reader: "Reader", everything: bool) -> "Tally":
    from clapboard.following.cache import cache_file
    from clapboard.following.round import Round
    from clapboard.sources.visiting import Visitor

    visitor = Visitor(chosen, cache=cache_file(chosen.db))
    try:
        with ledger(chosen.db, read_only=False) as opened, books(chosen.db, read_only=False) as held:
            made = Round(
                books=held,
                ledger=opened,
                reader=reader,
                visitor=visitor,
                settings=chosen,
                clock=lambda: datetime.now(UTC),
                everything=everything,
            )
            return made.run()
    finally:
        visitor.close()


def _print(tally: "Tally", *, as_json: bool) -> None:
    for error in tally.errors:
        note(f"clapboard: {error}" + (f" ({error.hint})" if error.hint else ""))
    if as_json:
        print_json(tally.values())
        return
    said = [
        f"{tally.followed} followed" + (f", {tally.failed} of them in trouble" if tally.failed else ""),
        f"{tally.listed} articles listed, {tally.new} new",
        f"{tally.read} read, {tally.changed} of them changed pages, {tally.claims} new claims",
        f"{tally.elsewhere} about no watched show" if tally.elsewhere else "",
        f"{tally.trouble} could not be had" if tally.trouble else "",
        f"{tally.requests:,} requests, {tally.received:,} bytes",
    ]
    print("; ".join(part for part in said if part), flush=True)
