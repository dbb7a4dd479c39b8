"""How long a draft is checked and a show's page is made, in records of any size: `python benchmarks/check.py RECORD.db…`.

The records are those of `make_record.py` (`--quotations 1000000 --claims 200000` for the largest). A draft of 1,000 words tells of a
show, quotes a dozen statements that stand on record (some altered) and some that do not. *Cold* is a new process from its start to its
end, with the record's pages thrown out of the system's memory before; *warm* is the median of five checks in one process. The reading
of the draft by the tagger is part of the first, and not of the second. *Look-up* is one quotation looked up in the index of sayings, the
median of 300: the first time (pages come from the disk), and again. *cpu* is the processor's time, which says more than the wall clock
where other programs run. `--json FILE` keeps the figures.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from clapboard.checking import answers, check, read_draft
from clapboard.config import Settings
from clapboard.model.capture import Capture
from clapboard.pipeline import Reader
from clapboard.publishing.answers import show as page
from clapboard.record.view import Record
from clapboard.reuse import Passage
from clapboard.reuse.lookup import find
from clapboard.storage import open_ledger
from make_record import Said, quotations

WORDS = 1_000
LOOKED_UP = 300
REPRINTS = 12


def draft(title: str, seed: int) -> str:
    """Return a draft of about a thousand words on a show."""
    held = [said for said in islice(quotations(8_000, seed=seed), 8_000) if len(said.text.split()) > 8]
    old = [said for said in held if said.original is not None][:REPRINTS]
    new = islice(quotations(400, seed=seed + 98), 400)
    told = [f"Season 2 of {title} has wrapped filming, Quay+ said on Monday.", f"{title} is topping the charts this week."]
    size = 20
    for said in (*old, *new):
        if size < WORDS:
            told.append(f"“{said.text}” {said.speaker} said.")
            size += len(told[-1].split())
    return f"{title} nears its return\n\n" + "\n\n".join(told) + "\n"


def median(times: list[float]) -> float:
    """Return the median in milliseconds."""
    return round(sorted(times)[len(times) // 2] * 1000, 2)


def timed(what: Callable[[], object], times: int) -> list[float]:
    """Return how long each of `times` runs took, in seconds."""
    took = []
    for _ in range(times):
        began = perf_counter()
        what()
        took.append(perf_counter() - began)
    return took


def cpu(what: Callable[[], object], times: int) -> float:
    """Return the processor's seconds that each of `times` runs took, on average: what other programs do does not count."""
    began = process_time()
    for _ in range(times):
        what()
    return round((process_time() - began) / times, 3)


def measure(path: Path, seed: int) -> dict[str, float]:
    """Ask everything of one record, warm."""
    settings = Settings(db=path)
    ledger = open_ledger(path, settings=settings, read_only=True)
    shows = sorted(ledger.shows.counts())
    text = draft(shows[0], seed)
    capture = Capture(
        content=text.encode(),
        media_type="text/plain",
        origin="draft.txt",
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
        published="2026-01-01",
    )
    one = read_draft(capture, Reader(tagger=None))
    wanted: list[Said] = Random(seed).sample(list(islice(quotations(8_000, seed=seed), 8_000)), LOOKED_UP)
    some = Random(seed).sample(shows, min(20, len(shows)))

    def looked_up() -> float:
        passages = [Passage(text=said.text, speaker=said.speaker) for said in wanted]
        return median([took for passage in passages for took in timed(partial(find, passage, ledger.sayings), 1)])

    def shown(title: str) -> object:
        record, show = Record.of_show(ledger, title)
        return page(record.slice(show))

    figures = {
        "quotations": len(ledger.sayings),
        "claims": ledger.claims.count(),
        "shows": len(shows),
        "file_mb": round(path.stat().st_size / 1e6),
        "words": len(text.split()),
        "look_up_first_p50_ms": looked_up(),
        "look_up_p50_ms": looked_up(),
        "check_warm_s": round(median(timed(lambda: answers.check(check(one, ledger)), 6)[1:]) / 1000, 3),
        "check_warm_cpu_s": cpu(lambda: answers.check(check(one, ledger)), 5),
        "one_show_read_ms": median([took for title in some for took in timed(lambda: Record.of_show(ledger, title), 1)]),  # noqa: B023 - run at once
        "show_page_ms": median([took for title in some for took in timed(lambda: shown(title), 1)]),  # noqa: B023 - run at once
        "list_of_shows_ms": median(timed(ledger.shows.counts, 5)),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    ledger.close()
    return figures


def cold(path: Path, seed: int) -> dict[str, float]:
    """Check the draft with the command, in a process that finds nothing of the record in the system's memory."""
    ledger = open_ledger(path, settings=Settings(db=path), read_only=True)
    title = min(ledger.shows.counts())
    ledger.close()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "draft.txt"
        file.write_text(draft(title, seed), encoding="utf-8")
        (Path(folder) / "draft.json").write_text(json.dumps({"published": str(date(2026, 1, 1))}), encoding="utf-8")
        held = os.open(path, os.O_RDONLY)
        os.posix_fadvise(held, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(held)
        began = perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "clapboard", "check", str(file), "--db", str(path), "--json"], capture_output=True, check=False
        )
        took = perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = round(used.ru_utime + used.ru_stime, 2)  # of this one child: each record is measured in a process of its own
    return {"check_cold_s": round(took, 2), "check_cold_cpu_s": busy, "check_exit_code": done.returncode, "check_memory_mb": round(peak)}


def main() -> int:
    """Measure each record, in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--one", action="store_true", help="measure the one record in this process and print JSON")
    parser.add_argument("--cold", action="store_true", help="check against the one record in a new process and print JSON")
    options = parser.parse_args()
    if options.cold:
        print(json.dumps(cold(options.records[0], options.seed)))
        return 0
    if options.one:
        print(json.dumps(measure(options.records[0], options.seed)))
        return 0
    kept = []
    for path in options.records:
        found = {}
        for part in ("--cold", "--one"):
            command = [sys.executable, __file__, part, str(path), "--seed", str(options.seed)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            found |= json.loads(done.stdout)
        kept.append(found)
        print("  ".join(f"{name} {value:,}" for name, value in kept[-1].items()), flush=True)
    if options.json:
        options.json.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
