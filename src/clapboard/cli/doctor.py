"""`clapboard doctor`: whether everything is here that is needed."""

import platform
from collections.abc import Iterator
from pathlib import Path

import typer

from clapboard import __version__
from clapboard.cli.demo import coverage
from clapboard.cli.desk import FINDINGS, Db, Json, print_json, settings
from clapboard.errors import ClapboardError

Check = tuple[str, bool, str]


def run(db: Db = None, as_json: Json = False) -> None:
    """Check the installation, the tagger's weights and the record's file; exit code 1 if something is wrong."""
    checks = list(_checks(db))
    if as_json:
        print_json([{"check": name, "ok": ok, "says": says} for name, ok, says in checks])
    else:
        for name, ok, says in checks:
            print(f"{'ok ' if ok else '!! '} {name:<16} {says}")
    if not all(ok for _, ok, _ in checks):
        raise typer.Exit(FINDINGS)


def _checks(db: Path | None) -> Iterator[Check]:
    yield "clapboard", True, f"{__version__} on Python {platform.python_version()}"
    yield _tagger()
    samples = coverage()
    yield "sample coverage", samples.is_dir(), "there" if samples.is_dir() else f"missing: {samples}"
    yield _record(db)


def _tagger() -> Check:
    from clapboard.mentions.finding import load_tagger

    tagger = load_tagger()
    return "tagger", True, tagger.version if tagger else "no weights installed: direct quotations are still read, by rules alone"


def _record(db: Path | None) -> Check:
    from clapboard.storage import open_ledger

    chosen = settings(db)
    if not chosen.db.exists():
        return "record", True, f"none yet at {chosen.db}: clapboard read SOURCE… makes it"
    try:
        opened = open_ledger(chosen.db, settings=chosen, read_only=True)
        claims = opened.claims.count()
        opened.close()
    except ClapboardError as error:
        return "record", False, f"{error} ({error.hint})"
    return "record", True, f"{claims} claims in {chosen.db}"
