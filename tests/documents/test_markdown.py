from datetime import UTC, datetime

import pytest

from clapboard.documents import read
from clapboard.errors import UnreadableError
from clapboard.model.capture import Capture
from clapboard.model.document import DateBasis, Document

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def document(text: str) -> Document:
    return read(Capture(content=text.encode(), media_type="text/markdown", origin="a.md", fetched_at=NOW))


def paragraphs(document: Document) -> list[str]:
    return [paragraph.of(document.text) for paragraph in document.paragraphs]


def test_the_prose_stands_without_its_marks() -> None:
    text = """# Ferry *Drama* Sails

It was **renewed**, [Ada Quill](https://quay.example/ada) said, for `two`
seasons.\u00a0So\\
there.

![A boat](boat.jpg)

> “We are going
> back to sea.”

- **Ada Quill** as Mab
- Tom Reed as Joss

| Part | Day |
|------|-----|
| One  | May |

```
no prose
```

<div>none either</div>

[ref]: https://quay.example
"""
    found = document(text)
    assert paragraphs(found) == [
        "Ferry Drama Sails",
        "It was renewed, Ada Quill said, for two seasons.\u00a0So",
        "there.",
        "“We are going back to sea.”",
        "Ada Quill as Mab",
        "Tom Reed as Joss",
        "Part | Day",
        "One | May",
    ]
    assert [heading.of(found.text) for heading in found.headings] == ["Ferry Drama Sails"]
    assert found.title == "Ferry Drama Sails"


def test_front_matter_is_metadata() -> None:
    facts = 'title: "Ferry: Sails"\ndate: 2025-05-06\nupdated: 2025-05-08\nurl: https://quay.example/ferry/\noutlet: The Quay'
    found = document(f"---\r\n{facts}\nauthor: Ada Quill\ntags: [a]\n---\nIt sails.")
    assert paragraphs(found) == ["It sails."]
    assert (found.title, found.outlet, found.byline, found.address) == (
        "Ferry: Sails",
        "The Quay",
        "Ada Quill",
        "https://quay.example/ferry",
    )
    assert (str(found.published.interval), str(found.published.updated)) == ("2025-05-06", "2025-05-08")
    assert found.published.basis is DateBasis.METADATA


def test_a_date_line_is_read_in_markdown_too() -> None:
    found = document(" date 2025-05-06 # not a heading\n\nIt sails.")
    assert found.published.basis is DateBasis.DATE_LINE
    assert paragraphs(found)[-1] == "It sails."


@pytest.mark.parametrize("text", ["---\ntitle: x\n---\n", "![a](b.jpg)", "```\ncode\n```", "[a]: https://quay.example"])
def test_markdown_without_prose_is_an_error(text: str) -> None:
    with pytest.raises(UnreadableError):
        document(text)
