from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from clapboard.web import finding


def test_of_many_shows_a_page_looks_for_those_that_an_outlet_or_a_person_is_in(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = client.app.state.shelf  # type: ignore[attr-defined]
    monkeypatch.setattr(finding, "MOST_SHOWS", 1)
    outlet = client.get("/api/v1/outlets", params={"show": "dry-stone"}).json()["items"][0]["slug"]
    person = client.get("/api/v1/people", params={"show": "dry-stone"}).json()["items"][0]["slug"]
    assert finding.shows_of_outlet(shelf, outlet) == ["dry-stone"]
    assert "dry-stone" in finding.shows_of_person(shelf, person)
    assert finding.shows_of_outlet(shelf, "nobody") == finding.shows_of_person(shelf, "nobody") == []


def test_a_page_says_how_many_shows_it_does_not_tell_of(client: TestClient) -> None:
    shelf = client.app.state.shelf  # type: ignore[attr-defined]
    outlet = client.get("/api/v1/outlets", params={"show": "dry-stone"}).json()["items"][0]["slug"]
    view = finding.view_of_outlet(shelf, outlet)
    assert "not counted" not in view.lede
    assert replace(view, left_out=3).lede.endswith(" more shows, read of longer ago, not counted.")


def test_everybody_on_a_show_has_a_page(client: TestClient) -> None:
    people = client.get("/api/v1/people", params={"limit": 200}).json()["items"]
    assert people
    assert {client.get(f"/people/{item['slug']}").status_code for item in people} == {200}
