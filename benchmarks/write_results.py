"""Write the tables of docs/benchmarks.md from the figures kept in benchmarks/results: `python benchmarks/write_results.py [--check]`.

The figures are what `reuse.py`, `check.py`, `status.py` and `desk.py` wrote with `--json`; they are measured by hand, for they take
an hour.
`--check` writes nothing and says (exit code 1) where the page is not what the figures say.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"
PAGE = HERE.parent / "docs" / "benchmarks.md"
MARK = "<!-- figures -->"

CHECK = {
    "quotations": "different quotations",
    "shows": "shows",
    "file_mb": "file, MB",
    "check_warm_s": "check, warm, s",
    "check_warm_cpu_s": "of which processor, s",
    "check_cold_s": "check, cold, s",
    "check_cold_cpu_s": "of which processor, s ",
    "check_memory_mb": "memory of the cold check, MB",
    "look_up_first_p50_ms": "look-up, first time, ms",
    "look_up_p50_ms": "look-up, again, ms",
    "list_of_shows_ms": "list of shows, ms",
}


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a table: the first column as text, the others as figures."""
    yield f"| {' | '.join(head)} |"
    yield f"|---|{'---:|' * (len(head) - 1)}"
    for row in rows:
        yield f"| {' | '.join(shown(value) for value in row)} |"


def shown(value: object) -> str:
    """Return a figure as it is printed."""
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def reuse(found: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield the index of sayings beside MinHash LSH."""
    head = ["engine", "quotations", "build, s", "MB", "p50, ms", "p95, ms", "recall", "any", "other sayings"]
    rows = [
        (f"{item['engine']}, {name}", item["size"], item["build_s"], item["memory_mb"], part["p50_ms"], part["p95_ms"],
         f"{part['recall']:.1%}", f"{part['any']:.1%}", part["other"])
        for item in found
        for name, part in item.items()
        if isinstance(part, dict)
    ]  # fmt: skip
    yield from ("## The index of sayings beside MinHash LSH", "", *table(head, rows))


def check(found: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield what a check costs, by the size of the record."""
    head = ["a draft of 1,000 words", *(f"{item['claims']:,} claims" for item in found)]
    rows = [(words, *(item[name] for item in found)) for name, words in CHECK.items()]
    yield from ("## A check, by the size of the record", "", *table(head, rows))


def status(found: dict[str, Any]) -> Iterator[str]:
    """Yield what statuses cost."""
    rows = [
        (f"every status of {found['shows']:,} shows ({found['claims']:,} claims) derived, s", found["all_s"], found["all_cpu_s"]),
        ("one show read and derived, ms", found["one_show_ms"], found["one_show_cpu_ms"]),
    ]
    yield from ("## Where seasons stand", "", *table(["", "wall clock", "processor"], rows))


def desk(found: dict[str, Any]) -> Iterator[str]:
    """Yield how fast the desk answers under load."""
    first, loaded = found["first_visit"], found["under_load"]
    names = {"show": "page of a show", "search": "search", "check": "check of a draft"}
    rows = [
        *((f"{names[kind]}, first visit", *(first[kind][part] for part in ("n", "p50", "p95", "slowest"))) for kind in ("show",)),
        *((names[kind], *(loaded[kind][part] for part in ("n", "p50", "p95", "slowest"))) for kind in names),
    ]
    head = [f"{found['record']['claims']:,} claims, {found['record']['shows']:,} shows", "asked", "p50, ms", "p95, ms", "slowest, ms"]
    longest = shown(found["longest_write_ms"])
    told = f"Errors: {len(found['errors'])}. Written meanwhile: {found['written']} documents, the longest write {longest} ms."
    yield from ("## The desk under load", "", *table(head, rows), "", told)


def page() -> str:
    """Return the page as the figures say it is to be."""
    head, _, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    parts = [(reuse, "reuse"), (check, "check"), (status, "status"), (desk, "desk")]
    written = [line for make, name in parts for line in ("", *make(json.loads((RESULTS / f"{name}.json").read_text())))]
    return f"{head}{MARK}\n" + "\n".join(written[1:]) + "\n"


def main() -> int:
    """Write the page, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    new = page()
    if options.check:
        return int(PAGE.read_text(encoding="utf-8") != new)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
