import json
import logging
import time
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clapboard.documents import comments, read
from clapboard.errors import UnreadableError
from clapboard.model.capture import Capture
from clapboard.model.document import UNDATED, DateBasis, Document

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
PROSE = """<p>The ferry drama has been renewed for a second season, the harbour channel said on Monday in a short statement.</p>
<blockquote><p>“We are going back to sea,” it reads, “with everybody who was on board the first time.”</p></blockquote>
<h2>What happens next</h2>
<p>Filming of Season\u00a02 starts in May, <q>whatever the weather</q>, its creator <i>Ada Quill</i> told the local paper.<br>
There is no date for the release yet, and nobody at the channel would say when there will be one.</p>
<ul><li>Ada Quill as Mab</li><li>Tom Reed as Joss</li></ul>
<table><tr><th>Part</th><td>One</td></tr></table>"""


def capture(head: str = "", body: str = PROSE, **beside: str) -> Capture:
    page = f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Home</a></nav><article>{body}</article></body></html>"
    return Capture(content=page.encode(), media_type="text/html", origin="page.html", fetched_at=NOW, **beside)


def page(content: str, encoding: str = "utf-8") -> Capture:
    return Capture(content=content.encode(encoding), media_type="text/html", origin="page.html", fetched_at=NOW)


def paragraphs(document: Document) -> list[str]:
    return [paragraph.of(document.text) for paragraph in document.paragraphs]


def linked(**values: object) -> str:
    article = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry &amp; Quay", **values}
    return f'<script type="application/ld+json">{json.dumps(article)}</script>'


def meta(**values: str) -> str:
    return "".join(f'<meta property="{name.replace("_", ":", 1)}" content="{value}">' for name, value in values.items())


def test_the_main_text_is_paragraphs_headings_and_block_quotes() -> None:
    document = read(capture())
    assert paragraphs(document) == [
        "The ferry drama has been renewed for a second season, the harbour channel said on Monday in a short statement.",
        "“We are going back to sea,” it reads, “with everybody who was on board the first time.”",
        "What happens next",
        "Filming of Season\u00a02 starts in May, “whatever the weather”, its creator Ada Quill told the local paper.",
        "There is no date for the release yet, and nobody at the channel would say when there will be one.",
        "Ada Quill as Mab",
        "Tom Reed as Joss",
        "Part | One",
    ]
    assert [heading.of(document.text) for heading in document.headings] == ["What happens next"]
    assert document.text == "\n\n".join(paragraphs(document))
    assert document.language == "en"


def test_linked_data_says_most() -> None:
    head = linked(
        datePublished="2025-05-06T23:30:00-07:00",
        dateModified="2025-05-08",
        author=[{"@type": "Person", "name": "Ada Quill"}, {"name": "Tom Reed"}],
        publisher={"name": "The Quay"},
        about=[{"@type": "TVSeries", "name": "Ferry Lane"}, "Harbours"],
    )
    document = read(capture(head + '<link rel="canonical" href="https://Quay.example/ferry/?utm_source=x">'))
    assert document.title == "Ferry & Quay"
    assert document.byline == "Ada Quill, Tom Reed"
    assert document.outlet == "The Quay"
    assert document.address == "https://quay.example/ferry"
    assert document.subjects == ("Ferry Lane", "Harbours")
    assert (str(document.published.interval), str(document.published.updated)) == ("2025-05-06", "2025-05-08")
    assert document.published.basis is DateBasis.METADATA


def test_an_article_within_a_graph_is_found() -> None:
    graph = {"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["Article"], "headline": "Ferry", "datePublished": "2025-05-06"}]}
    document = read(capture(f'<script type="application/ld+json">{json.dumps(graph)}</script>'))
    assert (document.title, str(document.published.interval)) == ("Ferry", "2025-05-06")


def test_meta_tags_say_the_rest() -> None:
    head = meta(
        article_published_time="2025-05-06T10:00:00Z", article_modified_time="2025-05-07", og_title="Ferry", og_site_name="The Quay"
    )
    document = read(capture(head + '<meta name="author" content="By Ada Quill">'))
    assert (document.title, document.byline, document.outlet) == ("Ferry", "Ada Quill", "The Quay")
    assert (str(document.published.interval), str(document.published.updated)) == ("2025-05-06", "2025-05-07")


def test_what_was_given_beside_a_page_wins_but_for_its_day() -> None:
    head = linked(datePublished="2025-05-06", publisher={"name": "The Quay"})
    document = read(capture(head, title="Given", outlet="Elsewhere", published="2024-01-01", address="https://elsewhere.example/a"))
    assert (document.title, document.outlet, document.address) == ("Given", "Elsewhere", "https://elsewhere.example/a")
    assert str(document.published.interval) == "2025-05-06"


@pytest.mark.parametrize("day", ["", "soon", "0001-01-01T00:00:00Z", "2031-01-01", "2025-99-99", 7, None, {"@value": []}])
def test_a_day_that_cannot_be_is_unknown_and_never_today(day: object) -> None:
    assert read(capture(linked(datePublished=day))).published == UNDATED


@pytest.mark.parametrize(
    "script", ["{", "[" * 50_000, "null", '"x"', '{"@graph": {"@graph": 7}}', '{"@type": "Article", "headline": ["x"]}']
)
def test_broken_linked_data_costs_nothing_else(script: str) -> None:
    document = read(capture(f'<title>Ferry</title><script type="application/ld+json">{script}</script>'))
    assert document.title == "Ferry"
    assert document.published == UNDATED


def test_comments_are_kept_apart() -> None:
    said = "".join(
        f"<div class='comment'><p>I have been waiting for this boat since {year}, and so has my cat.</p></div>" for year in range(3)
    )
    found = capture(body=PROSE + f"<section id='comments' class='comments'>{said}</section>")
    assert "my cat" not in read(found).text
    assert sum("my cat" in words for words in comments(found)) == 3
    assert comments(Capture(content=b"Ferry", media_type="text/plain", origin="-", fetched_at=NOW)) == ()


def test_a_short_page_is_read() -> None:
    assert paragraphs(read(capture(body="<p>The ferry drama sails again.</p>"))) == ["The ferry drama sails again."]


@pytest.mark.parametrize("body", ["", "<img src=x>", "<script>alert('no words')</script>", "<!-- nothing -->", "\u00a0 \u200b"])
def test_a_page_without_text_is_an_error(body: str) -> None:
    with pytest.raises(UnreadableError, match="no article text"):
        read(page(f"<html><body>{body}</body></html>"))


def test_the_encoding_of_the_page_is_its_own_business() -> None:
    head = "<?xml version='1.0' encoding='utf-16'?><html><head><meta charset='shift_jis'></head>"
    for encoding in ("utf-8", "cp1252", "utf-16"):
        found = read(page(f"{head}<body>{PROSE}<p>Café au quai.</p></body></html>", encoding))
        assert "“We are going back to sea,”" in found.text
        assert "Café au quai." in found.text


@pytest.mark.parametrize(
    "head",
    ["<meta charset='iso-8859-2'>", "<meta http-equiv=Content-Type content='text/html; charset=windows-1250'>", "<meta charset=utf-7>"],
)
def test_a_page_may_declare_its_encoding(head: str) -> None:
    said = "<p>The ferry drama is written by Jan Kowalów, of Łódź, who is back for the second season.</p>"
    encoding = "cp1252" if "utf-7" in head else "cp1250" if "1250" in head else "iso-8859-2"
    found = read(Capture(content=(head + said).encode(encoding, "ignore"), media_type="text/html", origin="page.html", fetched_at=NOW))
    assert ("Łódź" in found.text) is ("utf-7" not in head)
    assert "Kowalów" in found.text


HOSTILE = {
    "deep": "<div>" * 100_000 + "<p>The ferry drama sails again.</p>",
    "deep quotations": "<blockquote>" * 3_000 + "The ferry drama sails again.",
    "one long line": "<p>" + "The ferry drama sails again. " * 350_000,
    "many tags": "<a href=x>x</a>" * 200_000,
    "open brackets": "<" * 2_000_000,
    "open scripts": "<p>The ferry drama sails again.</p>" + "<script " * 500_000 + "</p>",
    "expanding entities": '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><p>&b;&b;&b; The ferry drama sails.</p>',
    "outside entity": '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>&x; The ferry drama sails again.</p>',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_or_refused_in_time(name: str) -> None:
    started = time.monotonic()
    try:
        letters = len(read(page(HOSTILE[name])).text)
    except UnreadableError:
        letters = 0
    assert letters <= len(HOSTILE[name])
    assert time.monotonic() - started < 15


def test_an_entity_reads_no_file() -> None:
    assert read(page(HOSTILE["outside entity"])).text.endswith("&x; The ferry drama sails again.")


def test_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    for body in ("", PROSE, "<p>"):
        try:
            read(capture(body=body))
        except UnreadableError:
            continue
    assert capsys.readouterr() == ("", "")
    assert logging.getLogger("trafilatura").handlers


PIECES = ["<p>", "</p>", "<div\t", ">", "<q>", "<table><tr>", "<br>", "&#0;", "&#xD800;", "<script>", "Ferry. ", "\x00", "“", "<?", "<!--"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=300) | st.lists(st.sampled_from(PIECES)).map("".join).map(str.encode),
)
def test_any_bytes_are_a_document_or_a_typed_error(content: bytes) -> None:
    for media_type in ("text/html", "text/plain", "text/markdown", "application/json", "text/html; charset=utf-7"):
        found = Capture(content=content, media_type=media_type, origin="x", fetched_at=NOW)
        try:
            document = read(found)
        except UnreadableError:
            continue
        assert document == read(found)
        assert document.paragraphs
        assert document.text.encode()
