"""`clapboard season`: one season, with everything that moves it or does not."""

from typing import Annotated

import typer

from clapboard.cli.desk import AsOf, Db, Json, console, print_json
from clapboard.cli.opening import record
from clapboard.errors import NotFoundError

Title = Annotated[str, typer.Argument(help="The show, or enough of its title to tell it from the others.")]
Number = Annotated[str, typer.Argument(metavar="N", help="The season's number, or film, or spin-off.")]


As = Annotated[
    str | None, typer.Option("--as", metavar="SERVICE", help="Only what this service would say: tmdb, thetvdb, trakt, tvmaze, sonarr, …")
]


def run(title: Title, number: Number, service: As = None, db: Db = None, as_of: AsOf = None, as_json: Json = False) -> None:
    """Print where one season stands, how it came there, and what is only hedged, denied or not announced."""
    from clapboard.publishing import answers
    from clapboard.record.services import down_map

    with record(db, as_of=as_of) as held:
        part = held.slice(held.find(title))
        statuses = {str(answers.season_id(status.season)["season"]): status for status in part.statuses().values()}
        events = [answers.event(item, part) for item in part.timeline()]
    if number not in statuses:
        msg = f"no season {number} of {part.show} on record"
        known = ", ".join(name for name in statuses if name != "None") or "none"
        raise NotFoundError(msg, hint=f"on record: {known}")
    if service:
        print(down_map(statuses[number], service))
        return
    mine = [event for event in events if str(event["season"]) == number]
    answer = {"show": part.show, "as_of": as_of, **answers.season(part, statuses[number]), "timeline": mine}
    if as_json:
        print_json(answer)
        return
    from clapboard.cli import layout

    layout.season(console(), answer)
