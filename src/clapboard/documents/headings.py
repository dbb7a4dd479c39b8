"""Which paragraphs of a plain text are headings: they are short, and end unlike a sentence."""

import re
from collections.abc import Sequence

from clapboard.model.span import Span

_STOPS = ".!?…:;,"
_CLOSERS = "\"'”’»)]"
_OPENERS = "\"“„«‘'"
_BULLETS = "-*•·–—#|>"
_LONGEST = 120
_MOST_WORDS = 18
_FEWEST_ASKING = 5
_ASKS = re.compile(
    r"(?:who|what|when|where|why|how|which|will|is|are|does|do|did|has|have|can|could|should|so)\b.*\?",
    re.IGNORECASE,
)
# lines that a site puts around its articles: short like headings, but none
_FURNITURE = re.compile(
    r"(?:sign up|subscribe|log in|trending|advertis|read (?:more|next|also)|related|see also|posted in|tagged|tags?:|filed under|"
    r"share (?:this|on)|follow us|image credit|photo|picture|credit|to view this|watch (?:now|below)|skip to|published|updated|"
    r"most read|more (?:from|on|stories))\b",
    re.IGNORECASE,
)


def headings(text: str, blocks: Sequence[Span]) -> tuple[Span, ...]:
    """Return the headings among the paragraphs: the first one where it reads like a headline, others where a paragraph follows."""
    like = [_reads_like_heading(block.of(text)) for block in blocks]
    found: list[Span] = []
    for at, block in enumerate(blocks[:-1]):
        is_title = at == 0 and (like[at] or _is_loud_title(block.of(text)))
        is_first_of_run = not like[at - 1] or blocks[at - 1] in found
        if is_title or (at > 0 and like[at] and not like[at + 1] and is_first_of_run):
            found.append(block)
    return tuple(found)


def _reads_like_heading(words: str) -> bool:
    """Tell whether a paragraph is short, on one line, and neither ends like a sentence nor begins like a quotation or a list."""
    if len(words) > _LONGEST or len(words.split()) > _MOST_WORDS or "\n" in words:
        return False
    if words[0] in _BULLETS or words[0].islower() or _is_quoted(words) or _FURNITURE.match(words):
        return False
    if words.rstrip(_CLOSERS)[-1:] in _STOPS:  # a question of a few words is the writer's own, a longer one may part the text
        return len(words.split()) >= _FEWEST_ASKING and _ASKS.fullmatch(words) is not None
    return True


def _is_quoted(words: str) -> bool:
    return words[0] in _OPENERS and words[-1] in _CLOSERS


def _is_loud_title(words: str) -> bool:
    """Tell whether the first line is a headline that asks or shouts."""
    return words.rstrip(_CLOSERS)[-1:] in "!?" and len(words.split()) <= _MOST_WORDS and not _is_quoted(words)
