"""The same record, whatever came first and how often."""

import tempfile
from datetime import timedelta
from pathlib import Path
from types import ModuleType

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clapboard.config import Settings
from clapboard.model.capture import Capture
from clapboard.record.dump import dump
from clapboard.record.ledger import Ledger
from clapboard.storage import open_ledger

SHELF = [
    (number, address, {"outlet": outlet, "title": title, "published": published})
    for number in range(2)
    for address in ("", "https://third.example/a")
    for outlet, title, published in (
        (None, None, None),
        ("Third Act", None, "2026-03-02"),
        ("The Pickup Sheet", "Wrapped", None),
        ("The Pickup Sheet", None, "2026-03-01"),
    )
]
READINGS = st.lists(st.tuples(st.sampled_from(SHELF), st.integers(0, 5)), min_size=1, max_size=10)
quiet = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def captures(invented: ModuleType, readings: list[tuple[tuple[int, str, dict[str, str | None]], int]]) -> list[Capture]:
    return [invented.capture(number, address=address, fetched=at, **beside) for (number, address, beside), at in readings]


def record(invented: ModuleType, met: list[Capture], ledger: Ledger) -> list[str]:
    """Return the record after reading `met` one after the other."""
    for capture in met:
        invented.take_in(ledger, capture)
    lines = list(dump(ledger))
    ledger.close()
    return lines


@quiet
@given(readings=READINGS, data=st.data())
def test_order_and_repetition_do_not_matter(invented: ModuleType, readings: list[tuple], data: st.DataObject) -> None:
    met = captures(invented, readings)
    other = data.draw(st.permutations(met + data.draw(st.lists(st.sampled_from(met), max_size=4))))
    options = Settings(db=Path("record.db"))
    expected = record(invented, met, open_ledger(":memory:", settings=options))
    assert expected
    assert record(invented, other, open_ledger(":memory:", settings=options)) == expected
    with tempfile.TemporaryDirectory() as folder:
        assert record(invented, other, open_ledger(Path(folder) / "record.db", settings=options)) == expected


@quiet
@given(readings=READINGS)
def test_both_ledgers_answer_alike_after_every_step(invented: ModuleType, readings: list[tuple]) -> None:
    options = Settings(db=Path("record.db"))
    with tempfile.TemporaryDirectory() as folder:
        ledgers = [open_ledger(where, settings=options) for where in (":memory:", Path(folder) / "record.db")]
        for capture in captures(invented, readings):
            settled = [invented.take_in(ledger, capture) for ledger in ledgers]
            assert settled[0] == settled[1]
            assert ledgers[0].archive.capture(capture.document) == ledgers[1].archive.capture(capture.document)
            assert ledgers[0].archive.captured_at(capture.document) == ledgers[1].archive.captured_at(capture.document)
            assert ledgers[0].claims.count() == ledgers[1].claims.count()
            assert list(ledgers[0].claims.shows()) == list(ledgers[1].claims.shows())
            assert [item.id for item in ledgers[0].archive.documents()] == [item.id for item in ledgers[1].archive.documents()]
            runs = [{item.reading.claim: item.reading.run for item in ledger.claims.find("")} for ledger in ledgers]
            assert runs[0] == runs[1]
        ledgers[1].close()


def test_what_was_given_later_is_read_even_where_it_was_met_by_another(ledger: Ledger, invented: ModuleType) -> None:
    bare = invented.capture(1)
    settled = ledger.keep(bare)
    ledger.keep(invented.capture(1, outlet="Third Act", fetched=3))  # another process, while we read
    written = ledger.write(invented.read(settled.capture))
    assert (written.new_claims, written.settled.capture.outlet) == (0, "Third Act")
    assert written.settled.capture.fetched_at == bare.fetched_at
    assert ledger.write(invented.read(written.settled.capture)).new_claims == 3
    assert ledger.archive.captured_at(bare.document) == bare.fetched_at
    assert ledger.keep(invented.capture(1, fetched=-9)).capture.fetched_at == invented.START - timedelta(minutes=9)
