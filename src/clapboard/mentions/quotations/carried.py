"""Words in marks without an attribution of their own: the speaker carries on, or what stands before tells who it is."""

import re

from clapboard.mentions.cues import official_words
from clapboard.mentions.quotations.clauses import announces, clause_before
from clapboard.mentions.quotations.drafts import Draft
from clapboard.mentions.quotations.walk import Place, Walk
from clapboard.model.mention import PersonMention, QuotationKind
from clapboard.model.span import Span

_ALONE = 5
"""Words that a quotation without any attribution has at least."""
_MOST = 0.7
"""Part of its paragraph that it fills."""


def announced(walk: Walk, place: Place, lead: Span) -> Draft:
    """Return the quotation that a colon introduces without a cue: a noun announces it, or the sentence's subject says it."""
    text = walk.page.text
    noun, subject = announces(text, lead), walk.subject(lead)
    source = [subject.span] if subject else list(walk.mentioned(lead)[:1])
    return Draft(
        content=[place.stretch.inner],
        kind=QuotationKind.DIRECT,
        rule="marks after a colon",
        cue=[noun] if noun else [],
        source=source,
        confidence=0.75,
        carried=not source,
        official=bool(set(re.findall(r"[a-z-]+", lead.of(text).lower())) & official_words()),
    )


def unattributed(walk: Walk, place: Place, *, current: Draft | None, previous: Draft | None) -> Draft | None:
    """Return the quotation that whole sentences in marks are, None where nothing says that they are speech.

    `current` is the quotation before in the paragraph, `previous` the last one of the paragraph before.
    """
    words = place.stretch.inner
    own = (_asked(walk, place.before) or _told_before(walk, place.before, current)) if place.before else None
    if own is not None:
        return _draft(words, "marks, the sentence before", 0.6, own)
    if current is not None:
        return current.with_words(words)
    if previous is not None:
        return previous.with_words(words) if previous.content[-1] in walk.unclosed else _carried(words, previous)
    return _introduced(walk, place)


def _draft(words: Span, rule: str, confidence: float, source: PersonMention | None = None) -> Draft:
    return Draft(content=[words], kind=QuotationKind.DIRECT, rule=rule, source=[source.span] if source else [], confidence=confidence)


def _carried(words: Span, previous: Draft) -> Draft:
    draft = _draft(words, "marks, carried on", 0.7)
    draft.source, draft.cue, draft.official, draft.carried = list(previous.source), list(previous.cue), previous.official, True
    return draft


def _introduced(walk: Walk, place: Place) -> Draft | None:
    """Read the paragraph before: its colon introduces a block, or its last sentence is about who speaks."""
    introduction = walk.paragraph_before(place.paragraph)
    if introduction is not None and introduction.of(walk.page.text).rstrip().endswith(":"):
        return _block(walk, place, introduction)
    subject = _told_before(walk, introduction, None) if introduction else None
    if subject is not None:
        return _draft(place.stretch.inner, "marks, the paragraph before", 0.45, subject)
    fills = len(place.stretch.outer) >= _MOST * len(place.paragraph) and len(place.spoken(walk.page.text).split()) >= _ALONE
    return _draft(place.stretch.inner, "marks alone", 0.4) if fills else None


def _block(walk: Walk, place: Place, introduction: Span) -> Draft:
    sentence = walk.page.sentence_at(introduction.end - 1) or introduction
    clause = clause_before(walk.page.text, sentence, mentioned=walk.mentioned(sentence))
    if clause is None or clause.source is None:
        return announced(walk, place, sentence)
    draft = _draft(place.stretch.inner, "marks, X said:", 0.85)
    draft.source, draft.cue = [clause.source], [clause.cue] if clause.cue else []
    return draft


def _asked(walk: Walk, narrative: Span) -> PersonMention | None:
    """Return whose answer a question announces ("Doe's response?"), None where the last sentence is no such question."""
    last = walk.last_sentence(narrative)
    if last is None or not last.of(walk.page.text).endswith("?") or announces(walk.page.text, last) is None:
        return None
    return next(iter(walk.people.starting_in(last)), None)


def _told_before(walk: Walk, narrative: Span, current: Draft | None) -> PersonMention | None:
    """Return the subject of the last whole sentence of the narrative, None where that is the attribution itself."""
    last = walk.last_sentence(narrative)
    if last is None or (current is not None and any(span.overlaps(last) for span in (*current.cue, *current.source))):
        return None
    return walk.subject(last)
