"""`clapboard serve`: the desk in the browser. `clapboard.__main__` puts it beside the other commands."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from clapboard.config import Settings

Db = Annotated[Path | None, typer.Option("--db", metavar="PATH", help="The record's file (default: CLAPBOARD_DB, else the data folder).")]
Host = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; other than loopback addresses need --token.")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")]
Token = Annotated[str | None, typer.Option("--token", envvar="CLAPBOARD_TOKEN", help="Ask for this token before anything is shown.")]
Hosts = Annotated[list[str] | None, typer.Option("--allow-host", metavar="NAME", help="Answer to this name too (may be repeated).")]
Alone = Annotated[
    bool, typer.Option("--one-process", help="Work everything out in one process: less memory, and slower answers under load.")
]
Demo = Annotated[bool, typer.Option("--demo", help="Serve the record of the sample coverage, read into a new temporary file.")]


def serve(
    db: Db = None,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    token: Token = None,
    allow_host: Hosts = None,
    one_process: Alone = False,  # noqa: FBT002 - an option of the command line is a boolean
    demo: Demo = False,  # noqa: FBT002 - likewise
) -> None:
    """Show the record in the browser, on this machine alone unless told otherwise. Ctrl-C ends it."""
    from clapboard.web.running import run  # noqa: PLC0415 - the web libraries take longer to load than --help may last
    from clapboard.web.serving import Serving  # noqa: PLC0415 - likewise

    loaded = Settings.load()
    settings = replace(loaded, db=db.expanduser()) if db else loaded
    hosts = tuple(allow_host or ())
    run(Serving(settings=settings, host=host, port=port, token=token, hosts=hosts, processes=not one_process), demo=demo)
