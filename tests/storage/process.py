"""One process among several on a record: it writes, or reads until a file appears; started by test_processes.py."""

# ruff: noqa: T201 - it tells the test by printing

import random
import sys
from pathlib import Path
from time import sleep

import invented

import clapboard.storage.sqlite  # loaded before we say that we are ready
from clapboard.config import Settings
from clapboard.record.dump import dump
from clapboard.record.ledger import Ledger
from clapboard.storage import open_ledger

OUTLETS = (None, "Third Act", "The Pickup Sheet", "Buzzkettle")


def captures(first: int, last: int) -> list:
    """Return captures of the articles from `first` to before `last`: each met bare and with each of the outlets."""
    return [invented.capture(number, outlet=outlet, fetched=number % 7) for number in range(first, last) for outlet in OUTLETS]


def write(ledger: Ledger, folder: Path, first: int, last: int) -> None:
    """Take in the captures in an order of this process's own, telling each document when it is written."""
    met = captures(first, last)
    random.Random(f"{folder} {first}").shuffle(met)  # noqa: S311 - any order will do
    for one in met:
        print(invented.take_in(ledger, one).capture.document, flush=True)


def read(ledger: Ledger, folder: Path) -> None:
    """Ask for everything, again and again, until the file `stop` appears; each answer must be of whole documents."""
    rounds = 0
    while not (folder / "stop").exists():
        kinds = [line.partition('"type":"')[2].partition('"')[0] for line in dump(ledger)]
        assert kinds == ["document", "claim", "claim", "claim"] * (len(kinds) // 4)
        assert ledger.claims.count() % 3 == 0
        assert all(ledger.archive.text(document.text_sha256) == document.text for document in ledger.archive.documents())
        rounds += 1
    print(rounds)


def main(task: str, folder: Path, *numbers: str) -> None:
    """Say that we are ready, wait until the file `go` appears, and do it."""
    assert clapboard.storage.sqlite
    print("ready", flush=True)
    while not (folder / "go").exists():
        sleep(0.001)
    ledger = open_ledger(folder / "record.db", settings=Settings(db=folder, busy_timeout=20), read_only=task == "read")
    try:
        if task == "write":
            write(ledger, folder, *map(int, numbers))
        elif task == "read":
            read(ledger, folder)
    finally:
        ledger.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
