from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from fastapi.testclient import TestClient

from clapboard.web.lanes import Here
from clapboard.web.limits import BURST, Limit
from clapboard.web.pages.check import MOST_LETTERS

if TYPE_CHECKING:
    from fastapi import FastAPI

DRAFT = "Season 2 of Dry Stone was released on February 14, 2025.\n\nMarram has ordered Dry Stone: The Quarry Years."


def test_the_form_stands_beside_the_answer(client: TestClient) -> None:
    page = client.post("/check", data={"text": DRAFT})
    assert page.status_code == 200
    assert "The draft at a glance" in page.text
    assert "February 14, 2025" in page.text
    assert "<textarea" in page.text


def test_what_is_pasted_is_escaped(client: TestClient) -> None:
    page = client.post("/check", data={"text": "<script>alert(1)</script> Dry Stone was renewed for Season 5 by Marram."})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;" in page.text


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "javascript:alert(1)", "-", ""])
def test_a_path_is_no_address(client: TestClient, address: str) -> None:
    page = client.post("/check", data={"address": address})
    assert page.status_code == 400
    assert "root:" not in page.text


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://169.254.169.254/latest", "http://[::1]/"])
def test_an_address_of_a_private_network_is_not_fetched(client: TestClient, address: str) -> None:
    page = client.post("/check", data={"address": address})
    assert page.status_code == 422
    assert 'role="alert"' in page.text


def test_a_text_in_another_language_is_told_so(client: TestClient) -> None:
    words = "Die Serie wurde um eine weitere Staffel verlängert, wie der Sender am Dienstag in einer Mitteilung bekannt gegeben hat. " * 4
    page = client.post("/check", data={"text": words})
    assert page.status_code == 422
    assert "English" in page.text


def test_a_draft_has_a_longest_length(client: TestClient) -> None:
    assert client.post("/check", data={"text": "a" * (MOST_LETTERS + 1)}).status_code == 413


def test_nothing_is_kept(client: TestClient, sample: Path) -> None:
    before = sample.read_bytes()
    client.post("/check", data={"text": DRAFT})
    assert sample.read_bytes() == before


def test_too_many_checks_wait(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(client.app.state._state, "checks", Limit(per_second=0.5, clock=lambda: 0.0))  # type: ignore[attr-defined]
    answers = [client.post("/check", data={"address": "-"}).status_code for _ in range(BURST + 1)]
    assert answers == [400] * BURST + [429]
    assert client.post("/check", data={"text": DRAFT}).headers["retry-after"] == "2"


def test_where_many_drafts_wait_the_next_is_asked_to_come_again(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    app = cast("FastAPI", client.app)
    monkeypatch.setitem(app.state._state, "lanes", replace(app.state.lanes, drafts=Here(app, most=0)))
    answer = client.post("/check", data={"text": DRAFT})
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "3"
