"""`clapboard following`: what is followed, and how it is."""

from dataclasses import asdict
from datetime import datetime

from clapboard.cli.desk import Db, Json, console, print_json, table
from clapboard.cli.opening import books
from clapboard.model.following import Follow


def run(db: Db = None, as_json: Json = False) -> None:
    """List what is followed and its health: when it last answered, what was wrong last, how many articles it brought."""
    with books(db) as held:
        follows, counts = held.follows.all(), held.pages.counts()
    if as_json:
        print_json({"followed": [_values(item) for item in follows], "articles": counts})
        return
    made = table("address", "kind", "last answer", "new", "in all", "trouble")
    for item in follows:
        made.add_row(item.address, item.kind or "not asked yet", _when(item.succeeded_at), str(item.new), str(item.total), _trouble(item))
    console().print(made if follows else "Nothing is followed yet. clapboard follow ADDRESS…")
    if counts:
        print("articles: " + ", ".join(f"{many} {state}" for state, many in sorted(counts.items())))


def _values(item: Follow) -> dict[str, object]:
    return {key: value.isoformat(timespec="seconds") if isinstance(value, datetime) else value for key, value in asdict(item).items()}


def _when(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "never"


def _trouble(item: Follow) -> str:
    if item.gone:
        return f"gone for good: {item.error}"
    if item.failures:
        return f"{item.error} ({item.failures} in a row, last {_when(item.failed_at)})"
    return f"not before {_when(item.not_before)}" if item.not_before and item.not_before > (item.checked_at or item.not_before) else ""
