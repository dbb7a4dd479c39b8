"""Words said without marks: transcripts ("NAME: …"), blocks after a colon, posts signed at their end."""

import re
from collections.abc import Iterator, Sequence

from clapboard.mentions.page import Page
from clapboard.mentions.quotations.drafts import Draft
from clapboard.model.mention import PersonMention, QuotationKind
from clapboard.model.span import Span

_LABEL = re.compile(r"(?P<name>[A-Z][\w.’'&-]*(?:\s[A-Z][\w.’'&-]*){0,3})(?:\s\([^)\n]{1,40}\))?\s?:\s+(?=\S)")
_SIGNED = re.compile(r"(?P<words>.{20,}?)\s*(?P<tags>(?:#\w+\s*)*)[—–-]{1,2}\s(?P<name>[^\n@—–]{2,50}?)\s\((?P<handle>@\w+)\)", re.DOTALL)


def blocks(page: Page, people: Sequence[PersonMention], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what is said without marks, beside what `drafts` have already."""
    taken = [span for draft in drafts for span in draft.content]
    labelled = [(paragraph, match) for paragraph in page.document.paragraphs if (match := _LABEL.match(page.text, paragraph.start, paragraph.end))]
    speakers = {match["name"] for _, match in labelled}
    transcript = len(labelled) >= 4 and len(speakers) >= 2 and any(sum(other["name"] == match["name"] for _, other in labelled) > 1 for _, match in labelled)
    for paragraph in page.document.paragraphs:
        if any(span.overlaps(paragraph) for span in taken):
            continue
        post = _SIGNED.match(page.text, paragraph.start, paragraph.end)
        if post:
            yield _signed(post)
        elif transcript and (match := _LABEL.match(page.text, paragraph.start, paragraph.end)) and len(match["name"]) < 30:
            yield Draft(
                content=[Span(match.end(), paragraph.end)], kind=QuotationKind.DIRECT, rule="transcript", source=[Span(*match.span("name"))], confidence=0.85
            )


def _signed(match: re.Match[str]) -> Draft:
    return Draft(
        content=[Span(*match.span("words"))], kind=QuotationKind.DIRECT, rule="signed post", source=[Span(*match.span("name"))], confidence=0.85, post=True
    )
