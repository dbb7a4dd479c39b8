"""The past walked stretch by stretch is the past as a whole."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from record_builder import SHOW, Article

from clapboard.config import Settings
from clapboard.model.capture import Capture
from clapboard.model.claim import Judgement, Verdict
from clapboard.record.changes import Asking, Clock, Holdings, Stretch, history, steps, stretch
from clapboard.record.ledger import Entry, Ledger
from clapboard.storage import open_ledger

START = datetime(2024, 1, 1, 9, tzinfo=UTC)
OTHER = "Tin Orchard"


def put(ledger: Ledger, article: Article, *, day: int) -> str:
    capture = Capture(content=article.name.encode(), media_type="text/plain", origin=article.name, fetched_at=START + timedelta(days=day))
    document = article.document_of(capture)
    ledger.write(Entry(capture=capture, document=document, extractor="by hand", found=article.found_in(document)))
    return document.id


@pytest.fixture(params=["memory", "file"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    path = ":memory:" if request.param == "memory" else tmp_path / "record.db"
    made = open_ledger(path, settings=Settings(db=tmp_path / "record.db"))
    put(made, Article("order", "2024-01-01").tells("renewed", 2, date="published - 0 d"), day=0)
    put(made, Article("both", "2024-01-05").tells("filming_started", 2).tells("renewed", 3, show=OTHER), day=4)
    put(made, Article("orchard", "2024-01-05", about=OTHER).tells("released", 1, show=OTHER, date="2024-01-04"), day=4)
    put(made, Article("set", "2024-03-01").tells("date_set", 2, target="2024-06-05"), day=60)
    put(made, Article("moved", "2024-05-01").tells("date_moved", 2, target="2024-09-11"), day=121)
    put(made, Article("gone", "2024-05-02", about="Sea Legs").tells("cancelled", 1, show="Sea Legs"), day=122)
    yield made
    made.close()


def reject(ledger: Ledger, show: str, *, day: int) -> None:
    for at, kept in enumerate(ledger.claims.current(shows=[show])):
        ledger.judgements.add(
            Judgement(
                id=f"{show} {at}",
                claim=kept.claim.id,
                document=kept.claim.document,
                predicate=kept.claim.predicate,
                verdict=Verdict.REJECT,
                by="ed",
                made_at=START + timedelta(days=day),
                evidence=kept.claim.evidence[0],
            )
        )


def walk(ledger: Ledger, asked: Asking, *, most: int, work: int) -> list[Stretch]:
    found, parts = steps(ledger, asked), [stretch(ledger, steps(ledger, asked), most=most, work=work, clock=asked.clock)]
    while parts[-1].after is not None:
        parts.append(stretch(ledger, found, most=most, work=work, clock=asked.clock, after=parts[-1].after))
    return parts


def told(parts: list[Stretch]) -> list[str]:
    return [change.id for part in parts for change in part.changes]


@pytest.mark.parametrize("clock", list(Clock))
@pytest.mark.parametrize(("most", "work"), [(1000, 1000), (1, 1000), (3, 1), (1000, 1)])
def test_all_stretches_together_are_the_past(ledger: Ledger, clock: Clock, most: int, work: int) -> None:
    parts = walk(ledger, Asking(clock=clock), most=most, work=work)
    assert told(parts) == [change.id for change in history(Holdings.of(ledger), clock=clock)]
    assert all(len(part.changes) <= most for part in parts)
    assert all(item.document in part.sources for part in parts for change in part.changes for item in change.evidence)


@pytest.mark.parametrize("show", [SHOW, OTHER])
def test_of_one_show_it_is_that_shows_past(ledger: Ledger, show: str) -> None:
    whole = [change.id for change in history(Holdings.of(ledger), show=show)]
    assert whole
    assert told(walk(ledger, Asking(show=show), most=2, work=1000)) == whole


def test_since_a_moment_only_what_came_later_is_told(ledger: Ledger) -> None:
    since = START + timedelta(days=4)
    assert told(walk(ledger, Asking(since=since), most=2, work=1)) == [change.id for change in history(Holdings.of(ledger), since=since)]
    assert told(walk(ledger, Asking(since=START + timedelta(days=999)), most=2, work=1)) == []


def test_a_show_that_editors_judged_away_still_has_its_past(ledger: Ledger) -> None:
    reject(ledger, "Sea Legs", day=130)
    assert "Sea Legs" not in ledger.shows.titles().values()
    found = [change for part in walk(ledger, Asking(since=START + timedelta(days=125)), most=100, work=1000) for change in part.changes]
    assert {change.kind.value for change in found} >= {"judgement", "fact withdrawn"}
    assert [change.id for change in found] == [
        change.id for change in history(Holdings.of(ledger), since=START + timedelta(days=125)) if change.show == "Sea Legs"
    ]


@pytest.mark.parametrize("is_settled", [True, False])
def test_what_was_read_of_last_comes_first(ledger: Ledger, *, is_settled: bool) -> None:
    if is_settled:
        ledger.settle()
    assert list(ledger.shows.newest()) == ["Sea Legs", SHOW, OTHER]
    reject(ledger, "Sea Legs", day=130)
    if is_settled:
        ledger.settle()
    assert list(ledger.shows.newest()) == [SHOW, OTHER]
    assert ledger.archive.came() == 6
    assert ledger.archive.came(START) == 5
    assert ledger.archive.came(START + timedelta(days=122)) == 0
    late = dict(ledger.archive.captured(since=START + timedelta(days=4)))
    assert late == {document: moment for document, moment in ledger.archive.captured() if moment > START + timedelta(days=4)}
    assert len(late) == 3
    assert dict(ledger.archive.captured(late, since=START + timedelta(days=121))) == dict(
        ledger.archive.captured(since=START + timedelta(days=121))
    )


@pytest.mark.parametrize("is_settled", [True, False])
def test_a_document_touches_what_it_is_about_and_what_it_names(ledger: Ledger, *, is_settled: bool) -> None:
    reject(ledger, "Sea Legs", day=130)
    if is_settled:
        ledger.settle()
    (both,) = ledger.shows.about([SHOW]).keys() & {kept.claim.document for kept in ledger.claims.current(shows=[OTHER])}
    assert set(ledger.shows.touching([both])) == {(both, SHOW), (both, OTHER)}
    found = set(ledger.shows.touching())
    assert {show for _, show in found} == {SHOW, OTHER, "Sea Legs"}
    assert {document for document, _ in found} == set(dict(ledger.archive.captured()))


def test_little_is_gone_through_at_a_time(ledger: Ledger) -> None:
    first = stretch(ledger, steps(ledger, Asking()), most=1000, work=1)
    assert first.after is not None
    assert {change.show for change in first.changes} == {"Sea Legs"}


def test_a_place_that_its_step_does_not_have_is_none(ledger: Ledger) -> None:
    found = steps(ledger, Asking())
    with pytest.raises(KeyError):
        stretch(ledger, found, most=5, after=(found[0], "nobody"))
