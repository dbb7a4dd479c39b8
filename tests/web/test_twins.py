"""The data twins against their pages: the same rows, read by libraries that are not ours."""

import csv
import html
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import feedparser
import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar
from lxml import html as parser
from markdown_it import MarkdownIt
from pyld import jsonld

from clapboard.publishing.twins import OF_PAGES, TWINS, alternates
from clapboard.web.twins.router import PAGES

Rows = list[tuple[str, str]]


@pytest.fixture(scope="session")
def addresses(client: TestClient) -> dict[str, str]:
    said = client.get("/api/v1/sayings", params={"show": "dry-stone", "limit": 200}).json()["items"]
    words = next(item for item in said if item["documents"] > 1)
    pair = {item["document"] for item in words["appearances"]}
    return {
        "show": "/shows/dry-stone",
        "season": "/shows/dry-stone/seasons/3",
        "person": "/people/" + client.get("/api/v1/people", params={"show": "dry-stone"}).json()["items"][0]["slug"],
        "outlet": "/outlets/" + client.get("/api/v1/outlets", params={"show": "dry-stone"}).json()["items"][0]["slug"],
        "saying": f"/sayings/{words['claim'][:16]}",
        "evidence": f"/e/{words['claim'][:16]}",
        "changes": "/changes?since=2026-01-01",
        "document": f"/documents/{words['appearances'][-1]['document'][:16]}",
        "compare": "/compare?a={}&b={}".format(*sorted(pair)[:2]),
        "review": "/review",
        "search": "/search?q=stone",
        "desk": "/index?since=2026-01-01",
    }


def twin(address: str, suffix: str) -> str:
    """Return the address of a page's twin."""
    path, mark, query = address.partition("?")
    return f"{path}.{suffix}{mark}{query}"


def told(client: TestClient, address: str) -> dict[str, list[dict[str, object]]]:
    answer = client.get(twin(address, "json"))
    assert answer.status_code == 200, answer.text
    tables: dict[str, list[dict[str, object]]] = answer.json()["tables"]
    return tables


def rows_of(tables: dict[str, list[dict[str, object]]]) -> Rows:
    return [(name, str(row["id"])) for name, rows in tables.items() for row in rows]


def cells_of(tables: dict[str, list[dict[str, object]]]) -> list[tuple[str, ...]]:
    return [
        tuple(" ".join(str(value).split()) for key, value in row.items() if key not in ("id", "evidence"))
        for rows in tables.values()
        for row in rows
    ]


def csv_rows(content: bytes) -> Rows:
    return [(row["table"], row["row"]) for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))]


def jsonld_rows(content: bytes) -> Rows:
    (graph,) = [node["@graph"] for node in [json.loads(content)]]
    expanded = jsonld.expand(json.loads(content))
    named = [item["@value"] for node in expanded for item in node.get("https://schema.org/identifier", ())]
    assert len(expanded) == len(graph)
    return [tuple(name.split("/", 1)) for name in named]  # type: ignore[misc]


def wiki_rows(content: bytes) -> Rows:
    return [(name, row) for name, row in re.findall(r'^\|- id="([a-z ]+)-([^"]*)"$', content.decode(), re.MULTILINE)]


READERS: dict[str, Callable[[bytes], Rows]] = {"csv": csv_rows, "jsonld": jsonld_rows, "wiki": wiki_rows}


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("suffix", READERS)
def test_a_twin_has_the_rows_of_its_page(client: TestClient, addresses: dict[str, str], kind: str, suffix: str) -> None:
    if suffix not in OF_PAGES[kind]:
        assert client.get(twin(addresses[kind], suffix)).status_code == 404
        return
    expected = rows_of(told(client, addresses[kind]))
    assert expected
    answer = client.get(twin(addresses[kind], suffix))
    assert answer.headers["content-type"].startswith(TWINS[suffix].media_type.partition(";")[0])
    found = READERS[suffix](answer.content)
    assert [(name, re.sub(r"[^\w-]", "_", row)) for name, row in found] == [(name, re.sub(r"[^\w-]", "_", row)) for name, row in expected]


@pytest.mark.parametrize("kind", PAGES)
def test_markdown_has_the_cells_of_its_page(client: TestClient, addresses: dict[str, str], kind: str) -> None:
    expected = cells_of(told(client, addresses[kind]))
    page = parser.fromstring(MarkdownIt("commonmark").enable("table").render(client.get(twin(addresses[kind], "md")).text))
    found = [tuple(" ".join(cell.text_content().split()) for cell in row.xpath("td"))[:-1] for row in page.xpath("//tbody/tr")]
    assert expected
    assert found == expected


@pytest.mark.parametrize("kind", PAGES)
def test_wiki_text_has_the_cells_of_its_page(client: TestClient, addresses: dict[str, str], kind: str) -> None:
    if "wiki" not in OF_PAGES[kind]:
        return
    text = client.get(twin(addresses[kind], "wiki")).text
    tables = re.findall(r"\{\| class=.*?\n\|\}", text, re.DOTALL)
    rows = [row for table in tables for row in re.split(r"^\|- id=.*$", table, flags=re.MULTILINE)[1:]]
    found = [
        tuple(html.unescape(cell[2:]) for cell in row.strip("\n").split("\n"))[:-1] for row in (row.removesuffix("\n|}") for row in rows)
    ]
    assert found == cells_of(told(client, addresses[kind]))


@pytest.mark.parametrize("kind", PAGES)
def test_the_page_itself_has_these_rows(client: TestClient, addresses: dict[str, str], kind: str) -> None:
    answer = client.get(addresses[kind].replace("/index", "/"))
    assert answer.status_code == 200
    page = parser.fromstring(answer.text)
    printed = {
        (table.get("data-table"), row.get("data-row")) for table in page.xpath("//*[@data-table]") for row in table.xpath(".//*[@data-row]")
    }
    assert printed
    assert printed == set(rows_of(told(client, addresses[kind])))


@pytest.mark.parametrize("kind", ["show", "season"])
def test_a_calendar_has_the_dates_of_its_page(client: TestClient, addresses: dict[str, str], kind: str) -> None:
    content = client.get(twin(addresses[kind], "ics")).content
    calendar = Calendar.from_ical(content)
    events = calendar.walk("VEVENT")
    assert len(events) > 2
    assert Calendar.from_ical(calendar.to_ical()).to_ical() == calendar.to_ical() == content
    assert len({str(event["UID"]) for event in events}) == len(events)
    page = told(client, addresses["show"])
    rows = set(rows_of(page))
    for event in events:
        first, end = event["DTSTART"].dt, event["DTEND"].dt
        assert type(first) is type(end) is date
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert end > first
        assert event["STATUS"] == "TENTATIVE" or (end - first).days == 1
        assert tuple(str(event["X-CLAPBOARD-ROW"]).split("/", 1)) in rows
        assert client.get(str(event["URL"]).removeprefix("http://127.0.0.1")).status_code == 200
    dated = {row["season"]: row["date"] for row in page["seasons"] if row["date"]}
    released = {str(event["X-CLAPBOARD-ROW"]) for event in events if str(event["UID"]).endswith("-release@clapboard")}
    assert len(released) == (len(dated) if kind == "show" else 1)


@pytest.mark.parametrize("kind", ["show", "season", "changes"])
def test_a_feed_has_an_entry_for_each_change(client: TestClient, addresses: dict[str, str], kind: str) -> None:
    asked = {"limit": 200} if kind == "changes" else {"limit": 200, "show": "dry-stone"}
    changes = client.get("/api/v1/changes", params=asked).json()["items"]
    if kind == "season":
        changes = [item for item in changes if item["season"] == 3]
    feed = feedparser.parse(client.get(twin(addresses[kind], "atom")).content)
    assert not feed.bozo
    assert feed.entries
    assert [entry.id for entry in feed.entries] == [f"urn:sha256:{item['change']}" for item in changes][: len(feed.entries)]
    assert len(feed.entries) == min(100, len(changes)) or kind == "season"
    for entry, item in zip(feed.entries, changes, strict=False):
        assert " ".join(item["evidence"][0]["words"].split()) in entry.content[0].value
        assert entry.updated.endswith("Z")
        assert client.get(entry.link.removeprefix("http://127.0.0.1")).status_code == 200


@pytest.mark.parametrize("kind", PAGES)
def test_a_twin_that_makes_no_sense_names_those_that_do(client: TestClient, addresses: dict[str, str], kind: str) -> None:
    for suffix in TWINS.keys() - set(OF_PAGES[kind]):
        answer = client.get(twin(addresses[kind], suffix))
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
        assert all(f".{other}" in answer.json()["hint"] for other in OF_PAGES[kind])


def test_what_a_page_names_in_its_head_is_there(client: TestClient, addresses: dict[str, str]) -> None:
    for kind, address in addresses.items():
        path, _, query = address.partition("?")
        links = list(alternates(kind, "/" if kind == "desk" else path, query))
        assert len(links) == len(OF_PAGES[kind])
        for link in links:
            assert client.get(link.href).headers["content-type"].startswith(link.type)


def test_the_first_appearance_of_a_fact(client: TestClient, addresses: dict[str, str]) -> None:
    graph = json.loads(client.get(twin(addresses["show"], "jsonld")).content)["@graph"]
    assert {"TVSeries", "TVSeason", "Quotation", "Claim", "Person", "NewsArticle"} <= {node["@type"] for node in graph}
    claims = [node for node in graph if node["@type"] == "Claim"]
    assert claims
    assert all(node["firstAppearance"]["text"] for node in claims)
    assert {node["@id"] for node in graph[0]["containsSeason"]} == {node["@id"] for node in graph if node["@type"] == "TVSeason"}


def test_as_of_a_day(client: TestClient) -> None:
    then = told(client, "/shows/dry-stone")
    answer = client.get("/shows/dry-stone.json", params={"at": "2024-06-01"}).json()
    assert answer["as_of"] == "2024-06-01"
    assert 0 < len(answer["tables"]["coverage"]) < len(then["coverage"])
    assert client.get("/shows/dry-stone.json", params={"at": "whenever"}).status_code == 400


def test_who_holds_a_twin_is_told_so(client: TestClient) -> None:
    first = client.get("/shows/dry-stone.ics")
    assert client.get("/shows/dry-stone.ics", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert client.get("/shows/no-such-show.csv").status_code == 404


def test_the_documentation_says_which_page_has_which_twin() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "data.md").read_text(encoding="utf-8")
    written = {
        kind: (address, tuple(re.findall(r"`\.(\w+)`", twins)))
        for kind, address, twins in re.findall(r"^\| (\w+) \| `(/[^`]*)` \| (.*) \|$", text, re.MULTILINE)
    }
    assert written == {kind: (address, OF_PAGES[kind]) for kind, (address, _) in PAGES.items()}


@pytest.mark.parametrize("suffix", OF_PAGES["show"])
def test_what_is_exported_is_the_twin(client: TestClient, sample: Path, suffix: str) -> None:
    command = [sys.executable, "-m", "clapboard", "export", "Dry Stone", "--as", suffix, "--base", "http://127.0.0.1", "--db", str(sample)]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout == client.get(f"/shows/dry-stone.{suffix}", params={"statements": "all"}).content
