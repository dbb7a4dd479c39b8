from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from clapboard.config import Settings
from clapboard.model.claim import Judgement, Verdict
from clapboard.storage import open_ledger
from clapboard.web.api import asking
from clapboard.web.app import create_app
from clapboard.web.serving import Serving

API = "/api/v1"
LISTS = ("shows", "seasons", "milestones", "people", "conflicts", "quotations", "sayings", "outlets", "documents", "claims", "changes")


def walk(client: TestClient, name: str, **asked: object) -> Iterator[list[dict[str, object]]]:
    cursor = None
    while True:
        answer = client.get(f"{API}/{name}", params={**asked, **({"cursor": cursor} if cursor else {})})
        assert answer.status_code == 200, answer.text
        yield answer.json()["items"]
        cursor = answer.json()["next"]
        if cursor is None:
            return


@pytest.mark.parametrize("name", LISTS)
def test_an_answer_goes_through_so_much_and_no_more(client: TestClient, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [item for part in walk(client, name, limit=200) for item in part]
    monkeypatch.setattr(asking, "WORK", 1)
    parts = list(walk(client, name, limit=200))
    assert [item for part in parts for item in part] == whole
    assert len(parts) > 1 or name == "changes"


def test_who_looks_for_what_no_show_has_is_answered_in_parts(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "WORK", 1)
    parts = list(walk(client, "quotations", speaker="nobody of that name"))
    assert len(parts) > 1
    assert not any(parts)


@pytest.mark.parametrize("name", LISTS)
def test_the_parts_of_a_list_are_the_list(client: TestClient, name: str) -> None:
    whole = [item for part in walk(client, name, limit=200) for item in part]
    size = max(2, len(whole) // 5)
    parts = list(walk(client, name, limit=size))
    assert len(whole) > 2
    assert all(len(part) == size for part in parts[:-1])
    assert [item for part in parts for item in part] == whole


@pytest.mark.parametrize("name", [*LISTS, "shows/dry-stone"])
def test_who_holds_an_answer_is_told_so(client: TestClient, name: str) -> None:
    first = client.get(f"{API}/{name}")
    again = client.get(f"{API}/{name}", headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get(f"{API}/{name}", headers={"If-None-Match": '"other"'}).status_code == 200


def test_another_question_has_another_tag(client: TestClient) -> None:
    tags = {client.get(f"{API}/shows", params={"limit": limit}).headers["etag"] for limit in (1, 2, 3)}
    assert len(tags) == 3


def test_a_show_by_its_address_or_by_words_of_its_title(client: TestClient) -> None:
    answers = [client.get(f"{API}/shows/{name}").json() for name in ("dry-stone", "Dry Stone", "stone")]
    assert answers[0]["show"] == "Dry Stone"
    assert answers[0] == answers[1] == answers[2]


def test_every_fact_has_its_sentence(client: TestClient) -> None:
    for part in walk(client, "milestones", limit=100, show="dry-stone"):
        for item in part:
            told = client.get(f"{API}/evidence/{item['proofs'][0]['claim']}").json()
            assert told["state"] == "verified"
            assert item["proofs"][0]["words"] in told["evidence"][0]["sentence"]


def test_evidence_is_checked_at_every_request(client: TestClient) -> None:
    claim = client.get(f"{API}/claims", params={"limit": 1}).json()["items"][0]["claim"]
    answer = client.get(f"{API}/evidence/{claim}")
    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


def test_as_of_a_day(client: TestClient) -> None:
    asked = {"show": "dry-stone", "as_of": "2024-06-01"}
    before = client.get(f"{API}/documents", params=asked).json()["items"]
    after = client.get(f"{API}/documents", params={"show": "dry-stone"}).json()["items"]
    assert 0 < len(before) < len(after)
    assert all(item["published"] <= "2024-06-01" for item in before)


def test_a_saying_in_all_its_appearances(client: TestClient) -> None:
    reprinted = [item for part in walk(client, "sayings", limit=100) for item in part if item["documents"] > 1]
    told = client.get(f"{API}/sayings/{reprinted[0]['claim']}").json()
    assert len({item["document"] for item in told["appearances"]}) >= reprinted[0]["documents"]


def test_only_what_one_person_said(client: TestClient) -> None:
    everybody = [item for part in walk(client, "quotations", limit=200) for item in part]
    name = next(item["speaker"] for item in everybody if item["speaker"])
    found = [item for part in walk(client, "quotations", limit=200, speaker=name.upper()) for item in part]
    assert 0 < len(found) < len(everybody)
    assert all(any(name.casefold() in (who or "").casefold() for who in (item["speaker"], *item["co_speakers"])) for item in found)


def test_changes_since_a_moment(client: TestClient) -> None:
    changes = [item for part in walk(client, "changes", limit=200, clock="published") for item in part]
    middle = changes[len(changes) // 2]["at"]
    since = [item for part in walk(client, "changes", limit=200, clock="published", since=middle) for item in part]
    assert since == [item for item in changes if item["at"] > middle]
    assert all(item["evidence"] for item in changes)


def test_a_draft_is_checked_and_nothing_is_written(client: TestClient) -> None:
    told = client.get(f"{API}/sayings", params={"limit": 200, "show": "dry-stone"}).json()["items"]
    words = next(item["words"] for item in told if item["speaker"] and len(item["words"].split()) > 8 and "…" not in item["words"])
    before = client.get(f"{API}/claims").headers["etag"]
    text = f"Dry Stone news\n\nThe creator of Dry Stone spoke again.\n\n“{words}” she said in a recent interview about Dry Stone.\n"
    answer = client.post(f"{API}/check", json={"text": text})
    assert answer.status_code == 200, answer.text
    assert any(item["novelty"] == "recycled" for item in answer.json()["quotations"])
    assert client.get(f"{API}/claims").headers["etag"] == before


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("shows/no-such-show", 404),
        ("shows?as_of=yesterday", 422),
        ("shows?limit=0", 422),
        ("shows?cursor=!", 400),
        ("seasons?cursor=WyJub3BlIiwgIm5vcGUiXQ", 400),
        ("changes?cursor=WyJub3BlIiwgIm5vcGUiXQ", 400),
        ("changes?since=2024-01-01T00:00:00", 422),
        ("evidence/000000", 404),
        ("evidence/xyz", 422),
        ("documents/" + "0" * 64, 404),
        ("no/such/address", 404),
    ],
)
def test_errors_are_problem_documents(client: TestClient, address: str, status: int) -> None:
    answer = client.get(f"{API}/{address}")
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["title"]
    assert told["detail"]


def test_a_method_that_an_address_has_not(client: TestClient) -> None:
    answer = client.delete(f"{API}/shows")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_claim_of_what_happened_is_no_saying(client: TestClient) -> None:
    claim = client.get(f"{API}/claims", params={"predicate": "renewed", "limit": 1}).json()["items"][0]["claim"]
    assert client.get(f"{API}/sayings/{claim}").status_code == 400


def test_lone_surrogates_of_a_draft_are_no_defect(client: TestClient) -> None:
    body = '{"text": "Dry Stone \\ud800 was renewed for Season 9.", "title": "\\udfff"}'
    answer = client.post(f"{API}/check", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (200, 422)
    answer.json()


def test_an_editors_word_makes_another_answer_and_a_change(own: Path) -> None:
    settings = Settings(db=own)
    with TestClient(create_app(Serving(settings=settings)), base_url="http://127.0.0.1") as client:
        asked = {"show": "dry-stone", "kind": "filming_wrapped"}
        before = client.get(f"{API}/milestones", params=asked)
        proof = before.json()["items"][0]["proofs"][0]["claim"]
        ledger = open_ledger(own, settings=settings)
        claim = ledger.claims.find(proof)[0].claim
        ledger.judgements.add(
            Judgement(
                id="j",
                claim=claim.id,
                document=claim.document,
                predicate=claim.predicate,
                verdict=Verdict.REJECT,
                by="ed",
                made_at=datetime(2026, 10, 1, tzinfo=UTC),
                evidence=claim.evidence[0],
            )
        )
        ledger.close()
        after = client.get(f"{API}/milestones", params=asked, headers={"If-None-Match": before.headers["etag"]})
        assert after.status_code == 200
        assert proof not in after.text
        changes = client.get(f"{API}/changes", params={"show": "dry-stone", "since": "2026-09-30T00:00:00Z"}).json()["items"]
        assert ("judgement", "reject", proof) in [(item["kind"], item["field"], item["evidence"][0]["claim"]) for item in changes]
