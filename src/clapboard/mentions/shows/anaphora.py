"""What "the series", "the drama" and "it" stand for."""

import re
from collections.abc import Iterator, Sequence

from clapboard.mentions.page import Page
from clapboard.model.mention import ShowMention
from clapboard.model.span import Span

_NOUN = (
    r"(?:shows?|series|drama|dramedy|sitcom|comedy|thriller|procedural|programme|program|reboot|revival|anime|"
    r"docuseries|miniseries|saga|romcom|rom-com|soap|"
    r"cop show|whodunnit|adaptation|tv show|tv series|fan[- ]favou?rite|hit)"
)
_STANDS_FOR = re.compile(
    (
        rf"(?<![\w-])(?:the|this|its|their|our|that)\s+(?:(?!the\b|a\b|an\b|its\b|this\b|their\b|has\b|have\b|had\b|"
        rf"would\b|when\b|after\b|as\b|but\b|season\b|first\b|and\b|or\b|that\b|it\b|is\b|was\b|will\b|would\b|"
        rf"has\b|found\b|not\b|on\b|by\b|of\b|in\b|for\b|to\b|network\b)[\w’'&().+-]+\s+){{0,7}}?{_NOUN}(?![\w-]|"
        rf"\s+(?:of|from the|about)\b|\s+(?:finale|premiere|regulars?|order|stars?|creator|lead|plans)\b)"
    ),
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\b(?:shows|other|first|last|only|next|new|spin-?off|second|third)\b", re.IGNORECASE)
_IN_PASSING = re.compile(
    r"^[”\"’'»]?\s+(?:star|stars|alum|actor|actress|creator|showrunner|writer|fame|director|veteran|"
    r"spin-?off|offshoot|prequel|sister|companion|universe|franchise)\b"
)
_BREAK = re.compile(r"[,;:.!?—–]")


def anaphors(page: Page, named: Sequence[ShowMention], main: str | None) -> Iterator[ShowMention]:
    """Yield the words that stand for one of the shows `named`; where nothing nearer offers itself, for the main one."""
    for sentence in page.sentences:
        for match in _STANDS_FOR.finditer(page.text, sentence.start, sentence.end):
            span = Span(*match.span())
            if _PLURAL.search(match[0]) or _BREAK.search(match[0]) or any(span.overlaps(mention.span) for mention in named):
                continue
            title = stands_for(page, span.start, named, main)
            if title is None:
                continue
            yield ShowMention(span=span, title=title, main=title == main, rule="stands for a title", confidence=0.8)


def stands_for(page: Page, offset: int, named: Sequence[ShowMention], main: str | None) -> str | None:
    """Return the title that "it" or "the series" at `offset` stands for: its antecedent, else the main show's."""
    return antecedent(page, offset, named) or main


def antecedent(page: Page, offset: int, named: Sequence[ShowMention]) -> str | None:
    """Return the title near `offset` that "it" or "the series" there takes up, None where only the page as a whole can tell.

    That is the last title before it in its sentence, else the title that the sentence before began with. A title named in passing
    ("the alum of X", "X star …") is no antecedent.
    """
    sentence = page.sentence_at(offset)
    if sentence is None:
        return None
    here = [mention for mention in named if sentence.start <= mention.span.start < offset and not is_in_passing(page.text, mention)]
    if here:
        return here[-1].title
    at = page.sentences.index(sentence)
    if at and page.paragraph_at(page.sentences[at - 1].start) == page.paragraph_at(sentence.start):
        before = [mention for mention in named if mention.span in page.sentences[at - 1] and not is_in_passing(page.text, mention)]
        titles = {mention.title for mention in before}
        if len(titles) == 1:
            return before[0].title
    return None


def is_in_passing(text: str, mention: ShowMention) -> bool:
    """Tell whether the title only says where somebody is known from ("X star Jane Doe", "the X alum", "Jane Doe (X)")."""
    beside_a_name = re.search(r"[a-z] \([“\"‘']?$", text[max(0, mention.span.start - 4) : mention.span.start]) is not None
    if beside_a_name and text[mention.span.end : mention.span.end + 2].lstrip("”\"’'").startswith(")"):
        return True
    return _IN_PASSING.match(text[mention.span.end : mention.span.end + 20]) is not None
