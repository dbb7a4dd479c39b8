from datetime import UTC, datetime

from icalendar import Calendar, Event
from record_builder import SHOW, Article, record

from clapboard.publishing.twins.calendars import ics
from clapboard.publishing.twins.pages import Context, Place, sheet_of_show
from clapboard.publishing.views.show import show_view

SET = Article("set", "2025-01-10", captured=datetime(2025, 1, 11, tzinfo=UTC)).tells("date_set", 2, target="2025-06-05")
MOVED = Article("moved", "2025-03-10", captured=datetime(2025, 3, 11, tzinfo=UTC)).tells("date_moved", 2, target="2025-09-11")
AGAIN = Article("again", "2025-04-10", captured=datetime(2025, 4, 11, tzinfo=UTC)).tells("date_moved", 2, target="2025-06-05")
OUT = Article("out", "2025-09-20", captured=datetime(2025, 9, 21, tzinfo=UTC)).tells("released", 2, date="2025-09-12")


def release(*articles: Article, judged: int = 0) -> Event:
    held = record(*articles).slice(SHOW)
    sheet = sheet_of_show(show_view(held), held, Place(address="/shows/harbour-lights"), Context(judged=judged))
    (event,) = [item for item in Calendar.from_ical(ics(sheet)).walk("VEVENT") if "release" in str(item["UID"])]
    return event


def test_a_date_that_moves_keeps_its_uid_and_has_a_higher_sequence() -> None:
    told = [release(SET), release(SET, MOVED), release(SET, MOVED, AGAIN), release(SET, MOVED, AGAIN, OUT)]
    assert {str(event["UID"]) for event in told} == {"harbour-lights-2-release@clapboard"}
    sequences = [event["SEQUENCE"] for event in told]
    assert sequences == sorted(set(sequences))
    assert [str(event["DTSTART"].dt) for event in told[:2]] == ["2025-06-05", "2025-09-11"]
    assert str(told[3]["DTSTART"].dt) == "2025-09-12"


def test_a_report_that_an_editor_takes_away_raises_the_sequence_too() -> None:
    before, after = release(SET, MOVED), release(SET, judged=1)
    assert after["DTSTART"].dt != before["DTSTART"].dt
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert release(SET, MOVED, judged=2)["SEQUENCE"] > after["SEQUENCE"]


def test_windows_are_tentative_and_all_their_days_long() -> None:
    event = release(Article("window", "2025-01-10").tells("date_set", 2, target="2025-23"))
    assert (event["STATUS"], str(event["DTSTART"].dt), str(event["DTEND"].dt)) == ("TENTATIVE", "2025-09-01", "2025-12-21")
    assert "autumn 2025" in str(event["SUMMARY"])


def test_the_stamp_is_when_the_newest_was_captured_not_the_clock() -> None:
    assert release(SET, MOVED)["DTSTAMP"].dt == datetime(2025, 3, 11, tzinfo=UTC)
    assert release(SET, MOVED).to_ical() == release(SET, MOVED).to_ical()


def test_the_words_are_those_of_the_date_in_force() -> None:
    assert "moved" in str(release(SET, MOVED)["DESCRIPTION"])
    assert "out" in str(release(SET, MOVED, OUT)["DESCRIPTION"])
