"""Write the product's answers in the formats that the scorers read (../shared/evaluation/README.md).

    python evaluation/predict.py quotations ARTICLES.jsonl OUT.jsonl     a PolNeAR-shaped file
    python evaluation/predict.py coverage   FOLDER OUT_FOLDER            a folder of shows, each a folder of NN.txt with side files
    python evaluation/predict.py seeds      FOLDER OUT.json              the folder of the two seed articles
    python evaluation/predict.py reuse      PAIRS.jsonl OUT.jsonl        pairs of passages

Thin on purpose: it calls the library's public functions and only renames what they answer. No gold record is read.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from clapboard.config import Settings
from clapboard.errors import SourceError
from clapboard.model.capture import Capture
from clapboard.model.claim import Claim
from clapboard.model.document import DateBasis
from clapboard.model.mention import Continuation, QuotationKind
from clapboard.model.show import Event, Milestone
from clapboard.model.span import Span
from clapboard.pipeline import Reader, read
from clapboard.record.claims import quotation, spans_of
from clapboard.record.conflicts import Conflict
from clapboard.record.ledger import Ledger
from clapboard.record.publication import Dating
from clapboard.record.view import Record, Slice
from clapboard.reuse import Frequencies, Passage, match
from clapboard.reuse.appearances import Appearance
from clapboard.reuse.frames import reframed
from clapboard.reuse.pages import Source
from clapboard.reuse.passages import Pair, shared_documents
from clapboard.reuse.sayings import Saying, reprinted, sayings
from clapboard.sources import collect
from clapboard.storage import open_ledger

Json = dict[str, Any]
UNNAMED = ("unnamed", "an unnamed spokesperson")
"""Why nobody is known by name whose words are still a person's."""


def captures(paths: Iterable[Path]) -> Iterator[Capture]:
    """Yield the captures of files; raise SourceError for one that cannot be read."""
    for capture in collect([str(path) for path in paths], settings=Settings.load(), now=datetime.now(UTC)):
        if isinstance(capture, SourceError):
            raise capture
        yield capture


def kept(paths: Iterable[Path]) -> tuple[Ledger, dict[str, str]]:
    """Read files into a ledger in memory; return it with the file stem of each document."""
    ledger, stems = open_ledger(":memory:", settings=Settings.load()), {}
    for path in paths:
        for outcome in read(captures([path]), ledger, reader=Reader(strict=True)):
            stems[outcome.document or ""] = path.stem.partition("_")[0]
    return ledger, stems


# ---------------------------------------------------------------- quotations
def predict_quotations(source: Path, out: Path) -> None:
    """Read articles; write their attributions, one line a document."""
    reader = Reader()
    with source.open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as answers:
        for line in lines:
            if line.strip():
                answers.write(json.dumps(_attributions(json.loads(line), reader), ensure_ascii=False) + "\n")


def _attributions(article: Json, reader: Reader) -> Json:
    item = {key: article[key] for key in ("id", "text", "title") if article.get(key)}
    capture = Capture(
        content=json.dumps(item, ensure_ascii=False).encode(),
        media_type="application/json",
        origin=article["id"],
        fetched_at=datetime.now(UTC),
    )
    try:
        document = reader.document(capture)
        found = reader.mentions(document).quotations
    except SourceError as error:
        return {"id": article["id"], "error": error.reason}
    shift = len(document.text) - len(article["text"])
    if shift or document.text != article["text"]:
        return {"id": article["id"], "error": "the document's text is not the article's"}
    return {
        "id": article["id"],
        "quotes": [
            {"content": _pairs(item.reported or item.content), "source": _pairs(item.source), "speaker": item.speaker} for item in found
        ],
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


# ---------------------------------------------------------------- coverage
def predict_coverage(source: Path, out: Path) -> None:
    """Read a folder of shows; write one answer a show."""
    out.mkdir(parents=True, exist_ok=True)
    for folder in sorted(path for path in source.iterdir() if path.is_dir()):
        paths = sorted(folder.glob("[0-9][0-9]*.txt"))
        if paths:
            answer = _coverage(*kept(paths))
            (out / f"{folder.name}.json").write_text(json.dumps(answer, ensure_ascii=False, indent=1), encoding="utf-8")


def _coverage(ledger: Ledger, stems: Mapping[str, str]) -> Json:
    record = Record.of(ledger)
    main = _main_show(record)
    slices = [record.slice(title) for title in record.titles()]
    held = next((part for part in slices if part.show == main), None)
    named = {item.claim.id: item.speaker for part in slices for item in part.statements()}
    return {
        "milestones": [row for part in slices for row in _milestones(part, stems, main)],
        "quotations": [row for document in stems for row in _quotations(record, ledger, document, named=named, stems=stems)],
        "reuse": [{"docs": sorted((stems[pair.left], stems[pair.right]))} for pair in _shared(ledger, stems)],
        "conflicts": [_conflict(item, stems) for item in held.conflicts()] if held else [],
        "timeline": [_event(item) for item in held.timeline() if item.kind != "cast_returning"] if held else [],
    }


def _main_show(record: Record) -> str | None:
    """Return the show that most documents are about."""
    counts = Counter(record.shows[document] for document in record.sources if document in record.shows)
    return min(counts, key=lambda title: (-counts[title], title), default=None)


def _season(item: Milestone | Event, main: str | None) -> int | str | None:
    season = item.season
    if season.show != main:
        return f"other:{season.show}"
    return season.number if season.continuation is Continuation.SEASON else season.continuation.value


def _milestones(part: Slice, stems: Mapping[str, str], main: str | None) -> Iterator[Json]:
    """Yield the milestones; the day is what the text and its own date tell, of a document without a date what the record tells."""
    days = part.days()
    for item in part.milestones:
        dated = part.sources[item.claim.document].is_dated
        own = item.announced_edtf or item.happened_edtf if item.target_edtf else item.happened_edtf
        span = spans_of(item.claim, "span")[0]
        yield {
            "doc": stems[item.claim.document],
            "season": _season(item, main),
            "kind": item.kind,
            "value": item.target_edtf or item.value,
            "date": _known(own if dated and "~" not in (own or "") else days.get((item.claim.id, item.season))),
            "certainty": item.certainty.value,
            "planned": item.planned,
            "start": span.start,
            "end": span.end,
        }


def _known(edtf: str | None) -> str | None:
    """Return a date that is bounded from below; "by then" is none in the gold record's terms."""
    return None if edtf is None or edtf.startswith("..") else edtf.rstrip("~")


def _quotations(
    record: Record, ledger: Ledger, document: str, *, named: Mapping[str, str | None], stems: Mapping[str, str]
) -> Iterator[Json]:
    """Yield the stretches of words. In the gold record's terms a company is no speaker, and what it lets everybody know no statement."""
    for claim in (item.claim for item in ledger.claims.current(documents=[document], predicates=["said"])):
        said = quotation(claim)
        speaker = (named.get(claim.id) or record.person(said.speaker)) if said.voice == "person" else None
        if said.kind is QuotationKind.INDIRECT and speaker is None and said.venue is None and said.unknown not in UNNAMED:
            continue
        for span in said.content:
            yield {
                "doc": stems[document],
                "start": span.start,
                "end": span.end,
                "kind": said.kind.value,
                "speaker": speaker,
                "venue": said.venue,
            }


def _shared(ledger: Ledger, documents: Iterable[str]) -> Iterable[Pair]:
    """Return the pairs of documents that share a passage; standing lines do not count, official texts are nobody's speech."""
    sources = []
    for document in filter(None, map(ledger.archive.document, documents)):
        claims = [kept.claim for kept in ledger.claims.current(documents=[document.id], predicates=["boilerplate", "said"])]
        standing = [span for claim in claims if claim.predicate == "boilerplate" for span in spans_of(claim, "span")]
        told = [quotation(claim) for claim in claims if claim.predicate == "said"]
        spoken = [span for item in told if item.voice != "official text" for span in item.content]
        sources.append(Source.of(document, excluded=standing, spoken=spoken))
    return shared_documents(sources)


def _event(item: Event) -> Json:
    season = item.season.number if item.season.continuation is Continuation.SEASON else item.season.continuation.value
    return {"season": season, "kind": item.kind, "date": item.day, "value": item.target_edtf or item.value}


def _conflict(item: Conflict, stems: Mapping[str, str]) -> Json:
    return {"field": item.field, "values": list(item.values), "docs": sorted({stems[document] for document in item.documents})}


# ---------------------------------------------------------------- seeds
def predict_seeds(source: Path, out: Path) -> None:
    """Read the folder of the two seed articles; write one answer."""
    ledger, stems = kept(sorted(source.glob("*.txt")))
    answer = _coverage(ledger, stems)
    record = Record.of(ledger)
    held = record.slice(_main_show(record) or "")
    claims = [item.claim for item in ledger.claims.current()]
    found = sayings(_appearances(record, ledger, held))
    first = {
        (stems[item.appearance.document], span.start): stems.get(saying.first or "")
        for saying in found
        for item in saying.appeared
        for span in item.appearance.fragments
    }
    answer["quotations"] = [{**row, "first": first.get((row["doc"], row["start"]))} for row in answer["quotations"]]
    answer |= {
        "reuse": list(_reprints(found, stems)),
        "frames": _frames(found, stems),
        "people": [
            {"doc": stems[claim.document], "name": person.name, "role": part.role}
            for person in held.people()
            for part in person.parts
            for claim in part.claims
        ],
        "synopsis": next(({**_place(claim, stems), "publisher": claim.value} for claim in claims if claim.predicate == "synopsis"), None),
        "audience": [_place(claim, stems) for claim in claims if claim.predicate == "audience"],
        "published": {stem: _day(record, document) for document, stem in stems.items()},
        "published_interval": {
            stems[document]: _ends(dating, ledger, stems) for document, dating in held.datings.items() if dating.reasons
        },
    }
    out.write_text(json.dumps(answer, ensure_ascii=False, indent=1), encoding="utf-8")


def _appearances(record: Record, ledger: Ledger, held: Slice) -> list[Appearance]:
    found = []
    for claim in (kept.claim for kept in ledger.claims.current(predicates=["said"])):
        document = ledger.archive.document(claim.document)
        dating = held.datings.get(claim.document)
        if document and dating:
            said = quotation(claim)
            found.append(Appearance.of(document, said, published=dating.interval, speaker=record.person(said.speaker)))
    return found


def _reprints(found: Iterable[Saying], stems: Mapping[str, str]) -> Iterator[Json]:
    for saying in found:
        head = saying.appeared[0].appearance
        for item in saying.appeared[1:]:
            for a, b in reprinted(item.change, head, item.appearance) if item.change else ():
                yield {"a": _span(head.document, a, stems), "b": _span(item.appearance.document, b, stems)}


def _frames(found: Iterable[Saying], stems: Mapping[str, str]) -> list[Json]:
    rows = []
    for item in reframed(found):
        if item.earlier.frame and item.later.frame:
            row = {name: _span(one.document, one.frame, stems) for name, one in (("a", item.earlier), ("b", item.later)) if one.frame}
            rows += [row] if row not in rows else []
    return rows


def _span(document: str, span: Span, stems: Mapping[str, str]) -> Json:
    return {"doc": stems[document], "start": span.start, "end": span.end}


def _place(claim: Claim, stems: Mapping[str, str]) -> Json:
    span = spans_of(claim, "span")[0]
    return {"doc": stems[claim.document], "start": span.start, "end": span.end}


def _day(record: Record, document: str) -> str | None:
    interval = record.sources[document].published.interval
    return str(interval) if interval.is_day else None


def _ends(dating: Dating, ledger: Ledger, stems: Mapping[str, str]) -> list[Json | None]:
    """Return both ends, each with the date line of the document that bounds it."""
    lines = [_date_line(reason.other.document, ledger, stems) for reason in dating.reasons]
    line = next(filter(None, lines), None)
    return [{"date": str(day), "evidence": line} if day else None for day in (dating.interval.first, dating.interval.last)]


def _date_line(name: str, ledger: Ledger, stems: Mapping[str, str]) -> Json | None:
    document = ledger.archive.document(name)
    if document is None or document.published.basis is not DateBasis.DATE_LINE:
        return None
    return {"doc": stems[name], "start": 0, "end": document.paragraphs[0].start}


# ---------------------------------------------------------------- reuse
def predict_reuse(source: Path, out: Path) -> None:
    """Read pairs of passages; write for each whether they are one saying, and what was changed. The pairs are the collection."""
    pairs = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    read_pairs = [(pair["id"], Passage(**pair["left"]), Passage(**pair["right"])) for pair in pairs]
    collection = Frequencies.of(side for _, left, right in read_pairs for side in (left, right))
    with out.open("w", encoding="utf-8") as answers:
        for name, left, right in read_pairs:
            found = match(left, right, frequencies=collection)
            answers.write(json.dumps({"id": name, "same": found is not None, "flags": list(found.flags) if found else []}) + "\n")


PREDICTORS = {"quotations": predict_quotations, "coverage": predict_coverage, "seeds": predict_seeds, "reuse": predict_reuse}


def main() -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=sorted(PREDICTORS))
    parser.add_argument("input", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    PREDICTORS[options.task](options.input, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
