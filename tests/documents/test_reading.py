import json
from datetime import UTC, datetime

import pytest

from clapboard.documents import READER, read
from clapboard.errors import UnreadableError
from clapboard.model.capture import Capture
from clapboard.model.document import UNDATED, DateBasis, Document

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def document(content: str | bytes, media_type: str = "text/plain", **beside: str) -> Document:
    content = content.encode() if isinstance(content, str) else content
    return read(Capture(content=content, media_type=media_type, origin="article", fetched_at=NOW, **beside))


def paragraphs(document: Document) -> list[str]:
    return [paragraph.of(document.text) for paragraph in document.paragraphs]


def headings(document: Document) -> list[str]:
    return [heading.of(document.text) for heading in document.headings]


def test_the_text_is_kept_to_the_letter() -> None:
    text = "Ferry\u00a0Lane is back.\r\n\r\nZero\u200bwidth, too. \r\n"
    read_back = document(text)
    assert read_back.text == text
    assert paragraphs(read_back) == ["Ferry\u00a0Lane is back.", "Zero\u200bwidth, too."]
    assert read_back.reader == READER


@pytest.mark.parametrize("lead", [" date 2025-05-06 ", "date 2025-05-06 ", "\n date 2025-05-06\n", "Date: 2025-05-06\r\n\r\n"])
def test_a_leading_date_line_is_the_day_and_no_text(lead: str) -> None:
    read_back = document(lead + "The ferry drama sails again.")
    assert str(read_back.published.interval) == "2025-05-06"
    assert read_back.published.basis is DateBasis.DATE_LINE
    assert paragraphs(read_back) == ["The ferry drama sails again."]
    assert read_back.text.startswith(lead)


def test_a_date_line_after_a_byte_order_mark() -> None:
    read_back = document(b"\xef\xbb\xbf date 2025-05-06 The ferry drama sails again.")
    assert str(read_back.published.interval) == "2025-05-06"
    assert read_back.text.startswith(" date")


@pytest.mark.parametrize("text", ["date 2025-02-30 is no day.", "The date 2025-05-06 stands within.", "date 2025-05-067 is a number."])
def test_what_is_no_date_line_stays_text(text: str) -> None:
    read_back = document(text)
    assert read_back.published == UNDATED
    assert paragraphs(read_back) == [text]


def test_the_basis_of_the_day_in_order() -> None:
    beside = {"published": "2025-05-07", "address": "https://quay.example/2025/05/08/ferry"}
    assert str(document(" date 2025-05-06 It sails.", **beside).published.interval) == "2025-05-06"
    assert str(document("It sails.", **beside).published.interval) == "2025-05-07"
    by_address = document("It sails.", address=beside["address"]).published
    assert (str(by_address.interval), by_address.basis) == ("2025-05-08", DateBasis.ADDRESS)


def test_a_day_that_a_person_wrote_is_believed_whatever_our_clock_says() -> None:
    assert str(document(" date 2031-05-06 It sails.").published.interval) == "2031-05-06"
    assert str(document("It sails.", published="2031").published.interval) == "2031-01-01/2031-12-31"


def test_a_day_in_an_address_after_the_capture_is_not() -> None:
    assert document("It sails.", address="https://quay.example/2031/05/06/ferry").published == UNDATED
    assert str(document("It sails.", address="https://quay.example/2026/03/ferry").published.interval) == "2026-03-01/2026-03-02"


def test_the_first_line_is_the_title_where_it_reads_like_one() -> None:
    read_back = document("The Ferry Drama Sails Again!!\n\nIt was renewed on Monday. So there.")
    assert read_back.title == "The Ferry Drama Sails Again!!"
    assert headings(read_back) == ["The Ferry Drama Sails Again!!"]
    assert document("It was renewed on Monday.\n\nSo there.").title is None
    assert document("“It was a long day,”\n\nshe said.").title is None


def test_headings_stand_before_paragraphs() -> None:
    text = "It was renewed.\n\nWhat we know\n\nIt sails in May.\n\nThe cast\nAda Quill as Mab\nTom Reed as Joss\n\nThat is all"
    assert headings(document(text)) == ["What we know"]


def test_a_heading_may_ask_but_a_short_question_is_the_writer_s() -> None:
    text = "It was renewed.\n\nWill there be a third season?\n\nNobody says.\n\nHow so?\n\nNobody says either."
    assert headings(document(text)) == ["Will there be a third season?"]


def test_furniture_is_no_headline() -> None:
    assert document("Trending\n\nFerry Drama Sails\n\nIt was renewed on Monday.").title is None


def test_each_line_is_a_paragraph() -> None:
    assert len(document("It was renewed on Monday, they said.\nShe said so.\nHe did not.").paragraphs) == 3


def test_lines_wrapped_at_a_width_are_joined() -> None:
    text = (
        "The ferry drama that nobody expected to see again has been given a\n"
        "second season by the harbour channel, which said on Monday that the\n"
        "first one had been watched by more people than live in the county.\n"
        "Filming starts in May.\n\n"
        "“We are delighted to be going back to sea with this company and this\n"
        "crew,” the creator said in a statement that was read out on the quay\n"
        "before the cameras of the local stations.\n"
    )
    first, second = paragraphs(document(text))
    assert first.startswith("The ferry drama that nobody expected to see again has been given a second season by")
    assert second.endswith("before the cameras of the local stations.")
    assert len(document(text).text) == len(text)
    assert document(text).text.replace("\n", " ") == text.replace("\n", " ")


def test_a_byline_is_no_paragraph() -> None:
    read_back = document("Ferry Drama Sails Again\nBy Ada O'Quill\n\nIt was renewed on Monday.")
    assert read_back.byline == "Ada O'Quill"
    assert paragraphs(read_back) == ["Ferry Drama Sails Again", "It was renewed on Monday."]


@pytest.mark.parametrize(
    "line",
    ["May 6, 2025", "6 May 2025", "Published: Tuesday, 6th May 2025 at 10:30 am BST", "2025-05-06", "Posted on Sept. 6, 2025 | 9:05am"],
)
def test_a_line_that_is_a_date_and_nothing_else_is_the_day(line: str) -> None:
    read_back = document(f"Ferry Drama Sails Again\n{line}\n\nIt was renewed on Monday.")
    assert read_back.published.basis is DateBasis.DATE_LINE
    assert read_back.published.interval.is_day
    assert paragraphs(read_back) == ["Ferry Drama Sails Again", "It was renewed on Monday."]


def test_a_byline_may_hold_the_day_and_a_line_the_change() -> None:
    dated_first = document("Ferry Drama Sails Again\nTuesday, May 6, 2025 | By Ada Quill\n\nIt was renewed on Monday.")
    assert (dated_first.byline, str(dated_first.published.interval)) == ("Ada Quill", "2025-05-06")
    read_back = document("Ferry Drama Sails Again\nBy Ada Quill | May 6, 2025\nLast updated: 8 May 2025\n\nIt was renewed on Monday.")
    assert (read_back.byline, str(read_back.published.interval)) == ("Ada Quill", "2025-05-06")
    assert str(read_back.published.updated) == "2025-05-08"


@pytest.mark.parametrize("line", ["It sails on May 6, 2025", "May 6, 2025 is the day.", "By May 6, 2025", "May 2025", "By the way"])
def test_a_date_among_other_words_is_no_day_of_publication(line: str) -> None:
    read_back = document(f"Ferry Drama Sails Again\n{line}\n\nIt was renewed on Monday.")
    assert read_back.published == UNDATED
    assert line in paragraphs(read_back)


def test_an_outlet_is_known_by_its_address() -> None:
    assert document("It sails.", address="https://deadline.com/2025/05/ferry").outlet == "Deadline"
    assert document("It sails.", address="https://quay.example/ferry").outlet is None
    assert document("It sails.", address="https://deadline.com/a", outlet="The Quay").outlet == "The Quay"


def test_an_item_is_read_from_its_text() -> None:
    content = json.dumps({"id": "x", "text": " date 2025-05-06 It sails.\n\nIt\x00 does \ud800."})
    read_back = document(content, "application/json")
    assert paragraphs(read_back) == ["It sails.", "It\ufffd does \ufffd."]
    assert read_back.published.basis is DateBasis.DATE_LINE


def test_what_was_given_beside_wins_over_the_text_for_title_and_outlet() -> None:
    read_back = document("Ferry Drama Sails\n\nIt does.", title="Given", outlet="The Quay", address="https://quay.example/f")
    assert (read_back.title, read_back.outlet, read_back.address) == ("Given", "The Quay", "https://quay.example/f")


@pytest.mark.parametrize("content", [b"", b"\n \n", bytes(range(256)) * 4, b"\x00\x01\x02", b" date 2025-05-06 \n"])
def test_no_text_is_an_error_in_one_line(content: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        document(content)
    assert "\n" not in str(caught.value)
    assert caught.value.hint
