"""Words in marks: which of them somebody said, and by which words they are attributed."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clapboard.mentions.cues import official_words
from clapboard.mentions.page import Page
from clapboard.mentions.quotations.clauses import announces, clause_after, clause_before
from clapboard.mentions.quotations.drafts import Clause, Draft
from clapboard.mentions.quotations.grammar import is_abbreviation
from clapboard.mentions.quotations.speech import Look, look_at
from clapboard.model.mention import Naming, PersonMention, QuotationKind
from clapboard.model.span import Span
from clapboard.text.marks import Stretch

_TIGHT = re.compile(r"^[\s,:–—-]*(?:that\s|to\s|how\s|about\s|the\s|a\s|an\s|as\s|it\s)*$")


@dataclass(slots=True)
class _Walk:
    """What the reading of the marks keeps from one stretch to the next."""

    page: Page
    people: Sequence[PersonMention]
    starts: list[int]
    unclosed: frozenset[Span]
    drafts: list[Draft] = field(default_factory=list)

    def mentioned(self, within: Span) -> tuple[Span, ...]:
        """Return the spans of the people and companies named in a stretch, outside marks."""
        first, last = bisect_left(self.starts, within.start), bisect_left(self.starts, within.end)
        return tuple(one.span for one in self.people[first:last])

    def subject(self, within: Span) -> PersonMention | None:
        """Return the first person that a stretch of narrative names, who is likely its subject."""
        first, last = bisect_left(self.starts, within.start), bisect_left(self.starts, within.end)
        several = [one for one in self.people[first:last] if not self.page.text[one.span.end : one.span.end + 2] in ("'s", "’s")]
        people = [
            one
            for one in several
            if one.naming is not Naming.COMPANY and one.span.of(self.page.text).lower() not in ("her", "his", "him", "their", "them")
        ]
        return people[0] if people else None


def marked(page: Page, people: Sequence[PersonMention]) -> list[Draft]:
    """Return the attributions of words in marks, in the order of the text; carried-on ones follow the one they continue."""
    unclosed = frozenset(stretch.inner for stretch in page.stretches if not stretch.closed)
    walk = _Walk(page, people, [one.span.start for one in people], unclosed)
    by_paragraph: dict[int, list[Stretch]] = {}
    for stretch in page.stretches:
        paragraph = page.paragraph_at(stretch.outer.start)
        if paragraph is not None:
            by_paragraph.setdefault(paragraph.start, []).append(stretch)
    previous: Draft | None = None
    gone = 0
    for paragraph in page.document.paragraphs:
        inside = by_paragraph.get(paragraph.start, [])
        if not inside or paragraph in page.document.headings:
            gone += 1
            if paragraph in page.document.headings:
                previous = None
            continue
        made = list(_in_paragraph(walk, paragraph, inside, previous if gone == 0 else None))
        walk.drafts += made
        spoken = [draft for draft in made if draft.kind is QuotationKind.DIRECT]
        previous = spoken[-1] if spoken else previous if _is_aside(paragraph) else None
        gone = 0
    return walk.drafts


def _is_aside(paragraph: Span) -> bool:
    return len(paragraph) < 60


def _in_paragraph(walk: _Walk, paragraph: Span, inside: Sequence[Stretch], previous: Draft | None) -> Iterator[Draft]:
    page = walk.page
    current: Draft | None = None
    for at, stretch in enumerate(inside):
        floor = inside[at - 1].outer.end if at else paragraph.start
        ceiling = inside[at + 1].outer.start if at + 1 < len(inside) else paragraph.end
        look = look_at(page, stretch, floor=floor, ceiling=ceiling)
        if look is Look.NO_SPEECH and current is not None and _ends_speech(page.text, Span(floor, stretch.outer.end), current, stretch):
            look = Look.CLAUSE
        if look is Look.NO_SPEECH:
            continue
        draft = _attributed(
            walk,
            stretch,
            look=look,
            gaps=(
                Span(floor, stretch.outer.start) if floor < stretch.outer.start else None,
                Span(stretch.outer.end, ceiling) if stretch.outer.end < ceiling else None,
            ),
            current=current,
        )
        if draft is None:
            draft = _unattributed(walk, stretch, look=look, paragraph=paragraph, floor=floor, current=current, previous=previous)
            if draft is None:
                continue
        if draft is not current and draft is not previous:
            yield draft
        current = draft


def _ends_speech(text: str, gap: Span, current: Draft, stretch: Stretch) -> bool:
    """Tell whether a short capitalised stretch is the rest of what was just attributed: it follows the attribution as a sentence."""
    attributed = any(span in gap for span in current.cue)
    return attributed and text[gap.start : stretch.outer.start].rstrip().endswith(".") and stretch.inner.of(text).rstrip()[-1:] in ".!?"


def _attributed(walk: _Walk, stretch: Stretch, *, look: Look, gaps: tuple[Span | None, Span | None], current: Draft | None) -> Draft | None:
    page, text = walk.page, walk.page.text
    before, after = gaps
    sentence_before = _sentence_lead(page, before, stretch) if before else None
    if current is not None and sentence_before is not None and _only_joins(text, sentence_before, current):
        return _extended(current, stretch, look)
    clause = None
    spoken = stretch.inner.of(text).rstrip()
    if after is not None:
        end = _sentence_end(page, after, stretch)
        tail = Span(after.start, end) if end > after.start else None
        clause = (
            clause_after(text, tail, spoken=stretch.inner.of(text), mentioned=walk.mentioned(tail)) if tail and stretch.closed else None
        )
    if sentence_before is not None:
        lead = clause_before(text, sentence_before, mentioned=walk.mentioned(sentence_before))
        leads = lead is not None and _leads_in(text, lead, stretch, look)
        if (
            clause is not None
            and clause.source is not None
            and spoken.endswith(",")
            and not sentence_before.of(text).rstrip().endswith(":")
        ):
            leads = False
        if lead is not None and (leads or clause is None) and (leads or look is Look.FRAGMENT):
            if current is not None and current.cue and lead.cue in current.cue:
                return _extended(current, stretch, look)
            return _draft(walk, stretch, lead, look=look, before=sentence_before)
        if clause is None and text[sentence_before.end - 3 : sentence_before.end].strip(" \u00a0\n")[-1:] in (":",):
            return _announced(walk, stretch, sentence_before)
    if clause is not None:
        if current is not None and clause.cue in current.cue:
            return _extended(current, stretch, look)
        return _draft(walk, stretch, clause, look=look, before=sentence_before)
    return None


_BREAK = re.compile(r"[.!?…][)\]”\"’']*\s+(?=[A-Z“\"‘'«(\[])")


def _sentence_lead(page: Page, before: Span, stretch: Stretch) -> Span | None:
    """Return the words of the stretch's own sentence before it, None where it begins the sentence."""
    text = page.text
    start = before.start
    for match in _BREAK.finditer(text, before.start, min(before.end + 1, len(text))):
        sentence = page.sentence_at(match.end())
        if sentence is None or sentence.start >= match.end() or match.end() >= before.end:
            start = min(match.end(), before.end)
    while start < before.end and text[start] in " ,\u00a0":
        start += 1
    return Span(start, before.end) if text[start : before.end].strip() else None


def _sentence_end(page: Page, after: Span, stretch: Stretch) -> int:
    sentence = page.sentence_at(after.start + 1) or page.sentence_at(stretch.outer.end - 1)
    while sentence and sentence.end < after.end and is_abbreviation(re.split(r"[\s(]", sentence.of(page.text))[-1].removesuffix(".")):
        sentence = page.sentence_at(sentence.end + 1)
    return min(after.end, sentence.end) if sentence and sentence.end > after.start + 1 else after.end


def _only_joins(text: str, lead: Span, current: Draft) -> bool:
    """Tell whether only "and", a dash or the attribution itself stands between two fragments of one sentence."""
    words = lead.of(text).strip(" ,.;:\u00a0–—-")
    if words.lower() in ("", "and", "but", "or", "and the", "and a", "as well as", "then", "and then"):
        return True
    return (
        bool(current.cue)
        and all(span.start >= lead.start and span.end <= lead.end for span in (*current.cue, *current.source))
        and (
            lead.of(text).rstrip().endswith((",", "—", "–", "that")) or text[lead.end - 1] == " " and lead.of(text).rstrip()[-1:].isalnum()
        )
    )


def _extended(current: Draft, stretch: Stretch, look: Look) -> Draft:
    current.content.append(stretch.inner)
    if look is Look.CLAUSE and current.kind is QuotationKind.MIXED:
        current.kind = QuotationKind.MIXED
    return current


def _leads_in(text: str, clause: Clause, stretch: Stretch, look: Look) -> bool:
    """Tell whether the words between a cue and the mark lead into it: a colon, a comma, or nothing."""
    if clause.cue is None:
        return False
    between = text[clause.cue.end : stretch.outer.start]
    ending = between.rstrip()
    if ending.endswith(":"):
        return True
    if ending.endswith(",") or ending.endswith("—"):
        return len(between) < 120
    return not ending or bool(_TIGHT.match(between)) or look is Look.FRAGMENT


def _draft(walk: _Walk, stretch: Stretch, clause: Clause, *, look: Look, before: Span | None) -> Draft:
    text = walk.page.text
    embedded = (
        before is not None
        and not re.search(r"[,:—]\s*$", before.of(text))
        and clause.cue is not None
        and clause.cue.end <= stretch.outer.start
    )
    embedded = embedded and (look is Look.FRAGMENT or len(text[clause.cue.end if clause.cue else 0 : stretch.outer.start].strip()) > 0)
    begun = text[clause.cue.end : stretch.outer.start] if clause.cue is not None and clause.cue.end <= stretch.outer.start else ""
    embedded = embedded or (stretch.inner.of(text)[:1].islower() and len(begun.split()) > 2 and not begun.rstrip().endswith(":"))
    writer_first = before is not None and (clause.cue is None or clause.cue.start > stretch.outer.start)
    kind = (
        QuotationKind.MIXED
        if embedded or writer_first or (look is Look.FRAGMENT and before is not None and not re.search(r"[:,]\s*$", before.of(text)))
        else QuotationKind.DIRECT
    )
    source = [clause.source] if clause.source else []
    draft = Draft(
        content=[stretch.inner],
        kind=kind,
        rule=f"marks, {clause.rule}",
        cue=[clause.cue] if clause.cue else [],
        source=source,
        confidence=0.95 if source else 0.7,
        official=_is_official(text, clause.source, before)
        or (before is not None and text[before.start : before.end].rstrip().endswith(":") and _is_official(text, None, before)),
    )
    if not source and walk.drafts:
        draft.carried = True
    return draft


def _is_official(text: str, source: Span | None, before: Span | None) -> bool:
    words = set(re.findall(r"[a-z-]+", (source.of(text) if source else before.of(text) if before else "").lower()))
    return bool(words & official_words())


def _announced(walk: _Walk, stretch: Stretch, before: Span) -> Draft:
    """Words after a colon without a cue: a noun announces them, or the sentence's subject says them."""
    text = walk.page.text
    noun = announces(text, before)
    subject = walk.subject(before)
    companies = walk.mentioned(before)
    source = [subject.span] if subject else list(companies[:1])
    return Draft(
        content=[stretch.inner],
        kind=QuotationKind.DIRECT,
        rule="marks after a colon",
        cue=[noun] if noun else [],
        source=source,
        confidence=0.75,
        carried=not source,
        official=_is_official(text, None, before),
    )


def _unattributed(
    walk: _Walk, stretch: Stretch, *, look: Look, paragraph: Span, floor: int, current: Draft | None, previous: Draft | None
) -> Draft | None:
    """Whole sentences in marks without an attribution: the speaker carries on, or is the one that the sentence before is about."""
    if look is not Look.CLAUSE:
        return None
    text = walk.page.text
    base = current or previous
    narrative = Span(floor, stretch.outer.start) if floor < stretch.outer.start else None
    own = _told_before(walk, narrative, current) if narrative else None
    draft = Draft(content=[stretch.inner], kind=QuotationKind.DIRECT, rule="marks, carried on", carried=True, confidence=0.7)
    if own is not None:
        draft.source, draft.carried, draft.rule, draft.confidence = [own.span], False, "marks, the sentence before", 0.6
        return draft
    if current is not None:
        return _extended(current, stretch, look)
    if base is not None and base.content[-1] in walk.unclosed:
        return _extended(base, stretch, look)
    if base is not None:
        draft.source, draft.cue, draft.official = list(base.source), list(base.cue), base.official
        return draft
    before = [one for one in walk.page.document.paragraphs if one.end <= paragraph.start]
    if before and before[-1].of(text).rstrip().endswith(":"):
        return _introduced(walk, stretch, before[-1])
    subject = _told_before(walk, before[-1], None) if before and before[-1] not in walk.page.document.headings else None
    if subject is not None:
        draft.source, draft.carried, draft.rule, draft.confidence = [subject.span], False, "marks, the paragraph before", 0.45
    elif not _stands_alone(text, stretch, paragraph):
        return None
    else:
        draft.rule, draft.carried, draft.confidence = "marks alone", False, 0.4
    return draft


def _introduced(walk: _Walk, stretch: Stretch, introduction: Span) -> Draft:
    """A block whose paragraph before ends in a colon: what stands there attributes it."""
    sentence = walk.page.sentence_at(introduction.end - 1) or introduction
    clause = clause_before(walk.page.text, sentence, mentioned=walk.mentioned(sentence))
    if clause is None or clause.source is None:
        return _announced(walk, stretch, sentence)
    cue = [clause.cue] if clause.cue else []
    return Draft(
        content=[stretch.inner], kind=QuotationKind.DIRECT, rule="marks, X said:", cue=cue, source=[clause.source], confidence=0.85
    )


def _stands_alone(text: str, stretch: Stretch, paragraph: Span) -> bool:
    return len(stretch.outer) >= 0.7 * len(paragraph) and len(stretch.inner.of(text).split()) >= 5


def _told_before(walk: _Walk, narrative: Span, current: Draft | None) -> PersonMention | None:
    """Return the subject of the last whole sentence of the narrative, None where there is none besides the attribution itself."""
    sentences = [one for one in walk.page.sentences if one.start >= narrative.start and one.end <= narrative.end and len(one) > 8]
    if not sentences:
        return None
    last = sentences[-1]
    if current is not None and any(span.overlaps(last) for span in (*current.cue, *current.source)):
        return None
    return walk.subject(last)
