"""Reported speech without marks: "X said (that) …", "according to X", "told X about how …", "feels like"."""

import re
from collections.abc import Iterator, Sequence

from clapboard.mentions.cues import Reports, finite_forms
from clapboard.mentions.page import Page
from clapboard.mentions.quotations.drafts import Draft
from clapboard.mentions.quotations.sources import source_according, source_after, source_before
from clapboard.model.mention import PersonMention, QuotationKind
from clapboard.model.span import Span

_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_AFTER_CUE = re.compile(
    r"(?P<told>\s(?:[Tt]he\s)?(?:[A-Z][\w.!’'&+-]*|them|us|me|him|her|reporters|viewers|fans|readers|the\s(?:outlet|magazine|publication|paper|newspaper|site|crowd|audience|network))(?:\s(?:of\s|the\s)?[A-Z][\w.!’'&+-]*){0,4})?"
    r"(?P<adverbs>(?:\s(?:on|in|at|during|earlier|later|also|yesterday|today|last|this|exclusively|publicly|recently|previously)(?:\s(?!that\b|how\b|about\b)[\w’'()-]+){0,6}?)?)"
    r"(?P<link>,?\s(?:that|how|about\show|about|what|why|whether|if|of\show)\s|\slike\s|:?\s)"
)
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Aa]s indicated by|[Aa]s stated by)\s")
_END = re.compile(
    r"[;“”\"]|,\s(?:but|while|though|although|and\s(?:he|she|they|it)\s(?:also\s)?(?:is|was|has|had|added|said|told)|adding|noting|saying|which)\b"
)


def reported(page: Page, people: Sequence[PersonMention], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the reported speech of the sentences in which no words in marks are attributed already."""
    text = page.text
    taken = [span for draft in drafts for span in (*draft.content, *draft.cue)]
    headings = set(page.document.headings)
    for sentence in page.sentences:
        if any(span.overlaps(sentence) for span in taken) or any(sentence in heading for heading in headings):
            continue
        draft = _that_clause(text, sentence) or _according(text, sentence)
        if draft is not None:
            yield draft


def _that_clause(text: str, sentence: Span) -> Draft | None:
    forms = finite_forms()
    for word in _WORD.finditer(text, sentence.start, sentence.end):
        flag = forms.get(word[0], Reports(0))
        feels = word[0] in ("feels", "felt") and text[word.end() :].startswith(" like ")
        tells = word[0] in ("tell", "tells", "told")
        if not (flag & Reports.SAY or feels or tells) or word.start() == sentence.start:
            continue
        draft = _reported_by(text, sentence, Span(*word.span()), feels=feels)
        if draft is not None:
            return draft
    return None


def _reported_by(text: str, sentence: Span, cue: Span, *, feels: bool) -> Draft | None:
    match = _AFTER_CUE.match(text, cue.end, sentence.end)
    source = source_before(text, sentence.start, cue.start)
    if match is None or source is None:
        return None
    link = match["link"].strip(" ,:")
    start = match.end()
    if not link and (match["told"] or match["adverbs"]):
        start = cue.end + 1
        if not re.match(r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|the|there|[A-Z])", text[start : start + 6]) or match["told"]:
            return None
    if not link and not re.match(
        r"(?:he|she|they|it|the|there|his|her|their|a|an|no|some|[A-Z]\w+\s(?:is|was|has|had|will|would|are|were)\b)[\s’']?",
        text[start : start + 30],
    ):
        return None
    end_match = _END.search(text, start, sentence.end)
    end = end_match.start() if end_match else sentence.end
    while end > start and text[end - 1] in '.!? ,”"':
        end -= 1
    if end - start < 12:
        return None
    cue = Span(cue.start, cue.end + 5) if feels else cue
    return Draft(
        content=[Span(start, end)],
        kind=QuotationKind.INDIRECT,
        rule="X said that" if link else "X said",
        cue=[cue],
        source=[source],
        confidence=0.75 if link else 0.55,
    )


def _according(text: str, sentence: Span) -> Draft | None:
    match = _ACCORDING.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    leads = match.start() == sentence.start
    source = source_according(text, match.end(), sentence.end) if leads else source_after(text, match.end(), sentence.end)
    if source is None:
        return None
    if leads:
        content = (source.end, sentence.end)
    else:
        content = (sentence.start, match.start())
    start, end = content
    while start < end and text[start] in " ,":
        start += 1
    while end > start and text[end - 1] in " ,.!?":
        end -= 1
    if end - start < 12:
        return None
    return Draft(
        content=[Span(start, end)],
        kind=QuotationKind.INDIRECT,
        rule="according to",
        cue=[Span(match.start(), match.end() - 1)],
        source=[source],
        confidence=0.7,
    )
