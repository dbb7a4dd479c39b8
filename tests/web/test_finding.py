from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from clapboard.web import finding


def test_a_page_of_many_shows_tells_of_the_newest_and_says_so(
    own: object, clients: Callable[..., TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    with clients(own) as client:
        outlets = client.get("/api/v1/outlets", params={"limit": 200}).json()["items"]
        shows = {item["slug"]: {other["show"] for other in outlets if other["slug"] == item["slug"]} for item in outlets}
        busy = max(shows, key=lambda name: len(shows[name]))
        assert len(shows[busy]) > 1
        assert "not counted" not in client.get(f"/outlets/{busy}").text
    monkeypatch.setattr(finding, "MOST_SHOWS", 1)
    with clients(own) as client:
        assert "not counted" in client.get(f"/outlets/{busy}").text


def test_everybody_on_a_show_has_a_page(client: TestClient) -> None:
    people = client.get("/api/v1/people", params={"limit": 200}).json()["items"]
    assert people
    assert {client.get(f"/people/{item['slug']}").status_code for item in people} == {200}
