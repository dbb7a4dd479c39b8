"""Whether a capitalised sequence is a person's name: what its form and the words beside it say."""

import re
from collections.abc import Iterator
from functools import cache

from clapboard.mentions.cues import beside_cue
from clapboard.mentions.epithets import role_after, role_before, role_pronouns
from clapboard.text.names import Name, is_doubtful, is_given, key
from clapboard.vocabulary import load

_LONGEST = 4
"""Words that a person's name has at most."""


def likely(text: str, name: Name) -> float:
    """Return how much speaks for a capitalised sequence being a person's name; above 0: it is."""
    return sum(weight for weight, holds in _evidence(text, name) if holds)


def _evidence(text: str, name: Name) -> Iterator[tuple[float, bool]]:
    """Yield what may speak for a name being a person's, with its weight, and whether it does."""
    single, doubtful = len(name.words) == 1, is_doubtful(name.words[0])
    unknown = single and not name.given
    foreign = len(name.words) in (2, 3) and not name.given
    yield -3.0, name.barred
    yield 2.5, name.honorific is not None
    yield (1.0 if doubtful or single else 2.0), name.given
    yield -2.5, name.the and not name.given
    yield -1.5, single and name.words[0].isupper() and len(name.words[0]) > 1
    yield -2.0, len(name.words) > _LONGEST
    yield -2.5, not single and not name.given and _owns_a_person(text, name)
    yield -3.0, not single and _names_a_work(text, name)
    yield 1.5, bool(role_before(text, name.span.start) or role_after(text, name.span.end))
    yield 1.2, beside_cue(text, name.span)
    yield -1.0, unknown and not name.honorific
    yield -1.0, single and name.initial and doubtful
    yield -1.0, unknown and name.initial and not name.honorific and _NOUN.search(key(name.words[0])) is not None
    yield -2.0, unknown and key(name.words[0]).endswith(_PRESS)
    yield 1.5, _RELATED.match(text, name.span.end) is not None
    yield 1.2, unknown and _PERSONAL_PRONOUN.match(text, name.span.end, name.span.end + 110) is not None
    yield 1.2, unknown and _PERSON_DOES.match(text, name.span.end, name.span.end + 60) is not None
    yield 1.2, foreign and _does(text, name)
    yield 1.0, foreign and _CAST.search(text, max(0, name.span.start - 40), name.span.start) is not None
    yield 1.0, foreign and any(_SYLLABLES.fullmatch(word) for word in name.words)
    yield 1.2 if unknown else 0.5, not name.given and _HOLDS.match(text, name.span.end, name.span.end + 60) is not None
    yield -3.0, not (single and name.given) and " ".join(map(key, name.words)) in _outlets()


_OWNED = re.compile(r"['’]s\s([A-Z][\w’-]+)\s[A-Z]")


def _owns_a_person(text: str, name: Name) -> bool:
    """Tell whether a full name is owned ("Harbour Nine's Jane Doe"): what owns it is a work or a company."""
    owned = _OWNED.match(text, name.span.end)
    return owned is not None and is_given(owned[1])


_KNOWN_FOR = re.compile(
    r"[”\"’']?\s(?:star|actor|actress|alum|alumn(?:us|a)|vet|veteran|lead|creator|co-creator|showrunner|breakout|scene-stealer)\s[A-Z][\w’-]+\s[A-Z]"
)


def _names_a_work(text: str, name: Name) -> bool:
    """Tell whether the words only say what somebody is known for ("Harbour Nine star Jane Doe")."""
    return _KNOWN_FOR.match(text, name.span.end) is not None


_PERSON_DOES = re.compile(
    r"(?:,? who)?\s(?:(?:is|was|has|had|will|would|also|then|later|since|already|only|never)\s){0,3}"
    r"(?:laugh(?:ed|s)|jok(?:ed|es)|quipp?(?:ed|s)|grinn?(?:ed|s)|smil(?:ed|es)|shrugg?(?:ed|s)|cr(?:ied|ies)|thank(?:ed|s)|play(?:ed|s)?|"
    r"direct(?:ed|s)?|wr(?:ote|ites|itten)|creat(?:ed|es)|join(?:ed|s)? (?:the|as|a)|attached to|signed (?:on|up)|"
    r"return(?:ed|s|ing)? (?:to (?:run|play|direct|lead|write|star)|as [A-Z])|"
    r"step(?:ped|s|ping) (?:down|in|back|up|away)|boards?|"
    r"boarded|exit(?:ed|s)|depart(?:ed|s)|quits?|"
    r"steals? (?:every|the|each)|less |more |not coming back|giddy|"
    r"thrilled|proud|honou?red|grateful|excited|adamant|candid|coy|tight-lipped)\b"
)
"""What only people do and are: a name that does it is a person's, however unknown."""
_HOLDS = re.compile(
    r"\s(?:(?:has |had )?served as (?:the )?(?:(?:co-)?(?:creator|showrunner)|director|head writer)|"
    r"(?:(?:is|was|back|remains|takes|taking) )?(?:in )?the director['’]s (?:chair|seat)|having directed|"
    r"(?:steps|stepping|stepped|moves|moving|moved) (?:up|in) (?:as|to) (?:co-)?(?:showrun|direct))"
)
"""A chair that only people hold: a name before it is a person's."""
_TRADE = re.compile(
    r"(?:['’]s)?\s(?:"
    r"(?:is|are|was|will be|be) back\b|(?:is|was|were|will) not (?:be )?return|won['’]t return|"
    r"has (?:left|exited|joined|departed|been cast)|ha(?:s|ve) yet to sign|ha(?:s|ve)(?: not|n['’]t) (?:closed|signed|commented)|"
    r"(?:leaves|exits|departs|joins|stars|co-stars|leads|reprises|voices|plays|portrays)\b|"
    r"as (?:the |an? )?(?:(?:DI|DS|DC|DCI|Detective|Inspector|Dr|Mr|Mrs|Ms|Queen|King|Princess|Prince)\s)?[A-Z][a-z]+|"
    r"(?:character|role|part|exit|departure|contract|performance|publicist|agent|agency|reps?|run on)\b|"
    r"\((?:[A-Z][\w’':-]*[\s,]*(?:(?:of|the|and|in|on|a|to|for)\s)*)+\))"
)
"""What is said of actors beside their names: parts, contracts, comings and goings, a title in brackets."""
_CAST = re.compile(
    r"(?:\b(?:starring|stars?|co-stars?|starred|opposite|alongside|featuring|newcomers?|actors|"
    r"(?:joined|played|voiced|written|directed|created|produced|replaced) by|replac(?:ing|es?)|hired|cast|casting|recast with|tapped|"
    r"poached|signed|g(?:one|oes) to|went to|(?:I|[Ww]e|he|she) (?:called|rang|phoned))|, with| by)\s$"
)
"""What leads to a name of the trade."""
_SYLLABLES = re.compile(r"[A-Z][a-z]{1,6}-[a-z]{1,6}")
"""A given name of two syllables in the Korean or Chinese manner of writing ("Min-jun")."""


def _does(text: str, name: Name) -> bool:
    end = name.span.end
    return any(shape.match(text, end, end + reach) for shape, reach in ((_PERSON_DOES, 60), (_TRADE, 80), (_PERSONAL_PRONOUN, 110)))


_ELSEWHERE = re.compile(
    r"(?:\b(?:in|at|on|near|via|of|titled|called|named|series|show|drama|comedy|film|sitcom|spin-off|spinoff|podcast|newsletter|magazine|"
    r"website|site|outlet|programme|program|paper|newspaper|blog|column|account|app|told|tells|telling|informed|"
    r"interview with|(?:spoke|speaking|talking|talked|speaks) (?:to|with))\s[“\"‘']?|[“\"‘'])$",
    re.IGNORECASE,
)
_ISSUES = frozenset(
    "ledger dispatch digest courier echo examiner bulletin observer wire register inquirer advertiser monitor insider standard".split()
)
"""Words that names of publications end in and lists of barred words leave out, because people are called by some of them."""


def plausible(text: str, name: Name) -> bool:
    """Tell whether nothing in and beside a name of which nothing else is known says that it is a place's, a work's or a paper's."""
    if name.the or key(name.words[-1]) in _ISSUES or " ".join(name.words).isupper():
        return False
    opens = key(name.words[0])
    if name.initial and (opens.endswith(("ing", "ed")) or opens in role_pronouns()):
        return False
    return _ELSEWHERE.search(text, max(0, name.span.start - 24), name.span.start) is None


_NOUN = re.compile(r"(?:[^s]s|ing|ion)$")
"""Ends of plain nouns with a sentence's capital; a surname that ends so is known by its full name elsewhere."""
_PRESS = ("news", "wire", "times", "post", "weekly", "tv", "fm")
"""Ends of one-word names of publications and stations."""
_RELATED = re.compile(r",?\s(?:who\b|\d\d?,)|,\sas\s[A-Z]|’s (?:wife|husband|mother|father|son|daughter)")
_PERSONAL_PRONOUN = re.compile(
    r"\s(?:himself|herself)\b|\s(?:is|was|has|had|will|took|also|then|went|plays|played)\b[^.!?“\"A-Z]*\b(?:he|his|him|himself|she|her|herself)\b"
)
"""A clause whose subject is a name and that goes on with "his" or "she": the name is a person's."""


@cache
def _outlets() -> frozenset[str]:
    """Return the publications: they speak, too, and are no people."""
    table = load("venues")
    return frozenset(" ".join(map(key, name.removeprefix("The ").split())) for name in (*table["outlets"], *table["social"]))
