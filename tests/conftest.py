"""What all tests share."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of the real data, which lies beside the project where the project is developed."""
    if not SHARED.is_dir():
        if os.environ.get("CLAPBOARD_REQUIRE_DATA"):
            pytest.fail("the real data (../shared) is asked for and is not here")
        pytest.skip("the real data (../shared) is not on this machine")
    return SHARED


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What an outlet answers: a body with its headers, an `ETag` of its own making unless `tag` is "" (then none)."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    tag: str | None = None

    @property
    def etag(self) -> str:
        return f'"{sha256(self.body).hexdigest()[:16]}"' if self.tag is None else self.tag


class Stage:
    """An outlet on 127.0.0.1 that plays what it is told: for each path replies in turn, the last one again and again."""

    def __init__(self) -> None:
        self.plays: dict[str, list[Reply]] = {}
        self.asked: list[tuple[str, dict[str, str], int]] = []
        self.lock = Lock()
        stage = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                stage.answer(self)

            def log_message(self, *_args: object) -> None:
                """Keep quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        self.server.handle_error = lambda *_args: None  # type: ignore[method-assign]
        Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/{path}"

    def play(self, path: str, *replies: Reply | bytes) -> str:
        """Answer a path with these from now on; return its address."""
        self.plays[path] = [reply if isinstance(reply, Reply) else Reply(body=reply) for reply in replies]
        return self.address(path)

    def paths(self, *, but: str = "robots.txt") -> list[str]:
        """Return what was asked for, in order, robots.txt apart."""
        return [path for path, _, _ in self.asked if path != but]

    def statuses(self, path: str) -> list[int]:
        return [status for asked, _, status in self.asked if asked == path]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        path = handler.path.lstrip("/")
        with self.lock:
            replies = self.plays.get(path, [Reply(status=404, tag="")])
            reply = replies.pop(0) if len(replies) > 1 else replies[0]
            headers = {key.lower(): value for key, value in handler.headers.items()}
            same = bool(reply.etag) and reply.status == 200 and headers.get("if-none-match") == reply.etag
            status = 304 if same else reply.status
            self.asked.append((path, headers, status))
        body = b"" if same else reply.body
        sent = {"ETag": reply.etag} if reply.etag and reply.status == 200 else {}
        sent |= {"Content-Type": reply.kind, "Content-Length": str(len(body))} if not same else {}
        with suppress(OSError):  # the other side may hang up
            handler.send_response(status)
            for name, value in (sent | reply.headers).items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)


@pytest.fixture
def stage() -> Iterator[Stage]:
    """Return an outlet that plays what a test tells it."""
    one = Stage()
    yield one
    one.server.shutdown()
    one.server.server_close()


@pytest.fixture(scope="session")
def reply() -> type[Reply]:
    """Return the class of replies."""
    return Reply
