import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from clapboard.config import Settings
from clapboard.publishing.views import show as view
from clapboard.web.app import create_app
from clapboard.web.serving import Serving


def test_a_show_opens_with_where_it_stands(client: TestClient) -> None:
    page = client.get("/shows/dry-stone")
    assert page.status_code == 200
    assert "Season 3 is out, released on 6 August 2026" in page.text
    assert page.text.count("<h1") == 1


def test_a_show_as_of_a_day_knows_no_more(client: TestClient) -> None:
    page = client.get("/shows/dry-stone?at=2024-03-06").text
    assert "what had been published by then" in page
    assert "6 August 2026" not in page


@pytest.mark.parametrize("path", ["/shows/nothing-of-the-kind", "/shows/dry-stone/seasons/9", "/e/ffffffffffff", "/no/such/page"])
def test_what_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 404
    assert "text/html" in page.headers["content-type"]


@pytest.mark.parametrize("day", ["yesterday", "2024-13-01", "<script>"])
def test_a_day_that_is_none_is_refused(client: TestClient, day: str) -> None:
    page = client.get("/shows/dry-stone", params={"at": day})
    assert page.status_code == 400
    assert "<script>" not in page.text.partition("<h1")[2]


def test_a_season_tells_how_it_came_there(client: TestClient) -> None:
    page = client.get("/shows/dry-stone/seasons/2").text
    assert "Season 2" in page
    assert "How it came there" in page


def test_every_fact_leads_to_its_sentence(client: TestClient) -> None:
    page = client.get("/shows/dry-stone").text
    links = sorted(set(re.findall(r'href="(/e/[0-9a-f]+)"', page)))
    assert len(links) > 50
    for link in links[::10]:
        answer = client.get(link)
        assert answer.status_code == 200
        assert "The sentence stands where it stood" in answer.text


def test_a_claim_gives_its_archived_copy_as_plain_text(client: TestClient) -> None:
    link = re.findall(r'href="(/e/[0-9a-f]+)"', client.get("/shows/dry-stone").text)[0]
    answer = client.get(f"{link}/copy")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    words = re.findall(r"<mark>(.*?)</mark>", client.get(link).text)[0]
    assert words.split()[0] in answer.text


def rows(page: str, table: str) -> list[str]:
    part = re.search(rf'data-table="{table}".*?</section>', page, re.DOTALL)
    return re.findall(r'data-row="([^"]+)"', part[0]) if part else []


def test_long_lists_of_a_show_are_cut_and_lead_to_the_whole(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with TestClient(create_app(Serving(settings=Settings(db=sample))), base_url="http://127.0.0.1") as client:
        whole = client.get("/shows/dry-stone?statements=all").text
        monkeypatch.setattr(view, "MOST_ARTICLES", 2)
        monkeypatch.setattr(view, "MOST_CONFLICTS", 1)
        page, twin = client.get("/shows/dry-stone").text, client.get("/shows/dry-stone.json").json()
    articles, conflicts = rows(whole, "coverage"), rows(whole, "conflicts")
    assert rows(page, "coverage") == articles[-2:] == [row["id"] for row in twin["tables"]["coverage"]]
    assert rows(page, "conflicts") == conflicts[:1] == [row["id"] for row in twin["tables"]["conflicts"]]
    assert f"The newest 2 of {len(articles)}" in page
    assert f"1 of {len(conflicts)}, the open ones first" in page
    assert "The newest 2 of" not in whole
    assert re.findall(r'href="/shows/dry-stone\?statements=all#(h-cov|h-conf)"', page) == ["h-conf", "h-cov"]
