"""Reading that is killed again and again: `python benchmarks/kill.py [--articles 2000] [--kills 50] [--through read|watch]`.

Invented articles are read once, undisturbed. Then they are read into another record by real processes that are killed (SIGKILL) at random
moments, wherever they are: starting, fetching, reading, writing. After the last one has been let run to its end, `clapboard record
dump` of the two must be the same bytes, `clapboard verify` must find nothing, and no half-made file may lie about. `--through watch`
reads the same articles from 20 feeds of a server on this machine instead of from a folder. Exit code 1 where anything differs.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from random import Random

from outlets import article
from watch import outlets, told

FEEDS = 20


def environment(db: Path) -> dict[str, str]:
    """Return what the commands run with."""
    own = {"CLAPBOARD_DB": str(db), "CLAPBOARD_ALLOW_PRIVATE": "127.0.0.1", "CLAPBOARD_REQUESTS_PER_SECOND": "10000"}
    return {**os.environ, **own, "HOME": str(db.parent), "CLAPBOARD_BUSY_TIMEOUT": "30"}


def clapboard(db: Path, *arguments: str) -> str:
    """Run a command to its end and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "clapboard", *arguments], env=environment(db), cwd=db.parent, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise AssertionError((arguments, done.returncode, done.stderr[-2000:]))
    return done.stdout


def killed(db: Path, arguments: list[str], after: float) -> bool:
    """Run a command and kill it after so many seconds; tell whether it was still at work."""
    process = subprocess.Popen(
        [sys.executable, "-m", "clapboard", *arguments],
        env=environment(db),
        cwd=db.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


def prepare(folder: Path, options: argparse.Namespace, stack: ExitStack) -> tuple[list[str], list[str]]:
    """Make the articles; return the command that reads them, and the one before it."""
    if options.through == "watch":
        host = stack.enter_context(outlets(FEEDS, options.articles))
        told(host)
        return ["watch", "--once"], ["follow", *(f"{host}/feed/{number}" for number in range(FEEDS))]
    source = folder / "articles"
    source.mkdir()
    for number in range(options.articles):
        title, text = article(number)
        (source / f"{number:05}.txt").write_text(f"{title}\n\nPublished February {1 + number % 28}, 2026\n\n{text}\n", encoding="utf-8")
    return ["read", str(source)], []


def digest(text: str) -> str:
    """Return the hash of a dump."""
    return sha256(text.encode()).hexdigest()


def run(options: argparse.Namespace, folder: Path) -> bool:
    """Read undisturbed, then with kills, and compare."""
    whole, torn = folder / "whole" / "record.db", folder / "torn" / "record.db"
    draw = Random(options.seed)
    with ExitStack() as stack:
        command, before = prepare(folder, options, stack)
        for db in (whole, torn):
            db.parent.mkdir()
            if before:
                clapboard(db, *before)
        began = time.perf_counter()
        clapboard(whole, *command)
        seconds = time.perf_counter() - began
        print(f"undisturbed: {options.articles:,} articles {options.through} in {seconds:.1f} s", flush=True)
        began, kills = time.perf_counter(), 0
        for _ in range(options.kills):
            kills += killed(torn, command, draw.uniform(0.05, options.start + 1.5 * seconds / options.kills))
        clapboard(torn, *command)
        print(f"{kills} kills at random moments, and a last run to its end: {time.perf_counter() - began:.1f} s", flush=True)
    dumps = [clapboard(db, "record", "dump") for db in (whole, torn)]
    lines = [len(dump.splitlines()) for dump in dumps]
    print(f"record dump: {lines[0]:,} and {lines[1]:,} lines, sha256 {digest(dumps[0])[:16]} and {digest(dumps[1])[:16]}")
    verified = clapboard(torn, "verify").strip()
    print(f"verify: {verified}")
    left = sorted(path.name for path in torn.parent.iterdir() if path.name.endswith(".new"))
    print(f"half-made files: {len(left)}")
    return dumps[0] == dumps[1] and bool(lines[0]) and kills > 0


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--through", choices=("read", "watch"), default="read")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=float, default=4.0, help="seconds that a process may take to begin with the first article")
    with tempfile.TemporaryDirectory() as folder:
        return int(not run(parser.parse_args(), Path(folder)))


if __name__ == "__main__":
    sys.exit(main())
