"""How the record of the invented sample coverage compares with the one a careful editor wrote (tests/data/expected_coverage.json).

    python evaluation/sample.py [--misses]

Needs no data but the project's own. A milestone is found where document, show, season and kind agree and the words overlap by half of the
shorter; a quotation where the words agree; its speaker where the name does.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from clapboard.config import Settings
from clapboard.errors import SourceError
from clapboard.model.mention import QuotationKind
from clapboard.model.show import Milestone
from clapboard.pipeline import Reader, read
from clapboard.record.claims import quotation, spans_of
from clapboard.record.view import Record
from clapboard.sources import collect
from clapboard.storage import open_ledger

PROJECT = Path(__file__).resolve().parent.parent
SERIES = "Dry Stone"
NOW = datetime(2026, 9, 1, tzinfo=UTC)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of one kind of thing, and what was missed or made up."""

    right: int
    expected: int
    given: int
    missed: tuple[str, ...] = ()
    made_up: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        """Return the share of the expected that was found."""
        return self.right / max(1, self.expected)

    @property
    def precision(self) -> float:
        """Return the share of the given that was expected."""
        return self.right / max(1, self.given)


def documents() -> tuple[Record, dict[str, str], Any]:
    """Read the sample coverage; return its record, each document's name as in the expected record, and the ledger."""
    ledger, names = open_ledger(":memory:", settings=Settings.load({})), {}
    captures = list(collect([str(PROJECT / "examples" / "coverage")], settings=Settings.load({}), now=NOW))
    for capture, outcome in zip(captures, read(captures, ledger, reader=Reader(strict=True)), strict=True):
        if isinstance(capture, SourceError) or outcome.error:
            raise SystemExit(str(outcome.error))
        path = Path(re.sub(r":\d+$", "", capture.origin)).name
        item = json.loads(capture.content)["id"] if path.endswith(".jsonl") else ""
        names[capture.document] = f"{path}#{item}" if item else path
    return Record.of(ledger), names, ledger


def near(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether half of the shorter stretch lies in the other."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared >= min(one[1] - one[0], other[1] - other[0])


def score_milestones(record: Record, names: dict[str, str], ledger: Any, expected: Json) -> Score:  # noqa: ANN401 - any ledger
    """Compare the milestones, each document by itself."""
    right, missed, made_up, wanted, given = 0, [], [], 0, 0
    for document, name in names.items():
        text = ledger.archive.document(document).text
        mine = [(item, spans_of(item.claim, "span")[0]) for item in _milestones(record) if item.claim.document == document]
        gold = expected[name]["milestones"]
        used: set[int] = set()
        for row in gold:
            place = text.find(row["evidence"])
            at = (place, place + len(row["evidence"]))
            hit = next(
                (i for i, (item, span) in enumerate(mine) if i not in used and _same(row, item) and near(at, (span.start, span.end))), None
            )
            if hit is not None:
                used.add(hit)
            if not row.get("optional"):
                wanted += 1
                right += hit is not None
                missed += (
                    []
                    if hit is not None
                    else [f"{name}: {row['show']} {row['season']} {row['kind']} {row['certainty']}: {row['evidence']}"]
                )
        free = [i for i in range(len(mine)) if i not in used]
        given += len(mine) - sum(_optional(gold, mine[i], text) for i in range(len(mine)))
        made_up += [
            f"{name}: {mine[i][0].season.show} {mine[i][0].season.number} {mine[i][0].kind} {mine[i][0].certainty}: {mine[i][1].of(text)}"
            for i in free
            if not _optional(gold, mine[i], text)
        ]
    return Score(right=right, expected=wanted, given=given, missed=tuple(missed), made_up=tuple(made_up))


def _milestones(record: Record) -> Iterator[Milestone]:
    for title in record.titles():
        yield from record.slice(title).milestones


def _same(row: Json, item: Milestone) -> bool:
    show = (row["show"] or "").casefold().replace(",", "") == item.season.show.casefold().replace(",", "")
    season = row["season"] == (item.season.number if item.season.continuation.value == "season" else item.season.continuation.value)
    return show and season and _kind(row["kind"], row["season"]) == _kind(item.kind, row["season"])


def _kind(name: str, season: Any) -> str:  # noqa: ANN401 - a number, a word or nothing
    folded = {"joins": "casting", "leaves": "casting", "returns": "casting", "undone": "renewed", "title": "title_announced"}
    found = "casting" if name.startswith("cast_") else folded.get(name, name)
    return "renewed" if found == "ordered" and isinstance(season, int) and season > 1 else found


def _optional(gold: list[Json], found: tuple[Milestone, Any], text: str) -> bool:
    item, span = found
    for row in gold:
        place = text.find(row["evidence"])
        if (
            row.get("optional")
            and _kind(row["kind"], None) == _kind(item.kind, None)
            and near((place, place + len(row["evidence"])), (span.start, span.end))
        ):
            return True
    return False


def score_quotations(record: Record, names: dict[str, str], ledger: Any, expected: Json) -> tuple[Score, Score]:  # noqa: ANN401 - any ledger
    """Compare the direct and mixed quotations: their words, and the words together with the speaker."""
    right = named = wanted = given = 0
    missed: list[str] = []
    wrong: list[str] = []
    for document, name in names.items():
        text = ledger.archive.document(document).text
        rows = [row for row in expected[name]["quotations"] if row["kind"] != "indirect"]
        mine = {
            _words(span.of(text)): record.person(said.speaker)
            for kept in ledger.claims.current(documents=[document], predicates=["said"])
            for said in [quotation(kept.claim)]
            if said.kind is not QuotationKind.INDIRECT
            for span in said.content
        }
        wanted += len(rows)
        given += len(mine)
        for row in rows:
            words = _words(row["words"])
            if words not in mine:
                missed.append(f"{name}: {row['speaker']}: {row['words'][:90]}")
                continue
            right += 1
            if mine[words] == row["speaker"]:
                named += 1
            else:
                wrong.append(f"{name}: {mine[words]} for {row['speaker']}: {row['words'][:70]}")
    found = Score(right=right, expected=wanted, given=given, missed=tuple(missed))
    return found, Score(right=named, expected=wanted, given=given, missed=tuple(wrong))


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def scores() -> dict[str, Score]:
    """Return the scores by name."""
    expected = json.loads((PROJECT / "tests" / "data" / "expected_coverage.json").read_text(encoding="utf-8"))["documents"]
    record, names, ledger = documents()
    quotations, speakers = score_quotations(record, names, ledger, expected)
    return {"milestones": score_milestones(record, names, ledger, expected), "quotations": quotations, "speakers": speakers}


def main() -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print what was missed (-) and what nobody expected (+)")
    options = parser.parse_args()
    for name, score in scores().items():
        counts = f"{score.right} of {score.expected}, {score.given} given"
        print(f"{name:12} recall {score.recall:.3f}  precision {score.precision:.3f}  ({counts})")
        if options.misses:
            print(*(f"  - {line}" for line in score.missed), *(f"  + {line}" for line in score.made_up), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
