"""`clapboard recycled`: statements that were reprinted."""

from typing import TYPE_CHECKING, Annotated

import typer

from clapboard.cli.desk import AsOf, Db, Json, console, print_json
from clapboard.cli.opening import record
from clapboard.errors import NotFoundError

if TYPE_CHECKING:
    from clapboard.record.view import Record

Name = Annotated[
    str | None, typer.Argument(metavar="TITLE|OUTLET", help="A show, or an outlet that printed them (default: all on record).")
]


def run(name: Name = None, db: Db = None, as_of: AsOf = None, as_json: Json = False) -> None:
    """List the statements that more than one document prints: by whom, how many days apart, and what was changed."""
    from clapboard.checking import answers, reprinted

    with record(db, as_of=as_of) as held:
        title, outlet = _named(name, held)
        found = [answers.told(item) for item in reprinted(held, title) if len(item.saying.documents) > 1]
    rows = [row for row in found if outlet is None or any(item["outlet"] == outlet for item in row["appearances"])]
    if as_json:
        print_json(rows)
        return
    from clapboard.cli import findings

    findings.recycled(console(), rows)


def _named(name: str | None, held: "Record") -> tuple[str | None, str | None]:
    """Return the show, or the outlet, that a name means; raise NotFoundError where it is neither."""
    if name is None:
        return None, None
    try:
        return held.find(name), None
    except NotFoundError:
        outlets = {source.outlet for source in held.sources.values() if source.outlet}
        found = [outlet for outlet in outlets if outlet.casefold() == name.casefold()]
        if not found:
            msg = f"no show and no outlet called {name!r} on record"
            raise NotFoundError(msg, hint="`clapboard shows` lists the shows, `clapboard outlets` the outlets") from None
        return None, found[0]
