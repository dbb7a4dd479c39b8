from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from clapboard.config import Settings
from clapboard.web import finding
from clapboard.web.app import create_app
from clapboard.web.serving import Serving


@pytest.fixture
def client(sample: Path) -> Iterator[TestClient]:
    """Return a client of an app of its own: what is worked out with other limits is kept there."""
    with TestClient(create_app(Serving(settings=Settings(db=sample))), base_url="http://127.0.0.1") as made:
        yield made


def test_of_many_shows_a_page_looks_for_those_that_an_outlet_or_a_person_is_in(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = client.app.state.shelf  # type: ignore[attr-defined]
    monkeypatch.setattr(finding, "MOST_SHOWS", 1)
    outlet = client.get("/api/v1/outlets", params={"show": "dry-stone"}).json()["items"][0]["slug"]
    person = client.get("/api/v1/people", params={"show": "dry-stone"}).json()["items"][0]["slug"]
    assert finding.shows_of_outlet(shelf, outlet)[0] == "dry-stone"
    assert "dry-stone" in finding.shows_of_person(shelf, person)
    assert finding.shows_of_outlet(shelf, "nobody") == finding.shows_of_person(shelf, "nobody") == []


def test_of_many_shows_a_page_tells_of_some_and_leads_to_the_others(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MOST_SHOWS", 1)
    shelf = client.app.state.shelf  # type: ignore[attr-defined]
    listed = {item["slug"] for item in client.get("/api/v1/outlets", params={"limit": 200}).json()["items"]}
    name = max(sorted(listed), key=lambda item: len(finding.shows_of_outlet(shelf, item)))
    count = len(finding.shows_of_outlet(shelf, name))
    assert count > 1
    told = set()
    for page in range(1, count + 1):
        answer = client.get(f"/outlets/{name}?page={page}")
        assert f"page {page} of {count}" in answer.text
        assert ('rel="next"' in answer.text, 'rel="prev"' in answer.text) == (page < count, page > 1)
        twin = client.get(f"/outlets/{name}.json?page={page}").json()
        assert f"page {page} of {count}" in twin["lede"]
        told |= {row["show"] for row in twin["tables"]["articles"]}
    assert told == {shelf.titles()[show] for show in finding.shows_of_outlet(shelf, name)}
    assert f"Page {count} of {count}" in client.get(f"/outlets/{name}?page=999").text
    assert client.get(f"/outlets/{name}.json?page=one").status_code == 422


def test_of_a_person_too_and_where_a_page_knows_nobody_so_called_it_is_empty(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    person = client.get("/api/v1/people", params={"show": "dry-stone"}).json()["items"][0]
    monkeypatch.setattr(finding, "MOST_SHOWS", 1)
    monkeypatch.setattr(finding, "shows_of_person", lambda *_: ["dry-stone", "halyard"])
    first, second = (client.get(f"/people/{person['slug']}?page={page}") for page in (1, 2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert "page 1 of 2" in first.text
    assert f"<h1>{person['name']}</h1>" in second.text
    assert client.get("/people/nobody-of-that-name").status_code == 404


def test_a_page_that_tells_of_all_says_nothing_of_pages(client: TestClient) -> None:
    outlet = client.get("/api/v1/outlets", params={"show": "dry-stone"}).json()["items"][0]["slug"]
    page = client.get(f"/outlets/{outlet}").text
    assert "This is page" not in page
    assert 'class="pages"' not in page


def test_everybody_on_a_show_has_a_page(client: TestClient) -> None:
    people = client.get("/api/v1/people", params={"limit": 200}).json()["items"]
    assert people
    assert {client.get(f"/people/{item['slug']}").status_code for item in people} == {200}
