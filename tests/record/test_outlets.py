from record_builder import SHOW, Article, record

from clapboard.record.outlets import Score, outlets


def scores(*articles: Article) -> dict[str, Score]:
    found = record(*articles).slice(SHOW)
    return {score.outlet: score for score in outlets(found.timeline(), found.conflicts(), found.sources)}


def counts(score: Score) -> tuple[int, int, int, int, int, int]:
    return (score.reported, len(score.first), len(score.shared), len(score.late), len(score.wrong), len(score.corrected))


def test_who_was_first_who_late() -> None:
    found = scores(
        Article("a", "2024-01-01", outlet="Gull").tells("renewed", 2),
        Article("b", "2024-01-03", outlet="Tern").tells("renewed", 2),
        Article("c", "2024-03-03", outlet="Skua").tells("renewed", 2),
    )
    assert {outlet: counts(score) for outlet, score in found.items()} == {
        "Gull": (1, 1, 0, 0, 0, 0),
        "Tern": (1, 0, 0, 0, 0, 0),
        "Skua": (1, 0, 0, 1, 0, 0),
    }


def test_two_on_one_day_share_and_one_alone_has_won_no_race() -> None:
    found = scores(
        Article("a", "2024-01-01", outlet="Gull").tells("renewed", 2),
        Article("b", "2024-01-01", outlet="Tern").tells("renewed", 2),
        Article("c", "2024-03-03", outlet="Skua").tells("cancelled", 3),
    )
    assert counts(found["Gull"]) == counts(found["Tern"]) == (1, 0, 1, 0, 0, 0)
    assert counts(found["Skua"]) == (1, 0, 0, 0, 0, 0)


def test_who_was_wrong_and_who_set_it_right() -> None:
    found = scores(
        Article("a", "2024-01-01", outlet="Gull").tells("date_set", 2, target="2024-05-01", announced_by="Netflix"),
        Article("b", "2024-01-02", outlet="Kettle").tells("date_set", 2, target="2025-05-01"),
        Article("c", "2024-01-05", outlet="Kettle").tells("date_set", 2, target="2024-05-01"),
    )
    assert counts(found["Kettle"])[4:] == (1, 1)
    assert counts(found["Gull"])[4:] == (0, 0)


def test_an_outlet_that_is_not_given_is_named_so() -> None:
    assert list(scores(Article("a", "2024-01-01", outlet=None).tells("renewed", 2))) == ["outlet not given"]
