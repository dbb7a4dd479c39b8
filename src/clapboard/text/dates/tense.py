"""Whether a sentence speaks of a date as past or as still to come: a guess from the nearest verb, for `resolve`."""

import re
from functools import cache

from clapboard.model.span import Span
from clapboard.text.dates.anchors import Tense

_REACH = 160
_STOP = re.compile(r"[.!?;](?=[\s\"”’])|\n")
_FUTURE = (
    r"\b(?:will|would|shall|should|may|might|can|could|to\sbe|[’']ll|won[’']t|going\sto|expect(?:ed|s)?|intends?|slated|scheduled|set|due|poised|planned|plans?|planning|aims?|aiming|hopes?|hoping|"
    r"targeting|eyeing|eyed|bound|upcoming|coming|awaits?|"
    r"returns|premieres|debuts|arrives|launches|drops|bows|lands|begins|starts|airs|opens|comes|hits|releases|streams|"
    r"(?:is|are|be|[’']s|[’']re)\s(?:returning|premiering|debuting|arriving|launching|dropping|coming|starting|beginning|filming|landing|airing))\b"
)
_PAST = (
    r"\b(?:was|were|had|did|didn[’']t|wasn[’']t|weren[’']t|ago|began|shot|won|came|went|took|gave|said|told|made|ran|got|saw|left|wrote|spoke|"
    r"met|brought|became|kept|fell|rose|found|held|hit|led|lost|sold|bought|paid|set\sa|broke|put|let|cast|drew|knew|thought|"
    r"[a-z]{2,}ed)\b"
)
_NO_VERB = frozenset("need indeed speed exceed proceed succeed feed seed breed hundred sacred naked wicked beloved".split())


@cache
def _cues() -> re.Pattern[str]:
    return re.compile(f"(?P<future>{_FUTURE})|(?P<past>{_PAST})", re.IGNORECASE)


def tense_at(text: str, date: Span) -> Tense | None:
    """Return the tense of the verb nearest to a date in its sentence, None where there is none.

    A verb before the date counts rather than one after it. What is announced in the present ("returns on Friday") is future, as the
    press means it; a participle of planning ("expected", "slated") is future though it looks past.
    """
    before = text[max(0, date.start - _REACH) : date.start]
    stops = list(_STOP.finditer(before))
    last = _cue(before[stops[-1].end() if stops else 0 :], -1)
    if last is not None:
        return last
    after = text[date.end : date.end + _REACH]
    stop = _STOP.search(after)
    return _cue(after[: stop.start() if stop else len(after)], 0)


def _cue(clause: str, which: int) -> Tense | None:
    cues = [match for match in _cues().finditer(clause) if match[0].lower() not in _NO_VERB]
    if not cues:
        return None
    return "future" if cues[which]["future"] else "past"
