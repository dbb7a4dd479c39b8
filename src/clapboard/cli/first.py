"""`clapboard first`: who reported something first."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from clapboard.cli.desk import AsOf, Db, Json, console, print_json
from clapboard.cli.opening import record
from clapboard.errors import AmbiguousError, NotFoundError

if TYPE_CHECKING:
    from rich.console import Console

    from clapboard.record.view import Record, Slice

Words = Annotated[list[str], typer.Argument(metavar="WORDS", help='What: a show\'s title, then what happened ("TITLE season 3 renewed").')]


def run(words: Words, db: Db = None, as_of: AsOf = None, as_json: Json = False) -> None:
    """Print who reported an event first, who after, and where it cannot be told."""
    from clapboard.publishing import answers
    from clapboard.record.firsts import firsts, matching

    with record(db, as_of=as_of) as held:
        part, asked = _show(held, " ".join(words).split())
        rows = [answers.first(item, part) for item in firsts(matching(part.timeline(), asked))]
    if not rows:
        msg = f"nothing on record of {part.show} fits {asked!r}"
        raise NotFoundError(msg, hint="`clapboard timeline TITLE` lists what is on record")
    if as_json:
        print_json(rows)
        return
    print_firsts(rows, console())


def print_firsts(rows: list[dict[str, Any]], screen: "Console") -> None:
    """Print the answers of `publishing.answers.first` for people."""
    from rich.padding import Padding

    from clapboard.cli import layout

    for row in rows:
        screen.print(layout.event(row["event"]))
        for name, items in (
            ("first" if row["is_known"] else "first: cannot be told, their days overlap", row["earliest"]),
            ("later", row["later"]),
        ):
            if items:
                screen.print(Padding(name, (0, 0, 0, 2)))
            for item in items:
                screen.print(Padding(layout.proof(item), (0, 0, 0, 6)))


def _show(held: "Record", words: list[str]) -> "tuple[Slice, str]":
    """Return the show that the words begin with, as many of them as name one, and the rest."""
    fits: str | None = None
    unsure: AmbiguousError | None = None
    for end in range(len(words), 0, -1):
        try:
            fits = held.find(" ".join(words[:end]))
        except NotFoundError:
            continue
        except AmbiguousError as error:
            unsure = unsure or error
            continue
        return held.slice(fits), " ".join(words[end:])
    if unsure:
        raise unsure
    msg = f"no show on record that {' '.join(words)!r} begins with"
    raise NotFoundError(msg, hint="`clapboard shows` lists the shows on record")
