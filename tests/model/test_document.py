from datetime import UTC, datetime

import pytest

from clapboard.model.capture import Capture
from clapboard.model.document import UNDATED, Document
from clapboard.model.span import Span


def document(**parts: object) -> Document:
    given = {"id": "d", "capture": "c", "text": "One.\nTwo.", "paragraphs": (Span(0, 4), Span(5, 9)), "published": UNDATED, "reader": "r"}
    return Document(**{**given, **parts})  # type: ignore[arg-type]


@pytest.mark.parametrize("paragraphs", [(Span(5, 9), Span(0, 4)), (Span(0, 6), Span(5, 9)), (Span(0, 10),)])
def test_paragraphs_are_in_order_and_in_the_text(paragraphs: tuple[Span, ...]) -> None:
    with pytest.raises(ValueError, match="paragraph"):
        document(paragraphs=paragraphs)


def test_a_heading_is_a_paragraph() -> None:
    with pytest.raises(ValueError, match="heading"):
        document(headings=(Span(0, 3),))


def test_a_lone_surrogate_has_a_hash_too() -> None:
    assert document(text="One.\nTwo\ud800").text_sha256 != document(text="One.\nTwo?").text_sha256


def capture(**parts: object) -> Capture:
    given = {"content": b"One.", "media_type": "text/plain", "origin": "a.txt", "fetched_at": datetime(2026, 1, 1, tzinfo=UTC)}
    return Capture(**{**given, **parts})  # type: ignore[arg-type]


def test_a_documents_id_hangs_on_address_and_bytes_alone() -> None:
    assert capture().document == capture(origin="b.txt", fetched_at=datetime(2027, 1, 1, tzinfo=UTC), outlet="X").document
    assert capture().document != capture(content=b"Two.").document
    assert capture().document != capture(address="https://a.example/1").document
