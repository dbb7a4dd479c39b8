"""Score the main text of pages against the article extraction benchmark, beside trafilatura alone in the same run.

    python evaluation/main_text.py FOLDER [--json FILE]

FOLDER holds `ground-truth.json` (`{id: {"articleBody", "url"}}`) and `html/ID.html.gz`. The measure is the benchmark's own: runs of
four words in common, precision and recall averaged over the pages, F1 of the two averages.
"""

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import trafilatura

from clapboard.documents import read
from clapboard.errors import UnreadableError
from clapboard.model.capture import Capture

Extractor = Callable[[bytes], str]
WORD = re.compile(r"\w+")
RUN = 4


def clapboard_text(page: bytes) -> str:
    """Return the paragraphs that Clapboard reads, "" where it finds no text."""
    capture = Capture(content=page, media_type="text/html", origin="page", fetched_at=datetime.now(UTC))
    try:
        document = read(capture)
    except UnreadableError:
        return ""
    return "\n".join(paragraph.of(document.text) for paragraph in document.paragraphs)


def trafilatura_text(page: bytes) -> str:
    """Return what trafilatura alone makes of the page, comments left out."""
    return trafilatura.extract(page, include_comments=False) or ""


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words; a shorter text is one run."""
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))) if words else Counter()


def score_page(gold: str, answer: str) -> tuple[float, float]:
    """Return precision and recall of one page; an empty answer is wholly precise of nothing only where gold is empty too."""
    wanted, given = runs(gold), runs(answer)
    shared = (wanted & given).total()
    precision = shared / given.total() if given else float(not wanted)
    recall = shared / wanted.total() if wanted else 1.0
    return precision, recall


def score(folder: Path, extract: Extractor) -> dict[str, float]:
    """Return precision, recall, F1 and seconds of an extractor over the whole set."""
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    started = time.perf_counter()
    pairs = [
        score_page(truth["articleBody"], extract(gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())))
        for name, truth in sorted(gold.items())
    ]
    precision = sum(pair[0] for pair in pairs) / len(pairs)
    recall = sum(pair[1] for pair in pairs) / len(pairs)
    return {
        "pages": len(pairs),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0,
        "seconds": round(time.perf_counter() - started, 1),
    }


def main(arguments: list[str] | None = None) -> int:
    """Print both scores; 1 where Clapboard's F1 is lower than trafilatura's."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = parser.parse_args(arguments)
    figures = {"clapboard": score(options.folder, clapboard_text), "trafilatura": score(options.folder, trafilatura_text)}
    for name, values in figures.items():
        print(f"{name:12} " + "  ".join(f"{key} {value}" for key, value in values.items()))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return int(figures["clapboard"]["f1"] < figures["trafilatura"]["f1"])


if __name__ == "__main__":
    sys.exit(main())
