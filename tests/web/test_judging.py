import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from clapboard.config import Settings
from clapboard.storage import open_ledger
from clapboard.web import opening
from clapboard.web.app import create_app
from clapboard.web.serving import Serving

CLAIM = re.compile(r'name="claim" value="([0-9a-f]{64})"')
SAYING_OF = re.compile(
    r'data-row="([0-9a-f]{16})"[^>]*><article class="saying">\s*<blockquote>.*</blockquote>\s*<p class="who"><b><a href="/people/nerys'
)
TOKEN = re.compile(r'name="form_token" value="([0-9a-f]+)"')


@pytest.fixture
def editor(own: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Serving(settings=Settings(db=own))), base_url="http://127.0.0.1", follow_redirects=False) as made:
        yield made


def form(client: TestClient) -> dict[str, str]:
    page = client.get("/review").text
    claim, token = CLAIM.search(page), TOKEN.search(page)
    assert claim
    assert token
    return {"claim": claim[1], "form_token": token[1]}


def test_a_judgement_is_kept_logged_and_taken_back(editor: TestClient) -> None:
    fields = form(editor)
    answer = editor.post("/judge", data={**fields, "verdict": "reject"})
    assert answer.status_code == 303
    page = editor.get(answer.headers["location"]).text
    assert "Rejected" in page
    judgement = re.search(r'name="judgement" value="([0-9a-f]{64})"', page)
    assert judgement
    assert fields["claim"] not in CLAIM.findall(editor.get("/review").text)
    undone = editor.post("/judge/undo", data={"judgement": judgement[1], "form_token": fields["form_token"]})
    assert undone.status_code == 303
    review = editor.get("/review").text
    assert "taken back" in review
    assert fields["claim"] in CLAIM.findall(review)


def test_the_record_is_opened_once_to_write_in(editor: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[bool] = []

    def counting(*args: object, read_only: bool = False, **more: object) -> object:
        opened.append(read_only)
        return open_ledger(*args, read_only=read_only, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(opening, "open_ledger", counting)
    for verdict in ("reject", "accept"):
        fields = form(editor)
        assert editor.post("/judge", data={**fields, "verdict": verdict}).status_code == 303
        assert fields["claim"] not in CLAIM.findall(editor.get("/review").text)
    assert opened.count(False) == 1


def test_what_is_judged_is_settled_for_whoever_reads_next(editor: TestClient, own: Path) -> None:
    assert editor.post("/judge", data={**form(editor), "verdict": "reject"}).status_code == 303
    ledger = open_ledger(own, settings=Settings(db=own), read_only=True)
    assert ledger.stood(ledger.shows.titles().values())  # nothing is told from what is kept of a record that is not settled
    ledger.close()


def test_a_record_that_may_not_be_written_is_no_reason_to_fail_beforehand(tmp_path: Path, own: Path) -> None:
    none = opening.Shelf(Settings(db=tmp_path / "none.db"))
    none.get_ready_to_write()
    assert not (tmp_path / "none.db").exists()
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(own.read_bytes()[:1000])
    opening.Shelf(Settings(db=damaged)).get_ready_to_write()
    ready = opening.Shelf(Settings(db=own))
    ready.get_ready_to_write()
    with ready.writing() as ledger:
        assert ledger.claims.count()
    ready.close()


def test_a_correction_changes_what_the_record_says(editor: TestClient, own: Path) -> None:
    show = editor.get("/shows/dry-stone?statements=all").text
    speaker = SAYING_OF.search(show)
    assert speaker
    claim = speaker[1]
    token = TOKEN.search(editor.get(f"/e/{claim}").text)
    assert token
    fields = {"claim": claim, "verdict": "correct", "field": "speaker", "value": "Ottoline Marsh", "form_token": token[1]}
    assert editor.post("/judge", data=fields).status_code == 303
    assert "Ottoline Marsh" in editor.get("/shows/dry-stone?statements=all").text
    ledger = open_ledger(own, settings=Settings(db=own))
    [kept] = ledger.judgements.all()
    ledger.close()
    assert (kept.field, kept.value) == ("value", "Ottoline Marsh")


@pytest.mark.parametrize("token", ["", "0" * 64])
def test_a_form_that_was_not_given_out_is_refused(editor: TestClient, token: str) -> None:
    fields = form(editor) | {"form_token": token}
    assert editor.post("/judge", data={**fields, "verdict": "accept"}).status_code == 403
    assert editor.post("/judge/undo", data={"judgement": "x", "form_token": token}).status_code == 403


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"verdict": "maybe"}, 400),
        ({"verdict": "correct"}, 400),
        ({"verdict": "same-as", "field": "colour", "value": "red"}, 400),
        ({"verdict": "accept", "claim": "f" * 64}, 404),
        ({"verdict": "accept", "value": "x" * 401}, 422),
    ],
)
def test_words_that_do_not_fit_together_are_refused(editor: TestClient, given: dict[str, str], status: int) -> None:
    answer = editor.post("/judge", data={**form(editor), **given})
    assert answer.status_code == status


def test_htmx_gets_the_line_with_its_undo(editor: TestClient) -> None:
    answer = editor.post("/judge", data={**form(editor), "verdict": "accept"}, headers={"hx-request": "true"})
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert "Accepted" in answer.text
    assert "/judge/undo" in answer.text


def test_what_was_never_judged_cannot_be_taken_back(editor: TestClient) -> None:
    fields = form(editor)
    assert editor.post("/judge/undo", data={"judgement": "f" * 64, "form_token": fields["form_token"]}).status_code == 404
