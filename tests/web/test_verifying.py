import re
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from fastapi.testclient import TestClient

from clapboard.config import Settings
from clapboard.web.app import create_app
from clapboard.web.serving import Serving


def begun(path: Path) -> tuple[TestClient, str]:
    client = TestClient(create_app(Serving(settings=Settings(db=path))), base_url="http://127.0.0.1", follow_redirects=False)
    token = re.search(r'name="form_token" value="([0-9a-f]+)"', client.get("/verify").text)
    assert token
    assert client.post("/verify", data={"form_token": token[1]}).status_code == 303
    events = client.get("/verify/progress")
    assert events.headers["content-type"].startswith("text/event-stream")
    assert events.text.rstrip().rpartition("event: ")[2].startswith("end")
    for _ in range(100):
        page = client.get("/verify").text
        if "Check again" in page:
            return client, page
        time.sleep(0.05)
    raise AssertionError(page)


def test_every_sentence_is_checked_and_progress_is_told(sample: Path) -> None:
    _, page = begun(sample)
    assert "Every sentence stands where it stood" in page
    assert re.search(r"\d\d\d claims were held", page)


def test_an_orphan_is_said_plainly(own: Path) -> None:
    with closing(sqlite3.connect(own)) as connection:
        connection.executescript("DROP TRIGGER texts_never_changed; UPDATE texts SET words = replace(words, 'Lands', 'Hands');")
        connection.commit()
    client, page = begun(own)
    assert "ORPHANED" in page
    link = re.search(r'href="(/e/[0-9a-f]+)"', page)
    assert link
    evidence = client.get(link[1]).text
    assert "ORPHANED: the words are no longer where they stood" in evidence
    assert "No other sentence is shown" in evidence


def test_another_sites_form_starts_nothing(client: TestClient) -> None:
    assert client.post("/verify", data={"form_token": "x"}).status_code == 403
