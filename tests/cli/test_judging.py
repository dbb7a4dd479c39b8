import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def renewed(clapboard: Run) -> list[dict[str, object]]:
    return [row for row in json.loads(clapboard("timeline", "Brine Lane", "--json").stdout) if row["kind"] == "renewed"]


def test_a_rejected_claim_is_as_if_never_read_until_it_is_taken_back(clapboard: Run, article: Path) -> None:
    clapboard("read", str(article))
    events = renewed(clapboard)
    assert events
    for claim in {proof["claim"] for event in events for proof in event["proofs"]}:
        assert clapboard("judge", claim[:12], "reject", "--by", "Ed").returncode == 0
    assert renewed(clapboard) == []
    rows = json.loads(clapboard("judgements", "--json").stdout)
    assert {(row["verdict"], row["by"]) for row in rows} == {("reject", "Ed")}
    for row in rows:
        assert clapboard("judge", row["judgement"][:12], "undo").returncode == 0
    assert renewed(clapboard) == events
    assert all(row["undone"] for row in json.loads(clapboard("judgements", "--json").stdout))


def test_a_corrected_season_is_the_season(clapboard: Run, article: Path) -> None:
    clapboard("read", str(article))
    for claim in {proof["claim"] for event in renewed(clapboard) for proof in event["proofs"]}:
        clapboard("judge", claim, "correct", "season", "4")
    assert {event["season"] for event in renewed(clapboard)} == {4}


def test_what_does_not_fit_together_is_refused(clapboard: Run, article: Path) -> None:
    clapboard("read", str(article))
    claim = json.loads(clapboard("quotes", "--json").stdout)[0]["claim"]
    for words in (["perhaps"], ["correct"], ["accept", "season", "4"], ["same-as", "show"]):
        done = clapboard("judge", claim, *words)
        assert done.returncode == 2, done.stdout
        assert "Traceback" not in done.stderr
    assert clapboard("judge", "ffffffff", "accept").returncode == 2
    assert clapboard("judge", "ffffffff", "undo").returncode == 2


def test_the_other_questions_answer_on_the_sample(clapboard: Run, article: Path) -> None:
    clapboard("read", str(article))
    assert clapboard("season", "Brine Lane", "3", "--as", "tmdb").stdout.strip()
    assert clapboard("season", "Brine Lane", "3", "--as", "nobody").returncode == 2
    assert "No two documents disagree" in clapboard("conflicts").stdout
    assert "Fenland News" in clapboard("outlets").stdout
    assert isinstance(json.loads(clapboard("review", "--json").stdout)["claims"], list)
    assert "Season 3" in clapboard("timeline", "Brine Lane").stdout
