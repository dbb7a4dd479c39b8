"""The noun phrase that names a source: where it begins and ends beside its cue."""

import re

from clapboard.mentions.cues import finite_forms
from clapboard.mentions.epithets import role_after, role_pronouns
from clapboard.mentions.quotations.grammar import (
    ADVERBS,
    AUXILIARY_VERBS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    WORD,
    is_abbreviation,
    last_match,
    lowered,
)
from clapboard.model.span import Span

_BLANK = " ,\u00a0–—-"
_BOUNDARY = re.compile(
    r"[;:—“”\"«»()]|\s[–-]{1,2}\s|\b(?:that|when|while|as|because|although|though|if|before|after|but|where|since|so|until|what|why|how)\b",
    re.IGNORECASE,
)
_TRAILING_WORD = re.compile(r"(?:^|[\s,])([A-Za-z’']+)[\s,]*$")
_RELATIVE = re.compile(
    r",\s(?:who|whose|which|a|an|the|\d|of|also|then|now|best|known|one|formerly|himself|herself|aged?|and|[\w’'-]+\s[\w’'-]+)"
)
_FURTHER_RELATIVE = re.compile(r",\s(?:(?:who|a|an|the|whose)\b|\d)")
_ENUMERATION = re.compile(r",\s(?:and\s)?(?!(?:Jr|Sr|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*(?:,|\sand\s)))")
_AND = re.compile(r"\sand\s")
_JOINED = re.compile(r"\s(?:and|&)\s")


def without_adverbs(text: str, span: Span) -> Span | None:
    """Return a stretch without the adverbs and auxiliaries at its end, None if nothing is left."""
    start, end = span.start, span.end
    while end > start:
        match = _TRAILING_WORD.search(text, max(start, end - 24), end)
        if match is None or match.start(1) <= start or not _is_adverb(match[1]):
            break
        end = match.start(1)
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return Span(start, end) if end > start else None


def _is_adverb(word: str) -> bool:
    return word.lower() in ADVERBS or (word.islower() and word.endswith("ly") and word != "family")


def source_before(text: str, floor: int, at: int) -> Span | None:
    """Return the noun phrase that stands before a cue at `at`, not before `floor`: with its apposition, without adverbs."""
    trimmed = without_adverbs(text, Span(floor, at)) if at > floor else None
    if trimmed is None:
        return None
    core = _before_apposition(text, floor, at, trimmed.end)
    boundary = last_match(_BOUNDARY, text, floor, core)
    start = boundary.end() if boundary else floor
    listed = _ENUMERATION.search(text, start, core)
    start = listed.end() if listed and listed.end() < core else start
    start = _after_conjunction(text, _after_last_comma(text, start, core), core)
    while start < core and text[start] in " ,\u00a0":
        start += 1
    return _pared(text, start, core=core, end=trimmed.end)


def _before_apposition(text: str, floor: int, at: int, end: int) -> int:
    """Return where the noun itself ends: before the apposition or relative clause whose second comma stands right before the cue."""
    if not text[end:at].lstrip().startswith(","):
        return end
    comma = text.rfind(",", floor, end)
    while comma > floor:
        previous = text.rfind(",", floor, comma)
        if _RELATIVE.match(text, comma) and not (previous > floor and _FURTHER_RELATIVE.match(text, previous)):
            return comma
        comma = previous
    return end


def _after_last_comma(text: str, start: int, core: int) -> int:
    comma = text.rfind(", ", start, core)
    if comma < 0:
        return start
    enumerated = _JOINED.search(text, comma, core) and text[comma + 2 : comma + 3].isupper() and text[start : start + 1].isupper()
    return start if enumerated else comma + 2


def _after_conjunction(text: str, start: int, core: int) -> int:
    """Cut at an "and" that joins clauses; one between two names or nouns joins speakers."""
    match = last_match(_AND, text, start, core)
    if match is None:
        return start
    left, right = text[start : match.start()].split(), text[match.end() : core].split()
    if not left or not right:
        return start
    joins = left[-1][0].isupper() == right[-1][0].isupper() and right[0].lower() not in PRONOUNS and not _has_verb(left)
    return start if joins else match.end()


def _has_verb(words: list[str]) -> bool:
    return any(word.lower() in ADVERBS - {"also", "first", "once"} or (word.islower() and word in finite_forms()) for word in words)


def _pared(text: str, start: int, *, core: int, end: int) -> Span | None:
    """Drop a leading adverbial ("On Instagram he") and a verb of its own, and refuse what is no noun phrase."""
    words = list(WORD.finditer(text, start, core))
    if not words:
        return None
    if lowered(words[0]) in PRONOUNS - {"it"}:
        return Span(*words[0].span())
    kept = _to_verb(words)
    end = end if len(kept) == len(words) else kept[-1].end()
    first, last = kept[0], kept[-1]
    if lowered(last) in PRONOUNS:
        return Span(*last.span()) if lowered(last) != "it" or len(kept) == 1 else None
    if lowered(first) in PREPOSITIONS or (lowered(first).endswith("ing") and len(kept) > len(("speaking", "he"))):
        run = _last_capitals(kept)
        return Span(run, end) if run is not None else None
    return Span(first.start(), end)


def _to_verb(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words up to a verb that the noun phrase already has before its cue ("Jane Doe beamed and said")."""
    for at in range(1, len(words)):
        word, before = words[at][0], words[at - 1][0]
        acts = word in finite_forms() or word in AUXILIARY_VERBS or (before[0].isupper() and word.endswith("ed"))
        if word.islower() and acts and not before.islower():
            return words[:at]
    return words


def _last_capitals(words: list[re.Match[str]]) -> int | None:
    """Return where the capitalised sequence (with its article) at the end of the words begins, None if there is none."""
    start = None
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        capital = word[0][0].isupper() and at > 0 and not word[0].endswith(("'s", "’s"))
        if capital or (start is None and lowered(word) in role_pronouns()):
            start = word.start()
        elif start is not None and word[0] in ("the", "a", "an"):
            return word.start()
        elif start is None or lowered(word) not in role_pronouns():
            break
    return start


_SOURCE_STOP = re.compile(
    r"[.;:!?“”\"—](?=\s|$|[A-Z“\"])|\s[–-]\s|\s(?:in|on|at|to|during|about|when|as|while|after|before|via|through|by|that|from|following|"
    r"regarding|with|upon|over|outside|last|this|earlier|later|yesterday|today|because|if|but|exclusively|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_APPOSITION_STOP = re.compile(
    r",\s(?=(?:in|on|at|during|adding|saying|noting|as|while|but|which|referring|who\s(?:is|was)\s)\b)|[.;:“”\"](?=\s|$)"
)
_GOES_ON = frozenset("adding saying noting but while referring calling explaining which".split())


def source_after(text: str, at: int, ceiling: int) -> Span | None:
    """Return the noun phrase that follows a cue which ends at `at` ("said Jane Doe, the show's creator, in …"), with its apposition."""
    while at < ceiling and text[at] in " \u00a0":
        at += 1
    if at >= ceiling or not (text[at].isalnum() or text[at] in "“‘'\""):
        return None
    end = _stop(text, at, ceiling)
    comma = text.find(",", at, end)
    if comma > 0:
        end = _with_apposition(text, comma, end=end, ceiling=ceiling)
    first = WORD.search(text, at, end)
    if first is None or lowered(first) in PREPOSITIONS | {"it", "that", "so"}:
        return None
    while end > at and text[end - 1] in " ,\u00a0":
        end -= 1
    return Span(at, end)


def source_according(text: str, at: int, ceiling: int) -> Span | None:
    """Return the noun phrase after "according to": up to the first comma, unless an apposition with a role stands behind it."""
    comma = text.find(",", at, ceiling)
    return source_after(text, at, comma if comma > at and role_after(text, comma) is None else ceiling)


def _stop(text: str, at: int, ceiling: int) -> int:
    for stop in _SOURCE_STOP.finditer(text, at, ceiling):
        before = re.search(r"[\w.]+$", text[max(0, stop.start() - 8) : stop.start()])
        if stop[0] != "." or before is None or not is_abbreviation(before[0]):
            return stop.start()
    return ceiling


def _with_apposition(text: str, comma: int, *, end: int, ceiling: int) -> int:
    """Return where a noun phrase ends whose first comma stands at `comma`: there, or behind the apposition that follows."""
    words = text[comma + 1 : end].split()
    first = words[0].lower() if words else ""
    if not words or first in _GOES_ON:
        return comma
    role = any(word.strip(",").lower() in role_pronouns() for word in words[:5])
    if not (role or first in ("who", "and") or first in DETERMINERS or first.isdigit()):
        return comma
    closing = _APPOSITION_STOP.search(text, comma + 1, ceiling)
    return min(max(end, comma), closing.start()) if closing else end
