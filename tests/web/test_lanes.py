"""The processes beside the server: real ones, ended by real signals."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from copy import copy
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastapi import FastAPI, HTTPException
from fastapi.testclient import TestClient

from clapboard.config import Settings
from clapboard.errors import NotFoundError, UnreadableError
from clapboard.web.lanes import DRAFTERS, Beside, Several
from clapboard.web.serving import Serving

PROCESSES = DRAFTERS + 3
"""Those for drafts, one for pages, one for lists, one that warms."""
TIME = 30.0
"""Seconds that anything here may take."""


def pid(_: FastAPI) -> int:
    return os.getpid()


def slept(_: FastAPI, seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def killed(_: FastAPI, mark: str) -> str:
    """End this process at the first try, and answer at the second."""
    if Path(mark).exists():
        return "done"
    Path(mark).touch()
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(TIME)
    return "not reached"


def always_killed(_: FastAPI) -> None:
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(TIME)


def refused(_: FastAPI) -> None:
    source = "draft"
    raise UnreadableError(source, "no article in it", hint="paste its text")


def broken(_: FastAPI) -> None:
    raise ZeroDivisionError


@pytest.fixture
def lane(sample: Path) -> Iterator[Beside]:
    made = Beside("tests", Serving(settings=Settings(db=sample)), most=3, epoch=lambda: 0)
    yield made
    made.close()


def test_work_is_done_in_one_other_process(lane: Beside) -> None:
    first, second = lane.ask(pid), lane.ask(pid)
    assert first.result(TIME) == second.result(TIME) != os.getpid()


def test_of_two_lanes_the_one_where_less_waits_is_asked(sample: Path) -> None:
    settings = Settings(db=sample)
    lanes = [Beside(f"test {at}", Serving(settings=settings), most=1, epoch=lambda: 0) for at in range(2)]
    both = Several(*lanes)
    try:
        done = [both.ask(slept, 0.5) for _ in lanes]
        assert both.waiting == 2
        with pytest.raises(HTTPException):
            both.ask(pid)
        assert len({future.result(TIME) for future in done}) == 2
    finally:
        both.close()


def test_errors_cross_over_with_all_they_know(lane: Beside) -> None:
    with pytest.raises(UnreadableError, match="draft: no article in it") as told:
        lane.ask(refused).result(TIME)
    assert (told.value.reason, told.value.hint) == ("no article in it", "paste its text")
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        lane.ask(broken).result(TIME)


def test_what_a_killed_process_was_asked_is_asked_of_the_next(lane: Beside, tmp_path: Path) -> None:
    assert lane.ask(killed, str(tmp_path / "mark")).result(TIME) == "done"


def test_work_that_ends_every_process_is_given_up_and_the_lane_goes_on(lane: Beside) -> None:
    with pytest.raises(HTTPException) as told:
        lane.ask(always_killed).result(TIME)
    assert told.value.status_code == 503
    assert lane.ask(pid).result(TIME) != os.getpid()


def test_whoever_comes_when_too_much_waits_is_asked_to_come_again(lane: Beside) -> None:
    asked = [lane.ask(slept, 0.3) for _ in range(3)]
    with pytest.raises(HTTPException) as told:
        lane.ask(pid)
    assert (told.value.status_code, told.value.headers) == (503, {"retry-after": "3"})
    assert len({done.result(TIME) for done in asked}) == 1
    assert lane.ask(pid).result(TIME)


def test_a_lane_that_is_closed_leaves_no_process_and_nobody_waiting(lane: Beside) -> None:
    worker = lane.ask(pid).result(TIME)
    asked = lane.ask(slept, TIME)
    wait_for(asked.running)
    lane.close()
    with pytest.raises(HTTPException):
        asked.result(TIME)
    wait_for(lambda: not is_alive(worker))


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_processes_end_with_the_server(own: Path, ending: signal.Signals) -> None:
    with served(own) as (process, address):
        workers = workers_of(process.pid)
        assert len(workers) == PROCESSES
        assert answer(f"{address}/shows") == 200
        if ending is signal.SIGINT:
            os.killpg(process.pid, ending)  # as Ctrl-C does: to all of them at once
        else:
            process.send_signal(ending)
        _, errors = process.communicate(timeout=TIME)
        wait_for(lambda: not any(map(is_alive, workers)))
    assert "Traceback" not in errors


def test_a_server_whose_processes_are_killed_goes_on_answering(own: Path) -> None:
    with served(own) as (process, address):
        for worker in workers_of(process.pid):
            os.kill(worker, signal.SIGKILL)
        found = [answer(f"{address}{path}") for path in ("/shows", "/", "/people/nobody", "/search", "/api/v1/shows")]
    assert found == [200, 200, 404, 200, 200]


def test_an_app_with_processes_shows_what_one_without_shows(own: Path, clients: Callable[..., TestClient]) -> None:
    with clients(own) as alone, clients(own, processes=True) as beside:
        shows = alone.get("/api/v1/shows").json()["items"]
        paths = ["/shows", "/review", f"/shows/{shows[0]['slug']}", f"/shows/{shows[0]['slug']}.json", "/api/v1/people", "/nowhere"]
        for path in paths:
            one, other = alone.get(path), beside.get(path)
            assert (one.status_code, plain(one.text)) == (other.status_code, plain(other.text)), path


def test_a_judgement_is_on_the_next_page_whatever_process_makes_it(own: Path, clients: Callable[..., TestClient]) -> None:
    with clients(own, processes=True) as client:
        show = client.get("/api/v1/shows").json()["items"][0]["slug"]
        row = client.get("/api/v1/milestones", params={"show": show}).json()["items"][0]
        claim = row["claims"][0] if "claims" in row else row["proofs"][0]["claim"]
        assert claim[:16] in client.get(f"/shows/{show}").text
        token = re.search(r'name="form_token" value="([^"]+)"', client.get(f"/e/{claim}").text)
        assert token
        made = client.post("/judge", data={"claim": claim, "verdict": "reject", "form_token": token[1]})
        assert made.status_code == 303, made.text
        assert claim[:16] not in client.get(f"/shows/{show}").text


def test_an_error_that_crosses_over_is_the_same_error() -> None:
    for error in (NotFoundError("no such show", hint="ask again"), UnreadableError("a.txt", "damaged")):
        again = copy(error)
        assert (type(again), str(again), again.__dict__) == (type(error), str(error), error.__dict__)


def plain(text: str) -> str:
    """Return a page's text without what is each client's own."""
    return re.sub(r'(name="form_token" value=")[^"]+', r"\1", re.sub(r"[0-9T:+.-]{19,}", "", text))


@contextmanager
def served(path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run `clapboard serve` in a group of its own, with all its processes begun; give it and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "clapboard", "serve", "--db", str(path), "--port", "0"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    with process:
        try:
            assert process.stdout
            told = re.search(r"http://\S+[0-9]", process.stdout.readline())
            assert told
            assert [answer(f"{told[0]}{path}") for path in ("/shows", "/shows/nothing.json")] == [200, 404]
            wait_for(lambda: len(workers_of(process.pid)) == PROCESSES)
            yield process, told[0]
        finally:
            process.kill()


def workers_of(server: int) -> list[int]:
    """Return the processes that a server began to work things out."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(FileNotFoundError, ProcessLookupError):
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == server and b"spawn_main" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found


def is_alive(worker: int) -> bool:
    try:
        state = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def answer(address: str) -> int:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=TIME)
    try:
        connection.request("GET", parts.path)
        return connection.getresponse().status
    finally:
        connection.close()


def wait_for(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + TIME
    while not holds():
        assert time.monotonic() < until, "it did not come true"
        time.sleep(0.05)
