"""How fast the ledger writes and answers: `python benchmarks/storage.py [--claims 200000] [--db FILE]`.

Invented documents of ten claims each are written one by one, as reading does; then each question is asked a number of times of the
file, and the median and the 95th percentile are printed in milliseconds. With `--db` an existing file of this script is asked again.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time

from clapboard.config import Settings
from clapboard.model.capture import Capture
from clapboard.model.claim import Claim, Evidence, Found
from clapboard.model.document import UNDATED, Document
from clapboard.model.span import Span
from clapboard.record.dump import dump
from clapboard.record.ledger import Entry, Ledger
from clapboard.storage import open_ledger

PER_DOCUMENT = 10
WORDS = "tide harbour lantern gull season filming renewed wrapped trailer said the a of and studio marl quay".split()
KINDS = ("said", "said", "said", "said", "said", "renewed", "filming_wrapped", "trailer", "credit", "about")
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def entry(number: int, shows: int) -> Entry:
    """Return an invented document of about 500 words on one of the shows, with its claims."""
    draw = random.Random(number)
    text = " ".join(draw.choices(WORDS, k=500))
    capture = Capture(content=text.encode(), media_type="text/plain", origin=f"{number}.txt", fetched_at=NOW)
    page = Document(
        id=capture.document,
        capture=capture.sha256,
        text=text,
        paragraphs=(Span(0, len(text)),),
        published=UNDATED,
        reader="plain/1",
    )
    digest, show = page.text_sha256, f"Invented Show {draw.randrange(shows)}"
    claims = (
        Claim(
            document=page.id,
            predicate=kind,
            show=show,
            value=f"{kind} {at}",
            qualifiers=(("venue", "Third Act"),),
            evidence=(Evidence.at(text, digest, Span(at * 200, at * 200 + 120)),),
        )
        for at, kind in enumerate(KINDS)
    )
    found = tuple(Found(claim=claim, confidence=0.9, rule="invented") for claim in claims)
    return Entry(capture=capture, document=page, extractor="invented/1", found=found)


@contextmanager
def timed(what: str, *, per: int = 1) -> Iterator[None]:
    """Print how long the block took, how much of it we computed (the rest we waited), and how many of `per` that makes a second."""
    began, computed = perf_counter(), process_time()
    yield
    took, computed = perf_counter() - began, process_time() - computed
    print(f"{what:<44} {took:8.2f} s ({computed:.2f} s computing)" + (f" {per / took:10.0f} /s" if per > 1 else ""), flush=True)


def ask(what: str, question: Callable[[], object], *, times: int = 40) -> None:
    """Print the median and the 95th percentile of asking."""
    took = []
    for _ in range(times):
        began = perf_counter()
        question()
        took.append((perf_counter() - began) * 1000)
    took.sort()
    print(f"{what:<44} median {took[times // 2]:8.2f} ms   p95 {took[int(times * 0.95)]:8.2f} ms")


def count(stream: Iterable[object]) -> int:
    """Take all of a stream."""
    return sum(1 for _ in stream)


def page(ledger: Ledger, show: str) -> int:
    """Read all that one show's page needs: its claims, their documents, and when those were captured."""
    kept = list(ledger.claims.current(shows=[show]))
    ids = {item.claim.document for item in kept}
    return len(kept) + len(list(ledger.archive.documents(ids))) + len(list(ledger.archive.captured(ids)))


def questions(ledger: Ledger, settings: Settings, *, shows: int) -> None:
    """Ask everything."""
    draw = random.Random(1)
    kept = list(ledger.claims.current(shows=["Invented Show 0"]))
    some = [item.reading.claim for item in kept]
    documents = [item.claim.document for item in kept]
    again = entry(3, shows)
    ask("open and close", lambda: open_ledger(settings.db, settings=settings).close())
    ask("one show's claims", lambda: list(ledger.claims.current(shows=[f"Invented Show {draw.randrange(shows)}"])))
    ask("one show's claims, documents, capture times", lambda: page(ledger, f"Invented Show {draw.randrange(shows)}"))
    ask("one document's claims", lambda: list(ledger.claims.current(documents=[draw.choice(documents)])))
    ask("one document", lambda: ledger.archive.document(draw.choice(documents)))
    ask("a claim by the beginning of its id", lambda: ledger.claims.find(draw.choice(some)[:8]))
    ask("keep a capture that is held", lambda: ledger.keep(again.capture))
    ask("write what was written", lambda: ledger.write(again))
    ask("number of current claims", ledger.claims.count, times=5)
    ask("titles with their numbers of claims", lambda: list(ledger.claims.shows()), times=3)
    with timed("all claims of one kind", per=ledger.claims.count() // PER_DOCUMENT):
        count(ledger.claims.current(predicates=["renewed"]))
    with timed("all current claims", per=ledger.claims.count()):
        count(ledger.claims.current())
    with timed("dump"):
        count(dump(ledger))
    script = f"from clapboard.storage import open_ledger; from clapboard.config import Settings; s = Settings(db={str(settings.db)!r}); "
    with timed("a new process that opens it, interpreter included"):
        subprocess.run([sys.executable, "-c", script + "open_ledger(s.db, settings=s).close()"], check=True)


def main() -> None:
    """Write and ask."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, default=200_000)
    options.add_argument("--shows", type=int, default=1000)
    options.add_argument("--db", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(db=given.db or Path(folder) / "record.db")
        fresh = not settings.db.exists()
        ledger = open_ledger(settings.db, settings=settings)
        if fresh:
            number = given.claims // PER_DOCUMENT
            entries = [entry(at, given.shows) for at in range(number)]
            with timed("keep and write, documents", per=number):
                for one in entries:
                    ledger.keep(one.capture)
                    ledger.write(one)
        size = sum(path.stat().st_size for path in settings.db.parent.glob(f"{settings.db.name}*"))
        print(f"{ledger.claims.count()} claims, {size / 1e6:.0f} MB")
        questions(ledger, settings, shows=given.shows)
        ledger.close()


if __name__ == "__main__":
    main()
