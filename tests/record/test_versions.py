from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clapboard.model.document import DateBasis, Document, Publication
from clapboard.model.span import Span
from clapboard.model.when import Interval
from clapboard.record.asof import published_by
from clapboard.record.source import Source
from clapboard.record.versions import PageChange, page_changes, several

START = datetime(2026, 3, 10, 12, tzinfo=UTC)
AT = "https://third.example/a"


def document(name: str, *sentences: str, day: str = "2026-03-09", title: str = "News", address: str = AT) -> Document:
    text = " ".join(sentences)
    return Document(
        id=name,
        capture=name,
        text=text,
        paragraphs=(Span(0, len(text)),) if text else (),
        published=Publication(interval=Interval.day(date.fromisoformat(day)), basis=DateBasis.METADATA),
        reader="plain/1",
        address=address,
        title=title,
        outlet="Third Act",
    )


def told(*documents: Document) -> tuple[PageChange, ...]:
    sources = [Source.of(item, START + timedelta(days=at)) for at, item in enumerate(documents)]
    return page_changes(sources, {item.id: item for item in documents})


ONE = document("one", "Brine Lane is renewed for a third season.", "Filming begins in May.", "The cast is happy.")


def test_what_was_added_removed_and_corrected() -> None:
    two = document("two", "Brine Lane is renewed for a fourth season.", "Filming begins in May.", "A trailer came out today.")
    [change] = told(ONE, two)
    assert (change.before, change.after, change.at, change.since) == ("one", "two", START + timedelta(days=1), START)
    said = [(edit.before and edit.before.words, edit.after and edit.after.words) for edit in change.edits]
    assert said == [
        ("Brine Lane is renewed for a third season.", "Brine Lane is renewed for a fourth season."),
        (None, "A trailer came out today."),
        ("The cast is happy.", None),
    ]
    assert all(edit.after.span.of(two.text) == edit.after.words for edit in change.edits if edit.after)


def test_a_day_that_was_silently_moved() -> None:
    [change] = told(ONE, replace(ONE, id="two", published=replace(ONE.published, interval=Interval.day(date(2026, 3, 5)))))
    assert change.edits == ()
    [(field, before, after)] = change.fields
    assert field == "published"
    assert before != after


def test_what_says_the_same_has_not_changed() -> None:
    assert told(ONE, replace(ONE, id="two")) == ()
    assert told(ONE) == ()
    assert told(ONE, replace(ONE, id="two", address="https://third.example/b", title="Else")) == ()
    assert told(replace(ONE, address=""), replace(ONE, id="two", address="", title="Else")) == ()


def test_each_version_is_held_against_the_one_before() -> None:
    three = [replace(ONE, id=name, title=name) for name in ("one", "two", "three")]
    assert [(change.before, change.after) for change in told(*three)] == [("two", "three"), ("one", "two")]


def test_a_later_version_counts_from_when_it_was_changed() -> None:
    first, second = Source.of(ONE, START), Source.of(replace(ONE, id="two"), START + timedelta(days=20))
    assert [len(versions) for versions in several([second, first])] == [2]
    held = {source.id: source for source in (first, second)}
    assert set(published_by(date(2026, 3, 9), [], held, same=())) == {"one"}
    assert set(published_by(date(2026, 3, 29), [], held, same=())) == {"one"}
    assert set(published_by(date(2026, 3, 30), [], held, same=())) == {"one", "two"}
    updated = replace(second, published=replace(second.published, updated=Interval.day(date(2026, 3, 15))))
    assert set(published_by(date(2026, 3, 15), [], held | {"two": updated}, same=())) == {"one", "two"}


@given(
    st.lists(st.sampled_from("A came. B came. C went. D stayed here.".split(". ")), max_size=8), st.lists(st.text(max_size=20), max_size=5)
)
def test_what_was_not_changed_and_what_was_are_the_whole_page(old: list[str], new: list[str]) -> None:
    for change in told(document("one", *old), document("two", *new)):
        assert all(edit.before or edit.after for edit in change.edits)
        assert all(edit.before is None or edit.after is None or edit.before.words != edit.after.words for edit in change.edits)
