"""Rounds over an outlet on this machine that behaves well and badly."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from clapboard.model.following import PageState, Watched
from clapboard.pipeline import Reader
from clapboard.record.dump import dump

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def test_a_first_round_reads_what_a_feed_lists_and_the_second_nothing(desk: Any, stage: Any, article: Any, rss: Any) -> None:
    stage.play("a", article("A renewed"))
    stage.play("b", article("B renewed", "Gull Bay wrapped filming of its second season in March.", "The drama returns to the service."))
    desk.follow(stage.play("feed", rss("a", "b", "a")))
    first = desk.round()
    assert (first.followed, first.listed, first.new, first.asked, first.read, first.failed) == (1, 2, 2, 2, 2, 0)
    assert desk.titles() == ["A renewed", "B renewed"]
    assert first.claims > 0
    assert (first.requests, sorted(stage.paths())) == (4, ["a", "b", "feed"])
    second = desk.round(after=timedelta(minutes=15))
    assert (second.listed, second.new, second.asked) == (2, 0, 0)
    assert stage.statuses("feed") == [200, 304]
    assert stage.paths().count("a") == 1, "nothing is fetched twice"
    health = desk.health("feed")
    assert (health.kind, health.title, health.total, health.new, health.error) == ("feed", "Third Act", 2, 0, None)
    assert health.succeeded_at == desk.now


def test_one_article_in_two_feeds_is_asked_for_once(desk: Any, stage: Any, article: Any, rss: Any) -> None:
    stage.play("a?utm_source=one", article())
    stage.play("a", article())
    desk.follow(stage.play("one", rss("a?utm_source=one")), stage.play("two", rss("a")))
    assert desk.round().read == 1
    assert sum(path.startswith("a") for path in stage.paths()) == 1


def test_one_bad_feed_stops_nobody(desk: Any, stage: Any, reply: Any, article: Any, rss: Any) -> None:
    stage.play("a", article())
    desk.follow(
        stage.play("missing", reply(status=404, tag="")),
        stage.play("noise", reply(body=b"\x00\x01\x02" * 500, kind="application/rss+xml")),
        stage.play("many", b"<rss>" + b"<a/>" * 200_000),
        stage.play("good", rss("a")),
        "http://127.0.0.1:9/feed",
        "http://169.254.169.254/feed",
    )
    tally = desk.round(attempts=1)
    assert (tally.followed, tally.failed, tally.read) == (6, 5, 1)
    assert all("\n" not in str(error) for error in tally.errors)
    assert "404" in desk.health("missing").error
    assert "not text" in desk.health("noise").error
    assert "more than 150,000 tags" in desk.health("many").error
    assert (desk.health("good").error, desk.health("good").failures) == (None, 0)
    assert desk.round(attempts=1).failed == 5
    assert desk.health("missing").failures == 2
    stage.play("missing", rss())
    desk.round(attempts=1)
    assert (desk.health("missing").failures, desk.health("missing").error) == (0, None)


def test_a_feed_that_is_gone_for_good_is_not_asked_again(desk: Any, stage: Any, reply: Any) -> None:
    desk.follow(stage.play("feed", reply(status=410, tag="")))
    assert desk.round().failed == 1
    assert desk.round().followed == 0
    assert desk.health("feed").gone
    assert stage.statuses("feed") == [410]


@pytest.mark.parametrize("status", [301, 308])
def test_a_feed_that_moved_for_good_is_asked_where_it_is(desk: Any, stage: Any, reply: Any, rss: Any, status: int) -> None:
    stage.play("new", rss())
    desk.follow(stage.play("old", reply(status=status, tag="", headers={"Location": "/new"})))
    desk.round()
    assert [item.address for item in desk.books.follows.all()] == [stage.address("new")]
    desk.round()
    assert stage.paths() == ["old", "new", "new"]


def test_a_host_that_asks_for_patience_gets_it(desk: Any, stage: Any, reply: Any, article: Any, rss: Any) -> None:
    for path in "abcdefgh":
        stage.play(path, reply(status=429, tag="", headers={"Retry-After": "3600"}), article())
    desk.follow(stage.play("feed", rss(*"abcdefgh")))
    tally = desk.round(workers=1)
    assert tally.trouble == 8
    assert len([path for path in stage.paths() if path != "feed"]) < 4, "the host is left alone for the rest of the round"
    stage.play("slow", reply(status=503, tag="", headers={"Retry-After": "7200"}), rss())
    desk.follow(stage.address("slow"))
    desk.round()
    assert desk.health("slow").not_before == desk.now + 2 * HOUR
    desk.round(after=HOUR)
    assert stage.statuses("slow") == [503]
    desk.round(after=2 * HOUR)
    assert stage.statuses("slow") == [503, 200]


def test_a_feed_says_when_to_come_back(desk: Any, stage: Any, reply: Any, rss: Any) -> None:
    desk.follow(stage.play("feed", reply(body=rss(), headers={"Cache-Control": "max-age=3600"})))
    desk.round()
    desk.round(after=HOUR / 2)
    assert stage.statuses("feed") == [200]
    desk.round(after=HOUR)
    assert stage.statuses("feed") == [200, 304]


def test_what_passes_is_asked_again_and_what_is_gone_is_not(desk: Any, stage: Any, reply: Any, article: Any, rss: Any) -> None:
    stage.play("later", reply(status=500, tag=""), reply(status=500, tag=""), reply(status=500, tag=""), article())
    stage.play("gone", reply(status=410, tag=""))
    stage.play("pdf", reply(body=b"%PDF-1.7", kind="application/pdf"))
    stage.play("front", reply(status=302, tag="", headers={"Location": "/"}))
    stage.play("", article("The front page"))
    desk.follow(stage.play("feed", rss("later", "gone", "pdf", "front")))
    assert (desk.round().trouble, desk.titles()) == (4, [])
    states = {path: desk.books.pages.get(stage.address(path)) for path in ("later", "gone", "pdf", "front")}
    assert [states[path].state for path in states] == [PageState.WAITING, PageState.GONE, PageState.REFUSED, PageState.GONE]
    assert all(states[path].note for path in states)
    assert desk.round(after=timedelta(minutes=1)).asked == 0
    assert (desk.round(after=HOUR).read, desk.titles()) == (1, ["Brine Lane renewed"])


def test_an_article_is_looked_at_again_and_a_changed_one_read_again(desk: Any, stage: Any, article: Any, rss: Any) -> None:
    changed = article(
        "Brine Lane renewed",
        "The streaming service has renewed the marsh drama Brine Lane for a fourth season, it announced on Monday.",
        "Filming of the new season of the series begins in the spring, its creator told the paper by telephone.",
    )
    stage.play("a", article(), article(), changed)
    desk.follow(stage.play("feed", rss("a")))
    assert desk.round().read == 1
    assert desk.round(after=HOUR / 2).asked == 0
    again = desk.round(after=HOUR)
    assert (again.asked, again.unchanged, again.read) == (1, 1, 0)
    third = desk.round(after=8 * HOUR)
    assert (third.asked, third.read, third.changed) == (1, 1, 1)
    versions = [document for document in desk.ledger.archive.documents() if document.address == stage.address("a")]
    assert len(versions) == 2
    assert sorted("fourth" in document.text for document in versions) == [False, True]
    assert stage.statuses("a") == [200, 304, 200]


def test_a_silently_corrected_date_is_a_change(desk: Any, stage: Any, article: Any, rss: Any) -> None:
    stage.play("a", article(published="2026-03-09"), article(published="2026-03-05"))
    desk.follow(stage.play("feed", rss("a")))
    desk.round()
    assert desk.round(after=2 * HOUR).changed == 1
    days = sorted(str(document.published.interval) for document in desk.ledger.archive.documents())
    assert len(days) == 2
    assert days[0] != days[1]


def test_a_page_that_prints_noise_has_not_changed(desk: Any, stage: Any, article: Any, rss: Any) -> None:
    stage.play("a", *(article(noise=str(number)) for number in range(9)))
    desk.follow(stage.play("feed", rss("a")))
    desk.round()
    for _ in range(3):
        tally = desk.round(after=DAY)
        assert tally.read == 0
    assert len(list(desk.ledger.archive.captures())) == 1
    assert len(stage.statuses("a")) > 2


def test_a_redated_entry_is_asked_for_and_kept_once(desk: Any, stage: Any, article: Any, rss: Any) -> None:
    stage.play("a", article())
    desk.follow(stage.play("feed", rss("a"), rss(("a", "Tue, 10 Mar 2026 09:00:00 GMT")), rss(("a", "Tue, 10 Mar 2026 09:00:00 GMT"))))
    desk.round()
    tally = desk.round(after=timedelta(minutes=15))
    assert (tally.new, tally.asked, tally.unchanged, tally.read) == (0, 1, 1, 0)
    assert stage.statuses("a") == [200, 304]
    assert desk.round(after=timedelta(minutes=15)).asked == 0
    assert len(list(desk.ledger.archive.captures())) == 1


def test_the_page_of_an_entry_that_redirects_is_kept_once(desk: Any, stage: Any, reply: Any, article: Any, rss: Any) -> None:
    stage.play("a", article(noise="1"), article(noise="2"))
    stage.play("r/1", reply(status=301, tag="", headers={"Location": "/a"}))
    desk.follow(stage.play("feed", rss("r/1"), rss("r/1", "a")))
    assert desk.round().read == 1
    desk.round(after=timedelta(minutes=15))
    desk.round(after=DAY)
    [capture] = desk.ledger.archive.captures()
    assert capture.address == stage.address("a")
    assert stage.paths().count("r/1") == 1


def test_a_page_is_followed_itself(desk: Any, stage: Any, article: Any) -> None:
    desk.follow(stage.play("page", article(), article(), article("Brine Lane ends")))
    assert (desk.round().read, desk.health("page").kind) == (1, "page")
    assert desk.round(after=timedelta(minutes=15)).unchanged == 1
    assert desk.round(after=timedelta(minutes=15)).changed == 1
    assert stage.statuses("page") == [200, 304, 200]


def test_sitemaps_and_outlines_lead_on(desk: Any, stage: Any, article: Any, rss: Any) -> None:
    stage.play("a", article("A"))
    stage.play("b", article("B"))
    day = "<lastmod>2026-03-10</lastmod>"
    stage.play("map.xml", f"<urlset><url><loc>{stage.address('a')}</loc>{day}</url></urlset>".encode())
    index = stage.play("index.xml", f"<sitemapindex><sitemap><loc>{stage.address('map.xml')}</loc></sitemap></sitemapindex>".encode())
    stage.play("feed", rss("b"))
    opml = stage.play("desk.opml", f'<opml><body><outline xmlUrl="{stage.address("feed")}"/></body></opml>'.encode())
    desk.follow(index, opml)
    desk.round()
    assert (desk.titles(), desk.health("index.xml").total) == (["A"], 1)
    desk.round()
    assert desk.titles() == ["A", "B"]


def test_only_watched_shows_are_read(desk: Any, stage: Any, article: Any, rss: Any) -> None:
    stage.play("a", article())
    stage.play("b", article("Gull Bay ends", "The drama Gull Bay ends with its second season.", "Nobody had expected that it would."))
    desk.books.watched.add(Watched(title="Brine Lane"), at=desk.now)
    desk.follow(stage.play("feed", rss("a", "b")))
    tally = desk.round()
    assert (tally.read, tally.elsewhere) == (1, 1)
    put_aside = desk.books.pages.get(stage.address("b"))
    assert (put_aside.state, put_aside.document) == (PageState.ELSEWHERE, None)
    assert [capture.address for capture in desk.ledger.archive.captures()] == [stage.address("a")], "of the other, only the address is kept"
    assert desk.round(after=DAY * 5).elsewhere == 0, "nor is it asked for again"
    desk.books.watched.add(Watched(title="Gull Bay"), at=desk.now)
    assert desk.round().read == 1, "unless it may be about a show that is watched from now on"


def test_all_is_read_when_asked_for(desk: Any, stage: Any, article: Any, rss: Any) -> None:
    stage.play("a", article())
    desk.books.watched.add(Watched(title="Gull Bay"), at=desk.now)
    desk.follow(stage.play("feed", rss("a")))
    assert desk.round(everything=True).read == 1


def test_what_was_kept_and_not_read_is_read_by_the_next_run(desk: Any, stage: Any, article: Any, rss: Any, monkeypatch: Any) -> None:
    stage.play("a", article())
    desk.follow(stage.play("feed", rss("a")))

    def killed(_reader: Reader, _capture: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Reader, "entry", killed)
        with pytest.raises(KeyboardInterrupt):
            desk.round()
    assert len(list(desk.ledger.archive.captures())) == 1
    assert list(dump(desk.ledger)) == []
    stage.play("a", b"gone")
    assert desk.round().read == 1, "though it cannot be fetched any more"
    assert desk.titles() == ["Brine Lane renewed"]


def test_what_a_defect_costs(desk: Any, stage: Any, article: Any, rss: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.play("a", article())
    stage.play("b", article("Good", "The drama Gull Bay ends with its second season.", "Nobody had expected that it would."))
    desk.follow(stage.play("feed", rss("a", "b")))
    document = Reader.document

    def odd(reader: Reader, capture: Any) -> object:
        if capture.address.endswith("/a"):
            raise ZeroDivisionError
        return document(reader, capture)

    monkeypatch.setattr(Reader, "document", odd)
    tally = desk.round()
    assert (tally.read, tally.trouble) == (1, 1)
    assert "ZeroDivisionError" in str(tally.errors[0])


def test_a_followed_address_may_be_dropped(desk: Any, stage: Any, rss: Any) -> None:
    address = stage.play("feed", rss())
    desk.follow(address)
    assert not desk.books.follows.add(address, at=desk.now)
    assert desk.books.follows.drop(address)
    assert not desk.books.follows.drop(address)
    assert desk.round().followed == 0


def test_limits_on_lists_are_kept(desk: Any, stage: Any, article: Any, rss: Any) -> None:
    for number in range(6):
        stage.play(f"a{number}", article(f"Title {number}"))
    desk.follow(stage.play("feed", rss(*(f"a{number}" for number in range(6)))))
    assert desk.round(max_list_items=4).new == 4
    desk.follow(stage.play("large", rss() + b" " * 20_000))
    assert "larger than the limit" in str(desk.round(max_list_bytes=10_000).errors[-1])


def test_a_forgotten_page_is_not_asked_for_again(desk: Any, stage: Any, article: Any, rss: Any) -> None:
    stage.play("a", article())
    desk.follow(stage.play("feed", rss("a"), rss(("a", "Wed, 11 Mar 2026 09:00:00 GMT"))))
    desk.round()
    page = desk.books.pages.get(stage.address("a"))
    desk.books.pages.note(replace(page, state=PageState.FORGOTTEN, due=None))
    assert desk.round(after=DAY * 2).asked == 0
