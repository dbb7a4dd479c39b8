"""`clapboard charts`: what the charts on file say of a show."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from clapboard.cli import desk
from clapboard.cli.desk import AsOf, Db, Json, console, print_json, table

if TYPE_CHECKING:
    from rich.console import Console

Title = Annotated[str, typer.Argument(help="The show, as the chart prints it or as it is on record.")]


def run(title: Title, db: Db = None, as_of: AsOf = None, as_json: Json = False) -> None:
    """Print a show's runs on the charts on file, season by season, and what later editions corrected in them."""
    from clapboard.publishing import charts
    from clapboard.record.charts import Charts

    day = desk.day(as_of)
    with desk.ledger(db) as ledger:
        answer = {"show": title, "as_of": as_of, **charts.charts(Charts.of_show(ledger, title), day)}
    if as_json:
        print_json(answer)
    else:
        print_charts(answer, console())


def print_charts(answer: dict[str, Any], screen: "Console") -> None:
    """Print the answer of `publishing.charts.charts` for people."""
    if not answer["runs"]:
        screen.print("No chart on file has it. clapboard read FILE.tsv takes a platform's weekly Top 10 files.")
        return
    made = table("chart", "season", "weeks", "from", "to", "best", "most hours")
    for row in answer["runs"]:
        hours = f"{row['most_hours']:,}" if row["most_hours"] else ""
        weeks = (row["first_week"] or "all time", row["last_week"] or "")
        made.add_row(
            row["chart"].replace(", ", ",\n", 1), row["season_printed"] or "", str(row["weeks"] or ""), *weeks, str(row["best_rank"]), hours
        )
    screen.print(made)
    for item in answer["corrections"]:
        screen.print(f"corrected, seen {item['seen']}: {_place(item['before'])} → {_place(item['after'])}", highlight=False)


def _place(row: dict[str, Any] | None) -> str:
    if row is None:
        return "left out"
    of = f", week to {row['week']}" if row["week"] else ""
    hours = f", {row['hours']:,} hours" if row["hours"] is not None else ""
    weeks = f", week {row['weeks_on_list']} on the list" if row["weeks_on_list"] else ""
    return f"{row['season_title'] or row['title']} at {row['rank']}{of}{hours}{weeks}"
