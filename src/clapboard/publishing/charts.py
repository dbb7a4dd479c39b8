"""What charts on file say of a show, as plain JSON values and as a sentence."""

from datetime import date
from typing import Any

from clapboard.record.charts import Charts, Correction, Placing, Run
from clapboard.text.charts import ALL_TIME, WEEKLY

Json = dict[str, Any]


def charts(held: Charts, day: date | None = None) -> Json:
    """Return the runs as of `day` (None: now) with their best rows, and what was corrected by then."""
    return {
        "runs": [_run(run) for run in held.runs(day)],
        "corrections": [_correction(item) for item in held.corrections(day)],
    }


def says(held: Charts, number: int | None = None, day: date | None = None) -> str:
    """Return what the charts on file say where a text claims success, in one neutral sentence: never that the claim is false.

    `number` is the season meant, None: any. What is not held is named: no row on file is no evidence of absence.
    """
    best = held.best(number, day)
    of = f"season {number}" if number is not None else "the show"
    if best is None:
        return f"no chart on file has {of}; country charts not held"
    week = f", week to {best.row.week}" if best.row.week else ""
    where = ", ".join(best.row.chart.split(", ")[1:])
    scope = "rank" if _is_national(best) else "global rank"
    missing = "" if any(_is_national(item) for item in held.at(day)) else "; country charts not held"
    return f"best {scope} on file {best.row.rank} ({where}{week}){missing}"


def _is_national(item: Placing) -> bool:
    return len(item.row.chart.removeprefix(WEEKLY).removeprefix(ALL_TIME).split(", ")) > len(("", "category"))


def _run(run: Run) -> Json:
    weeks = [item.row.week for item in run.placings if item.row.week]
    return {
        "chart": run.chart,
        "season": run.season.numbers[0] if run.season and run.season.numbers else None,
        "season_printed": run.season.words if run.season else None,
        "first_week": str(weeks[0]) if weeks else None,
        "last_week": str(weeks[-1]) if weeks else None,
        "weeks": len(weeks),
        "best_rank": run.best.row.rank,
        "most_hours": run.most_hours,
        "best": _placing(run.best),
    }


def _placing(item: Placing) -> Json:
    row = item.row
    return {
        "chart": row.chart,
        "week": str(row.week) if row.week else None,
        "rank": row.rank,
        "title": row.show,
        "season_title": row.season,
        "hours": row.hours,
        "views": row.views,
        "weeks_on_list": row.weeks,
        "claim": item.claim,
        "words": item.evidence.exact,
    }


def _correction(item: Correction) -> Json:
    return {"seen": str(item.seen), "before": _placing(item.before), "after": _placing(item.after) if item.after else None}
