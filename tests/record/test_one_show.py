"""One show alone is what the whole record says of it, whatever documents leave to be worked out from others."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_builder import CAPTURED, Article

from clapboard.config import Settings
from clapboard.model.capture import Capture
from clapboard.model.claim import Judgement, Verdict
from clapboard.model.mention import Mentions, ShowMention
from clapboard.model.span import Span
from clapboard.record.claims import derive
from clapboard.record.ledger import Entry, Ledger
from clapboard.record.view import Record, Slice
from clapboard.storage import open_ledger

TITLES = ("Harbour Lights", "The Harbour Lights", "Tin Orchard", "Copper", "Copper: Ash and Salt", "Ash and Salt")
PEOPLE = ("Ida Brook", "Tom Weir", "Nan Sedge", "Ida Fell")  # no lone surname: see `Record.of_shows`
PLATFORMS = ("Netflix", "CBS")
KINDS = ("renewed", "released", "cancelled", "ended", "undone")
WORDS = ("Nobody leaves the harbour in winter if they can help it", "We built the whole orchard out of tin and patience")
STANDINGS = ("clear", "likely", "rival", "possible")


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, tuple[tuple[str, str], ...]]:
    """Draw an article, and the titles that it may be about with their standings."""
    day = draw(st.sampled_from([None, "2024-01-01", "2024-03-01", "2024-05-01"]))
    article = Article(f"article {draw(st.integers(0, 10**6))}", day)
    for _ in range(draw(st.integers(1, 4))):
        title = draw(st.sampled_from([None, None, *TITLES]))
        match draw(st.integers(0, 2)):
            case 0:
                who = {"platform": draw(st.sampled_from([None, *PLATFORMS])), "announced_by": draw(st.sampled_from([None, "CBS", *PEOPLE]))}
                article.tells(draw(st.sampled_from(KINDS)), draw(st.integers(1, 3)), show=title, **who)
            case 1:
                article.credits(draw(st.sampled_from(PEOPLE)), "actor", show=title)
            case _:
                article.says(draw(st.sampled_from(WORDS)), draw(st.sampled_from(PEOPLE)))
    about = draw(st.lists(st.tuples(st.sampled_from(TITLES), st.sampled_from(STANDINGS)), max_size=2, unique_by=lambda pair: pair[0]))
    return article, tuple(about)


def entry(article: Article, about: Iterable[tuple[str, str]], *, extractor: str = "by hand") -> Entry:
    capture = Capture(content=article.name.encode(), media_type="text/plain", origin=article.name, fetched_at=CAPTURED)
    document = article.document_of(capture)
    shows = tuple(
        ShowMention(span=Span(at, at + 1), title=title, main=True, standing=standing, rule="by hand")
        for at, (title, standing) in enumerate(about)
    )
    mentions = Mentions(shows=shows, **{kind: tuple(items) for kind, items in article.mentions.items()})
    return Entry(capture=capture, document=document, extractor=extractor, found=derive(document, mentions))


def told(held: Slice) -> tuple[Any, ...]:
    return (
        {claim.id for claim in held.claims},
        held.statuses(),
        held.timeline(),
        held.statements(),
        held.people(),
        held.conflicts(),
        dict(held.datings),
        held.sources,
    )


def same_in_both(ledger: Ledger) -> None:
    whole = Record.of(ledger)
    assert dict(ledger.shows.titles()) == {title: show for title, show in whole.shows.items() if title not in whole.sources}
    standings = list(whole.standings())
    for platforms in (PLATFORMS, PLATFORMS[:1]):
        assert list(ledger.standings(platforms)) == [item for item in standings if item.platform in platforms]
    for show in whole.titles():
        alone, name = Record.of_show(ledger, show)
        assert name == show
        assert told(alone.slice(show)) == told(whole.slice(show))
        documents = {document for document, meant in whole.shows.items() if document in whole.sources and meant == show}
        assert {key: subject for key, subject in whole.inferred.items() if subject.show == show} == {
            key: subject for key, subject in ledger.shows.about([show]).items() if subject is not None
        }
        assert set(ledger.shows.about([show])) == documents == {key for key in documents if ledger.shows.of([key]) == {key: show}}


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
@pytest.mark.parametrize("settled", [True, False])
def test_whatever_was_written_in_whatever_order(kind: str, *, settled: bool) -> None:
    @given(st.lists(articles(), min_size=1, max_size=6, unique_by=lambda pair: pair[0].name), st.randoms(use_true_random=False))
    @settings(max_examples=25, deadline=None)
    def check(drawn: list[tuple[Article, tuple[tuple[str, str], ...]]], chance: Random) -> None:
        with TemporaryDirectory() as folder:
            path = ":memory:" if kind == "memory" else Path(folder) / "record.db"
            ledger = open_ledger(path, settings=Settings.load({}))
            for article, about in drawn:
                ledger.write(entry(article, about))
            if settled:
                ledger.settle()
            article, _ = chance.choice(drawn)
            ledger.write(entry(article, chance.choice(drawn)[1], extractor="by another hand"))
            claim = chance.choice(list(ledger.claims.current())).claim
            judgement = Judgement(
                id="j",
                claim=claim.id,
                document=claim.document,
                predicate=claim.predicate,
                verdict=Verdict.REJECT,
                by="desk",
                made_at=CAPTURED,
                evidence=claim.evidence[0],
            )
            other = chance.choice(TITLES)
            moved = {"field": "show", "value": other}
            same = [replace(judgement, verdict=Verdict.SAME_AS, **moved)] if claim.show else []
            ledger.judgements.add(chance.choice([judgement, replace(judgement, verdict=Verdict.CORRECT, **moved), *same]))
            if settled:
                ledger.settle()
            same_in_both(ledger)
            ledger.judgements.undo("j", CAPTURED + timedelta(days=1))
            same_in_both(ledger)
            ledger.close()

    check()


def test_a_document_that_never_names_its_show_is_found_by_what_is_kept(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "record.db", settings=Settings.load({}))
    known = Article("known", "2024-01-01").tells("released", 1).credits("Ida Brook", "creator")
    nameless = Article("nameless", "2024-05-01").tells("renewed", 2, show=None).credits("Ida Brook", "creator", show=None)
    ledger.write(entry(nameless, ()))
    ledger.write(entry(known, (("Harbour Lights", "clear"),)))
    ledger.close()
    ledger = open_ledger(tmp_path / "record.db", settings=Settings.load({}), read_only=True)
    record, show = Record.of_show(ledger, "harbour")
    assert [item.kind for item in record.slice(show).milestones] == ["released", "renewed"]
    assert [subject.names for subject in record.inferred.values()] == [("Ida Brook",)]
    assert ledger.shows.counts() == {"Harbour Lights": 2}
    ledger.close()


def test_where_shows_stand_is_kept_and_read_from_no_claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = open_ledger(tmp_path / "record.db", settings=Settings.load({}))
    told = Article("told", "2024-01-01").tells("renewed", 3, show="Copper", platform="Netflix")
    ledger.write(entry(told, (("Copper", "clear"),)))
    ledger.close()
    ledger = open_ledger(tmp_path / "record.db", settings=Settings.load({}), read_only=True)
    monkeypatch.setattr(ledger.claims, "current", None)
    assert [(item.show, item.reached(3)) for item in ledger.standings(["Netflix"])] == [("Copper", True)]
    assert not ledger.standings(["CBS"])
    ledger.close()
