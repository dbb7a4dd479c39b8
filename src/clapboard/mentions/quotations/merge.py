"""The rules' drafts and the tagger's attributions made one.

Marks fix the edges of what stands in them; the tagger adds speech without marks, and what of the writer's sentence belongs to a quotation;
where both read the same words in marks, one attribution is left of the two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from clapboard.mentions.quotations.drafts import Draft
from clapboard.mentions.quotations.speech import Look, look_at
from clapboard.model.mention import QuotationKind
from clapboard.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clapboard.mentions.encoder import Attribution, Tagging
    from clapboard.mentions.page import Page
    from clapboard.text.marks import Stretch

_EDGE = " \t\n\r\u00a0,;:“”\"«»„‟''‘’"
_WORD = re.compile(r"[^\W_]")


LEAST = 0.1
"""Confidence under which reported speech that the tagger alone has read is left out; what stands in marks is kept."""


class Tagger(Protocol):
    """What tags a text (`clapboard.mentions.encoder.Tagger`)."""

    def tag(self, text: str, *, quoted: Iterable[tuple[int, int]] | None = None) -> Tagging:
        """Return sources, cues and contents of `text` with their links; `quoted` are the stretches in marks, marks included."""
        ...


def tagged(page: Page, tagger: Tagger) -> list[Attribution]:
    """Return the attributions that `tagger` reads in the document's text."""
    from clapboard.mentions.encoder import attributions  # noqa: PLC0415 - numpy is heavy, and the tagger may not be installed

    quoted = [(stretch.outer.start, stretch.outer.end) for stretch in page.stretches if not stretch.single or len(stretch.inner) > 30]
    return list(attributions(tagger.tag(page.text, quoted=quoted), least=0))


def merged(page: Page, drafts: Sequence[Draft], found: Sequence[Attribution]) -> list[Draft]:
    """Return the drafts of both, each stretch in marks in one of them only; reported speech is the tagger's."""
    groups = [draft for one in found for draft in _fitted(page, one)]
    kept: list[Draft] = []
    claimed: dict[int, Draft] = {}
    for rule in drafts:
        if rule.kind is QuotationKind.INDIRECT:
            _name_source(groups, rule)
            continue
        partners = {span: group for span in rule.content if (group := _group_of(groups, span)) is not None}
        if not partners:
            kept.append(rule)
            continue
        first = next(iter(partners.values()))
        if id(first) in claimed and _own(rule) and claimed[id(first)].source != rule.source:
            _give_back(first, rule, claimed[id(first)])
            kept.append(rule)
            continue
        for group in partners.values():
            claimed.setdefault(id(group), rule)
        _settle(rule, partners, first)
        if _own(rule):
            first.reported = _beside_marks(page, first)
    return _disjoint([*kept, *(group for group in groups if group.content)])


def _beside_marks(page: Page, group: Draft) -> list[Span]:
    """Return what is reported without the parts that stand in other sentences than the words in marks."""
    held = [part for part in group.reported if any(part.overlaps(span) for span in group.content)]
    sentences = {page.sentence_at(span.start) for span in group.content} | {page.sentence_at(span.end - 1) for span in group.content}
    near = [
        part
        for part in group.reported
        if part in held or (page.sentence_at(part.start) in sentences and part.start < min(span.start for span in group.content))
    ]
    return near if any(part not in group.content for part in near) else []


def _disjoint(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave each stretch in marks to one draft: the one with a source, of those the surest."""
    taken: set[Span] = set()
    left = []
    for draft in sorted(drafts, key=lambda one: (not one.source, -one.confidence, one.start)):
        draft.content = [span for span in dict.fromkeys(draft.content) if span not in taken]
        if draft.content:
            taken.update(draft.content)
            left.append(draft)
    return left


def _group_of(groups: Sequence[Draft], span: Span) -> Draft | None:
    return next((group for group in groups if any(span.overlaps(part) for part in group.words)), None)


def _give_back(group: Draft, rule: Draft, owner: Draft) -> None:
    """Take out of a group what the rules know to be somebody else's, its source, too; what is left is the owner's."""
    if owner.source and any(span.overlaps(other) for span in group.source for other in rule.source):
        group.source, group.cue = list(owner.source), list(owner.cue)
    group.content = [span for span in group.content if not any(span.overlaps(part) for part in rule.content)]
    group.reported = [part for part in group.reported if not any(part.overlaps(span) for span in rule.content)]


def _settle(rule: Draft, partners: dict[Span, Draft], first: Draft) -> None:
    """Write into the tagger's groups what the rules know better: words in marks that were left out, and a source that stands beside them."""
    group = first
    for span in rule.content:
        group = partners.get(span, group)
        if group is not first and group.carried and not rule.carried:
            _hand_over(group, first, span)
            continue
        if span in partners or rule.carried or (rule.kind is not QuotationKind.DIRECT and not group.reported):
            continue
        group.content.append(span)
        if group.reported:
            group.reported.append(span)
    if _trusted(rule) or not first.source or _embeds(rule, first) or (first.carried and rule.source and not rule.carried):
        first.source, first.cue = list(rule.source), list(rule.cue) or first.cue
        first.carried = rule.carried
    first.official = first.official or rule.official
    first.post = first.post or rule.post
    first.rule = f"tagger; {rule.rule}"
    first.confidence = max(first.confidence, rule.confidence)
    if rule.rule == "transcript":
        first.content, first.reported = list(rule.content), []
    if rule.kind is QuotationKind.DIRECT and first.kind is QuotationKind.INDIRECT:
        first.kind = QuotationKind.DIRECT


_BESIDE = ("said X", "X said", "signed", "transcript", "X did", "according to")


def _own(rule: Draft) -> bool:
    """Tell whether the rules found an attribution of its own for whole sentences in marks."""
    return _trusted(rule) or (rule.kind is QuotationKind.DIRECT and bool(rule.source) and not rule.carried and "before" not in rule.rule)


def _hand_over(group: Draft, first: Draft, span: Span) -> None:
    """Give the words that carry on what the first group began to that group."""
    for part in [part for part in group.content if part.overlaps(span)]:
        group.content.remove(part)
        first.content.append(part)
        if first.reported:
            first.reported.append(part)


def _embeds(rule: Draft, group: Draft) -> bool:
    """Tell whether the tagger's source is a short one inside what the rule's cue reports ("Doe said she expects …"): the outer speaks."""
    if not (rule.source and rule.cue and not rule.carried and group.source):
        return False
    inner, start = group.source[0], min(span.start for span in rule.content)
    return len(inner) <= len("they") and rule.source[0].end <= rule.cue[0].start < inner.start < start


def _name_source(groups: Sequence[Draft], rule: Draft) -> None:
    """Give the rules' source to reported speech for which the tagger found none."""
    for group in groups:
        if group.kind is QuotationKind.INDIRECT and any(cue in part for cue in rule.cue for part in group.words):
            group.content, group.source, group.cue, group.rule = list(rule.content), list(rule.source), list(rule.cue), rule.rule
        if not group.source and any(span.overlaps(part) for span in rule.content for part in group.words):
            group.source, group.cue = list(rule.source), group.cue or list(rule.cue)


def _trusted(rule: Draft) -> bool:
    """Tell whether the rule's source stands right beside the words: then it is surer than the tagger's."""
    return bool(rule.source) and not rule.carried and rule.rule.endswith(_BESIDE)


def _fitted(page: Page, one: Attribution) -> Iterator[Draft]:
    """Yield the tagger's attribution with its edges set by the marks that they stand at; what stands in other paragraphs carries on."""
    parts = [part for whole in one.content for start, end in _clipped(page, *whole) if (part := _trimmed(page.text, start, end))]
    for at, together in enumerate(_by_paragraph(page, one, parts)):
        draft = _drafted(page, one, together)
        if draft is not None and (draft.kind is not QuotationKind.INDIRECT or draft.confidence >= LEAST):
            draft.carried = at > 0
            yield draft


def _clipped(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch where a paragraph ends, unless a quotation runs over it."""
    paragraph = page.paragraph_at(start)
    if (
        paragraph is None
        or end <= paragraph.end
        or any(stretch.inner.start < paragraph.end < stretch.inner.end for stretch in page.stretches)
    ):
        yield start, end
        return
    yield start, paragraph.end
    yield from _clipped(page, paragraph.end, end) if page.paragraph_at(paragraph.end) else [(paragraph.end, end)]


def _by_paragraph(page: Page, one: Attribution, parts: Sequence[Span]) -> list[list[Span]]:
    """Part the content by paragraphs, the cue's own first; a quotation that is not closed runs on into the next."""
    unclosed = {stretch.outer.end for stretch in page.stretches if not stretch.closed}
    anchor = page.paragraph_at((one.cue or one.source or one.content)[0][0])
    runs: list[list[Span]] = []
    for part in parts:
        paragraph = page.paragraph_at(part.start)
        last = page.paragraph_at(runs[-1][-1].start) if runs else None
        if runs and (paragraph == last or (last is not None and last.end in unclosed)):
            runs[-1].append(part)
        else:
            runs.append([part])
    return sorted(runs, key=lambda run: page.paragraph_at(run[0].start) != anchor)


def _drafted(page: Page, one: Attribution, parts: Sequence[Span]) -> Draft | None:
    text = page.text
    stretches = [stretch for stretch in _stretches_in(page, parts)]
    words, quoted = _spread(page, parts, stretches)
    if not quoted and not words:
        return None
    kind = QuotationKind.INDIRECT if not quoted else QuotationKind.MIXED if words else QuotationKind.DIRECT
    content = [stretch.inner for stretch in quoted]
    reported = _widened(parts, quoted) if words else []
    if not content:
        reported, content = parts, [_bare(text, part) for part in parts]
    return Draft(
        content=content,
        kind=kind,
        rule="tagger",
        cue=[Span(*cue) for cue in one.cue],
        source=[_completed(text, Span(*source)) for source in one.source],
        reported=reported,
        confidence=one.score,
    )


_TITLED = re.compile(r"(?:\s[A-Z][\w’'-]+)+")


def _completed(text: str, source: Span) -> Span:
    """Let a source that ends in an abbreviated title reach over the name ("Del." of "Del. Jane Doe")."""
    match = _TITLED.match(text, source.end) if text[source.end - 1] == "." else None
    return Span(source.start, match.end()) if match else source


_LINK = re.compile(r"(?:that|like|about how|of how|how|whether|about)\s(?=\S{1,40}\s)")


def _bare(text: str, part: Span) -> Span:
    """Return reported speech without the word that links it to its cue."""
    match = _LINK.match(text, part.start, part.end)
    return Span(match.end(), part.end) if match else part


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end) if start < end else None


def _stretches_in(page: Page, parts: Sequence[Span]) -> list[Stretch]:
    """Return the stretches in marks that the parts cover by half, or lie in for the most."""
    found = []
    for stretch in page.stretches:
        shared = sum(max(0, min(part.end, stretch.inner.end) - max(part.start, stretch.inner.start)) for part in parts)
        if shared and 2 * shared >= len(stretch.inner):
            found.append(stretch)
    return found


def _spread(page: Page, parts: Sequence[Span], stretches: Sequence[Stretch]) -> tuple[bool, list[Stretch]]:
    """Tell whether the parts hold words outside marks, and which of the stretches are speech beside those."""
    text = page.text
    outside = 0
    for part in parts:
        rest = part.of(text)
        for stretch in stretches:
            left, right = max(part.start, stretch.outer.start), min(part.end, stretch.outer.end)
            if left < right:
                rest = rest[: left - part.start] + " " * (right - left) + rest[right - part.start :]
        outside += len(re.findall(r"[^\W_][\w’'-]*", rest))
    speech = [
        one
        for one in stretches
        if look_at(page, one, floor=max(0, one.outer.start - 80), ceiling=min(len(text), one.outer.end + 60)) is not Look.NO_SPEECH
    ]
    return bool(outside), speech


def _widened(parts: Sequence[Span], quoted: Sequence[Stretch]) -> list[Span]:
    """Let a part that ends inside marks reach to them."""
    wide = []
    for part in parts:
        for stretch in quoted:
            if part.overlaps(stretch.inner):
                part = part.cover(stretch.inner)  # noqa: PLW2901 - grows with each stretch it touches
        wide.append(part)
    return wide
