"""Clauses of a sentence, told apart by punctuation, conjunctions and what follows them. No parser: a cut that needs one is not made."""

import re
from collections.abc import Iterator

from clapboard.model.span import Span

_SUBJECT = (
    r"(?:i|you|he|she|it|we|they|there|this|that|who|which|the|a|an|his|her|its|their|our|fans?|viewers?|fan ?art|"
    r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*)"
)
_VERB = (
    r"(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|do|does|did|isn['’]t|wasn['’]t|"
    r"\w+['’](?:s|re|ve|d|ll)|\w{2,}(?:ed|s))"
)
_CUT = re.compile(
    rf"[;:—–]\s*|,\s+(?=(?:and|but|or|so|yet|while|as|because|since|though|although|when|where|who|which|whose|after|before|if)\b)"
    rf"|\s+(?=(?:and|but|so|yet|while|as|because|since|though|although|when)\s+{_SUBJECT}(?:\s+\w+){{0,3}}?\s+{_VERB}\b)"
    rf"|,\s+(?={_SUBJECT}(?:\s+\w+){{0,3}}?\s+{_VERB}\b)"
)
_HAS_VERB = re.compile(rf"\s{_VERB}\b")
_LEADING = re.compile(r"(?:and|but|or|so|yet|while|as|because|since|though|although|when|where|after|before|if)\s+", re.IGNORECASE)


def clauses(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the clauses of a sentence in order, without the conjunction that joins them and without a stop at their end."""
    start = sentence.start
    for cut in (*_CUT.finditer(text, sentence.start, sentence.end), None):
        if cut and cut[0].isspace() and not _HAS_VERB.search(text, start, cut.start()):
            continue
        stop = cut.start() if cut else sentence.end
        yield from _trimmed(text, start, stop)
        start = cut.end() if cut else stop


def _trimmed(text: str, start: int, stop: int) -> Iterator[Span]:
    while start < stop and (text[start].isspace() or text[start] in "\"“”'‘,"):
        start += 1
    if joint := _LEADING.match(text, start, stop):
        start = joint.end()
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in '.,"”'):
        stop -= 1
    if start < stop:
        yield Span(start, stop)
