"""Invented outlets for the benchmarks: articles by number, and a server on this machine that plays them with their feeds.

    python benchmarks/outlets.py --feeds 200 --articles 2000

prints its port and serves until its standard input ends. It counts what it sends: `GET /__told` gives, for each path, how often it was
asked and how often it sent a body. `GET /__next` is the next morning: 5 % of the articles are changed and every tenth feed has a new one.
"""

import argparse
import json
import sys
from collections import Counter
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from threading import Lock, Thread

SHOWS = [
    f"{one} {two}" for one in "Brine Gull Lantern Quay Tern Marsh Ferry Beacon".split() for two in "Lane House Hour Street Row".split()
]
PEOPLE = [f"{one} {two}" for one in "Hanneke Mabel Ines Tomas Odd Petra".split() for two in "Vole Orrin Marl Quist Sandby Rook".split()]
FACTS = (
    "{network} has renewed {show} for Season {season}, the streamer announced on Monday.",
    "Filming of Season {season} of {show} wrapped in {month}, {network} said in a statement.",
    "{show} returns for its {season}th season on {month} {day}, 2026.",
    "{network} has cancelled {show} after {season} seasons, the company confirmed on Tuesday.",
    "A trailer for Season {season} of {show} came out on Friday.",
)
SAID = (
    "“We kept every storm in the script, and number {number} nearly sank us,” {person} said.",
    "{person}, who created the series, told the paper that the {number} drafts had been worth it.",
    "“Nobody asked us to stop,” said {person}. “So for {number} days we did not.”",
)
FILLER = (
    "The drama is set in a harbour town where the tide decides who may leave and who has to stay.",
    "Critics had been divided over the ending, which left two of the main characters at sea.",
    "The cast has grown with each year, and so has the crew that builds the boats.",
)
MONTHS = "January February March April May June July August September October November December".split()
NETWORKS = ("Netflix", "HBO", "Peacock", "Hulu")


def article(number: int, *, version: int = 0) -> tuple[str, str]:
    """Return title and text of an article; another version says another number in one sentence."""
    draw = Random(number)
    words = {
        "show": draw.choice(SHOWS),
        "season": draw.randint(2, 8),
        "network": draw.choice(NETWORKS),
        "month": draw.choice(MONTHS),
        "day": draw.randint(1, 28),
        "person": draw.choice(PEOPLE),
        "number": number + 1,
    }
    lines = [*draw.sample(FACTS, 2), *draw.sample(SAID, 2), *draw.sample(FILLER, 2)]
    paragraphs = [line.format(**words) for line in lines]
    if version:
        paragraphs[-1] = f"In an earlier form this article gave {number} boats; there are {version + number + 1}."
    return f"{words['show']}: report {number}", "\n\n".join(paragraphs)


def page(number: int, *, version: int = 0) -> bytes:
    """Return an article as a page of the web, with a line that differs at each look."""
    title, text = article(number, version=version)
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    head = f'<title>{title}</title><meta property="article:published_time" content="2026-02-{1 + number % 28:02}T08:00:00Z">'
    menu = "<nav>" + "".join(f'<a href="/s{at}">Section {at}</a>' for at in range(40)) + "</nav>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{menu}<article><h1>{title}</h1>{body}</article></body></html>".encode()


class Outlets:
    """What is served: each feed lists its share of the articles."""

    def __init__(self, *, feeds: int, articles: int) -> None:
        """Start on the first morning."""
        self.feeds, self.articles, self.morning = feeds, articles, 0
        self.asked: Counter[str] = Counter()
        self.sent: Counter[str] = Counter()
        self.lock = Lock()

    def numbers(self, feed: int) -> list[int]:
        """Return the articles of a feed, the new one first."""
        fresh = [self.articles + feed] if self.morning and feed % 10 == 0 else []
        return [*fresh, *range(feed, self.articles, self.feeds)]

    def body(self, path: str, port: int) -> bytes | None:
        """Return what stands at a path."""
        kind, _, number = path.strip("/").partition("/")
        if kind == "feed":
            return self.feed(int(number), f"http://127.0.0.1:{port}")
        if kind == "article":
            is_changed = self.morning and int(number) % 20 == 0 and int(number) < self.articles
            return page(int(number), version=int(bool(is_changed)))
        return None

    def feed(self, number: int, host: str) -> bytes:
        """Return a feed as RSS; every article stands there twice, once with tracking parameters."""
        items = "".join(
            f"<item><title>{article(at)[0]}</title><link>{host}/article/{at}{more}</link></item>"
            for at in self.numbers(number)
            for more in ("", "?utm_source=feed")
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Outlet {number}</title>{items}</channel></rss>'.encode()


def serve(outlets: Outlets) -> ThreadingHTTPServer:
    """Start a server in a thread and return it."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Answer one request, with 304 where the other side has the page already."""
            path = self.path.partition("?")[0]
            if path == "/__next":
                outlets.morning += 1
            if path in ("/__told", "/__next"):
                self.answer(json.dumps({"asked": outlets.asked, "sent": outlets.sent}).encode(), tag="")
                return
            body = outlets.body(path, self.server.server_address[1])
            tag = f'"{sha256(body or b"").hexdigest()[:16]}"'
            same = self.headers.get("If-None-Match") == tag
            with outlets.lock:
                outlets.asked[path] += 1
                outlets.sent[path] += body is not None and not same
            if body is None:
                self.answer(b"", status=404, tag="")
            else:
                self.answer(b"" if same else body, status=304 if same else 200, tag=tag)

        def answer(self, body: bytes, *, tag: str, status: int = 200) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            if tag:
                self.send_header("ETag", tag)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    return server


def main() -> None:
    """Serve until standard input ends."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--articles", type=int, default=2000)
    options = parser.parse_args()
    server = serve(Outlets(feeds=options.feeds, articles=options.articles))
    print(server.server_address[1], flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
