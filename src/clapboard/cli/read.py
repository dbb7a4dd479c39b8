"""`clapboard read`: sources into the record."""

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from clapboard.cli.desk import SOURCE_ERROR, Db, Json, console, ledger, note, print_json, settings

if TYPE_CHECKING:
    from clapboard.pipeline import Outcome

Sources = Annotated[list[str], typer.Argument(metavar="SRC…", help="Files, folders, - for standard input, or addresses.")]
Allow = Annotated[
    list[str] | None,
    typer.Option("--allow-private", metavar="HOST", help="Fetch from this host though it is a private one (may be repeated)."),
]


def run(sources: Sources, db: Db = None, allow_private: Allow = None, as_json: Json = False) -> None:
    """Read articles into the record; what it holds already is not read again."""
    from clapboard.pipeline import Reader, read
    from clapboard.sources import collect

    chosen = settings(db).with_values({"allow_private": allow_private} if allow_private else {}, origin="--allow-private")
    with ledger(db, read_only=False) as opened:
        captures = collect(sources, settings=chosen, now=datetime.now(UTC))
        outcomes = list(_watched(read(captures, opened, reader=Reader(strict="--debug" in sys.argv))))
    for outcome in outcomes:
        if outcome.error:
            note(f"clapboard: {outcome.error}" + (f" ({outcome.error.hint})" if outcome.error.hint else ""))
        elif outcome.unread:
            note(f"clapboard: {outcome.origin}: kept, not read: {outcome.unread}")
    summary = _summary(outcomes)
    if as_json:
        print_json(summary)
    else:
        print(_sentence(summary))
    if summary["errors"]:
        raise typer.Exit(SOURCE_ERROR)


def _watched(outcomes: Iterable["Outcome"]) -> Iterator["Outcome"]:
    """Pass the outcomes on, with a count on the terminal once it takes longer than a second."""
    screen = console(stderr=True)
    if not screen.is_terminal:
        yield from outcomes
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    begun = datetime.now(UTC)
    columns = SpinnerColumn(), TextColumn("{task.completed} read, {task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=screen, transient=True) as progress:
        task = progress.add_task("", total=None, visible=False)
        for outcome in outcomes:
            progress.update(task, advance=1, description=outcome.origin, visible=(datetime.now(UTC) - begun).total_seconds() > 1)
            yield outcome


def _summary(outcomes: list["Outcome"]) -> dict[str, int]:
    return {
        "documents": sum(outcome.document is not None and outcome.error is None for outcome in outcomes),
        "new_documents": sum(outcome.is_new and outcome.error is None for outcome in outcomes),
        "new_claims": sum(outcome.new_claims for outcome in outcomes),
        "unread": sum(outcome.unread is not None and outcome.error is None for outcome in outcomes),
        "errors": sum(outcome.error is not None for outcome in outcomes),
    }


_NOUNS = {"documents": "document", "new_claims": "new claim"}


def _sentence(summary: dict[str, int]) -> str:
    counted = {name: f"{summary[name]} {noun}{'' if summary[name] == 1 else 's'}" for name, noun in _NOUNS.items()}
    parts = [f"{counted['documents']} ({summary['new_documents']} new), {counted['new_claims']}"]
    parts += [f"{summary['unread']} kept, not read"] if summary["unread"] else []
    parts += [f"{summary['errors']} could not be read"] if summary["errors"] else []
    return "; ".join(parts)
