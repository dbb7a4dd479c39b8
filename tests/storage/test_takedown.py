"""What is forgotten is gone from every place, and stays gone."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from clapboard.config import Settings
from clapboard.errors import LedgerError, NotFoundError, UsageError
from clapboard.model.claim import FORGOTTEN_LETTER, Claim
from clapboard.model.following import Page, PageState
from clapboard.publishing.proof import prove, verify
from clapboard.record.dump import dump
from clapboard.record.ledger import Ledger
from clapboard.storage import open_following, open_ledger
from clapboard.storage.backup import backup, damage, restore
from clapboard.storage.following import Following
from clapboard.storage.rebuild import rebuild

WORDS = "Filming\u00a0wrapped, the “Gull Bay” studio said."
AT = "https://third.example/a"


@pytest.fixture
def ledger(opened: Callable[..., Ledger], invented: ModuleType) -> Ledger:
    """Return a record of two versions of one page, a reprint elsewhere, and a judgement."""
    made = opened()
    for number, address in ((1, AT), (2, AT), (3, "https://other.example/b")):
        invented.take_in(made, invented.capture(number, address=address, outlet="Third Act", title="Filming wrapped"))
    made.judgements.add(invented.judgement(wrapped(made, AT)))
    return made


@pytest.fixture
def books(settings: Settings, ledger: Ledger) -> Iterator[Following]:
    assert ledger
    made = open_following(settings.db, settings=settings)
    yield made
    made.close()


def wrapped(ledger: Ledger, address: str) -> Claim:
    documents = {document.id for document in ledger.archive.documents() if document.address == address}
    return next(kept.claim for kept in ledger.claims.current(predicates=["filming_wrapped"]) if kept.claim.document in documents)


def everything(path: Path) -> bytes:
    """Return all bytes of the record's files."""
    return b"".join(part.read_bytes() for part in sorted(path.parent.glob(path.name + "*")))


def test_the_words_are_gone_and_hashes_and_offsets_stay(ledger: Ledger, books: Following, invented: ModuleType) -> None:
    claim = wrapped(ledger, AT)
    before = {kept.claim.id: [(item.text_sha256, item.span) for item in kept.claim.evidence] for kept in ledger.claims.current()}
    done = books.takedowns.forget(claim, reason="asked for", at=invented.START)
    assert (len(done.captures), len(done.texts), done.addresses) == (2, 2, (AT,))
    assert done.letters == 2 * len(WORDS)
    after = {kept.claim.id: [(item.text_sha256, item.span) for item in kept.claim.evidence] for kept in ledger.claims.current()}
    assert after == before, "every claim stands with its hashes and offsets"
    of_page = [document for document in ledger.archive.documents() if document.address == AT]
    assert len(of_page) == 2
    assert all(WORDS not in document.text and FORGOTTEN_LETTER * len(WORDS) in document.text for document in of_page)
    assert all("A trailer followed." in document.text for document in of_page), "the other sentences stay"
    assert [capture.address for capture in ledger.archive.captures()] == ["https://other.example/b"]
    [other] = done.elsewhere
    assert WORDS in ledger.archive.document(other).text
    assert all(WORDS not in item.evidence.exact for item in ledger.judgements.all())


def test_nothing_of_the_words_stays_in_the_file(ledger: Ledger, books: Following, settings: Settings, invented: ModuleType) -> None:
    done = books.takedowns.forget(wrapped(ledger, AT), reason="asked for", at=invented.START, everywhere=True)
    assert done.elsewhere == ()
    assert "wrapped" not in "".join(dump(ledger)).replace("filming_wrapped", "")
    assert ledger.search.find("gull bay studio").claims == ()
    assert ledger.search.find("tin harbour").claims != ()
    held = everything(settings.db)
    assert WORDS.encode() not in held
    assert b"studio" not in held.lower(), "not in the index either"
    assert "Gull Bay” studio".encode() not in held
    for number in (1, 2, 3):
        assert zlib.compress(invented.capture(number).content) not in held


def test_a_title_among_the_words_goes_too(ledger: Ledger, books: Following, invented: ModuleType) -> None:
    claim = replace(wrapped(ledger, AT))
    text = ledger.archive.text(claim.evidence[0].text_sha256)
    invented.take_in(ledger, replace(invented.capture(9, address=AT), title=claim.evidence[0].exact))
    assert WORDS in text
    books.takedowns.forget(claim, reason="asked for", at=invented.START)
    titles = {document.title for document in ledger.archive.documents() if document.address == AT}
    assert WORDS not in titles
    assert FORGOTTEN_LETTER * len(WORDS) in titles


def test_verify_tells_forgotten_from_orphaned(ledger: Ledger, books: Following, invented: ModuleType) -> None:
    claim = wrapped(ledger, AT)
    books.takedowns.forget(claim, reason="asked for", at=invented.START)
    assert verify(ledger) == {"claims": 9, "findings": []}
    [kept] = ledger.claims.find(claim.id)
    assert prove(kept, ledger.archive)["state"] == "forgotten"


def test_what_was_forgotten_is_not_read_again(ledger: Ledger, books: Following, invented: ModuleType) -> None:
    books.takedowns.forget(wrapped(ledger, AT), reason="asked for", at=invented.START)
    before = list(dump(ledger))
    again = invented.capture(1, address=AT, title="Filming wrapped, again")
    invented.take_in(ledger, again, extractor="invented/2")
    assert list(dump(ledger)) == before
    assert ledger.archive.capture(again.document) is None


def test_a_forgotten_page_is_not_asked_for_again(ledger: Ledger, books: Following, invented: ModuleType) -> None:
    page = Page(address=AT, link=AT, first_seen=invented.START, due=invented.START)
    books.pages.note(page)
    books.takedowns.forget(wrapped(ledger, AT), reason="asked for", at=invented.START)
    assert books.pages.get(AT).state is PageState.FORGOTTEN
    books.pages.offer([replace(page, stamp="new")])
    assert list(books.pages.due(now=invented.START)) == []


def test_a_forgotten_document_is_no_difference_to_a_rebuilt_record(ledger: Ledger, books: Following, invented: ModuleType) -> None:
    books.takedowns.forget(wrapped(ledger, AT), reason="asked for", at=invented.START)
    assert rebuild(ledger, open_ledger(":memory:", settings=Settings(db=Path())), read=invented.read).is_none


def test_a_backup_is_whole_and_comes_back(ledger: Ledger, settings: Settings, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    assert backup(settings.db, target) > 0
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(("backup", ".backup"))] == ["backup.db"]
    assert damage(target) == ()
    elsewhere = replace(settings, db=tmp_path / "new" / "record.db")
    assert restore(target, elsewhere, now=ledger.archive.captured_at(next(ledger.archive.captured())[0])) == (None, 0)
    restored = open_ledger(elsewhere.db, settings=elsewhere)
    assert list(dump(restored)) == list(dump(ledger))
    restored.close()


def test_a_backup_is_put_in_the_place_of_a_record_in_use(ledger: Ledger, settings: Settings, tmp_path: Path, invented: ModuleType) -> None:
    before = list(dump(ledger))
    target = tmp_path / "backup.db"
    backup(settings.db, target)
    invented.take_in(ledger, invented.capture(7))
    with pytest.raises(UsageError, match="there is a record"):
        restore(target, settings, now=invented.START)
    kept, again = restore(target, settings, now=invented.START, replace=True)
    assert again == 0
    assert list(dump(ledger)) == before, "whoever has it open sees the restored one"
    old = open_ledger(kept, settings=settings)
    assert len(list(old.archive.captures())) == 4
    old.close()
    invented.take_in(ledger, invented.capture(8))
    assert len(list(ledger.archive.captures())) == 4


def test_a_restored_backup_forgets_what_was_forgotten_since(
    ledger: Ledger, books: Following, settings: Settings, tmp_path: Path, invented: ModuleType
) -> None:
    target = tmp_path / "backup.db"
    backup(settings.db, target)
    books.takedowns.forget(wrapped(ledger, AT), reason="asked for", at=invented.START, everywhere=True)
    forgotten = list(dump(ledger))
    _, again = restore(target, settings, now=invented.START, replace=True)
    assert again == 6
    assert list(dump(ledger)) == forgotten
    assert WORDS.encode() not in everything(settings.db)


def test_what_is_no_backup_is_refused(ledger: Ledger, settings: Settings, tmp_path: Path, invented: ModuleType) -> None:
    before = list(dump(ledger))
    for name, content in (("text", b"This is a letter." * 500), ("empty", b""), ("torn", settings.db.read_bytes()[:9_000])):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(LedgerError):
            restore(path, settings, now=invented.START, replace=True)
    with pytest.raises(NotFoundError):
        restore(tmp_path / "nothing", settings, now=invented.START)
    with pytest.raises(NotFoundError):
        backup(tmp_path / "nothing", tmp_path / "target")
    (tmp_path / "there").write_bytes(b"x")
    with pytest.raises(UsageError):
        backup(settings.db, tmp_path / "there")
    assert list(dump(ledger)) == before
    assert not list(tmp_path.glob(".*.new*"))
