"""How fast the desk answers under load: `python benchmarks/desk.py RECORD [--seconds 60] [--shows 1000] [--readers 20] …`.

RECORD is one of `make_record.py`'s; it is written in, so give a copy. The server is a process of its own, so are the clients and the
writer. Each reader asks once a second, whether or not the last answer has come (open loop): latency is measured from the moment at which
a request was meant to begin. Four of five requests are for the page of a show drawn at random, the fifth is a search (common words and
names). Besides, drafts are checked and a writer puts down documents about the same shows. With --shows, readers go to so many shows
alone, drawn at random: the first visits to a thousand take minutes. Printed, as JSON: the first visit to each (nothing derived yet, while
the server warms its pages), then p50, p95, p99 and the slowest of each kind under load, and errors.

Exit code 1 where a target is missed: show p95 < 80 ms, search p95 < 150 ms, check p95 < 1 s, no error.
"""

import argparse
import http.client
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from clapboard.config import Settings
from clapboard.storage import open_ledger
from make_record import Lexicon, _document

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

TARGETS = {"show": 80.0, "search": 150.0, "check": 1000.0}
COMMON = ("the sea", "never again", "about people", "season 2", "renewed", "wrapped filming", "one would")


@dataclass
class Load:
    """What the clients do."""

    host: str
    port: int
    shows: list[str]
    names: list[str]
    drafts: list[str]
    readers: int
    checks: float
    seconds: float
    answers: Any = None
    found: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)


def ask(load: Load, kind: str, path: str, meant: float, body: str | None = None) -> None:
    """Ask once, and note how long after the meant beginning the whole answer was there (milliseconds)."""
    try:
        connection = http.client.HTTPConnection(load.host, load.port, timeout=60)
        if body is None:
            connection.request("GET", path)
        else:
            connection.request("POST", path, body=body, headers={"content-type": "application/x-www-form-urlencoded"})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != 200:
            load.errors.append(f"{kind} {path[:60]}: {answer.status}")
    except OSError as error:
        load.errors.append(f"{kind} {path[:60]}: {error!r}")
    load.found[kind].append(1000 * (time.monotonic() - meant))


def beat(begin: float, every: float, seconds: float, offset: float, work: Callable[[float], None]) -> None:
    """Do `work` at fixed moments, each in its own thread if the last is not done: nobody waits for a slow answer."""
    meant = begin + offset
    while meant < begin + seconds:
        time.sleep(max(0.0, meant - time.monotonic()))
        threading.Thread(target=work, args=(meant,)).start()
        meant += every


def clients(load: Load) -> None:
    """Run all readers and checkers, and hand over what they found."""
    begin = time.monotonic() + 0.5
    beats = [
        threading.Thread(target=beat, args=(begin, 1.0, load.seconds, at / load.readers, reader(load, at))) for at in range(load.readers)
    ]
    if load.checks:
        beats.append(threading.Thread(target=beat, args=(begin, 1 / load.checks, load.seconds, 0.1, checker(load))))
    for thread in beats:
        thread.start()
    for thread in beats:
        thread.join()
    while threading.active_count() > 1 and time.monotonic() < begin + load.seconds + 60:
        if all(thread is threading.current_thread() or thread.daemon for thread in threading.enumerate()):
            break
        time.sleep(0.05)
    load.answers.put((dict(load.found), load.errors))


def reader(load: Load, seed: int) -> Callable[[float], None]:
    """Return what one reader does at each beat."""
    draw = Random(f"reader {seed}")

    def work(meant: float) -> None:
        if draw.random() < 0.2:
            words = draw.choice(COMMON) if draw.random() < 0.5 else draw.choice(load.names)
            ask(load, "search", f"/search?q={quote(words)}", meant)
        else:
            ask(load, "show", f"/shows/{draw.choice(load.shows)}", meant)

    return work


def checker(load: Load) -> Callable[[float], None]:
    """Return what the editor who checks drafts does at each beat."""
    draw = Random("checker")
    return lambda meant: ask(load, "check", "/check", meant, urlencode({"text": draw.choice(load.drafts)}))


def writer(path: str, titles: list[str], seconds: float, every: float, told: "Queue[tuple[int, float]]") -> None:
    """Put down a document each beat, as `clapboard read` does, and report how many and the longest write (milliseconds)."""
    lexicon, draw = Lexicon(1), Random(f"writer {os.getpid()}")
    settings = Settings(db=Path(path))
    ledger = open_ledger(settings.db, settings=settings)
    begin, longest, written = time.monotonic(), 0.0, 0
    while every and time.monotonic() < begin + seconds:
        entry = _document(10_000_000 + draw.randrange(10**9), draw.choice(titles), told=9, here=[], lexicon=lexicon, draw=draw)
        at = time.monotonic()
        ledger.write(entry)
        longest = max(longest, 1000 * (time.monotonic() - at))
        written += 1
        if written % 10 == 0:
            ledger.settle()
        time.sleep(max(0.0, begin + written * every - time.monotonic()))
    ledger.close()
    told.put((written, round(longest, 1)))


def percentiles(found: list[float]) -> dict[str, float]:
    """Return the figures of one kind, in milliseconds."""
    ordered = sorted(found)

    def at(share: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)

    return {"n": len(ordered), "p50": at(0.5), "p95": at(0.95), "p99": at(0.99), "slowest": round(ordered[-1], 1)} if ordered else {"n": 0}


def drafts_of(path: Path, titles: list[str]) -> list[str]:
    """Return drafts of some 200 words: words of documents on record, among words of nobody's."""
    settings = Settings(db=path)
    ledger = open_ledger(path, settings=settings, read_only=True)
    lexicon, draw = Lexicon(1), Random("drafts")
    ids = [key for key, _ in zip(dict(ledger.archive.captured()), range(4000), strict=False)]
    texts = [item.text for item in ledger.archive.documents(draw.sample(ids, min(40, len(ids))))]
    ledger.close()
    made = []
    for text in texts:
        own = " ".join(lexicon.sentence(draw, 20) for _ in range(4))
        made.append(f"{draw.choice(titles)} is in the news again.\n\n{own}\n\n{text[:800]}")
    return made


def serve(path: Path) -> tuple[subprocess.Popen[str], str, int]:
    """Start the server and return it with its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "clapboard", "serve", "--db", str(path), "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    line = process.stdout.readline() if process.stdout else ""
    found = re.search(r"http://([\d.]+):(\d+)", line)
    if found is None:
        sys.exit("the server did not start")
    return process, found[1], int(found[2])


def main() -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--checks", type=float, default=2)
    parser.add_argument("--writes", type=float, default=1)
    parser.add_argument("--shows", type=int, default=0)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    settings = Settings(db=options.record)
    ledger = open_ledger(options.record, settings=settings)
    titles = sorted(set(ledger.shows.titles().values()))
    counts = {"claims": ledger.claims.count(), "sayings": len(ledger.sayings), "shows": len(titles)}
    names = sorted({kept.claim.value for kept in ledger.search.find("said", most=200).claims if kept.claim.value})[:40] or ["nobody"]
    ledger.close()
    process, host, port = serve(options.record)
    try:
        figures = measure(options, titles, names, host, port)
    finally:
        process.terminate()
        process.wait()
    figures = {"record": counts, "size_mb": round(options.record.stat().st_size / 1e6), **figures}
    print(json.dumps(figures, indent=2))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    missed = [kind for kind, target in TARGETS.items() if figures["under_load"].get(kind, {}).get("p95", 0) >= target]
    return int(bool(missed or figures["errors"]))


def measure(options: argparse.Namespace, titles: list[str], names: list[str], host: str, port: int) -> dict[str, Any]:
    """Visit every show once, then run readers, checkers and the writer together."""
    from clapboard.publishing.views.wording import slug  # noqa: PLC0415 - after the server has started

    slugs = [slug(title) for title in titles]
    slugs = Random("shows").sample(slugs, options.shows) if options.shows else slugs
    load = Load(host, port, slugs, names, drafts_of(options.record, titles), options.readers, options.checks, options.seconds)
    first = Load(host, port, slugs, names, [], 0, 0, 0)
    for name in slugs:
        ask(first, "show", f"/shows/{name}", time.monotonic())
    ask(first, "check", "/check", time.monotonic(), urlencode({"text": load.drafts[0]}))
    context = get_context("spawn")
    load.answers, told = context.Queue(), context.Queue()
    sides = [
        context.Process(target=clients, args=(load,)),
        context.Process(
            target=writer,
            args=(str(options.record), titles, options.seconds, 1 / options.writes if options.writes else 0.0, told),
        ),
    ]
    for side in sides:
        side.start()
    found, errors = load.answers.get()
    written, longest = told.get()
    for side in sides:
        side.join()
    return {
        "first_visit": {kind: percentiles(times) for kind, times in first.found.items()},
        "under_load": {kind: percentiles(times) for kind, times in sorted(found.items())},
        "written": written,
        "longest_write_ms": longest,
        "errors": [*first.errors, *errors][:20],
    }


if __name__ == "__main__":
    sys.exit(main())
