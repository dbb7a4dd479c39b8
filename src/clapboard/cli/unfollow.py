"""`clapboard unfollow`: addresses that are asked no longer."""

from typing import Annotated

import typer

from clapboard.cli.desk import Db
from clapboard.cli.opening import books
from clapboard.errors import NotFoundError

Addresses = Annotated[list[str], typer.Argument(metavar="ADDRESS…", help="Addresses as `clapboard following` lists them.")]


def run(addresses: Addresses, db: Db = None) -> None:
    """Follow addresses no longer; what was read stays on record."""
    with books(db, read_only=False) as held:
        unknown = [address for address in addresses if not held.follows.drop(address)]
        total = len(held.follows.all())
    if unknown:
        msg = f"not followed: {', '.join(unknown)}"
        raise NotFoundError(msg, hint="clapboard following lists what is")
    print(f"{total} followed")
