from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from clapboard.config import Settings
from clapboard.errors import ConfigError
from clapboard.web.limits import BURST, Limit
from clapboard.web.rendering import environment, safe_link
from clapboard.web.serving import Serving, is_loopback

GIVEN = "long-enough-to-be-given"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - given, never bound


def test_scripts_run_from_our_own_files_alone(client: TestClient) -> None:
    page = client.get("/shows/dry-stone")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert " style=" not in page.text
    assert " onclick=" not in page.text
    assert "<style" not in page.text


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example", "[::2]"])
def test_another_name_is_not_answered(client: TestClient, host: str) -> None:
    assert client.get("/shows/dry-stone", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:1"])
def test_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/shows/dry-stone", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}])
def test_a_form_of_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/check", data={"text": "x"}, headers=headers).status_code == 403


def test_other_machines_need_a_token() -> None:
    with pytest.raises(ConfigError, match="other machines"):
        Serving(settings=Settings(db=Path("x")), host=EVERYWHERE)
    assert Serving(settings=Settings(db=Path("x")), host=EVERYWHERE, token=GIVEN).names >= {"localhost"}
    with pytest.raises(ConfigError, match="letters"):
        Serving(settings=Settings(db=Path("x")), token=GIVEN[:4])


@pytest.mark.parametrize(
    ("host", "expected"), [("127.0.0.2", True), ("::1", True), ("localhost", True), ("10.0.0.1", False), ("pi", False)]
)
def test_only_this_machine_is_loopback(host: str, *, expected: bool) -> None:
    assert is_loopback(host) is expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://quay.example/a", "https://quay.example/a"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//quay.example", None),
        ("http://", None),
        ("http://[", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str | None, expected: str | None) -> None:
    assert safe_link(address) == expected


def test_words_are_escaped() -> None:
    made = environment().from_string('<p title="{{ words }}">{{ words }}</p>').render(words='"><script>x</script>')
    assert "<script>" not in made
    assert '""' not in made


def test_a_client_that_asks_too_often_waits() -> None:
    now = [0.0]
    limit = Limit(per_second=2.0, clock=lambda: now[0])
    assert [limit.wait("a") for _ in range(BURST)] == [0.0] * BURST
    assert limit.wait("a") == 0.5
    assert limit.wait("b") == 0.0
    now[0] += 0.5
    assert limit.wait("a") == 0.0
