"""What `clapboard watch` asks for and keeps: `python benchmarks/watch.py [--feeds 200] [--articles 2000] [--readers 8]`.

Three mornings over invented outlets on this machine (a process of its own): everything is new; nothing is; every tenth feed has one new
article and 5 % of the articles have changed. For each: requests, bytes, articles kept, seconds. Then it is checked that no body was sent
twice but where it had changed. While the first morning is watched, `--readers` processes ask the record questions and one more writes
judgements, a few a second; how long each judgement took, how much of that it waited for its turn to write, and errors are printed, and
beside it how late a sleep of 2 ms ended in the same process: what the machine itself costs.

Exit code 1 where something was fetched or kept twice, somebody met an error, or a judgement waited longer than 50 ms for its turn.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from urllib.request import urlopen

from clapboard.config import Settings
from clapboard.following.cache import cache_file
from clapboard.following.outcome import Tally
from clapboard.following.round import Round
from clapboard.model.claim import Judgement, Verdict
from clapboard.pipeline import Reader
from clapboard.record.ledger import Ledger
from clapboard.record.view import Record
from clapboard.sources.visiting import Visitor
from clapboard.storage import open_following, open_ledger

HERE = Path(__file__).resolve().parent
LONGEST_WAIT = 50.0
PAUSE = 0.5
SHORT = 0.002


@contextmanager
def outlets(feeds: int, articles: int) -> Iterator[str]:
    """Start the outlets and give their address."""
    command = [sys.executable, str(HERE / "outlets.py"), "--feeds", str(feeds), "--articles", str(articles)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        if process.stdin is None or process.stdout is None:
            raise AssertionError(command)
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        process.stdin.close()


def told(host: str, path: str = "__told") -> dict[str, dict[str, int]]:
    """Return what the outlets have counted."""
    with urlopen(f"{host}/{path}", timeout=30) as answer:  # noqa: S310 - our own server
        return json.load(answer)


def morning(settings: Settings, now: datetime, reader: Reader) -> Tally:
    """Watch once, as of a moment."""
    visitor = Visitor(settings, cache=cache_file(settings.db))
    ledger, books = open_ledger(settings.db, settings=settings), open_following(settings.db, settings=settings)
    try:
        return Round(books=books, ledger=ledger, reader=reader, visitor=visitor, settings=settings, clock=lambda: now).run()
    finally:
        visitor.close()
        books.close()
        ledger.close()


def ask(db: Path) -> None:
    """Ask the record, a question every half second, until the file `stop` appears beside it; print how many and how many failed."""
    settings = Settings(db=db)
    ledger = open_ledger(db, settings=settings, read_only=True)
    draw, asked, failed = Random(str(db)), 0, 0
    while not db.with_name("stop").exists():
        asked += 1
        try:
            question(ledger, draw)
        except Exception as error:  # noqa: BLE001 - that is what is counted
            failed += 1
            print(repr(error), file=sys.stderr)
        time.sleep(PAUSE)
    print(json.dumps({"asked": asked, "failed": failed}), flush=True)
    ledger.close()


def question(ledger: Ledger, draw: Random) -> None:
    """Ask one thing."""
    shows = [title for title, _ in ledger.claims.shows()]
    if not shows:
        return
    record, show = Record.of_show(ledger, draw.choice(shows))
    record.slice(show).statuses()


def judge(db: Path) -> None:
    """Write a judgement, a few a second, until the file `stop` appears; print how long each took, in milliseconds."""
    ledger = open_ledger(db, settings=Settings(db=db))
    took, waited, late, failed = [], [], [], 0
    number = 0
    while not db.with_name("stop").exists():
        kept = next(iter(ledger.claims.find(f"{number % 256:02x}")), None)
        number += 1
        if kept is not None:
            began = time.perf_counter()
            try:
                waited.append(turn(ledger))
                ledger.judgements.add(judgement(kept.claim, number))
            except Exception as error:  # noqa: BLE001 - that is what is counted
                failed += 1
                print(repr(error), file=sys.stderr)
            took.append((time.perf_counter() - began) * 1000)
        late.append(lateness())
        time.sleep(PAUSE / 5)
    print(json.dumps({"took": took, "waited": waited, "late": late, "failed": failed}), flush=True)
    ledger.close()


def turn(ledger: Ledger) -> float:
    """Return how long one waits for the turn to write, in milliseconds."""
    began = time.perf_counter()
    with ledger._connections.writing():  # type: ignore[attr-defined] # noqa: SLF001 - the wait is what is measured
        return (time.perf_counter() - began) * 1000


def lateness() -> float:
    """Return how much too late the system wakes us from a short sleep, in milliseconds: what any wait here costs, whoever holds what."""
    began = time.perf_counter()
    time.sleep(SHORT)
    return (time.perf_counter() - began - SHORT) * 1000


def judgement(claim: object, number: int) -> Judgement:
    """Return an editor's word on a claim."""
    return Judgement(
        id=f"bench-{number}",
        claim=claim.id,
        document=claim.document,
        predicate=claim.predicate,
        verdict=Verdict.ACCEPT,
        by="bench",
        made_at=datetime.now(UTC),
        evidence=claim.evidence[0],
    )


@contextmanager
def company(db: Path, readers: int) -> Iterator[list[str]]:
    """Have others read and judge meanwhile; the list is filled with what they print."""
    said: list[str] = []
    open_ledger(db, settings=Settings(db=db)).close()
    roles = ["ask"] * readers + ["judge"] * bool(readers)
    processes = [
        subprocess.Popen([sys.executable, __file__, "--role", role, "--db", str(db)], stdout=subprocess.PIPE, text=True) for role in roles
    ]
    yield said
    db.with_name("stop").touch()
    said += [process.communicate(timeout=120)[0] for process in processes]


def report(name: str, tally: Tally, seconds: float) -> None:
    """Print one morning."""
    values = tally.values()
    names = "requests received listed new read changed unchanged claims trouble".split()
    print(f"{name:<22} " + "  ".join(f"{key} {values[key]:,}" for key in names) + f"  {seconds:.1f} s", flush=True)


def waits(said: list[str]) -> bool:
    """Print what those who read and judged met with; tell whether all was well."""
    found = [json.loads(line) for line in said]
    asked = [item for item in found if "asked" in item]
    [judged] = [item for item in found if "took" in item]
    took, waited = sorted(judged["took"]), sorted(judged["waited"])
    failed = sum(item["failed"] for item in found)
    print(f"{len(asked)} readers asked {sum(item['asked'] for item in asked):,} questions; {len(took)} judgements; {failed} errors")
    late = sorted(judged["late"])
    for name, values in (("a judgement took (ms)", took), ("of that, its turn (ms)", waited), ("a sleep ended late (ms)", late)):
        if values:
            print(f"{name:<24} median {values[len(values) // 2]:.1f}  p95 {values[int(len(values) * 0.95)]:.1f}  longest {values[-1]:.1f}")
    return not failed and bool(took) and waited[-1] <= LONGEST_WAIT


def run(options: argparse.Namespace, folder: Path) -> bool:
    """Watch three mornings; tell whether nothing was fetched or kept twice and nobody waited."""
    settings = Settings(
        db=folder / "record.db", allow_private=("127.0.0.1",), requests_per_second=10_000, busy_timeout=30, max_list_items=100_000
    )
    reader, start = Reader(), datetime.now(UTC)
    is_well = True
    with outlets(options.feeds, options.articles) as host:
        books = open_following(settings.db, settings=settings)
        for number in range(options.feeds):
            books.follows.add(f"{host}/feed/{number}", at=start)
        books.close()
        for at, name in enumerate(("everything is new", "nothing is new", "some is, some changed")):
            if at == 2:
                told(host, "__next")
            began = time.perf_counter()
            if at == 0 and options.readers:
                with company(settings.db, options.readers) as said:
                    tally = morning(settings, start, reader)
                report(name, tally, time.perf_counter() - began)
                is_well = waits(said)
            else:
                tally = morning(settings, start + timedelta(hours=2) * at * (at > 1), reader)
                report(name, tally, time.perf_counter() - began)
        counted = told(host)
    fresh = {path for path in counted["sent"] if path.startswith("/article/") and int(path.rpartition("/")[2]) % 20 == 0}
    twice = [path for path, times in counted["sent"].items() if path.startswith("/article/") and times > 1 + (path in fresh)]
    ledger = open_ledger(settings.db, settings=settings, read_only=True)
    captures = sum(1 for _ in ledger.archive.captured())
    ledger.close()
    wanted = options.articles + -(-options.feeds // 10) + -(-options.articles // 20)
    print(f"captures kept {captures:,} (expected {wanted:,}); bodies sent twice without a change: {len(twice)}")
    return is_well and captures == wanted and not twice


def main() -> int:
    """Run the benchmark, or one of the processes that it starts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--role", choices=("ask", "judge"), help=argparse.SUPPRESS)
    parser.add_argument("--db", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.role:
        {"ask": ask, "judge": judge}[options.role](options.db)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return int(not run(options, Path(folder)))


if __name__ == "__main__":
    sys.exit(main())
