import pytest
from fastapi.testclient import TestClient


def test_a_search_finds_shows_people_statements_and_evidence(client: TestClient) -> None:
    page = client.get("/search?q=dry stone").text
    assert 'href="/shows/dry-stone"' in page
    assert 'data-table="evidence"' in page
    people = client.get("/search?q=stobbart").text
    assert 'href="/people/nerys-stobbart"' in people
    assert 'data-table="statements"' in people


@pytest.mark.parametrize("query", ['"', "(", "a OR b NOT", "*", "<script>alert(1)</script>", "zzzzzz", "'; DROP TABLE search; --"])
def test_odd_words_are_words(client: TestClient, query: str) -> None:
    page = client.get("/search", params={"q": query})
    assert page.status_code == 200
    assert "<script>alert" not in page.text


def test_nothing_found_names_the_next_command(client: TestClient) -> None:
    page = client.get("/search?q=zzzzzz").text
    assert "Nothing on record holds “zzzzzz”" in page
    assert "clapboard read" in page


def test_a_search_has_a_longest_length(client: TestClient) -> None:
    assert client.get("/search", params={"q": "a" * 301}).status_code == 400
