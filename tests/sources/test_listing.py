"""Lists as outlets print them, and as attackers do."""

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clapboard.config import Settings
from clapboard.errors import SourceError
from clapboard.model.capture import Capture
from clapboard.sources import collect
from clapboard.sources.listing import Listing, is_list, read_list
from clapboard.sources.listing.items import Kind, day_of, one_line
from clapboard.sources.listing.words import plain

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
AT = "https://third.example/feed"

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Third Act</title>
<item><title>Tin &amp; Harbour renewed</title><link>https://third.example/a?utm_source=feed</link>
 <pubDate>Mon, 02 Mar 2026 23:30:00 -0800</pubDate><description>Short.</description>
 <content:encoded><![CDATA[<p>The drama is <b>back</b>.</p><script>alert(1)</script>
 <p>Filming starts in May.</p>]]></content:encoded></item>
<item><title>Again</title><link>https://third.example/a</link></item>
<item><title>A script link</title><link>javascript:alert(1)</link></item>
<item><title>&lt;script&gt;alert(1)&lt;/script&gt;Gull &lt;b&gt;Bay&lt;/b&gt;</title><link>/b</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title><entry><title>Wrapped</title>
<link rel="enclosure" href="https://quay.example/x.mp3"/><link href="https://quay.example/wrapped"/>
<published>2026-02-01T10:00:00Z</published><updated>2026-02-03T10:00:00Z</updated><summary>It wrapped.</summary></entry></feed>"""

SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://quay.example/old</loc><lastmod>2026-01-01</lastmod></url>
<url><loc>https://quay.example/new</loc><n:news><n:publication><n:name>Quay</n:name></n:publication>
<n:publication_date>2026-03-01T08:00:00+01:00</n:publication_date><n:title>New boat</n:title></n:news></url>
<url><loc>ftp://quay.example/odd</loc></url></urlset>"""

OPML = """<opml version="2.0"><head><title>Desk</title></head><body><outline text="Trade">
<outline type="rss" xmlUrl="https://third.example/feed"/></outline><outline xmlUrl="https://quay.example/feed"/>
<outline xmlUrl="https://quay.example/feed"/><outline xmlUrl="file:///etc/hostname"/></body></opml>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Quay",
    "items": [
        {"id": "1", "url": "/one", "title": "One", "content_html": "<p>First.</p><p>Second.</p>", "date_published": "2026-02-01T00:00Z"},
        {"id": "2", "external_url": "https://other.example/two", "summary": "Two."},
    ],
}


def listed(text: str | bytes, *, address: str = AT, charset: str | None = None, most: int = 100) -> Listing:
    found = read_list(text.encode() if isinstance(text, str) else text, address=address, charset=charset, most=most)
    assert found is not None
    return found


def test_rss_gives_addresses_words_and_days() -> None:
    listing = listed(RSS)
    assert (listing.kind, listing.title) == (Kind.FEED, "Third Act")
    first, second = listing.items
    assert (first.address, first.link) == ("https://third.example/a", "https://third.example/a?utm_source=feed")
    assert first.title == "Tin & Harbour renewed"
    assert first.text == "The drama is back.\n\nFilming starts in May."
    assert first.published == "2026-03-02", "the day that is printed, whatever the zone"
    assert second.address == "https://third.example/b"
    assert listing.left_out == ("entry 3: not an http or https address",)


def test_script_in_a_title_is_no_words() -> None:
    assert listed(RSS).items[1].title == "Gull Bay"
    assert one_line("a\x1b[31mred\u202eder\nline") == "a [31mred der line"
    assert len(one_line("word " * 1000)) == 300


def test_atom_gives_the_page_not_the_enclosure() -> None:
    [item] = listed(ATOM).items
    assert (item.address, item.published, item.stamp) == ("https://quay.example/wrapped", "2026-02-01", "2026-02-03T10:00:00Z")
    assert item.text == "It wrapped."


def test_json_feeds_are_read() -> None:
    one, two = listed(json.dumps(JSON_FEED)).items
    assert (one.address, one.text, one.published) == ("https://third.example/one", "First.\n\nSecond.", "2026-02-01")
    assert (two.address, two.text) == ("https://other.example/two", "Two.")
    assert read_list(b'{"id": "1", "text": "An article."}', most=10) is None


def test_sitemaps_give_the_newest_pages_first() -> None:
    listing = listed(SITEMAP)
    assert [item.address for item in listing.items] == ["https://quay.example/new", "https://quay.example/old"]
    assert (listing.items[0].title, listing.items[0].published, listing.items[0].outlet) == ("New boat", "2026-03-01", "Quay")
    assert listing.left_out == ("a page of the sitemap: not an http or https address",)


def test_an_index_gives_its_sitemaps_those_of_news_first() -> None:
    rows = "".join(f"<sitemap><loc>https://quay.example/{n}.xml</loc><lastmod>2026-01-{n:02}</lastmod></sitemap>" for n in range(1, 20))
    text = f"<sitemapindex>{rows}<sitemap><loc>https://quay.example/news.xml</loc></sitemap></sitemapindex>"
    listing = listed(text)
    assert listing.kind is Kind.INDEX
    assert listing.lists[:2] == ("https://quay.example/news.xml", "https://quay.example/19.xml")
    assert len(listing.lists) == 10


def test_opml_gives_each_feed_once() -> None:
    listing = listed(OPML)
    assert (listing.kind, listing.title) == (Kind.OUTLINE, "Desk")
    assert listing.lists == ("https://third.example/feed", "https://quay.example/feed")


def test_a_page_is_no_list() -> None:
    assert read_list(b"<!DOCTYPE html><html><p>rss feed</p></html>", most=10) is None
    assert not is_list(b"<!-- <rss> --><html></html>")
    assert is_list(b"<?xml version='1.0'?>\n<!-- a --><!DOCTYPE rss [<!ENTITY a '>'>]><rss></rss>")


def test_only_so_many_items_are_taken() -> None:
    items = "".join(f"<item><title>{n}</title><link>https://third.example/{n}</link></item>" for n in range(15))
    listing = listed(f"<rss><channel>{items}</channel></rss>", most=10)
    assert len(listing.items) == 10
    assert listing.left_out == ("5 items beyond the limit of 10 (CLAPBOARD_MAX_LIST_ITEMS)",)


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "zlib_codec", "idna", "no such", "x" * 5000])
def test_a_hostile_charset_is_not_believed(charset: str) -> None:
    assert listed(RSS.encode(), charset=charset).title == "Third Act"
    assert listed(RSS.replace("1.0", f'1.0" encoding="{charset[:60]}').encode()).title == "Third Act"


def test_the_declared_charset_reads_what_utf8_cannot() -> None:
    text = '<?xml version="1.0" encoding="iso-8859-1"?><rss><channel><title>Café</title></channel></rss>'
    assert listed(text.encode("latin-1")).title == "Café"
    assert listed(ATOM.replace("Quay", "Qüay").encode("utf-16")).title == "Qüay"


LAUGHS = "<!DOCTYPE lolz [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"
OUTSIDE = "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'><!ENTITY % p SYSTEM 'http://127.0.0.1:9/x.dtd'> %p;]>"


@pytest.mark.parametrize("head", [LAUGHS, OUTSIDE, OUTSIDE.replace("SYSTEM", "PUBLIC 'x'")])
@pytest.mark.parametrize(
    "body",
    [
        "<rss version='2.0'><channel><item><title>T &a11; &x;</title><link>https://third.example/i</link></item></channel></rss>",
        "<opml><head><title>T &a11;</title></head><body><outline text='&a11;&x;' xmlUrl='https://third.example/i'/></body></opml>",
        "<urlset><url><loc>https://third.example/i</loc><title>&a11;&x;</title></url></urlset>",
    ],
)
def test_entities_are_neither_expanded_nor_fetched(head: str, body: str) -> None:
    started = time.monotonic()
    listing = listed(head + body)
    assert time.monotonic() - started < 2
    assert "ha" not in repr(listing)
    assert Path("/etc/hostname").read_text(encoding="utf-8").strip() not in repr(listing)
    assert "https://third.example/i" in repr(listing)


ITEM = "<rss><channel><item><link>https://third.example/1</link><description>{}</description></item></channel></rss>"
HOSTILE = {
    "one long line": ITEM.format("word " * 2_000_000),
    "blanks": " " * 3_000_000 + ITEM.format("\n" * 3_000_000),
    "angle brackets": ITEM.format("<" * 140_000),
    "deep": ITEM.format("<b>" * 30_000),
    "deep, escaped": ITEM.format("&lt;div&gt;" * 90_000),
    "open sections": ITEM.format("<![CDATA[" * 140_000),
    "open comments": ITEM.format("<!--" * 140_000),
    "a style without end": ITEM.format("&lt;p style=&quot;" + "a" * 1_000_000 + "&quot;&gt;"),
    "declarations": "<!x " * 100_000 + ITEM,
    "a document type without end": "<!DOCTYPE rss [" + "<!ENTITY a '" * 100_000 + ITEM,
    "newlines before the root": "<?xml version='1.0'?>" + "\n" * 5_000_000 + ITEM,
    "ampersands": ITEM.format("&" * 200_000),
    "a long day": "<rss><channel><item><title>t</title><pubDate>" + "1 " * 1_000_000 + "</pubDate></item></channel></rss>",
    "a long link": "<rss><channel><item><link>http://" + "a." * 500_000 + "</link></item></channel></rss>",
    "too many tags": ITEM.format("<b></b>" * 1_000_000),
    "deep JSON": '{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 1_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_lists_cost_little(name: str) -> None:
    started = time.process_time()
    found, said = None, ""
    try:
        found = read_list(HOSTILE[name].encode(), address=AT, most=100)
    except ValueError as error:
        said = str(error)
    assert len(said) < 200
    assert "\n" not in said
    assert found is None or len(found.items) <= 100
    assert time.process_time() - started < 8


@given(st.text(alphabet=st.sampled_from(list("<>/!?[]&;:='\" \n-\x00\ufffeabrsfedoc")), max_size=400))
def test_whatever_the_letters_a_list_is_read_or_refused(text: str) -> None:
    for content in (text, "<rss><channel>" + text, "<feed>" + text, "<opml>" + text, "<urlset>" + text, "{" + text):
        said = ""
        try:
            read_list(content.encode(), address=AT, most=10)
        except ValueError as error:
            said = str(error)
        assert "\n" not in said


@given(st.text(max_size=200))
def test_whatever_the_words_a_line_is_one_line(words: str) -> None:
    line = one_line(words)
    assert line.isprintable() or not line or any(not letter.isprintable() and ord(letter) > 0x9F for letter in line)
    assert "\n" not in line
    assert "\x1b" not in line
    plain(words)
    day_of(words)


def test_a_feed_is_read_as_a_source(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS.replace("<link>/b</link>", "<link>https://third.example/b</link>"), encoding="utf-8")
    settings = Settings(db=tmp_path / "record.db")
    found = list(collect([str(path)], settings=settings, now=NOW))
    captures = [item for item in found if isinstance(item, Capture)]
    assert [item.address for item in captures] == ["https://third.example/a", "https://third.example/b"]
    assert json.loads(captures[0].content)["text"] == "Tin & Harbour renewed\n\nThe drama is back.\n\nFilming starts in May."
    assert (captures[0].outlet, captures[0].published) == ("Third Act", "2026-03-02")
    [error] = [item for item in found if isinstance(item, SourceError)]
    assert "entry 3: not an http or https address" in str(error)
    path.write_text(OPML, encoding="utf-8")
    [error] = collect([str(path)], settings=settings, now=NOW)
    assert "OPML: a list of addresses" in str(error)
    assert "clapboard follow" in error.hint


def test_a_day_to_come_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS.replace("2026", "2031"), encoding="utf-8")
    found = list(collect([str(path)], settings=Settings(db=tmp_path / "record.db"), now=NOW))
    assert [item.published for item in found if isinstance(item, Capture)] == [None]


@pytest.mark.slow
def test_every_real_feed_is_read_or_refused_in_one_line(shared: Path) -> None:
    feeds = sorted(path for path in (shared / "data" / "feeds").iterdir() if path.suffix in (".xml", ".json"))
    assert len(feeds) >= 38
    read = 0
    for path in feeds:
        found = list(collect([str(path)], settings=Settings(db=Path("unused.db")), now=NOW))
        assert found, path.name
        assert all(isinstance(item, Capture) or ("\n" not in str(item) and item.hint) for item in found)
        read += any(isinstance(item, Capture) for item in found)
    assert read >= 8
