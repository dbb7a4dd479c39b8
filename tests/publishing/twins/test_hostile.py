"""Texts that would be more than texts, and what becomes of them in each twin."""

import csv
import html
import io
import json
import re

import feedparser
import pytest
from icalendar import Calendar
from lxml import html as parser
from markdown_it import MarkdownIt
from pyld import jsonld
from record_builder import Article, claims_of, record

from clapboard.publishing.twins import TWINS, Sheet
from clapboard.publishing.twins.markdown import cite_web
from clapboard.publishing.twins.pages import Context, Place, sheet_of_show
from clapboard.publishing.twins.sheet import Citation
from clapboard.publishing.twins.tables import safe
from clapboard.publishing.views.changes import changes_view
from clapboard.publishing.views.show import show_view
from clapboard.record.changes import Holdings, changes

SHOW = "=HYPERLINK(\"http://evil.example\") <script>alert(1)</script> {{delete}} [x](javascript:alert(1)) | ]] '''b''' & \\"
WORDS = "+cmd|' /C calc'!A0 </script><img src=x onerror=alert(1)> [[File:x]] <ref>y</ref> \x01 \ud800 ]]> *b* _i_ `c` ~~s~~ ;end"


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    article = (
        Article('a "quoted" <b>headline</b> | {{x}}', "2025-03-04", outlet="@SUM(1) & Sons <i>", about=SHOW)
        .tells("renewed", 2, show=SHOW, date="published - 0 d", words=WORDS)
        .tells("date_set", 2, show=SHOW, target="2026-06")
        .credits("Ida <u>Brook</u>", "creator", show=SHOW)
        .says(f"{WORDS} said nobody at all in so many words")
    )
    held = record(article).slice(SHOW)
    found = changes(Holdings(claims=tuple(claims_of([article])), sources=(article.source,)))
    lines = changes_view(found, {article.source.id: article.source}).lines
    return sheet_of_show(show_view(held), held, Place(address="/shows/x", base="http://127.0.0.1"), Context(changes=lines))


def cells(sheet: Sheet) -> list[list[str]]:
    return [[" ".join(printable(cell).split()) for cell in row.cells] for table in sheet.tables for row in table.rows]


def printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def test_json_is_what_was_printed(sheet: Sheet) -> None:
    told = json.loads(TWINS["json"].write(sheet))
    assert told["title"] == SHOW
    assert any(item["words"] == WORDS for item in told["evidence"].values())


def test_no_cell_of_a_csv_is_a_formula(sheet: Sheet) -> None:
    rows = list(csv.reader(io.StringIO(TWINS["csv"].write(sheet).decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r\n")]
    assert any(cell == "'" + printable(WORDS) for row in rows for cell in row)
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1"])
def test_what_a_spreadsheet_would_run(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


def test_a_cell_that_is_no_formula_stays() -> None:
    assert [safe(cell) for cell in ("", "a=1", "3 March", "“-x”")] == ["", "a=1", "3 March", "“-x”"]


def test_markdown_shows_the_letters_and_runs_nothing(sheet: Sheet) -> None:
    page = parser.fromstring(MarkdownIt("commonmark", {"html": True}).enable("table").render(TWINS["md"].write(sheet).decode()))
    assert not page.xpath("//script | //img | //i | //b | //u | //em | //strong | //del | //code")
    assert {link.split("/")[2] for link in page.xpath("//a/@href")} == {"127.0.0.1"}
    found = [[" ".join(cell.text_content().split()) for cell in row.xpath("td")][:-1] for row in page.xpath("//tbody/tr")]
    assert [[cell.replace("\x01", "") for cell in row] for row in found] == [
        [cell.replace("\x01", "") for cell in row] for row in cells(sheet)
    ]


def test_wiki_text_shows_the_letters_and_calls_nothing(sheet: Sheet) -> None:
    text = TWINS["wiki"].write(sheet).decode()
    assert set(re.findall(r"\{\{([a-z ]+)", text)) == {"cite news ", "reflist"}
    assert "[[" not in text
    assert "'''" not in text
    assert set(re.findall(r"<(\w+)", text)) == {"ref"}
    assert html.escape(SHOW) not in text
    assert SHOW.replace("\\", "") in html.unescape(text).replace("\\", "")


def test_linked_data_cannot_end_a_script_element(sheet: Sheet) -> None:
    text = TWINS["jsonld"].write(sheet)
    assert b"</" not in text
    names = [item["@value"] for node in jsonld.expand(json.loads(text)) for item in node.get("https://schema.org/name", ())]
    assert SHOW in names


def test_a_feed_stays_well_formed(sheet: Sheet) -> None:
    feed = feedparser.parse(TWINS["atom"].write(sheet))
    assert not feed.bozo
    assert len(feed.entries) == len(sheet.changes) > 2
    assert any("onerror" in entry.content[0].value and entry.content[0].type == "text/plain" for entry in feed.entries)


def test_a_calendar_stays_a_calendar(sheet: Sheet) -> None:
    calendar = Calendar.from_ical(TWINS["ics"].write(sheet))
    assert [(event["STATUS"], str(event["DTSTART"].dt), str(event["DTEND"].dt)) for event in calendar.walk("VEVENT")] == [
        ("TENTATIVE", "2026-06-01", "2026-07-01"),
        ("CONFIRMED", "2025-03-04", "2025-03-05"),
    ]
    assert all(str(event["SUMMARY"]).startswith(SHOW) for event in calendar.walk("VEVENT"))


def citation(address: str) -> Citation:
    return Citation(
        claim="c" * 64,
        words="so | it }} is",
        document="d" * 64,
        outlet="The Gull",
        title="A = B",
        byline=None,
        address=address,
        reported="2025-03",
        captured=None,
    )


def test_an_address_cannot_end_a_template() -> None:
    told = cite_web(citation("https://gull.example/a|b}}c d<e>"))
    assert told.count("}}") == 1
    assert "url=https://gull.example/a%7Cb%7D%7Dc%20d%3Ce%3E |" in told


def test_what_is_no_address_of_the_web_is_no_link() -> None:
    told = cite_web(citation("javascript:alert(1)"))
    assert "javascript" not in told
    assert told.startswith("{{cite news |title=A &#61; B |newspaper=The Gull |date=March 2025 |quote=so &#124; it &#125;&#125; is")
