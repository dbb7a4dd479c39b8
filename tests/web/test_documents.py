import re

from fastapi.testclient import TestClient

DOCUMENT = re.compile(r'href="/documents/([0-9a-f]{64})"')


def documents(client: TestClient) -> list[str]:
    return sorted(set(DOCUMENT.findall(client.get("/shows/dry-stone").text)))


def test_every_article_opens_with_its_margin(client: TestClient) -> None:
    names = documents(client)
    assert len(names) > 15
    for name in names[::5]:
        page = client.get(f"/documents/{name}")
        assert page.status_code == 200
        assert 'class="draft"' in page.text
    assert client.get(f"/documents/{names[0][:12]}").status_code == 200


def test_an_article_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/documents/0000").status_code == 404
    assert client.get(f"/documents/{'0' * 64}").status_code == 404


def test_two_articles_are_compared_word_by_word(client: TestClient) -> None:
    names = documents(client)
    one, page = next((name, page) for name in names if "The same words stand in" in (page := client.get(f"/documents/{name}").text))
    note = page.partition("The same words stand in")[2]
    other = DOCUMENT.search(note)
    assert other
    compared = client.get("/compare", params={"a": one, "b": other[1]}).text
    assert "They share" in compared
    assert "Word for word" in compared


def test_without_two_articles_there_is_a_form(client: TestClient) -> None:
    assert "Which two" in client.get("/compare").text
