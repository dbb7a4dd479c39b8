"""`clapboard shows`: what the record holds, and which shows are watched."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from clapboard.cli.desk import AsOf, Db, Json, console, print_json, table
from clapboard.cli.opening import books, record
from clapboard.errors import NotFoundError, UsageError

app = typer.Typer(
    rich_markup_mode=None,
    invoke_without_command=True,
    help="List the shows on record and where the newest season of each stands; with a command, keep the watch list.",
)

Title = Annotated[str, typer.Argument(metavar="TITLE", help="The show's title, in its own capitals.")]
Alias = Annotated[list[str] | None, typer.Option("--alias", metavar="NAME", help="Another name for it (may be repeated).")]
Network = Annotated[str | None, typer.Option("--network", metavar="NAME", help="Who shows it: tells titles of one word from plain words.")]


@app.callback()
def run(ctx: typer.Context, db: Db = None, as_of: AsOf = None, as_json: Json = False) -> None:
    """List the shows on record, and where the newest season of each stands; with a command, keep the watch list."""
    if ctx.invoked_subcommand:
        return
    from clapboard.publishing import answers

    with record(db, as_of=as_of) as held:
        rows = answers.shows(held)
    if as_json:
        print_json(rows)
        return
    made = table("show", "documents", "seasons", "newest season", "statements", "people")
    for row in sorted(rows, key=lambda row: (-row["documents"], row["show"])):
        newest = row["newest"]
        standing = f"{newest['season']}: {newest['stage']}, {newest['fate']}" if newest else "no season named"
        made.add_row(row["show"], str(row["documents"]), str(row["seasons"]), standing, str(row["statements"]), str(row["people"]))
    console().print(made if rows else "No show on record yet. clapboard read SOURCE…")


@app.command()
def add(title: Title, alias: Alias = None, network: Network = None, db: Db = None) -> None:
    """Watch a show: of what is followed, only articles about watched shows are read (all of them, while none is watched)."""
    from clapboard.model.following import Watched

    names = [" ".join(name.split()) for name in (title, *(alias or ()))]
    if not all(names):
        msg = "a show without a name"
        raise UsageError(msg, hint='for instance: clapboard shows add "Brine Lane" --network Netflix')
    show = Watched(title=names[0], aliases=tuple(dict.fromkeys(names[1:])), network=network)
    with books(db, read_only=False) as held:
        is_new = held.watched.add(show, at=datetime.now(UTC))
    print(f"watching {show.title}" if is_new else f"watching {show.title} (changed)")


@app.command()
def remove(title: Title, db: Db = None) -> None:
    """Watch a show no longer; what was read of it stays on record."""
    with books(db, read_only=False) as held:
        if not held.watched.drop(title):
            msg = f"{title!r} is not watched"
            raise NotFoundError(msg, hint="clapboard shows watched lists what is")
    print(f"no longer watching {title}")


@app.command()
def watched(db: Db = None, as_json: Json = False) -> None:
    """List the watched shows."""
    with books(db) as held:
        shows = held.watched.all()
    if as_json:
        print_json([{"title": show.title, "aliases": list(show.aliases), "network": show.network} for show in shows])
        return
    made = table("show", "other names", "network")
    for show in shows:
        made.add_row(show.title, ", ".join(show.aliases), show.network or "")
    console().print(made if shows else "No show is watched: what is followed is read, whatever it is about. clapboard shows add TITLE")
