"""Visits to an outlet on this machine: manners, caching, retries."""

import gzip
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import brotli
import pytest

from clapboard.config import Settings
from clapboard.errors import RefusedError, SourceError, TooLargeError, UnreachableError, UnreadableError
from clapboard.sources.manners import Buckets
from clapboard.sources.visiting import Visitor

PAGE = b"<!DOCTYPE html><title>Ferry</title><p>The ferry drama sails again.</p>"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        db=tmp_path / "record.db",
        allow_private=("127.0.0.1",),
        requests_per_second=500,
        retry_wait=0.02,
        longest_wait=2,
        timeout=5,
        max_source_bytes=1_000_000,
    )


@pytest.fixture
def visitor(settings: Settings, tmp_path: Path) -> Iterator[Callable[..., Visitor]]:
    """Return a function that starts another run on the same cache."""
    made: list[Visitor] = []

    def run(**changes: Any) -> Visitor:
        made.append(Visitor(replace(settings, **changes), cache=tmp_path / "cache.db"))
        return made[-1]

    yield run
    for one in made:
        one.close()


def test_what_is_unchanged_is_not_sent_again(stage: Any, visitor: Callable[..., Visitor]) -> None:
    address = stage.play("page", PAGE)
    first = visitor().visit(address)
    assert (first.content, first.is_same) == (PAGE, False)
    second = visitor()
    again = second.visit(address)
    assert (again.content, again.is_same) == (PAGE, True)
    assert stage.statuses("page") == [200, 304]
    assert second.received < len(PAGE)


def test_what_is_new_is_sent(stage: Any, visitor: Callable[..., Visitor]) -> None:
    address = stage.play("page", PAGE, PAGE.replace(b"again", b"no more"))
    visitor().visit(address)
    answer = visitor().visit(address)
    assert b"no more" in answer.content
    assert not answer.is_same


def test_the_host_is_asked_though_it_changed_long_ago(stage: Any, reply: Any, visitor: Callable[..., Visitor]) -> None:
    old = {"Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}
    address = stage.play("page", reply(body=PAGE, tag="", headers=old), reply(body=b"<p>Silently changed.</p>", tag="", headers=old))
    visitor().visit(address)
    assert b"Silently" in visitor().visit(address).content, "a guess at how long it stays fresh would hide an edit"
    assert stage.asked[-1][1]["if-modified-since"] == old["Last-Modified"]
    assert "cache-control" not in stage.asked[-1][1], "the outlet's own cache may answer"


def test_a_feed_says_how_long_it_holds(stage: Any, reply: Any, visitor: Callable[..., Visitor]) -> None:
    assert visitor().visit(stage.play("page", reply(body=PAGE, headers={"Cache-Control": "public, max-age=1200"}))).fresh_for == 1200


@pytest.mark.parametrize(("status", "moves"), [(301, True), (308, True), (302, False), (307, False)])
def test_what_moved_for_good_is_asked_elsewhere(
    stage: Any, reply: Any, visitor: Callable[..., Visitor], status: int, *, moves: bool
) -> None:
    new = stage.play("new", PAGE)
    answer = visitor().visit(stage.play("old", reply(status=status, tag="", headers={"Location": "/new"})))
    assert answer.found == new
    assert answer.moved == (new if moves else None)


def test_trouble_that_passes_is_waited_for(stage: Any, reply: Any, visitor: Callable[..., Visitor]) -> None:
    address = stage.play("page", reply(status=500, tag=""), reply(status=503, tag=""), PAGE)
    assert visitor().visit(address).content == PAGE
    assert stage.statuses("page") == [500, 503, 200]


def test_trouble_that_stays_is_told(stage: Any, reply: Any, visitor: Callable[..., Visitor]) -> None:
    address = stage.play("page", reply(status=500, tag=""))
    with pytest.raises(UnreachableError, match="500"):
        visitor().visit(address)
    assert len(stage.statuses("page")) == 3


@pytest.mark.parametrize("status", [404, 410, 403, 451])
def test_an_answer_is_an_answer(stage: Any, reply: Any, visitor: Callable[..., Visitor], status: int) -> None:
    address = stage.play("page", reply(status=status, tag=""))
    with pytest.raises(UnreachableError) as caught:
        visitor().visit(address)
    assert caught.value.status == status
    assert stage.statuses("page") == [status]


def test_patience_is_kept_for_as_long_as_asked(stage: Any, reply: Any, visitor: Callable[..., Visitor]) -> None:
    address = stage.play("page", reply(status=429, tag="", headers={"Retry-After": "1"}), PAGE)
    started = time.monotonic()
    assert visitor().visit(address).content == PAGE
    assert time.monotonic() - started >= 1
    address = stage.play("page", reply(status=429, tag="", headers={"Retry-After": "3600"}), PAGE)
    with pytest.raises(UnreachableError, match="429") as caught:
        visitor().visit(address)
    assert caught.value.wait == 3600
    assert len(stage.statuses("page")) == 3, "an hour is not waited for, nor is it asked again"


def test_a_retry_after_may_be_a_date(stage: Any, reply: Any, visitor: Callable[..., Visitor]) -> None:
    address = stage.play("page", reply(status=503, tag="", headers={"Retry-After": "Fri, 31 Dec 2100 23:59:59 GMT"}))
    with pytest.raises(UnreachableError) as caught:
        visitor().visit(address)
    assert caught.value.wait > 1e9
    for odd in ("soon", "-1", "²", "9" * 5000):
        stage.play("page", reply(status=503, tag="", headers={"Retry-After": odd.encode().decode("latin-1")}))
        with pytest.raises(UnreachableError):
            visitor(attempts=1).visit(address)


@pytest.mark.parametrize(("name", "pack"), [("gzip", gzip.compress), ("br", brotli.compress)])
def test_compressed_answers_and_bombs(
    stage: Any, reply: Any, visitor: Callable[..., Visitor], name: str, pack: Callable[..., bytes]
) -> None:
    packed = {"Content-Encoding": name}
    address = stage.play("page", reply(body=pack(PAGE), headers=packed))
    assert visitor().visit(address).content == PAGE
    assert visitor().visit(address).content == PAGE, "out of the cache too"
    assert stage.statuses("page") == [200, 304]
    address = stage.play("bomb", reply(body=pack(bytes(60_000_000)), headers=packed))
    for _ in range(2):
        with pytest.raises(TooLargeError):
            visitor().visit(address)


def test_each_run_asks_for_robots_once_and_keeps_to_it(stage: Any, reply: Any, visitor: Callable[..., Visitor]) -> None:
    stage.play(
        "robots.txt", reply(body=b"User-agent: *\nDisallow: /private\n\nUser-agent: clapboard\nDisallow: /desk\n", kind="text/plain")
    )
    run = visitor()
    run.visit(stage.play("private/a", PAGE))
    with pytest.raises(RefusedError, match=r"robots\.txt") as caught:
        run.visit(stage.play("desk/a", PAGE))
    assert caught.value.hint
    assert stage.paths() == ["private/a"]
    assert len(stage.statuses("robots.txt")) == 1
    assert stage.asked[0][1]["user-agent"].startswith("clapboard (+https://")


def test_robots_that_cannot_be_had(stage: Any, reply: Any, visitor: Callable[..., Visitor]) -> None:
    address = stage.play("page", PAGE)
    stage.play("robots.txt", reply(status=403, tag=""))
    visitor().visit(address)
    stage.play("robots.txt", reply(status=503, tag=""))
    with pytest.raises(RefusedError, match="503"):
        visitor().visit(address)
    stage.play("robots.txt", reply(body=b"User-agent: *\nDisallow: /" + b"a*" * 200_000 + b"$\n", kind="text/plain"))
    started = time.process_time()
    visitor().visit(stage.play("a" * 2000, PAGE))
    assert time.process_time() - started < 3, "patterns that backtrack"


def test_a_redirect_to_the_inside_is_refused(stage: Any, reply: Any, visitor: Callable[..., Visitor]) -> None:
    inside = [
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://0x7f000001/",
        "http://127.1/",
    ]
    for there in inside:
        address = stage.play("hop", reply(status=301, tag="", headers={"Location": there}))
        with pytest.raises(SourceError) as caught:
            visitor().visit(address)
        assert isinstance(caught.value, RefusedError), there
        assert "\n" not in str(caught.value)


def test_a_slow_answer_ends_in_time(stage: Any, visitor: Callable[..., Visitor], monkeypatch: pytest.MonkeyPatch) -> None:
    def drip(handler: Any) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x")
            time.sleep(0.05)

    address = stage.address("slow")
    monkeypatch.setattr(stage, "answer", lambda handler: drip(handler) if handler.path == "/slow" else handler.send_error(404))
    started = time.monotonic()
    with pytest.raises(UnreachableError, match="no whole answer"):
        visitor(timeout=0.5, attempts=1).visit(address)
    assert time.monotonic() - started < 3


def test_one_run_may_be_shared_by_threads(stage: Any, visitor: Callable[..., Visitor]) -> None:
    addresses = [stage.play(f"page/{number}", PAGE + b"%d" % number) for number in range(40)]
    run = visitor()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(run.visit, addresses))
    assert [answer.content for answer in answers] == [PAGE + b"%d" % number for number in range(40)]
    assert run.requests == 41


def test_odd_compression_is_refused(stage: Any, reply: Any, visitor: Callable[..., Visitor]) -> None:
    with pytest.raises(UnreadableError):
        visitor().visit(stage.play("page", reply(body=b"(\xb5/\xfd", headers={"Content-Encoding": "zstd"})))


def test_a_bucket_lets_a_burst_through_and_then_one_at_a_time() -> None:
    now, pauses = [0.0], []

    def sleep(seconds: float) -> None:
        pauses.append(round(seconds, 3))
        now[0] += seconds

    buckets = Buckets(rate=2, burst=3, clock=lambda: now[0], sleep=sleep)
    for _ in range(5):
        buckets.wait("a")
    assert pauses == [0.5, 0.5]
    buckets.wait("b")
    assert len(pauses) == 2, "each host has a bucket of its own"
    now[0] += 100
    for _ in range(3):
        buckets.wait("a")
    assert len(pauses) == 2, "full again, and not fuller"
    buckets.slow_down("b", 10)
    now[0] += 100
    buckets.wait("b")
    buckets.wait("b")
    assert pauses[2:] == [10]
