import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clapboard.model.claim import Claim, Evidence, id_of
from clapboard.model.mention import Certainty
from clapboard.model.span import Span

TEXT = "The cameras stopped on Friday. “That is a wrap,” said the creator."
TEXTS = st.text(min_size=1, max_size=80)


def evidence(start: int = 4, end: int = 29) -> Evidence:
    return Evidence.at(TEXT, "hash", Span(start, end))


def claim(**parts: object) -> Claim:
    given = {"document": "d", "predicate": "filming_wrapped", "show": "Low Water", "season": "2", "evidence": (evidence(),)}
    return Claim(**{**given, **parts})  # type: ignore[arg-type]


def test_no_fact_without_its_sentence() -> None:
    with pytest.raises(ValueError, match="no fact without its sentence"):
        claim(evidence=())


def test_the_id_hangs_on_every_part() -> None:
    changed = [
        claim(document="e"),
        claim(predicate="released"),
        claim(show="High Water"),
        claim(show=None),
        claim(season="3"),
        claim(value="x"),
        claim(qualifiers=(("platform", "Brightbox"),)),
        claim(certainty=Certainty.DENIED),
        claim(evidence=(evidence(0, 10),)),
    ]
    ids = {claim().id, *(other.id for other in changed)}
    assert len(ids) == len(changed) + 1
    assert all(other != claim() for other in changed)


def test_the_id_does_not_hang_on_the_order_of_qualifiers() -> None:
    one = claim(qualifiers=(("platform", "Brightbox"), ("because", "the response")))
    two = claim(qualifiers=(("because", "the response"), ("platform", "Brightbox")))
    assert one.id == two.id


@given(st.text(), st.text(), st.text(), st.text())
def test_parts_cannot_run_into_one_another(a: str, b: str, c: str, d: str) -> None:
    same = (a, b) == (c, d)
    assert (claim(show=a, season=b).id == claim(show=c, season=d).id) == same


def test_a_claim_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        claim().value = "other"  # type: ignore[misc]


@given(TEXTS, st.data())
def test_evidence_holds_in_its_own_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    proof = Evidence.at(text, "hash", span)
    assert proof.exact == span.of(text)
    assert proof.holds_in(text)


def test_evidence_never_guesses_another_place() -> None:
    assert not evidence().holds_in("x" + TEXT)
    assert not evidence().holds_in(TEXT.replace("Friday", "Monday"))
    assert not evidence().holds_in(TEXT.replace("said", "says").replace("That is a", "This is a"))


def test_qualifiers_are_found_by_key() -> None:
    assert claim(qualifiers=(("platform", "Brightbox"),)).qualifier("platform") == "Brightbox"
    assert claim().qualifier("platform") is None


def parts(of: Claim) -> dict[str, object]:
    return {field.name: getattr(of, field.name) for field in dataclasses.fields(of) if field.init}


def test_a_kept_claim_is_the_same_as_the_one_that_was_written() -> None:
    written = claim(qualifiers=(("region", "US"), ("platform", "Brightbox")))
    kept = Claim.kept(written.id, **parts(written))  # type: ignore[arg-type]
    assert kept == written
    assert {kept, written} == {written}
    assert id_of(kept) == written.id


def test_a_damaged_claim_keeps_its_id_and_its_parts_tell() -> None:
    written = claim()
    damaged = Claim.kept(written.id, **{**parts(written), "season": "3"})  # type: ignore[arg-type]
    assert damaged.id == written.id
    assert id_of(damaged) == claim(season="3").id != written.id
    assert damaged != written
    with pytest.raises(ValueError, match="no fact without its sentence"):
        Claim.kept(written.id, **{**parts(written), "evidence": ()})  # type: ignore[arg-type]
