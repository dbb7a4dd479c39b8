"""How long it takes to say where the seasons stand: of one show, and of all of them: `python benchmarks/status.py RECORD.db [--json FILE]`.

The record is one of `make_record.py` (`--shows 1000 --claims 200000`). *All* is every status of every show, from the opened file to the
last status; *one show* reads and derives one show, the median of 100 drawn at random. Times are of the wall clock, and of the processor
(`cpu`), which says more where other programs run. `--profile` prints where the time of all goes.
"""

import argparse
import cProfile
import json
import pstats
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from clapboard.collector import look_seldom
from clapboard.config import Settings
from clapboard.record.ledger import Ledger
from clapboard.record.view import Record
from clapboard.storage import open_ledger

DRAWN = 100
AT_ONCE = 50


def all_statuses(ledger: Ledger) -> int:
    """Derive every status of every show, and return how many there are."""
    shows = sorted({*ledger.shows.titles().values(), *ledger.shows.counts()})
    count = 0
    for at in range(0, len(shows), AT_ONCE):
        record = Record.of_shows(ledger, shows[at : at + AT_ONCE], only_milestones=True)
        count += sum(len(record.slice(show).statuses()) for show in record.titles())
    return count


def one_show(ledger: Ledger, title: str) -> int:
    """Derive the statuses of one show, and return how many there are."""
    record, show = Record.of_show(ledger, title)
    return len(record.slice(show).statuses())


def timed(what: Callable[[], int]) -> tuple[float, float, int]:
    """Return the seconds of the wall clock and of the processor that something took, and what it returned."""
    began, busy = perf_counter(), process_time()
    result = what()
    return perf_counter() - began, process_time() - busy, result


def main() -> int:
    """Measure one record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    look_seldom()  # as every command does
    ledger = open_ledger(options.record, settings=Settings(db=options.record), read_only=True)
    profile = cProfile.Profile()
    if options.profile:
        profile.enable()
    took, busy, statuses = timed(lambda: all_statuses(ledger))
    if options.profile:
        profile.disable()
        pstats.Stats(profile).sort_stats("tottime").print_stats(35)
    drawn = Random(options.seed).sample(sorted(ledger.shows.counts()), min(DRAWN, len(ledger.shows.counts())))
    each = [timed(lambda: one_show(ledger, title)) for title in drawn]  # noqa: B023 - run at once
    figures = {
        "claims": ledger.claims.count(),
        "shows": len(ledger.shows.counts()),
        "statuses": statuses,
        "all_s": round(took, 2),
        "all_cpu_s": round(busy, 2),
        "one_show_ms": round(sorted(wall for wall, _, _ in each)[len(each) // 2] * 1000, 1),
        "one_show_cpu_ms": round(sorted(cpu for _, cpu, _ in each)[len(each) // 2] * 1000, 1),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    ledger.close()
    print("  ".join(f"{name} {value:,}" for name, value in figures.items()))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
