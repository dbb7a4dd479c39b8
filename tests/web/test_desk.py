import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from clapboard.config import Settings
from clapboard.web.app import create_app
from clapboard.web.pages.desk import SEEN
from clapboard.web.serving import Serving


def fresh(path: Path) -> TestClient:
    return TestClient(create_app(Serving(settings=Settings(db=path))), base_url="http://127.0.0.1", follow_redirects=False)


def test_the_desk_tells_what_changed_and_where_shows_stand(sample: Path) -> None:
    with fresh(sample) as client:
        page = client.get("/?since=2026-08-01")
    assert page.status_code == 200
    assert re.search(r"Since 1 August 2026: .* changes in", page.text)
    assert 'href="/shows/dry-stone"' in page.text
    assert 'data-table="shows"' in page.text


def test_where_nothing_changed_the_desk_says_so_and_tells_what_came_before(sample: Path) -> None:
    with fresh(sample) as client:
        page = client.get("/?since=2026-10-01").text
    assert "Nothing changed since 1 October 2026" in page
    assert "What came before" in page
    assert 'data-table="changes"' in page


def test_the_desk_remembers_the_last_look(sample: Path) -> None:
    before = datetime.now(UTC) - timedelta(days=3)
    with fresh(sample) as client:
        client.cookies.set(SEEN, f"~{before.isoformat()}")
        page = client.get("/")
        assert "you last looked" in page.text
        assert page.cookies[SEEN].startswith(before.isoformat())
        again = client.get("/")
        assert again.cookies[SEEN].partition("~")[0] == before.isoformat()


@pytest.mark.parametrize("seen", ["", "~", "nonsense~nonsense", "2026-01-01~2026-01-01"])
def test_a_cookie_that_is_none_of_ours_is_no_look(sample: Path, seen: str) -> None:
    with fresh(sample) as client:
        client.cookies.set(SEEN, seen)
        assert "since yesterday" in client.get("/").text.lower()


@pytest.mark.parametrize("path", ["/", "/shows", "/review", "/check"])
def test_an_empty_record_names_the_next_command(tmp_path: Path, path: str) -> None:
    with fresh(tmp_path / "none.db") as client:
        page = client.get(path)
    assert page.status_code == 200
    if path in ("/", "/shows"):
        assert "clapboard read" in page.text
    assert not (tmp_path / "none.db").exists()


def test_all_shows_are_listed(client: TestClient) -> None:
    page = client.get("/shows").text
    assert len(re.findall(r"<tr role=\"row\" data-row", page)) >= 5
    assert client.get("/shows?page=999").status_code == 200
