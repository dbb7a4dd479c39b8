"""Words said without marks, or under a label: transcripts ("NAME: …"), questions and answers, posts signed at their end."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from clapboard.mentions.epithets import role_pronouns
from clapboard.mentions.order import Ordered
from clapboard.mentions.page import Page
from clapboard.mentions.people import BY_FORM
from clapboard.mentions.quotations.drafts import Draft
from clapboard.model.mention import Naming, PersonMention, QuotationKind
from clapboard.model.span import Span

MANY = 4
"""Labelled paragraphs that make a document a transcript."""
_LONGEST = 30
"""Code points that a speaker's label has at most."""
_ANSWER = re.compile(r"(?P<sign>Q|A|Question|Answer)\s?[:.)]\s+(?=\S)")
_LABEL = re.compile(r"(?P<name>[A-Z][\w.’'&-]*(?:\s[A-Z][\w.’'&-]*){0,3})(?:\s\([^)\n]{1,40}\))?\s?:\s+(?=\S)")
_SHOUTED = re.compile(r"(?P<name>[A-Z][A-Z.’'-]+(?:\s[A-Z][A-Z.’'-]+){0,2})\s?:\s+(?=\S)")
_SIGNED = re.compile(r"(?P<words>.{20,}?)\s*(?:#\w+\s*)*[—–-]{1,2}\s(?P<name>[^\n@—–]{2,50}?)\s\(@\w+\)", re.DOTALL)


def relabelled(page: Page, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts; where several stretches in marks begin with a speaker's label ("NAME: …"), each of those as its own."""
    labels = {span: match for draft in drafts for span in draft.content if (match := _SHOUTED.match(page.text, span.start, span.end))}
    if len(labels) < MANY:
        yield from drafts
        return
    for draft in drafts:
        for span in [span for span in draft.content if span in labels]:
            draft.content.remove(span)
            yield _labelled(labels[span], span)
        if draft.content:
            yield draft


def _labelled(match: re.Match[str], within: Span) -> Draft:
    words, name = Span(match.end(), within.end), Span(*match.span("name"))
    return Draft(content=[words], kind=QuotationKind.DIRECT, rule="transcript", source=[name], confidence=0.85)


def blocks(page: Page, people: Sequence[PersonMention], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what is said without marks in the paragraphs in which `drafts` have nothing."""
    text, paragraphs = page.text, page.document.paragraphs
    labels = {one: match for one in paragraphs if (match := _LABEL.match(text, one.start, one.end)) and _may_speak(match["name"])}
    answers = {one: match for one in paragraphs if (match := _ANSWER.match(text, one.start, one.end))}
    transcript = _is_transcript([match["name"] for match in labels.values()])
    asking = _asking(page, labels, people) if transcript else frozenset()
    asked = _asked(people, before=min((one.start for one in answers), default=0)) if len(answers) >= MANY else None
    taken = sorted(span for draft in drafts for span in draft.content)
    introduced = _introduced(page, people)
    for paragraph in paragraphs:
        if paragraph in introduced:
            yield introduced[paragraph]
            continue
        at = bisect_right(taken, paragraph.end, key=lambda span: span.start) - 1
        if at >= 0 and taken[at].overlaps(paragraph):
            continue
        post = _SIGNED.match(text, paragraph.start, paragraph.end)
        if post is not None:
            yield _signed(post)
        elif asked is not None and paragraph in answers:
            yield from _answered(answers[paragraph], paragraph, asked)
        elif transcript and paragraph in labels and labels[paragraph]["name"] not in asking:
            yield _by_initials(_labelled(labels[paragraph], paragraph), labels[paragraph]["name"], people)


_HEADS = frozenset(
    """cast starring director directors network genre premiere release date created synopsis plot rating ratings producers writers stars
    format status seasons episodes note source sources related more also update trailer where when what why how who verdict grade""".split()
)
"""What labels a fact, and nobody's words ("Cast: …", "Release date: …")."""


def _may_speak(label: str) -> bool:
    """Tell whether a label may be a speaker's: short, and neither a role alone nor the head of a fact."""
    small = label.lower().split()
    return len(label) < _LONGEST and small[0] not in _HEADS and not (small[-1].removesuffix("s") in role_pronouns() and len(small) < _FEW)


_FEW = 3
_FOLLOWING = re.compile(
    r"\b(?:post(?:ed|s)?|wr(?:ote|ites)|shar(?:ed|es)|issued|released|said|read|reads|tweeted)\b[^.!?:“”\"]*"
    r"\b(?:the following|as follows|this (?:message|statement|note|post)|(?:message|statement|note|post|caption|letter|tribute|tweet))\b"
    r"[^.!?:“”\"]*:$"
)
"""The end of a paragraph whose next one is a block of somebody's words without marks."""
_BLOCK = 30
"""Code points that such a block has at least."""


def _introduced(page: Page, people: Sequence[PersonMention]) -> dict[Span, Draft]:
    """Return the blocks without marks that the paragraph before announces, by paragraph."""
    found: dict[Span, Draft] = {}
    headings = frozenset(page.document.headings)
    mentions = Ordered(people)
    for lead, block in pairwise(page.document.paragraphs):
        cue = _FOLLOWING.search(page.text, lead.start, lead.end) if page.text[lead.end - 1] == ":" else None
        if cue is None or block in headings or len(block) < _BLOCK or block.of(page.text)[0] in "“\"‘'•*-–—0123456789":
            continue
        sentence = page.sentence_at(cue.start()) or lead
        speakers = [one for one in mentions.starting_in(sentence) if one.span.end <= cue.start() and one.naming is not Naming.COMPANY]
        if speakers:
            source, words = [speakers[0].span], Span(*cue.span())
            found[block] = Draft(content=[block], kind=QuotationKind.DIRECT, rule="block", cue=[words], source=source, confidence=0.7)
    return found


def _is_transcript(names: Sequence[str]) -> bool:
    """Tell whether labels are those of people who talk: several of them, more than one speaker, one more than once."""
    counts = Counter(names)
    return len(names) >= MANY and 1 < len(counts) < len(names)


def _asking(page: Page, labels: Mapping[Span, re.Match[str]], people: Sequence[PersonMention]) -> frozenset[str]:
    """Return the labels of those who only ask: the outlet's, its initials, and such as most questions stand behind and nobody is called.

    Where nobody else would be left to answer there are none.
    """
    names = {match["name"] for match in labels.values()}
    called = {one.name.casefold() for one in people if one.name and one.naming is not Naming.COMPANY}
    questions = Counter(match["name"] for span, match in labels.items() if page.text[span.end - 1] == "?")
    counts = Counter(match["name"] for match in labels.values())
    words = called | {word for name in called for word in name.split()}
    strangers = {name for name in names if name.casefold() not in words and not any(_initials_of(name, one) for one in called)}
    outlet = page.document.outlet or ""
    asking = {name for name in strangers if 2 * questions[name] > counts[name] or name.casefold() == outlet.casefold()}
    asking |= {name for name in strangers for other in (*asking, outlet) if _initials_of(name, other.casefold())}
    return frozenset(asking) if names - asking else frozenset()


def _initials_of(label: str, name: str) -> bool:
    """Tell whether a label is made of a name's initials ("LL" of "long lens")."""
    bare = label.replace(".", "")
    return bare.isupper() and len(bare) in (2, 3, 4) and bare.casefold() == "".join(word[0] for word in re.split(r"[\s-]", name) if word)


def _asked(people: Sequence[PersonMention], *, before: int) -> list[Span]:
    """Return who is asked: the person whom the words before the first question mention most, the first of those named in full.

    Who is named only in the answers need not be the one who gives them. The mention stands for the person; where none is named in
    full the list is empty.
    """
    leading = [one for one in people if one.span.start < before]
    counts = Counter(one.name for one in leading if one.name)
    full = [one for one in leading if one.naming is Naming.FULL_NAME and one.rule != BY_FORM] or [
        one for one in leading if one.naming is Naming.FULL_NAME
    ]
    return [max(full, key=lambda one: counts[one.name or ""]).span] if full else []


def _answered(match: re.Match[str], paragraph: Span, asked: list[Span]) -> Iterator[Draft]:
    """Yield an answer as the words of the one who is asked."""
    if match["sign"].startswith("A"):
        words = Span(match.end(), paragraph.end)
        yield Draft(content=[words], kind=QuotationKind.DIRECT, rule="transcript", source=list(asked), confidence=0.6)


def _by_initials(draft: Draft, label: str, people: Sequence[PersonMention]) -> Draft:
    """Let initials in a label ("TA:") stand for the person named in full who has them, if only one does."""
    if label.isupper() and len(label.replace(".", "")) in (2, 3):
        full = [one for one in people if one.naming is Naming.FULL_NAME and one.name and _initials(one.name) == label.replace(".", "")]
        if len({one.name for one in full}) == 1:
            draft.source = [full[0].span]
    return draft


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]", name) if word and word[0].isupper())


def _signed(match: re.Match[str]) -> Draft:
    words, name = Span(*match.span("words")), Span(*match.span("name"))
    return Draft(content=[words], kind=QuotationKind.DIRECT, rule="signed post", source=[name], confidence=0.85, post=True)
