"""`clapboard timeline`: what happened, in order."""

from typing import Annotated

import typer

from clapboard.cli.desk import AsOf, Db, Json, console, day, ledger, print_json

Title = Annotated[str, typer.Argument(help="The show, or enough of its title to tell it from the others.")]


def run(title: Title, db: Db = None, as_of: AsOf = None, as_json: Json = False) -> None:
    """Print what happened to a show, in order, each event with who reported it first, and which pages were changed since."""
    from clapboard.publishing import answers, versions
    from clapboard.record.view import Record

    chosen = day(as_of)
    with ledger(db) as opened:
        held = Record.of(opened, as_of=chosen)
        part = held.slice(held.find(title))
        rows = [answers.event(item, part) for item in part.timeline()]
        pages = [versions.page(item) for item in reversed(versions.pages(opened, part.sources.values()))]
    if as_json:
        print_json([*rows, *pages])
        return
    from clapboard.cli import layout, plot
    from clapboard.cli.changes import page_lines

    screen = console()
    plot.timeline(screen, rows)
    layout.timeline(screen, rows)
    for change in pages:
        first, *more = page_lines(change)
        screen.print(f"  {change['date']:<12} {first}", soft_wrap=True)
        for line in more:
            screen.print(f"      {line}", soft_wrap=True)
