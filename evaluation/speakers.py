"""How often the right speaker is named, by the kind of words that name the source.

    python evaluation/speakers.py [--json] [--misses]

Asked are the quotations of the retold coverage (../shared, where it is there) and of the invented sample
(tests/data/expected_coverage.json). The kind of mention is that of the quotation we found; one that was not found has the kind
*not found* and counts as wrong. As in the scorer of the coverage a speaker is right where all words of the name agree with the
speaker or one of the joint ones, and where neither gold nor we name a person: a company or an official text is nobody.
"""

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from clapboard.config import Settings
from clapboard.errors import SourceError
from clapboard.model.mention import Naming, QuotationKind
from clapboard.model.span import Span
from clapboard.pipeline import Reader, read
from clapboard.record.claims import quotation
from clapboard.record.view import Record
from clapboard.sources import collect
from clapboard.storage import open_ledger

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"
COVERAGE = SHARED / "data" / "coverage"
EXAMPLES = PROJECT / "examples" / "coverage"
EXPECTED = PROJECT / "tests" / "data" / "expected_coverage.json"
NOW = datetime(2026, 9, 1, tzinfo=UTC)

NONE, NOT_FOUND = "none", "not found"
KINDS = (*(naming.value for naming in Naming), NONE, NOT_FOUND)
EDGE = "\"'“”‘’«»„‟.,;:!?…—–- \u00a0\n\r\t"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A quotation of the gold record: its document, words and who may be named for it (nobody: no person is named)."""

    document: str
    span: Span
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A stretch of words that we found; `speaker` is the person's name throughout the record."""

    span: Span
    kind: str
    speaker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of one quotation of the gold record."""

    wanted: Wanted
    kind: str
    right: bool
    said: str


# ---------------------------------------------------------------- what we find
def found_in(paths: Iterable[Path]) -> tuple[dict[str, list[Given]], dict[str, str]]:
    """Read articles into one record; return the stretches and the text of each document, by the file's name."""
    settings, names = Settings.load({}), {}
    ledger = open_ledger(":memory:", settings=settings)
    captures = list(collect([str(path) for path in paths], settings=settings, now=NOW))
    for capture, outcome in zip(captures, read(captures, ledger, reader=Reader(strict=True)), strict=True):
        if isinstance(capture, SourceError) or outcome.error:
            raise SystemExit(str(outcome.error or capture))
        path = Path(re.sub(r":\d+$", "", capture.origin)).name
        names[capture.document] = f"{path}#{json.loads(capture.content)['id']}" if path.endswith(".jsonl") else path
    record = Record.of(ledger)
    given: dict[str, list[Given]] = {name: [] for name in names.values()}
    for document, name in names.items():
        for held in ledger.claims.current(documents=[document], predicates=["said"]):
            said = quotation(held.claim)
            speaker = record.person(said.speaker) if said.voice == "person" else None
            if said.kind is QuotationKind.INDIRECT and speaker is None:
                continue  # as in predict.py: in the gold record's terms what a company lets be known is no statement
            kind = said.naming.value if said.naming else NONE
            given[name] += [Given(span=span, kind=kind, speaker=speaker) for span in said.content]
    texts = {name: page.text for document, name in names.items() if (page := ledger.archive.document(document))}
    return given, texts


# ---------------------------------------------------------------- the gold records
def coverage() -> Iterator[Verdict]:
    """Judge the retold coverage, show by show."""
    for folder in sorted(path for path in COVERAGE.iterdir() if path.is_dir()):
        given, _ = found_in(sorted(folder.glob("[0-9][0-9]*.txt")))
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["quotations"]
        wanted = [Wanted(document=f"{row['doc']}.txt", span=Span(row["start"], row["end"]), speakers=_speakers(row)) for row in gold]
        yield from judged(wanted, given)


def sample() -> Iterator[Verdict]:
    """Judge the invented sample."""
    given, texts = found_in([EXAMPLES])
    documents = json.loads(EXPECTED.read_text(encoding="utf-8"))["documents"]
    wanted = [
        Wanted(document=name, span=place, speakers=_speakers(row))
        for name, rows in documents.items()
        for row in rows["quotations"]
        if not row.get("optional") and (place := _place(texts[name], row["words"])) is not None
    ]
    yield from judged(wanted, given)


def _speakers(row: Json) -> tuple[str, ...]:
    return tuple(name for name in (row.get("speaker"), *row.get("co_speakers", ())) if name)


def _place(text: str, words: str) -> Span | None:
    at = text.find(words)
    return Span(at, at + len(words)) if at >= 0 else None


# ---------------------------------------------------------------- judging
def judged(wanted: Iterable[Wanted], given: Mapping[str, list[Given]]) -> Iterator[Verdict]:
    """Give each quotation of the gold record the stretch that shares most of its words, each stretch once, and judge the speaker."""
    wanted = list(wanted)
    pairs = [
        (_shared(one.span, stretch.span), number, at)
        for number, one in enumerate(wanted)
        for at, stretch in enumerate(given.get(one.document, ()))
        if _is_near(one.span, stretch.span)
    ]
    partner: dict[int, Given] = {}
    used: set[tuple[str, int]] = set()
    for _, number, at in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        document = wanted[number].document
        if number not in partner and (document, at) not in used:
            partner[number] = given[document][at]
            used.add((document, at))
    for number, one in enumerate(wanted):
        stretch = partner.get(number)
        kind = stretch.kind if stretch else NOT_FOUND
        right = stretch is not None and is_right(one.speakers, stretch.speaker)
        yield Verdict(wanted=one, kind=kind, right=right, said=str(stretch and stretch.speaker))


def _is_near(one: Span, other: Span) -> bool:
    """Tell whether half of the shorter stretch lies in the other."""
    return 2 * (min(one.end, other.end) - max(one.start, other.start)) >= min(len(one), len(other))


def _shared(one: Span, other: Span) -> float:
    """Return the part of all their code points that two near stretches share."""
    return (min(one.end, other.end) - max(one.start, other.start)) / (max(one.end, other.end) - min(one.start, other.start))


_TITLES = frozenset("mr mrs ms dr sir jr sr".split())


def is_right(speakers: Iterable[str], name: str | None) -> bool:
    """Tell whether the name is that of one of the speakers; no name is right where there are none."""
    speakers = list(speakers)
    if not speakers or not name:
        return not speakers and not name
    return _words(name) in [_words(speaker) for speaker in speakers]


def _words(name: str) -> list[str]:
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(letter))
    return sorted(word for word in re.findall(r"\w+", plain) if len(word) > 1 and word not in _TITLES)


# ---------------------------------------------------------------- the table
SETS = {"coverage": coverage, "sample": sample}
TITLES = {"coverage": "retold coverage", "sample": "invented sample"}


def verdicts() -> dict[str, list[Verdict]]:
    """Judge every set that is on this machine."""
    return {name: list(judge()) for name, judge in SETS.items() if name != "coverage" or COVERAGE.is_dir()}


def rows(judged_sets: Mapping[str, list[Verdict]] | None = None) -> list[Json]:
    """Return one row for each set and kind of mention: `set`, `kind`, `count`, `right`, `accuracy` (None where the count is 0)."""
    found = []
    for name, items in (verdicts() if judged_sets is None else judged_sets).items():
        counts, right = Counter(item.kind for item in items), Counter(item.kind for item in items if item.right)
        lines = [(kind, counts[kind], right[kind]) for kind in KINDS]
        for kind, count, hits in (*lines, ("all", counts.total(), right.total())):
            accuracy = round(hits / count, 4) if count else None
            found.append({"set": name, "kind": kind, "count": count, "right": hits, "accuracy": accuracy})
    return found


def table(found: Iterable[Json]) -> str:
    """Return the rows as a Markdown table, with a pair of columns for each set."""
    by_kind: dict[str, dict[str, Json]] = {}
    for row in found:
        by_kind.setdefault(row["kind"], {})[row["set"]] = row
    sets = [name for name in SETS if any(name in cells for cells in by_kind.values())]
    lines = [
        "| the source is named by | " + " | ".join(f"{TITLES[name]}: count | right" for name in sets) + " |",
        "|---" + "|---:|---:" * len(sets) + "|",
    ]
    for kind, cells in by_kind.items():
        lines.append(f"| {kind} | " + " | ".join(f"{cells[name]['count']} | {_share(cells[name])}" for name in sets) + " |")
    return "\n".join(lines)


def _share(row: Json) -> str:
    return "" if row["accuracy"] is None else f"{row['accuracy']:.3f}"


def main() -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    parser.add_argument("--misses", action="store_true", help="print each wrong speaker too")
    options = parser.parse_args()
    found = verdicts()
    if options.json:
        print(json.dumps(rows(found), indent=1))
        return 0
    print(table(rows(found)))
    if "coverage" not in found:
        print("skipped: the retold coverage (../shared) is not on this machine")
    if options.misses:
        for name, items in found.items():
            for item in items:
                if not item.right:
                    place = f"{item.wanted.document}:{item.wanted.span.start}"
                    print(f"{name} {place} {item.kind}: {item.said} for {', '.join(item.wanted.speakers) or 'nobody'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
