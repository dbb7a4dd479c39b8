"""The index in the file answers as one in memory does, after whatever was written, in whatever order."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clapboard.config import Settings
from clapboard.errors import LedgerReadOnlyError
from clapboard.model.capture import Capture
from clapboard.model.document import UNDATED, DateBasis, Document, Publication
from clapboard.model.mention import Mentions, Quotation, QuotationKind
from clapboard.model.span import Span
from clapboard.model.when import Interval
from clapboard.record.claims import derive
from clapboard.record.ledger import Entry, Ledger
from clapboard.reuse import Passage
from clapboard.reuse.fingerprints import grams, whole
from clapboard.reuse.lookup import find
from clapboard.storage import open_ledger
from clapboard.storage.filling import fill, outdate
from clapboard.storage.schema import DERIVED
from clapboard.text.wording import keys_of

NOW = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = "storm night sea rail boat crew lamp rope tide gull".split()
PRINTED = st.sampled_from([str.lower, str.title, str.upper])
SAID = st.lists(
    st.tuples(PRINTED, st.lists(st.sampled_from(WORDS), min_size=1, max_size=16)).map(lambda pair: pair[0](" ".join(pair[1]))),
    min_size=1,
    max_size=3,
)
SPEAKERS = st.sampled_from(["Ida Brook", "Tom Weir", None])
SHELF = st.lists(st.tuples(SAID, SPEAKERS), min_size=1, max_size=5)


def entry(number: int, said: list[str], speaker: str | None, *, extractor: str = "by hand/1") -> Entry:
    text, spans = f"Number {number} of the harbour papers tells what was heard there.\n\n", []
    for words in said:
        spans.append(Span(len(text) + 1, len(text) + 1 + len(words)))
        text += f"“{words}” it was said.\n\n"
    capture = Capture(
        content=f"{number}".encode(), media_type="text/plain", origin=f"{number}.txt", fetched_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    page = Document(
        id=capture.document,
        capture=capture.sha256,
        text=text,
        paragraphs=(Span(0, len(text)),),
        published=UNDATED if number % 3 == 2 else Publication(interval=Interval.day(date(2026, 3, 9 - number % 5)), basis=DateBasis.GIVEN),
        reader="by hand",
    )
    quoted = tuple(
        Quotation(content=(span,), kind=QuotationKind.DIRECT, speaker=speaker, unknown=None if speaker else "?", rule="x") for span in spans
    )
    return Entry(capture=capture, document=page, extractor=extractor, found=derive(page, Mentions(quotations=quoted)))


def answers(ledger: Ledger, texts: list[str]) -> list[object]:
    index, found = ledger.sayings, [len(ledger.sayings)]
    for text in texts:
        wanted = list(dict.fromkeys(grams(keys_of(text))))
        number = whole(keys_of(text))
        found += [index.counts(wanted), index.holders(wanted, 3), number in index, index.speakers(number)]
        if number in index:
            found += [index.texts([number]), index.names([number]), index.places(number)]
            found += [[kept.claim for kept in index.printed([number], documents=most)] for most in (1, 2, 9)]
        found += [[item.number for item in find(Passage(text=text, speaker=name), index)] for name in ("Ida Brook", None)]
        found.append({key: sorted(ids) for key, ids in ledger.passages.holders(wanted, 3).items()})
    return found


@given(SHELF, SHELF)
@settings(max_examples=40, deadline=None)
def test_it_answers_as_the_one_in_memory_does(first: list[tuple[list[str], str | None]], again: list[tuple[list[str], str | None]]) -> None:
    entries = [entry(at, said, speaker) for at, (said, speaker) in enumerate(first)]
    later = [entry(at, said, speaker, extractor="by hand/2") for at, (said, speaker) in enumerate(again)]
    texts = [words for said, _ in [*first, *again] for words in said] + ["harbour papers tells what was heard there"]
    with TemporaryDirectory() as folder:
        config = Settings.load({})
        here, there = open_ledger(":memory:", settings=config), open_ledger(Path(folder) / "a.db", settings=config)
        for one in [*entries, *later]:
            here.write(one)
        for one in [*entries[::-1], *later[::-1]]:
            there.write(one)
        expected = answers(here, texts)
        assert answers(there, texts) == expected
        before = derived_rows(there)
        with there._connections.writing() as connection:
            fill(connection)
        assert derived_rows(there) == before, "what was kept up is what is filled at once"
        there.close()


def derived_rows(ledger: Ledger) -> dict[str, list[tuple]]:
    names = [table.name for table in DERIVED if table.name not in ("derived", "title_shows", "document_shows")]
    return {name: sorted(map(tuple, ledger._connections.ask(f"SELECT * FROM {name}"))) for name in names}  # noqa: S608 - our own names


def test_many_loaded_at_once_are_what_they_are_one_by_one(tmp_path: Path) -> None:
    entries = [entry(at, [" ".join(WORDS[at % 3 : 6 + at % 3])], "Ida Brook") for at in range(30)]
    config = Settings.load({})
    one_by_one, loaded = open_ledger(tmp_path / "a.db", settings=config), open_ledger(tmp_path / "b.db", settings=config)
    for one in entries:
        one_by_one.write(one)
    assert loaded.load(entries) == 30
    assert loaded.load(entries) == 0
    assert derived_rows(loaded) == derived_rows(one_by_one)
    assert [kept.claim for kept in loaded.claims.current()] == [kept.claim for kept in one_by_one.claims.current()]
    assert len(loaded.sayings) == 3
    one_by_one.close()
    loaded.close()


def test_tables_that_are_filled_another_way_are_filled_anew_by_who_may_write(opened: Callable[..., Ledger]) -> None:
    ledger = opened()
    ledger.write(entry(1, ["the storm took the boat and the lamp"], "Ida Brook"))
    with ledger._connections.writing() as connection:
        outdate(connection)
        connection.exec_driver_sql("DELETE FROM saying_places")
    ledger.close()
    with pytest.raises(LedgerReadOnlyError):
        opened(read_only=True)
    assert len(opened().sayings) == 1
    assert len(opened(read_only=True).sayings) == 1
