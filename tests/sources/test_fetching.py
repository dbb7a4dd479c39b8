import gzip
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import brotli
import httpcore2
import pytest
import trustme

from clapboard.config import Settings
from clapboard.errors import RefusedError, SourceError, TooLargeError, UnreachableError, UnreadableError
from clapboard.model.capture import Capture
from clapboard.sources import collect

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
PAGE = b"<!DOCTYPE html><title>Ferry</title><p>The ferry drama sails again.</p>"


class Outlet(BaseHTTPRequestHandler):
    """An outlet that answers well and badly, by path; `seen` keeps the headers of what was asked."""

    seen: list[tuple[str, dict[str, str]]]

    def do_GET(self) -> None:
        self.seen.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
        answer: Callable[[], None] = getattr(self, "answer_" + self.path.strip("/").split("?")[0].split("/")[0], self.answer_missing)
        with suppress(OSError):  # the other side may hang up: that is what is tested
            answer()

    def reply(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for key, value in ({"Content_Type": "text/html; charset=utf-8"} | headers).items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        self.reply(PAGE)

    def answer_gzip(self) -> None:
        self.reply(gzip.compress(PAGE), Content_Encoding="gzip")

    def answer_brotli(self) -> None:
        self.reply(brotli.compress(PAGE), Content_Encoding="br")

    def answer_text(self) -> None:
        self.reply("Café au quai.".encode("latin-1"), Content_Type="text/plain; charset=iso-8859-1")

    def answer_hop(self) -> None:
        left = int(self.path.rsplit("/", 1)[1])
        self.reply(status=302, Location=f"/hop/{left - 1}" if left else "/page?utm_source=hop#top")

    def answer_inside(self) -> None:
        self.reply(status=301, Location=f"http://localhost:{self.server.server_address[1]}/page")

    def answer_odd(self) -> None:
        self.reply(status=301, Location="http://2130706433/page")

    def answer_file(self) -> None:
        self.reply(status=301, Location="file:///etc/hostname")

    def answer_nowhere(self) -> None:
        self.reply(status=302)

    def answer_missing(self) -> None:
        self.reply(b"gone", status=404)

    def answer_broken(self) -> None:
        self.reply(b"oops", status=503)

    def answer_pdf(self) -> None:
        self.reply(b"%PDF-1.7", Content_Type="application/pdf")

    def answer_disguised(self) -> None:
        self.reply(b"%PDF-1.7", Content_Type="text/html")

    def answer_empty(self) -> None:
        self.reply()

    def answer_bomb(self) -> None:
        self.reply(gzip.compress(bytes(30_000_000)), Content_Encoding="gzip")

    def answer_brotlibomb(self) -> None:
        self.reply(brotli.compress(bytes(30_000_000), quality=1), Content_Encoding="br")

    def answer_nested(self) -> None:
        self.reply(gzip.compress(gzip.compress(bytes(30_000_000))), Content_Encoding="gzip, gzip")

    def answer_deep(self) -> None:
        self.reply(PAGE, Content_Encoding=", ".join(["gzip"] * 50))

    def answer_damaged(self) -> None:
        self.reply(b"not gzip at all", Content_Encoding="gzip")

    def answer_zstd(self) -> None:
        self.reply(b"(\xb5/\xfd", Content_Encoding="zstd")

    def answer_announced(self) -> None:
        self.reply(b"x", Content_Length="900000000")

    def answer_endless(self) -> None:
        self.reply()
        while True:
            self.wfile.write(b"word " * 2000)

    def answer_slow(self) -> None:
        self.reply()
        for _ in range(200):
            self.wfile.write(b"a")
            time.sleep(0.05)

    def answer_cut(self) -> None:
        self.reply(PAGE, Content_Length=str(len(PAGE) + 10))

    def answer_noise(self) -> None:
        self.wfile.write(b"\x00\x01 this is no http\r\n\r\n")

    def log_message(self, *_args: object) -> None:
        """Keep quiet."""


def serving(context: ssl.SSLContext | None = None) -> Iterator[ThreadingHTTPServer]:
    handler = type("OneOutlet", (Outlet,), {"seen": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    server.handle_error = lambda *_args: None  # type: ignore[method-assign]
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def outlet() -> Iterator[ThreadingHTTPServer]:
    yield from serving()


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure_outlet(authority: trustme.CA) -> Iterator[ThreadingHTTPServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("quay.example").configure_cert(context)
    yield from serving(context)


def fetched(address: str, *, allow: tuple[str, ...] = ("127.0.0.1",), timeout: float = 10, redirects: int = 3) -> Capture | SourceError:
    settings = Settings(db=Path("unused.db"), max_source_bytes=1_000_000, max_redirects=redirects, timeout=timeout, allow_private=allow)
    [found] = collect([address], settings=settings, now=NOW)
    return found


def at(server: ThreadingHTTPServer, path: str, host: str = "127.0.0.1") -> str:
    return f"http://{host}:{server.server_address[1]}/{path}"


def test_a_page_is_fetched_with_an_honest_name(outlet: ThreadingHTTPServer) -> None:
    capture = fetched(at(outlet, "page#part"))
    assert isinstance(capture, Capture)
    assert (capture.content, capture.media_type) == (PAGE, "text/html; charset=utf-8")
    assert capture.address == at(outlet, "page")
    assert capture.origin == at(outlet, "page#part")
    [(_, headers)] = outlet.RequestHandlerClass.seen
    assert headers["user-agent"].startswith("clapboard")
    assert headers["host"] == f"127.0.0.1:{outlet.server_address[1]}"


@pytest.mark.parametrize("path", ["gzip", "brotli"])
def test_compressed_pages_are_inflated(outlet: ThreadingHTTPServer, path: str) -> None:
    capture = fetched(at(outlet, path))
    assert isinstance(capture, Capture)
    assert capture.content == PAGE


def test_the_charset_is_kept_with_the_media_type(outlet: ThreadingHTTPServer) -> None:
    capture = fetched(at(outlet, "text"))
    assert isinstance(capture, Capture)
    assert capture.media_type == "text/plain; charset=iso-8859-1"


def test_redirects_are_followed_to_the_canonical_end(outlet: ThreadingHTTPServer) -> None:
    capture = fetched(at(outlet, "hop/2"))
    assert isinstance(capture, Capture)
    assert capture.address == at(outlet, "page")
    assert isinstance(fetched(at(outlet, "hop/3")), RefusedError)


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("inside", RefusedError, "localhost"),
        ("odd", RefusedError, "odd spelling"),
        ("file", RefusedError, "not an http or https address"),
        ("nowhere", UnreachableError, "leads nowhere"),
        ("missing", UnreachableError, "404"),
        ("broken", UnreachableError, "503"),
        ("pdf", UnreadableError, "application/pdf"),
        ("disguised", UnreadableError, "PDF"),
        ("empty", UnreadableError, "empty"),
        ("bomb", TooLargeError, "1,000,000"),
        ("brotlibomb", TooLargeError, "1,000,000"),
        ("nested", TooLargeError, "1,000,000"),
        ("deep", UnreadableError, "compression"),
        ("damaged", UnreadableError, "compression"),
        ("zstd", UnreadableError, "compressed"),
        ("announced", TooLargeError, "1,000,000"),
        ("endless", TooLargeError, "1,000,000"),
        ("cut", UnreachableError, "no answer"),
        ("noise", UnreachableError, "no answer"),
    ],
)
def test_each_failure_is_one_line_with_advice(outlet: ThreadingHTTPServer, path: str, kind: type[SourceError], words: str) -> None:
    error = fetched(at(outlet, path))
    assert type(error) is kind
    assert str(error).startswith(at(outlet, path) + ": ")
    assert words in str(error)
    assert "\n" not in str(error)
    assert error.hint


def test_a_slow_answer_is_given_up_in_time(outlet: ThreadingHTTPServer) -> None:
    started = time.monotonic()
    error = fetched(at(outlet, "slow"), timeout=0.4)
    assert isinstance(error, UnreachableError)
    assert "0.4 seconds" in str(error)
    assert time.monotonic() - started < 3


def test_nothing_is_asked_of_a_private_host(outlet: ThreadingHTTPServer) -> None:
    for host in ("127.0.0.1", "localhost"):
        error = fetched(at(outlet, "page", host), allow=("quay.example",))
        assert isinstance(error, RefusedError)
        assert "private network" in str(error)
    assert outlet.RequestHandlerClass.seen == []


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        error = fetched(f"http://127.0.0.1:{free.getsockname()[1]}/page")
    assert isinstance(error, UnreachableError)


def test_a_name_is_resolved_once_and_its_checked_address_used(outlet: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["93.184.216.34", "127.0.0.1"])  # a name that changes its answer between looking and connecting
    asked: list[str] = []
    connected: list[str] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, port, **_: asked.append(host) or [(2, 1, 6, "", (next(answers), port))])

    def connect(_self: object, host: str, *_args: object, **_kwargs: object) -> None:
        connected.append(host)
        raise httpcore2.ConnectError("refused")  # noqa: EM101

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    assert isinstance(fetched(at(outlet, "page", "rebinding.example"), allow=()), UnreachableError)
    assert (asked, connected) == (["rebinding.example"], ["93.184.216.34"])


def test_tls_asks_for_the_name_and_checks_it(
    secure_outlet: ThreadingHTTPServer, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = secure_outlet.server_address[1]
    monkeypatch.setattr(socket, "getaddrinfo", lambda _host, port, *_, **__: [(2, 1, 6, "", ("127.0.0.1", port))])
    context = ssl.create_default_context()
    authority.configure_trust(context)
    monkeypatch.setattr("clapboard.sources.transport.trusted", lambda: context)
    capture = fetched(f"https://quay.example:{port}/page", allow=("quay.example",))
    assert isinstance(capture, Capture)
    [(_, headers)] = secure_outlet.RequestHandlerClass.seen
    assert headers["host"] == f"quay.example:{port}"
    error = fetched(f"https://other.example:{port}/page", allow=("other.example",))
    assert isinstance(error, UnreachableError)
    assert "certificate" in str(error)
