from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from clapboard.config import Settings
from clapboard.web.app import create_app
from clapboard.web.pages.entering import inside
from clapboard.web.serving import Serving

GIVEN = "long-enough-to-be-given"


@pytest.fixture
def door(sample: Path) -> Iterator[TestClient]:
    with TestClient(
        create_app(Serving(settings=Settings(db=sample), token=GIVEN)), base_url="http://127.0.0.1", follow_redirects=False
    ) as made:
        yield made


def test_nothing_is_shown_before_the_token(door: TestClient) -> None:
    for path in ("/", "/shows/dry-stone", "/review"):
        answer = door.get(path, headers={"accept": "text/html"})
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/login?next=")
    assert door.get("/api/v1/shows").status_code == 401
    assert door.post("/check", data={"text": "x"}).status_code == 401
    assert door.get("/static/style.css").status_code == 200


def test_the_token_opens_and_leads_on(door: TestClient) -> None:
    assert door.post("/login", data={"token": "wrong", "next": "/review"}).status_code == 401
    answer = door.post("/login", data={"token": GIVEN, "next": "/review"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    assert door.get("/review").status_code == 200


def test_programs_send_the_token(door: TestClient) -> None:
    assert door.get("/api/v1/shows", headers={"authorization": f"Bearer {GIVEN}"}).status_code == 200
    assert door.get("/api/v1/shows", headers={"authorization": "Bearer other"}).status_code == 401


def test_another_servers_pass_opens_nothing(sample: Path, door: TestClient) -> None:
    other = TestClient(create_app(Serving(settings=Settings(db=sample), token=GIVEN)), base_url="http://127.0.0.1", follow_redirects=False)
    other.post("/login", data={"token": GIVEN})
    door.cookies.update(other.cookies)
    assert door.get("/review").status_code == 401


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/shows/a?at=2025-01-01", "/shows/a?at=2025-01-01"),
        ("//evil.example", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil", "/"),
        ("", "/"),
    ],
)
def test_a_login_leads_nowhere_else(address: str, expected: str) -> None:
    assert inside(address) == expected
