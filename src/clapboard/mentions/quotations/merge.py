"""The rules' drafts and the tagger's made one.

Where both read the same words in marks, one attribution is left of the two: the tagger's for what belongs to it beyond the marks, the
rules' for the source where it stands right beside them. Reported speech without marks is the tagger's.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from clapboard.mentions.page import Page
from clapboard.mentions.quotations.drafts import Draft
from clapboard.model.mention import QuotationKind
from clapboard.model.span import Span

_BACK = 4
"""Parts before a stretch that may reach into it: the tagger's do not overlap, those widened to their marks a little."""
_BESIDE = ("said X", "X said", "signed", "transcript", "X did", "according to", "block")
"""Rules whose source stands right beside the words: they are surer of it than the tagger."""


def merged(page: Page, drafts: Sequence[Draft], groups: Sequence[Draft]) -> list[Draft]:
    """Return one list of what the rules (`drafts`) and the tagger (`groups`) have read; the drafts given are used up."""
    held = _Held(groups)
    kept: list[Draft] = []
    claimed: dict[int, Draft] = {}
    for rule in drafts:
        if rule.kind is QuotationKind.INDIRECT:
            _correct(held, rule)
            continue
        partners = {span: group for span in rule.content if (group := held.group_of(span)) is not None}
        first = next(iter(partners.values()), None)
        if first is None:
            kept.append(rule)
        elif id(first) in claimed and _own(rule) and claimed[id(first)].source != rule.source:
            _give_back(first, rule, claimed[id(first)])
            kept.append(rule)
        else:
            for group in partners.values():
                claimed.setdefault(id(group), rule)
            _settle(page, rule, partners, first)
    return _disjoint([*kept, *(group for group in groups if group.content)])


class _Held:
    """The tagger's groups, asked for the one that holds some words."""

    def __init__(self, groups: Sequence[Draft]) -> None:
        self._parts = sorted(((part, at) for at, group in enumerate(groups) for part in group.words), key=lambda pair: pair[0])
        self._starts = [part.start for part, _ in self._parts]
        self._groups = groups

    def overlapping(self, span: Span) -> list[Draft]:
        """Return the groups that share words with a stretch, in the order in which they were given."""
        found = {at for part, at in self._near(span) if part.overlaps(span)}
        return [self._groups[at] for at in sorted(found)]

    def group_of(self, span: Span) -> Draft | None:
        """Return the first group that shares words with a stretch."""
        return next(iter(self.overlapping(span)), None)

    def _near(self, span: Span) -> list[tuple[Span, int]]:
        first = max(0, bisect_right(self._starts, span.start) - _BACK)
        return self._parts[first : bisect_left(self._starts, span.end)]


def _own(rule: Draft) -> bool:
    """Tell whether the rules found an attribution of its own for whole sentences in marks."""
    told = rule.kind is QuotationKind.DIRECT and bool(rule.source) and not rule.carried and "before" not in rule.rule
    return told or _trusted(rule)


def _trusted(rule: Draft) -> bool:
    """Tell whether the rule's source stands right beside the words: then it is surer than the tagger's."""
    return bool(rule.source) and not rule.carried and rule.rule.endswith(_BESIDE)


def _give_back(group: Draft, rule: Draft, owner: Draft) -> None:
    """Take out of a group what the rules know to be somebody else's, its source, too; what is left is the owner's."""
    if owner.source and _meet(group.source, rule.source):
        group.source, group.cue = list(owner.source), list(owner.cue)
    group.content = [span for span in group.content if not _meet([span], rule.content)]
    group.reported = [part for part in group.reported if not _meet([part], rule.content)]


def _meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in some for other in others)


def _settle(page: Page, rule: Draft, partners: dict[Span, Draft], first: Draft) -> None:
    """Write into the tagger's groups what the rules know better: words in marks that were left out, and a source beside them."""
    group = first
    for span in rule.content:
        group = partners.get(span, group)
        if group is not first and not rule.carried and (group.carried or not (group.source or group.cue)):
            _hand_over(group, first, span)
        elif span not in partners and not rule.carried and (rule.kind is QuotationKind.DIRECT or group.reported):
            _add(group, span)
    taken_over = first.carried and rule.source and not rule.carried
    if _trusted(rule) or not first.source or _embeds(rule, first) or taken_over:
        first.source, first.cue, first.carried = list(rule.source), list(rule.cue) or first.cue, rule.carried
    _mark(rule, first)
    if _own(rule) and first.content:
        first.reported = _beside_marks(page, first)
        first.kind = QuotationKind.MIXED if first.reported else rule.kind


def _mark(rule: Draft, group: Draft) -> None:
    """Hand the rule's standing on to the group that takes its place."""
    group.official = group.official or rule.official
    group.post = group.post or rule.post
    group.rule = f"tagger; {rule.rule}"
    group.confidence = max(group.confidence, rule.confidence)
    if rule.rule in ("transcript", "block"):
        group.content, group.reported = list(rule.content), []
    if rule.kind is QuotationKind.DIRECT and group.kind is QuotationKind.INDIRECT:
        group.kind = QuotationKind.DIRECT


def _add(group: Draft, span: Span) -> None:
    group.content.append(span)
    if group.reported:
        group.reported.append(span)


def _hand_over(group: Draft, first: Draft, span: Span) -> None:
    """Give the words that carry on what the first group began to that group."""
    for part in [part for part in group.content if part.overlaps(span)]:
        group.content.remove(part)
        _add(first, part)


def _embeds(rule: Draft, group: Draft) -> bool:
    """Tell whether the tagger's source is a short one inside what the rule's cue reports ("Doe said she expects …"): the outer speaks."""
    if not (rule.source and rule.cue and not rule.carried and group.source):
        return False
    inner, start = group.source[0], min(span.start for span in rule.content)
    return len(inner) <= len("they") and rule.source[0].end <= rule.cue[0].start < inner.start < start


def _beside_marks(page: Page, group: Draft) -> list[Span]:
    """Return what is reported without the parts that stand in other sentences than the words in marks, or behind them."""
    held = {part for part in group.reported if _meet([part], group.content)}
    sentences = {page.sentence_at(at) for span in group.content for at in (span.start, span.end - 1)}
    start = min(span.start for span in group.content)
    near = [part for part in group.reported if part in held or (page.sentence_at(part.start) in sentences and part.start < start)]
    clipped = [_from_sentence(page, part, group.content) for part in near]
    return clipped if any(part not in group.content for part in clipped) else []


def _from_sentence(page: Page, part: Span, content: Sequence[Span]) -> Span:
    """Return a part without the sentences before the one in which its words in marks begin."""
    first = next((span for span in content if span.overlaps(part)), None)
    sentence = page.sentence_at(first.start) if first else None
    mark = 1  # the opening mark, which a sentence that begins with it holds
    return Span(first.start, part.end) if first and sentence and part.start < sentence.start >= first.start - mark else part


def _correct(held: _Held, rule: Draft) -> None:
    """Give the tagger's reported speech the rules' reading where it took the cue for content, and their source where it found none."""
    for group in held.overlapping(rule.cue[0].cover(rule.content[0])):
        if group.kind is QuotationKind.INDIRECT and any(cue in part for cue in rule.cue for part in group.words):
            group.content, group.source, group.cue, group.rule = list(rule.content), list(rule.source), list(rule.cue), rule.rule
        elif not group.source and _meet(rule.content, group.words):
            group.source, group.cue = list(rule.source), group.cue or list(rule.cue)


def _disjoint(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave each stretch in marks to one draft: the one with a source, of those the surest."""
    taken: set[Span] = set()
    left = []
    for draft in sorted(drafts, key=lambda one: (not one.source, -one.confidence, one.content[0])):
        draft.content = [span for span in dict.fromkeys(draft.content) if span not in taken]
        if draft.content:
            taken.update(draft.content)
            left.append(draft)
    return left
