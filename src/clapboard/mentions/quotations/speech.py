"""Tell whether a stretch in marks looks like speech, like a fragment of it, or like a title, a term or a song."""

import re
from enum import Enum

from clapboard.mentions.cues import Reports, finite_forms
from clapboard.mentions.page import Page
from clapboard.mentions.quotations.walk import Place

_SMALL = frozenset("a an the and but or nor for of in on at to by with from as is vs de la le & v".split())
_TITLED = re.compile(
    r"\b(?:titled|entitled|called|named|dubbed|known as|nicknamed|series|show|sitcom|drama|comedy|film|movie|episode|song|single|track|"
    r"album|hit|book|novel|hashtag|star|starring|chapter|played|plays|playing|premiere|reboot|spinoff|spin-off|musical|game|term|word|words|phrase|"
    r"so-called)[,:]?\s*$",
    re.IGNORECASE,
)
_SUNG = re.compile(
    r"\b(?:sings?|sang|sung|singing|croons?|crooned|raps|rapped|lyrics?|chorus|verse|refrain|belts?|belted|(?:the|a) lines?)\b"
    r"[^.“”\"]{0,40}$",
    re.IGNORECASE,
)
_SENTENCE_LIKE = re.compile(
    r"\b(?:I|we|you|he|she|it|they|there|this|that|is|are|was|were|have|has|had|will|would|can|do|don[’']t|it[’']s|I[’']m|we[’']re)\b"
)
_WORDS = re.compile(r"[^\W_][\w’'-]*")
_GOES_ON = re.compile(r"\s(?:is|are|was|were|has|have|had|will|would|can|could|may|isn|won|does|did|[a-z]+s)(?![\w-])")
"""The writer's own clause goes on after the mark with its verb: what stands in marks is its subject, a title or a term."""

_LONGEST_TITLE = 9
_SHORT_TERM = 3
_CLAUSE = 6
_STOPS = ".,!?…—–-;"
_BEGINNINGS = '.!?:”"’…,—'


class Look(Enum):
    """What a stretch in marks looks like."""

    CLAUSE = 1
    """Whole clauses: its own sentence, or introduced by a colon or comma."""
    FRAGMENT = 2
    """Part of the writer's sentence: speech only beside a reporting word."""
    NO_SPEECH = 3
    """A title, a name, a term, a song."""


def look_at(page: Page, place: Place) -> Look:
    """Return what the stretch at `place` looks like, by its form and the few words beside it."""
    text = page.text
    inner = place.spoken(text).strip()
    words = _WORDS.findall(inner)
    before = _words_before(text, place)
    after = text[place.after.start : min(place.after.end, place.after.start + 60)] if place.after else ""
    if not words or is_sung(text, place) or (inner.startswith("(") and inner.endswith(")")):
        return Look.NO_SPEECH
    if before.rstrip().endswith(":") and place.stretch.opened and not _GOES_ON.match(after):
        return Look.CLAUSE
    if inner[-1] in ",?!" and (not before.strip() or before.rstrip()[-1] in '.!?…”"') and _is_attributed(after):
        return Look.CLAUSE
    stops = inner[-1] in _STOPS or not place.stretch.closed
    if _is_title(inner, words, stops=stops, before="" if _GOES_ON.match(after) else before.rstrip()) or (
        place.stretch.single and len(words) < _SHORT_TERM
    ):
        return Look.NO_SPEECH
    begins = not before.strip() or before.rstrip()[-1] in _BEGINNINGS or not place.stretch.opened
    whole = stops or len(words) >= _CLAUSE or after.lstrip()[:1] in ",."
    joined = before.rstrip().endswith(",") and not inner[0].isupper() and len(words) < _CLAUSE
    return Look.CLAUSE if begins and whole and not joined else Look.FRAGMENT


_ATTRIBUTED = re.compile(r"\s(?:(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w’'-]+)\s(?:also\s|then\s)?)?([a-z]+)\b")


def _is_attributed(after: str) -> bool:
    """Tell whether a reporting verb and its subject follow at once ("Karma," she tweeted), however much the words look like a title."""
    match = _ATTRIBUTED.match(after)
    return match is not None and bool(finite_forms().get(match[1], 0) & (Reports.SAY | Reports.DIRECT))


def is_sung(text: str, place: Place) -> bool:
    """Tell whether the words before say that those in marks are sung."""
    return _SUNG.search(_words_before(text, place)) is not None


def _words_before(text: str, place: Place) -> str:
    return text[max(place.before.start, place.before.end - 80) : place.before.end] if place.before else ""


def _is_title(inner: str, words: list[str], *, stops: bool, before: str) -> bool:
    """Tell whether words have capitals throughout, as titles have; a capitalised clause before an attribution ("No," she said) is none."""
    capitals = words[0][0].isupper() and all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words)
    if _TITLED.search(before) and (capitals or len(words) <= _SHORT_TERM):
        return True
    if not capitals or len(words) > _LONGEST_TITLE or (inner[-1] in "!?." and before.endswith((":", ","))):
        return False
    if len(words) > 1:
        return not (stops and _SENTENCE_LIKE.search(inner))
    if not stops or (inner[-1] == "," and before):
        return True
    return inner[-1] == "." and bool(before) and before[-1] not in '.!?:,”"'
