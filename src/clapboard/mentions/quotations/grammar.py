"""The small words that noun phrases and clauses are told by."""

import re

WORD = re.compile(r"[^\W_][\w’'.&+-]*[\w+]|[^\W_]")
"""A word of a clause: abbreviations and possessives in one."""

ADVERBS = frozenset(
    """also then later recently previously once again further now just only even still already first finally simply merely soon too always
    has have had was were is been be would will did does do can could might may must went on to never not famously jointly""".split()
)
"""What stands between a subject and its verb, auxiliaries included."""

PRONOUNS = frozenset("he she they it we i you who".split())
DETERMINERS = frozenset("a an the his her their its one another some many several both two three no this that these those each".split())
PREPOSITIONS = frozenset(
    """in on at during speaking with after before for by as while when following amid despite according to from of per via through since
    until asked although though because if like unlike instead elsewhere appearing writing taking responding reflecting talking chatting
    meanwhile however still but and so yet then now later earlier today yesterday addressing discussing sharing opening looking""".split()
)
"""What begins an adverbial and no noun phrase."""

AUXILIARY_VERBS = frozenset(
    "is was are were has had have will would can could may might did does went took wants came made gave got".split()
)
NO_VERB_AFTER = (DETERMINERS - frozenset("this that both one another some many several".split())) | frozenset(
    "of for with by in to as most more much".split()
)
"""After these a form that can be a verb is a noun or an adjective."""

BARE_AFTER = frozenset("did to would will could can should does might and actress actor star".split())
"""After these a verb stands in its bare form and still reports."""

_ABBREVIATED = frozenset("Mr Mrs Ms Dr Jr Sr Sen Rep Gov St Gen Lt Sgt Col Prof Rev Capt Del".split())


def is_abbreviation(word: str) -> bool:
    """Tell whether a full stop after the word belongs to it: an honorific, an initial, "Jr"."""
    return len(word) == 1 or word in _ABBREVIATED or "." in word


def last_match(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last match of a pattern in a stretch, None if there is none."""
    found = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found


def lowered(word: re.Match[str]) -> str:
    """Return a word in small letters."""
    return word[0].lower()
