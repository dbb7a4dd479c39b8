import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from clapboard.config import Settings
from clapboard.web.app import create_app
from clapboard.web.pages import changing
from clapboard.web.serving import Serving

SINCE = "/changes?since=2026-01-01"


@pytest.fixture
def client(sample: Path) -> Iterator[TestClient]:
    """Return a client of an app of its own: what is worked out with other limits is kept there."""
    with TestClient(create_app(Serving(settings=Settings(db=sample))), base_url="http://127.0.0.1") as made:
        yield made


def rows(page: str) -> list[str]:
    return re.findall(r'<li[^>]* data-row="([0-9a-f]+)"', page)


def test_changes_are_told_a_page_at_a_time(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = client.get(SINCE).text
    assert "is left out here" not in whole
    assert "Older changes" not in whole
    monkeypatch.setattr(changing, "MOST", 7)
    page, found = client.get(SINCE).text, list[str]()
    while True:
        found += rows(page)
        older = re.search(r'href="([^"]+)" rel="next">Older changes', page)
        if older is None:
            break
        assert re.search(r"Older news of [\w,]+ shows? is left out here", page)
        page = client.get(unescape(older[1])).text
    assert set(rows(whole)) <= set(found)  # of one step cut in two, a fact may be told beside the standing that it brought
    assert len(found) == len(set(found))
    assert "The newest" in page


def test_a_page_goes_through_so_much_and_no_more(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing.stretch_of, "__kwdefaults__", {**changing.stretch_of.__kwdefaults__, "work": 1})
    monkeypatch.setattr(changing, "MOST", 99)
    twin = client.get("/changes.json?since=2026-01-01").json()
    page = client.get(SINCE).text
    assert "is left out here" in page
    assert rows(page)
    assert [row["id"] for row in twin["tables"]["changes"]] == rows(page)


def test_what_is_no_place_in_the_past_is_refused(client: TestClient) -> None:
    assert client.get(f"{SINCE}&after=nonsense").status_code == 400
