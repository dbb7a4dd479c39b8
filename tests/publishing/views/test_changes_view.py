from datetime import UTC, datetime

import pytest
from record_builder import SHOW, Article, claims_of

from clapboard.model.show import SeasonId
from clapboard.publishing.views.changes import changes_view, headline
from clapboard.record.changes import Change, ChangeKind, Cited, Holdings, changes

AT = datetime(2024, 1, 1, tzinfo=UTC)
WORDS = (Cited(claim="c", document="d", words="so it is"),)


def change(kind: ChangeKind, field: str, before: str | None = None, after: str | None = None) -> Change:
    return Change(
        kind=kind, show=SHOW, at=AT, field=field, season=SeasonId(show=SHOW, number=2), before=before, after=after, evidence=WORDS
    )


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (change(ChangeKind.STANDING, "standing", "ordered", "filming, renewed"), "Season 2: filming, renewed (was ordered)"),
        (change(ChangeKind.STANDING, "standing", "ordered"), "Season 2: no standing on record (was ordered)"),
        (change(ChangeKind.FACT, "cast_added", None, "Ida Brook 2024-02-03"), "Season 2: joins the cast, Ida Brook 3 February 2024"),
        (change(ChangeKind.WITHDRAWN, "renewed"), "Season 2: no longer on record: renewed"),
        (
            change(ChangeKind.DATE_MOVED, "release_date", "2024-06-05", "2024-21"),
            "Season 2: release date moved from 5 June 2024 to spring 2024",
        ),
        (change(ChangeKind.DATE_NARROWED, "date_set", "2024-06", "2024-06-05"), "Season 2: date set is 5 June 2024 (was June 2024)"),
        (
            change(ChangeKind.CONFLICT_OPENED, "release date", None, "2024-02-10 | 2024-02-20"),
            "Season 2: outlets disagree on release date: 10 February 2024 / 20 February 2024",
        ),
        (change(ChangeKind.CONFLICT_CLOSED, "title", "A | B", "A"), "Season 2: title is settled: A"),
        (change(ChangeKind.CONFLICT_CLOSED, "title", "A | B"), "Season 2: outlets no longer disagree on title: A / B"),
        (change(ChangeKind.JUDGEMENT, "reject"), "Season 2: an editor’s word: reject"),
    ],
)
def test_a_change_in_our_words(made: Change, told: str) -> None:
    assert headline(made) == told


def test_a_page_of_changes_names_who_printed_the_words() -> None:
    article = Article("order", "2024-01-01", outlet="The Gull").tells("renewed", 2)
    found = changes(Holdings(claims=tuple(claims_of([article])), sources=(article.source,)))
    (table,) = changes_view(found, {article.source.id: article.source}).tables()
    assert [row.cells[3] for row in table.rows] == ["standing", "fact"]
    assert {row.cells[6] for row in table.rows} == {"The Gull"}
    assert all(row.cells[5] and row.evidence for row in table.rows)


def test_the_show_as_a_whole_and_a_page() -> None:
    page = Change(kind=ChangeKind.PAGE_CHANGED, show=SHOW, at=AT, field="https://gull.example/a", before="x", after="y", evidence=WORDS)
    assert headline(page) == "Page changed: https://gull.example/a"
