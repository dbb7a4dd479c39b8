"""The API against its own description: schemathesis asks, and every answer is as described; nothing that is told is left out of it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from clapboard.checking import answers as told
from clapboard.checking import check, read_draft, saying_of
from clapboard.config import Settings
from clapboard.model.capture import Capture
from clapboard.pipeline import Reader
from clapboard.publishing import answers
from clapboard.publishing.proof import prove
from clapboard.publishing.views.changes import change_line
from clapboard.record.changes import Holdings, changes
from clapboard.record.ledger import Ledger
from clapboard.record.outlets import outlets
from clapboard.record.view import Record, Slice
from clapboard.storage import open_ledger
from clapboard.web.api.models import check as drafts
from clapboard.web.api.models import evidence, shows, words

LOCAL = {"Host": "127.0.0.1"}


@pytest.fixture(scope="session")
def api(client: TestClient) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_asgi("/openapi.json", client.app, headers=LOCAL)


ADDRESSES = [
    *[f"GET /{name}" for name in "shows seasons milestones people conflicts quotations sayings outlets documents claims changes".split()],
    "GET /shows/{show}",
    "GET /sayings/{claim}",
    "GET /claims/{claim}",
    "GET /documents/{document}",
    "GET /evidence/{claim}",
    "POST /check",
]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("address", ADDRESSES)
@settings(max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_answer_is_as_described(api: schemathesis.BaseSchema, address: str, data: st.DataObject) -> None:
    method, _, path = address.partition(" ")
    mode = data.draw(st.sampled_from([schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]))
    operation = api[f"/api/v1{path}"][method]
    case = data.draw(operation.as_strategy(generation_mode=mode))
    if mode is schemathesis.GenerationMode.POSITIVE:
        case.query.pop("cursor", None)  # a cursor is ours to give: one that was made up is refused
    case.call_and_validate(headers=LOCAL, timeout=100)


def test_what_is_described(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    described = {f"{method.upper()} {path.removeprefix('/api/v1')}" for path, methods in document["paths"].items() for method in methods}
    assert described == set(ADDRESSES)
    for methods in document["paths"].values():
        for operation in methods.values():
            good = operation["responses"]["200"]["content"]["application/json"]["schema"]
            assert good.get("$ref"), operation["summary"]
            assert {"404", "422", "503"} <= operation["responses"].keys()


@pytest.fixture(scope="session")
def ledger(sample: Path) -> Iterator[Ledger]:
    opened = open_ledger(sample, settings=Settings(db=sample), read_only=True)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def held(ledger: Ledger) -> Slice:
    return Record.of(ledger).slice("Dry Stone")


def assert_whole(model: type[BaseModel], answer: dict[str, object], *, added: tuple[str, ...] = (), left_out: tuple[str, ...] = ()) -> None:
    """Check that the model knows every key of the answer, however deep, and needs none that the answer has not but those `added`."""
    for name in left_out:
        del answer[name]
    model.model_validate({**answer, **dict.fromkeys(added, "-")}, extra="forbid")


def test_nothing_that_is_told_of_a_show_is_left_out(held: Slice) -> None:
    assert_whole(shows.ShowRow, answers.show_row(held), added=("slug",))
    assert_whole(shows.Show, answers.show(held), added=("slug",))
    for score in outlets(held.timeline(), held.conflicts(), held.sources):
        assert_whole(shows.Outlet, answers.outlet(score), added=("show", "show_slug", "slug"))


def test_nothing_that_is_told_of_words_is_left_out(held: Slice, ledger: Ledger) -> None:
    for statement in held.statements():
        assert_whole(words.ToldSaying, told.told(saying_of(statement.claim, ledger)))


def test_nothing_that_is_told_of_evidence_is_left_out(held: Slice, ledger: Ledger) -> None:
    for claim in held.claims[:40]:
        assert_whole(evidence.Claim, answers.claim(claim))
        # where the file lay on the reader's machine is nobody else's business
        assert_whole(evidence.Evidence, prove(ledger.claims.find(claim.id)[0], ledger.archive), left_out=("origin",))


def test_nothing_that_is_told_of_changes_is_left_out(ledger: Ledger) -> None:
    holdings = Holdings.of(ledger)
    for change in changes(holdings):
        assert_whole(evidence.Change, answers.change(change_line(change, {source.id: source for source in holdings.sources})))


def test_nothing_that_is_told_of_a_draft_is_left_out(ledger: Ledger) -> None:
    texts = [held for held in ledger.archive.captures() if held.media_type == "text/plain"]
    assert texts
    for held in texts[:6]:
        draft = Capture(content=held.content + b"\n\nDry Stone!", media_type=held.media_type, origin="-", fetched_at=datetime.now(UTC))
        assert_whole(drafts.Check, told.check(check(read_draft(draft, Reader(tagger=None)), ledger)), left_out=("source",))
