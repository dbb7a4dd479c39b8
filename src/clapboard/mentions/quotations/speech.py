"""Does a stretch in marks look like speech, like a fragment of it, or like a title, a term or a song?"""

import re
from enum import Enum

from clapboard.mentions.page import Page
from clapboard.text.marks import Stretch

_SMALL = frozenset("a an the and but or nor for of in on at to by with from as is vs de la le & v".split())
_TITLED = re.compile(
    r"(?:\b(?:titled|entitled|called|named|dubbed|known as|nicknamed|series|show|sitcom|drama|comedy|film|movie|episode|song|single|track|album|hit|book|novel|"
    r"hashtag|star|starring|chapter|played|plays|playing|premiere|reboot|spinoff|spin-off|musical|game|term|word|words|phrase|so-called)[,:]?\s*$)",
    re.IGNORECASE,
)
_SUNG = re.compile(
    r"\b(?:sings?|sang|sung|singing|croons?|crooned|raps|rapped|lyrics?|lyric|chorus|verse|refrain|belts?|belted)\b[^.“”\"]{0,40}$",
    re.IGNORECASE,
)
_SENTENCE_LIKE = re.compile(
    r"\b(?:I|we|you|he|she|it|they|there|this|that|is|are|was|were|have|has|had|will|would|can|do|don[’']t|it[’']s|I[’']m|we[’']re)\b"
)
_WORDS = re.compile(r"[^\W_][\w’'-]*")


_GOES_ON = re.compile(r"\s(?:is|are|was|were|has|have|had|will|would|can|could|may|isn|won|does|did|[a-z]+s)(?![\w-])")
"""The writer's own clause goes on after the mark with its verb: what stands in marks is its subject, a title or a term."""


class Look(Enum):
    """What a stretch in marks looks like."""

    CLAUSE = 1
    """Whole clauses: its own sentence, or introduced by a colon or comma."""
    FRAGMENT = 2
    """Part of the writer's sentence: speech only beside a reporting word."""
    NO_SPEECH = 3
    """A title, a name, a term, a song."""


def look_at(page: Page, stretch: Stretch, *, floor: int, ceiling: int) -> Look:
    """Return what `stretch` looks like; `floor` and `ceiling` are where the marks before and after it end and begin."""
    text = page.text
    inner = stretch.inner.of(text).strip()
    words = _WORDS.findall(inner)
    before, after = (
        text[max(floor, stretch.outer.start - 80) : stretch.outer.start],
        text[stretch.outer.end : min(ceiling, stretch.outer.end + 60)],
    )
    if not words or _SUNG.search(before) or (inner.startswith("(") and inner.endswith(")")):
        return Look.NO_SPEECH
    if before.rstrip().endswith(":") and stretch.opened and not _GOES_ON.match(after):
        return Look.CLAUSE
    opens = not before.strip() or before.rstrip()[-1:] in '.!?:”"’…' or before.rstrip()[-1:] in ",—" or not stretch.opened
    stops = inner[-1:] in ".,!?…—–-;" or not stretch.closed
    if _is_title(inner, words, stops=stops, before=before, after=after):
        return Look.NO_SPEECH
    if stretch.single and len(words) < 3:
        return Look.NO_SPEECH
    if (
        opens
        and (stops or len(words) >= 6 or after.lstrip()[:1] in ",.")
        and (before.rstrip()[-1:] != "," or inner[:1].isupper() or len(words) > 5)
    ):
        return Look.CLAUSE
    return Look.FRAGMENT


def _is_title(inner: str, words: list[str], *, stops: bool, before: str, after: str) -> bool:
    """Titles have capitals throughout; a capitalised clause before an attribution ("No," she said) is none."""
    capitals = (
        sum(word[0].isupper() or word.lower() in _SMALL or word[0].isdigit() for word in words) == len(words) and words[0][0].isupper()
    )
    if _TITLED.search(before) and (capitals or len(words) <= 3):
        return True
    if not capitals or len(words) > 9:
        return False
    if inner[-1:] in "!?." and before.rstrip()[-1:] in (":", ","):
        return False
    if len(words) == 1:
        return (
            not stops
            or inner[-1:] == ","
            and not before.strip() == ""
            or (inner[-1:] in ".," and bool(before.strip()) and before.rstrip()[-1:] not in '.!?:,”"')
        )
    return not (_SENTENCE_LIKE.search(inner) and stops)
