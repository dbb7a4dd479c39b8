"""Read and write a record as a user who may not write to it, and say what came of each; started by test_failures.py."""

import os
import sys
from pathlib import Path

import invented

import clapboard.storage.sqlite  # all that is needed is loaded before the user changes, who may not enter Python's own folders
from clapboard.config import Settings
from clapboard.errors import LedgerError
from clapboard.record.dump import dump
from clapboard.storage import open_ledger

NOBODY = 65534


def main(path: Path) -> None:
    """Print one line for the reading and one for the writing."""
    ledger = open_ledger(path, settings=Settings(db=path, busy_timeout=0.5))
    print(len(list(dump(ledger))), "lines")  # noqa: T201 - the answer
    invented.take_in(ledger, invented.capture(99))


if __name__ == "__main__":
    assert clapboard.storage.sqlite
    if os.geteuid() == 0:  # root may write anywhere
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        main(Path(sys.argv[1]))
    except LedgerError as error:
        print(f"{type(error).__name__}:{str(error).partition('record.db:')[2]}")  # noqa: T201 - the answer
