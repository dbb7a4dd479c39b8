"""`clapboard changes`: what the record came to say otherwise, and which pages say otherwise than they did."""

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clapboard.cli.desk import Db, Json, console, day, ledger, print_json

if TYPE_CHECKING:
    from rich.console import Console

Show = Annotated[str | None, typer.Argument(metavar="[TITLE]", help="The show (default: all shows on record).")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only what changed on this day or later (YYYY-MM-DD, UTC).")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="At most so many changes.")]

_EDITS = 12


def run(title: Show = None, since: Since = None, limit: Limit = 100, db: Db = None, as_json: Json = False) -> None:
    """List what changed, newest first, with the sentences that changed it: facts, dates, conflicts, standings, and edited pages."""
    from clapboard.publishing import answers, versions
    from clapboard.publishing.views.changes import change_line
    from clapboard.record.changes import Holdings, changes, folded

    first = day(since)
    after = datetime.combine(first, time.min, UTC) if first else None
    with ledger(db) as opened:
        holdings = Holdings.of(opened, title) if title or after is None else Holdings.touched(opened, after)
        found = folded(changes(holdings, since=after, newest=limit))
        pages = [item for item in versions.pages(opened, holdings.sources) if after is None or item.at >= after][:limit]
    sources = {source.id: source for source in holdings.sources}
    lines = [change_line(item, sources) for item in found]
    if as_json:
        print_json({"changes": [answers.change(line) for line in lines], "pages": [versions.page(item) for item in pages]})
        return
    told = [(line.change.at, [f"[bold]{_safe(line.change.show)}[/]  {_safe(line.headline)}", *_quoted(line)]) for line in lines]
    told += [(item.at, page_lines(versions.page(item))) for item in pages]
    _print(console(), sorted(told, key=lambda item: item[0], reverse=True))


def _print(screen: "Console", told: list[tuple[datetime, list[str]]]) -> None:
    for at, (headline, *more) in told:
        screen.print(f"{at:%Y-%m-%d %H:%M}  {headline}", soft_wrap=True)
        for line in more:
            screen.print(f"      {line}", soft_wrap=True)
    if not told:
        screen.print("Nothing changed.")


def _quoted(line: Any) -> list[str]:  # noqa: ANN401 - a ChangeLine, whose room is imported when the command runs
    first = line.quoted[0]
    more = f" [dim](+{len(line.quoted) - 1} more)[/]" if len(line.quoted) > 1 else ""
    return [f"“{_safe(first.words)}”  [dim]{_safe(first.origin)}  {first.claim[:10]}[/]{more}"]


def page_lines(change: dict[str, Any]) -> list[str]:
    """Return a changed page in lines for people: where and when, then each field and sentence that changed."""
    lines = [f"changed on {change['date']}: {_safe(change['outlet'] or 'page')}  [dim]{_safe(change['address'])}[/]"]
    lines += [f"{item['field']}: {_safe(item['before'] or 'none')} → {_safe(item['after'] or 'none')}" for item in change["fields"]]
    for item in change["edits"][:_EDITS]:
        if item["before"]:
            lines.append(f"[red]- {_safe(item['before'])}[/]")
        if item["after"]:
            lines.append(f"[green]+ {_safe(item['after'])}[/]")
    if len(change["edits"]) > _EDITS:
        lines.append(f"[dim]and {len(change['edits']) - _EDITS} more sentences[/]")
    return lines


def _safe(words: str) -> str:
    from rich.markup import escape

    return escape("".join(letter if letter.isprintable() else " " for letter in words))
