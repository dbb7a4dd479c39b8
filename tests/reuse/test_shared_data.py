"""What the real data show: figures only, no word of it is kept here."""

import json
import subprocess
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from clapboard.reuse import Frequencies, Passage, match
from clapboard.reuse.pages import Source
from clapboard.reuse.passages import passages, shared_documents

pytestmark = pytest.mark.slow
_LEADING_DATE = 17  # " date YYYY-MM-DD " at the head of some documents


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    "phrases",
    [
        None,
        {
            "boilerplate": [f"Our {n} desk answers every letter that comes before noon." for n in range(40)],
            "stock": ["As my aunt would say, ", "Look, to be quite plain about it, "],
        },
    ],
)
def test_pairs_of_quotations(shared: Path, tmp_path: Path, phrases: dict[str, list[str]] | None) -> None:
    more = ["--seed", "7"]
    if phrases:
        (tmp_path / "phrases.json").write_text(json.dumps(phrases))
        more = ["--seed", "12", "--phrases", str(tmp_path / "phrases.json")]
    subprocess.run([sys.executable, shared / "evaluation" / "make_reuse_benchmark.py", tmp_path, *more], check=True, capture_output=True)
    read = [(Passage(**row["left"]), Passage(**row["right"])) for row in rows(tmp_path / "pairs.jsonl")]  # type: ignore[arg-type]
    collection = Frequencies.of(side for pair in read for side in pair)
    same: dict[str, list[bool]] = defaultdict(list)
    flags: list[tuple[bool, set[str], set[str]]] = []
    for (left, right), truth in zip(read, rows(tmp_path / "truth.jsonl"), strict=True):
        found = match(left, right, frequencies=collection)
        same[str(truth["kind"])].append(found is not None)
        if truth["same"]:
            flags.append((found is not None, set(found.flags if found else ()), set(truth["changed"])))  # type: ignore[arg-type]
    share = {kind: sum(answers) / len(answers) for kind, answers in same.items()}
    edits = "verbatim typography trim_start trim_end bracket joined middle_cut number negation reattributed".split()
    assert {kind: share[kind] for kind in edits if share[kind] < 0.99} == {}
    assert share["unrelated"] == share["same_article"] == share["same_speaker"] == 0
    assert share["common_phrase"] <= 0.002
    assert share["boilerplate"] <= 0.01
    for flag, floor in (("number", 0.97), ("negation", 0.97), ("speaker", 0.98)):
        due = [flag in said and matched for matched, said, changed in flags if flag in changed]
        false = [flag in said for _, said, changed in flags if flag not in changed]
        assert sum(due) / len(due) >= floor
        assert sum(false) / len(false) <= 0.01


def test_the_two_seeds(shared: Path) -> None:
    gold = json.loads((shared / "seeds" / "gold.json").read_text(encoding="utf-8"))
    read = {path.name[:3]: path.read_bytes().decode() for path in (shared / "seeds").glob("*.txt")}
    left, right = (Source.of_text(name, read[name]) for name in ("000", "004"))
    found = {(item.left.start, item.left.end, item.right.start, item.right.end) for item in passages(left, right)}
    due = [item for item in gold["reuse"] if not item["optional"]]
    assert len(found) == len(due) == 4
    for item in due:
        assert any(item["a"]["start"] == a and item["b"]["start"] == c and 0 <= item["a"]["end"] - b <= 1 for a, b, c, _ in found)


def test_the_documents_of_four_shows(shared: Path) -> None:
    gold, found = set(), set()
    for path in sorted((shared / "data" / "coverage").glob("*/gold.json")):
        due = json.loads(path.read_text(encoding="utf-8"))["reuse"]
        gold |= {(path.parent.name, *pair) for item in due for pair in combinations(sorted(item["docs"]), 2)}
        read = {text.stem: text.read_text(encoding="utf-8") for text in sorted(path.parent.glob("[0-9][0-9].txt"))}
        sources = (Source.of_text(name, text[_LEADING_DATE:] if text.startswith(" date ") else text) for name, text in read.items())
        found |= {(path.parent.name, pair.left, pair.right) for pair in shared_documents(sources)}
    assert len(gold & found) / len(found) >= 0.9
    assert len(gold & found) / len(gold) >= 0.85
