import pytest
from record_builder import SHOW, Article, record

from clapboard.errors import NotFoundError
from clapboard.model.mention import QuotationKind
from clapboard.publishing.views import Table
from clapboard.publishing.views.outlet import outlet_view
from clapboard.publishing.views.person import PersonView, person_view

FIRST = (
    Article("first", "2024-01-01", outlet="The Gull")
    .credits("Ida Brook", "creator")
    .tells("renewed", 2)
    .says("Nobody leaves the harbour in winter if they can help it")
)
AGAIN = (
    Article("again", "2024-03-01", outlet="The Tern")
    .credits("Ida Brook", "creator")
    .tells("renewed", 2)
    .tells("cast_left", 2, value="Ida Brook", date="2024-02-20")
    .says("Nobody leaves the harbour in winter if they can help it")
)
OTHER = (
    Article("other", "2024-02-01", about="Tin Orchard").says("The apples are metal", "Ida Brook").tells("renewed", 4, show="Tin Orchard")
)


def page(name: str) -> PersonView:
    held = record(FIRST, AGAIN, OTHER)
    return person_view(name, [held.slice(title) for title in held.titles()])


def table(tables: tuple[Table, ...], name: str) -> Table:
    return next(item for item in tables if item.name == name)


def test_a_person_over_all_shows() -> None:
    view = page("ida-brook")
    assert (view.name, view.slug) == ("Ida Brook", "ida-brook")
    assert [row.cells[:4] for row in table(view.tables(), "credits").rows] == [(SHOW, "creator", "", "2")]
    said = table(view.tables(), "said").rows
    assert {(row.cells[1], row.cells[5]) for row in said} == {(SHOW, "2"), ("Tin Orchard", "1")}
    assert len({row.evidence for row in said}) == 2


def test_how_a_person_came_and_left() -> None:
    (row,) = table(page("ida-brook").tables(), "moves").rows
    assert row.cells[0:4] == ("20 February 2024", SHOW, "Season 2", "leaves the cast")


def test_every_row_of_a_person_has_its_claims() -> None:
    assert all(row.evidence for item in page("ida-brook").tables() for row in item.rows)


def test_words_in_marks_stand_before_reported_speech_however_new() -> None:
    old = Article("old", "2024-01-01").says("Nobody leaves the harbour in winter if they can help it")
    new = Article("new", "2024-05-01").says("that the boats would be painted blue", kind=QuotationKind.INDIRECT)
    newer = Article("newer", "2024-06-01").says("The lamps were on all night and nobody came")
    held = record(old, new, newer)
    view = person_view("ida-brook", [held.slice(title) for title in held.titles()])
    assert [line.saying.words.split()[0] for line in view.said] == ["The", "Nobody", "that"]


def test_nobody_of_that_name() -> None:
    with pytest.raises(NotFoundError, match="nobody-at-all"):
        page("nobody-at-all")


def test_the_track_record_of_an_outlet() -> None:
    held = record(FIRST, AGAIN, OTHER)
    gull = outlet_view("the-gull", [held.slice(title) for title in held.titles()])
    scores = {row.id: row.cells for row in table(gull.tables(), "scores").rows}
    assert scores["harbour-lights"][1:4] == ("1", "1", "0")
    marks = table(gull.tables(), "marks").rows
    assert [(row.cells[0], row.cells[1]) for row in marks] == [("first", SHOW)]
    assert {row.cells[0] for row in table(gull.tables(), "articles").rows} == {"first", "other"}
    late = outlet_view("the-tern", [held.slice(SHOW)])
    assert late.scores[0].late == 1
    with pytest.raises(NotFoundError):
        outlet_view("the-auk", [held.slice(SHOW)])
