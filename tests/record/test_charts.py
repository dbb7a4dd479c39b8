"""Charts in the record: joined to a show, as of a day, corrected."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from clapboard.config import Settings
from clapboard.documents.reading import read as read_document
from clapboard.mentions.charts import find_charts
from clapboard.model.capture import Capture
from clapboard.pipeline import Reader, read
from clapboard.publishing.charts import charts, says
from clapboard.record.charts import Charts
from clapboard.record.view import Record
from clapboard.sources import collect
from clapboard.storage import open_ledger
from clapboard.text.charts import corrected

HEAD = "week\tcategory\tweekly_rank\tshow_title\tseason_title\tweekly_hours_viewed\tcumulative_weeks_in_top_10\n"
FILED = (
    HEAD + "2025-03-16\tTV (English)\t5\tBrine Lane\tBrine Lane: Season 2\t80\t2\n"
    "2025-03-09\tTV (English)\t3\tBrine Lane\tBrine Lane: Season 2\t100\t1\n"
    "2025-03-09\tTV (English)\t4\tOther Water\tOther Water: Season 1\t90\t1\n"
)
CORRECTIONS = (
    '{"seen": "2025-04-02", "week": "2025-03-09", "category": "TV (English)", "rank": "3", "kind": "season_title",'
    ' "before": ["Brine Lane", "Brine Lane: Season 2 Part 1", "100", "1"], "after": ["Brine Lane", "Brine Lane: Season 2", "100", "1"]}\n'
    '{"seen": "2025-04-09", "week": "2025-03-09", "category": "TV (English)", "rank": "4", "kind": "title",'
    ' "before": ["Other Waters", "Other Waters: Season 1", "90", "1"], "after": ["Other Water", "Other Water: Season 1", "90", "1"]}\n'
    '{"seen": "2025-04-09", "week": "2025-03-02", "category": "TV (English)", "rank": "9", "kind": "removed",'
    ' "before": ["Brine Lane", "Brine Lane: Season 1", "10", "7"], "after": null}\n'
)
NOW = datetime(2025, 5, 1, tzinfo=UTC)


def _held(tmp_path: Path, *files: tuple[str, str]) -> Charts:
    return Charts.of_show(_ledger(tmp_path, *files), "Brine Lane")


def _ledger(tmp_path: Path, *files: tuple[str, str]):  # type: ignore[no-untyped-def]  # noqa: ANN202 (a ledger)
    settings = Settings(db=tmp_path / "record.db")
    ledger = open_ledger(settings.db, settings=settings)
    for name, text in files:
        (tmp_path / name).write_text(text, encoding="utf-8")
        outcomes = list(read(collect([str(tmp_path / name)], settings=settings, now=NOW), ledger, reader=Reader(tagger=None)))
        assert [outcome.error for outcome in outcomes] == [None]
    return ledger


def test_rows_are_joined_to_show_and_season(tmp_path: Path) -> None:
    (run,) = _held(tmp_path, ("top.tsv", FILED)).runs()
    assert (run.chart, run.season and run.season.numbers, len(run.placings)) == ("Netflix Top 10, TV (English)", (2,), 2)
    assert (run.best.row.rank, run.best.row.week, run.most_hours) == (3, date(2025, 3, 9), 100)
    assert run.best.evidence.exact == "2025-03-09\tTV (English)\t3\tBrine Lane\tBrine Lane: Season 2\t100\t1"


def test_corrections_are_replayed(tmp_path: Path) -> None:
    held = _held(tmp_path, ("top.tsv", FILED), ("fixed.jsonl", CORRECTIONS))
    titles = {day: [item.row.season for item in held.at(day) if item.row.rank == 3] for day in (date(2025, 4, 1), date(2025, 4, 2))}
    assert titles == {date(2025, 4, 1): ["Brine Lane: Season 2 Part 1"], date(2025, 4, 2): ["Brine Lane: Season 2"]}
    assert [(item.seen, item.before.row.season) for item in held.corrections()] == [
        (date(2025, 4, 2), "Brine Lane: Season 2 Part 1"),
        (date(2025, 4, 9), "Brine Lane: Season 1"),
    ]
    assert held.corrections(date(2025, 4, 1)) == ()


def test_a_row_left_out_later_is_not_taken_back(tmp_path: Path) -> None:
    held = _held(tmp_path, ("fixed.jsonl", CORRECTIONS))
    assert [item.row.rank for item in held.at() if item.row.week == date(2025, 3, 2)] == [9]
    assert held.corrections()[-1].after is None


def test_the_order_of_reading_does_not_matter(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    files = (("top.tsv", FILED), ("fixed.jsonl", CORRECTIONS))
    assert charts(_held(one, *files)) == charts(_held(other, *reversed(files), files[0]))


def test_a_title_that_was_corrected_leaves_the_old_title(tmp_path: Path) -> None:
    ledger = _ledger(tmp_path, ("fixed.jsonl", CORRECTIONS))
    old, new = Charts.of_show(ledger, "Other Waters"), Charts.of_show(ledger, "Other Water")
    assert [[item.row.show for item in held.at(day)] for held in (old, new) for day in (date(2025, 4, 1), date(2025, 4, 9))] == [
        ["Other Waters"],
        [],
        [],
        ["Other Water"],
    ]


def test_a_later_edition_corrects_an_earlier_one(tmp_path: Path) -> None:
    ledger = _ledger(tmp_path, ("top.tsv", FILED))
    later = Capture(
        content=FILED.replace("\t100\t", "\t110\t").encode(),
        media_type="text/tab-separated-values",
        origin="top.tsv",
        fetched_at=datetime(2025, 6, 1, tzinfo=UTC),
    )
    list(read([later], ledger, reader=Reader(tagger=None)))
    held = Charts.of_show(ledger, "Brine Lane")
    assert [(item.seen, item.before.row.hours, item.after and item.after.row.hours) for item in held.corrections()] == [
        (date(2025, 6, 1), 100, 110)
    ]


def test_what_is_said_of_a_claim_of_success(tmp_path: Path) -> None:
    held = _held(tmp_path, ("top.tsv", FILED))
    assert says(held, 2) == "best global rank on file 3 (TV (English), week to 2025-03-09); country charts not held"
    assert says(held, 1) == "no chart on file has season 1; country charts not held"
    assert says(held, day=date(2025, 3, 10)) == "no chart on file has the show; country charts not held"


def test_a_chart_makes_no_show_and_no_source(tmp_path: Path) -> None:
    ledger = _ledger(tmp_path, ("top.tsv", FILED))
    record = Record.of(ledger)
    assert (record.titles(), record.sources, list(ledger.claims.shows())) == ((), {}, [])


@pytest.mark.slow
def test_the_real_corrections_are_replayed(shared: Path) -> None:
    folder = shared / "data/netflix_top10"
    text = (folder / "corrections.jsonl").read_text("utf-8")
    capture = Capture(content=text.encode(), media_type="application/x-ndjson", origin="-", fetched_at=NOW)
    reader = Reader(tagger=None)
    entry = reader.entry(capture)
    held = Charts.build((found.claim for found in entry.found), {})
    told = [corrected(line) for line in text.splitlines()]
    for correction in told:
        row = correction.after
        if row is None:
            continue
        items = held.places[row.chart, row.week, row.rank]
        by_then = [item for item in items if item.stands_from is not None and item.stands_from <= correction.seen]
        assert by_then[-1].row == row
    assert len([item for item in held.corrections() if item.after]) == sum(item.after is not None for item in told)


@pytest.mark.slow
def test_every_real_row_is_read(shared: Path) -> None:
    for name in ("all-weeks-global.tsv", "most-popular.tsv"):
        content = (shared / "data/netflix_top10" / name).read_bytes()
        document = read_document(Capture(content=content, media_type="text/tab-separated-values", origin=name, fetched_at=NOW))
        rows = sorted(span for item in find_charts(document) for span in item.rows)
        assert [span.of(document.text) for span in rows] == content.decode().splitlines()[1:]
