import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

WORDS = "The tide tables hang over my desk and in ten winters they have never once been wrong about the marsh"
INTERVIEW = (
    "Brine Lane Renewed for Season 3\n\n"
    "Netflix has renewed Brine Lane for Season 3, the streamer announced on Monday.\n\n"
    f'Creator Hanneke Vole spoke to Fenland News earlier this year. "{WORDS}," Hanneke Vole said.\n'
)


@pytest.fixture
def draft(clapboard: Run, tmp_path: Path) -> Callable[..., Path]:
    """Return a writer of drafts, beside a record that holds one interview."""
    (tmp_path / "interview.txt").write_text(INTERVIEW, encoding="utf-8")
    (tmp_path / "interview.json").write_text('{"outlet": "Fenland News", "published": "2025-05-06"}', encoding="utf-8")
    assert clapboard("read", "interview.txt").returncode == 0

    def write(words: str, published: str = "2025-09-01") -> Path:
        path = tmp_path / "draft.txt"
        path.write_text(words, encoding="utf-8")
        (tmp_path / "draft.json").write_text(json.dumps({"outlet": "The Sluice", "published": published}), encoding="utf-8")
        return path

    return write


def checked(clapboard: Run, path: Path, code: int) -> dict[str, object]:
    done = clapboard("check", str(path), "--json")
    assert done.returncode == code, done.stderr
    rows = json.loads(done.stdout)
    assert len(rows) == 1
    return rows[0]


def test_new_news_is_new_and_nothing_to_look_at(clapboard: Run, draft: Callable[..., Path]) -> None:
    path = draft("Brine Lane Season 3 wrapped filming on Friday, Netflix said.\n")
    row = checked(clapboard, path, 0)
    assert row["shows"] == ["Brine Lane"]
    assert [(fact["kind"], fact["novelty"]) for fact in row["facts"] if fact["season"] == 3] == [("filming_wrapped", "new")]
    assert row["shares"] == {"new": 100, "recycled": 0, "known": 0}


def test_known_news_is_on_record_with_who_was_first(clapboard: Run, draft: Callable[..., Path]) -> None:
    row = checked(clapboard, draft("Netflix has renewed Brine Lane for Season 3.\n"), 0)
    fact = next(fact for fact in row["facts"] if fact["kind"] == "renewed")
    assert (fact["novelty"], fact["since"], fact["first"]["outlet"]) == ("on record", "2025-05-06", "Fenland News")
    assert row["shares"]["known"] == 100


def test_known_news_with_a_day_of_its_own_is_new_for_its_day(clapboard: Run, draft: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "wrap.txt").write_text("Brine Lane Season 3 has wrapped filming.\n", encoding="utf-8")
    (tmp_path / "wrap.json").write_text('{"outlet": "Fenland News", "published": "2025-08-01"}', encoding="utf-8")
    assert clapboard("read", "wrap.txt").returncode == 0
    path = draft("Brine Lane Season 3 wrapped filming on July 25, 2025.\n")
    fact = next(fact for fact in checked(clapboard, path, 0)["facts"] if fact["kind"] == "filming_wrapped")
    assert (fact["novelty"], fact["since"]) == ("new", "2025-08-01")
    assert "on record without this day since 2025-08-01" in " ".join(clapboard("check", str(path)).stdout.split())


def test_old_words_called_recent_are_in_a_new_frame(clapboard: Run, draft: Callable[..., Path]) -> None:
    row = checked(clapboard, draft(f'Brine Lane fans, rejoice.\n\n"{WORDS}," Hanneke Vole revealed in a recent interview.\n'), 1)
    said = next(item for item in row["quotations"] if item["novelty"] == "recycled")
    assert said["first"]["outlet"] == "Fenland News"
    assert said["changed"]["words"] == ["verbatim"]
    assert said["new_frame"]["days"] == 118
    assert said["new_frame"]["earlier_frame"] == "earlier this year"
    assert row["shares"]["recycled"] > 50


def test_altered_words_are_shown_with_their_places(clapboard: Run, draft: Callable[..., Path]) -> None:
    altered = WORDS.replace("ten winters", "two winters").replace("never once", "once")
    path = draft(f'The new season of Brine Lane is near.\n\n"{altered}," Hanneke Vole said.\n')
    said = next(item for item in checked(clapboard, path, 1)["quotations"] if item["novelty"] == "recycled")
    assert said["changed"]["flags"] == ["number", "negation"]
    number = next(block for block in said["changed"]["differences"] if block["kind"] == "number")
    assert (number["left"], number["right"]) == ("ten", "two")
    assert path.read_text(encoding="utf-8")[slice(*number["right_at"])] == "two"
    assert INTERVIEW[slice(*number["left_at"])] == "ten"
    shown = clapboard("check", str(path))
    assert shown.returncode == 1
    for words in ("number changed", "negation changed", "first seen: Fenland News, 2025-05-06", "[ten → two]"):
        assert words in shown.stdout


def test_other_words_of_the_same_person_are_new(clapboard: Run, draft: Callable[..., Path]) -> None:
    row = checked(clapboard, draft('Brine Lane news.\n\n"I bought a second boat and I regret the first," Hanneke Vole said.\n'), 0)
    assert [item["novelty"] for item in row["quotations"]] == ["new"]


def test_nothing_is_written(clapboard: Run, draft: Callable[..., Path]) -> None:
    before = clapboard("record", "dump").stdout
    clapboard("check", str(draft(f'"{WORDS}," Hanneke Vole said of Brine Lane.\n')))
    assert clapboard("record", "dump").stdout == before


def test_a_document_on_record_is_not_its_own_source(clapboard: Run, draft: Callable[..., Path]) -> None:
    del draft
    row = checked(clapboard, Path("interview.txt"), 0)
    assert row["compared_with"] == 0
    assert {fact["novelty"] for fact in row["facts"]} == {"new"}


def test_standard_input_is_a_draft(clapboard: Run, draft: Callable[..., Path]) -> None:
    del draft
    done = clapboard("check", "-", stdin=f'"{WORDS}," Hanneke Vole said of Brine Lane.\n')
    assert "first seen: Fenland News" in done.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [("", 3), ("?!", 0), ("Word", 0), ("Filming of Brine Lane has not begun. " * 300, 0), ('"' + "ha " * 3000 + '"', 0)],
)
def test_odd_drafts_do_no_harm(clapboard: Run, draft: Callable[..., Path], words: str, code: int) -> None:
    done = clapboard("check", str(draft(words)))
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "defect" not in done.stderr


def test_no_record_is_one_clear_line(clapboard: Run, article: Path) -> None:
    done = clapboard("check", str(article))
    assert done.returncode == 2
    assert "there is no record" in done.stderr


def test_only_neutral_words(clapboard: Run, draft: Callable[..., Path]) -> None:
    shown = clapboard("check", str(draft(f'"{WORDS}," Ned Sallow said of Brine Lane in a recent chat.\n'))).stdout.casefold()
    assert "another speaker named" in shown
    for word in ("plagiar", "stolen", "stole", "fake", "lied", "copied"):
        assert word not in shown


def test_a_saying_and_its_reprints(clapboard: Run, draft: Callable[..., Path]) -> None:
    draft(f'Brine Lane fans, rejoice.\n\n"{WORDS}," Hanneke Vole revealed in a recent interview.\n')
    assert clapboard("read", "draft.txt").returncode == 0
    rows = json.loads(clapboard("quotes", "Brine Lane", "--first", "--json").stdout)
    row = next(row for row in rows if row["documents"] == 2)
    assert row["outlet"] == "Fenland News"
    for appearance in row["appearances"]:
        one = json.loads(clapboard("saying", appearance["claim"][:12], "--json").stdout)
        assert [item["outlet"] for item in one["appearances"]] == ["Fenland News", "The Sluice"]
        assert one["appearances"][1]["new_frame"]["days"] == 118
    assert "new frame" in clapboard("saying", row["claim"][:12]).stdout
    for name in ("Brine Lane", "the sluice", "Fenland News"):
        found = json.loads(clapboard("recycled", name, "--json").stdout)
        assert [item["appearances"][1]["days"] for item in found] == [118]
    assert "118 days later" in clapboard("recycled").stdout
    assert clapboard("recycled", "Nobody's Paper").returncode == 2


def test_two_documents_side_by_side(clapboard: Run, draft: Callable[..., Path]) -> None:
    path = draft(f'Brine Lane again.\n\n"{WORDS.replace("ten", "two")}," Hanneke Vole said.\n')
    document = json.loads(clapboard("show", "Brine Lane", "--json").stdout)["documents"][0]["document"]
    answer = json.loads(clapboard("compare", document[:12], str(path), "--json").stdout)
    assert len(answer["passages"]) == 1
    assert answer["passages"][0]["quoted"]
    assert "[two]" in clapboard("compare", document[:12], str(path)).stdout
    assert clapboard("compare", "ffffffffff", str(path)).returncode == 2


def test_a_fact_is_no_saying(clapboard: Run, draft: Callable[..., Path]) -> None:
    del draft
    claim = json.loads(clapboard("timeline", "Brine Lane", "--json").stdout)[0]["proofs"][0]["claim"]
    assert clapboard("saying", claim[:12]).returncode == 2


def test_a_claim_of_success_gets_what_the_chart_on_file_says(clapboard: Run, draft: Callable[..., Path], tmp_path: Path) -> None:
    path = draft("Brine Lane is back, and Season 2 of Brine Lane is topping the Netflix charts this week.\n")
    (fact,) = [fact for fact in checked(clapboard, path, 0)["facts"] if fact["kind"] == "chart"]
    assert (fact["novelty"], fact["on_file"]) == ("no source found", "no chart on file has the show; country charts not held")
    head = "week\tcategory\tweekly_rank\tshow_title\tseason_title\tweekly_hours_viewed\tcumulative_weeks_in_top_10\n"
    (tmp_path / "top.tsv").write_text(f"{head}2025-03-09\tTV (English)\t3\tBrine Lane\tBrine Lane: Season 2\t1000\t1\n", encoding="utf-8")
    assert clapboard("read", "top.tsv").returncode == 0
    (fact,) = [fact for fact in checked(clapboard, path, 0)["facts"] if fact["kind"] == "chart"]
    assert (fact["novelty"], fact["on_file"]) == (
        "no source found",
        "best global rank on file 3 (TV (English), week to 2025-03-09); country charts not held",
    )
    assert "best global rank on file 3" in clapboard("check", str(path)).stdout
