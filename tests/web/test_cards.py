import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from fastapi.testclient import TestClient

from clapboard.config import Settings
from clapboard.storage import open_ledger
from clapboard.web import cards
from clapboard.web.app import create_app
from clapboard.web.opening import Shelf
from clapboard.web.serving import Serving

TODAY = datetime.now(UTC).date()
SHOWN = r'<tr role="row" data-row="([^"]+)"'


@pytest.fixture
def shelf(sample: Path) -> Iterator[Shelf]:
    made = Shelf(Settings(db=sample))
    yield made
    made.close()


def settled(shelf: Shelf) -> cards.Cards:
    until = time.monotonic() + 60
    while (found := cards.cards_of(shelf, shelf.newest(), today=TODAY, seconds=0)).pending and time.monotonic() < until:
        time.sleep(0.05)
    return found


def test_who_does_not_wait_is_told_what_is_kept_and_the_rest_follows(shelf: Shelf) -> None:
    whole = cards.cards_of(Shelf(shelf.settings), shelf.newest(), today=TODAY, seconds=60)
    first = cards.cards_of(shelf, shelf.newest(), today=TODAY, seconds=0)
    assert first.pending == len(first.cards) == len(shelf.newest())
    assert first.done == ()
    assert settled(shelf) == whole
    assert whole.pending == 0


def test_what_is_told_before_is_what_the_card_says_too(shelf: Shelf) -> None:
    early = {card.line.slug: card.line for card in cards.cards_of(shelf, shelf.newest(), today=TODAY, seconds=0).cards}
    late = {card.line.slug: card.line for card in settled(shelf).cards}
    assert set(late) <= set(early)
    told = [name for name in late if early[name].stands]
    assert told
    assert {name: early[name].stands for name in told} == {name: late[name].stands for name in told}


def test_the_desk_and_the_list_say_what_is_still_being_worked_out(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards.cards_of, "__kwdefaults__", {"seconds": 0})
    monkeypatch.setattr(Shelf, "later", lambda *_: None)
    with TestClient(create_app(Serving(settings=Settings(db=sample))), base_url="http://127.0.0.1") as client:
        desk, shows, review = (client.get(path).text for path in ("/", "/shows", "/review"))
        twin = client.get("/index.json").json()
    for page in (desk, shows, review):
        assert "still being worked out" in page
    assert "Nothing is in dispute" not in desk
    assert "Nothing waits for an editor" not in desk + review
    assert {row["id"] for row in twin["tables"]["shows"]} == set(re.findall(SHOWN, desk))
    assert set(re.findall(SHOWN, desk)) <= set(re.findall(SHOWN, shows))


def test_what_is_kept_of_standings_is_what_the_record_says(sample: Path) -> None:
    ledger = open_ledger(sample, settings=Settings(db=sample), read_only=True)
    shows = set(ledger.shows.titles().values())
    found = ledger.stood(shows)
    assert found
    assert {
        item.show: item for platform in {item.platform for item in found.values()} - {None} for item in ledger.standings([platform])
    } == {show: item for show, item in found.items() if item.platform is not None}
    assert ledger.stood(["nobody"]) == ledger.stood([]) == {}
    ledger.close()


def test_what_may_be_done_later_waits_for_whoever_is_answered(shelf: Shelf) -> None:
    done = Event()
    with shelf.answering():
        shelf.later("anything", done.set)
        assert not done.wait(0.2)
    assert done.wait(10)
