"""How fast, how large and how sure the index of sayings is, beside MinHash LSH: `python benchmarks/reuse.py [--sizes 10000,100000]`.

Needs the `bench` dependency group (`pip install --group bench`). For each size the same invented quotations (`make_record.py`) are
put into each index in a process of its own. Then reprints and new quotations are looked up, one at a time. The oracle is an exact
join: all different texts of the same saying that share a run of eight words with the words looked up. *Recall* is the share of them
that was returned, *any* how often at least one was, *other* how many texts of other sayings came with each look-up. `found` is
`clapboard.reuse.lookup.find` (verified, at most 48), `candidates` what it verifies, `all found` the same without that limit.
`--json FILE` keeps the figures.
"""

import argparse
import json
import resource
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from random import Random
from time import perf_counter

from clapboard.model.span import Span
from clapboard.reuse import Passage
from clapboard.reuse.fingerprints import whole
from clapboard.reuse.index import Entry, MemoryIndex
from clapboard.reuse.lookup import candidates, find
from clapboard.text.wording import keys_of
from make_record import Said, quotations

RUN = 8
SHINGLE = 4
MANY = 10_000
QUERIES = 300
PERMUTATIONS = 128
THRESHOLD = 0.5
ENGINES = ("clapboard", "rensa", "datasketch")
MEGABYTE = 1 << 20
Lookup = Callable[[Said], Iterable[int]]


def memory() -> float:
    """Return the resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / MEGABYTE


def clapboard(texts: Sequence[Said]) -> dict[str, Lookup]:
    """Build our index; texts are known by their number in `texts`."""
    index = MemoryIndex(Entry(document=str(at), span=Span(0, 1), text=said.text, speaker=said.speaker) for at, said in enumerate(texts))
    index.counts([0])  # sort what was added: part of the building

    def numbers(found: Iterable[int]) -> list[int]:
        return [int(place.document) for number in found for place in index.places(number)]

    return {
        "candidates": lambda said: numbers(candidates(Passage(text=said.text, speaker=said.speaker), index)),
        "found": lambda said: numbers(item.number for item in find(Passage(text=said.text, speaker=said.speaker), index)),
        "all found": lambda said: numbers(item.number for item in find(Passage(text=said.text, speaker=said.speaker), index, limit=MANY)),
    }


def shingles(text: str) -> list[str]:
    """Return the runs of four words, as MinHash needs them."""
    keys = keys_of(text)
    return [" ".join(keys[at : at + SHINGLE]) for at in range(max(1, len(keys) - SHINGLE + 1))]


def rensa(texts: Sequence[Said]) -> dict[str, Lookup]:
    """Build rensa's MinHash LSH."""
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415  # each engine's process loads its own

    def sketch(text: str) -> object:
        found = RMinHash(num_perm=PERMUTATIONS, seed=1)
        found.update(shingles(text))
        return found

    lsh = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    for at, said in enumerate(texts):
        lsh.insert(at, sketch(said.text))
    return {"buckets": lambda said: lsh.query(sketch(said.text))}


def datasketch(texts: Sequence[Said]) -> dict[str, Lookup]:
    """Build datasketch's MinHash LSH."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415  # each engine's process loads its own

    def sketch(text: str) -> object:
        found = MinHash(num_perm=PERMUTATIONS, seed=1)
        found.update_batch([shingle.encode() for shingle in shingles(text)])
        return found

    lsh = MinHashLSH(params=(32, 4), num_perm=PERMUTATIONS)
    for at, said in enumerate(texts):
        lsh.insert(at, sketch(said.text), check_duplication=False)
    return {"buckets": lambda said: lsh.query(sketch(said.text))}


def different(count: int, seed: int) -> tuple[list[Said], list[Said]]:
    """Return the different texts among `count` quotations, and those to look up: half of them reprints, half not."""
    seen: set[int] = set()
    texts, reprints, new = [], [], []
    for said in quotations(count, seed=seed):
        key = whole(keys_of(said.text))
        if key not in seen:
            seen.add(key)
            texts.append(said)
            (new if said.original is None else reprints).append(said)
    draw = Random(seed)
    half = QUERIES // 2
    return texts, [*draw.sample(reprints, min(half, len(reprints))), *draw.sample(new, min(half, len(new)))]


def exact_join(texts: Sequence[Said], queries: Sequence[Said]) -> list[set[int]]:
    """Return for each query the texts of the same saying that share a run of `RUN` words with it (itself left out)."""
    wanted: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for at, said in enumerate(queries):
        for run in runs(said.text):
            wanted[run].add(at)
    due: list[set[int]] = [set() for _ in queries]
    for number, said in enumerate(texts):
        for at in {at for run in runs(said.text) if run in wanted for at in wanted[run]}:
            if saying(said) == saying(queries[at]) and said.number != queries[at].number:
                due[at].add(number)
    return due


def runs(text: str) -> set[tuple[str, ...]]:
    """Return the runs of `RUN` words."""
    keys = keys_of(text)
    return {keys[at : at + RUN] for at in range(len(keys) - RUN + 1)}


def saying(said: Said) -> int:
    """Return the number of the quotation that was first (reprints are made of first ones alone)."""
    return said.number if said.original is None else said.original


def measure(engine: str, size: int, seed: int) -> dict[str, object]:
    """Build one index, look up in it, and return the figures."""
    texts, queries = different(size, seed)
    due = exact_join(texts, queries)
    before, start = memory(), perf_counter()
    lookups = globals()[engine](texts)
    built = perf_counter() - start
    figures: dict[str, object] = {"texts": len(texts), "build_s": round(built, 1), "memory_mb": round(memory() - before)}
    for name, lookup in lookups.items():
        times, found, others = [], [], 0
        for said in queries:
            start = perf_counter()
            answer = set(lookup(said))
            times.append((perf_counter() - start) * 1000)
            found.append(answer)
            others += sum(saying(texts[number]) != saying(said) for number in answer)
        figures[name] = {**percentiles(times), **recall(due, found), "other": round(others / len(queries), 2)}
    return figures


def percentiles(times: Collection[float]) -> dict[str, float]:
    """Return the median and the 95th percentile."""
    ordered = sorted(times)
    return {"p50_ms": round(ordered[len(ordered) // 2], 2), "p95_ms": round(ordered[len(ordered) * 95 // 100], 2)}


def recall(due: Sequence[set[int]], found: Sequence[set[int]]) -> dict[str, float | int]:
    """Return the share of the oracle's texts that came back; a saying with more than 20 of them counts as 20, so that none rules."""
    weights = [min(1.0, 20 / len(wanted)) if wanted else 0 for wanted in due]
    total = sum(weight * len(wanted) for weight, wanted in zip(weights, due, strict=True))
    right = sum(weight * len(wanted & got) for weight, wanted, got in zip(weights, due, found, strict=True))
    any_due = [bool(wanted & got) for wanted, got in zip(due, found, strict=True) if wanted]
    return {"recall": round(right / total, 4), "any": round(sum(any_due) / len(any_due), 4), "due": len(any_due)}


def show(size: int, engine: str, figures: dict[str, object]) -> None:
    """Print one engine's figures."""
    head = f"{size:>9,} {engine:<11} {figures['texts']:>9,} {figures['build_s']:>8} {figures['memory_mb']:>7}"
    for name, row in figures.items():
        if isinstance(row, dict):
            print(f"{head}  {name:<11}{row['p50_ms']:>8}{row['p95_ms']:>8}{row['recall']:>9.1%}{row['any']:>9.1%}{row['other']:>8}")


def main() -> int:
    """Measure each engine at each size, in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--one", action="store_true", help="measure the one size and engine in this process and print JSON")
    options = parser.parse_args()
    sizes, engines = [int(size) for size in options.sizes.split(",")], options.engines.split(",")
    if options.one:
        print(json.dumps(measure(engines[0], sizes[0], options.seed)))
        return 0
    print("     size engine          texts  build s      MB  looked up      p50     p95   recall      any   other")
    kept = []
    for size in sizes:
        for engine in engines:
            command = [sys.executable, __file__, "--one", "--sizes", str(size), "--engines", engine, "--seed", str(options.seed)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            figures = json.loads(done.stdout)
            show(size, engine, figures)
            kept.append({"size": size, "engine": engine, **figures})
    if options.json:
        options.json.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
