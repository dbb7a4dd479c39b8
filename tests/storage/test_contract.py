"""What every ledger does, whatever it is made of."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import ModuleType

import pytest

from clapboard.model.capture import Capture
from clapboard.model.claim import Found, Verdict
from clapboard.model.document import Document
from clapboard.model.mention import Certainty
from clapboard.record.ledger import Entry, Kept, Ledger, Speaker, Written


def ids(kept: Iterable[Kept]) -> list[str]:
    return [item.reading.claim for item in kept]


def test_an_empty_ledger_answers_with_nothing(ledger: Ledger) -> None:
    nothing = "0" * 64
    assert list(ledger.archive.captures()) == []
    assert list(ledger.archive.documents()) == []
    assert list(ledger.archive.captured()) == []
    assert list(ledger.archive.unread()) == []
    assert list(ledger.claims.current()) == []
    assert list(ledger.claims.shows()) == []
    assert list(ledger.judgements.all()) == []
    assert ledger.claims.count() == 0
    assert ledger.claims.find("") == []
    assert ledger.archive.capture(nothing) is None
    assert ledger.archive.document(nothing) is None
    assert ledger.archive.captured_at(nothing) is None
    assert ledger.archive.text(nothing) is None
    assert ledger.claims.extractor(nothing) is None


def test_what_no_id_can_be_is_not_held(ledger: Ledger) -> None:
    for odd in ("", "Ä", "xyz", "'; DROP TABLE claims; --"):
        assert ledger.archive.capture(odd) is None
        assert ledger.archive.document(odd) is None
        assert ledger.archive.captured_at(odd) is None
        assert ledger.archive.text(odd) is None
        assert ledger.claims.extractor(odd) is None
        assert list(ledger.claims.current(documents=[odd])) == []
    assert ledger.claims.find("xyz") == []
    assert ledger.claims.find("0" * 65) == []


def test_what_is_written_comes_back(ledger: Ledger, invented: ModuleType) -> None:
    capture = invented.capture(1, address="https://third.example/1", outlet="Third Act", title="Wrapped", published="2026-03-02")
    entry = invented.read(capture)
    assert ledger.write(entry) == Written(new_capture=True, new_claims=3)
    assert ledger.archive.capture(capture.document) == capture
    assert list(ledger.archive.captures()) == [capture]
    assert ledger.archive.document(capture.document) == entry.document
    assert list(ledger.archive.documents()) == [entry.document]
    assert ledger.archive.text(entry.document.text_sha256) == entry.document.text
    assert ledger.archive.captured_at(capture.document) == capture.fetched_at
    assert ledger.claims.extractor(capture.document) == invented.EXTRACTOR
    assert ledger.claims.count() == 3
    kept = list(ledger.claims.current())
    assert {item.claim for item in kept} == {item.claim for item in entry.found}
    assert {(item.reading.claim, item.reading.confidence, item.reading.rule) for item in kept} == {
        (item.claim.id, item.confidence, item.rule) for item in entry.found
    }
    assert all(item.claim.id == item.reading.claim for item in kept)
    assert all(abs(item.recorded_at - datetime.now(UTC)) < timedelta(minutes=1) for item in kept)


def test_the_documents_of_claims(ledger: Ledger, invented: ModuleType) -> None:
    entries = [invented.read(invented.capture(number)) for number in (1, 2)]
    for entry in entries:
        ledger.write(entry)
    expected = {item.claim.id: item.claim.document for entry in entries for item in entry.found}
    assert ledger.claims.documents_of([*expected, "0" * 64, "no id"]) == expected
    assert ledger.claims.documents_of([]) == {}


def test_writing_the_same_again_adds_nothing(ledger: Ledger, invented: ModuleType) -> None:
    entry = invented.read(invented.capture(1))
    ledger.write(entry)
    before = list(ledger.claims.current())
    again = replace(entry, capture=replace(entry.capture, fetched_at=entry.capture.fetched_at + timedelta(days=3), origin="elsewhere"))
    assert ledger.write(again) == Written(new_capture=False, new_claims=0)
    assert list(ledger.claims.current()) == before
    assert ledger.archive.captured_at(entry.capture.document) == entry.capture.fetched_at


def test_an_earlier_fetch_of_the_same_is_the_first_capture(ledger: Ledger, invented: ModuleType) -> None:
    late, early = invented.capture(1, fetched=60), invented.capture(1, fetched=2)
    invented.take_in(ledger, late)
    assert not ledger.keep(early).new
    assert ledger.archive.captured_at(late.document) == early.fetched_at
    assert ledger.claims.count() == 3


def test_a_capture_is_kept_before_it_is_read(ledger: Ledger, invented: ModuleType) -> None:
    capture = invented.capture(1)
    settled = ledger.keep(capture)
    assert (settled.capture, settled.extractor, settled.new) == (capture, None, True)
    assert not ledger.keep(capture).new
    assert list(ledger.archive.captures()) == [capture]
    assert list(ledger.archive.documents()) == []
    assert ledger.write(invented.read(capture)) == Written(new_capture=False, new_claims=3)
    assert ledger.keep(capture).extractor == invented.EXTRACTOR


def test_a_reading_that_does_not_know_all_that_was_given_is_refused(ledger: Ledger, invented: ModuleType) -> None:
    bare, named = invented.capture(1), invented.capture(1, outlet="Third Act")
    ledger.write(invented.read(named))
    written = ledger.write(invented.read(bare))
    assert (written.new_claims, written.settled.capture.outlet) == (0, "Third Act")
    assert written.settled.extractor == invented.EXTRACTOR
    titled = invented.capture(1, title="Wrapped")
    written = ledger.write(invented.read(titled))
    assert written.settled.extractor is None
    assert (written.settled.capture.outlet, written.settled.capture.title) == ("Third Act", "Wrapped")
    assert ledger.archive.document(bare.document).title is None
    ledger.write(invented.read(written.settled.capture))
    assert ledger.archive.document(bare.document).title == "Wrapped"
    assert ledger.archive.capture(bare.document) == written.settled.capture


def test_the_current_claims_are_those_of_the_newest_run(ledger: Ledger, invented: ModuleType) -> None:
    capture = invented.capture(1)
    first = invented.read(capture)
    ledger.write(first)
    second = replace(first, extractor="invented/2", found=first.found[1:])
    assert ledger.write(second) == Written(new_capture=False, new_claims=0)
    assert set(ids(ledger.claims.current())) == {item.claim.id for item in second.found}
    assert ledger.claims.count() == 2
    assert ledger.claims.extractor(capture.document) == "invented/2"
    assert ids(ledger.claims.find(first.found[0].claim.id)) == [first.found[0].claim.id]


def test_a_new_run_may_read_another_text_and_the_old_one_stays(ledger: Ledger, invented: ModuleType) -> None:
    capture = invented.capture(1)
    first = invented.read(capture)
    ledger.write(first)
    page = replace(first.document, text=first.document.text + " More.", reader="plain/2")
    ledger.write(Entry(capture=capture, document=page, extractor="invented/2"))
    assert ledger.archive.document(capture.document) == page
    assert ledger.archive.text(first.document.text_sha256) == first.document.text
    assert ledger.archive.text(page.text_sha256) == page.text
    assert list(ledger.claims.current()) == []


def test_a_capture_that_was_not_read_says_why(ledger: Ledger, invented: ModuleType) -> None:
    capture, other = invented.capture(1), invented.capture(2)
    assert ledger.write(invented.unread(capture)) == Written(new_capture=True, new_claims=0)
    ledger.keep(other)
    assert list(ledger.archive.unread()) == [(capture.document, "not English: es")]
    assert ledger.archive.document(capture.document) is None
    assert ledger.archive.capture(capture.document) == capture
    assert ledger.keep(capture).extractor == invented.EXTRACTOR
    ledger.write(invented.read(capture, extractor="invented/2"))
    assert list(ledger.archive.unread()) == []


def test_of_one_claim_found_twice_the_surer_finding_counts(ledger: Ledger, invented: ModuleType) -> None:
    entry = invented.found_surer(invented.read(invented.capture(1)))
    assert ledger.write(entry) == Written(new_capture=True, new_claims=3)
    assert {item.reading.confidence for item in ledger.claims.current()} == {0.9}


def test_answers_come_in_the_order_of_document_and_evidence(ledger: Ledger, invented: ModuleType) -> None:
    for number in (5, 3, 9, 1):
        invented.take_in(ledger, invented.capture(number))
    documents = [item.id for item in ledger.archive.documents()]
    assert documents == sorted(documents)
    assert [item.document for item in ledger.archive.captures()] == documents
    assert list(ledger.archive.captured()) == [(document, ledger.archive.captured_at(document)) for document in documents]
    assert list(ledger.archive.captured([documents[2], documents[0], "0" * 64])) == [
        (document, invented.START) for document in (documents[0], documents[2])
    ]
    kept = list(ledger.claims.current())
    keys = [(item.claim.document, [evidence.span for evidence in item.claim.evidence], item.claim.id) for item in kept]
    assert keys == sorted(keys)
    assert [item.claim.predicate for item in kept[:3]] == ["renewed", "filming_wrapped", "said"]


def test_each_filter_narrows(ledger: Ledger, invented: ModuleType) -> None:
    captures = [invented.capture(number) for number in range(4)]
    for capture in captures:
        invented.take_in(ledger, capture)
    wanted = [captures[2].document, captures[0].document]
    kept = list(ledger.claims.current(documents=wanted))
    assert sorted({item.claim.document for item in kept}) == sorted(wanted)
    assert len(kept) == 6
    assert len(list(ledger.claims.current(predicates=["said"]))) == 4
    assert len(list(ledger.claims.current(predicates=["said", "renewed"], documents=wanted))) == 4
    assert len(list(ledger.claims.current(shows=["THE  TIN\u00a0HARBOUR"]))) == 8
    assert len(list(ledger.claims.current(shows=["The Tin Harbour"], predicates=["renewed"], documents=wanted[:1]))) == 1
    assert list(ledger.claims.current(shows=["Gull Bay"])) == []
    assert list(ledger.claims.current(documents=[])) == []
    assert list(ledger.claims.current(predicates=[])) == []
    whole = list(ledger.claims.current())
    assert list(ledger.claims.current(besides=["said"])) == [item for item in whole if item.claim.predicate != "said"]
    assert list(ledger.claims.current(besides=["said"], predicates=["said"])) == []
    assert [item.id for item in ledger.archive.documents(wanted)] == sorted(wanted)


@pytest.mark.parametrize(("naming", "count"), [("person", 1), ("company", 0)])
def test_speakers_are_those_who_are_named(ledger: Ledger, invented: ModuleType, naming: str, count: int) -> None:
    entry, other = invented.read(invented.capture(1)), invented.read(invented.capture(2))
    first = next(item for item in entry.found if item.claim.predicate == "said")
    named = replace(first.claim, value="Mina Lantern", qualifiers=(*first.claim.qualifiers, ("naming", naming)))
    ledger.write(replace(entry, found=(*entry.found, replace(first, claim=named))))  # the others name nobody
    ledger.write(other)
    told = Speaker(id=named.id, document=named.document, show=named.show, value="Mina Lantern")
    assert list(ledger.claims.speakers([entry.capture.document])) == [told] * count
    assert list(ledger.claims.speakers([other.capture.document])) == []
    assert list(ledger.claims.speakers([])) == []
    ledger.write(replace(entry, extractor="invented/2"))
    assert list(ledger.claims.speakers([entry.capture.document])) == []


def test_a_filter_sees_no_claims_of_older_runs(ledger: Ledger, invented: ModuleType) -> None:
    first = invented.read(invented.capture(1))
    ledger.write(first)
    ledger.write(replace(first, extractor="invented/2", found=first.found[2:]))
    assert list(ledger.claims.current(predicates=["renewed"])) == []
    assert list(ledger.claims.current(shows=["The Tin Harbour"])) == []
    assert list(ledger.claims.shows()) == []


def test_titles_are_counted_as_printed(ledger: Ledger, invented: ModuleType) -> None:
    for number in range(3):
        invented.take_in(ledger, invented.capture(number))
    entry = invented.read(invented.capture(7))
    ledger.write(replace(entry, found=entry.found[:1]))
    assert list(ledger.claims.shows()) == [("The Tin Harbour", 4), ("the tin harbour", 3)]


def test_claims_are_found_by_the_beginning_of_their_id(ledger: Ledger, invented: ModuleType) -> None:
    for number in range(12):
        invented.take_in(ledger, invented.capture(number))
    every = sorted(ids(ledger.claims.current()))
    assert ids(ledger.claims.find("")) == every[:20]
    for length in (1, 2, 3, 7, 64):
        prefix = every[5][:length]
        assert ids(ledger.claims.find(prefix)) == [claim for claim in every if claim.startswith(prefix)][:20]
    assert ids(ledger.claims.find(every[5][:9].upper())) == [every[5]]


def test_odd_letters_come_back_as_they_were(ledger: Ledger, invented: ModuleType) -> None:
    text = "Half a pair: \ud83d.\nNothing \x00 here, \u200b\u2028 and \U0001f3ac.\nEnd\r\n"
    capture = Capture(
        content=text.encode("utf-8", "surrogatepass"),
        media_type="text/plain",
        origin="odd \udcff.txt",
        fetched_at=invented.START,
        title="Half \ud83d",
        address="https://odd.example/\ud83d",
    )
    page = invented.document(capture)
    odd = invented.claim(
        page, page.paragraphs[1], predicate="said", show="\ud83d \x00", value="'\"\\ \ud83d", qualifiers=(("because", "\ud83d\n"),)
    )
    plain = invented.claim(page, page.paragraphs[0], predicate="said", certainty=Certainty.ABSENT)
    entry = Entry(
        capture=capture, document=page, extractor="x", found=tuple(Found(claim=item, confidence=1.0, rule="r") for item in (odd, plain))
    )
    ledger.write(entry)
    assert ledger.archive.capture(capture.document) == capture
    assert ledger.archive.document(page.id) == page
    assert [item.claim for item in ledger.claims.current()] == [plain, odd]
    assert [item.claim for item in ledger.claims.current(shows=["\ud83d \x00"])] == [odd]
    assert [item.claim for item in ledger.claims.find(odd.id)] == [odd]


def test_judgements_are_kept_and_taken_back(ledger: Ledger, invented: ModuleType) -> None:
    claim = invented.read(invented.capture(1)).found[0].claim
    wrong = invented.judgement(claim, name="a", verdict=Verdict.CORRECT, field="season", value="2")
    same = invented.judgement(claim, name="b", verdict=Verdict.SAME_AS, field="person", value="Ines Marl")
    for judgement in (same, wrong, same):
        ledger.judgements.add(judgement)
    assert list(ledger.judgements.all()) == sorted([wrong, same], key=lambda item: item.id)
    at = invented.START + timedelta(hours=1)
    assert ledger.judgements.undo(wrong.id, at)
    assert not ledger.judgements.undo(wrong.id, at + timedelta(hours=1))
    assert not ledger.judgements.undo("unknown", at)
    assert {item.id: item.undone for item in ledger.judgements.all()} == {wrong.id: at, same.id: None}
    ledger.judgements.add(wrong)
    assert {item.id: item.undone for item in ledger.judgements.all()} == {wrong.id: at, same.id: None}
    with pytest.raises(ValueError, match="another judgement"):
        ledger.judgements.add(replace(wrong, value="3"))


def test_a_judgement_may_come_taken_back_already(ledger: Ledger, invented: ModuleType) -> None:
    claim = invented.read(invented.capture(1)).found[0].claim
    judgement = replace(invented.judgement(claim), undone=invented.START)
    ledger.judgements.add(judgement)
    assert list(ledger.judgements.all()) == [judgement]


def test_a_stream_lets_others_write(ledger: Ledger, invented: ModuleType) -> None:
    for number in range(3):
        invented.take_in(ledger, invented.capture(number))
    stream = ledger.claims.current()
    first = next(stream)
    assert ledger.write(invented.read(invented.capture(50))).new_claims == 3
    rest = list(stream)
    assert len({item.claim.id for item in (first, *rest)}) == 1 + len(rest)


def test_an_entry_belongs_together(invented: ModuleType) -> None:
    one, other = invented.read(invented.capture(1)), invented.read(invented.capture(2))
    with pytest.raises(ValueError, match="not the one in the capture"):
        replace(one, document=other.document)
    with pytest.raises(ValueError, match="another document or text"):
        replace(one, found=other.found)
    with pytest.raises(ValueError, match="without a document"):
        replace(one, document=None)


def test_threads_share_a_ledger(ledger: Ledger, invented: ModuleType) -> None:
    def work(first: int) -> int:
        for number in range(first, first + 6):
            invented.take_in(ledger, invented.capture(number, outlet=f"Outlet {first}"))
            assert len(list(ledger.claims.current())) % 3 == 0
        return ledger.claims.count()

    with ThreadPoolExecutor(6) as threads:
        counts = list(threads.map(work, range(6)))
    assert max(counts) == 33
    assert all(document.outlet == f"Outlet {max(0, at - 5)}" for at, document in _by_number(ledger, invented))


def _by_number(ledger: Ledger, invented: ModuleType) -> list[tuple[int, Document]]:
    return [(number, ledger.archive.document(invented.capture(number).document)) for number in range(11)]
