"""What is no title by its own words and those right beside it: words that run on into a sentence, counts, days, peoples, labels."""

import re

from clapboard.mentions.shows.stretches import Cut, words_of
from clapboard.text.names import is_given

_PLAYED_BY = re.compile(r" \(([A-Z][\w’'-]+) [A-Z][\w’' -]+\)")


def is_with_its_actor(text: str, cut: Cut) -> bool:
    """Tell whether somebody's full name stands in brackets behind the words."""
    actor = _PLAYED_BY.match(text, cut.span.end)
    return actor is not None and is_given(actor[1])


def is_leading(word: str) -> bool:
    """Tell whether a word begins sentences with a capital and is rarely a title's first."""
    return word.lower().replace("’", "'").strip(":,") in words_of("leading")


_PRONOUNS = frozenset("we i you he she they it and or but so what who there this that".split())
_CONTRACTED = re.compile(r"(?i)(?:we|i|you|he|she|they|it|that|there|what|who)['’](?:ve|re|ll|d|m|s)$")
_NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
_COUNTED = re.compile(
    r" (?:(?:more|new|of|other|fresh|brand|full|long)\b|[a-z]+s\b(?<! is)(?<! has)(?<! was)(?<! stars)(?<! returns)(?<! ends))"
)
_HEADS_A_LIST = re.compile(r"\b(?:[Cc]oming|[Nn]ew|[Aa]rriving|[Nn]ow|[Ll]eaving|[Ss]treaming|[Ll]anding|[Nn]ext|[Aa]lso) (?:to|on) $")
_PRAISED = re.compile(r"[\w’'-]+-(?:winning|nominated|starring|led)\b")


_SHORT = 8
_COUNT = re.compile(
    r"(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|twenty|\d+(?:st|nd|rd|th))"
)
_OF_SEASONS = re.compile(r"(?i:,? (?:and (?:final|last|\w+th) )?(?:new |more |further )?(?:season|series|run|episode|instal?lment)s?\b)")
_SEASON = re.compile(r"(?i:\b(?:season|series) )$")
_OF_A_GERUND = re.compile(r" (?:to|an?|the|this|that|it|his|her|their|our|my|into|up|out|off|from|I|for|with|how|what)\b")
_NOUN = re.compile(r" [a-z]")
_SORTS = frozenset(("shows", "series", "seasons", "tv"))
_RELATIVE = frozenset(("that", "which", "who", "whose"))
_CLAUSE = re.compile(r"(?i:['’]re|['’]ve|,? (?:were|was|are|is|have|has|had|will|would|could|should|got|get|deserve\w*|never|i|we|you)\b)")
"""Behind a relative pronoun: it opens a clause ("Ten Shows That Were …")."""


def _is_run_on_label(words: str) -> bool:
    """Tell whether words with a colon are a label and the first word of what it labels ("Harbour Nine: In", "Ferry: Ferry")."""
    label, colon, rest = words.partition(": ")
    return bool(colon) and (rest == label or (" " not in rest and is_leading(rest)))


_OPENS = re.compile(
    r"(?:Set|Launched|Based|Created|Written|Produced|Released|Filmed|Shot|Directed|Adapted|Inspired|Commissioned|Ordered|Premiered|"
    r"First aired) (?:in|on|by|at|from|around|between|during|as|back)\b"
)
"""A clause that opens a sentence with what was done to its subject ("Set in Cork, the drama …")."""


def is_no_title(text: str, cut: Cut) -> bool:
    """Tell whether words are no title, whatever the page says: they count, run on into a sentence, praise, label, or name a day."""
    words = cut.span.of(text).split()
    if cut.quoted:
        return False
    if len(words) == 1:
        return _is_no_title_alone(text, cut, words[0])
    return _runs_on(text, cut, words) or _begins_otherwise(text, cut, words)


def _is_no_title_alone(text: str, cut: Cut, word: str) -> bool:
    """Tell it of a lone word: a count, a contraction, a gerund with its object, where something comes from."""
    start, end, small = cut.span.start, cut.span.end, word.lower()
    if _COUNT.fullmatch(word) and (_OF_SEASONS.match(text, end) or _SEASON.search(text[max(0, start - _SHORT) : start])):
        return True
    counts = small in _NUMBERS and cut.initial and _COUNTED.match(text, end) is not None
    does = word.endswith("ing") and cut.initial and _OF_A_GERUND.match(text, end) is not None
    comes_from = small in words_of("peoples") and _NOUN.match(text, end) is not None
    return small in _SORTS or counts or does or comes_from or _CONTRACTED.match(word) is not None


def _runs_on(text: str, cut: Cut, words: list[str]) -> bool:
    """Tell whether the last words belong to what follows: "After One" season, "Shows That" were, "Correction: We"."""
    end, said = cut.span.end, " ".join(words)
    if _COUNT.fullmatch(words[-1]) and is_leading(words[0]) and _OF_SEASONS.match(text, end):
        return True
    if words[-1].lower() in _RELATIVE and _CLAUSE.match(text, end):
        return True
    if ": " in said and ((_is_run_on_label(said) and not cut.heading) or is_with_its_actor(text, cut)):
        return True
    return words[-1].lower() in _PRONOUNS and words[-2].endswith(":")


def _begins_otherwise(text: str, cut: Cut, words: list[str]) -> bool:
    """Tell whether the first words belong to no title: a clause that opens the sentence, a day, a source, praise, a list's label."""
    start, end, first = cut.span.start, cut.span.end, words[0].lower()
    if cut.initial and _OPENS.match(" ".join(words)) and text[end : end + 1] == ",":
        return True
    if cut.initial and len(words) == len(("On", "Friday")) and is_leading(first) and words[1].lower() in words_of("days"):
        return True
    if ": " in text[start:end] and _HEADS_A_LIST.search(text, max(0, start - 16), start):
        return True
    by_day = first in words_of("days") and text[max(0, start - 3) : start].lower() == "on "
    return by_day or first in words_of("sources") or words[0].islower() or _PRAISED.match(words[0]) is not None
