"""Measure on the real data beside the project, and hold the figures against the pinned floors.

    python evaluation/gate.py                 measure; exit 1 if a figure lies under its floor or the corpus is another one
    python evaluation/gate.py --raise         measure, raise the floors that were passed, write docs/quality.md and the README's figures
    python evaluation/gate.py --docs          write both from the floors, without measuring (with --check: exit 1 where they differ)

A floor is never lowered, unless --lower NAME says so by name. The data stays where it is; only scores come into the project.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import speakers

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
SHARED = PROJECT.parent / "shared"
BASELINE = HERE / "baseline.json"
SCORERS = SHARED / "evaluation"
TOLERANCE = 0.0005


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measure: where it stands in the scorer's answer, and what it is called in the documentation."""

    name: str
    path: tuple[str | int, ...]
    title: str
    asked: float | None = None
    lower_is_better: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """One set of data with its scorer."""

    name: str
    title: str
    corpus: tuple[str, ...]
    figures: tuple[Figure, ...]
    home: Path = SHARED
    task: str | None = None


def _quotation_figures() -> Iterator[Figure]:
    asked = {"direct": 0.90, "mixed": 0.68, "indirect": 0.52, "all": 0.60}
    for group, floor in asked.items():
        yield Figure(name=f"joint_{group}", path=(group, "joint", 2), title=f"joint F1, {group}", asked=floor)
    yield Figure(name="soft_all", path=("all", "soft", 2), title="soft F1, all", asked=0.86)
    for unit, title, floor in (
        ("u_det", "quoted stretches found", 0.98),
        ("u_src", "quoted stretches, right source", 0.92),
        ("u_name", "quoted stretches, right name", 0.92),
    ):
        yield Figure(name=unit, path=("units", unit, 2), title=title, asked=floor)


def _coverage_figures() -> Iterator[Figure]:
    for key, title, asked in (
        ("facts_per_document_precision", "facts per document, precision", 0.85),
        ("facts_per_document_recall", "facts per document, recall", 0.80),
        ("mentions_recall", "mentions of milestones, recall", 0.75),
        ("certainty_right", "certainty right", 0.88),
        ("dates", "dates right", 0.85),
        ("date_that_was_set", "date that was set, right", 0.85),
        ("events_f1", "events, F1", 0.80),
        ("events_recall", "events, recall", 0.90),
        ("quotations_iou80_f1", "quotations, overlap F1", 0.95),
        ("found_and_speaker_right", "quotations found with the right speaker", 0.87),
        ("found_and_venue_right", "quotations found with the right venue", 0.80),
        ("conflicts_located", "conflicts located", 0.75),
        ("conflicts_found", "conflicts found", 0.60),
    ):
        yield Figure(name=key, path=("all", "summary", key), title=title, asked=asked)


SEEDS = (
    Figure(name="milestones", path=("milestones", "mentions", "recall"), title="milestones found", asked=1.0),
    Figure(name="events_f1", path=("events", "f1"), title="events of the timeline, F1"),
    Figure(name="quotations", path=("quotations", "overlap", "recall"), title="quotations found"),
    Figure(
        name="speakers", path=("quotations", "found_and_speaker_right", "share"), title="quotations found with the right speaker", asked=1.0
    ),
    Figure(name="venues", path=("quotations", "found_and_venue_right", "share"), title="quotations found with the right venue"),
    Figure(name="people", path=("people", "f1"), title="people and roles, F1"),
    Figure(name="synopsis", path=("synopsis", "share"), title="synopsis exact"),
    Figure(name="audience", path=("audience", "recall"), title="audience signals found"),
    Figure(name="published", path=("published", "share"), title="dates of publication"),
    Figure(name="bounded", path=("published_interval", "share"), title="the unknown day bounded"),
)

REUSE = (
    *(
        Figure(name=f"recall_{edit}", path=("recall", edit), title=f"recall, {edit.replace('_', ' ')}", asked=asked)
        for edit, asked in (
            ("verbatim", 0.99),
            ("typography", 0.99),
            ("trim_start", 0.97),
            ("trim_end", 0.97),
            ("bracket", 0.97),
            ("joined", 0.95),
            ("middle_cut", 0.95),
            ("number", 0.95),
            ("negation", 0.95),
        )
    ),
    *(
        Figure(name=f"flagged_{flag}", path=("flags", flag, "flagged"), title=f"changes of {flag} flagged", asked=asked)
        for flag, asked in (("number", 0.97), ("negation", 0.97), ("speaker", 0.98))
    ),
    *(
        Figure(
            name=f"false_{sort}",
            path=("false_per_10000", sort),
            title=f"false matches in 10,000, {sort.replace('_', ' ')}",
            asked=asked,
            lower_is_better=True,
        )
        for sort, asked in (("unrelated", 2), ("same_article", 2), ("same_speaker", 2), ("common_phrase", 20), ("boilerplate", 100))
    ),
)

SUITES = (
    Suite(
        name="quotations", title="Quotations: PolNeAR, dev part", corpus=("data/polnear/dev.jsonl",), figures=tuple(_quotation_figures())
    ),
    Suite(name="coverage", title="Coverage of four shows, retold", corpus=("data/coverage",), figures=tuple(_coverage_figures())),
    Suite(name="seeds", title="The two seed articles", corpus=("seeds",), figures=SEEDS),
    Suite(
        name="coref",
        title="Pronouns: news and interviews of GUM, dev part",
        corpus=("data/gum",),
        figures=(Figure(name="pronouns", path=("all", "share"), title="third-person pronouns linked to the right person"),),
    ),
    Suite(
        name="validation",
        title="Coverage of four invented shows, that few rules were written for",
        corpus=("tests/data/validation",),
        figures=tuple(_coverage_figures()),
        home=PROJECT,
        task="coverage",
    ),
    Suite(
        name="development",
        title="Coverage of six invented shows, four of which the rules' authors read",
        corpus=("tests/data/development",),
        figures=tuple(_coverage_figures()),
        home=PROJECT,
        task="coverage",
    ),
    Suite(name="reuse", title="One saying or two? Made pairs of real quotations", corpus=("data/polnear",), figures=REUSE),
)


def measure(suite: Suite, room: Path) -> dict[str, float]:
    """Predict and score one suite in the folder `room`; return the figures by name."""
    answer, task = room / f"{suite.name}-scores.json", suite.task or suite.name
    if task == "coref":
        _run(sys.executable, HERE / "coref.py", "--json", answer)
    else:
        _predict_and_score(suite, room, task, answer)
    scores = json.loads(answer.read_text(encoding="utf-8"))
    return {figure.name: float(_dig(scores, figure.path) or 0.0) for figure in suite.figures}


def _predict_and_score(suite: Suite, room: Path, task: str, answer: Path) -> None:
    source, out = suite.home / suite.corpus[0], room / suite.name
    if task == "reuse":
        _run(sys.executable, SCORERS / "make_reuse_benchmark.py", room / "pairs")
        source = room / "pairs" / "pairs.jsonl"
    _run(sys.executable, HERE / "predict.py", task, source, out)
    scored = (room / "pairs", out) if task == "reuse" else (out, "--gold", source) if suite.home != SHARED else (out,)
    _run(sys.executable, SCORERS / f"score_{task}.py", *scored, "--json", answer)


def _run(*command: str | Path) -> None:
    # the commands are this interpreter and scripts of ours
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, cwd=SCORERS)  # noqa: S603


def _dig(scores: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - JSON
    for step in path:
        scores = scores[step]
    return scores


def digest(suite: Suite) -> str:
    """Return the sha256 over the names and bytes of all files of the corpus."""
    state = hashlib.sha256()
    for part in suite.corpus:
        root = suite.home / part
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.is_file():
                state.update(f"{path.relative_to(suite.home)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return state.hexdigest()


def hold(suite: Suite, figures: dict[str, float], pinned: dict[str, Any]) -> list[str]:
    """Return one line for each figure worse than its floor, and one where the corpus is another than the pinned one."""
    floors = pinned.get("floors", {})
    found = [
        f"{suite.name}: {figure.name} is {figures[figure.name]:.4f}, its floor {floors[figure.name]:.4f}"
        for figure in suite.figures
        if figure.name in floors and better(figure, floors[figure.name], figures[figure.name] + _slack(figure))
    ]
    if pinned.get("corpus") not in (None, digest(suite)):
        found.append(f"{suite.name}: the corpus is not the one that the floors were measured on")
    return found


def better(figure: Figure, one: float, other: float) -> bool:
    """Tell whether `one` is better than `other`."""
    return one < other if figure.lower_is_better else one > other


def _slack(figure: Figure) -> float:
    return -TOLERANCE if figure.lower_is_better else TOLERANCE


def raised(suite: Suite, figures: dict[str, float], pinned: dict[str, Any], lower: list[str]) -> dict[str, Any]:
    """Return the floors, each at the better of pinned and measured; those named in `lower` at the measured."""
    floors = dict(pinned.get("floors", {}))
    for figure in suite.figures:
        value = round(figures[figure.name], 4)
        asked = f"{suite.name}.{figure.name}" in lower
        if asked or figure.name not in floors or better(figure, value, floors[figure.name]):
            floors[figure.name] = value
    return {"corpus": digest(suite), "floors": floors}


def table(baseline: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    lines: list[str] = []
    for suite in SUITES:
        floors = baseline.get(suite.name, {}).get("floors", {})
        lines += [f"## {suite.title}", "", "| figure | reached | asked |", "|---|---:|---:|"]
        lines += [
            f"| {figure.title} | {floors[figure.name]:.3f} | {'' if figure.asked is None else f'{figure.asked:.2f}'} |"
            for figure in suite.figures
            if figure.name in floors
        ]
        lines.append("")
    lines += ["## Who said it, by how the text names them", "", speakers.table(baseline.get("speakers", []))]
    return "\n".join([*lines, "", beside()])


def beside() -> str:
    """Return what people and other programs reach at quotations, as Markdown (`peers.json`, with its source)."""
    peers = json.loads((HERE / "peers.json").read_text(encoding="utf-8"))
    lines = ["## Beside the quotations' figures", "", peers["source"], "", "| who | figure | value |", "|---|---|---:|"]
    lines += [f"| {row['who']} | {row['figure']} | {row['value']:.2f} |" for row in peers["rows"]]
    return "\n".join([*lines, ""])


def headline(baseline: dict[str, Any]) -> str:
    """Return the README's few figures as Markdown."""
    pick = lambda suite, name: baseline.get(suite, {}).get("floors", {}).get(name, 0.0)  # noqa: E731
    return "\n".join(
        [
            "| measured on data that is not in the project (but the invented shows) | figure |",
            "|---|---:|",
            f"| direct quotations of real news, words and source right (joint F1) | {pick('quotations', 'joint_direct'):.2f} |",
            f"| all quotations of real news, indirect ones included (joint F1) | {pick('quotations', 'joint_all'):.2f} |",
            f"| facts per document on retold coverage of four shows, precision | {pick('coverage', 'facts_per_document_precision'):.2f} |",
            f"| the same, recall | {pick('coverage', 'facts_per_document_recall'):.2f} |",
            (
                f"| facts per document on four invented shows that few rules were written for, precision | "
                f"{pick('validation', 'facts_per_document_precision'):.2f} |"
            ),
            f"| the same, recall | {pick('validation', 'facts_per_document_recall'):.2f} |",
            f"| certainty of the facts on the four retold shows right | {pick('coverage', 'certainty_right'):.2f} |",
        ]
    )


def documents(baseline: dict[str, Any]) -> dict[Path, str]:
    """Return the two documents with the figures of `baseline` in their places."""
    written: dict[Path, str] = {}
    for path, text in ((PROJECT / "docs" / "quality.md", table(baseline)), (PROJECT / "README.md", headline(baseline))):
        page = path.read_text(encoding="utf-8")
        written[path] = re.sub(
            r"(?s)(<!-- figures -->\n).*?(<!-- /figures -->)", lambda match, text=text: f"{match[1]}{text}\n{match[2]}", page
        )
    return written


def main() -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--lower", action="append", default=[], metavar="SUITE.FIGURE")
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--suite", action="append", choices=[suite.name for suite in SUITES])
    options = parser.parse_args()
    baseline: dict[str, Any] = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    if options.docs:
        return write(baseline, check=options.check)
    if not (SHARED / "data").is_dir():
        print("skipped: the real data (../shared) is not on this machine")
        return 0
    problems = measure_all(baseline, options)
    if options.lift:
        baseline["speakers"] = speakers.rows()
        BASELINE.write_text(json.dumps(baseline, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        write(baseline, check=False)
    print(*problems, sep="\n")
    return 1 if problems else write(baseline, check=True)


def measure_all(baseline: dict[str, Any], options: argparse.Namespace) -> list[str]:
    """Measure the chosen suites, print the figures, raise the floors in `baseline` where asked; return what lies under its floor."""
    problems: list[str] = []
    with tempfile.TemporaryDirectory() as room:
        for suite in SUITES:
            if options.suite and suite.name not in options.suite:
                continue
            figures = measure(suite, Path(room))
            for figure in suite.figures:
                asked = "" if figure.asked is None else f"   asked {figure.asked:.2f}"
                print(f"{suite.name:12}{figure.title:45}{figures[figure.name]:7.4f}{asked}")
            if options.lift:
                baseline[suite.name] = raised(suite, figures, baseline.get(suite.name, {}), options.lower)
            problems += hold(suite, figures, baseline.get(suite.name, {}))
    return problems


def write(baseline: dict[str, Any], *, check: bool) -> int:
    """Write the documents, or with `check` say which of them differ from the floors; return the exit code."""
    code = 0
    for path, text in documents(baseline).items():
        if path.read_text(encoding="utf-8") != text:
            if check:
                print(f"{path.name} gives other figures than baseline.json: python evaluation/gate.py --docs")
                code = 1
            else:
                path.write_text(text, encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
