"""Reported speech without marks: "X said (that) …", "according to X", "told X about how …", "feels like"."""

import re
from collections import deque
from collections.abc import Iterator, Sequence

from clapboard.mentions.cues import Reports, finite_forms
from clapboard.mentions.page import Page
from clapboard.mentions.quotations.drafts import Draft
from clapboard.mentions.quotations.sources import source_according, source_after, source_before
from clapboard.model.mention import QuotationKind
from clapboard.model.span import Span

_LEAST = 12
"""Code points that reported words have at least."""
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_HEARERS = "outlet|magazine|publication|paper|newspaper|site|crowd|audience|network"
_AFTER_CUE = re.compile(
    rf"(?P<told>\s(?:[Tt]he\s)?(?:[A-Z][\w.!’'&+-]*|them|us|me|him|her|reporters|viewers|fans|readers|the\s(?:{_HEARERS}))"
    r"(?:\s(?:of\s|the\s)?[A-Z][\w.!’'&+-]*){0,4})?"
    r"(?P<adverbs>(?:\s(?:on|in|at|during|earlier|later|also|yesterday|today|last|this|exclusively|publicly|recently|previously)"
    r"(?:\s(?!that\b|how\b|about\b)[\w’'()-]+){0,6}?)?)"
    r"(?P<link>,?\s(?:that|how|about\show|about|what|why|whether|if|of\show)\s|\slike\s|:?\s)"
)
_BEGINS_CLAUSE = re.compile(
    r"(?:he|she|they|it|the|there|his|her|their|a|an|no|some|[A-Z]\w+\s(?:is|was|has|had|will|would|are|were)\b)[\s’']?"
)
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Aa]s indicated by|[Aa]s stated by)\s")
_END = re.compile(
    r"[;“”\"]|,\s(?:but|while|though|although|and\s(?:he|she|they|it)\s(?:also\s)?(?:is|was|has|had|added|said|told)|adding|noting|"
    r"saying|which)\b"
)


def reported(page: Page, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the reported speech of the sentences in which `drafts` have nothing yet; headings are left out."""
    spans = (span for draft in drafts for span in (*draft.content, *draft.cue))
    taken = deque(sorted((*spans, *page.document.headings), key=lambda span: span.end))
    for sentence in page.sentences:
        while taken and taken[0].end <= sentence.start:
            taken.popleft()
        if taken and taken[0].overlaps(sentence):
            continue
        draft = _that_clause(page.text, sentence) or _according(page.text, sentence)
        if draft is not None:
            yield draft


def _that_clause(text: str, sentence: Span) -> Draft | None:
    forms = finite_forms()
    for word in _WORD.finditer(text, sentence.start + 1, sentence.end):
        feels = word[0] in ("feels", "felt") and text.startswith(" like ", word.end())
        if not (feels or forms.get(word[0], 0) & Reports.SAY):
            continue
        draft = _reported_by(text, sentence, Span(word.start(), word.end() + len(" like") if feels else word.end()), feels=feels)
        if draft is not None:
            return draft
    return None


def _reported_by(text: str, sentence: Span, cue: Span, *, feels: bool) -> Draft | None:
    source = source_before(text, sentence.start, cue.start)
    match = _AFTER_CUE.match(text, cue.end - len(" like") if feels else cue.end, sentence.end)
    if match is None or source is None:
        return None
    linked = bool(match["link"].strip(" ,:"))
    if not linked and match["told"]:
        return None
    start = match.end() if linked or not match["adverbs"] else cue.end + 1
    if not linked and not (_BEGINS_CLAUSE.match(text, start) or match["adverbs"]):
        return None
    stop = _END.search(text, start, sentence.end)
    rule, confidence = ("X said that", 0.75) if linked else ("X said", 0.55)
    return _draft(text, (start, stop.start() if stop else sentence.end), rule, cue=cue, source=source, confidence=confidence)


def _according(text: str, sentence: Span) -> Draft | None:
    match = _ACCORDING.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    leads = match.start() == sentence.start
    source = source_according(text, match.end(), sentence.end) if leads else source_after(text, match.end(), sentence.end)
    if source is None:
        return None
    words = (source.end, sentence.end) if leads else (sentence.start, match.start())
    return _draft(text, words, "according to", cue=Span(match.start(), match.end() - 1), source=source, confidence=0.7)


def _draft(text: str, words: tuple[int, int], rule: str, *, cue: Span, source: Span, confidence: float) -> Draft | None:
    start, end = words
    while start < end and text[start] in " ,":
        start += 1
    while end > start and text[end - 1] in '.!? ,”"':
        end -= 1
    if end - start < _LEAST:
        return None
    return Draft(content=[Span(start, end)], kind=QuotationKind.INDIRECT, rule=rule, cue=[cue], source=[source], confidence=confidence)
