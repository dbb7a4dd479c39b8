"""`clapboard annotate`: what is found in each text, kept nowhere."""

import json
from datetime import UTC, datetime
from typing import Annotated

import typer

from clapboard.cli.desk import SOURCE_ERROR, note, settings
from clapboard.errors import SourceError

Sources = Annotated[list[str], typer.Argument(metavar="SRC…", help="Files, folders, - for standard input, or addresses.")]


def run(sources: Sources) -> None:
    """Print what is found in each document as JSON Lines, one document a line; nothing is kept.

    Offsets are code points into the document's text, half-open.
    """
    from clapboard.pipeline import Reader
    from clapboard.publishing.annotations import annotate
    from clapboard.sources import collect, label

    reader = Reader()
    failed = False
    for capture in collect(sources, settings=settings(), now=datetime.now(UTC)):
        try:
            if isinstance(capture, SourceError):
                raise capture
            document = reader.document(capture)
            row = annotate(label(capture), document, reader.mentions(document))
            print(json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace").decode())
        except SourceError as error:
            failed = True
            note(f"clapboard: {error}" + (f" ({error.hint})" if error.hint else ""))
    if failed:
        raise typer.Exit(SOURCE_ERROR)
