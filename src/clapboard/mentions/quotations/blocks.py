"""Words said without marks: transcripts ("NAME: …"), blocks after a colon, posts signed at their end."""

import re
from collections.abc import Iterator, Sequence

from clapboard.mentions.page import Page
from clapboard.mentions.quotations.drafts import Draft
from clapboard.model.mention import Naming, PersonMention, QuotationKind
from clapboard.model.span import Span

_ANSWER = re.compile(r"(?P<sign>Q|A|Question|Answer)\s?[:.)]\s+(?=\S)")
_LABEL = re.compile(r"(?P<name>[A-Z][\w.’'&-]*(?:\s[A-Z][\w.’'&-]*){0,3})(?:\s\([^)\n]{1,40}\))?\s?:\s+(?=\S)")
_SIGNED = re.compile(r"(?P<words>.{20,}?)\s*(?P<tags>(?:#\w+\s*)*)[—–-]{1,2}\s(?P<name>[^\n@—–]{2,50}?)\s\((?P<handle>@\w+)\)", re.DOTALL)


def relabelled(page: Page, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts, each stretch in marks that begins with a speaker's label ("NAME: …") as its own where the document has several."""
    labels = {span: match for draft in drafts for span in draft.content if (match := _SHOUTED.match(page.text, span.start, span.end))}
    if len(labels) < MANY:
        yield from drafts
        return
    for draft in drafts:
        for span in [span for span in draft.content if span in labels]:
            match = labels[span]
            draft.content.remove(span)
            yield Draft(
                content=[Span(match.end(), span.end)],
                kind=QuotationKind.DIRECT,
                rule="transcript",
                source=[Span(*match.span("name"))],
                confidence=0.85,
            )
        if draft.content:
            yield draft


MANY = 4
"""Labelled paragraphs that make a document a transcript."""

_SHOUTED = re.compile(r"(?P<name>[A-Z][A-Z.’'-]+(?:\s[A-Z][A-Z.’'-]+){0,2})\s?:\s+(?=\S)")


def blocks(page: Page, people: Sequence[PersonMention], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what is said without marks, beside what `drafts` have already."""
    taken = [span for draft in drafts for span in draft.content]
    labelled = [
        (paragraph, match) for paragraph in page.document.paragraphs if (match := _LABEL.match(page.text, paragraph.start, paragraph.end))
    ]
    speakers = {match["name"] for _, match in labelled}
    transcript = (
        len(labelled) >= MANY
        and len(speakers) >= 2
        and any(sum(other["name"] == match["name"] for _, other in labelled) > 1 for _, match in labelled)
    )
    asked = sum(_ANSWER.match(page.text, paragraph.start, paragraph.end) is not None for paragraph in page.document.paragraphs) >= MANY
    for paragraph in page.document.paragraphs:
        if any(span.overlaps(paragraph) for span in taken):
            continue
        post = _SIGNED.match(page.text, paragraph.start, paragraph.end)
        if post:
            yield _signed(post)
        elif asked and (match := _ANSWER.match(page.text, paragraph.start, paragraph.end)):
            if match["sign"].startswith("A"):
                yield Draft(
                    content=[Span(match.end(), paragraph.end)],
                    kind=QuotationKind.DIRECT,
                    rule="transcript",
                    source=_interviewed(people),
                    confidence=0.6,
                )
        elif transcript and (match := _LABEL.match(page.text, paragraph.start, paragraph.end)) and len(match["name"]) < 30:
            yield Draft(
                content=[Span(match.end(), paragraph.end)],
                kind=QuotationKind.DIRECT,
                rule="transcript",
                source=[Span(*match.span("name"))],
                confidence=0.85,
            )


def _interviewed(people: Sequence[PersonMention]) -> list[Span]:
    """Return the mention that names the one who is asked: the first full name in the document."""
    return next(([one.span] for one in people if one.naming is Naming.FULL_NAME), [])


def _signed(match: re.Match[str]) -> Draft:
    return Draft(
        content=[Span(*match.span("words"))],
        kind=QuotationKind.DIRECT,
        rule="signed post",
        source=[Span(*match.span("name"))],
        confidence=0.85,
        post=True,
    )
