"""How sure a clause is of what it says: asserted, reported, expected, rumoured, denied, asked, absent; done or still planned.

Read from the words around a predicate, on a line in which what is known has one letter each. The text's certainty, not ours.
"""

import re
from dataclasses import dataclass

from clapboard.model.mention import Certainty
from clapboard.vocabulary.phrasing import OUTLET, PERSON, PLATFORM

_NEGATION = re.compile(
    r"(?:\b(?:not|never|no|without|neither|nor|isn't|hasn't|haven't|wasn't|won't|didn't|doesn't|don't|aren't|"
    r"weren't|wouldn't|couldn't|can't|cannot|yet to|no longer|far from|denied|denies|"
    r"refuted|debunked|dismissed|rather than|instead of|in place of|stopped short of|nothing)\b|n't\b)(?:\s+(?!when\b|"
    r"because\b|that\b|if\b|who\b|but\b|since\b|after\b)[^\s,.;:]+){0,4}\s*$"
)
_NOT_NEGATION = re.compile(
    r"\b(?:not (?:only|just|one|yet over|long|too|much|to mention)|no (?:doubt|secret|wonder|surprise|stranger)|not but)\b|wasn't long"
)
_NOT_YET = re.compile(
    r"\b(?:yet|to be (?:\w+ly )?(?:announced|confirmed|revealed|decided|determined|set|named)|so far|"
    r"as of (?:now|yet)|at this time|currently|officially|still|no word|remains)\b"
)
_TOLD = re.compile(r"\b(?:announce\w*|date|confirm\w*|reveal\w*|renew\w*|word|commission\w*|order\w*|greenlit|pick\w* up|decid\w*)\b")
"""What may not have been told yet."""
_NO_AFTER = re.compile(
    r"^\s*(?:has|have|is|are|was|were|had)?\s*(?:not|n't|never)\s+(?:yet\s+)?(?:been|happened|announced|true)\b|"
    r"^[^,.;]{0,50}?\b(?:(?:has|have) yet|(?:is|are|remains?) (?:still )?(?:yet )?|still |yet |(?:date|dates) )to be "
    r"(?:\w+ly )?(?:announced|confirmed|revealed|decided|determined|set|named)\b|^[^,.;]{0,30}\bthat is (?:now )"
    r"?not so\b"
)
_SAID = re.compile(r"\b(?:reports?|claims?|rumou?rs?|stor(?:y|ies)|speculation|suggestions?|headlines?|talk)\b")
_REFUTED = re.compile(
    r"\b(?:(?:knock|shoot|shot|slap)\w* down|refut\w+|debunk\w*|dispel\w*|quash\w*|rubbish\w*|dismiss\w*|den(?:y|ies|ied|ying)|reject\w*|"
    r"pour\w* cold water on|batt?\w* away|no truth (?:in|to)|hit back at) (?:the |those |these |all |any |recent |online |media |press )*"
    r"(?:reports?|rumou?rs?|claims?|speculation|suggestions?|stories|story|talk)\b"
)
"""Before what was only reported, and was called wrong ("knocked down reports that …")."""
_CALLED_WRONG = re.compile(
    r"^[^.;!?]{0,40}?\b(?:(?:is|are|was|were|proved|turned out to be) (?:simply |just |flatly |plain |completely |entirely )?"
    r"(?:wrong|false|untrue|incorrect|inaccurate|nonsense|fake)|"
    r"(?:is|are|was|were)(?:n't| not) (?:entirely |quite )?(?:correct|true|accurate|right))\b"
)
"""What is said behind a report of something that was called wrong ("reports that it was axed are not correct")."""
_ASKS = re.compile(
    r"(?:^|[:-] )(?:so |but |and |now )*(?:will|is|are|has|have|did|does|do|was|when|what|who|why|how|could|can|should|"
    r"would|where|which|might)\b|\b(?:whether|if there|wonder|question of)\b"
)
_GUESS = re.compile(
    r"\b(?:could|may|might|should|hope|hopes|hoping|hopefully|hoped|wish|wishes|would love|would like|'d love|"
    r"'d gladly|possible|possibly|possibility|perhaps|maybe|probably|likely|unlikely|guess|"
    r"think|thinks|predict\w*|speculat\w*|bet|chance|chances|weighing|considering|mulling|eyeing|want|wants|"
    r"wanted|wanting|look for|toying|seems|appears|potential\w*|confident|"
    r"don't expect|expect it|would (?:fit|make sense|suit)|beg(?:s|ged|ging)? for|clamou?r\w*|"
    r"imagine|assume\w*|if)\b|\bat some point\b|\bconsidered\b|\bfor now\b|\b(?:very )?early (?:stages|days|talks)\b"
)
_RUMOUR = re.compile(
    r"\b(?:there (?:is|was|has been) talk|mutter\w*|rumou?r\w*|whispers?|gossip|unconfirmed|leaked?|leak|allegedly|insiders?)\b"
)
_REPORT = re.compile(
    rf"\b(?:reportedly|reports? (?:say|says|that|claim|claims|suggest|suggests|indicate|from)|according to|"
    rf"per {OUTLET}|via {OUTLET}|as per|sources? (?:say|says|said|told|tells?|claims?|insists?|reckons?|close|point|indicate)|"
    rf"several sources|word is|is said to|are said to|said to be|it is understood|is understood to|has learned|"
    rf"learned that|was first to report|first reported|exclusively reported|apparently|seemingly|"
    rf"a (?:recent |new )?report|individual with knowledge|insiders?|expected to|thought to|believed to|tipped to|"
    rf"looks set to)\b|[{OUTLET}{PERSON}]\s+(?:reports|reported|revealed|was first|has confirmed|confirms|claims|"
    rf"writes|hears)\b"
)
_OFFICIAL = re.compile(
    rf"(?:{PLATFORM}(?:'s)?|the (?:network|streamer|service|channel|studio|broadcaster|company|streaming giant))"
    rf"\s+(?:\w+\s+){{0,3}}?(?:announced|"
    rf"confirmed|said|says|revealed|tweeted|wrote|posted|announces|confirms)|"
    r"\b(?:officially|official|in a statement|press release|joint statement)\b"
)
_PLANNED = re.compile(
    r"\b(?:will|won't|would|'ll|shall|to be|set to|is to|are to|scheduled|slated|"
    r"due to (?:be|begin|start|premiere|air|return|arrive|launch|film|shoot|finish|end|wrap|come|go|open|drop|land|debut|run|take|appear|"
    r"play|star|direct|join|leave|reprise|resume|conclude|get|make|hit|move)|plans? to|planning to|"
    r"planned|aims? to|expected to|going to|upcoming|hopes? to|could|may|might|eyes|eye?ing|"
    r"this (?:summer|fall|autumn|winter|spring) to|gets ready|about to|set for|looking (?:to|for)|look for|not until|until)\b"
)
_OPINION = re.compile(
    r"^\W*(?:hopefully|presumably|perhaps|maybe|ideally|with any luck)\b|"
    r"\b(?:our (?:best )?guess|we're guessing|we tend to think|we think|we expect|we are confident|we hope|i think|in my view|odds)\b"
)
_PLEA = re.compile(
    r"\b(?:petition\w*|call(?:s|ed|ing)? (?:for|on|upon)|urg(?:es?|ed|ing)|beg(?:s|ged|ging)?|plead\w*|ask(?:s|ed|ing)?)\b[^,.;]{0,40} to $"
)
"""What leads to a fact that somebody only asks for ("a petition calling for the network to …")."""
_CONDITION = re.compile(r"\W*(?:but |and )?if\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surely:
    """How sure the text is, and whether it is still to come."""

    certainty: Certainty
    planned: bool


def judge(*, sentence: str, before: str, words: str, after: str, negative: bool = False) -> Surely:
    """Return what the words around a predicate say of it.

    `before`, `words` and `after` are the predicate's clause, folded, cut at the predicate; `sentence` is the whole sentence, whose
    frame ("according to …") holds for all its clauses. `negative` says that a negation in `words` is the predicate's own.
    """
    clause = f"{before}{words}{after}"
    planned = _PLANNED.search(before + words) is not None
    refuted = _REFUTED.search(sentence)
    if refuted is not None and words and refuted.end() <= sentence.rfind(words):
        return Surely(certainty=Certainty.DENIED, planned=False)
    if _is_negated(before, "" if negative else words, after):
        absent = (
            _NOT_YET.search(sentence) is not None
            and re.search(
                r"\b(?:announce\w*|date|confirm\w*|reveal\w*|renew\w*|word|commission\w*|order\w*|greenlit|pick\w* up|decid\w*)\b", sentence
            )
            is not None
        )
        return Surely(certainty=Certainty.ABSENT if absent else Certainty.DENIED, planned=False)
    if sentence.rstrip().endswith("?") and _ASKS.search(sentence):
        return Surely(certainty=Certainty.ASKED, planned=planned)
    if _RUMOUR.search(clause):
        return Surely(certainty=Certainty.RUMOURED, planned=planned)
    if (
        _GUESS.search(before + words + after[:40])
        or _PLEA.search(before)
        or _OPINION.search(sentence)
        or (planned and _CONDITION.match(sentence))
    ):
        return Surely(certainty=Certainty.EXPECTED, planned=planned)
    if _REPORT.search(sentence) and not _OFFICIAL.search(clause):
        return Surely(certainty=Certainty.REPORTED, planned=planned)
    return Surely(certainty=Certainty.ASSERTED, planned=planned)


def _is_negated(before: str, words: str, after: str) -> bool:
    negation = _NEGATION.search(before)
    if negation is not None and not _NOT_NEGATION.search(before[negation.start() :] + words[:12]):
        return True
    if _NO_AFTER.search(after) or (_SAID.search(before) and _CALLED_WRONG.search(after)):
        return True
    inner = re.search(r"\b(?:not|n't|isn't|hasn't|haven't|wasn't|never|no|yet to)\b", words)
    return inner is not None and not _NOT_NEGATION.search(words)


_NO = re.compile(
    r"\W*(?:well, |sadly,? |alas,? |unfortunately,? )?"
    r"(?:no\b|nope\b|not (?:yet|so far|quite|really|exactly)\b|never\b|nothing (?:yet|so far)\b)"
)
_YES = re.compile(r"\W*(?:yes|yep|yeah|absolutely|it (?:is|has|does)|indeed)\b")
_SO_FAR = re.compile(r"\b(?:yet|so far)\b")
_IT_HAS_NOT = re.compile(r"\W*(?:it|they|that|this|he|she) (?:has|have|had|is|was|were|did|does|will|would)(?: not|n't)\W*$")
"""A sentence that does nothing but take back the one before ("It has not.")."""


def answered(certainty: Certainty, sentence: str) -> Certainty:
    """Return how sure the text is once the folded sentence behind is read: it answers a question, or takes back what was said."""
    if certainty is Certainty.ASKED and _NO.match(sentence):
        return Certainty.ABSENT if _SO_FAR.search(sentence) else Certainty.DENIED
    if certainty is Certainty.ASKED and _YES.match(sentence):
        return Certainty.ASSERTED
    told = certainty in (Certainty.ASSERTED, Certainty.REPORTED)
    return Certainty.DENIED if told and _IT_HAS_NOT.match(sentence) else certainty
