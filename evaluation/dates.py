"""Dates in prose: how many are found, with the right type and value, beside dateparser in the same run; and the recognizers' cases.

    python evaluation/dates.py [--json FILE] [--check] [--pin] [--shared FOLDER] [--part test|train] [--misses N]

Two measurements. TimeBank (TempEval-3's news, `xtn_timex/timebank_en_test.tsv`): F1 of the expressions found (strict: the same
tokens; relaxed: overlapping), and of those also with the right type, and with the right TIMEX3 value. dateparser says a day of
everything, so its value counts as right if it agrees at the precision of the gold value. Recognizers (English cases): the share of
cases answered rightly, that is, every expected expression found with one of the values that are accepted, and nothing found where nothing
is expected. `--check` compares with the floors in `baseline.d/dates.json` (exit code 1 below one); `--pin` writes them.
The test part is for measuring only; look at misses with `--part train`.
"""

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from clapboard.model.span import Span
from clapboard.model.when import Interval, TextDate
from clapboard.text.dates import DateMention, DateType, Resolved, find, resolve, tense_at
from timex import timex_value

HERE = Path(__file__).resolve().parent
BASELINE = HERE / "baseline.d" / "dates.json"
SLACK = 0.005
"""A floor is pinned this far below what was measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A date expression, of gold or predicted: its span, its type, its TIMEX3 value."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A TimeBank document put together again from its tokens."""

    text: str
    created: date
    gold: tuple[Expression, ...]


def articles(path: Path) -> Iterator[Article]:
    """Yield the documents of a file of tokens with BIO tags and values."""
    blocks: list[list[list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if "DCTVALUE=" in row[0]:
            blocks.append([])
        blocks[-1].append(row)
    yield from (_article(block) for block in blocks)


def _article(rows: list[list[str]]) -> Article:
    created = date.fromisoformat(rows[0][0].split('"')[1][:10])
    text = ""
    spans: list[list[Any]] = []
    for word, tag, value in (row if len(row) == 3 else ["", "", ""] for row in rows[1:]):
        if not word:
            text = text.rstrip(" ") + ("" if text.endswith("\n") or not text else "\n")
            continue
        if word in {",", ".", ";", ":", ")", "%", "?", "!", "''", "n't"} or word.startswith("'"):
            text = text.removesuffix(" ")
        start = len(text)
        text += word
        if tag.startswith("B-"):
            spans.append([start, len(text), tag[2:], value])
        elif tag.startswith("I-") and spans:
            spans[-1][1] = len(text)
        text += "" if word in {"$", "(", "``"} else " "
    gold = tuple(Expression(span=Span(start, end), type=kind, value=value) for start, end, kind, value in spans)
    return Article(text=text, created=created, gold=gold)


def ours(article: Article) -> list[Expression]:
    """Return what Clapboard finds."""
    published = Interval.day(article.created)
    return [
        Expression(
            span=mention.span,
            type=mention.type.value,
            value=timex_value(mention, published, tense_at(article.text, mention.span)),
        )
        for mention in find(article.text)
    ]


def theirs(article: Article) -> list[Expression]:
    """Return what dateparser finds; its values are days."""
    from dateparser.search import search_dates  # noqa: PLC0415 - only measured against, and slow to import

    settings: dict[str, Any] = {"RELATIVE_BASE": datetime.combine(article.created, datetime.min.time()), "PREFER_DATES_FROM": "past"}
    found = []
    at = 0
    for line in article.text.splitlines(keepends=True):
        start = at
        for words, when in search_dates(line, languages=["en"], settings=settings) or []:
            place = article.text.find(words, start, at + len(line))
            if place < 0:
                continue
            start = place + len(words)
            kind = "TIME" if any(mark in words.lower() for mark in (":", "a.m", "p.m", " am", " pm")) else "DATE"
            found.append(Expression(span=Span(place, start), type=kind, value=when.date().isoformat()))
        at += len(line)
    return found


def score(documents: list[Article], predict: Callable[[Article], list[Expression]], *, by_prefix: bool) -> dict[str, Any]:
    """Return precision, recall and F1: strict, relaxed, with the type, with the value; as TempEval-3 counts them."""
    hits: Counter[str] = Counter()
    gold_count = predicted_count = 0
    for document in documents:
        predicted = predict(document)
        gold_count += len(document.gold)
        predicted_count += len(predicted)
        for one, other in pairs(document.gold, predicted):
            hits["relaxed"] += 1
            hits["strict"] += one.span == other.span
            hits["type"] += one.type == other.type
            right = one.value == other.value or (by_prefix and other.value.startswith(one.value[:10]))
            hits["value"] += right
            hits["type_and_value"] += right and one.type == other.type
    names = ("strict", "relaxed", "type", "value", "type_and_value")
    return {name: prf(hits[name], predicted_count, gold_count) for name in names} | {"gold": gold_count, "predicted": predicted_count}


def pairs(gold: tuple[Expression, ...], predicted: list[Expression]) -> Iterator[tuple[Expression, Expression]]:
    """Yield gold and predicted expressions that overlap, each at most once, in the order of the text."""
    free = list(predicted)
    for one in gold:
        overlapping = [other for other in free if other.span.overlaps(one.span)]
        if overlapping:
            best = min(overlapping, key=lambda other: (other.span != one.span, abs(other.span.start - one.span.start)))
            free.remove(best)
            yield one, best


def prf(hits: int, predicted: int, gold: int) -> dict[str, float]:
    """Return precision, recall and F1."""
    precision, recall = hits / predicted if predicted else 0.0, hits / gold if gold else 0.0
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * hits / (predicted + gold), 4) if predicted + gold else 0.0,
    }


FILES = ("DateParser", "DatePeriodParser", "HolidayParser", "DateTimeModel")


def recognizers(folder: Path) -> dict[str, Any]:
    """Return the share of cases answered rightly, by file and by kind of case."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for name in FILES:
        for case in json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig")):
            kinds = {_kind(result) for result in case["Results"]}
            answered = answers(case)
            for key in (name, f"kind:{'+'.join(sorted(kinds)) or 'none'}", "all", *(("dates",) if kinds <= {"date", "daterange"} else ())):
                total[key] += 1
                right[key] += answered
    return {key: {"share": round(right[key] / total[key], 4), "right": right[key], "of": total[key]} for key in sorted(total)}


def _kind(result: dict[str, Any]) -> str:
    return str(result.get("Type") or result.get("TypeName", "")).removeprefix("datetimeV2.")


def answers(case: dict[str, Any]) -> bool:
    """Tell whether every expected expression of a case is found with an accepted value, and nothing else."""
    text = case["Input"]
    reference = date.fromisoformat(case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10])
    found = [mention for mention in find(text) if not mention.vague]
    for result in case["Results"]:
        span = Span(result["Start"], result["Start"] + result["Length"] if "Length" in result else result["End"] + 1)
        mine = [mention for mention in found if mention.span.overlaps(span)]
        if len(mine) != 1 or not _accepts(result, mine[0], Interval.day(reference)):
            return False
        found.remove(mine[0])
    return not found


def _accepts(result: dict[str, Any], mention: DateMention, published: Interval) -> bool:
    value = result.get("Value") or result["Resolution"]
    accepted = value.get("values") or [value.get("FutureResolution") or {}, value.get("PastResolution") or {}]
    kind = _kind(result)
    if kind == "date":
        days = {one.get("date") or one.get("value") for one in accepted}
        return any(_is_day(answer, days) for answer in _answers(mention, published))
    if kind == "daterange":
        stretches = {(one.get("startDate") or one.get("start"), one.get("endDate") or one.get("end")) for one in accepted}
        return any(stretches & _stretches(answer) for answer in _answers(mention, published))
    if kind in {"duration", "set"}:
        timexes = {value.get("Timex")} | {one.get("timex") for one in accepted}
        return mention.type.value == kind.upper() and timex_value(mention, published, None) in timexes
    if kind in {"time", "datetime"}:
        hours = {one.get("time") or one.get("dateTime") or one.get("value") for one in accepted}
        return any(hour in hours for hour in _hours(mention, published, kind))
    return False  # stretches of hours: not ours


def _hours(mention: DateMention, published: Interval, kind: str) -> Iterator[str]:
    hour = f"{mention.clock.removeprefix('T')}:00"
    if kind == "time":
        yield hour
        return
    yield from (f"{answer.edtf} {hour}" for answer in _answers(mention, published))


def _answers(mention: DateMention, published: Interval) -> Iterator[Resolved]:
    if mention.type not in {DateType.DATE, DateType.TIME, DateType.DURATION}:
        return
    for tense in (None, "past", "future"):
        resolved = resolve(mention.date, published, tense=tense)  # type: ignore[arg-type]
        if resolved is not None:
            yield resolved


def _is_day(resolved: Resolved, days: set[str | None]) -> bool:
    return resolved.edtf.removesuffix("~") in days


def _stretches(resolved: Resolved) -> set[tuple[str | None, str | None]]:
    """Return a stretch in the ways in which the recognizers write it.

    They are of two minds: the end is the first day that is not in it, or the last that is; of a stretch between two dates also the
    second date's first day.
    """
    interval = resolved.interval
    start = str(interval.first) if interval.first else None
    if interval.last is None or interval.last == date.max:
        return {(start, None)}
    ends = {str(interval.last + timedelta(days=1)), str(interval.last)}
    if "/" in resolved.edtf:
        second = resolve(TextDate(words="-", edtf=resolved.edtf.split("/")[1]), interval)
        ends |= {str(second.interval.first)} if second else set()
    return {(start, end) for end in ends}


def measure(shared: Path, part: str) -> dict[str, Any]:
    """Return all figures."""
    path = shared / "data" / "xtn_timex" / f"timebank_en_{part}.tsv"
    documents = list(articles(path))
    timed: dict[str, Any] = {}
    for name, predict in (("clapboard", ours), ("dateparser", theirs)):
        begun = time.perf_counter()
        timed[name] = score(documents, predict, by_prefix=name == "dateparser")
        timed[name]["seconds"] = round(time.perf_counter() - begun, 2)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {"timebank": {"part": part, "sha256": digest, "documents": len(documents), **timed},
            "recognizers": recognizers(shared / "data" / "recognizers_datetime" / "English")}  # fmt: skip


def floors(figures: dict[str, Any]) -> dict[str, float]:
    """Return the figures that are pinned."""
    mine = figures["timebank"]["clapboard"]
    return {
        **{f"timebank.{name}.f1": mine[name]["f1"] for name in ("relaxed", "strict", "type", "value")},
        "recognizers.dates": figures["recognizers"]["dates"]["share"],
        "recognizers.all": figures["recognizers"]["all"]["share"],
    }


def check(figures: dict[str, Any]) -> list[str]:
    """Return what lies below its pinned floor, or was measured on another corpus."""
    pinned = json.loads(BASELINE.read_text(encoding="utf-8"))["dates"]
    found = floors(figures)
    wrong = [f"{name}: {found[name]} is below {floor}" for name, floor in pinned["floors"].items() if found[name] < floor]
    return wrong + ([] if figures["timebank"]["sha256"] == pinned["sha256"] else ["not the corpus that the floors were measured on"])


def pin(figures: dict[str, Any]) -> None:
    """Write the floors, a little below what was measured; a floor is never lowered."""
    old = json.loads(BASELINE.read_text(encoding="utf-8"))["dates"]["floors"] if BASELINE.exists() else {}
    new = {name: max(old.get(name, 0.0), round(value - SLACK, 4)) for name, value in floors(figures).items()}
    BASELINE.parent.mkdir(exist_ok=True)
    pinned = {"dates": {"sha256": figures["timebank"]["sha256"], "measured": floors(figures), "floors": new}}
    BASELINE.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8")


def show(figures: dict[str, Any]) -> None:
    """Print the figures for people."""
    bank = figures["timebank"]
    print(f"TimeBank, {bank['part']}: {bank['documents']} documents, {bank['clapboard']['gold']} expressions")
    print(f"{'F1':16}{'clapboard':>12}{'dateparser':>12}")
    for name in ("strict", "relaxed", "type", "value", "type_and_value"):
        print(f"{name:16}{bank['clapboard'][name]['f1']:12.3f}{bank['dateparser'][name]['f1']:12.3f}")
    print(f"{'seconds':16}{bank['clapboard']['seconds']:12.2f}{bank['dateparser']['seconds']:12.2f}")
    print("Recognizers, English: cases answered rightly")
    for name, figure in figures["recognizers"].items():
        if not name.startswith("kind:") or figure["of"] >= 20:
            print(f"{name:28}{figure['share']:8.3f}{figure['right']:6}/{figure['of']}")


def misses(shared: Path, number: int) -> None:
    """Print differences on the training part, which may be looked at."""
    for document in articles(shared / "data" / "xtn_timex" / "timebank_en_train.tsv"):
        predicted = ours(document)
        matched = list(pairs(document.gold, predicted))
        for one in document.gold:
            other = next((other for gold, other in matched if gold is one), None)
            if other is None or (one.type, one.value) != (other.type, other.value):
                had = other and (other.span.of(document.text), other.type, other.value)
                print(f"{document.created} {one.span.of(document.text)!r} {one.type} {one.value} -> {had}")
                number -= 1
        for other in predicted:
            if all(other is not match for _, match in matched):
                context = document.text[max(0, other.span.start - 40) : other.span.end + 20].replace("\n", " ")
                print(f"{document.created} invented {other.span.of(document.text)!r} {other.type} in {context!r}")
        if number <= 0:
            return


def main() -> int:
    """Measure, print, and say by the exit code whether the floors hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", metavar="FILE", help="write all figures there (-: standard output)")
    parser.add_argument("--check", action="store_true", help="compare with the pinned floors")
    parser.add_argument("--pin", action="store_true", help="pin the floors")
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared", help="the folder of the data")
    parser.add_argument("--part", choices=("test", "train"), default="test")
    parser.add_argument("--misses", type=int, metavar="N", help="print some differences on the training part, and nothing else")
    arguments = parser.parse_args()
    if arguments.misses:
        misses(arguments.shared, arguments.misses)
        return 0
    figures = measure(arguments.shared, arguments.part)
    if arguments.json == "-":
        print(json.dumps(figures, indent=2))
    else:
        show(figures)
        if arguments.json:
            Path(arguments.json).write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    if arguments.pin:
        pin(figures)
    wrong = check(figures) if arguments.check else []
    print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
