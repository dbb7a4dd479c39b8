"""Write docs/commands.md from the commands' own help: `python docs/write_commands.py`."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from clapboard.__main__ import app

PAGE = Path(__file__).resolve().parent / "commands.md"
HEAD = """# Commands

Written from the commands' own help by `docs/write_commands.py`; a test fails where the two differ.

The record's file is, in this order: `--db PATH`, the variable `CLAPBOARD_DB`,
`clapboard/record.db` in the user's data folder (`XDG_DATA_HOME`).
`NO_COLOR` is kept.

| exit code | meaning |
|---:|---|
| 0 | done |
| 1 | there are findings (`check`, `verify`, `why`, `record rebuild`, `doctor`) |
| 2 | the call itself cannot be served |
| 3 | a source, or the record's file, could not be read |
"""


def commands() -> Iterator[str]:
    """Yield the names of all commands, those of a group behind its name, in the order in which they were put together."""
    whole = typer.main.get_command(app)
    for name, command in whole.commands.items():
        parts = getattr(command, "commands", ())
        if not parts or command.invoke_without_command:
            yield name
        yield from (f"{name} {part}" for part in parts)


def page() -> str:
    """Return the page's text."""
    parts = [HEAD]
    for command in commands():
        done = subprocess.run(  # noqa: S603 - this interpreter and a module of ours
            [sys.executable, "-m", "clapboard", *command.split(), "--help"],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1"},
        )
        usage = done.stdout.replace("python -m clapboard", "clapboard").strip()
        parts.append(f"## clapboard {command}\n\n```text\n{usage}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
