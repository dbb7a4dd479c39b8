"""One server process: the socket is bound first, so that the address that is printed is the one that answers."""

import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import uvicorn

from clapboard.config import Settings
from clapboard.errors import ConfigError, LedgerReadOnlyError
from clapboard.pipeline import Reader, read
from clapboard.sources import collect
from clapboard.storage import open_ledger
from clapboard.web.app import create_app
from clapboard.web.serving import Serving

SWITCH = 0.0005
"""Seconds after which a thread that computes lets others in: a page that is ready must not wait for a draft that is being checked."""
PACKAGED = Path(__file__).resolve().parents[1] / "examples" / "coverage"


def run(serving: Serving, *, demo: bool = False) -> None:
    """Serve until interrupted; raise ConfigError where the address cannot be listened on."""
    if demo:
        with demonstration(serving.settings) as settings:
            _serve(replace(serving, settings=settings))
    else:
        _serve(serving)


def _bring_up_to_date(settings: Settings) -> None:
    """Let the record's file be of today's version before it is opened to read: pages do not write."""
    if settings.db.exists():
        with suppress(LedgerReadOnlyError):
            open_ledger(settings.db, settings=settings).close()


def _serve(serving: Serving) -> None:
    _bring_up_to_date(serving.settings)
    sys.setswitchinterval(SWITCH)
    bound = bind(serving.host, serving.port)
    port = bound.getsockname()[1]
    shown = f"[{serving.host}]" if ":" in serving.host else serving.host
    print(f"Clapboard is at http://{shown}:{port}/  (Ctrl-C ends it)", flush=True)  # noqa: T201 - a command prints
    config = uvicorn.Config(
        create_app(replace(serving, port=port)), log_level="warning", access_log=False, server_header=False, date_header=True,
        timeout_graceful_shutdown=5, proxy_headers=False,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[bound])


def bind(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raise ConfigError where that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host.strip("[]"), port))
        bound.listen()  # whoever opens the printed address at once waits for the app, and is not refused
    except OSError as error:
        bound.close()
        msg = f"cannot listen on {host} port {port}: {error.strerror or error}"
        raise ConfigError(msg, hint="another server may hold it: give --port 0 for a free one") from error
    return bound


@contextmanager
def demonstration(settings: Settings) -> Iterator[Settings]:
    """Give settings for a record of the sample coverage that ends with the block."""
    folder = PACKAGED if PACKAGED.is_dir() else Path(__file__).resolve().parents[3] / "examples" / "coverage"
    with tempfile.TemporaryDirectory(prefix="clapboard-") as room:
        made = replace(settings, db=Path(room) / "record.db")
        ledger = open_ledger(made.db, settings=made)
        try:
            for _ in read(collect([str(folder)], settings=made, now=datetime.now(UTC)), ledger, reader=Reader()):
                pass
        finally:
            ledger.close()
        yield made
